package recognise

import (
	"fmt"
	"strings"
	"testing"

	"dafu/tools/internal/source"
)

// TestForms holds lines of every shape that one construct comes in; "-" for
// those that look like one and are none.
func TestForms(t *testing.T) {
	for name, c := range map[string]struct {
		read  func(string) string
		lines map[string]string
	}{
		"category": {func(s string) string { c, _ := category(s); return c }, map[string]string{
			"类别：A": "A", "办理类别：A类（已解决）": "A", "类别标记:A 类": "A", "（类别标记：B2）": "B2", "分类：(A1)": "A1", "【B】": "B", "［A］": "A",
			"办理结果标注：B": "B", "解决程度：B": "B", "承办结果：A": "A", "A类（已解决）": "A", "（A类：已经解决或基本解决）": "A", "B类建议": "B", "甲": "甲", "类 别：A": "A",
			"办理结果：已采纳": "-", "类别：提案": "-", "A座": "-", "分类：教育": "-",
		}},
		"co-handlers": {func(s string) string { return strings.Join(joint(s+"，现答复如下："), " ") }, map[string]string{
			"收悉。市教育局、市财政局会办。": "市教育局 市财政局", "收悉。在征求市财政局、市教育局意见的基础上": "市财政局 市教育局", "收悉。我局函商市财政局": "市财政局",
			"收悉。我局协同市财政局、市教育局共同办理": "市财政局 市教育局", "收悉。由我局牵头办理，市财政局、市教育局配合": "市财政局 市教育局",
			"（主办单位：市水利局；会办单位：市财政局、市教育局）": "市财政局 市教育局", "经商市财政局并征求市教育局意见": "市财政局 市教育局",
			"经与市财政局（市国资委）、市教育局会商": "市财政局（市国资委） 市教育局", "由市水利局会同市财政局研究办理": "市财政局", "经市水利局、市财政局共同研究": "市水利局 市财政局",
			"汇总市财政局（主办）、市教育局（会办）意见": "市财政局 市教育局", "由我局和市财政局分别办理": "市财政局", "在市财政局、市教育局的配合下": "市财政局 市教育局",
			"由自治区人大常委会办公厅交由我厅办理": "-", "由我局独办": "-", "与您进行了沟通": "-", "结合国家、省、市有关政策": "-", "公厕交由滨海保洁公司负责": "-",
		}},
		"disclosure": {func(s string) string { d, _ := disclosure(s); return d }, map[string]string{
			"（此件公开）": "公开", "公开属性：主动公开": "主动公开", "不同意公开": "不同意公开", "公开意见：同意全文公开": "同意全文公开", "(同意网上公开)": "同意网上公开",
			"（此件删减后公开）": "删减后公开", "信息公开选项：主动公开": "主动公开", "公开情况:(公开)": "公开", "【主动公开】": "主动公开", "（此件依申请公开）": "依申请公开",
			"公开时限：长期公开": "-", "政务公开": "-", "公开目录": "-",
		}},
		"addressees": {func(s string) string {
			a, _ := addressees(s)
			if a.Others {
				a.Names = append(a.Names, "等")
			}
			return strings.Join(append(a.Names, a.Role), " ")
		}, map[string]string{
			"李岚代表，您好！": "李岚 代表", "尊敬的李岚委员您好:": "李岚 委员", "李岚 委员：": "李岚 委员", "李岚同志：": "李岚 ", "李岚（领衔）、王伟等代表：": "李岚 王伟 等 代表",
			"李岚代表（等5人）：": "李岚 等 代表", "第三代表团李岚代表：": "李岚 代表", "民革滨海市委员会：": "民革滨海市委员会 ", "市工商联（总商会）：": "市工商联（总商会） ",
			"雨青乡委员小组：": "雨青乡委员小组 ", "阿卜杜拉·买买提代表：": "阿卜杜拉·买买提 代表", "省政协委员李岚：": "李岚 委员", "李岚 代表、王伟 代表：": "李岚 王伟 代表",
			"李岚、王伟两位代表": "李岚 王伟 代表", "李岚并王伟代表：": "李岚 王伟 代表", "一、代表们：": "-", "现将情况答复如下：": "-",
		}},
		"signers": {func(s string) string { return strings.Join(signers(s), " ") }, map[string]string{
			"滨海市残联": "滨海市残联", "市妇联": "市妇联", "滨海市委党校": "滨海市委党校", "滨海市图书馆": "滨海市图书馆", "市发展改革委（市粮食局）": "市发展改革委（市粮食局）",
			"滨海经开区": "滨海经开区", "国网滨海供电公司": "国网滨海供电公司", "教 育 部": "教育部", "滨海市水利局（盖章）": "滨海市水利局", "加强工作": "-", "此致": "-",
		}},
		"date": {func(s string) string {
			if d, ok := lineDate(s); ok {
				return d.String()
			}
			return ""
		}, map[string]string{
			"2024年5月20号": "2024-05-20", "2024年5月20日。": "2024-05-20", "二〇二四年五月廿日": "2024-05-20", "二0二四年五月二十日": "2024-05-20", "2024.05.20": "2024-05-20",
			"（2024年5月20日）": "2024-05-20", "２０２４年５月２０日": "2024-05-20", "答复时间：2024年5月20日": "2024-05-20", "2024年5月20日（盖章）": "2024-05-20",
			"2024年5月 日": "-", "2024年2月30日": "-", "发布时间：2024年5月20日": "-",
		}},
		"contact": {contactOf, map[string]string{
			"周文 13800000000": "周文 13800000000", "（周文 55550000）": "周文 55550000", "联系方式：周文 0574-55550000": "周文 0574-55550000", "办公室电话：55550000": "55550000",
			"联系人/电话：周文 55550000": "周文 55550000", "联系人：周文 ；电话：55550000转8001": "周文 55550000转8001", "具体承办人：周文 55550000": "周文 55550000",
			"联络人：周文 55550000": "周文 55550000", "联系同志：周文": "周文", "（0574-55550000 周文）": "周文 0574-55550000", "联系人：学校办公室 周文": "周文",
			"（承办股室及电话：电力股周文0574-55550000）": "周文 0574-55550000", "联系单位及联系人:滨海市水利局规划处，周文;": "周文",
			"传真：0574-55550001": "-", "周文同志带队调研": "-",
		}},
	} {
		for s, want := range c.lines {
			if got := c.read(s); got != want && !(got == "" && want == "-") && !(strings.TrimSpace(got) == "" && want == "-") {
				t.Errorf("%s of %q is %q, want %q", name, s, got, want)
			}
		}
	}
}

// contactOf reads a line of a contact block: name and numbers.
func contactOf(s string) string {
	if !isContact(s) {
		return ""
	}
	r := newReader(&source.Text{Lines: []source.Line{{Num: 1, Col: 1, Text: s}}}, Options{})
	var all []int
	for i := range r.pieces {
		all = append(all, i)
	}
	r.readContact(all)
	if r.l.Contact == nil {
		return ""
	}
	return strings.TrimSpace(fmt.Sprint(r.l.Contact.Name, " ", strings.Join(r.l.Contact.Phones, " ")))
}
