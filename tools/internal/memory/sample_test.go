package memory

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"dafu/tools/internal/letter"
)

const (
	sampleKey    = "ningbo-cppcc-16-4/16-ningbo-science-technology"
	translations = "../../../translations"
)

var (
	headingLine = regexp.MustCompile(`^([一二]、)(.+)$`)
	measureLine = regexp.MustCompile(`^([一二三四五六]是)([^。]+)。(.+)$`)
)

// sample returns the letter that the project ships, as the reader gives it.
func sample(t *testing.T) *letter.Letter {
	t.Helper()
	data, err := os.ReadFile("testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	zh := &letter.Letter{
		Lang: letter.Chinese, Document: letter.Reply, Kind: letter.Proposal,
		Assembly: letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4},
		Number:   "16",
		Title:    "市科技局对市政协十六届四次会议第16号提案的答复",
		Subject:  "关于建设高能级单项冠军科创平台 推动宁波高水平创新型城市建设的建议",
		Addressees: letter.Addressees{
			Names: []string{"毛磊"}, Role: "委员",
		},
		DocNumber: "甬科函〔2025〕51号", Category: "A",
		Lead: []letter.Agency{{Name: "宁波市科学技术局", Key: "ningbo-science-technology"}},
		Joint: []letter.Agency{
			{Name: "市经信局", Key: "ningbo-economy-informatization"},
			{Name: "市教育局", Key: "ningbo-education"},
		},
		CopiedTo: []string{"市政协提案委", "市政府办公厅", "市经信局", "市教育局"},
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if f := headingLine.FindStringSubmatch(line); f != nil {
			zh.Body = append(zh.Body, letter.Block{Kind: letter.Heading, Level: 1, Mark: f[1], Text: f[2]})
		} else if f := measureLine.FindStringSubmatch(line); f != nil {
			zh.Body = append(zh.Body, letter.Block{Kind: letter.Measure, Mark: f[1], Text: f[2], Stop: "。", RunIn: true},
				letter.Block{Kind: letter.Paragraph, Text: f[3]})
		} else if line != "" {
			zh.Body = append(zh.Body, letter.Block{Kind: letter.Paragraph, Text: line})
		}
	}
	zh.Body[0].Kind = letter.Opening
	zh.Body[len(zh.Body)-1].Kind = letter.Closing
	letter.AssignIDs(zh.Body)
	return zh
}

// registered are the names that the tests know, as the registry holds them.
var registered = Names{
	Agency: func(a letter.Agency, place string) string {
		if place != "宁波市" {
			return ""
		}
		return map[string]string{
			"市科技局": science, "宁波市科学技术局": science,
			"市经信局": "Ningbo Municipal Bureau of Economy and Informatization",
			"市教育局": "Ningbo Education Bureau",
		}[a.Name]
	},
	Place: func(name string) string {
		return map[string]string{"宁波市": "Ningbo", "浙江省": "Zhejiang", "宁夏回族自治区": "Ningxia"}[name]
	},
}

const science = "Ningbo Municipal Bureau of Science and Technology"

func open(t *testing.T, dir string) *Memory {
	t.Helper()
	m, found, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("unexpected finding: %s", f)
	}
	return m
}

// TestSampleIsComplete holds that the letter of the project is whole in
// English: every block, title, subject, name and number.
func TestSampleIsComplete(t *testing.T) {
	zh := sample(t)
	m := open(t, translations)
	if p := m.Progress(sampleKey, zh, registered); p.Reviewed != p.Total || p.Total < len(zh.Body)+10 {
		t.Errorf("progress %+v over %d blocks", p, len(zh.Body))
	}
	en, found := m.Translate(sampleKey, zh, registered)
	for _, f := range found {
		t.Errorf("unexpected finding: %s", f)
	}
	for _, b := range en.Body {
		if b.State != letter.Reviewed {
			t.Errorf("%s is %q", b.ID, b.State)
		}
	}
	if m.Update(sampleKey, zh, registered) {
		t.Error("the catalogues are not up to date with the letter")
	}
	for _, s := range append([]string{en.Title, en.Subject, en.DocNumber, en.Lead[0].Name, en.Joint[0].Name, en.Joint[1].Name},
		append(en.CopiedTo, en.Addressees.Names...)...) {
		if hasHan(s) {
			t.Errorf("Chinese left in a field: %s", s)
		}
	}
	for _, p := range zh.Cited() {
		if m.Policy(p) == "" {
			t.Errorf("a cited policy has no English: %s", p)
		}
	}
}

// TestSamplePassesChecks holds that the shipped translation has no finding.
func TestSamplePassesChecks(t *testing.T) {
	m := open(t, translations)
	for _, f := range m.Check(sampleKey, sample(t), registered) {
		t.Error(f)
	}
	if n := m.Glossary().Len(); n < 100 {
		t.Errorf("the glossary has %d terms", n)
	}
}
