package intake

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"dafu/tools/internal/measure"
	"dafu/tools/internal/recognise"
	"dafu/tools/internal/source/ocr"
)

// truths name the file that holds what a sample says, by the first letters of
// the sample's name; the longest that fits counts.
var truths = map[string]string{"letter": "truth.txt", "letter-hard.": "truth-hard.txt", "gov": "truth-html.txt", "scan": "truth.txt"}

// TestSharedFormats reads one letter in many formats and holds it against what
// it says: characters by edit distance, paragraphs by their boundaries. The
// samples are not part of this repository.
func TestSharedFormats(t *testing.T) {
	dir := os.Getenv("DAFU_FORMATS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "formats")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) == 0 {
		t.Skipf("not run: there are no samples in %s", dir)
	}
	t.Run("scan", func(t *testing.T) {
		scan(t, filepath.Join(dir, "scan-first-3-pages.pdf"), filepath.Join(dir, "truth.txt"))
	})
	for _, file := range files {
		name := filepath.Base(file)
		if truth := truthOf(name); truth != "" && !strings.HasPrefix(name, "scan") {
			t.Run(name, func(t *testing.T) { holdAgainst(t, file, filepath.Join(dir, truth)) })
		}
	}
}

// scan reads pages that are pictures, and holds them against the part of the
// letter that they show.
func scan(t *testing.T, file, truthFile string) {
	if !ocr.Found() {
		const why = "scans need Tesseract with chi_sim, and there is none on the path"
		if os.Getenv("DAFU_REQUIRE_OCR") != "" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	truth, err := os.ReadFile(truthFile)
	if err != nil {
		t.Fatal(err)
	}
	text, findings, err := Read(context.Background(), file, data)
	if err != nil || len(text.Lines) == 0 || !text.OCR {
		t.Fatalf("not read: %v %v", findings, err)
	}
	got := recognise.Read(text, recognise.Options{}).Letter.BodyText()
	end := []rune(got)
	at := strings.LastIndex(string(truth), string(end[max(0, len(end)-6):]))
	if at < 0 {
		t.Fatalf("the last words are not in the letter: %s", string(end[max(0, len(end)-40):]))
	}
	want := string(truth[:at]) + string(end[max(0, len(end)-6):])
	_, want, _ = strings.Cut(want, "毛磊委员：\n")
	wrong := measure.Wrong(want, got)
	// Where a paragraph ends is asked here, not which mark Tesseract took for its last.
	f1 := measure.Paragraphs(noMarks(want), noMarks(got))
	t.Logf("%.2f %% of characters wrong, paragraphs F1 %.3f", 100*wrong, f1)
	if wrong > 0.025 || f1 < 0.9 {
		t.Error("too far from the truth")
	}
}

// noMarks takes out all but letters, digits and line ends.
func noMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\n' {
			return r
		}
		return -1
	}, s)
}

func truthOf(name string) string {
	best := ""
	for start := range truths {
		if strings.HasPrefix(name, start) && len(start) > len(best) {
			best = start
		}
	}
	return truths[best]
}

// holdAgainst reads a file and fails if it is further from the truth than a
// reader of text may be.
func holdAgainst(t *testing.T, file, truthFile string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	truth, err := os.ReadFile(truthFile)
	if err != nil {
		t.Fatal(err)
	}
	text, findings, err := Read(context.Background(), file, data)
	if err != nil || len(text.Lines) == 0 {
		t.Fatalf("not read: %v %v", findings, err)
	}
	got := recognise.Read(text, recognise.Options{}).Letter.BodyText()
	if f1 := measure.Paragraphs(bodyOf(string(truth)), got); f1 < 0.98 {
		t.Errorf("paragraphs F1 %.3f", f1)
	}
	if n, first := measure.FalseSpaces(got); n > 0 {
		t.Errorf("%d blanks between Han and digits: %q", n, first)
	}
	compare(t, "body", bodyOf(string(truth)), got, file)
	if ext := filepath.Ext(file); ext == ".txt" || ext == ".html" {
		return // their lines are not yet paragraphs, or hold the page around the letter
	}
	var lines []string
	for _, l := range text.Lines {
		lines = append(lines, l.Text)
	}
	compare(t, "whole text", string(truth), strings.Join(lines, "\n"), file)
}

// bodyOf cuts the body out of what a sample says.
func bodyOf(truth string) string {
	_, rest, _ := strings.Cut(truth, "毛磊委员：\n")
	const last = "再次感谢您对宁波市科技创新工作的关心和支持。"
	body, _, _ := strings.Cut(rest, last)
	return body + last
}

func compare(t *testing.T, what, want, got, file string) {
	t.Helper()
	wrong := measure.Wrong(want, got)
	t.Logf("%s: %.3f %% of characters wrong", what, 100*wrong)
	limit := 0.001
	if strings.HasPrefix(filepath.Base(file), "letter-hard.") {
		limit = 0.0015
	}
	if wrong > limit {
		t.Errorf("%s: too far from the truth", what)
	}
}
