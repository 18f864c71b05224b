package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"dafu/tools/internal/page"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaID names the schema. It is a name and no address: nothing is fetched.
const schemaID = "urn:dafu:schema:reply"

// yearForm is what a year looks like.
const yearForm = "^[0-9]{4}$"

// node is a piece of a JSON Schema.
type node = map[string]any

// about says of every key of the front matter what it means and which values
// it takes; what is not said here follows from its type in page.FrontMatter.
var about = map[string]node{
	"title":      {"description": "Title of the letter (标题); empty when it bears none"},
	"date":       {"description": "Date of the letter (成文日期); left out when it gives none"},
	"published":  {"description": "When the page was published (发布时间); the letter never says it"},
	"proposals":  {"description": "Key of the matter: assembly key and number"},
	"sessions":   {"description": "Key of the assembly: <place>-<cppcc|npc>-<term>-<session>"},
	"agencies":   {"description": "Keys of data/agencies: lead agencies first (主办), then co-handlers (会办)"},
	"categories": {"description": "Key of the category: <place>-<cppcc|npc>-<letter, lower case>"},
	"years":      {"description": "Year of the letter", "pattern": yearForm},
	"policies":   {"description": "Names of the policies cited, without 《》"},
	"members":    {"description": "Who asked: <place>-<cppcc|npc>-<name>"},
	"classes":    {"description": "Key of the subject class (分类): <place>-<cppcc|npc>-<class>"},
	"params":     {"description": "The facts of the letter"},

	"params.document":       {"description": "What the letter is", "enum": words("reply", "opinion", "summary")},
	"params.matter":         {"description": "提案 or 建议", "enum": words("proposal", "suggestion")},
	"params.level":          {"description": "Level of the assembly", "enum": words("national", "province", "city", "county")},
	"params.place":          {"description": "Place of the assembly, in Chinese"},
	"params.term":           {"description": "Term of the assembly (届)", "minimum": 1, "maximum": 99},
	"params.session":        {"description": "Session of the term (次会议)", "minimum": 1, "maximum": 20},
	"params.number":         {"description": "Number of the matter (编号), as printed", "minLength": 1},
	"params.second_number":  {"description": "A second number, if one is printed"},
	"params.subject_class":  {"description": "Subject class (分类) without 类, if no second number says it"},
	"params.subject":        {"description": "Subject of the matter (案由)"},
	"params.addressees":     {"description": "Names of those who asked"},
	"params.addressee_role": {"description": "How they are addressed", "enum": words("委员", "代表", "member", "deputy")},
	"params.and_others":     {"description": "Whether 等 is printed after the names"},
	"params.doc_number":     {"description": "Document number (发文字号)"},
	"params.category":       {"description": "Category (办理类别), as printed"},
	"params.outcomes":       {"description": "Words of the outcome (办理结果), as printed"},
	"params.lead":           {"description": "Those of agencies that sign (主办单位)"},
	"params.copied_to":      {"description": "Who receives a copy (抄送)"},
	"params.disclosure":     {"description": "Whether the letter may be published (公开属性); printed, or confirmed by a person"},
	"params.attachments":    {"description": "Names of the attachments (附件)"},
	"params.redacted":       {"description": "What was taken out before the page was written", "enum": words("contact", "mobile", "id-card", "email", "account")},
	"params.roles":          {"description": "What each section tells, by its address", "enum": words("done", "planned", "other")},

	"params.source":        {"description": "Where the letter came from"},
	"params.source.file":   {"description": "Its file below letters/"},
	"params.source.sha256": {"description": "SHA-256 of the file", "pattern": "^[0-9a-f]{64}$"},
	"params.source.ocr":    {"description": "Words of it were read off pictures by machine"},
	"params.policy_names":  {"description": "English pages: the English names of the policies, in their order; empty where there is none"},
	"params.source.url":    {"description": "Address of the page that it was saved from"},
	"params.figures":       {"description": "English pages: the figures of the Chinese letter and how the English states them"},
	"params.figures.at":    {"description": "Address of the block that states it"},
	"params.figures.zh":    {"description": "As printed in Chinese"},
	"params.figures.en":    {"description": "As the English states it"},
	"params.figures.value": {"description": "In plain digits; of a range, its upper end"},
	"params.figures.unit":  {"description": "Unit, in Chinese, without multiplier"},
	"params.figures.bound": {"description": "How the figure is meant", "enum": words("at-most", "at-least", "more-than", "about")},
	"params.dues":          {"description": "English pages: the times that the promises are given for"},
	"params.dues.at":       {"description": "Address of the promise"},
	"params.dues.zh":       {"description": "As printed in Chinese"},
	"params.dues.by":       {"description": "The last day that it can mean"},

	"params.translation":            {"description": "English pages: texts by the state of their translation"},
	"params.translation.total":      {"minimum": 0},
	"params.translation.reviewed":   {"minimum": 0},
	"params.translation.translated": {"minimum": 0},
	"params.translation.draft":      {"minimum": 0},
	"params.translation.missing":    {"minimum": 0},
	"params.dafu":                   {"description": "Written by the tool: do not edit"},
	"params.dafu.checksum":          {"description": "Checksum of the page as the tool wrote it", "pattern": "^[0-9a-f]*$"},
}

// hugoKeys are keys that Hugo reads and the tool leaves to people.
var hugoKeys = []string{
	"aliases", "build", "description", "draft", "expiryDate", "images", "keywords", "lastmod", "layout",
	"linkTitle", "menus", "outputs", "publishDate", "resources", "sitemap", "slug", "summary", "translationKey", "type", "url", "weight",
}

// promises is what a person notes of a measure that was announced.
var promises = node{
	"description": "What became of a planned measure, by its address",
	"type":        "object",
	"additionalProperties": node{
		"type": "object",
		"properties": node{
			"status": node{"enum": words("kept", "under-way", "dropped")},
			"date":   dateNode,
			"source": node{"type": "string"},
		},
		"required":             []string{"status"},
		"additionalProperties": false,
	},
}

var (
	dateNode = node{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
	timeNode = node{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$`}
)

// Schema returns the JSON Schema of the front matter of a reply, made from
// page.FrontMatter. It is published as docs/schema/reply.schema.json.
func Schema() []byte {
	root := nodeOf("", reflect.TypeFor[page.FrontMatter]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = schemaID
	root["title"] = "Front matter of a reply letter"
	root["required"] = []string{"title", "params"}
	fields := root["properties"].(node)
	for _, k := range hugoKeys {
		fields[k] = node{"description": "Read by Hugo"}
	}
	fields["params"].(node)["properties"].(node)["promises"] = promises
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		panic(fmt.Errorf("strings and numbers into JSON: %w", err))
	}
	return b.Bytes()
}

// nodeOf returns the schema of a type at a key.
func nodeOf(key string, t reflect.Type) node {
	out := node{}
	values := node{} // what about says of the values
	for k, v := range about[key] {
		if k == "description" {
			out[k] = v
		} else {
			values[k] = v
		}
	}
	item := func(kind string) node {
		n := node{"type": kind}
		for k, v := range values {
			n[k] = v
		}
		return n
	}
	merge := func(n node) node {
		for k, v := range n {
			out[k] = v
		}
		return out
	}
	switch {
	case t == reflect.TypeFor[toml.LocalDate]():
		return merge(dateNode)
	case t == reflect.TypeFor[toml.LocalDateTime]():
		return merge(timeNode)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return nodeOf(key, t.Elem())
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Struct {
			return merge(node{"type": "array", "items": nodeOf(key, t.Elem())})
		}
		return merge(node{"type": "array", "items": item("string")})
	case reflect.Map:
		return merge(node{"type": "object", "additionalProperties": item("string")})
	case reflect.Bool:
		return merge(item("boolean"))
	case reflect.Int:
		return merge(item("integer"))
	case reflect.String:
		return merge(item("string"))
	}
	fields := node{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		fields[name] = nodeOf(strings.TrimPrefix(key+"."+name, "."), f.Type)
	}
	return merge(node{"type": "object", "properties": fields, "additionalProperties": false})
}

// words lists the values that a key may have.
func words(list ...string) []string { return list }

// compiled is the schema, ready to validate with.
var compiled = sync.OnceValue(func() *jsonschema.Schema {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		panic(fmt.Errorf("read the schema: %w", err))
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schemaID, doc); err != nil {
		panic(fmt.Errorf("add the schema: %w", err))
	}
	return c.MustCompile(schemaID)
})
