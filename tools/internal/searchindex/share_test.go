package searchindex

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func shareDocuments() []Document {
	var docs []Document
	for i := range 60 {
		lang, text := "zh", fmt.Sprintf("关于第%d号提案的答复，投入2.%d亿元，支持创新联合体。", i, i)
		if i%3 == 0 {
			lang, text = "en", fmt.Sprintf("Reply to proposal %d on innovation consortia number %d", i, i*7)
		}
		docs = append(docs, Document{URL: fmt.Sprint("replies/", i), Lang: lang, Title: text, Date: fmt.Sprintf("2025-01-%02d", 1+i%28),
			Agencies: []Agency{{Key: fmt.Sprint("a", i%4), Name: "市教育局", Lead: true}}, Year: "2025", Blocks: []Block{{ID: "s1", Text: text}}})
	}
	return docs
}

// TestShares makes an index of three shares that were saved, taken in in another
// order: the bytes are those of one run.
func TestShares(t *testing.T) {
	docs := shareDocuments()
	want, err := Build(docs)
	if err != nil {
		t.Fatal(err)
	}
	var saved [3]bytes.Buffer
	for n := range saved {
		b := NewBuilder()
		for i := range docs {
			if i%3 == n {
				if err := b.Add(&docs[i]); err != nil {
					t.Fatal(err)
				}
			}
		}
		var again bytes.Buffer
		if err := errors.Join(b.Save(&saved[n]), b.Save(&again)); err != nil || !bytes.Equal(saved[n].Bytes(), again.Bytes()) {
			t.Errorf("share %d is not the same twice: %v", n, err)
		}
	}
	b := NewBuilder()
	for _, n := range []int{2, 0, 1} {
		if err := b.Load(bytes.NewReader(saved[n].Bytes())); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(want.Files(), b.Finish().Files()); d != "" {
		t.Error(d)
	}
	if err := NewBuilder().Load(bytes.NewReader(saved[0].Bytes()[:saved[0].Len()/2])); err != ErrShare {
		t.Errorf("half a share: %v", err)
	}
	if err := NewBuilder().Load(bytes.NewReader([]byte("<html>"))); err != ErrShare {
		t.Errorf("something else: %v", err)
	}
	twice := NewBuilder()
	if err := errors.Join(twice.Load(bytes.NewReader(saved[0].Bytes())), twice.Load(bytes.NewReader(saved[0].Bytes()))); err == nil {
		t.Error("a share is taken twice")
	}
}
