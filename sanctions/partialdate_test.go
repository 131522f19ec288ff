package sanctions_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/interdict/interdict/sanctions"
)

func partial(s string) sanctions.PartialDate {
	p, err := sanctions.ParsePartialDate(s)
	if err != nil {
		panic(err)
	}
	return p
}

// anyPartialDate draws days, months, years and ranges, exact and circa, of a few
// decades, so that they meet now and then.
func anyPartialDate() *rapid.Generator[sanctions.PartialDate] {
	return rapid.Custom(func(t *rapid.T) sanctions.PartialDate {
		first := day("1950-01-01").AddDays(rapid.IntRange(0, 20_000).Draw(t, "day"))
		var p sanctions.PartialDate
		switch rapid.SampledFrom([]string{"day", "month", "year", "days", "months", "years"}).Draw(t, "precision") {
		case "day":
			p = sanctions.DayOf(first)
		case "month":
			p = sanctions.MonthOf(first.Year(), first.Month())
		case "year":
			p = sanctions.YearOf(first.Year())
		case "days":
			p = sanctions.PartialDate{Earliest: first, Latest: first.AddDays(rapid.IntRange(0, 1000).Draw(t, "length"))}
		case "months":
			last := first.AddDays(rapid.IntRange(0, 1000).Draw(t, "length"))
			p.Earliest = sanctions.MonthOf(first.Year(), first.Month()).Earliest
			p.Latest = sanctions.MonthOf(last.Year(), last.Month()).Latest
		case "years":
			p.Earliest = sanctions.YearOf(first.Year()).Earliest
			p.Latest = sanctions.YearOf(first.Year() + rapid.IntRange(0, 5).Draw(t, "length")).Latest
		}
		p.Circa = rapid.Bool().Draw(t, "circa")
		return p
	})
}

func TestParsePartialDate(t *testing.T) {
	tests := []struct {
		in               string
		earliest, latest string
		circa, isDay     bool
		out              string // "" if the same
	}{
		{in: "1970-01-31", earliest: "1970-01-31", latest: "1970-01-31", isDay: true},
		{in: "1970-01", earliest: "1970-01-01", latest: "1970-01-31"},
		{in: "1970", earliest: "1970-01-01", latest: "1970-12-31"},
		{in: "1972-02", earliest: "1972-02-01", latest: "1972-02-29"},
		{in: "1959/1960", earliest: "1959-01-01", latest: "1960-12-31"},
		{in: "1959-03/1959-05", earliest: "1959-03-01", latest: "1959-05-31"},
		{in: "1959-03-02/1959-03-04", earliest: "1959-03-02", latest: "1959-03-04"},
		{in: "circa 1960", earliest: "1960-01-01", latest: "1960-12-31", circa: true},
		{in: "circa 1960-05-06", earliest: "1960-05-06", latest: "1960-05-06", circa: true},
		{in: "circa 1960/1965", earliest: "1960-01-01", latest: "1965-12-31", circa: true},
		{in: "0001", earliest: "0001-01-01", latest: "0001-12-31"},
		{in: "9999", earliest: "9999-01-01", latest: "9999-12-31"},
		// Several forms of the same days print in the shortest.
		{in: "1970/1970", earliest: "1970-01-01", latest: "1970-12-31", out: "1970"},
		{in: "1970-01-01/1970-12-31", earliest: "1970-01-01", latest: "1970-12-31", out: "1970"},
		{in: "1970-01/1971-12", earliest: "1970-01-01", latest: "1971-12-31", out: "1970/1971"},
		{in: "1970/1971-03", earliest: "1970-01-01", latest: "1971-03-31", out: "1970-01/1971-03"},
		{in: "1970-01-31/1970-01-31", earliest: "1970-01-31", latest: "1970-01-31", isDay: true, out: "1970-01-31"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := sanctions.ParsePartialDate(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			want := sanctions.PartialDate{Earliest: day(tt.earliest), Latest: day(tt.latest), Circa: tt.circa}
			if got != want {
				t.Errorf("got %v to %v, circa %t; want %v to %v, circa %t",
					got.Earliest, got.Latest, got.Circa, want.Earliest, want.Latest, want.Circa)
			}
			if got.IsDay() != tt.isDay {
				t.Errorf("IsDay() = %t, want %t", got.IsDay(), tt.isDay)
			}
			out := tt.out
			if out == "" {
				out = tt.in
			}
			if got.String() != out {
				t.Errorf("prints as %q, want %q", got, out)
			}
		})
	}
}

func TestParsePartialDateRejects(t *testing.T) {
	for _, s := range []string{
		"", "circa", "circa ", "circa1960", "Circa 1960", "circa circa 1960", "c. 1960", "197", "19700", "1970-13", "1970-00",
		"1970-1", "1970-02-30", "0000", "abcd", "1970/", "/1970", "/", "1960/1959", "1960-05/1960-04", "1959/1960/1961",
		"1959 to 1960", "1959/circa 1960", "1970-01-31 ", "1970\n",
	} {
		if p, err := sanctions.ParsePartialDate(s); !errors.Is(err, sanctions.ErrDate) || !p.IsZero() {
			t.Errorf("ParsePartialDate(%q) = %v, %v; want the zero PartialDate and ErrDate", s, p, err)
		}
	}
}

func TestPartialDateOfWhatDoesNotExist(t *testing.T) {
	for name, p := range map[string]sanctions.PartialDate{
		"no day":     sanctions.DayOf(sanctions.Date{}),
		"month 13":   sanctions.MonthOf(1970, 13),
		"year 0":     sanctions.YearOf(0),
		"year 10000": sanctions.YearOf(10_000),
		"nothing":    {},
	} {
		if !p.IsZero() || p.IsDay() || p.String() != "" {
			t.Errorf("%s: %q, IsZero %t, IsDay %t", name, p, p.IsZero(), p.IsDay())
		}
	}
}

func TestPartialDateRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPartialDate().Draw(t, "p")
		if got, err := sanctions.ParsePartialDate(p.String()); err != nil || got != p {
			t.Errorf("ParsePartialDate(%q) = %v, %v", p, got, err)
		}
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var got sanctions.PartialDate
		if err := json.Unmarshal(text, &got); err != nil || got != p {
			t.Errorf("%s unmarshals as %v, %v", text, got, err)
		}
		if err := p.Validate(); err != nil {
			t.Errorf("%v: %v", p, err)
		}
	})
}

func TestPartialDateEmptyText(t *testing.T) {
	p := partial("1970")
	if err := p.UnmarshalText(nil); err != nil || !p.IsZero() {
		t.Errorf("empty text is %v, %v", p, err)
	}
	if err := p.UnmarshalText([]byte("yesterday")); !errors.Is(err, sanctions.ErrDate) {
		t.Errorf(`"yesterday": %v, want ErrDate`, err)
	}
}

func TestPartialDateOverlaps(t *testing.T) {
	tests := []struct {
		p, q string
		want bool
	}{
		{"1970-01-31", "1970-01-31", true},
		{"1970-01-31", "1970-02-01", false},
		{"1970-01-31", "1970", true},
		{"1970-01-31", "1970-01", true},
		{"1970-01-31", "1970-02", false},
		{"1970", "1971", false},
		{"1959/1961", "1960-07", true},
		{"1959/1961", "1961-12-31", true},
		{"1959/1961", "1962-01-01", false},
		// "Circa" reaches a year in either direction and no day further.
		{"circa 1970", "1969-01-01", true},
		{"circa 1970", "1968-12-31", false},
		{"circa 1970", "1971-12-31", true},
		{"circa 1970", "1972-01-01", false},
		{"circa 1970-05-06", "1969-05-06", true},
		{"circa 1970-05-06", "1969-05-05", false},
		{"circa 1970", "circa 1972", true},
		{"circa 1970", "circa 1973", false},
		// At the ends of the calendar.
		{"circa 9999", "9999-12-31", true},
		{"circa 9999", "9998-01-01", true},
		{"circa 0001", "0001-01-01", true},
		{"circa 0001", "0002-12-31", true},
		{"circa 0001", "0003", false},
	}
	for _, tt := range tests {
		if got := partial(tt.p).Overlaps(partial(tt.q)); got != tt.want {
			t.Errorf("%q overlaps %q: %t, want %t", tt.p, tt.q, got, tt.want)
		}
	}
}

func TestPartialDateOverlapLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := anyPartialDate().Draw(t, "p"), anyPartialDate().Draw(t, "q")
		overlaps := p.Overlaps(q)
		if overlaps != q.Overlaps(p) {
			t.Errorf("%v and %v overlap one way only", p, q)
		}
		if !p.Overlaps(p) {
			t.Errorf("%v does not overlap itself", p)
		}
		if p.Overlaps(sanctions.PartialDate{}) || (sanctions.PartialDate{}).Overlaps(p) {
			t.Errorf("%v overlaps a date that is not given", p)
		}
		// Exact dates overlap if, as periods, they share a day.
		if !p.Circa && !q.Circa {
			want := sanctions.Through(p.Earliest, p.Latest).Overlaps(sanctions.Through(q.Earliest, q.Latest))
			if overlaps != want {
				t.Errorf("%v overlaps %v: %t, as periods %t", p, q, overlaps, want)
			}
		}
		// To know less never parts what met.
		wider := p
		wider.Earliest, wider.Circa = wider.Earliest.AddDays(-40), true
		if overlaps && !wider.Overlaps(q) {
			t.Errorf("%v overlaps %v, but the wider %v does not", p, q, wider)
		}
	})
}

func FuzzParsePartialDate(f *testing.F) {
	for _, s := range []string{
		"1970-01-31", "1970-01", "1970", "1959/1960", "1959-03/1960", "circa 1960", "circa 1960/1965", "", "circa ", "/", "0000",
		"1960/1959", "1970-02-30",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := sanctions.ParsePartialDate(s)
		if err != nil {
			if !errors.Is(err, sanctions.ErrDate) || !p.IsZero() {
				t.Errorf("ParsePartialDate(%q) = %v, %v; want the zero PartialDate and ErrDate", s, p, err)
			}
			return
		}
		if err := p.Validate(); err != nil {
			t.Errorf("ParsePartialDate(%q) = %v: %v", s, p, err)
		}
		if again, err := sanctions.ParsePartialDate(p.String()); err != nil || again != p {
			t.Errorf("ParsePartialDate(%q) prints as %q, which reads as %v, %v", s, p, again, err)
		}
		if !p.Overlaps(p) || p.Earliest.Year() < 1 || p.Latest.Month() > time.December {
			t.Errorf("ParsePartialDate(%q) = %v to %v", s, p.Earliest, p.Latest)
		}
	})
}
