package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/letter"
)

// TestStateWords holds that search results name the state of a translation as
// the pages do, by the share that is set.
func TestStateWords(t *testing.T) {
	words, err := os.ReadFile(filepath.Join("..", "..", "..", "i18n", "en.toml"))
	if err != nil {
		t.Fatal(err)
	}
	r, n, d, m := letter.Reviewed, letter.Translated, letter.Draft, letter.Missing
	for _, tt := range []struct {
		share  float64
		states []letter.State
		key    string // in i18n/en.toml; "" where nothing is said
	}{
		{1, []letter.State{m, m}, "none"},
		{1, []letter.State{r, m}, "partial"},
		{1, []letter.State{n, d}, "draft"},
		{1, []letter.State{n, r}, "unreviewed"},
		{1, []letter.State{r, r}, ""},
		{.5, []letter.State{n, r}, ""},
		{.5, []letter.State{r, m}, ""},
		{.6, []letter.State{r, m}, "partial"},
	} {
		s := &Site{}
		s.Config.Params.TranslationShare = tt.share
		l := &letter.Letter{Lang: letter.English}
		for _, state := range tt.states {
			l.Body = append(l.Body, letter.Block{State: state})
		}
		got := s.stateWords(l)
		if tt.key == "" && got != "" || !strings.Contains(string(words), "[translation_state_"+tt.key) ||
			tt.key != "" && !strings.Contains(string(words), "[translation_state_"+tt.key+"]\nother = \""+got+"\"\n") {
			t.Errorf("%v of share %v: %q, want the words of %q", tt.states, tt.share, got, tt.key)
		}
	}
	if got := (&Site{}).stateWords(&letter.Letter{Lang: letter.Chinese, Body: []letter.Block{{}}}); got != "" {
		t.Errorf("Chinese is called %q", got)
	}
}

// TestTranslationShare holds that a share that makes no sense stops the work.
func TestTranslationShare(t *testing.T) {
	for share, ok := range map[string]bool{"": true, "translation_share = 0.8": true, "translation_share = 80.0": false, "translation_share = -1.0": false} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("[params]\n"+share+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		_, _, err := Open(dir)
		if ok == (err != nil && strings.Contains(err.Error(), "translation_share")) {
			t.Errorf("%q: %v", share, err)
		}
	}
}
