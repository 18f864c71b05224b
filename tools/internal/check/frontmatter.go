package check

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"dafu/tools/internal/diag"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// frontInvalid is a value that the schema does not allow. Its wordings are one
// rule: what they ask for is the same.
var (
	frontInvalid = &diag.Rule{
		ID: "front-matter-invalid", Severity: diag.Error,
		EN:  "%[1]s has the value “%[2]v”; it must be %[3]s.",
		ZH:  "%[1]s 的值为“%[2]v”；应为：%[4]s。",
		Doc: frontDoc,
	}
	frontLacking = &diag.Rule{
		ID: frontInvalid.ID, Severity: diag.Error,
		EN:  "%s is missing in the head of the page. Add it.",
		ZH:  "页面开头缺少 %s，请补上。",
		Doc: frontDoc,
	}
	frontDoc = diag.Doc{
		EN: "The head of the page (between the two +++ lines) has a value that the site can't use: a word where a number is needed, or a word that is not in the list. Correct the line that is named. docs/architecture.md explains every key; docs/schema/reply.schema.json is the same for editors that understand JSON Schema.",
		ZH: "页面开头（两行 +++ 之间）有网站无法使用的值：应为数字处写了文字，或所写的词不在可用范围内。请改正所示行。各项含义见 docs/architecture.md；支持 JSON Schema 的编辑器可使用 docs/schema/reply.schema.json。",
	}
)

// frontMatter holds the head of a page against the schema.
func frontMatter(r *reply) []diag.Finding {
	err := compiled().Validate(instance(r.table))
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return nil
	}
	found := r.wrong(invalid)
	return slices.DeleteFunc(found, func(f diag.Finding) bool { // one slip is told once
		return f.Rule == frontLacking && slices.ContainsFunc(found, func(o diag.Finding) bool { return o.Rule.ID == frontMisspelt.ID && o.Args[1] == f.Args[0] })
	})
}

// wrong turns an error of the validator, and those below it, into findings.
func (r *reply) wrong(e *jsonschema.ValidationError) []diag.Finding {
	var out []diag.Finding
	for _, below := range e.Causes {
		out = append(out, r.wrong(below)...)
	}
	where := e.InstanceLocation
	key := keyName(where)
	invalid := func(en, zh string) {
		out = append(out, frontInvalid.At(r.line(keyPath(where)...), key, r.value(where), en, zh))
	}
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		slices.Sort(k.Properties)
		for _, p := range k.Properties {
			out = append(out, r.unknownKey(where, p))
		}
	case *kind.Required:
		for _, p := range k.Missing {
			out = append(out, frontLacking.At(r.line(where...), keyName(slices.Concat(where, []string{p}))))
		}
	case *kind.Enum:
		var allowed []string
		for _, w := range k.Want {
			allowed = append(allowed, fmt.Sprint(w))
		}
		invalid("one of: "+strings.Join(allowed, ", "), strings.Join(allowed, "、"))
	case *kind.Type:
		en, zh := typeWords(k.Want)
		invalid(en, zh)
	case *kind.Minimum:
		invalid("at least "+short(k.Want), "不小于 "+short(k.Want))
	case *kind.Maximum:
		invalid("at most "+short(k.Want), "不大于 "+short(k.Want))
	case *kind.MinLength:
		invalid("some text", "非空文字")
	case *kind.Pattern:
		en, zh := formWords(k.Want)
		invalid(en, zh)
	}
	return out
}

func short(n *big.Rat) string { return n.RatString() }

// typeWords says what kind of value is wanted.
func typeWords(want []string) (en, zh string) {
	names := map[string][2]string{
		"string": {"text in quotation marks", "用引号括起的文字"}, "array": {"a list in square brackets", "用方括号括起的列表"},
		"integer": {"a whole number without quotation marks", "不带引号的整数"}, "boolean": {"true or false", "true 或 false"},
		"object": {"a table with keys of its own", "含有下级键的表"},
	}
	n := names[want[0]]
	return n[0], n[1]
}

// formWords says in which form a value is wanted.
func formWords(pattern string) (en, zh string) {
	switch pattern {
	case dateNode["pattern"]:
		return "a day, as 2025-06-13, without quotation marks", "日期，如 2025-06-13，不加引号"
	case timeNode["pattern"]:
		return "a day and a time, as 2025-06-20T09:30:00, without quotation marks", "日期和时间，如 2025-06-20T09:30:00，不加引号"
	case yearForm:
		return "a year of four digits, as '2025'", "四位数字的年份，如 '2025'"
	}
	return "the checksum that Dafu wrote: take the line back from git", "Dafu 写出的校验值：请从 git 恢复此行"
}

// keyPath takes the number of an item off the way to it: a list has one line.
func keyPath(where []string) []string {
	if n := len(where); n > 0 && strings.Trim(where[n-1], "0123456789") == "" {
		return where[:n-1]
	}
	return where
}

// value returns what stands in the head of the page at a key.
func (r *reply) value(where []string) any {
	var v any = r.table
	for _, k := range where {
		switch at := v.(type) {
		case map[string]any:
			v = at[k]
		case []any:
			var i int
			if _, err := fmt.Sscan(k, &i); err != nil || i >= len(at) {
				return ""
			}
			v = at[i]
		}
	}
	return v
}

// instance turns what was read from TOML into what JSON can hold.
func instance(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			out[k] = instance(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = instance(x)
		}
		return out
	case toml.LocalDate:
		return v.String()
	case toml.LocalDateTime:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return v
}
