package sanctions_test

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/sanctions"
)

// day is short for a constant day.
func day(s string) sanctions.Date { return sanctions.MustDate(s) }

// anyDate draws days of the whole calendar.
func anyDate() *rapid.Generator[sanctions.Date] {
	first, last := day("0001-01-01"), day("9999-12-31")
	return rapid.Map(rapid.IntRange(0, last.DaysSince(first)), first.AddDays)
}

// nearDate draws days of one month, and now and then "not given": dates that meet.
func nearDate() *rapid.Generator[sanctions.Date] {
	return rapid.Map(rapid.IntRange(0, 31), func(n int) sanctions.Date {
		if n == 0 {
			return sanctions.Date{}
		}
		return day("2024-02-10").AddDays(n)
	})
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{
		"2023-08-09", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31",
	} {
		d, err := sanctions.ParseDate(s)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", s, err)
		}
		if got := d.String(); got != s {
			t.Errorf("ParseDate(%q) prints as %q", s, got)
		}
	}
}

func TestParseDateRejects(t *testing.T) {
	for name, s := range map[string]string{
		"nothing":                   "",
		"a year":                    "2023",
		"a month":                   "2023-08",
		"no hyphens":                "20230809",
		"slashes":                   "2023/08/09",
		"one digit":                 "2023-8-09",
		"a time":                    "2023-08-09T00:00",
		"a blank before":            " 2023-08-09",
		"letters":                   "2O23-08-09",
		"a sign":                    "2023-+8-09",
		"Arabic-Indic digits":       "٢٠٢٣-08-09",
		"month 0":                   "2023-00-09",
		"month 13":                  "2023-13-09",
		"day 0":                     "2023-08-00",
		"31 April":                  "2023-04-31",
		"29 February, common year":  "2023-02-29",
		"29 February of 1900":       "1900-02-29",
		"the year 0":                "0000-01-01",
		"the European order of day": "09-08-2023",
	} {
		if d, err := sanctions.ParseDate(s); !errors.Is(err, sanctions.ErrDate) || !d.IsZero() {
			t.Errorf("%s: ParseDate(%q) = %v, %v; want the zero Date and ErrDate", name, s, d, err)
		}
	}
}

func TestNewDateRejects(t *testing.T) {
	for _, d := range []struct {
		year  int
		month time.Month
		day   int
	}{
		{0, 1, 1}, {-1, 1, 1}, {10000, 1, 1}, {2023, 0, 1}, {2023, 13, 1}, {2023, 1, 0}, {2023, 1, 32},
		{2023, 2, 29}, {math.MaxInt, 1, 1}, {2023, math.MaxInt, 1}, {2023, 1, math.MinInt},
	} {
		if got, err := sanctions.NewDate(d.year, d.month, d.day); !errors.Is(err, sanctions.ErrDate) || !got.IsZero() {
			t.Errorf("NewDate(%v) = %v, %v; want the zero Date and ErrDate", d, got, err)
		}
	}
}

func TestMustDatePanicsOnABadConstant(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustDate(2023-02-29) did not panic")
		}
	}()
	sanctions.MustDate("2023-02-29")
}

func TestDateZero(t *testing.T) {
	var zero sanctions.Date
	if !zero.IsZero() || zero.String() != "" || zero.Year() != 0 || zero.Month() != 0 || zero.Day() != 0 {
		t.Errorf("the zero Date is %q, %d-%d-%d", zero, zero.Year(), zero.Month(), zero.Day())
	}
	if d := zero.AddDays(1); !d.IsZero() {
		t.Errorf("one day after no day is %v", d)
	}
	if n := day("2023-08-09").DaysSince(zero) + zero.DaysSince(day("2023-08-09")); n != 0 {
		t.Errorf("there are %d days since no day", n)
	}
	if !zero.Before(day("0001-01-01")) {
		t.Error("the zero Date is not before every day")
	}
	var fromText sanctions.Date
	if err := fromText.UnmarshalText(nil); err != nil || fromText != zero {
		t.Errorf("empty text is %v, %v", fromText, err)
	}
}

func TestDateRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "d")
		if got, err := sanctions.ParseDate(d.String()); err != nil || got != d {
			t.Errorf("ParseDate(%q) = %v, %v", d, got, err)
		}
		if got, err := sanctions.NewDate(d.Year(), d.Month(), d.Day()); err != nil || got != d {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v", d.Year(), d.Month(), d.Day(), got, err)
		}
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var got sanctions.Date
		if err := json.Unmarshal(text, &got); err != nil || got != d {
			t.Errorf("%s unmarshals as %v, %v", text, got, err)
		}
	})
}

// TestDateAgainstTime compares days with package time, which counts them its own way.
func TestDateAgainstTime(t *testing.T) {
	asTime := func(d sanctions.Date) time.Time {
		return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
	}
	rapid.Check(t, func(t *rapid.T) {
		d, e := anyDate().Draw(t, "d"), anyDate().Draw(t, "e")
		n := rapid.IntRange(-4_000_000, 4_000_000).Draw(t, "n")

		want := sanctions.Date{}
		if later := asTime(d).AddDate(0, 0, n); later.Year() >= 1 && later.Year() <= 9999 {
			want = sanctions.DateOf(later)
		}
		if got := d.AddDays(n); got != want {
			t.Errorf("%v.AddDays(%d) = %v, want %v", d, n, got, want)
		}
		if got, want := d.DaysSince(e), int((asTime(d).Unix()-asTime(e).Unix())/86_400); got != want {
			t.Errorf("%v.DaysSince(%v) = %d, want %d", d, e, got, want)
		}
		if got := e.AddDays(d.DaysSince(e)); got != d {
			t.Errorf("%v, and the days until %v added to it, is %v", e, d, got)
		}
		if got, want := d.Compare(e), asTime(d).Compare(asTime(e)); got != want {
			t.Errorf("%v.Compare(%v) = %d, want %d", d, e, got, want)
		}
	})
}

func TestDateOfTakesTheDayWhereTheClockStands(t *testing.T) {
	minsk := time.FixedZone("Minsk", 3*60*60)
	instant := time.Date(2023, 8, 9, 23, 30, 0, 0, time.UTC)
	if got := sanctions.DateOf(instant); got != day("2023-08-09") {
		t.Errorf("in UTC it is %v", got)
	}
	if got := sanctions.DateOf(instant.In(minsk)); got != day("2023-08-10") {
		t.Errorf("in Minsk it is %v", got)
	}
	if got := sanctions.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)); !got.IsZero() {
		t.Errorf("the year 10000 gives %v", got)
	}
}

func TestAddDaysLeavesTheCalendar(t *testing.T) {
	for _, n := range []int{math.MinInt, math.MinInt32, -800_000, 4_000_000, math.MaxInt32, math.MaxInt} {
		if got := day("2023-08-09").AddDays(n); !got.IsZero() {
			t.Errorf("2023-08-09.AddDays(%d) = %v, want the zero Date", n, got)
		}
	}
}

func TestDateCompareIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := nearDate().Draw(t, "a"), nearDate().Draw(t, "b"), nearDate().Draw(t, "c")
		if a.Compare(b) != -b.Compare(a) {
			t.Errorf("%v and %v compare one way only", a, b)
		}
		if (a.Compare(b) == 0) != (a == b) || a.Equal(b) != (a == b) {
			t.Errorf("%v and %v: Compare, Equal and == differ", a, b)
		}
		if a.Before(b) != (a.Compare(b) < 0) || a.After(b) != (a.Compare(b) > 0) {
			t.Errorf("%v and %v: Compare, Before and After differ", a, b)
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Errorf("%v, %v, %v: the order is not transitive", a, b, c)
		}
	})
}

// TestPeriodContains asks about the days at the seams: the day before, the first, the
// last and the day after.
func TestPeriodContains(t *testing.T) {
	generalLicence9 := sanctions.Period{From: day("2023-08-09"), Until: day("2023-09-08")}
	tests := []struct {
		name   string
		period sanctions.Period
		on     string
		want   bool
	}{
		{"day before", generalLicence9, "2023-08-08", false},
		{"first day", generalLicence9, "2023-08-09", true},
		{"last day", generalLicence9, "2023-09-07", true},
		{"day after", generalLicence9, "2023-09-08", false},

		{"still running: day before", sanctions.Period{From: day("2021-12-02")}, "2021-12-01", false},
		{"still running: first day", sanctions.Period{From: day("2021-12-02")}, "2021-12-02", true},
		{"still running: far future", sanctions.Period{From: day("2021-12-02")}, "9999-12-31", true},

		{"from the beginning: long ago", sanctions.Period{Until: day("2021-12-02")}, "0001-01-01", true},
		{"from the beginning: last day", sanctions.Period{Until: day("2021-12-02")}, "2021-12-01", true},
		{"from the beginning: day after", sanctions.Period{Until: day("2021-12-02")}, "2021-12-02", false},

		{"every day", sanctions.Period{}, "2024-02-29", true},

		{"one day: before", sanctions.Through(day("2024-02-29"), day("2024-02-29")), "2024-02-28", false},
		{"one day: on it", sanctions.Through(day("2024-02-29"), day("2024-02-29")), "2024-02-29", true},
		{"one day: after", sanctions.Through(day("2024-02-29"), day("2024-02-29")), "2024-03-01", false},

		{"empty", sanctions.Period{From: day("2024-02-29"), Until: day("2024-02-29")}, "2024-02-29", false},
		{"backwards", sanctions.Period{From: day("2024-03-02"), Until: day("2024-02-28")}, "2024-02-29", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.period.Contains(day(tt.on)); got != tt.want {
				t.Errorf("%v.Contains(%s) = %t, want %t", tt.period, tt.on, got, tt.want)
			}
		})
	}
}

func TestThroughNamesTheLastDay(t *testing.T) {
	var zero sanctions.Date
	tests := []struct {
		name       string
		from, last sanctions.Date
		want       string
	}{
		{"until the end of February", day("2024-02-01"), day("2024-02-29"), "[2024-02-01, 2024-03-01)"},
		{"until the end of the year", day("2024-02-01"), day("2024-12-31"), "[2024-02-01, 2025-01-01)"},
		{"no last day", day("2024-02-01"), zero, "[2024-02-01, ..)"},
		{"the calendar's last day", day("2024-02-01"), day("9999-12-31"), "[2024-02-01, ..)"},
		{"no first day", zero, day("2024-02-29"), "[.., 2024-03-01)"},
		{"neither", zero, zero, "[.., ..)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := sanctions.Through(tt.from, tt.last).String(); got != tt.want {
				t.Errorf("Through(%v, %v) = %s, want %s", tt.from, tt.last, got, tt.want)
			}
		})
	}
}

// TestPeriodOverlapsAgreesWithDays holds Overlaps and IsEmpty against counting days.
func TestPeriodOverlapsAgreesWithDays(t *testing.T) {
	period := rapid.Custom(func(t *rapid.T) sanctions.Period {
		return sanctions.Period{From: nearDate().Draw(t, "from"), Until: nearDate().Draw(t, "until")}
	})
	// nearDate draws from these days; one more at either end stands for all others.
	var days []sanctions.Date
	for n := range 33 {
		days = append(days, day("2024-02-10").AddDays(n))
	}
	rapid.Check(t, func(t *rapid.T) {
		p, q := period.Draw(t, "p"), period.Draw(t, "q")
		both := slices.ContainsFunc(days, func(d sanctions.Date) bool { return p.Contains(d) && q.Contains(d) })
		if got := p.Overlaps(q); got != both {
			t.Errorf("%v.Overlaps(%v) = %t, but that a day lies in both is %t", p, q, got, both)
		}
		if p.Overlaps(q) != q.Overlaps(p) {
			t.Errorf("%v and %v overlap one way only", p, q)
		}
		if got, want := p.IsEmpty(), !slices.ContainsFunc(days, p.Contains); got != want {
			t.Errorf("%v.IsEmpty() = %t, want %t", p, got, want)
		}
		if got, want := p.Validate() == nil, !p.IsEmpty(); got != want {
			t.Errorf("%v is valid: %t, want %t", p, got, want)
		}
		if p.Contains(p.Until) && !p.Until.IsZero() {
			t.Errorf("%v contains the day on which it no longer holds", p)
		}
	})
}

func TestPeriodJSONLeavesOpenEndsOut(t *testing.T) {
	for want, p := range map[string]sanctions.Period{
		`{"from":"2023-08-09","until":"2023-09-08"}`: {From: day("2023-08-09"), Until: day("2023-09-08")},
		`{"from":"2023-08-09"}`:                      {From: day("2023-08-09")},
		`{}`:                                         {},
	} {
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(text)); diff != "" {
			t.Errorf("JSON of %v (-want +got):\n%s", p, diff)
		}
		var got sanctions.Period
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, got); diff != "" {
			t.Errorf("back from JSON (-want +got):\n%s", diff)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"2023-08-09", "2024-02-29", "2023-02-29", "0000-01-01", "9999-12-31", "", "2023-8-9", "٢٠٢٣-08-09",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := sanctions.ParseDate(s)
		stdlib, stdlibErr := time.Parse(time.DateOnly, s)
		if (err == nil) != (stdlibErr == nil && stdlib.Year() >= 1) {
			t.Fatalf("ParseDate(%q): %v; package time: %v", s, err, stdlibErr)
		}
		if err != nil {
			if !errors.Is(err, sanctions.ErrDate) || !d.IsZero() {
				t.Errorf("ParseDate(%q) = %v, %v; want the zero Date and ErrDate", s, d, err)
			}
			return
		}
		if d.String() != s || d != sanctions.DateOf(stdlib) {
			t.Errorf("ParseDate(%q) = %v, package time says %v", s, d, stdlib)
		}
	})
}

// AppendText writes what String does, and for a day that is not given nothing.
func TestDateAppendText(t *testing.T) {
	for _, d := range []sanctions.Date{{}, sanctions.MustDate("0001-01-01"), sanctions.MustDate("2025-09-12")} {
		got, err := d.AppendText([]byte("on "))
		if err != nil || string(got) != "on "+d.String() {
			t.Errorf("AppendText of %q = %q, %v", d, got, err)
		}
	}
}
