package check

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
)

// listBroken and listRow are the two ways in which a list of proposals can be
// wrong: as a file, and in one row.
var (
	listBroken = &diag.Rule{
		ID: "list-unreadable", Severity: diag.Error,
		EN:  "the list of proposals can't be used: %[1]s",
		ZH:  "建议提案清单无法使用：%[2]s",
		Doc: listDoc,
	}
	listRow = &diag.Rule{
		ID: "list-row", Severity: diag.Warning,
		EN:  "in this row of the list, %[1]s",
		ZH:  "清单中此行%[2]s",
		Doc: listDoc,
	}
	listDoc = diag.Doc{
		EN: "content/proposals holds the lists of proposals and suggestions that are known and may have no public reply yet: one table a session, named by the session (ningbo-cppcc-16-4.csv), saved as “CSV UTF-8”. The first row names the columns: 编号, 案由, 主办单位, 会办单位, 交办日期, 办理期限, or in English number, title, lead, joint, assigned, due. Only 编号 is needed. Dates are written 2025-06-30. Other columns are left alone and not published. docs/clerk.md has an example.",
		ZH: "content/proposals 中存放已知但可能尚无公开答复的建议提案清单：每次会议一个表格，以会议代号命名（如 ningbo-cppcc-16-4.csv），另存为“CSV UTF-8”格式。首行为列名：编号、案由、主办单位、会办单位、交办日期、办理期限，也可用英文 number、title、lead、joint、assigned、due。只有“编号”必填。日期写作 2025-06-30。其他列不予理会，也不公布。示例见 docs/clerk.zh-CN.md。",
	}
)

// listColumns are the columns that the site reads, by the names that they may have.
var listColumns = map[string]string{
	"编号": "number", "案由": "title", "主办单位": "lead", "会办单位": "joint", "交办日期": "assigned", "办理期限": "due",
	"number": "number", "title": "title", "lead": "lead", "joint": "joint", "assigned": "assigned", "due": "due",
}

var (
	listName = regexp.MustCompile(`^(.+)-(?:cppcc|npc)-[0-9]+-[0-9]+$`)
	listDate = regexp.MustCompile(`^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$`)
)

// lists looks at the lists of proposals that staff keep in content/proposals.
func lists(ctx context.Context, c *checking) ([]diag.Finding, error) {
	files, err := filepath.Glob(filepath.Join(c.Root, "content", "proposals", "*.csv"))
	if err != nil {
		return nil, err
	}
	var out []diag.Finding
	for _, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, c.list(path, data)...)
	}
	return out, nil
}

// list looks at one list.
func (c *checking) list(path string, data []byte) []diag.Finding {
	broken := func(line int, en, zh string) []diag.Finding {
		return []diag.Finding{listBroken.At(diag.Pos{Path: path, Line: line}, en, zh)}
	}
	m := listName.FindStringSubmatch(strings.TrimSuffix(filepath.Base(path), ".csv"))
	if m == nil {
		return broken(1, "its name is not that of a session. Name it like ningbo-cppcc-16-4.csv.", "文件名不是会议代号，请改为 ningbo-cppcc-16-4.csv 之类的名称。")
	}
	if c.Registry != nil && !c.knownPlace(m[1]) {
		return broken(1, "data/places.toml has no place with the key “"+m[1]+"”. Look at the name of the file.", "data/places.toml 中没有代号为“"+m[1]+"”的地区，请核对文件名。")
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return broken(1, "it is not in UTF-8. In the spreadsheet program choose “Save as” and “CSV UTF-8”.", "编码不是 UTF-8，请在表格软件中另存为“CSV UTF-8”。")
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.LazyQuotes = true
	var rows []tableRow
	var err error
	for {
		var cells []string
		if cells, err = r.Read(); err != nil {
			break
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, tableRow{cells, line})
	}
	var at *csv.ParseError
	if errors.As(err, &at) {
		return broken(at.Line, "this row has not as many cells as the first one. Look for a comma too many or too few.", "此行的单元格数与首行不一致，请检查逗号是否多余或缺失。")
	}
	if len(rows) == 0 {
		return broken(1, "it is empty. Fill it in or delete it.", "文件为空，请填写或删除。")
	}
	return listRows(path, rows, broken)
}

// tableRow is a row of a table, and the line on which it begins.
type tableRow struct {
	cells []string
	line  int
}

// listRows looks at the rows of a list, of which the first names the columns.
func listRows(path string, rows []tableRow, broken func(int, string, string) []diag.Finding) []diag.Finding {
	column := map[string]int{}
	for i, name := range rows[0].cells {
		if key := listColumns[strings.TrimSpace(name)]; key != "" {
			column[key] = i
		}
	}
	number, ok := column["number"]
	if !ok {
		return broken(1, "no column is named 编号 (number). Name it so in the first row.", "首行没有名为“编号”的列，请补上列名。")
	}
	var out []diag.Finding
	seen := map[string]int{}
	for _, row := range rows[1:] {
		wrong := func(en, zh string) {
			out = append(out, listRow.At(diag.Pos{Path: path, Line: row.line}, en, zh))
		}
		n := strings.TrimLeft(strings.TrimSpace(row.cells[number]), "0")
		switch {
		case n == "":
			wrong("there is no number; it is left out. Give it one, or delete the row.", "没有编号，不会显示。请填写编号或删除此行。")
		case seen[n] > 0:
			wrong("the number "+n+" occurs again. Delete one of the two rows.", "的编号 "+n+" 重复，请删除其中一行。")
		}
		seen[n]++
		for _, key := range []string{"assigned", "due"} {
			if at, ok := column[key]; ok && !isDate(strings.TrimSpace(row.cells[at])) {
				wrong("“"+row.cells[at]+"” is no date; it is left out. Write it as 2025-06-30.", "的“"+row.cells[at]+"”不是日期，不会显示。请写作 2025-06-30。")
			}
		}
	}
	return out
}

// isDate reports whether a cell holds a date, or nothing.
func isDate(cell string) bool {
	if cell == "" {
		return true
	}
	m := listDate.FindStringSubmatch(cell)
	if m == nil {
		return false
	}
	_, err := time.Parse("2006-1-2", strings.Join(m[1:], "-"))
	return err == nil
}

// knownPlace reports whether the registry has a place with a key.
func (c *checking) knownPlace(key string) bool {
	return slices.ContainsFunc(c.Registry.Places(), func(p agency.Place) bool { return p.Key == key || p.Key == "" && p.Name == key })
}
