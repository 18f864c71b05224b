package slip

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
)

// page is a shape with a key of each kind.
type page struct {
	Title string         `toml:"title"`
	Date  toml.LocalDate `toml:"date"`
	Years []string       `toml:"years"`
	Rows  []struct {
		Name  string  `toml:"name"`
		Share float64 `toml:"share"`
	} `toml:"row"`
	Params struct {
		Term  int                `toml:"term"`
		OCR   bool               `toml:"ocr"`
		Since toml.LocalDateTime `toml:"since"`
		Roles map[string]string  `toml:"roles"`
	} `toml:"params"`
}

func TestIn(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		line       int
		en         string // "" for a text without a slip
	}{
		{"all right", "title = 'a'\nyears = ['2025']\ndate = 2025-06-01\n\n# 说明\n[params]\nterm = 16\n[params.roles]\ns1 = 'done'\n[[row]]\nname = 'a'\nshare = 0.5\n[[row]]\nname = 'b'\n", 0, ""},
		{"a quotation mark", "title = 'a", 1, "a quotation mark is missing. Write: title = 'a'"},
		{"their shape", "\ntitle = “a”", 2, "only ' and \" are read. Write: title = 'a'"},
		{"a bracket", "title = 'a'\nyears = ['2025'\n", 2, "the closing bracket ] is missing. Write: years = ['2025']"},
		{"no bracket", "years = 2025", 1, "the value must be a list of texts in square brackets. Write: years = ['2025']"},
		{"Chinese marks", "years = 【'2024'，'2025'】", 1, "a bracket or comma is a Chinese one: only [ ] and , are read. Write: years = ['2024', '2025']"},
		{"a text for a number", "[params]\nterm = '16'", 2, "the value must be a whole number without quotation marks. Write: term = 16"},
		{"a switch", "[params]\nocr = 'yes'", 2, "the value must be true or false, without quotation marks. Write it like this: ocr = true"},
		{"a share", "[[row]]\nshare = 'half'", 2, "Write it like this: share = 0.9"},
		{"a day that is none", "date = 2025-02-30", 1, "the value must be a day that there is, without quotation marks. Write it like this: date = 2025-06-13"},
		{"a time", "[params]\nsince = '2025'", 2, "Write it like this: since = 2025-06-20T09:30:00"},
		{"no equals sign", "title 'a'", 1, "the equals sign is missing. Write: title = 'a'"},
		{"a colon", "title：'a'", 1, "the sign after the name is “：”; it must be =. Write: title = 'a'"},
		{"no value", "title =", 1, "the value is missing. Write it like this: title = '…'"},
		{"twice", "title = 'a'\ntitle = 'b'", 2, "title stands here for the second time"},
		{"a table twice", "[params]\nterm = 1\n[params]\n", 3, "[params] stands here for the second time"},
		{"a table's bracket", "[params\nterm = 1", 1, "Write: [params]"},
		{"a table of many", "[row]\nname = 'a'", 1, "Write: [[row]]"},
		{"words", "title = 'a'\nsome words\n", 2, "this line is not of the form name = 'text'"},
		{"a merge", "title = 'a'\n<<<<<<< HEAD\n", 2, "this line is a mark of a merge in git"},
		{"an invisible mark", "\ufefftitle = 'a'", 1, "invisible mark (BOM)"},
		{"another encoding", "title = 'a'\nyears = ['\xcd\xf8']", 2, "the file is not in UTF-8"},
		{"personal data", "title = '13800000000", 1, "a quotation mark is missing. Write it like this: title = '…'"},
	} {
		got := In(tt.text, page{})
		if got.Line != tt.line || !strings.Contains(got.EN, tt.en) || (got.EN == "") != (tt.en == "") || (got.ZH == "") != (tt.en == "") {
			t.Errorf("%s: %+v, want line %d: %s", tt.name, got, tt.line, tt.en)
		}
	}
	if got := In("[class]]\nname = 'a'", nil); got.Line != 1 {
		t.Errorf("without a shape: %+v", got)
	}
}

func TestMerge(t *testing.T) {
	for text, line := range map[string]int{
		"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n": 2,
		"a\n>>>>>>> x\r\n":                            2,
		"a\n=======\n":                                0,
		"a <<<<<<< b\n<<<<<<<<<<":                     0,
	} {
		if got := Merge(text); got.Line != line || (got.EN == "") != (line == 0) || (got.ZH == "") != (line == 0) {
			t.Errorf("%q: %+v, want line %d", text, got, line)
		}
	}
}

func TestUnknown(t *testing.T) {
	err := toml.Unmarshal([]byte("a = 1\nb = = 2\n"), &map[string]any{})
	if got := Unknown(err); got.Line != 2 || got.EN == "" || got.ZH == "" {
		t.Errorf("%+v", got)
	}
	if got := Unknown(errors.New("x")); got.Line != 1 {
		t.Errorf("%+v", got)
	}
}

func TestNames(t *testing.T) {
	shape := reflect.TypeFor[page]()
	for _, tt := range []struct{ table, want []string }{
		{nil, []string{"title", "date", "years", "row", "params"}},
		{[]string{"row"}, []string{"name", "share"}},
		{[]string{"params"}, []string{"term", "ocr", "since", "roles"}},
		{[]string{"params", "roles"}, nil},
		{[]string{"gone"}, nil},
	} {
		if d := cmp.Diff(tt.want, Names(shape, tt.table)); d != "" {
			t.Errorf("%v: %s", tt.table, d)
		}
	}
}

// FuzzIn: what is to be written can be read, and what can be read is left alone.
func FuzzIn(f *testing.F) {
	f.Add("title = “a'b”")
	f.Add("years = 【a、b")
	f.Add("[params]\nterm：16")
	f.Fuzz(func(t *testing.T, text string) {
		got := In(text, page{})
		if toml.Unmarshal([]byte(text), &page{}) == nil && got.Line > 0 && !strings.HasPrefix(text, "\ufeff") {
			t.Errorf("%q can be read: %+v", text, got)
		}
		_, line, ok := strings.Cut(got.EN, " Write: ")
		if ok && toml.Unmarshal([]byte(line), &map[string]any{}) != nil {
			t.Errorf("%q: to be written: %q", text, line)
		}
	})
}
