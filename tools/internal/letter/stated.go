package letter

// Stated is a figure of a Chinese letter with the English of it.
type Stated struct {
	Amount
	At      string // address of its block
	English string // how the English of that block states it; "" if it does not, or there is none
}

// Due is a time that a promise of a Chinese letter is given for.
type Due struct {
	Deadline
	At string // address of the block that holds the promise
}

// Deadlines returns the deadlines of the letter's promises.
func (l *Letter) Deadlines() []Due {
	var out []Due
	for _, p := range l.Promises() {
		for _, d := range p.Deadlines {
			out = append(out, Due{d, l.Body[p.Block].ID})
		}
	}
	return out
}
