package licence

import (
	"fmt"
	"io"
	"strings"
)

// Write writes what has to go with the program: each module with its licences
// and notices in full, a text that several share once.
func Write(w io.Writer, modules []Module) error {
	out := &errWriter{w: w}
	out.printf("Dafu stands under the Apache License 2.0 (LICENSE). It is built from the following, each under its own licence.\n\n")
	for _, m := range modules {
		out.printf("%s\n", m)
	}
	type shared struct {
		data string
		of   []string
	}
	var texts []*shared
	by := map[string]*shared{}
	for _, m := range modules {
		for _, t := range m.Texts {
			key := strings.Join(strings.Fields(t.Data), " ")
			if by[key] == nil {
				by[key] = &shared{data: t.Data}
				texts = append(texts, by[key])
			}
			by[key].of = append(by[key].of, strings.TrimSpace(m.Path+" "+m.Version)+": "+t.File)
		}
	}
	for _, t := range texts {
		out.printf("\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), strings.Join(t.of, "\n"), strings.TrimSpace(t.data))
	}
	return out.err
}

// String is the line that lists the module.
func (m Module) String() string {
	ids := strings.Join(m.IDs, ", ")
	if m.Within != "" {
		return fmt.Sprintf("%s: %s. © %s. %s, in %s", m.Path, ids, m.Holder, m.Source, m.Within)
	}
	return fmt.Sprintf("%s %s: %s", m.Path, m.Version, ids)
}

// errWriter keeps the first error.
type errWriter struct {
	w   io.Writer
	err error
}

func (e *errWriter) printf(format string, args ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.w, format, args...)
	}
}
