package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dafu/tools/internal/diag"
)

// file makes a PDF file of objects from number 1 on; the first is the catalogue.
func file(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj %s endobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer <</Root 1 0 R/Size %d>>\n%%%%EOF\n", len(objects)+1)
	return index(b.Bytes(), len(objects)+1)
}

const (
	catalogue = "<</Type/Catalog/Pages 2 0 R>>"
	onePage   = "<</Type/Pages/Count 1/Kids[3 0 R]>>"
	page      = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
	helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
)

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>> stream\n%s\nendstream", dict, len(data), data)
}

// bomb is a stream that unpacks to very much of one text.
func bomb(dict, text string, times int) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	chunk := strings.Repeat(text, 1000)
	for range times / 1000 {
		if _, err := w.Write([]byte(chunk)); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return stream(dict+"/Filter/FlateDecode", b.String())
}

// hostile are files that ought to do harm. Each has the rules of which one must
// be found; none where the file is odd but readable.
var hostile = []struct {
	name string
	data func() []byte
	want []*diag.Rule
}{
	{"nothing", func() []byte { return nil }, []*diag.Rule{ruleDamaged}},
	{"a header alone", func() []byte { return []byte("%PDF-1.7\n") }, []*diag.Rule{ruleDamaged}},
	{"noise", func() []byte {
		return append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{0xFE, 0, '<', '[', 13}, 20_000)...)
	}, []*diag.Rule{ruleDamaged}},
	{"cut in the middle", func() []byte {
		whole := write(typeset(sample), bytewise(), options{})
		return whole[:len(whole)/3]
	}, nil},
	{"a password", func() []byte {
		return write(typeset(sample), bytewise(), options{user: "open", owner: "sesame"})
	}, []*diag.Rule{rulePassword}},
	{"a tree of pages that holds itself", func() []byte {
		return file(catalogue, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>")
	}, []*diag.Rule{rulePage, ruleDamaged, ruleEmpty}},
	{"a thousand million pages", func() []byte {
		return file(catalogue, "<</Type/Pages/Count 1000000000/Kids[3 0 R]>>", page, stream("", ""), helvetica)
	}, []*diag.Rule{rulePage, ruleDamaged, ruleLong, ruleEmpty}},
	{"arrays a hundred thousand deep", func() []byte {
		deep := strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
		return file(catalogue, "<</Type/Pages/Count 1/Kids "+deep+">>")
	}, []*diag.Rule{rulePage, ruleDamaged, ruleEmpty}},
	{"a form that draws itself", func() []byte {
		form := stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", "/X Do /X Do")
		return file(catalogue, onePage, page, stream("", "/X Do"), form)
	}, []*diag.Rule{ruleEmpty, rulePage}},
	{"contents of very many bytes", func() []byte {
		return file(catalogue, onePage, page, bomb("", "q 1 0 0 1 0 0 cm ", 10_000_000), helvetica)
	}, []*diag.Rule{ruleEmpty, rulePage, ruleSlow, ruleDamaged}},
	{"a hundred thousand characters on a page", func() []byte {
		return file(catalogue, onePage, page, bomb("", "BT /F1 9 Tf 9 9 Td "+strings.Repeat("5 0.1 Td (a) Tj ", 90)+" ET BT /F1 4 Tf 9 400 Td "+strings.Repeat("1 3 Td (b) Tj ", 90)+" ET ", 1000), helvetica)
	}, []*diag.Rule{ruleCrowded, ruleSlow}},
	{"a picture of ten thousand million dots", func() []byte {
		picture := bomb("/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray", "\x00", 1_000_000)
		return file(catalogue, onePage, page, stream("", "595 0 0 842 0 0 cm /X Do"), picture)
	}, nil},
	{"a name of thirty million letters", func() []byte {
		return file("<</Type/Catalog/Pages 2 0 R/"+strings.Repeat("N", 30<<20)+" 1>>", onePage, page, stream("", "BT /F1 9 Tf 99 99 Td (abc) Tj ET"), helvetica)
	}, nil},
	{"a page as large as a town", func() []byte {
		large := strings.Replace(page, "595 842", "9000000 9000000", 1)
		return file(catalogue, onePage, large, stream("", "BT /F1 9 Tf (abc) Tj ET"), helvetica)
	}, nil},
}

func TestHostile(t *testing.T) {
	if err := shared.ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			data := c.data()
			began := time.Now()
			text, findings, err := Read(t.Context(), "x.pdf", data)
			if err != nil {
				t.Fatal(err)
			}
			if took := time.Since(began); took > limit+15*time.Second {
				t.Errorf("took %v", took)
			}
			found := len(c.want) == 0
			for _, f := range findings {
				for _, r := range c.want {
					found = found || f.Rule == r
				}
			}
			if !found || len(text.Lines) == 0 && len(findings) == 0 {
				t.Errorf("%d lines, findings %v", len(text.Lines), findings)
			}
			if peak := peakMemory(t); peak > 1<<20 {
				t.Errorf("%d MB were in use", peak>>10)
			}
		})
	}
}

// TestTruncated cuts a file at many lengths.
func TestTruncated(t *testing.T) {
	whole := write(typeset(sample)[:1], bytewise(), options{})
	for n := 0; n < len(whole); n += len(whole)/60 + 1 {
		text, findings, err := Read(t.Context(), "x.pdf", whole[:n])
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) == 0 && len(findings) == 0 {
			t.Errorf("cut after %d bytes: neither text nor a finding", n)
		}
	}
}

// peakMemory returns how many KB the process had in use at most, 0 where the
// system does not say.
func peakMemory(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	peak, err := strconv.Atoi(fields[0])
	if err != nil {
		t.Fatal(err)
	}
	return peak
}

// TestReadAfterHostile shows that a file cannot spoil the next one.
func TestReadAfterHostile(t *testing.T) {
	good := write(typeset(sample), bytewise(), options{})
	for _, c := range hostile[:3] {
		if _, _, err := Read(t.Context(), "x.pdf", c.data()); err != nil {
			t.Fatal(err)
		}
		text, _, err := Read(t.Context(), "x.pdf", good)
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) != strings.Count(sample, "\n")+1 {
			t.Errorf("after %s: %d paragraphs", c.name, len(text.Lines))
		}
	}
}

// TestReadTogether reads files at once, a hostile one among them.
func TestReadTogether(t *testing.T) {
	good := write(typeset(sample), bytewise(), options{})
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			data, want := good, strings.Count(sample, "\n")+1
			if i == 2 {
				data, want = hostile[8].data(), 0
			}
			text, _, err := Read(t.Context(), "x.pdf", data)
			if err != nil {
				t.Error(err)
				return
			}
			if len(text.Lines) != want {
				t.Errorf("%d paragraphs, want %d", len(text.Lines), want)
			}
		})
	}
	group.Wait()
}

func TestReadStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Read(ctx, "x.pdf", write(typeset(sample), bytewise(), options{})); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

// TestReadOutOfTime stops PDFium in the middle of its work.
func TestReadOutOfTime(t *testing.T) {
	if err := shared.ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	slow := file(catalogue, onePage, page, bomb("", "BT /F1 9 Tf 9 9 Td (abcdefgh) Tj ET ", 2_000_000), helvetica)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, _, err := Read(ctx, "x.pdf", slow)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want that of the context", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("stopped after %v", took)
	}
}

func FuzzRead(f *testing.F) {
	// A fuzzed input has ten seconds: they are not for starting the engine, nor
	// for looking at pictures, and a file must be given up before they are over.
	before := limit
	limit = 4 * time.Second
	f.Cleanup(func() { limit = before })
	f.Setenv("PATH", f.TempDir())
	if err := shared.ready(context.Background()); err != nil {
		f.Fatal(err)
	}
	for _, c := range hostile[:7] {
		f.Add(c.data())
	}
	f.Add(write(typeset(sample)[:1], bytewise(), options{}))
	f.Add(write(typeset(sample)[:1], mapped(sample, radicals, true), options{single: true, turn: 90}))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, findings, err := Read(t.Context(), "x.pdf", data)
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) == 0 && len(findings) == 0 {
			t.Error("neither text nor a finding")
		}
	})
}
