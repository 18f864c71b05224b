package main

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

var (
	faultSeed  = flag.Uint64("fault-seed", 1, "seed of the moments at which runs are killed")
	faultKills = flag.Int("fault-kills", 20, "how many runs are killed, one in ten of them within a whole build; make faults kills 200")
)

// From how many kills on a test holds that they met every part of the work: with
// fewer, chance may have it otherwise.
const (
	many = 90
	few  = 20
)

// TestKilled kills runs at random moments, as a power button does, and holds the
// site against one that was left in peace: nothing is half written, and the next
// run brings it to the same bytes.
func TestKilled(t *testing.T) {
	kills := *faultKills * 9 / 10
	t.Logf("seed %d", *faultSeed)
	const shares = 2
	for share := range shares {
		t.Run(fmt.Sprint(share), func(t *testing.T) {
			t.Parallel()
			killed(t, kills/shares, rand.New(rand.NewPCG(*faultSeed, uint64(share))))
		})
	}
}

// TestKilledWhileBuilding kills whole builds, Hugo and the check included: people
// may be reading public/ at that moment.
func TestKilledWhileBuilding(t *testing.T) {
	kills := *faultKills / 10
	t.Logf("seed %d", *faultSeed)
	r := rand.New(rand.NewPCG(*faultSeed, 100))
	site := worked(t, 12)
	finish(t, program(site, "dafu", "build"), 0)
	for _, letter := range list(t, filepath.Join(site, "letters/20"), ".txt") {
		change(t, letter, "近年来，", "多年来，")
	}
	change(t, filepath.Join(site, "config.toml"), `title = "答复"`, `title = "公开答复"`)
	before := read(t, site, whole...)
	start := time.Now()
	finish(t, program(site, "dafu", "build"), 0)
	took := time.Since(start)
	after := read(t, site, whole...)

	corrections(t, before, after)
	restore(t, site, before)
	moves, _ := cut(t, program(site, "dafu", "build"), moment{folder: "public"})

	public := map[string]int{}
	for i := 0; i < kills || kills >= few && public["between"] == 0 && i < 3*kills; i++ {
		restore(t, site, before)
		m := moment{later: time.Duration(r.Float64() * float64(took))}
		if i%3 == 0 || i >= kills { // the pages come to public/ within a few milliseconds
			m = moment{folder: "public", event: 1 + r.IntN(moves), later: time.Duration(r.IntN(5000)) * time.Microsecond}
		}
		_, done := cut(t, program(site, "dafu", "build"), m)
		now := read(t, site, whole...)
		public[progress(before, now, after)]++
		folders := append([]string{"public"}, madeFolders...)
		if h := half(now.in(folders...), before.in(folders...), after.in(folders...)); h != nil && !done {
			t.Errorf("killed at %v: %q", m.later, h)
		}
		finish(t, program(site, "dafu", "build"), 0)
		mended := read(t, site, whole...)
		d := append(differ(after.in(folders...), mended.in(folders...)), baseless(after, mended)...)
		if d != nil {
			t.Errorf("killed at %v, the next run gives: %q", m.later, d)
		}
	}
	t.Logf("a build left in peace takes %v; public/ after the kill: %v", took, public)
	if kills >= few && (public["old"] == 0 || public["between"] == 0) {
		t.Error("the kills did not meet all states of public/")
	}
}

// TestKilledWhileOverwriting kills runs that give up corrections, or settle
// conflicts, because a person says so.
func TestKilledWhileOverwriting(t *testing.T) {
	kills := *faultKills / 10
	for _, flag := range []string{"--force", "--keep"} {
		t.Run(flag, func(t *testing.T) {
			t.Parallel()
			t.Logf("seed %d", *faultSeed)
			r := rand.New(rand.NewPCG(*faultSeed, 200))
			site := worked(t, 24)
			run := func() *exec.Cmd { return program(site, "dafu", "convert", flag) }
			before := read(t, site, whole...)
			events, _ := cut(t, run(), moment{})
			after := read(t, site, whole...)
			copied := slices.Collect(maps.Values(after.in(".dafu/copies")))
			between := 0
			for range kills {
				restore(t, site, before)
				m := moment{event: 1 + r.IntN(events), later: time.Duration(r.IntN(200)) * time.Microsecond}
				cut(t, run(), m)
				now := read(t, site, whole...)
				if differ(before.in("content"), now.in("content")) != nil && differ(after.in("content"), now.in("content")) != nil {
					between++
				}
				copies := slices.Collect(maps.Values(now.in(".dafu/copies")))
				for path, page := range before.in("content") {
					if strings.Contains(page, byHand) && now[path] != page && !slices.Contains(copies, page) && flag == "--force" {
						t.Errorf("killed at %+v: the corrections of %s are lost", m, path)
					}
				}
				finish(t, run(), 0)
				mended := read(t, site, whole...)
				d := append(differ(after.in("content"), mended.in("content")), baseless(after, mended)...)
				if d != nil {
					t.Errorf("killed at %+v, the next run gives: %q", m, d)
				}
				copies = slices.Collect(maps.Values(mended.in(".dafu/copies")))
				if slices.Sort(copies); !slices.Equal(slices.Sorted(slices.Values(copied)), copies) {
					t.Errorf("killed at %+v: %d copies, not %d", m, len(copies), len(copied))
				}
			}
			if between == 0 && kills >= few {
				t.Error("no run was killed between two pages")
			}
			t.Logf("%d of %d kills between two pages, %d copies", between, kills, len(copied))
		})
	}
}

// whole are the folders that a whole build reads or writes.
var whole = append([]string{"public", "resources"}, changing...)

// progress says how much of public/ was new when a build was killed.
func progress(before, now, after files) string {
	changed := len(differ(before.in("public"), after.in("public")))
	switch left := len(differ(now.in("public"), after.in("public"))); left {
	case 0:
		return "new"
	case changed:
		return "old"
	}
	return "between"
}

// ended counts the runs that were done before their moment came; others take their turn.
const ended = "had ended by then"

func killed(t *testing.T, kills int, r *rand.Rand) {
	site := worked(t, 40)
	before := read(t, site, changing...)
	start := time.Now()
	said := finish(t, program(site, "dafu-prepare"), 0)
	took := time.Since(start)
	for _, rule := range []string{"(merge-conflict)", "(corrections-merged)", "(duplicate-letter)"} {
		if !strings.Contains(said, rule) {
			t.Errorf("the run has nothing to say of %s: the site is no trial of it:\n%s", rule, said)
		}
	}
	after := read(t, site, changing...)
	corrections(t, before, after)
	finish(t, program(site, "dafu-prepare"), 0)
	// But for what it notes for the next one in .dafu/done: a third letter of one number is told of once.
	kept := append([]string{"letters", ".dafu/base"}, madeFolders...)
	if d := differ(after.in(kept...), read(t, site, kept...)); d != nil {
		t.Fatalf("a second run changes bytes: %q", d)
	}
	restore(t, site, before)
	writes, _ := cut(t, program(site, "dafu-prepare"), moment{})
	t.Logf("a run left in peace takes %v and moves %d files", took, writes/2)

	seen := map[string]int{}
	kill := func(m moment) files {
		restore(t, site, before)
		if _, done := cut(t, program(site, "dafu-prepare"), m); done {
			seen[ended]++
		}
		now := read(t, site, changing...)
		for _, stage := range within(before, now, after) {
			seen[stage]++
		}
		if h := half(now.in(madeFolders...), before.in(madeFolders...), after.in(madeFolders...)); h != nil {
			t.Errorf("killed at %+v: %q", m, h)
		}
		finish(t, program(site, "dafu-prepare"), 0)
		mended := read(t, site, changing...)
		d := append(differ(after.in(madeFolders...), mended.in(madeFolders...)), baseless(after, mended)...)
		if d != nil {
			t.Errorf("killed at %+v, the next run gives: %q", m, d)
		}
		return now
	}
	late := func(most int) time.Duration { return time.Duration(r.IntN(most)) * time.Microsecond }
	spans := make([]span, len(stages))
	for i := range spans {
		spans[i] = span{1, writes}
	}
	for i := 0; i-seen[ended] < kills && i < 2*kills; i++ {
		// Much of the time passes before the first write, so most moments go by those.
		m := moment{event: 1 + r.IntN(writes), later: late(1000)}
		if i%4 == 0 {
			m = moment{later: time.Duration(r.Float64() * float64(took))}
		}
		now := kill(m)
		for s := range spans {
			done, all := stages[s].progress(before, now, after)
			spans[s].narrow(m, done, all)
		}
	}
	t.Log(seen)
	if kills < many {
		return
	}
	// A quick machine has a stage of few files behind it before chance comes by: it is aimed at.
	for s, stage := range stages {
		for tries := 0; seen["within "+stage.name] == 0; tries++ {
			if tries == 100 {
				t.Errorf("no run was killed within %s, in none of %d that aimed at it", stage.name, tries)
				break
			}
			m := moment{event: spans[s].first + r.IntN(spans[s].last-spans[s].first+1), later: late(10 + 10*tries)}
			done, all := stage.progress(before, kill(m), after)
			spans[s].narrow(m, done, all)
			t.Logf("aimed at %s by %+v: %d of %d done", stage.name, m, done, all)
		}
	}
}

// span is where a stage may lie among the events of a run.
type span struct{ first, last int }

// narrow takes in what a kill at a moment has met: nothing of the stage done, all of
// it, or some. A span that the order of two runs would empty stays as it is.
func (s *span) narrow(m moment, done, all int) {
	switch {
	case m.event == 0:
	case done == 0 && m.event > s.first && m.event <= s.last:
		s.first = m.event
	case done == all && m.event < s.last && m.event >= s.first:
		s.last = m.event
	}
}

// moment is when a run is killed: some time after an event, or after its start if
// event is 0. With neither it is never.
type moment struct {
	event  int // the n-th time that a file comes into the folder, or leaves it
	later  time.Duration
	folder string // "" for the one in which files begin
}

// cut runs a program and kills it at a moment. It reports how many events there
// were, and whether the program had come to its end.
func cut(t *testing.T, cmd *exec.Cmd, m moment) (events int, done bool) {
	t.Helper()
	folder := filepath.Join(cmd.Dir, cmp.Or(m.folder, ".dafu/half"))
	must(t, os.MkdirAll(folder, 0o755))
	w, err := fsnotify.NewBufferedWatcher(10000)
	must(t, err)
	defer w.Close()
	must(t, w.Add(folder))
	must(t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	var now <-chan time.Time
	if m.event == 0 && m.later > 0 {
		now = time.After(m.later)
	}
	for {
		select {
		case e := <-w.Events:
			if e.Has(fsnotify.Create) || e.Has(fsnotify.Rename) {
				if events++; events == m.event {
					now = time.After(m.later)
				}
			}
		case err := <-w.Errors:
			t.Fatal(err)
		case <-now:
			cmd.Process.Kill()
			now = nil
		case err := <-ended:
			if m.event == 0 && m.later == 0 {
				must(t, err)
			}
			return events, err == nil
		}
	}
}

// stage is a part of a run, by the files that it writes.
type stage struct{ name, begin, end string }

var stages = []stage{
	{"Chinese pages", "content/", "index.zh.md"},
	{"pages kept as written", ".dafu/base/", ".md"},
	{"English pages", "content/", "index.en.md"},
	{"catalogues", "translations/", ".po"},
	{"the search index", "static/search/", ""},
}

// progress counts the files of a stage that a killed run had written, of all that it has to write.
func (s stage) progress(before, now, after files) (done, all int) {
	for path, data := range after {
		if strings.HasPrefix(path, s.begin) && strings.HasSuffix(path, s.end) && data != before[path] {
			all++
			if now[path] == data {
				done++
			}
		}
	}
	return done, all
}

// within says where in its work a run was when it was killed.
func within(before, now, after files) (out []string) {
	for _, s := range stages {
		if done, all := s.progress(before, now, after); done > 0 && done < all {
			out = append(out, "within "+s.name)
		}
	}
	for path := range now {
		if strings.HasPrefix(path, ".dafu/half/") {
			return append(out, "with a half file left")
		}
	}
	return out
}

// baseless names the pages as they were written that a site should have kept and
// has not. It may have more: one that a killed run did not let go of is in
// nobody's way.
func baseless(want, have files) (out []string) {
	for path, data := range want.in(".dafu/base") {
		if have[path] != data {
			out = append(out, path+" was not kept")
		}
	}
	for path := range have.in(".dafu/half") {
		out = append(out, path+" was left behind")
	}
	return out
}
