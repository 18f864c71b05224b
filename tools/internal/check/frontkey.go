package check

import "dafu/tools/internal/diag"

var frontKey = &diag.Rule{
	ID: "front-matter-key", Severity: diag.Warning,
	EN: "nothing reads the key %s. Look at its spelling, or whether it stands under the wrong [table].",
	ZH: "键 %s 不起任何作用。请核对拼写，或是否写在了错误的 [表] 之下。",
	Doc: diag.Doc{
		EN: "A line in the head of the page has a name that neither Dafu nor Hugo knows. What it says shows nowhere. Mostly it is misspelt (catgory for category), or it stands below a line in square brackets that it does not belong to: the facts of the letter belong below [params]. docs/architecture.md lists all names.",
		ZH: "页面开头有一行的键名既不是 Dafu 的，也不是 Hugo 的，其内容不会显示。多为拼写有误（如将 category 写成 catgory），或位于不相应的方括号行之下：来信各项内容应写在 [params] 之下。全部键名见 docs/architecture.md。",
	},
}
