package memory

import "testing"

func TestPinyin(t *testing.T) {
	for zh, want := range map[string]string{
		"毛磊": "Mao Lei", "曾国强": "Zeng Guoqiang", "欧阳西安": "Ouyang Xi’an", "单雪": "Shan Xue", "吕丽": "Lyu Li",
		"司马": "Si Ma", "张": "", "阿不都热合曼": "", "A君": "", "张·三": "",
	} {
		if got := personPinyin(zh); got != want {
			t.Errorf("%s: %q, want %q", zh, got, want)
		}
	}
	for zh, want := range map[string]string{"甬科函": "Yong Ke Han", "宁发改（办）函": "", "": ""} {
		if got := prefixPinyin(zh); got != want {
			t.Errorf("%s: %q, want %q", zh, got, want)
		}
	}
}

// TestPinyinIsADraft holds that no reader sees a name that nobody has confirmed.
func TestPinyinIsADraft(t *testing.T) {
	m := open(t, t.TempDir())
	zh := short(parks)
	zh.Addressees.Names, zh.DocNumber = []string{"曾国强"}, "甬水函〔2025〕7号"
	m.Update(here, zh, registered)
	en, _ := m.Translate(here, zh, registered)
	if en.Addressees.Names[0] != "曾国强" || en.DocNumber != "甬水函〔2025〕7号" {
		t.Errorf("%v, %s", en.Addressees.Names, en.DocNumber)
	}
	for key, want := range map[string]message{here: {"person", "曾国强"}, shared: {"docnumber", "甬水函"}} {
		e := m.catalogue(key).live[want]
		if e == nil || e.Target == "" || !e.IsFuzzy() {
			t.Errorf("%s: %+v is no draft", want.text, e)
			continue
		}
		e.Translate(e.Target, false)
	}
	en, _ = m.Translate(here, zh, registered)
	if en.Addressees.Names[0] != "Zeng Guoqiang" || en.DocNumber != "Yong Shui Han [2025] No. 7" {
		t.Errorf("%v, %s", en.Addressees.Names, en.DocNumber)
	}
}
