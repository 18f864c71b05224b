package privacy

import (
	"slices"

	"dafu/tools/internal/letter"
)

// Letter takes the personal data out of every string of l, its contact
// altogether, and records in l.Redacted what was taken out. It returns how many
// pieces of each kind there were.
func Letter(l *letter.Letter) map[Kind]int {
	count := map[Kind]int{}
	mask := func(s *string) {
		var kinds []Kind
		*s, kinds = Mask(*s)
		for _, k := range kinds {
			count[k]++
		}
	}
	all := func(list []string) {
		for i := range list {
			mask(&list[i])
		}
	}
	for _, s := range []*string{&l.Number, &l.SecondNumber, &l.SubjectClass, &l.Title, &l.Subject, &l.DocNumber, &l.Category,
		&l.Disclosure, &l.Source.File, &l.Source.URL, &l.Addressees.Role, &l.Assembly.Place} {
		mask(s)
	}
	for _, list := range [][]string{l.Addressees.Names, l.Outcomes, l.CopiedTo, l.Attachments} {
		all(list)
	}
	for _, list := range [][]letter.Agency{l.Lead, l.Joint} {
		for i := range list {
			mask(&list[i].Name)
		}
	}
	for _, k := range acrossBlocks(l.Body) {
		count[k]++
	}
	for i := range l.Body {
		mask(&l.Body[i].Text)
	}
	if l.Contact != nil {
		count[Contact]++
		l.Contact = nil
	}
	for _, k := range []Kind{Contact, Mobile, IDCard, Email, Account} {
		if count[k] > 0 && !slices.Contains(l.Redacted, string(k)) {
			l.Redacted = append(l.Redacted, string(k))
		}
	}
	return count
}
