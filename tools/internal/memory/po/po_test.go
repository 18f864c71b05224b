package po

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// edited is a catalogue as translators' tools leave it: wrapped at 80 columns,
// every kind of comment, a former source, loose comments, obsolete entries.
const edited = `# Letter
# second line
msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"

# a translator's remark
#. an extracted remark
#: s1-p1
#: s2-p1 s2-p2
#, fuzzy, no-wrap
#| msgctxt "paragraph"
#| msgid ""
#| "旧的"
#| "文字。"
msgctxt "paragraph"
msgid ""
"新的"
"文字。"
msgstr ""
"The \"new\" "
"text.\n"
"\tTabbed \\ text."
msgctxt "heading"
msgid "没有空行"
msgstr "No blank line before"

# a loose comment

#: s3
msgctxt "heading"
msgid "目标"
msgstr ""

# why it is kept
#, fuzzy
#~| msgid "更旧"
#~ msgctxt "paragraph"
#~ msgid "过时"
#~ msgstr ""
#~ "Out "
#~ "of use"

#~ msgid "二"
#~ msgstr "Two"
# the end
`

func TestParse(t *testing.T) {
	f, err := Parse(edited)
	if err != nil {
		t.Fatal(err)
	}
	want := []*Entry{
		{Line: 1, Target: "Language: en\nContent-Type: text/plain; charset=UTF-8\n"},
		{Line: 8, Context: "paragraph", Source: "新的文字。", Target: "The \"new\" text.\n\tTabbed \\ text.",
			Previous: "旧的文字。", References: []string{"s1-p1", "s2-p1", "s2-p2"}, Flags: []string{"fuzzy", "no-wrap"}},
		{Line: 25, Context: "heading", Source: "没有空行", Target: "No blank line before"},
		{Line: 31, Context: "heading", Source: "目标", References: []string{"s3"}},
		{Line: 36, Context: "paragraph", Source: "过时", Target: "Out of use", Previous: "更旧",
			Flags: []string{"fuzzy"}, Obsolete: true},
		{Line: 45, Source: "二", Target: "Two", Obsolete: true},
	}
	if d := cmp.Diff(want, f.Entries, cmpopts.IgnoreUnexported(Entry{})); d != "" {
		t.Error(d)
	}
	if got := f.String(); got != edited {
		t.Errorf("printed back with other bytes:\n%s", cmp.Diff(edited, got))
	}
	if !f.Entries[0].IsHeader() || f.Entries[1].IsHeader() {
		t.Error("the header is the first entry and only that")
	}
}

func TestParseKeepsBytes(t *testing.T) {
	for name, text := range map[string]string{
		"empty":       "",
		"CRLF":        strings.ReplaceAll(edited, "\n", "\r\n"),
		"no line end": strings.TrimSuffix(edited, "\n# the end\n"),
		"byte order":  "\ufeff" + edited,
		"blank lines": "\n\n" + edited + "\n\n\n",
	} {
		f, err := Parse(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.String() != text {
			t.Errorf("%s: printed back with other bytes:\n%q", name, f.String())
		}
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"msgid \"a\nmsgstr \"\"\n":                "line 1: the quotation mark behind the text is missing. Write: msgid \"a\"",
		"msgid \"a\\q\"\nmsgstr \"\"\n":           `line 1: a quotation mark or a \ within the text needs a \ before it. Write: msgid "a\\q"`,
		"\"a\"\n":                                 "line 1: this text belongs",
		"msgid \"a\"\n\nmsgid \"b\"\n":            "line 1: the entry that begins here has no line msgstr",
		"msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"\n": "line 2: msgid stands twice",
		"\nmsgctxt \"a\"\n":                       "line 2: the entry that begins here has no line msgid",
		"msgid \"a\"\nmsgid_plural \"b\"\n":       "line 2: the line begins with msgid_plural; it must",
		"msgid \"\x87\"\n":                        "line 1: the file is not in UTF-8",
		"<html>\n":                                "line 1: this line is none of a translation file",
		"msgid \"a\"\n<<<<<<< HEAD\n":             "line 2: this line is a mark of a merge in git",
	} {
		_, err := Parse(text)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

// TestChange holds that a change rewrites its own entry and no other byte.
func TestChange(t *testing.T) {
	f, err := Parse(edited)
	if err != nil {
		t.Fatal(err)
	}
	f.Entries[2].Translate("First sentence. Second; third “quoted.” Fourth", false)
	f.Entries[3].Reword("新目标")
	f.Entries[5].Retire(false)
	f.Entries[5].Reword("三")
	f.Entries[5].Note("by hand\ntwice")
	added := New("measure", "一。二！”三", "m1")
	f.Insert(added, f.Entries[3])
	got := f.String()
	want := strings.NewReplacer(
		"msgstr \"No blank line before\"\n", "msgstr \"\"\n\"First sentence. \"\n\"Second; \"\n\"third “quoted.” \"\n\"Fourth\"\n",
		"msgid \"目标\"\nmsgstr \"\"\n", "msgid \"新目标\"\nmsgstr \"\"\n\n#: m1\nmsgctxt \"measure\"\nmsgid \"\"\n\"一。\"\n\"二！”\"\n\"三\"\nmsgstr \"\"\n",
		"#~ msgid \"二\"\n#~ msgstr \"Two\"\n", "# by hand\n# twice\n#, fuzzy\n#| msgid \"二\"\nmsgid \"三\"\nmsgstr \"Two\"\n",
	).Replace(edited)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	f.Remove(added)
	f.Remove(f.Entries[3])
	if s := f.String(); !strings.Contains(s, "# a loose comment") || strings.Contains(s, "新目标") {
		t.Errorf("taking an entry out takes out that entry and no comment:\n%s", s)
	}
}

func TestRewordKeepsTheFirstSource(t *testing.T) {
	e := New("paragraph", "甲")
	e.Reword("乙")
	if e.IsFuzzy() || e.Previous != "" {
		t.Error("without a translation there is nothing to look at again")
	}
	e.Translate("B", false)
	e.Reword("丙")
	e.Reword("丁")
	if !e.IsFuzzy() || e.Previous != "乙" {
		t.Errorf("fuzzy %t, previous %q; the translation was made for 乙", e.IsFuzzy(), e.Previous)
	}
	e.Translate("D", false)
	if e.IsFuzzy() || e.Previous != "" {
		t.Error("a finished translation needs no former source")
	}
}

// TestShippedCatalogues holds that the catalogues of the repository have the
// form in which this package prints an entry.
func TestShippedCatalogues(t *testing.T) {
	var files []string
	for _, glob := range []string{"*.po", "*/*.po"} {
		m, err := filepath.Glob(filepath.Join("../../../../translations", glob))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m...)
	}
	if len(files) < 2 {
		t.Fatalf("found %d catalogues", len(files))
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(string(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.String() != string(data) {
			t.Errorf("%s: printed back with other bytes", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(edited)
	f.Add("msgid \"a\"\nmsgstr \"b\"")
	f.Add("# x\n\n#~ msgid \"\"\n#~ \"a\"\n#~ msgstr \"b\"\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Parse(text)
		if err != nil {
			return
		}
		if got := file.String(); got != text {
			t.Fatalf("printed back with other bytes:\n%q\n%q", text, got)
		}
		for _, e := range file.Entries {
			e.raw = ""
		}
		again, err := Parse(file.String())
		if err != nil {
			t.Fatalf("what is printed anew cannot be read: %v\n%s", err, file)
		}
		ignore := cmpopts.IgnoreFields(Entry{}, "Line", "References", "Flags", "Previous")
		if d := cmp.Diff(file.Entries, again.Entries, ignore, cmpopts.IgnoreUnexported(Entry{})); d != "" {
			t.Fatal(d)
		}
	})
}
