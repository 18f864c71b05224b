package memory

import (
	"testing"

	"dafu/tools/internal/letter"
)

func TestFixedOpening(t *testing.T) {
	base := letter.Letter{Kind: letter.Proposal, Number: "16",
		Assembly: letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4}}
	const session = "which you submitted during the Fourth Session of the 16th Ningbo Municipal Committee of the CPPCC"
	for _, c := range []struct{ zh, subject, want string }{
		{"您在市政协十六届四次会议期间提出的《关于河道治理的建议》（第16号提案）收悉。我局会同市经信局、市教育局进行研究，现提出如下答复意见：", "On Rivers",
			"We have received your proposal, “On Rivers” (Proposal No. 16) " + session + ". We have studied it together with the " +
				"Ningbo Municipal Bureau of Economy and Informatization and the Ningbo Education Bureau and now reply as follows:"},
		{"您提出的《关于河道治理的提案》收悉，现答复如下：", "",
			"We have received your proposal (《关于河道治理的提案》). We now reply as follows:"},
		{"你们提出的关于河道治理的建议收悉。经认真研究，现答复如下：", "On Rivers",
			"We have received your proposal, “On Rivers”. Having studied it, we now reply as follows:"},
		{"您提出的关于河道治理的建议（第16号）收悉，现答复如下：", "",
			"We have received your proposal (《关于河道治理的建议》, Proposal No. 16). We now reply as follows:"},
		{"您在市政协十六届四次会议上提出的“关于河道治理的提案”已收悉，现答复如下：", "On Rivers",
			"We have received your proposal, “On Rivers”, " + session + ". We now reply as follows:"},
		{"您提出的《关于河道治理的提案》收悉。经与市水利局共同研究，现答复如下：", "On Rivers", ""},    // no English name
		{"您在市政协十六届五次会议期间提出的《关于河道治理的提案》收悉，现答复如下：", "On Rivers", ""},  // not the letter's session
		{"您提出的《关于河道治理的提案》收悉。我局高度重视，多次实地调研，现答复如下：", "On Rivers", ""}, // words of its own
		{"感谢您对河道治理的关注。您提出的《关于河道治理的提案》收悉，现答复如下：", "On Rivers", ""},   // the same
		{"您提出的《关于3条河道治理的提案》收悉，现答复如下：", "On Rivers", ""},             // a figure left out
		{"您在宁波市第十六届人民代表大会第四次会议期间提出的《关于河道治理的建议》收悉，现答复如下：", "", ""},   // of another body
	} {
		if got := open(t, t.TempDir()).fixedOpening(c.zh, &base, c.subject, registered); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.zh, got, c.want)
		}
	}
}

// TestOpeningIsADraft holds that an opening by rule waits for a person.
func TestOpeningIsADraft(t *testing.T) {
	m := open(t, t.TempDir())
	zh := &letter.Letter{Kind: letter.Proposal, Number: "21",
		Assembly: letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4},
		Body:     []letter.Block{{Kind: letter.Opening, Text: "您提出的《关于河道治理的提案》收悉，现答复如下：", ID: "opening"}}}
	m.Update(here, zh, registered)
	en, _ := m.Translate(here, zh, registered)
	if en.Body[0].State != letter.Draft || en.Body[0].Text != "We have received your proposal (《关于河道治理的提案》). We now reply as follows:" {
		t.Errorf("%+v", en.Body[0])
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	if m.Update(here, zh, registered) {
		t.Error("a second run changes the memory")
	}
}
