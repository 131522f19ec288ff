package sanctions

import (
	"errors"
	"fmt"
	"time"
)

// ErrDate is wrapped by every error about a malformed or impossible day.
var ErrDate = errors.New("not a calendar date in the form 2006-01-02")

// A Date is a calendar day without time of day or time zone. The zero Date means
// "not given". Dates are comparable with == and ordered by [Date.Compare].
type Date struct {
	// ordinal is year<<9 | month<<5 | day, so that its order is the order of days.
	ordinal int32
}

// NewDate returns the given day. It fails with [ErrDate] on a day that the
// Gregorian calendar does not have and on years outside 1 to 9999.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December ||
		day < 1 || day > daysIn(year, month) {
		return Date{}, fmt.Errorf("%04d-%02d-%02d: %w", year, int(month), day, ErrDate)
	}
	return Date{int32(year)<<9 | int32(month)<<5 | int32(day)}, nil
}

// ParseDate reads a day in the form 2006-01-02.
func ParseDate(s string) (Date, error) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return Date{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	year, ok1 := digits(s[0:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	d, err := NewDate(year, time.Month(month), day)
	if err != nil {
		return Date{}, fmt.Errorf("%q: %w", s, ErrDate)
	}
	return d, nil
}

// MustDate is [ParseDate] for constants in code and tests; it panics on a
// malformed day.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOf returns the calendar day of t in t's location.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	d, err := NewDate(year, month, day)
	if err != nil {
		return Date{}
	}
	return d
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether the date is "not given".
func (d Date) IsZero() bool { return d.ordinal == 0 }

// Compare returns -1, 0 or +1 as d is before, equal to or after e. The zero Date
// is before every day.
func (d Date) Compare(e Date) int {
	switch {
	case d.ordinal < e.ordinal:
		return -1
	case d.ordinal > e.ordinal:
		return 1
	}
	return 0
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.ordinal < e.ordinal }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.ordinal > e.ordinal }

// Equal reports whether d and e are the same day. It lets go-cmp compare dates.
func (d Date) Equal(e Date) bool { return d == e }

// Year returns the year, 0 for the zero Date.
func (d Date) Year() int { return int(d.ordinal >> 9) }

// Month returns the month, 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.ordinal >> 5 & 15) }

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int { return int(d.ordinal & 31) }

// AddDays returns the day n days after d (before it, for negative n). The zero
// Date stays zero, and a day outside the years 1 to 9999 is the zero Date.
func (d Date) AddDays(n int) Date {
	const all = 9999 * 366 // no two days are further apart
	if d.IsZero() || n < -all || n > all {
		return Date{}
	}
	return DateOf(d.time().AddDate(0, 0, n))
}

// DaysSince returns the number of days from e to d; 0 if either is not given.
func (d Date) DaysSince(e Date) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	// In seconds, since a time.Duration ends at 292 years.
	return int((d.time().Unix() - e.time().Unix()) / (24 * 60 * 60))
}

func (d Date) time() time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// String returns the day in the form 2006-01-02, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.append(make([]byte, 0, 10)))
}

func (d Date) append(b []byte) []byte {
	y, m, day := d.Year(), int(d.Month()), d.Day()
	return append(b,
		byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}

// AppendText appends the day as [Date.String] writes it.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	return d.append(b), nil
}

// MarshalText writes the day as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day as [ParseDate] does; empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// A Period is the half-open range of days [From, Until): the first day on which
// something holds and the first on which it no longer does. A zero From means
// "from the beginning", a zero Until "still running". The zero Period is every
// day.
type Period struct {
	From  Date `json:"from,omitzero"`
	Until Date `json:"until,omitzero"`
}

// Through returns the period of an act that names its last day. Without a last day,
// or with the calendar's last, 9999-12-31, the period is still running.
func Through(from, last Date) Period { return Period{From: from, Until: last.AddDays(1)} }

// Contains reports whether the day lies in the period. The zero Date, being before
// every day, lies in those that have been running from the beginning.
func (p Period) Contains(d Date) bool {
	return !d.Before(p.From) && (p.Until.IsZero() || d.Before(p.Until))
}

// Overlaps reports whether some day lies in both periods.
func (p Period) Overlaps(q Period) bool {
	return !p.IsEmpty() && !q.IsEmpty() &&
		(p.Until.IsZero() || q.From.Before(p.Until)) &&
		(q.Until.IsZero() || p.From.Before(q.Until))
}

// IsEmpty reports whether no day lies in the period.
func (p Period) IsEmpty() bool { return !p.Until.IsZero() && !p.From.Before(p.Until) }

// String returns "[2023-08-09, 2023-09-08)", with ".." for an open end.
func (p Period) String() string {
	from, until := p.From.String(), p.Until.String()
	if from == "" {
		from = ".."
	}
	if until == "" {
		until = ".."
	}
	return "[" + from + ", " + until + ")"
}

// Validate reports a period that holds on no day.
func (p Period) Validate() error {
	if p.IsEmpty() {
		return &FieldError{Field: "period", Value: p.String(), Err: fmt.Errorf("%w: it holds on no day", ErrInvalid)}
	}
	return nil
}
