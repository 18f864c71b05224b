package letter

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without a zone. The zero Date means
// that the letter gives none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the day exists.
func (d Date) Valid() bool {
	if d.Year < 1 || d.Month < 1 || d.Day < 1 {
		return false
	}
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	return t.Year() == d.Year && t.Month() == d.Month && t.Day() == d.Day
}

// String returns the date as 2025-06-13, and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// ParseDate reads a date printed by String; it reports false for any other text.
func ParseDate(s string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, false
	}
	return Date{t.Year(), t.Month(), t.Day()}, true
}
