package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
	"dafu/tools/internal/page"
	"dafu/tools/internal/recognise"
	"dafu/tools/internal/source"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// typed is a letter as a person types it in.
type typed struct {
	title, number, place, matter, term, session, subject, date, docNumber, category, disclosure, text string
	agencies, joint, addressees                                                                       []string
}

func (a *app) newCommand() *cobra.Command {
	var t typed
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Start the page of a letter by hand; what no flag gives is asked for",
		Long: "Start the page of a letter by hand, for one that there is no file of.\n" +
			"What no flag gives is asked for; Enter leaves a fact out. Then write the text\n" +
			"into the page, and run dafu build.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			given := map[string]bool{}
			cmd.Flags().Visit(func(f *pflag.Flag) { given[f.Name] = true })
			return a.newPage(cmd.InOrStdin(), t, given)
		},
	}
	f := cmd.Flags()
	f.StringVar(&t.matter, "matter", "", "proposal (提案) or suggestion (建议)")
	f.StringVar(&t.place, "place", "", "place of the assembly: 宁波市")
	f.StringVar(&t.term, "term", "", "term of the assembly (届)")
	f.StringVar(&t.session, "session", "", "session of the term (次会议)")
	f.StringVar(&t.number, "number", "", "number of the proposal or suggestion")
	f.StringVar(&t.title, "title", "", "title of the letter")
	f.StringVar(&t.subject, "subject", "", "subject of the proposal or suggestion (案由)")
	f.StringSliceVar(&t.agencies, "agency", nil, "agency that answers, by name or key")
	f.StringSliceVar(&t.joint, "joint", nil, "agencies that take part (会办)")
	f.StringSliceVar(&t.addressees, "addressee", nil, "names of those who asked")
	f.StringVar(&t.date, "date", "", "date of the letter: 2025-06-13")
	f.StringVar(&t.docNumber, "doc-number", "", "document number (发文字号)")
	f.StringVar(&t.category, "category", "", "category (办理类别), as printed")
	f.StringVar(&t.disclosure, "disclosure", "", "公开属性, as printed or confirmed")
	f.StringVar(&t.text, "text", "", "file with the text, one paragraph a line")
	_ = cmd.RegisterFlagCompletionFunc("matter", oneOf("提案", "建议", "proposal", "suggestion"))
	a.completeAgencies(cmd, "agency", "joint")
	return cmd
}

// newPage writes the page of a letter that is typed in.
func (a *app) newPage(in io.Reader, t typed, given map[string]bool) error {
	s, err := a.open()
	if err != nil {
		return err
	}
	if err := a.ask(in, &t, given); err != nil {
		return err
	}
	l, err := t.letter()
	if err != nil {
		a.started = !errors.As(err, new(fault)) // a wrong answer is wrong usage
		return err
	}
	if err := a.claim(s); err != nil {
		return err
	}
	path, findings, err := s.Add(l)
	a.report(findings)
	if errors.Is(err, page.ErrTaken) {
		return fmt.Errorf("%w: %s", page.ErrTaken, here(path))
	}
	if err != nil {
		return err
	}
	a.say("page      %s\nWrite the text below the second +++, one paragraph a line with a blank line between; headings begin with ##. Then: dafu build",
		"页面      %s\n请在第二行 +++ 之下录入正文，每段一行，段间空一行，标题以 ## 开头。然后运行：dafu build", here(path))
	return nil
}

// ask asks for what no flag gave, until the input ends.
func (a *app) ask(in io.Reader, t *typed, given map[string]bool) error {
	lines, ended := bufio.NewScanner(in), false
	// What can't be right is asked for again at once, not at the end of a long list.
	asked := func(flag string, into *string, en, zh string, check func(string) error) {
		if given[flag] {
			return
		}
		for !ended {
			fmt.Fprint(a.err, a.words(en, zh)+" ")
			if ended = !lines.Scan(); ended {
				return
			}
			*into = strings.TrimSpace(lines.Text())
			err := check(*into)
			if err == nil {
				return
			}
			fmt.Fprintln(a.err, a.inWords(err))
		}
	}
	one := func(flag string, into *string, en, zh string) { asked(flag, into, en, zh, anything) }
	list := func(flag string, into *[]string, en, zh string, check func(string) error) {
		joined := strings.Join(*into, "、")
		asked(flag, &joined, en, zh, check)
		*into = strings.FieldsFunc(joined, func(r rune) bool { return strings.ContainsRune("、，,;； ", r) })
	}
	asked("matter", &t.matter, "proposal or suggestion?", "提案还是建议？", func(s string) error { _, err := matterOf(s); return err })
	asked("place", &t.place, "Place (宁波市):", "地区（如宁波市）：", something)
	asked("term", &t.term, "Term (届):", "第几届：", func(s string) error { _, err := wholeNumber("term", "届", s); return err })
	asked("session", &t.session, "Session (次会议):", "第几次会议：", sessionForm)
	asked("number", &t.number, "Number:", "编号：", something)
	asked("title", &t.title, "Title of the letter:", "答复标题：", something)
	one("subject", &t.subject, "Subject of the matter:", "案由：")
	list("agency", &t.agencies, "Agency that answers:", "承办（主办）单位：", something)
	list("joint", &t.joint, "Agencies that take part:", "会办单位：", anything)
	list("addressee", &t.addressees, "Names of those who asked:", "提出人姓名：", anything)
	asked("date", &t.date, "Date of the letter (2025-06-13):", "成文日期（2025-06-13）：", dateForm)
	one("doc-number", &t.docNumber, "Document number:", "发文字号：")
	one("category", &t.category, "Category:", "办理类别：")
	one("disclosure", &t.disclosure, "May it be published (主动公开)?", "公开属性（主动公开）：")
	fmt.Fprintln(a.err)
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read the answers: %w", err)
	}
	return nil
}

// letter makes a letter of what was typed in.
func (t typed) letter() (*letter.Letter, error) {
	l := &letter.Letter{
		Lang: letter.Chinese, Document: letter.Reply, Title: t.title, Number: t.number, Subject: t.subject,
		Assembly: letter.Assembly{Place: t.place}, DocNumber: t.docNumber, Category: t.category, Disclosure: t.disclosure,
		Addressees: letter.Addressees{Names: t.addressees},
	}
	var err error
	if l.Kind, err = matterOf(t.matter); err != nil {
		return nil, err
	}
	if l.Assembly.Term, err = wholeNumber("term", "届", t.term); err != nil {
		return nil, err
	}
	if err := errors.Join(sessionForm(t.session), dateForm(t.date)); err != nil {
		return nil, err
	}
	l.Assembly.Session, _ = wholeNumber("session", "次", t.session)
	l.Date, _ = recognise.Date(t.date)
	for _, need := range []struct{ en, zh, value string }{
		{"place", "地区", t.place}, {"number", "编号", t.number}, {"title", "标题", t.title}, {"agency", "单位", strings.Join(t.agencies, "")},
	} {
		if need.value == "" {
			return nil, wrong("a page needs matter, place, term, number, title and agency: the %[1]s is missing", "页面须有提案或建议、地区、届、编号、标题和单位：缺少%[2]s", need.en, need.zh)
		}
	}
	for _, name := range t.agencies {
		l.Lead = append(l.Lead, letter.Agency{Name: name})
	}
	for _, name := range t.joint {
		l.Joint = append(l.Joint, letter.Agency{Name: name})
	}
	if t.text != "" {
		data, err := os.ReadFile(t.text)
		if err != nil {
			return nil, fmt.Errorf("read the text: %w", err)
		}
		text, ok := source.Decode(data) // Windows saves it as GBK, or with a byte order mark
		if !ok {
			return nil, wrong("%s is no text file; save the text as .txt", "%s 不是文本文件，请另存为 .txt", t.text)
		}
		for _, line := range strings.Split(text, "\n") {
			if line = source.Clean(line); line != "" {
				l.Body = append(l.Body, letter.Block{Kind: letter.Paragraph, Text: line})
			}
		}
	}
	return l, nil
}

func matterOf(s string) (letter.Kind, error) {
	switch s {
	case "proposal", "提案":
		return letter.Proposal, nil
	case "suggestion", "建议":
		return letter.Suggestion, nil
	}
	return "", wrong("say whether the letter answers a proposal (提案) or a suggestion (建议), not %q", "请写明是提案还是建议，不能是“%s”", s)
}

// wholeNumber reads 16, and what people write for it: 十六, 第十六届.
func wholeNumber(en, zh, value string) (int, error) {
	plain := strings.TrimPrefix(value, "第")
	for _, unit := range []string{"届", "会议", "次"} {
		plain = strings.TrimSuffix(plain, unit)
	}
	n, ok := numeral.Int(plain)
	if !ok || n < 1 {
		return 0, wrong("the %[1]s must be a whole number, not %[3]q", "%[2]s须为整数，不能是“%[3]s”", en, zh, value)
	}
	return n, nil
}

func sessionForm(s string) error {
	if s == "" {
		return nil
	}
	_, err := wholeNumber("session", "次", s)
	return err
}

func dateForm(s string) error {
	if _, ok := recognise.Date(s); !ok && s != "" {
		return wrong("write the date as 2025-06-13, not %q", "日期请写作 2025-06-13，不能是“%s”", s)
	}
	return nil
}

func anything(string) error { return nil }

func something(s string) error {
	if s == "" {
		return wrong("This can't be left out.", "此项不能不填。")
	}
	return nil
}
