package intake

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dafu/tools/internal/specimen"
)

// TestCutAnywhere cuts a file of each format at every length: it is read, or a
// finding says what is wrong with it, and no reader fails.
func TestCutAnywhere(t *testing.T) {
	const letter = "关于市政协第18号提案的答复\n张三委员：\n您提出的《关于校园的提案》（第18号）收悉。现答复如下：\n已建成12所。\n某市教育局\n2025年6月1日"
	for _, kind := range specimen.Kinds {
		data, err := specimen.Make(kind, letter)
		if err != nil {
			t.Fatal(err)
		}
		step := 1
		if kind == "pdf" {
			step = len(data)/20 + 1 // its reader starts anew for each
		}
		for n := 0; n < len(data); n += step {
			text, findings, err := Read(context.Background(), "a."+kind, data[:n])
			if err != nil {
				t.Fatalf("%s, %d bytes: %v", kind, n, err)
			}
			if len(text.Lines) == 0 && len(findings) == 0 {
				t.Errorf("%s, %d bytes: neither text nor a finding", kind, n)
			}
			for _, f := range findings {
				if f.Rule == crashed {
					t.Errorf("%s, %d bytes: %v", kind, n, f)
				}
			}
		}
	}
}

// TestMoreThanALetter refuses what is larger than any letter, before anybody
// tries to recognise one in it.
func TestMoreThanALetter(t *testing.T) {
	docx, err := specimen.Make("docx", strings.Repeat("您的提案收悉。\n", 20_001))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"long":      strings.Repeat("您的提案收悉。", 60_000),
		"lines":     strings.Repeat("答\n", 20_001),
		"blank":     strings.Repeat("\n", 100_000) + "答",
		"very long": strings.Repeat("a", 9<<20),
		"page":      "<html><p>" + strings.Repeat("您的提案收悉。", 60_000),
		"docx":      string(docx),
		"rtf":       `{\rtf1 ` + strings.Repeat(`\u31572?\par `, 20_001) + "}",
	} {
		text, findings, err := Read(context.Background(), "a", []byte(data))
		if err != nil || len(text.Lines) > 0 || len(findings) != 1 || findings[0].Rule.ID != "file-too-large" {
			t.Errorf("%s: %d lines, %v, %v", name, len(text.Lines), findings, err)
		}
	}
	if text, findings, err := Read(context.Background(), "a", fmt.Appendf(nil, "%s", strings.Repeat("您的提案收悉。\n", 19_000))); err != nil || len(text.Lines) != 19_000 || len(findings) > 0 {
		t.Errorf("a long letter: %d lines, %v, %v", len(text.Lines), findings, err)
	}
}
