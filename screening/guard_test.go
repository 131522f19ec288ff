package screening_test

import (
	"sync"
	"testing"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// What a rule of one's own does to what it is given changes nothing.
func TestRuleCannotTamper(t *testing.T) {
	for name, tamper := range map[string]func(*screening.Facts){
		"findings made harmless": func(f *screening.Facts) {
			for i := range f.Findings {
				f.Findings[i].Effect = screening.Informs
			}
		},
		"findings dropped":      func(f *screening.Facts) { f.Findings = nil },
		"relief allowed":        func(f *screening.Facts) { f.Policy.AllowRelief = []string{"tamper"} },
		"reach denied":          func(f *screening.Facts) { f.Reaches[0].Reached = sanctions.No },
		"another day asked":     func(f *screening.Facts) { f.Request.On = day("2021-01-01") },
		"another party made up": func(f *screening.Facts) { f.Transaction.Entries = nil },
	} {
		t.Run(name, func(t *testing.T) {
			rule := screening.RuleFunc{
				RuleInfo: screening.RuleInfo{ID: "tamper"},
				Func: func(f *screening.Facts) ([]screening.Finding, error) {
					tamper(f)
					return []screening.Finding{{Effect: screening.Authorises, Authority: "EU", Relieves: []string{"f1"}}}, nil
				},
			}
			s := screener(t, screening.Policy{Rules: []screening.Rule{rule}}, draft("2022-03-01", entry("1", "Zubr Aero Repair")))
			for range 2 { // nor does it outlive the request
				if d := screen(t, s, ask(named("Zubr Aero Repair"))); d.Outcome != screening.Prohibited {
					t.Errorf("got %s\n%q", d.Outcome, whys(d))
				}
			}
		})
	}
}

// A rule that would relieve what is not there is at fault, not silently without effect.
func TestRuleRelievesNothing(t *testing.T) {
	free := rule("free", screening.Finding{Effect: screening.Authorises, Authority: "EU", Relieves: []string{"f99"}})
	s := screener(t, screening.Policy{Rules: []screening.Rule{free}, AllowRelief: []string{"free"}}, draft("2022-03-01", entry("1", "Zubr Aero Repair")))
	if d := screen(t, s, ask(named("Alpine Cheese", "CH"))); d.Outcome != screening.Review || len(d.Faults) != 1 {
		t.Errorf("got %s, faults %v", d.Outcome, d.Faults)
	}
}

// A rule's findings hold only while the rule does, and show in the changes.
func TestRulePeriodMakesChanges(t *testing.T) {
	house := screening.RuleFunc{
		RuleInfo: screening.RuleInfo{ID: "house", Period: sanctions.Period{From: day("2022-03-01"), Until: day("2022-03-05")}},
		Func: func(*screening.Facts) ([]screening.Finding, error) {
			return []screening.Finding{{Effect: screening.Prohibits, Authority: "HOUSE", Name: "house rule", Why: "no"}}, nil
		},
	}
	s := screener(t, screening.Policy{Rules: []screening.Rule{house}}, draft("2022-03-01", entry("1", "Zubr Aero Repair")))
	d := screen(t, s, ask(named("Alpine Cheese", "CH")))
	var days []sanctions.Date
	for _, c := range d.Changes {
		if c.Authority == "HOUSE" {
			days = append(days, c.On)
		}
	}
	if len(days) != 2 || days[0] != day("2022-03-01") || days[1] != day("2022-03-05") {
		t.Errorf("changes of HOUSE on %v", days)
	}
}

// A party that no list could have shown is not clear.
func TestIncomparableNames(t *testing.T) {
	s := screener(t, screening.Policy{}, draft("2022-03-01", entry("1", "Zubr Aero Repair")))
	for name, want := range map[string]screening.Outcome{
		"Alpine Cheese": screening.Clear, "Плавленый сыр": screening.Clear,
		"!!!": screening.Review, "airlines": screening.Review, "白俄罗斯航空公司": screening.Review, "بيلافيا": screening.Review,
	} {
		r := ask(named(name, "CH"))
		if d := screen(t, s, r); d.Outcome != want {
			t.Errorf("%s: got %s, want %s\n%q", name, d.Outcome, want, whys(d))
		}
		r = ask(named("Alpine Cheese", "CH"))
		r.Owners = []screening.Owner{{Party: named(name, "CH")}}
		if d := screen(t, s, r); d.Outcome != want {
			t.Errorf("owner %s: got %s, want %s\n%q", name, d.Outcome, want, whys(d))
		}
	}
	number := sanctions.Party{Identifiers: []sanctions.Identifier{{Type: sanctions.TaxNumber, Value: "999999999"}}, Countries: []string{"CH"}}
	if d := screen(t, s, ask(number)); d.Outcome != screening.Review {
		t.Errorf("a number that no list holds: got %s", d.Outcome)
	}
}

// A screener keeps the policy that it was made with.
func TestPolicyIsCopied(t *testing.T) {
	p := screening.Policy{MaxAge: map[sanctions.ListID]int{"test": 30}}
	s := screener(t, p, draft("2022-03-01", entry("1", "Zubr Aero Repair")))
	p.MaxAge["test"] = 0
	if d := screen(t, s, ask(named("Alpine Cheese", "CH"))); d.Outcome != screening.Clear {
		t.Errorf("got %s\n%q", d.Outcome, whys(d))
	}
}

// Many screenings at once give the answers that one at a time gives; what a caller does to
// a decision is its own affair.
func TestScreenConcurrently(t *testing.T) {
	s := embedded(t)
	want := screen(t, s, guiding("DE", "2025-09-12"))
	var working sync.WaitGroup
	for range 8 {
		working.Go(func() {
			for range 50 {
				d, err := s.Screen(t.Context(), guiding("DE", "2025-09-12"))
				if err != nil || d.Outcome != want.Outcome || len(d.Findings) != len(want.Findings) {
					t.Errorf("got %s with %d findings, %v", d.Outcome, len(d.Findings), err)
					return
				}
				for i := range d.Findings {
					d.Findings[i].Basis = append(d.Findings[i].Basis, sanctions.Citation{Text: "mine"})
					d.Findings[i].Conditions = append(d.Findings[i].Conditions, "mine")
				}
			}
		})
	}
	working.Wait()
}

// A freeze that reaches the owner reaches through it, whatever the facts of the party.
func TestOwnerIsJudgedByItsOwnFacts(t *testing.T) {
	for name, scope := range map[string]sanctions.Scope{
		"party":   {Parties: []sanctions.Ref{{List: "test", ID: "1"}}},
		"country": {Countries: []string{"BY"}},
		"kind":    {Kinds: []sanctions.Kind{sanctions.Organization}},
	} {
		e := entry("1", "Alfa Holding", func(e *sanctions.Entry) { e.Designations[0].Measures[0].Scope = scope })
		r, all := ask(sanctions.Party{Kind: sanctions.Vessel, Names: []sanctions.Name{{Text: "Yankee Star"}}, Countries: []string{"CH"}}), 100.0
		r.Owners = []screening.Owner{{Party: named("Alfa Holding"), Percent: &all}}
		if d := screen(t, screener(t, screening.Policy{}, draft("2022-03-01", e)), r); d.Outcome != screening.Prohibited {
			t.Errorf("freeze scoped by %s: got %s\n%q", name, d.Outcome, whys(d))
		}
	}
}

// Shares that add up to the threshold reach it, and before the first test that is known
// nobody knows.
func TestOwnershipEdges(t *testing.T) {
	ofac := func(e *sanctions.Entry) {
		e.Designations[0].Authority, e.Designations[0].Period.From = "US-OFAC", day("2010-01-01")
	}
	d := draft("2022-03-01", entry("1", "Alfa Holding", ofac), entry("2", "Bravo Holding", ofac), entry("3", "Delta Holding", ofac))
	d.Authority, d.Coverage.Authority, d.Coverage.From = "US-OFAC", "US-OFAC", day("2009-01-01")
	s := screener(t, screening.Policy{}, d)
	for _, tt := range []struct {
		on     string
		shares []float64
		want   screening.Outcome
	}{
		{"2022-03-02", []float64{21.79, 12.34, 15.87}, screening.Prohibited},
		{"2022-03-02", []float64{21.79, 12.34, 15.86}, screening.Review},
		{"2014-08-13", []float64{100, 0, 0}, screening.Prohibited},
		{"2014-08-12", []float64{100, 0, 0}, screening.Review},
	} {
		r := screening.Request{On: day(tt.on), Party: named("Yankee Works", "CH"), Actors: []screening.Actor{{Country: "US"}}}
		for i, name := range []string{"Alfa Holding", "Bravo Holding", "Delta Holding"} {
			r.Owners = append(r.Owners, screening.Owner{Party: named(name), Percent: &tt.shares[i]})
		}
		if got := screen(t, s, r); got.Outcome != tt.want {
			t.Errorf("%v on %s: got %s, want %s\n%q", tt.shares, tt.on, got.Outcome, tt.want, whys(got))
		}
	}
}

// As known before any list of an authority was published, nothing is known of its law.
func TestKnownBeforeTheFirstVersion(t *testing.T) {
	s := embedded(t)
	for _, tt := range []struct{ actor, on string }{{"US", "2021-06-10"}, {"DE", "2021-06-03"}} {
		r := guiding(tt.actor, tt.on)
		r.KnownAt = r.On
		if d := screen(t, s, r); d.Outcome < screening.Review {
			t.Errorf("actor %s on %s as known then: got %s\n%q", tt.actor, tt.on, d.Outcome, whys(d))
		}
	}
}
