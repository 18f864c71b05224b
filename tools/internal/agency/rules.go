package agency

import (
	"regexp"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

// What can be wrong with the registry's files, and what is told of an agency
// that they do not know.
var (
	missingFile = &diag.Rule{
		ID: "registry-missing", Severity: diag.Warning, Doc: missingDoc,
		EN: "this part of the registry is not there: names of agencies or places will stay as printed; restore it from the repository",
		ZH: "登记数据缺失，单位名称或地名只能照原文显示；请从代码仓库恢复该文件",
	}
	unreadable = &diag.Rule{
		ID: "registry-unreadable", Severity: diag.Error, Doc: unreadableDoc,
		EN: "this file can't be read: %[1]s",
		ZH: "此文件无法读取：%[2]s",
	}
	badKey = &diag.Rule{
		ID: "registry-key", Severity: diag.Error, Doc: entryDoc,
		EN: "the entry “%s” with the key “%s” was left out: it needs a name and a key of small letters, digits and hyphens",
		ZH: "条目“%s”（key 为“%s”）未采用：须有名称，且 key 只能由小写英文字母、数字和连字符组成",
	}
	twiceThere = &diag.Rule{
		ID: "registry-twice", Severity: diag.Error, Doc: entryDoc,
		EN: "“%s” is already taken by an earlier entry, which keeps it; remove or change one of the two",
		ZH: "“%s”与前面的条目重复，以前面的为准；请删除或修改其中一处",
	}
	badValue = &diag.Rule{
		ID: "registry-value", Severity: diag.Error, Doc: entryDoc,
		EN: "“%s”: %s is “%s”; it must be one of: %s",
		ZH: "“%s”：%s 的值为“%s”，只能是：%s",
	}
	noSource = &diag.Rule{
		ID: "registry-source", Severity: diag.Error, Doc: sourceDoc,
		EN: "“%s” is marked %s without a source and is treated as not confirmed; add the source or change the mark",
		ZH: "“%s”标为 %s，但没有写明出处，暂按未确认处理；请补充出处或修改标记",
	}
	// UnknownPlace is the rule for an entry whose place is not registered.
	UnknownPlace = &diag.Rule{
		ID: "registry-place", Severity: diag.Error, Doc: entryDoc,
		EN: "“%s” was left out: its place “%s” is not in data/places.toml; add the place or correct its name",
		ZH: "“%s”未采用：data/places.toml 中没有“%s”；请补充该地名或更正写法",
	}
	// UnknownAgency is the rule for an agency that the registry does not know.
	UnknownAgency = &diag.Rule{
		ID: "agency-unknown", Severity: diag.Warning, Doc: unknownDoc,
		EN: "the agency “%s” is not in data/agencies and gets a page under this name; enter it there if it answers letters",
		ZH: "单位“%s”未在 data/agencies 登记，将按此名称单独成页；如属承办单位，请补充登记",
	}
	ruledAgency = &diag.Rule{
		ID: "agency-unknown", Severity: diag.Warning, Doc: unknownDoc,
		EN: "the agency “%s” is not in data/agencies and gets a page under its full name “%s”; enter it there if it answers letters",
		ZH: "单位“%s”未在 data/agencies 登记，将按全称“%s”单独成页；如属承办单位，请补充登记",
	}
	nearAgency = &diag.Rule{
		ID: "agency-unknown", Severity: diag.Warning, Doc: unknownDoc,
		EN: "the agency “%s” is not in data/agencies and gets a page under this name; the nearest known name is “%s”: if it is the same, add the printed name to its short names",
		ZH: "单位“%s”未在 data/agencies 登记，将按此名称单独成页；最接近的已登记单位是“%s”，如为同一单位，请将此名称加入其 short",
	}
)

// Unknown returns the finding for an agency that Find does not know, with the
// nearest known name or, failing that, its full name where the rule gives one.
func (r *Registry) Unknown(printed, place string, at diag.Pos) diag.Finding {
	if a, ok := r.Nearest(printed, place); ok {
		return nearAgency.At(at, printed, a.Name)
	}
	if full := r.ID(printed, place); full != printed {
		return ruledAgency.At(at, printed, full)
	}
	return UnknownAgency.At(at, printed)
}

var keyForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func isKey(s string) bool { return keyForm.MatchString(s) }

func isLevel(l letter.Level) bool {
	switch l {
	case letter.National, letter.Province, letter.City, letter.County:
		return true
	}
	return false
}
