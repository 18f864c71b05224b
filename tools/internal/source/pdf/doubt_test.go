package pdf

import (
	"strings"
	"testing"

	"dafu/tools/internal/source"
)

func TestDoubtful(t *testing.T) {
	plain := strings.Repeat("我市高度重视提案办理工作，将进一步完善政策，支持企业发展。", 10)
	cases := []struct {
		name, text string
		want       bool
	}{
		{"a letter", plain, false},
		{"names with rare characters", plain + "鄞州区甬江街道王玥、李珺、陈炜、赵璐", false},
		{"one rare character often", plain + strings.Repeat("甬江", 40), false},
		{"Traditional characters", "我會高度重視提案辦理工作，將進一步完善政策，支持企業發展，統籌規劃經濟與環境，擴大開放，優化營商環境，壯大產業體繫，鞏固脫貧攻堅成果，開創嶄新局麵。", false},
		{"pinyin and units", plain + "nǐ hǎo 50℃ 20μm", false},
		{"bytes paired the wrong way", plain + "薪ㄉ璧慕ㄒ椤罚ǖÚ16号提案障ぁＮ揖只嵬¨芯≠信局锻造新稚˙产力抓帧＜岫ǖ┲圃煲", true},
		{"bytes in Latin letters", plain + "ÄþÏØÊÐÕþÐ­µÚÊ®Áù½ì", true},
		{"English", "Thank you for your proposal on public transport.", false},
	}
	for _, c := range cases {
		if got := doubtful([]source.Line{{Text: c.text}}); got != c.want {
			odd, han := strange([]source.Line{{Text: c.text}})
			t.Errorf("%s: %v, want %v (%d of %d)", c.name, got, c.want, odd, han)
		}
	}
}
