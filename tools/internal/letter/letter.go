// Package letter is the model of a public reply: a letter (答复) in which an
// agency answers a proposal (提案) of a CPPCC member or a suggestion (建议) of a
// People's Congress deputy. Every other package reads or writes this model; it
// knows none of them.
//
// A Letter says what is printed. Nothing in it is guessed: a field that the
// letter does not give is zero.
package letter

// Lang is the language of a letter's text.
type Lang string

// The languages of the site. Chinese is the authentic text.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Document tells what kind of writing a letter is.
type Document string

const (
	// Reply answers the proposer (答复).
	Reply Document = "reply"
	// Opinion is a co-handler's opinion to the lead agency (协办意见, 分办意见).
	Opinion Document = "opinion"
	// Summary is a published digest of a reply (答复摘要).
	Summary Document = "summary"
	// NotALetter is a text that is none of these: a list, a news item, an
	// answer to a citizen's mailbox.
	NotALetter Document = "not-a-letter"
)

// Kind tells what the letter answers.
type Kind string

const (
	// Proposal is a 提案, made in a People's Political Consultative Conference (政协).
	Proposal Kind = "proposal"
	// Suggestion is a 建议, made in a People's Congress (人大).
	Suggestion Kind = "suggestion"
)

// Level is the level of government of an assembly.
type Level string

// The levels. 北京, 天津, 上海 and 重庆 count as provinces.
const (
	National Level = "national"
	Province Level = "province"
	City     Level = "city"
	County   Level = "county"
)

// Assembly is the session of the body in which a matter was raised:
// 市政协十六届四次会议 is the 4th session of the 16th municipal CPPCC.
type Assembly struct {
	Level   Level
	Place   string // as in 宁波市; 全国 for the national assemblies
	Term    int    // 届
	Session int    // 次会议
}

// Addressees are those whom a letter speaks to.
type Addressees struct {
	Names  []string // persons, parties or agencies, as printed, without titles
	Role   string   // 委员 or 代表; "" if neither is printed
	Others bool     // 等: more signed than are named
}

// Agency is an organ of government as one letter names it.
type Agency struct {
	Name string // as printed: 市经信局, 宁波市科学技术局
	Key  string // key in the registry; "" while nobody has entered it there
}

// ID returns what identifies the agency on the site: its registry key, or the
// printed name for an agency that the registry does not know.
func (a Agency) ID() string {
	if a.Key != "" {
		return a.Key
	}
	return a.Name
}

// Contact is the line 联系人、联系电话. It never leaves the model unmasked.
type Contact struct {
	Name   string
	Phones []string
}

// Source is where a letter came from.
type Source struct {
	File   string // path under letters/, with slashes
	SHA256 string // of the file's bytes, hexadecimal
	URL    string // address of the page it was saved from, if that page says so
	OCR    bool   // its words, or some of them, were read off pictures
}

// Letter is one letter.
type Letter struct {
	Lang     Lang
	Document Document
	Kind     Kind
	Assembly Assembly

	Number       string // 提案号 without 第 and 号, zeros kept: 16, 0311
	SecondNumber string // a number within a class, if two are printed: 046, 教育类410
	SubjectClass string // 分类 that staff have entered, without 类; see Class
	Title        string
	Subject      string // the matter's own title, without 《》 or quotes
	Addressees   Addressees
	DocNumber    string   // 发文字号, as 甬科函〔2025〕51号
	Category     string   // 办理类别 as printed, without 类: A, 甲
	Outcomes     []string // words of adoption as printed: 已采纳
	Lead         []Agency // 主办单位: who signs
	Joint        []Agency // 会办单位: who took part

	Body []Block // from the opening sentence to the closing thanks

	Date        Date   // 成文日期
	Published   string // 发布时间, as 2025-06-20T09:30:00; no letter carries it
	CopiedTo    []string
	Contact     *Contact // nil if none is printed
	Disclosure  string   // 公开属性 as printed: 主动公开
	Attachments []string // names as printed

	// PolicyNames are the English names of cited policies by their Chinese ones,
	// as Cited gives them; of an English letter only, and nil if none has one.
	PolicyNames map[string]string

	// Figures and Dues are those of the Chinese letter; of an English letter only.
	Figures []Stated
	Dues    []Due

	// Redacted names the kinds of personal data that were taken out before the
	// letter was written down.
	Redacted []string

	Source Source
}
