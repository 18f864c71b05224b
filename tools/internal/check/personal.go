package check

import (
	"bytes"
	"compress/zlib"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/privacy"
)

var personalData = &diag.Rule{
	ID: "personal-data", Severity: diag.Error,
	EN: "personal data (%[1]s) stands here. Take it out of the file before anything is published or committed.",
	ZH: "此处含有个人信息（%[2]s）。发布或提交之前请从文件中删除。",
	Doc: diag.Doc{
		EN: "A mobile number, an identity-card number, an e-mail address, an account of WeChat or QQ, or the name of a contact person stands in a file of the site. Dafu takes such data out of letters by itself; this was typed in by hand, or came in with a picture, a table or a translation. Open the file at the line that is named and take it out. If it was committed already, tell the webmaster: git keeps old versions. The number of an office (a landline) is no personal data; the name of a person beside it is.",
		ZH: "网站文件中出现了手机号码、身份证号码、电子邮箱、微信或QQ号，或联系人姓名。Dafu 会自动隐去原件中的此类信息；此处应为人工录入，或随图片、表格、译文带入。请打开文件，在所示行删去。如已提交到 git，请告知网站管理员，因为 git 会保留旧版本。办公固定电话不属于个人信息，其旁的人员姓名则属于。",
	},
}

// personal finds personal data in a file, naming its kind and never repeating it.
func personal(path string, data []byte) []diag.Finding {
	var out []diag.Finding
	if indexText.MatchString(filepath.ToSlash(path)) {
		for _, m := range privacy.Find(inflate(data)) {
			out = append(out, personalData.At(diag.Pos{Path: path, Line: 1}, string(m.Kind), m.Kind.Chinese()))
		}
		return out
	}
	if binary(data) || postings.MatchString(filepath.ToSlash(path)) {
		return nil
	}
	for _, m := range privacy.Find(string(data)) {
		out = append(out, personalData.At(at(path, data, m.Start), string(m.Kind), m.Kind.Chinese()))
	}
	return out
}

var (
	// indexText is a file of the search index that has words of the pages in it.
	indexText = regexp.MustCompile(`/search/[a-z-]+/(?:t/[0-9]+|facets|agencies|words)\.bin$`)
	// postings is a file of the search index that has checksums of words and numbers of letters
	// in it, packed so tightly that now and then some bytes have the shape of an address.
	postings = regexp.MustCompile(`/search/[a-z-]+/p/[0-9]+\.bin$`)
)

// inflate returns the words of a file of the search index, which is compressed
// and has numbers between them; "" for one that is not as it should be.
func inflate(data []byte) string {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return ""
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || unicode.IsControl(r) {
			return '\n'
		}
		return r
	}, string(plain))
}
