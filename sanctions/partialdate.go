package sanctions

import (
	"fmt"
	"strings"
	"time"
)

// A PartialDate is a day known more or less exactly, such as a date of birth: the
// range of days in which it lies, both ends included. "1970-01-31" has one day,
// "1970" a whole year, "1959/1960" two years. The zero PartialDate is "not given".
type PartialDate struct {
	Earliest, Latest Date
	Circa            bool // the source says "about"
}

// ParsePartialDate reads "2006", "2006-01" or "2006-01-02", two of them joined by
// "/" for a range, and either form with a leading "circa ".
func ParsePartialDate(s string) (PartialDate, error) {
	rest, circa := strings.CutPrefix(s, "circa ")
	first, last, isRange := strings.Cut(rest, "/")
	from, err := parseSpan(first)
	if err != nil {
		return PartialDate{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	from.Circa = circa
	if !isRange {
		return from, nil
	}
	to, err := parseSpan(last)
	if err != nil || to.Latest.Before(from.Earliest) {
		return PartialDate{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	from.Latest = to.Latest
	return from, nil
}

func parseSpan(s string) (PartialDate, error) {
	switch len(s) {
	case len("2006"):
		s += "-01-01"
		d, err := ParseDate(s)
		return YearOf(d.Year()), err
	case len("2006-01"):
		d, err := ParseDate(s + "-01")
		return MonthOf(d.Year(), d.Month()), err
	}
	d, err := ParseDate(s)
	return DayOf(d), err
}

// DayOf returns the PartialDate of exactly one day.
func DayOf(d Date) PartialDate { return PartialDate{Earliest: d, Latest: d} }

// MonthOf returns the PartialDate of some day in the month; zero for a month that
// does not exist.
func MonthOf(year int, month time.Month) PartialDate {
	first, err := NewDate(year, month, 1)
	if err != nil {
		return PartialDate{}
	}
	last, _ := NewDate(year, month, daysIn(year, month))
	return PartialDate{Earliest: first, Latest: last}
}

// YearOf returns the PartialDate of some day in the year; zero for a year outside
// 1 to 9999.
func YearOf(year int) PartialDate {
	first, err := NewDate(year, time.January, 1)
	if err != nil {
		return PartialDate{}
	}
	last, _ := NewDate(year, time.December, 31)
	return PartialDate{Earliest: first, Latest: last}
}

// IsZero reports whether the date is "not given".
func (p PartialDate) IsZero() bool { return p == PartialDate{} }

// IsDay reports whether the date is one exact day.
func (p PartialDate) IsDay() bool {
	return !p.Circa && !p.Earliest.IsZero() && p.Earliest == p.Latest
}

// Overlaps reports whether both may be the same day. "Circa" widens a date by a
// year on either side. A date that is not given overlaps none.
func (p PartialDate) Overlaps(q PartialDate) bool {
	if p.IsZero() || q.IsZero() {
		return false
	}
	p, q = p.widened(), q.widened()
	return !p.Latest.Before(q.Earliest) && !q.Latest.Before(p.Earliest)
}

func (p PartialDate) widened() PartialDate {
	if !p.Circa {
		return p
	}
	// A year before the first day of the calendar is the zero Date, before every day;
	// one after its last day must not be.
	p.Earliest = DateOf(p.Earliest.time().AddDate(-1, 0, 0))
	if later := DateOf(p.Latest.time().AddDate(1, 0, 0)); !later.IsZero() {
		p.Latest = later
	} else {
		p.Latest = Date{9999<<9 | 12<<5 | 31}
	}
	return p
}

// Validate reports a date of which an end is missing, and one that ends before it
// begins.
func (p PartialDate) Validate() error {
	switch {
	case p.Earliest.IsZero() || p.Latest.IsZero():
		return &FieldError{Field: "date", Value: p.String(), Err: ErrMissing}
	case p.Latest.Before(p.Earliest):
		return &FieldError{Field: "date", Value: p.String(), Err: fmt.Errorf("%w: ends before it begins", ErrInvalid)}
	}
	return nil
}

// String returns the form that [ParsePartialDate] reads.
func (p PartialDate) String() string {
	if p.IsZero() {
		return ""
	}
	var s string
	switch first, last := p.Earliest, p.Latest; {
	case first == last:
		s = first.String()
	case p.wholeYears() && first.Year() == last.Year():
		s = first.String()[:4]
	case p.wholeYears():
		s = first.String()[:4] + "/" + last.String()[:4]
	case p.wholeMonths() && first.Year() == last.Year() && first.Month() == last.Month():
		s = first.String()[:7]
	case p.wholeMonths():
		s = first.String()[:7] + "/" + last.String()[:7]
	default:
		s = first.String() + "/" + last.String()
	}
	if p.Circa {
		return "circa " + s
	}
	return s
}

func (p PartialDate) wholeYears() bool {
	return p.wholeMonths() && p.Earliest.Month() == time.January && p.Latest.Month() == time.December
}

func (p PartialDate) wholeMonths() bool {
	return p.Earliest.Day() == 1 && p.Latest.Day() == daysIn(p.Latest.Year(), p.Latest.Month())
}

// MarshalText writes the date as [PartialDate.String] does.
func (p PartialDate) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a date as [ParsePartialDate] does; empty text is the zero
// PartialDate.
func (p *PartialDate) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = PartialDate{}
		return nil
	}
	v, err := ParsePartialDate(string(text))
	if err != nil {
		return err
	}
	*p = v
	return nil
}
