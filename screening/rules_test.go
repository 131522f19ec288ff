package screening_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

func day(s string) sanctions.Date { return sanctions.MustDate(s) }

func named(name string, countries ...string) sanctions.Party {
	return sanctions.Party{Names: []sanctions.Name{{Text: name}}, Countries: countries}
}

// entry is a company on list "test" that authority "EU" froze on 1 March 2022.
func entry(id, name string, change ...func(*sanctions.Entry)) *sanctions.Entry {
	e := &sanctions.Entry{
		Ref:   sanctions.Ref{List: "test", ID: sanctions.EntryID(id)},
		Party: sanctions.Party{Kind: sanctions.Organization, Names: []sanctions.Name{{Text: name}}, Countries: []string{"BY"}},
		Designations: []sanctions.Designation{{
			Authority: "EU", Programme: "P", Period: sanctions.Period{From: day("2022-03-01")},
			Measures: []sanctions.Measure{{Kind: sanctions.AssetFreeze, Name: "freeze"}},
			Basis:    []sanctions.Citation{{Text: "Act 1"}},
		}},
	}
	for _, c := range change {
		c(e)
	}
	return e
}

// draft is a version of list "test" that speaks for everything.
func draft(on string, entries ...*sanctions.Entry) *lists.Draft {
	return &lists.Draft{
		List: "test", Authority: "EU", Date: day(on), Source: "test",
		Coverage: sanctions.Coverage{Authority: "EU", Subject: "tests", From: day("2020-01-01"), Reviewed: day(on)},
		Entries: func(yield func(*sanctions.Entry, error) bool) {
			for _, e := range entries {
				if !yield(e, nil) {
					return
				}
			}
		},
	}
}

func screener(t testing.TB, p screening.Policy, drafts ...*lists.Draft) *screening.Screener {
	t.Helper()
	store := lists.NewStore()
	for _, d := range drafts {
		if _, err := store.Publish(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	s, err := screening.New(context.Background(), store.Latest(), p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func screen(t testing.TB, s *screening.Screener, r screening.Request) screening.Decision {
	t.Helper()
	d, err := s.Screen(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// ask is a request of a German actor on 2 March 2022.
func ask(p sanctions.Party) screening.Request {
	return screening.Request{On: day("2022-03-02"), Party: p, Actors: []screening.Actor{{Country: "DE"}}}
}

func whys(d screening.Decision) []string {
	var out []string
	for _, f := range d.Findings {
		out = append(out, f.Rule+" "+f.Effect.String()+": "+f.Why)
	}
	return out
}

// A name that is the same prohibits; one that is merely near asks; a measure without
// an established fact behind it asks; a listing that does not say what it forbids asks.
func TestDesignation(t *testing.T) {
	uncertain := func(e *sanctions.Entry) { e.Designations[0].Confidence = sanctions.Uncertain }
	unspecified := func(e *sanctions.Entry) { e.Designations[0].Measures = nil }
	landing := func(e *sanctions.Entry) {
		e.Designations[0].Measures[0].Scope.Activities = []sanctions.Activity{sanctions.Landing}
	}
	for _, tt := range []struct {
		name  string
		entry *sanctions.Entry
		party sanctions.Party
		want  screening.Outcome
	}{
		{"the same name", entry("1", "Zubr Aero Repair"), named("Zubr Aero Repair"), screening.Prohibited},
		{"a near name", entry("1", "Zubr Aero Repair"), named("Zubr Aero Repeir", "BY"), screening.Review},
		{"another name", entry("1", "Zubr Aero Repair"), named("Alpine Cheese", "CH"), screening.Clear},
		{"an uncertain fact", entry("1", "Zubr Aero Repair", uncertain), named("Zubr Aero Repair"), screening.Review},
		{"a listing without measures", entry("1", "Zubr Aero Repair", unspecified), named("Zubr Aero Repair"), screening.Review},
		{"a measure of unknown reach", entry("1", "Zubr Aero Repair", landing), named("Zubr Aero Repair"), screening.Review},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := screen(t, screener(t, screening.Policy{}, draft("2022-03-01", tt.entry)), ask(tt.party))
			if d.Outcome != tt.want {
				t.Errorf("got %s, want %s\n%q", d.Outcome, tt.want, whys(d))
			}
		})
	}
}

// Every dated fact is probed on the day before, the first day, the last day and the
// day after.
func TestDesignationDays(t *testing.T) {
	e := entry("1", "Zubr Aero Repair", func(e *sanctions.Entry) { e.Designations[0].Period.Until = day("2022-06-01") })
	s := screener(t, screening.Policy{}, draft("2022-03-01", e))
	for _, tt := range []struct {
		on   string
		want screening.Outcome
	}{
		{"2022-02-28", screening.Clear},
		{"2022-03-01", screening.Prohibited},
		{"2022-03-31", screening.Prohibited}, // the list is stale from here on
		{"2022-05-31", screening.Prohibited},
		{"2022-06-01", screening.Review},
	} {
		r := ask(named("Zubr Aero Repair"))
		r.On = day(tt.on)
		if d := screen(t, s, r); d.Outcome != tt.want {
			t.Errorf("on %s: got %s, want %s\n%q", tt.on, d.Outcome, tt.want, whys(d))
		}
	}
}

// A list without legal dates: an entry was listed from the first version that holds
// it until the first that no longer does; between the last version without it and the
// first with it nobody knows.
func TestDesignationByVersionHistory(t *testing.T) {
	undated := func(e *sanctions.Entry) { e.Designations[0].Period = sanctions.Period{} }
	other := entry("2", "Volna Trading", undated)
	e := entry("1", "Zubr Aero Repair", undated)
	s := screener(t, screening.Policy{},
		draft("2022-03-01", other), draft("2022-03-10", other, e), draft("2022-03-20", other))
	for _, tt := range []struct {
		on   string
		want screening.Outcome
	}{
		{"2022-03-01", screening.Clear},
		{"2022-03-02", screening.Review},
		{"2022-03-09", screening.Review},
		{"2022-03-10", screening.Prohibited},
		{"2022-03-19", screening.Prohibited},
		{"2022-03-20", screening.Clear},
	} {
		r := ask(named("Zubr Aero Repair"))
		r.On = day(tt.on)
		if d := screen(t, s, r); d.Outcome != tt.want {
			t.Errorf("on %s: got %s, want %s\n%q", tt.on, d.Outcome, tt.want, whys(d))
		}
	}
}

// A designation with a legal end only may have begun before the list tells.
func TestDesignationThatEndsInTheGap(t *testing.T) {
	ends := func(e *sanctions.Entry) { e.Designations[0].Period = sanctions.Period{Until: day("2022-03-08")} }
	other := entry("2", "Volna Trading")
	s := screener(t, screening.Policy{}, draft("2022-03-01", other), draft("2022-03-10", other, entry("1", "Zubr Aero Repair", ends)))
	for on, want := range map[string]screening.Outcome{
		"2022-03-01": screening.Clear, "2022-03-02": screening.Review, "2022-03-07": screening.Review, "2022-03-08": screening.Clear,
	} {
		r := ask(named("Zubr Aero Repair"))
		r.On = day(on)
		if d := screen(t, s, r); d.Outcome != want {
			t.Errorf("on %s: got %s, want %s\n%q", on, d.Outcome, want, whys(d))
		}
	}
}

// Of the days before its first version a list knows nothing, unless it says so.
func TestDaysBeforeTheFirstVersion(t *testing.T) {
	d := draft("2022-03-01", entry("1", "Zubr Aero Repair"))
	d.Coverage.From = sanctions.Date{}
	s := screener(t, screening.Policy{}, d)
	for on, want := range map[string]screening.Outcome{"2022-02-28": screening.Review, "2022-03-01": screening.Clear} {
		r := ask(named("Anyone"))
		r.On = day(on)
		if d := screen(t, s, r); d.Outcome != want {
			t.Errorf("on %s: got %s, want %s\n%q", on, d.Outcome, want, whys(d))
		}
	}
}

// A measure bites where its scope overlaps, whoever is listed; relief helps only where
// its scope covers, only against its own authority and only the programmes and
// measures that it names.
func TestTradeControlAndRelief(t *testing.T) {
	parts := sanctions.Scope{
		Activities: []sanctions.Activity{sanctions.Supply, sanctions.Service},
		Items:      []sanctions.ItemScope{{ECCN: []string{"9A991"}}},
		Countries:  []string{"BY"},
	}
	withRelief := func(change func(*sanctions.Relief)) *lists.Draft {
		d := draft("2022-03-01")
		d.Measures = []sanctions.Measure{{ID: "m", Kind: sanctions.ExportBan, Authority: "EU", Programme: "P", Name: "parts ban",
			Period: sanctions.Period{From: day("2022-03-01")}, Scope: parts, Basis: []sanctions.Citation{{Text: "Act 2"}}}}
		if change != nil {
			r := sanctions.Relief{ID: "r", Kind: sanctions.Exemption, Authority: "EU", Name: "wheels exemption",
				Conditions: []string{"tell the authority"},
				Scope:      sanctions.Scope{Items: []sanctions.ItemScope{{ECCN: []string{"9A991.d"}}}}}
			change(&r)
			d.Reliefs = []sanctions.Relief{r}
		}
		return d
	}
	repair := func(eccn string) screening.Request {
		r := ask(named("Anyone", "BY"))
		r.Activity, r.Item = sanctions.Repair, sanctions.Item{ECCN: eccn}
		return r
	}
	same := func(*sanctions.Relief) {}
	for _, tt := range []struct {
		name   string
		relief func(*sanctions.Relief)
		eccn   string
		want   screening.Outcome
	}{
		{"no relief", nil, "9A991.d", screening.Prohibited},
		{"another item", nil, "5A992", screening.Clear},
		{"an item that nobody classified", nil, "", screening.Review},
		{"relief that covers", same, "9A991.d", screening.Permitted},
		{"relief for other items", same, "9A991.b", screening.Prohibited},
		{"relief that may cover", same, "9A991", screening.Prohibited},
		{"relief of another programme", func(r *sanctions.Relief) { r.Programmes = []string{"Q"} }, "9A991.d", screening.Prohibited},
		{"relief from other measures", func(r *sanctions.Relief) { r.Measures = []sanctions.MeasureKind{sanctions.AssetFreeze} }, "9A991.d", screening.Prohibited},
		{"relief of another authority", func(r *sanctions.Relief) { r.Authority = "UK" }, "9A991.d", screening.Prohibited},
		{"relief that begins tomorrow", func(r *sanctions.Relief) { r.Period.From = day("2022-03-03") }, "9A991.d", screening.Prohibited},
		{"relief that ended this morning", func(r *sanctions.Relief) { r.Period.Until = day("2022-03-02") }, "9A991.d", screening.Prohibited},
		{"relief that is not established", func(r *sanctions.Relief) { r.Confidence = sanctions.Uncertain }, "9A991.d", screening.Prohibited},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := screen(t, screener(t, screening.Policy{}, withRelief(tt.relief)), repair(tt.eccn))
			if d.Outcome != tt.want {
				t.Errorf("got %s, want %s\n%q", d.Outcome, tt.want, whys(d))
			}
		})
	}
}

// Silence of a list outside its coverage is no answer.
func TestCoverage(t *testing.T) {
	d := draft("2022-03-01", entry("1", "Zubr Aero Repair"))
	d.Coverage.Countries = []string{"BY"}
	d.Coverage.Unheld = []string{"IR"}
	d.Coverage.Scopes = []sanctions.Scope{{Activities: []sanctions.Activity{sanctions.Carriage}}}
	s := screener(t, screening.Policy{}, d)
	for _, tt := range []struct {
		name     string
		party    sanctions.Party
		activity sanctions.Activity
		on       string
		want     screening.Outcome
		effect   screening.Effect
	}{
		{"inside", named("Anyone", "BY"), sanctions.Landing, "2022-03-02", screening.Clear, screening.Informs},
		{"another activity", named("Anyone", "BY"), sanctions.Repair, "2022-03-02", screening.Review, screening.Questions},
		{"no activity", named("Anyone", "BY"), "", "2022-03-02", screening.Review, screening.Questions},
		{"before its first day", named("Anyone", "BY"), sanctions.Landing, "2019-12-31", screening.Review, screening.Questions},
		{"a party of another country", named("Anyone", "CH"), sanctions.Landing, "2022-03-02", screening.Clear, screening.Informs},
		{"a party of a country with programmes of its own", named("Anyone", "IR"), sanctions.Landing, "2022-03-02", screening.Review, screening.Questions},
		{"a party of no known country", named("Anyone"), sanctions.Landing, "2022-03-02", screening.Review, screening.Questions},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := ask(tt.party)
			r.Activity, r.On = tt.activity, day(tt.on)
			d := screen(t, s, r)
			if d.Outcome != tt.want {
				t.Errorf("got %s, want %s\n%q", d.Outcome, tt.want, whys(d))
			}
			for _, f := range d.Findings {
				if f.Rule == "coverage" && f.Effect != tt.effect {
					t.Errorf("coverage %s, want %s: %s", f.Effect, tt.effect, f.Why)
				}
			}
		})
	}
}

// A relief for certain parties lifts nothing off others, even where the request is about
// both, and what owners bring upon a party only where it says so.
func TestReliefIsOfItsParties(t *testing.T) {
	licensee, other := entry("1", "Zubr Aero Repair"), entry("2", "Volna Trading")
	for _, tt := range []struct {
		name  string
		owned bool
		party sanctions.Party
		owner string
		want  screening.Outcome
	}{
		{"the licensee", false, named("Zubr Aero Repair"), "", screening.Permitted},
		{"another", false, named("Volna Trading"), "", screening.Prohibited},
		{"both at once", false, sanctions.Party{Names: []sanctions.Name{{Text: "Zubr Aero Repair"}, {Text: "Volna Trading"}}}, "", screening.Prohibited},
		{"the licensee, owned by another", true, named("Zubr Aero Repair"), "Volna Trading", screening.Prohibited},
		{"owned by the licensee, which the relief names", true, named("Yankee Works", "CH"), "Zubr Aero Repair", screening.Permitted},
		{"owned by the licensee, which it does not", false, named("Yankee Works", "CH"), "Zubr Aero Repair", screening.Prohibited},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := draft("2022-03-01", licensee, other)
			d.Reliefs = []sanctions.Relief{{ID: "r", Kind: sanctions.GeneralLicence, Authority: "EU", Name: "licence", Owned: tt.owned,
				Scope: sanctions.Scope{Parties: []sanctions.Ref{licensee.Ref}}}}
			r, all := ask(tt.party), 100.0
			if tt.owner != "" {
				r.Owners = []screening.Owner{{Party: named(tt.owner), Percent: &all}}
			}
			if got := screen(t, screener(t, screening.Policy{}, d), r); got.Outcome != tt.want {
				t.Errorf("got %s, want %s\n%q", got.Outcome, tt.want, whys(got))
			}
		})
	}
}

// The law of an actor's own place of which no list is loaded is told; where no other
// list answers, that is no answer.
func TestUnloadedAuthorities(t *testing.T) {
	s := screener(t, screening.Policy{}, draft("2022-03-01", entry("1", "Zubr Aero Repair")))
	for _, tt := range []struct {
		actors   []string
		activity sanctions.Activity
		want     screening.Outcome
		tells    bool
	}{
		{[]string{"DE"}, "", screening.Clear, false},
		{[]string{"DE"}, sanctions.Sale, screening.Clear, false},
		{[]string{"JP"}, "", screening.Review, true},
		{[]string{"JP", "DE"}, "", screening.Clear, true}, // asks about the list that is loaded
		{[]string{"JP", "DE"}, sanctions.Sale, screening.Review, true},
		{[]string{"TR"}, sanctions.Sale, screening.Clear, false}, // no law of its own is known
	} {
		r := ask(named("Anyone", "CH"))
		r.Actors, r.Activity = nil, tt.activity
		for _, c := range tt.actors {
			r.Actors = append(r.Actors, screening.Actor{Country: c})
		}
		d := screen(t, s, r)
		tells := slices.ContainsFunc(d.Findings, func(f screening.Finding) bool { return strings.HasPrefix(f.Why, "No list of JP") })
		if d.Outcome != tt.want || tells != tt.tells {
			t.Errorf("%v: got %s, tells %v; want %s, %v\n%q", tt.actors, d.Outcome, tells, tt.want, tt.tells, whys(d))
		}
	}
}

// What a list does not speak for, it does not speak for in an owner.
func TestCoverageOfOwners(t *testing.T) {
	d := draft("2022-03-01", entry("1", "Zubr Aero Repair"))
	d.Coverage.Countries, d.Coverage.Unheld = []string{"BY"}, []string{"IR"}
	s := screener(t, screening.Policy{}, d)
	for country, want := range map[string]screening.Outcome{
		"CH": screening.Clear, "BY": screening.Clear, "IR": screening.Review, "": screening.Review,
	} {
		owner := named("Somebody")
		if country != "" {
			owner.Countries = []string{country}
		}
		r := ask(named("Yankee Works", "CH"))
		r.Owners = []screening.Owner{{Party: owner}}
		if d := screen(t, s, r); d.Outcome != want {
			t.Errorf("owner of %q: got %s, want %s\n%q", country, d.Outcome, want, whys(d))
		}
	}
}

// A landing somewhere may be in the territory of an authority that does not reach the
// actor.
func TestLandingSomewhere(t *testing.T) {
	d := draft("2022-03-01")
	d.Measures = []sanctions.Measure{{ID: "m", Kind: sanctions.AirspaceBan, Authority: "EU", Name: "flight ban",
		Scope: sanctions.Scope{Activities: []sanctions.Activity{sanctions.Landing}, Countries: []string{"BY"}}}}
	s := screener(t, screening.Policy{}, d)
	for actor, want := range map[string]screening.Outcome{"DE": screening.Prohibited, "TR": screening.Review} {
		r := ask(named("Anyone", "BY"))
		r.Activity, r.Actors = sanctions.Landing, []screening.Actor{{Country: actor}}
		if d := screen(t, s, r); d.Outcome != want {
			t.Errorf("actor %s: got %s, want %s\n%q", actor, d.Outcome, want, whys(d))
		}
	}
}

// Without any list nothing is known.
func TestNoListIsNoAnswer(t *testing.T) {
	if d := screen(t, screener(t, screening.Policy{}), ask(named("Anyone"))); d.Outcome != screening.Review {
		t.Errorf("got %s, want review", d.Outcome)
	}
}

// A list is good for its maximum age, counted from the day it was last current; the
// policy's word goes before the list's own.
func TestStaleness(t *testing.T) {
	for _, tt := range []struct {
		name    string
		own     int
		policy  map[sanctions.ListID]int
		on      string
		knownAt string
		stale   bool
	}{
		{"last day by default", 0, nil, "2022-03-31", "", false},
		{"day after by default", 0, nil, "2022-04-01", "", true},
		{"last day of the list's own", 90, nil, "2022-05-30", "", false},
		{"day after the list's own", 90, nil, "2022-05-31", "", true},
		{"the policy is stricter", 90, map[sanctions.ListID]int{"test": 1}, "2022-03-03", "", true},
		{"the past", 0, nil, "2021-01-01", "", false},
		{"as known on an earlier day", 0, nil, "2022-03-31", "2022-03-01", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := draft("2022-03-01", entry("1", "Zubr Aero Repair"))
			d.Coverage.MaxAge = tt.own
			r := ask(named("Anyone", "CH"))
			r.On = day(tt.on)
			if tt.knownAt != "" {
				r.KnownAt = day(tt.knownAt)
			}
			got := screen(t, screener(t, screening.Policy{MaxAge: tt.policy}, d), r)
			want := screening.Clear
			if tt.stale {
				want = screening.Review
			}
			if got.Stale != tt.stale || got.Outcome != want {
				t.Errorf("got stale %v, %s; want %v, %s\n%q", got.Stale, got.Outcome, tt.stale, want, whys(got))
			}
		})
	}
}

// The day on which a list becomes stale is no change of the law.
func TestChangesAreOfTheLaw(t *testing.T) {
	e := entry("1", "Zubr Aero Repair", func(e *sanctions.Entry) { e.Designations[0].Period.Until = day("2022-06-01") })
	r := ask(named("Zubr Aero Repair"))
	r.On = day("2022-07-01")
	d := screen(t, screener(t, screening.Policy{}, draft("2022-03-01", e)), r)
	want := []screening.Change{
		{On: day("2020-01-01"), Authority: "EU", Outcome: screening.Clear, Why: "the lists begin to speak"},
		{On: day("2022-03-01"), Authority: "EU", Outcome: screening.Prohibited, Why: "freeze begins (Act 1)"},
		{On: day("2022-06-01"), Authority: "EU", Outcome: screening.Clear, Why: "freeze ends (Act 1)"},
	}
	if diff := cmp.Diff(want, d.Changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

// rule returns a rule that returns these findings.
func rule(id string, findings ...screening.Finding) screening.Rule {
	return screening.RuleFunc{
		RuleInfo: screening.RuleInfo{ID: id},
		Func:     func(*screening.Facts) ([]screening.Finding, error) { return findings, nil },
	}
}

// A rule of one's own makes an answer stricter; it makes it milder only if the policy
// allows that in so many words; and its failing is never milder than review.
func TestCustomRules(t *testing.T) {
	listed, unlisted := named("Zubr Aero Repair"), named("Alpine Cheese", "CH")
	free := rule("free", screening.Finding{Effect: screening.Authorises, Authority: "EU", Relieves: []string{"f1"}, Why: "we may"})
	for _, tt := range []struct {
		name   string
		policy screening.Policy
		party  sanctions.Party
		want   screening.Outcome
		faults int
	}{
		{"prohibits", screening.Policy{Rules: []screening.Rule{rule("house", screening.Finding{Effect: screening.Prohibits, Authority: "HOUSE", Why: "no"})}},
			unlisted, screening.Prohibited, 0},
		{"asks, of no authority", screening.Policy{Rules: []screening.Rule{rule("house", screening.Finding{Effect: screening.Questions, Why: "hm"})}},
			unlisted, screening.Review, 0},
		{"authorises, not allowed", screening.Policy{Rules: []screening.Rule{free}}, listed, screening.Prohibited, 0},
		{"authorises, allowed", screening.Policy{Rules: []screening.Rule{free}, AllowRelief: []string{"free"}}, listed, screening.Permitted, 0},
		{"fails", screening.Policy{Rules: []screening.Rule{screening.RuleFunc{
			RuleInfo: screening.RuleInfo{ID: "broken"},
			Func:     func(*screening.Facts) ([]screening.Finding, error) { return nil, errors.New("no database") },
		}}}, unlisted, screening.Review, 1},
		{"panics", screening.Policy{Rules: []screening.Rule{screening.RuleFunc{
			RuleInfo: screening.RuleInfo{ID: "broken"},
			Func:     func(f *screening.Facts) ([]screening.Finding, error) { panic("nil map") },
		}}}, unlisted, screening.Review, 1},
		{"fails beside a prohibition", screening.Policy{Rules: []screening.Rule{screening.RuleFunc{
			RuleInfo: screening.RuleInfo{ID: "broken"},
			Func:     func(*screening.Facts) ([]screening.Finding, error) { return nil, errors.New("no database") },
		}}}, listed, screening.Prohibited, 1},
		{"not yet in force", screening.Policy{Rules: []screening.Rule{screening.RuleFunc{
			RuleInfo: screening.RuleInfo{ID: "later", Period: sanctions.Period{From: day("2022-03-03")}},
			Func: func(*screening.Facts) ([]screening.Finding, error) {
				return []screening.Finding{{Effect: screening.Prohibits, Why: "no"}}, nil
			},
		}}}, unlisted, screening.Clear, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := screen(t, screener(t, tt.policy, draft("2022-03-01", entry("1", "Zubr Aero Repair"))), ask(tt.party))
			if d.Outcome != tt.want || len(d.Faults) != tt.faults {
				t.Errorf("got %s, faults %v; want %s, %d faults\n%q", d.Outcome, d.Faults, tt.want, tt.faults, whys(d))
			}
			if tt.name == "not yet in force" && len(d.Skipped) != 1 {
				t.Errorf("skipped: %v, want the rule", d.Skipped)
			}
		})
	}
}

// A policy that is not sound is refused.
func TestPolicyErrors(t *testing.T) {
	for _, tt := range []struct {
		name   string
		policy screening.Policy
		is     error
	}{
		{"rule without id", screening.Policy{Rules: []screening.Rule{rule("")}}, sanctions.ErrMissing},
		{"no rule", screening.Policy{Rules: []screening.Rule{nil}}, sanctions.ErrMissing},
		{"id of a built-in rule", screening.Policy{Rules: []screening.Rule{rule("relief")}}, sanctions.ErrTwice},
		{"two rules of one id", screening.Policy{Rules: []screening.Rule{rule("a"), rule("a")}}, sanctions.ErrTwice},
		{"relief of a rule that is not there", screening.Policy{AllowRelief: []string{"a"}}, sanctions.ErrDangles},
		{"negative age", screening.Policy{MaxAge: map[sanctions.ListID]int{"test": -1}}, sanctions.ErrInvalid},
	} {
		if err := tt.policy.Validate(); !errors.Is(err, tt.is) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.is)
		}
	}
}

// OFAC's and the EU's ownership tests, after the worked examples that OFAC gives to its
// 50 Percent Rule (FAQ 401 and 402): A and B are listed, X is not.
func TestOwnership(t *testing.T) {
	percent := func(p float64) *float64 { return &p }
	yes := true
	a, b := named("Alfa Holding"), named("Bravo Holding")
	x := func(owners ...screening.Owner) []screening.Owner {
		return []screening.Owner{{Party: named("Xray Holding"), Percent: percent(50), Owners: owners}}
	}
	us := func(e *sanctions.Entry) {
		e.Designations = append(e.Designations, e.Designations[0])
		e.Designations[1].Authority = "US-OFAC"
	}
	d := draft("2022-03-01", entry("1", "Alfa Holding", us), entry("2", "Bravo Holding", us))
	ofac := draft("2022-03-01")
	ofac.List, ofac.Authority, ofac.Coverage.Authority = "test-ofac", "US-OFAC", "US-OFAC"
	ofac.Reliefs = []sanctions.Relief{{ID: "r", Kind: sanctions.Exemption, Authority: "US-OFAC", Name: "unrelated", Programmes: []string{"Q"}}}
	s := screener(t, screening.Policy{}, d, ofac)
	for _, tt := range []struct {
		name     string
		owners   []screening.Owner
		ofac, eu screening.Outcome
	}{
		{"half by one", []screening.Owner{{Party: a, Percent: percent(50)}}, screening.Prohibited, screening.Review},
		{"more than half by one", []screening.Owner{{Party: a, Percent: percent(50.01)}}, screening.Prohibited, screening.Prohibited},
		{"a quarter each by two: shares are added", []screening.Owner{{Party: a, Percent: percent(25)}, {Party: b, Percent: percent(25)}},
			screening.Prohibited, screening.Review},
		{"a quarter by one", []screening.Owner{{Party: a, Percent: percent(25)}}, screening.Review, screening.Review},
		{"half of one who owns half", x(screening.Owner{Party: a, Percent: percent(50)}), screening.Prohibited, screening.Review},
		{"a quarter of one who owns half", x(screening.Owner{Party: a, Percent: percent(25)}), screening.Review, screening.Review},
		{"an unknown share", []screening.Owner{{Party: a}}, screening.Review, screening.Review},
		{"control without ownership", []screening.Owner{{Party: a, Percent: percent(10), Control: &yes}}, screening.Review, screening.Prohibited},
		{"owners that nobody lists", []screening.Owner{{Party: named("Charlie Holding", "CH"), Percent: percent(100)}}, screening.Clear, screening.Clear},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := ask(named("Yankee Works", "CH"))
			r.Owners = tt.owners
			r.Actors = append(r.Actors, screening.Actor{Country: "US"})
			d := screen(t, s, r)
			if got := d.Find("US-OFAC").Outcome; got != tt.ofac {
				t.Errorf("US-OFAC: got %s, want %s\n%q", got, tt.ofac, whys(d))
			}
			if got := d.Find("EU").Outcome; got != tt.eu {
				t.Errorf("EU: got %s, want %s\n%q", got, tt.eu, whys(d))
			}
		})
	}
	t.Run("EU, from 3 July 2024: half is enough, and shares are added", func(t *testing.T) {
		for on, want := range map[string]screening.Outcome{"2024-07-02": screening.Review, "2024-07-03": screening.Prohibited} {
			r := ask(named("Yankee Works", "CH"))
			r.On = day(on)
			r.Owners = []screening.Owner{{Party: a, Percent: percent(25)}, {Party: b, Percent: percent(25)}}
			d := screen(t, s, r)
			prohibits := slices.ContainsFunc(d.Findings, func(f screening.Finding) bool { return f.Effect == screening.Prohibits })
			if d.Find("EU").Outcome != want || prohibits != (want == screening.Prohibited) {
				t.Errorf("on %s: got %s, want %s\n%q", on, d.Find("EU").Outcome, want, whys(d))
			}
		}
	})
}

// What ties a transaction to which authority: the built-in table, row by row.
func TestNexusTable(t *testing.T) {
	for _, r := range screening.DefaultNexuses() {
		if err := r.Authority.Validate(); err != nil {
			t.Errorf("%s: %v", r.Nexus, err)
		}
		if r.Nexus == "" || len(r.Values) == 0 || r.Basis.Text == "" {
			t.Errorf("incomplete row: %+v", r)
		}
		if (r.Maybe || r.Absent) && r.Asks == "" {
			t.Errorf("%s: leaves open without a question", r.Nexus)
		}
		for _, v := range r.Values {
			ok := v == "*"
			switch r.Fact {
			case sanctions.FactActors, sanctions.FactOrigin:
				ok = ok || sanctions.ValidCountry(v)
			case sanctions.FactActivity:
				ok = ok || sanctions.Activity(v).Valid()
			case "currency":
				ok = ok || len(v) == 3
			}
			if !ok {
				t.Errorf("%s: %s cannot be %q", r.Nexus, r.Fact, v)
			}
		}
	}
}
