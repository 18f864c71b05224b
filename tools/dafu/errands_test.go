package main

import (
	"encoding/csv"
	"strings"
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/chromedp"
)

// words are what a reader of one language types and is shown on the errands.
type words struct {
	home                              string
	proposal, title, number           string
	education, takesPart              string
	promise, promised                 string
	paragraph, other, otherHome, turn string
}

var readers = map[string]words{
	"zh": {
		home:     "",
		proposal: "16号提案", title: "市科技局对市政协十六届四次会议第16号提案的答复", number: "甬科函〔2025〕51号",
		education: "宁波市教育局", takesPart: "会办",
		promise: "创新联合体", promised: "构建创新联合体协作机制",
		paragraph: "伙伴计划", other: "Partner Program", otherHome: "en/", turn: "en",
	},
	"en": {
		home:     "en/",
		proposal: "proposal 16", title: "Reply of the Ningbo Municipal Bureau of Science and Technology", number: "Yong Ke Han [2025] No. 51",
		education: "Education", takesPart: "co-handl",
		promise: "innovation consortia", promised: "collaboration mechanism for innovation consortia",
		paragraph: "Partner Program", other: "伙伴计划", otherHome: "", turn: "zh-Hans-CN",
	},
}

// TestErrands does five things that people come for, in both languages, on a
// telephone.
func TestErrands(t *testing.T) {
	for lang, w := range readers {
		t.Run(lang, func(t *testing.T) {
			r := open(t, reader.Options{Width: 360})
			findsProposal(r, w)
			findsAgency(r, w)
			findsPromise(r, w)
			takesData(t, r, w)
			sendsParagraph(t, r, w)
			r.Content()
		})
	}
}

// asks types a search on the home page.
func asks(r *reader.Reader, w words, query string) {
	r.Open(w.home)
	r.Do(chromedp.SendKeys(chromedp.CSS(`main input[type="search"]`), query+"\r", chromedp.NodeVisible))
}

func findsProposal(r *reader.Reader, w words) {
	asks(r, w, w.proposal)
	r.Sees(w.title)
	r.Fits()
	r.Click(`main a[href*="` + samplePath + `"]`)
	r.Sees(w.title)
	r.Sees(w.number)
	r.Fits()
	// The name of who asked leads to all that this person asked.
	r.Click(`dd a[href*="/members/"]`)
	r.Fits()
	r.Link(samplePath)
	r.Sees(w.title)
}

// findsAgency takes the list of agencies, for few of them are on the home page.
func findsAgency(r *reader.Reader, w words) {
	r.Open(w.home)
	r.Click(`nav a[href$="` + w.home + `agencies/"]`)
	r.Sees(w.education)
	r.Fits()
	r.Link("/agencies/ningbo-education/")
	r.Sees(w.education)
	r.Sees(w.takesPart)
	r.Fits()
	r.Link(samplePath)
	r.Sees(w.title)
}

func findsPromise(r *reader.Reader, w words) {
	asks(r, w, w.promise)
	r.Sees(w.title)
	r.Click(`main a[href*="` + samplePath + `"]`)
	// What is promised stands at the head of the reply, each point with its place in the letter.
	r.Sees(w.promised)
	r.Do(chromedp.Click(chromedp.CSS(`.points__part--planned a[href="#s2-m2"]`), chromedp.NodeVisible))
	r.Fits()
}

func takesData(t *testing.T, r *reader.Reader, w words) {
	const table = "promises.csv"
	r.Open(w.home)
	r.Link("/agencies/ningbo-science-technology/")
	address := reader.Ask(r, chromedp.Evaluate[string](`document.querySelector('main a[href$="/`+table+`"]').href`))
	if want := r.Home + w.home + "agencies/ningbo-science-technology/" + table; address != want {
		t.Errorf("the table is at %s, want %s", address, want)
	}
	data := reader.Ask(r, chromedp.Evaluate[string](`fetch("`+address+`").then((r) => r.text())`, chromedp.EvalAwaitPromise))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 3 || !strings.Contains(data, w.promised) {
		t.Errorf("the table has %d rows and not %q:\n%s", len(rows), w.promised, data)
	}
}

func sendsParagraph(t *testing.T, r *reader.Reader, w words) {
	const id = "s2-m2-p1"
	r.Open(w.home + samplePath)
	r.Do(chromedp.Click(chromedp.CSS(`#`+id+` a.address[href="#`+id+`"]`), chromedp.NodeVisible))
	if at, want := r.At(), r.Home+w.home+samplePath+"#"+id; at != want {
		t.Errorf("the link to send is %s, want %s", at, want)
	}
	text := func() string {
		return reader.Ask(r, chromedp.Evaluate[string](`document.getElementById("`+id+`").textContent`))
	}
	if got := text(); !strings.Contains(got, w.paragraph) {
		t.Errorf("the paragraph does not say %q: %s", w.paragraph, got)
	}
	r.Click(`#` + id + ` a.address--other[hreflang="` + w.turn + `"]`)
	if at, want := r.At(), r.Home+w.otherHome+samplePath+"#"+id; at != want {
		t.Errorf("the other language is at %s, want %s", at, want)
	}
	if got := text(); !strings.Contains(got, w.other) {
		t.Errorf("the paragraph does not say %q: %s", w.other, got)
	}
	// A friend opens the link: the paragraph is in sight.
	top := reader.Ask(r, chromedp.Evaluate[float64](`document.getElementById("`+id+`").getBoundingClientRect().top`))
	if top < 0 || top > 800 {
		t.Errorf("the paragraph lies %.0f px from the top of the window", top)
	}
	r.Fits()
}
