package memory

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"testing"

	"dafu/tools/internal/letter"
)

// BenchmarkUnchanged measures a run over ten thousand letters of the length of
// the sample, of which none has changed: open, update and translate all, save.
func BenchmarkUnchanged(b *testing.B) {
	const letters = 10000
	dir := b.TempDir()
	zh := sample(b)
	english := map[message]string{}
	for k, e := range open(b, translations).catalogue(sampleKey).live {
		english[k] = e.Target
	}
	m := open(b, dir)
	for i := range letters {
		key := fmt.Sprintf("ningbo-cppcc-16-4/%d-test", i)
		l := numbered(zh, i)
		m.Update(key, l, registered)
		for k, e := range m.catalogue(key).live {
			e.Translate(english[message{k.context, k.text}], false)
		}
	}
	if err := m.Save(); err != nil {
		b.Fatal(err)
	}
	m = nil
	debug.FreeOSMemory()
	for b.Loop() {
		m := open(b, dir)
		for i := range letters {
			key := fmt.Sprintf("ningbo-cppcc-16-4/%d-test", i)
			l := numbered(zh, i)
			if m.Update(key, l, registered) {
				b.Fatal("nothing has changed")
			}
			m.Translate(key, l, registered)
		}
		if err := m.Save(); err != nil {
			b.Fatal(err)
		}
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		b.ReportMetric(float64(mem.Sys-mem.HeapReleased)/1e6, "MB")
	}
}

// numbered returns the letter with a paragraph of its own.
func numbered(zh *letter.Letter, i int) *letter.Letter {
	l := *zh
	l.Body = append([]letter.Block{}, zh.Body...)
	l.Body[2].Text = fmt.Sprintf("本件序号为%d。", i)
	return &l
}
