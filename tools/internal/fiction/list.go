package fiction

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// list writes a list of the proposals of one session, as staff keep it: some
// have replies among the letters, some have none.
func list(content string) error {
	var b strings.Builder
	b.WriteString("编号,案由,主办单位,会办单位,交办日期,办理期限\n")
	for n := 1; n <= 100; n += 9 {
		t := topics[n%len(topics)]
		fmt.Fprintf(&b, "%d,关于%s%s的提案,市%s,市%s,2025-02-20,2025-08-20\n",
			n, verbs[n%len(verbs)], t.things[n%len(t.things)], agencies[t.agency].short, agencies[(t.agency+1)%len(agencies)].short)
	}
	dir := filepath.Join(content, "proposals")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write the list of proposals: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "yunting-cppcc-6-5.csv"), []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the list of proposals: %w", err)
	}
	return nil
}
