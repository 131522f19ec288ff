package ofac

import (
	"strings"
	"time"

	"github.com/interdict/interdict/sanctions"
)

// parseBirthDate reads a day as OFAC writes it: "10 Dec 1948", "Dec 1948", "1948",
// any of them with a leading "circa", two of them joined by "to" or, for years, by a
// hyphen.
func parseBirthDate(s string) (sanctions.PartialDate, bool) {
	s, circa := strings.CutPrefix(s, "circa ")
	first, last, isRange := strings.Cut(s, " to ")
	if !isRange && len(s) == len("1979-1982") {
		first, last, isRange = strings.Cut(s, "-")
	}
	date, ok := parseSpan(first)
	if ok && isRange {
		last, circaLast := strings.CutPrefix(last, "circa ")
		circa = circa || circaLast
		var end sanctions.PartialDate
		end, ok = parseSpan(last)
		ok = ok && !end.Latest.Before(date.Earliest)
		date.Latest = end.Latest
	}
	date.Circa = circa
	return date, ok
}

// parseSpan reads a day, a month or a year.
func parseSpan(s string) (sanctions.PartialDate, bool) {
	year, ok := number(s[max(0, len(s)-4):])
	if !ok {
		return sanctions.PartialDate{}, false
	}
	var date sanctions.PartialDate
	switch len(s) {
	case len("1948"):
		date = sanctions.YearOf(year)
	case len("Dec 1948"):
		date = sanctions.MonthOf(year, parseMonth(s[:4]))
	case len("10 Dec 1948"):
		day, isDay := number(s[:2])
		d, err := sanctions.NewDate(year, parseMonth(s[3:7]), day)
		if !isDay || err != nil || s[2] != ' ' {
			return sanctions.PartialDate{}, false
		}
		date = sanctions.DayOf(d)
	}
	return date, !date.IsZero()
}

// parseMonth reads "Dec " with its blank; 0 if it is no month.
func parseMonth(s string) time.Month {
	const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec "
	if i := strings.Index(months, s); i >= 0 && i%4 == 0 {
		return time.Month(i/4 + 1)
	}
	return 0
}

// number reads a number of digits only.
func number(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}
