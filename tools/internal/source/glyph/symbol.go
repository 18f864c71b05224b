// Package glyph knows the characters that word processors draw and do not keep
// as such: those of symbol fonts, and rings laid around a number.
package glyph

import "strings"

// symbols are the characters of fonts that have an order of their own, as far
// as letters use them: boxes to tick, arrows, mathematical signs.
var symbols = map[string]map[rune]string{
	"wingdings": {
		0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x77: "◆", 0xA1: "○", 0xA8: "□",
		0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
		0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
	},
	"wingdings 2": {
		0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x4F: "✗", 0x97: "●",
		0x6A: "①", 0x6B: "②", 0x6C: "③", 0x6D: "④", 0x6E: "⑤", 0x6F: "⑥", 0x70: "⑦", 0x71: "⑧", 0x72: "⑨", 0x73: "⑩",
	},
	"symbol": {
		0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xB7: "•", 0xA5: "∞",
		0xAE: "→", 0xAC: "←", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
	},
}

// Symbols writes a text in which characters stand that a font of symbols shows by
// codes of its own, in the range that is kept for such.
func Symbols(font, text string) string {
	if symbols[strings.ToLower(strings.TrimSpace(font))] == nil || !strings.ContainsFunc(text, own) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if own(r) {
			b.WriteString(Symbol(font, r))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func own(r rune) bool { return r >= 0xF020 && r <= 0xF0FF }

// Symbol returns the character that a font shows for a code of its own, and
// U+FFFD if it is a font of symbols and the code is none that letters use.
func Symbol(font string, code rune) string {
	if table := symbols[strings.ToLower(strings.TrimSpace(font))]; table != nil {
		if s, ok := table[code&0xFF]; ok {
			return s
		}
		if low := code & 0xFF; low >= 0x20 && low < 0x7F && strings.EqualFold(font, "symbol") {
			return string(low)
		}
		return "\uFFFD"
	}
	if code >= 0xF000 && code <= 0xF0FF {
		code &= 0xFF
	}
	return string(code)
}
