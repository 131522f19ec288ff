package screening_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// The properties below hold for any law: measures, designations and relief are drawn at
// random from a small vocabulary, and so are requests.

var (
	someDays = []sanctions.Date{{}, day("2022-03-01"), day("2022-03-05"), day("2022-03-09")}
	confid   = []sanctions.Confidence{sanctions.Confirmed, sanctions.Secondary, sanctions.Background, sanctions.Uncertain}
)

func drawPeriod(t *rapid.T) sanctions.Period {
	p := sanctions.Period{From: rapid.SampledFrom(someDays).Draw(t, "from"), Until: rapid.SampledFrom(someDays).Draw(t, "until")}
	if p.IsEmpty() {
		p.Until = sanctions.Date{}
	}
	return p
}

func drawScope(t *rapid.T) sanctions.Scope {
	var s sanctions.Scope
	if rapid.Bool().Draw(t, "activities") {
		s.Activities = []sanctions.Activity{rapid.SampledFrom([]sanctions.Activity{sanctions.Service, sanctions.Repair, sanctions.Payment}).Draw(t, "activity")}
	}
	if rapid.Bool().Draw(t, "items") {
		s.Items = []sanctions.ItemScope{{ECCN: []string{rapid.SampledFrom([]string{"9", "9A991", "9A991.d", "5A992"}).Draw(t, "eccn")}}}
	}
	if rapid.Bool().Draw(t, "countries") {
		s.Countries = []string{rapid.SampledFrom([]string{"BY", "CH"}).Draw(t, "country")}
	}
	if rapid.Bool().Draw(t, "parties") {
		s.Parties = []sanctions.Ref{{List: "test", ID: "1"}}
	}
	return s
}

var authorities = []sanctions.Authority{"EU", "US-OFAC"}

// law is the content of list "test", drawn.
type law struct {
	entry    *sanctions.Entry
	measures []sanctions.Measure
	reliefs  []sanctions.Relief
}

func drawMeasure(t *rapid.T, id string) sanctions.Measure {
	return sanctions.Measure{
		ID: id, Kind: rapid.SampledFrom([]sanctions.MeasureKind{sanctions.ExportBan, sanctions.AssetFreeze}).Draw(t, "kind"),
		Authority: rapid.SampledFrom(authorities).Draw(t, "authority"), Programme: rapid.SampledFrom([]string{"P", "Q"}).Draw(t, "programme"),
		Period: drawPeriod(t), Scope: drawScope(t), Confidence: rapid.SampledFrom(confid).Draw(t, "confidence"),
	}
}

func drawRelief(t *rapid.T, id string) sanctions.Relief {
	r := sanctions.Relief{
		ID: id, Kind: sanctions.GeneralLicence, Name: id, Authority: rapid.SampledFrom(authorities).Draw(t, "authority"),
		Period: drawPeriod(t), Scope: drawScope(t), Confidence: rapid.SampledFrom(confid).Draw(t, "confidence"),
	}
	if rapid.Bool().Draw(t, "of a programme") {
		r.Programmes = []string{"P"}
	}
	return r
}

func drawDesignation(t *rapid.T) sanctions.Designation {
	m := drawMeasure(t, "")
	return sanctions.Designation{
		Authority: m.Authority, Programme: m.Programme, Period: drawPeriod(t), Confidence: m.Confidence,
		Measures: []sanctions.Measure{{Kind: m.Kind, Scope: m.Scope, Period: m.Period}},
	}
}

func drawLaw(t *rapid.T) law {
	l := law{entry: entry("1", "Zubr Aero Repair", func(e *sanctions.Entry) { e.Designations = nil })}
	for range rapid.IntRange(0, 2).Draw(t, "designations") {
		l.entry.Designations = append(l.entry.Designations, drawDesignation(t))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "measures") {
		l.measures = append(l.measures, drawMeasure(t, fmt.Sprint("m", i)))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "reliefs") {
		l.reliefs = append(l.reliefs, drawRelief(t, fmt.Sprint("r", i)))
	}
	return l
}

func (l law) screener(t *rapid.T) *screening.Screener {
	d := draft("2022-03-01", l.entry)
	d.Measures, d.Reliefs = l.measures, l.reliefs
	ofac := draft("2022-03-01", entry("9", "Somebody Else Altogether", func(e *sanctions.Entry) { e.List = "test-ofac" }))
	ofac.List, ofac.Authority, ofac.Coverage.Authority = "test-ofac", "US-OFAC", "US-OFAC"
	store := lists.NewStore()
	for _, d := range []*lists.Draft{d, ofac} {
		if _, err := store.Publish(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	s, err := screening.New(t.Context(), store.Latest(), screening.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func drawRequest(t *rapid.T) screening.Request {
	r := screening.Request{
		On:       rapid.SampledFrom([]sanctions.Date{day("2022-02-28"), day("2022-03-01"), day("2022-03-04"), day("2022-03-05"), day("2022-03-09")}).Draw(t, "on"),
		Party:    named(rapid.SampledFrom([]string{"Zubr Aero Repair", "Zubr Aero Repeir", "Alpine Cheese"}).Draw(t, "name")),
		Activity: rapid.SampledFrom([]sanctions.Activity{"", sanctions.Service, sanctions.Repair, sanctions.Payment}).Draw(t, "activity"),
		Item:     sanctions.Item{ECCN: rapid.SampledFrom([]string{"", "9A991", "9A991.d", "5A992"}).Draw(t, "eccn")},
	}
	if c := rapid.SampledFrom([]string{"", "BY", "CH"}).Draw(t, "country"); c != "" {
		r.Party.Countries = []string{c}
	}
	for _, c := range rapid.SampledFrom([][]string{nil, {"DE"}, {"US"}, {"DE", "US"}, {"TR"}}).Draw(t, "actors") {
		r.Actors = append(r.Actors, screening.Actor{Country: c})
	}
	return r
}

func answers(t *rapid.T, s *screening.Screener, r screening.Request) screening.Decision {
	d, err := s.Screen(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The answer is the strictest of the authorities' and of what is asked beside, none is undecided, and every finding
// holds on the day asked about.
func TestAnswerIsTheStrictest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t)
		d := answers(t, drawLaw(t).screener(t), r)
		strictest := screening.Undecided
		for _, a := range d.Authorities {
			if a.Outcome == screening.Undecided || !a.Reached && a.Outcome != screening.Clear {
				t.Fatalf("%s: %s, reached %v", a.Authority, a.Outcome, a.Reached)
			}
			strictest = max(strictest, a.Outcome)
		}
		for _, f := range d.Findings { // a law of which no list is loaded has no answer of its own
			if f.Authority == "" && f.Effect == screening.Questions {
				strictest = max(strictest, screening.Review)
			}
		}
		if d.Outcome != strictest {
			t.Fatalf("got %s, strictest %s", d.Outcome, strictest)
		}
		for _, f := range d.Findings {
			if days := f.Days; days != (sanctions.Period{}) && !days.Contains(r.On) {
				t.Fatalf("%s does not hold on %s: %s", f.ID, r.On, days)
			}
			if f.Why == "" {
				t.Fatalf("%s gives no reason: %+v", f.ID, f)
			}
		}
	})
}

// More relief is never stricter; more law is never milder, for any authority.
func TestMoreReliefAndMoreLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, r := drawLaw(t), drawRequest(t)
		before := answers(t, l.screener(t), r)

		relieved := l
		relieved.reliefs = append(append([]sanctions.Relief{}, l.reliefs...), drawRelief(t, "more"))
		after := answers(t, relieved.screener(t), r)
		for i, a := range before.Authorities {
			if b := after.Authorities[i]; b.Outcome > a.Outcome {
				t.Fatalf("%s: %s with more relief, %s without\n%q", a.Authority, b.Outcome, a.Outcome, whys(after))
			}
		}

		burdened := l
		burdened.measures = append(append([]sanctions.Measure{}, l.measures...), drawMeasure(t, "more"))
		burdened.entry = l.entry.Clone()
		burdened.entry.Designations = append(burdened.entry.Designations, drawDesignation(t))
		after = answers(t, burdened.screener(t), r)
		for i, a := range before.Authorities {
			if b := after.Authorities[i]; b.Outcome < a.Outcome {
				t.Fatalf("%s: %s with more law, %s without\n%q", a.Authority, b.Outcome, a.Outcome, whys(after))
			}
		}
	})
}

// A relief of one authority never changes what another answers.
func TestReliefIsOfItsOwnAuthority(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, r := drawLaw(t), drawRequest(t)
		before := answers(t, l.screener(t), r)
		more := drawRelief(t, "more")
		l.reliefs = append(l.reliefs, more)
		after := answers(t, l.screener(t), r)
		for i, a := range before.Authorities {
			if b := after.Authorities[i]; a.Authority != more.Authority && b.Outcome != a.Outcome {
				t.Fatalf("%s: %s, without relief of %s %s", a.Authority, b.Outcome, more.Authority, a.Outcome)
			}
		}
	})
}

// On every day between two changes the answer is that of the change before.
func TestChangesTellEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, r := drawLaw(t).screener(t), drawRequest(t)
		d := answers(t, s, r)
		for _, a := range d.Authorities {
			now := screening.Undecided
			for on := day("2022-02-27"); on.Before(day("2022-03-12")); on = on.AddDays(1) {
				r.On = on
				then := answers(t, s, r)
				got := then.Find(a.Authority).Outcome
				for _, c := range d.Changes {
					if c.Authority == a.Authority && c.On == on {
						if now == c.Outcome {
							t.Fatalf("%s on %s: no change to %s", a.Authority, on, c.Outcome)
						}
						now = c.Outcome
					}
				}
				if now == screening.Undecided {
					now = got
				}
				if got != now {
					t.Fatalf("%s on %s: %s, the changes say %s\n%+v", a.Authority, on, got, now, d.Changes)
				}
			}
		}
	})
}
