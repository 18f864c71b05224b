package memory

import (
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestProposers holds that a finding names no person whom the site does not name.
func TestProposers(t *testing.T) {
	for show, want := range map[string]string{"": "张小山 → Zhang Xiaoshan", "full": "张小山 → Zhang Xiaoshan", "surname": "张××", "hidden": ""} {
		m := open(t, t.TempDir())
		m.Proposers = show
		zh := short(parks)
		zh.Addressees.Names = []string{"张小山"}
		m.Update(here, zh, registered)
		_, found := m.Translate(here, zh, registered)
		var said string
		for _, f := range found {
			said += f.Message(diag.English) + f.Message(diag.Chinese)
		}
		if want == "" && strings.Contains(said, "draft") || !strings.Contains(said, want) || want != "张小山 → Zhang Xiaoshan" && (strings.Contains(said, "小山") || strings.Contains(said, "Xiaoshan")) {
			t.Errorf("%q: %s", show, said)
		}
	}
}
