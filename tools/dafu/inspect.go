package main

import (
	"encoding/json"
	"fmt"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/privacy"
	"dafu/tools/internal/recognise"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

// inspection says what inspect prints.
type inspection struct{ body, explain, private bool }

func (a *app) inspectCommand() *cobra.Command {
	var i inspection
	cmd := &cobra.Command{
		Use:   "inspect FILE…",
		Short: "Print what is recognised in letters, as JSON, and write nothing",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := a.openAnywhere()
			if err != nil {
				return err
			}
			return a.inspect(s, args, i)
		},
	}
	cmd.Flags().BoolVar(&i.body, "body", false, "print the body instead, one paragraph a line")
	cmd.Flags().BoolVar(&i.explain, "explain", false, "print what each line of the file was taken for")
	cmd.Flags().BoolVar(&i.private, "private", false, "print contact persons and numbers unmasked (for measuring only)")
	cmd.MarkFlagsMutuallyExclusive("body", "explain")
	return cmd
}

// openAnywhere opens the site, or, outside of any, one that knows no agency: a
// letter can be looked at wherever it lies.
func (a *app) openAnywhere() (*site.Site, error) {
	s, err := a.open()
	if err == nil || a.root != "" {
		return s, err
	}
	return &site.Site{Registry: &agency.Registry{}}, nil
}

func (a *app) inspect(s *site.Site, files []string, i inspection) error {
	var records []*letter.Record
	for _, file := range files {
		_, r := s.Read(a.ctx, file, file)
		if !i.private {
			r = hide(r)
		}
		a.report(r.Findings)
		switch {
		case i.explain:
			a.explain(r.Account)
		case i.body && r.Letter != nil:
			fmt.Fprintln(a.out, r.Letter.BodyText())
		default:
			if r := record(r.Letter, i.private); r != nil || len(files) > 1 { // one of several keeps its place
				records = append(records, r)
			}
		}
	}
	if i.explain || i.body || len(records) == 0 {
		return nil
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if len(records) == 1 {
		return enc.Encode(records[0])
	}
	return enc.Encode(records)
}

// record returns the flat reading of a letter; nil for a file that can't be read.
func record(l *letter.Letter, private bool) *letter.Record {
	if l == nil {
		return nil
	}
	r := l.Record(private)
	return &r
}

// explain prints where each piece of a file went.
func (a *app) explain(account []recognise.Use) {
	for _, u := range account {
		fmt.Fprintf(a.out, "%s\t%s\t%s\n", u.Pos, u.In(a.lang), u.Text)
	}
}

// hide masks the personal data of a reading. Its contact stays, for the record
// says with masks that there is one.
func hide(r recognise.Reading) recognise.Reading {
	if r.Letter != nil {
		contact := r.Letter.Contact
		privacy.Letter(r.Letter)
		r.Letter.Contact = contact
	}
	for i := range r.Account {
		u := &r.Account[i]
		if u.As == "contact" {
			u.Text = privacy.Contact.Placeholder()
		}
		u.Text, _ = privacy.Mask(u.Text)
	}
	r.Findings = site.MaskArgs(r.Findings)
	return r
}
