package page

import (
	"dafu/tools/internal/letter"

	"github.com/pelletier/go-toml/v2"
)

// Figure is a figure of the letter in both languages. It stands on the English
// page, which the tool writes anew whenever the Chinese one was corrected.
type Figure struct {
	At    string       `toml:"at"` // address of its block
	ZH    string       `toml:"zh"` // as printed
	EN    string       `toml:"en,omitempty"`
	Value string       `toml:"value"` // in plain digits
	Unit  string       `toml:"unit"`
	Bound letter.Bound `toml:"bound,omitempty"`
}

// Due is the time that a promise is given for. It stands beside the figures.
type Due struct {
	At string         `toml:"at"` // address of the promise
	ZH string         `toml:"zh"` // as printed
	By toml.LocalDate `toml:"by"` // the last day that it can mean
}

func figures(list []letter.Stated) []Figure {
	var out []Figure
	for _, s := range list {
		out = append(out, Figure{s.At, s.Text, s.English, s.Value.String(), s.Unit, s.Bound})
	}
	return out
}

func dues(list []letter.Due) []Due {
	var out []Due
	for _, d := range list {
		out = append(out, Due{d.At, d.Text, toDate(d.By)})
	}
	return out
}
