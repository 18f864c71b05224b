package letter

import (
	"strings"

	"dafu/tools/internal/han"
)

// Role says what a section tells.
type Role string

const (
	// Done tells what the agency has done so far (已开展的工作).
	Done Role = "done"
	// Planned tells what it will do: promises (下一步工作计划).
	Planned Role = "planned"
	// Other is neither, or both.
	Other Role = "other"
)

// The words by which a heading, or the first words of a paragraph, give the
// role away. Planned goes first: 下一步开展的工作 is a plan.
var (
	plannedWords = []string{"下一步", "下步", "下一阶段", "下阶段", "接下来", "今后", "打算", "工作计划", "工作安排", "工作思路", "工作举措", "工作措施", "努力方向", "后续"}
	doneWords    = []string{"已开展", "开展情况", "工作情况", "已做", "已采取", "所做", "目前", "近年来", "现状", "基本情况", "进展", "落实情况", "推进情况", "工作成效", "取得", "建设情况", "前期"}
)

// RoleOf returns the role that the words of a heading announce.
func RoleOf(heading string) Role {
	heading = han.Simplify(heading)
	for _, w := range plannedWords {
		if strings.Contains(heading, w) {
			return Planned
		}
	}
	for _, w := range doneWords {
		if strings.Contains(heading, w) {
			return Done
		}
	}
	return Other
}

// Roles returns the role of every section by the anchor of its heading. Only
// headings of the first level are asked.
func (l *Letter) Roles() map[string]Role {
	out := map[string]Role{}
	for _, s := range l.Sections() {
		if s.Head != nil && s.Head.ID != "" {
			out[s.Head.ID] = RoleOf(s.Head.Text)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
