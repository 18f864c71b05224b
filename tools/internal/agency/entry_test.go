package agency

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dafu/tools/internal/letter"
)

// TestDraftPlace puts the entry for a place that nobody has entered at the end of the file as
// it is: then the registry knows the place, and an agency of it can be entered.
func TestDraftPlace(t *testing.T) {
	for _, tt := range []struct {
		name, key string
		level     letter.Level
	}{
		{"清河市", "qinghe", letter.County},
		{"清河县", "qinghe", letter.County},
		{"宁波县", "ningbo-2", letter.County}, // the key of 宁波市 is taken
		{"清河市", "qinghe", letter.City},
		{"G60新区", "place", letter.County},
	} {
		en, zh := open(t).DraftPlace(tt.name, tt.level)
		for _, entry := range []string{en, zh} {
			files := registryFiles(t)
			files["places.toml"].Data = append(files["places.toml"].Data, "\n"+entry+"\n"...)
			again, found, err := Load(files)
			if err != nil || len(found) > 0 {
				t.Fatalf("%s: %v %v\n%s", tt.name, found, err, entry)
			}
			if p, ok := again.PlaceByName(tt.name); !ok || p.Key != tt.key || p.Level != tt.level || p.EN != "" {
				t.Errorf("%s: found %+v", tt.name, p)
			}
			if d := again.Draft("市教育局", tt.name); !strings.Contains(d.EN, "key = \""+tt.key+"-") {
				t.Errorf("%s: an agency of it gets another key: %s", tt.name, d.EN)
			}
		}
	}
}

// registryFiles returns the registry of this repository.
func registryFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"places.toml", "offices.toml", "categories.toml", "agencies/ningbo.toml", "agencies/national.toml"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "data", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// TestDraft puts the entry for an agency that nobody has entered into the file that is
// named, as it is: then the registry knows the agency by its printed name, without a
// finding, and has no English name of it.
func TestDraft(t *testing.T) {
	for _, tt := range []struct{ printed, place, file, key, name string }{
		{"市足球管理中心", "宁波市", "data/agencies/ningbo.toml", "ningbo-zuqiuguanlizhongxin", "宁波市足球管理中心"},
		{"宁波市足球管理中心", "宁波市", "data/agencies/ningbo.toml", "ningbo-zuqiuguanlizhongxin", "宁波市足球管理中心"},
		{"某某公司", "宁波市", "data/agencies/ningbo.toml", "ningbo-moumougongsi", "某某公司"},
		{"省足球管理中心", "浙江省", "data/agencies/zhejiang.toml", "zhejiang-zuqiuguanlizhongxin", "浙江省足球管理中心"},
		{"G60办公室", "宁波市", "data/agencies/ningbo.toml", "ningbo-agency", "G60办公室"},
	} {
		r := open(t)
		d := r.Draft(tt.printed, tt.place)
		if d.File != tt.file {
			t.Errorf("%s: into %s, want %s", tt.printed, d.File, tt.file)
		}
		for _, entry := range []string{d.EN, d.ZH} {
			files := registryFiles(t)
			name := strings.TrimPrefix(d.File, "data/")
			if files[name] == nil {
				files[name] = &fstest.MapFile{}
			}
			files[name].Data = append(files[name].Data, "\n"+entry+"\n"...)
			again, found, err := Load(files)
			if err != nil || len(found) > 0 {
				t.Fatalf("%s: %v %v\n%s", tt.printed, found, err, entry)
			}
			a, ok := again.Find(tt.printed, tt.place)
			if !ok || a.Key != tt.key || a.Name != tt.name || a.EN != "" {
				t.Errorf("%s: found %+v", tt.printed, a)
			}
			if at := again.Where(a.Key); at.Path != d.File || at.Line == 0 {
				t.Errorf("%s: stands at %s", tt.printed, at)
			}
			if next := again.Draft("另一"+tt.printed, tt.place); strings.Contains(next.EN, `"`+tt.key+`"`) {
				t.Errorf("a key is given twice: %s", next.EN)
			}
		}
	}
}
