package layout

import "golang.org/x/text/unicode/norm"

// Radicals Supplement (U+2E80 to U+2EF3) that fonts give out for whole
// characters, and the characters they stand for, from the Unicode file
// EquivalentUnifiedIdeograph.txt: normalisation leaves them alone.
const (
	radicals = "" +
		"⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩" +
		"⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑" +
		"⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
	ideographs = "" +
		"厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王" +
		"𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長" +
		"镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

// columnForms are the forms that punctuation takes in vertical writing, and the
// usual ones: normalisation would make ASCII of some.
var columnForms = pairs(
	"︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
	"，、。：；！？〖〗…：—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］")

// likes are signs that fonts show as others, and give out for those.
var likes = pairs("〜⋯〈〉➀➁➂➃➄➅➆➇➈➉", "～…〈〉①②③④⑤⑥⑦⑧⑨⑩")

var whole = pairs(radicals, ideographs)

func pairs(from, to string) map[rune]rune {
	m := map[rune]rune{}
	rest := []rune(to)
	for i, r := range []rune(from) {
		m[r] = rest[i]
	}
	return m
}

// Fold returns the usual character for one that only fonts use: a radical
// (⼀ U+2F00, ⻚ U+2EDA), a compatibility ideograph, a form of vertical writing,
// a sign of the same shape.
// Every other character is returned as it is.
func Fold(r rune) rune {
	if to, ok := columnForms[r]; ok {
		return to
	}
	if to, ok := whole[r]; ok {
		return to
	}
	if to, ok := likes[r]; ok {
		return to
	}
	if 0x2F00 <= r && r <= 0x2FD5 || 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F {
		if to := []rune(norm.NFKC.String(string(r))); len(to) == 1 {
			return to[0]
		}
	}
	return r
}
