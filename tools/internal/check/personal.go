package check

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/privacy"
)

var personalData = &diag.Rule{
	ID: "personal-data", Severity: diag.Error,
	EN: "personal data (%s) stands here. Take it out of the file before anything is published or committed.",
	ZH: "此处含有个人信息（%s）。发布或提交之前请从文件中删除。",
}

// personal finds personal data in a file, naming its kind and never repeating it.
func personal(path string, data []byte) []diag.Finding {
	if binary(data) {
		return nil
	}
	var out []diag.Finding
	for _, m := range privacy.Find(string(data)) {
		out = append(out, personalData.At(at(path, data, m.Start), m.Kind))
	}
	return out
}
