package recognise

import (
	"strings"
	"testing"

	"dafu/tools/internal/source"
)

// TestMarkedEdge reads a text of broken lines, one of which begins with a mark that
// stands within its paragraph: all others with a mark are indented.
func TestMarkedEdge(t *testing.T) {
	const marked = "　　一是加快枢纽建设，年内建成城北枢纽的充电桩；\n二是完善补贴办法，提高群众满意度的权重和补贴的\n标准。\n"
	for _, c := range []struct{ between, want string }{
		{"", "一是加快枢纽建设，年内建成城北枢纽的充电桩；二是完善补贴办法，提高群众满意度的权重和补贴的标准。"},
		{"\n", "一是加快枢纽建设，年内建成城北枢纽的充电桩；\n二是完善补贴办法，提高群众满意度的权重和补贴的标准。"}, // after a blank line, a new one
	} {
		text, _, err := source.Read("a.txt", []byte("张三委员：\n　　您的提案收悉，现答复如下：\n　　一、基本情况\n　　（一）路网\n　　已建成。\n　　（二）车辆\n　　已更新。\n　　二、打算\n"+
			strings.Replace(marked, "\n", "\n"+c.between, 1)+"　　三、其他\n　　特此答复。\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := Read(text, Options{}).Letter.BodyText(); !strings.Contains(got, c.want) {
			t.Errorf("%q is missing in\n%s", c.want, got)
		}
	}
}
