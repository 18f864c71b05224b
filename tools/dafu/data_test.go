package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dafu/tools/internal/fiction"
	"dafu/tools/internal/skeleton"
)

// TestData builds a site of invented letters and holds what it gives to other
// programs to the specifications of these files.
func TestData(t *testing.T) {
	root := t.TempDir()
	if err := skeleton.Copy(filepath.Join("..", ".."), root); err != nil {
		t.Fatal(err)
	}
	if err := fiction.Write(root, 24, 1); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := run(context.Background(), []string{"build", "--root", root}, nil, &out, &out); code != exitClean {
		t.Fatalf("build: exit %d\n%s", code, out.String())
	}
	public := filepath.Join(root, "public")
	for lang, home := range map[string]string{"zh-Hans-CN": public, "en": filepath.Join(public, "en")} {
		t.Run(lang, func(t *testing.T) {
			dataset(t, public, home, lang)
			dataPackage(t, home)
			feeds := 0
			for _, dir := range append([]string{home}, subfolders(t, filepath.Join(home, "agencies"))...) {
				jsonFeed(t, filepath.Join(dir, "feed.json"), lang)
				rss(t, filepath.Join(dir, "index.xml"), lang)
				feeds++
			}
			if feeds < 5 {
				t.Errorf("only %d pages with feeds", feeds)
			}
			linkedData(t, filepath.Join(home, "replies"))
		})
	}
}

func subfolders(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != "page" {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// dataset holds the complete file to the schema that it names, and to the tables.
func dataset(t *testing.T, public, home, lang string) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(readAll(t, filepath.Join(public, "data", "dataset.schema.json"))))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	data := readAll(t, filepath.Join(home, "dataset.json"))
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.MustCompile("schema.json").Validate(instance); err != nil {
		t.Error(err)
	}
	var set struct {
		Language string
		Count    int
		Replies  []struct {
			Title, Session, Number, Date string
			Promises, Figures            []any
		}
		Agencies, Waiting []any
	}
	if err := json.Unmarshal(data, &set); err != nil {
		t.Fatal(err)
	}
	promises, figures := 0, 0
	rows := table(t, filepath.Join(home, "replies.csv"))
	for i, r := range set.Replies {
		promises, figures = promises+len(r.Promises), figures+len(r.Figures)
		if i+1 < len(rows) {
			got := []string{rows[i+1][1], rows[i+1][7], rows[i+1][8], rows[i+1][15]}
			if d := cmp.Diff([]string{r.Title, r.Session, r.Number, r.Date}, got); d != "" {
				t.Errorf("reply %d of the table (+) is not that of the data set (-):\n%s", i, d)
			}
		}
	}
	for name, want := range map[string]int{
		"replies": 24, "promises": promises, "figures": figures, "agencies": len(set.Agencies), "waiting": len(set.Waiting),
	} {
		if got := len(table(t, filepath.Join(home, name+".csv"))) - 1; got != want || got == 0 {
			t.Errorf("%s.csv has %d rows, the data set %d", name, got, want)
		}
	}
	if set.Language != lang || set.Count != 24 || len(set.Replies) != 24 {
		t.Errorf("the data set says %s, %d and holds %d", set.Language, set.Count, len(set.Replies))
	}
}

// table reads a table, every row of which must have as many cells as the first.
func table(t *testing.T, path string) [][]string {
	t.Helper()
	data, ok := bytes.CutPrefix(readAll(t, path), []byte("\ufeff"))
	if !ok {
		t.Errorf("%s does not begin with the mark of UTF-8", path)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return rows
}

// dataPackage holds the description of the tables to the tables.
func dataPackage(t *testing.T, home string) {
	var p struct {
		Resources []struct {
			Path   string
			Schema struct {
				Fields []struct{ Name, Type, Description string }
			}
		}
	}
	if err := json.Unmarshal(readAll(t, filepath.Join(home, "datapackage.json")), &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Resources) != 5 {
		t.Errorf("%d tables are described", len(p.Resources))
	}
	day := regexp.MustCompile(`^(\d{4}-\d\d-\d\d)?$`)
	for _, r := range p.Resources {
		rows := table(t, filepath.Join(home, r.Path))
		var names []string
		for _, f := range r.Schema.Fields {
			names = append(names, f.Name)
			if f.Description == "" {
				t.Errorf("%s: the column %s is not explained", r.Path, f.Name)
			}
		}
		if d := cmp.Diff(names, rows[0]); d != "" {
			t.Errorf("%s has other columns (+) than described (-):\n%s", r.Path, d)
		}
		for i, f := range r.Schema.Fields {
			if i := slices.IndexFunc(rows[1:], func(row []string) bool { return f.Type == "date" && !day.MatchString(row[i]) }); i >= 0 {
				t.Errorf("%s: row %d: %s is no date", r.Path, i+1, f.Name)
			}
		}
	}
}

// jsonFeed holds a feed to JSON Feed 1.1 (https://jsonfeed.org/version/1.1).
func jsonFeed(t *testing.T, path, lang string) {
	var f struct {
		Version, Title, Language string
		Home                     string `json:"home_page_url"`
		Self                     string `json:"feed_url"`
		Items                    []struct {
			ID, URL, Title, Language string
			Text                     string `json:"content_text"`
			Published                string `json:"date_published"`
			Tags                     []string
		}
	}
	if err := json.Unmarshal(readAll(t, path), &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || f.Language != lang || len(f.Items) == 0 {
		t.Errorf("%s: version %q, title %q, language %q, %d items", path, f.Version, f.Title, f.Language, len(f.Items))
	}
	absolute(t, path, f.Home, f.Self)
	seen := map[string]bool{}
	for _, i := range f.Items {
		absolute(t, path, i.ID, i.URL)
		if seen[i.ID] || i.Text == "" || i.Language != lang {
			t.Errorf("%s: item %s: again %t, text %q, language %q", path, i.ID, seen[i.ID], i.Text, i.Language)
		}
		seen[i.ID] = true
		if _, err := time.Parse(time.RFC3339, i.Published); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// rss holds a feed to RSS 2.0 (https://www.rssboard.org/rss-specification).
func rss(t *testing.T, path, lang string) {
	var f struct {
		XMLName xml.Name `xml:"rss"`
		Version string   `xml:"version,attr"`
		Channel struct {
			Title       string `xml:"title"`
			Links       []link `xml:"link"`
			Description string `xml:"description"`
			Language    string `xml:"language"`
			Built       string `xml:"lastBuildDate"`
			Items       []struct {
				Title     string `xml:"title"`
				Link      string `xml:"link"`
				GUID      string `xml:"guid"`
				Published string `xml:"pubDate"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal(readAll(t, path), &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	c := f.Channel
	if f.Version != "2.0" || c.Title == "" || c.Description == "" || c.Language != lang || len(c.Items) == 0 || len(c.Links) != 2 {
		t.Errorf("%s: %q %q %q %q, %d items, %d links", path, f.Version, c.Title, c.Description, c.Language, len(c.Items), len(c.Links))
	}
	for _, l := range c.Links {
		absolute(t, path, strings.TrimSpace(l.Text)+l.Href)
	}
	days := []string{c.Built}
	for _, i := range c.Items {
		absolute(t, path, i.Link, i.GUID)
		if i.Title == "" || i.Link != i.GUID {
			t.Errorf("%s: item %q with link %s and id %s", path, i.Title, i.Link, i.GUID)
		}
		days = append(days, i.Published)
	}
	for _, day := range days {
		if _, err := time.Parse(time.RFC1123Z, day); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// link is a link of RSS, which has its address as its text, or of Atom.
type link struct {
	Text string `xml:",chardata"`
	Href string `xml:"href,attr"`
}

func absolute(t *testing.T, path string, addresses ...string) {
	t.Helper()
	for _, a := range addresses {
		if u, err := url.Parse(a); err != nil || u.Scheme != "https" || u.Host == "" {
			t.Errorf("%s: %q is no whole address", path, a)
		}
	}
}

var jsonLD = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// linkedData holds the facts for search engines to what schema.org names.
func linkedData(t *testing.T, dir string) {
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "index.html" {
			return err
		}
		for _, m := range jsonLD.FindAllSubmatch(readAll(t, path), -1) {
			var facts struct {
				Context string `json:"@context"`
				Type    string `json:"@type"`
				Name    string
				URL     string
				Date    string `json:"dateCreated"`
				Author  []struct {
					Type string `json:"@type"`
					Name string
				}
			}
			if err := json.Unmarshal(m[1], &facts); err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			n++
			if facts.Context != "https://schema.org" || facts.Type != "Report" || facts.Name == "" || len(facts.Author) == 0 || facts.Author[0].Type != "GovernmentOrganization" || facts.Author[0].Name == "" {
				t.Errorf("%s: %+v", path, facts)
			}
			absolute(t, path, facts.URL)
			if _, err := time.Parse("2006-01-02", facts.Date); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		return nil
	})
	if err != nil || n != 24 {
		t.Errorf("%d letters with facts for search engines: %v", n, err)
	}
}
