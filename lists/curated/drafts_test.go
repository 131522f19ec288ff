package curated_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/curated"
	"github.com/interdict/interdict/sanctions"
)

func day(s string) sanctions.Date { return sanctions.MustDate(s) }

func entriesOf(t interface{ Fatal(...any) }, d *lists.Draft) []*sanctions.Entry {
	var all []*sanctions.Entry
	if d.Entries == nil {
		return nil
	}
	for e, err := range d.Entries {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// The whole of the sample, version by version: what was known when.
func TestDrafts(t *testing.T) {
	list, err := curated.Read("sample.yaml", strings.NewReader(sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	act := sanctions.Citation{Text: "Act 1 of 2022", Title: "an act", Published: day("2022-03-01")}
	order := sanctions.Citation{Text: "Order 2 of 2023", Published: day("2023-05-02")}
	notice := sanctions.Citation{Text: "Notice 3 of 2024"}

	airline := &sanctions.Entry{
		Ref: sanctions.Ref{List: "sample-xx", ID: "airline"},
		Party: sanctions.Party{
			Kind:        sanctions.Organization,
			Names:       []sanctions.Name{{Text: "Sample Air"}, {Text: "on", Type: sanctions.Alias}},
			Identifiers: []sanctions.Identifier{{Type: sanctions.RegistrationNumber, Value: "0012345", Country: "NO"}},
			Countries:   []string{"NO"},
		},
		Designations: []sanctions.Designation{{
			Authority: "XX", Programme: "XX-SAMPLE", Period: sanctions.Period{From: day("2022-03-01")},
			Measures: []sanctions.Measure{{
				Kind: sanctions.AssetFreeze, Authority: "XX", Programme: "XX-SAMPLE", Confidence: sanctions.Confirmed,
			}},
			Basis: []sanctions.Citation{act}, Confidence: sanctions.Confirmed,
		}},
		Same: []sanctions.Ref{{List: "other-list", ID: "7"}},
	}
	removed := airline.Clone()
	removed.Designations[0].Period.Until = day("2024-01-10")
	removed.Designations[0].Basis = []sanctions.Citation{act, notice}
	plane := &sanctions.Entry{
		Ref:   sanctions.Ref{List: "sample-xx", ID: "a-plane"},
		Party: sanctions.Party{Kind: sanctions.Aircraft, Names: []sanctions.Name{{Text: "LN-ABC"}}},
		Relations: []sanctions.Relation{
			{Type: "operator", Name: "Sample Air", Ref: sanctions.Ref{List: "sample-xx", ID: "airline"}},
		},
	}
	goods := []sanctions.Measure{{
		ID: "goods", Kind: sanctions.ExportBan, Authority: "XX", Period: sanctions.Period{From: day("2022-03-03")},
		Scope: sanctions.Scope{Items: []sanctions.ItemScope{{HS: []string{"88"}}}, Countries: []string{"NO"}},
		Basis: []sanctions.Citation{act}, Confidence: sanctions.Confirmed,
	}}
	licence := []sanctions.Relief{{
		ID: "licence", Kind: sanctions.GeneralLicence, Authority: "XX", Name: "General Licence 1",
		Measures:   []sanctions.MeasureKind{sanctions.AssetFreeze},
		Period:     sanctions.Period{From: day("2023-05-02"), Until: day("2023-06-01")},
		Scope:      sanctions.Scope{Parties: []sanctions.Ref{{List: "sample-xx", ID: "airline"}}},
		Conditions: []string{"wind-down only"},
		Basis:      []sanctions.Citation{order}, Confidence: sanctions.Confirmed,
	}}
	half := []sanctions.Holding{{
		ID: "half", Holder: airline.Ref, Held: plane.Ref, BasisPoints: 5000, Control: sanctions.Yes,
		Period: sanctions.Period{From: day("2023-01-01")},
		Basis:  []sanctions.Citation{order}, Confidence: sanctions.Confirmed,
	}}
	type version struct {
		Date     sanctions.Date
		Entries  []*sanctions.Entry
		Measures []sanctions.Measure
		Reliefs  []sanctions.Relief
		Holdings []sanctions.Holding
	}
	want := []version{
		{day("2022-03-01"), []*sanctions.Entry{airline}, goods, nil, nil},
		{day("2023-05-02"), []*sanctions.Entry{plane, airline}, goods, licence, half},
		{day("2024-01-09"), []*sanctions.Entry{plane, removed}, goods, licence, half},
	}
	var got []version
	for _, d := range list.Drafts() {
		got = append(got, version{d.Date, entriesOf(t, d), d.Measures, d.Reliefs, d.Holdings})
		if d.List != "sample-xx" || d.Authority != "XX" || d.Source != "sample.yaml" {
			t.Errorf("version of %s: list %q, authority %q, source %q", d.Date, d.List, d.Authority, d.Source)
		}
		wantCoverage := sanctions.Coverage{
			Authority: "XX", Subject: "a made-up regime", Countries: []string{"NO"},
			Scopes: []sanctions.Scope{{
				Activities: []sanctions.Activity{sanctions.Supply},
				Items:      []sanctions.ItemScope{{HS: []string{"88"}}},
			}},
			From: day("2021-01-01"), Reviewed: day("2024-06-30"), MaxAge: 90,
		}
		if diff := cmp.Diff(wantCoverage, d.Coverage); diff != "" {
			t.Errorf("version of %s: coverage (-want +got):\n%s", d.Date, diff)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Drafts (-want +got):\n%s", diff)
	}
}

func TestDraftsShareWhatDoesNotChange(t *testing.T) {
	list, err := curated.Read("sample.yaml", strings.NewReader(sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	drafts := list.Drafts()
	second, third := entriesOf(t, drafts[1]), entriesOf(t, drafts[2])
	if second[0] != third[0] {
		t.Error("the aeroplane did not change, but was built anew")
	}
	if second[1] == third[1] {
		t.Error("the airline changed, but was not built anew")
	}
}

// Of any facts: a list has a version on each day on which one of them, or the end of
// one, was published, and none on other days; a version holds exactly what was
// published by its day; the ends of later days are not known to it.
func TestDraftsHoldWhatWasPublished(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		after := func(n int) sanctions.Date { return day("2021-01-01").AddDays(n) }
		type fact struct{ Published, From, Until, Ended int } // days after the first; Ended 0: open
		facts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) fact {
			f := fact{Published: rapid.IntRange(0, 20).Draw(t, "published"), From: rapid.IntRange(0, 20).Draw(t, "from")}
			if rapid.Bool().Draw(t, "ends") {
				f.Until = f.From + rapid.IntRange(1, 20).Draw(t, "for")
				f.Ended = f.Published + rapid.IntRange(1, 20).Draw(t, "ended")
			}
			return f
		}), 1, 8).Draw(t, "facts")

		body := "list: x\nauthority: X\ncoverage: {subject: s, from: 2021-01-01, reviewed: 2021-01-01}\n" +
			"sources: {act: {citation: Act}}\nmeasures:\n"
		var days []sanctions.Date
		for i, f := range facts {
			body += fmt.Sprintf("  - {id: m%d, kind: export-ban, published: %s, from: %s, confidence: confirmed, basis: [act]",
				i, after(f.Published), after(f.From))
			days = append(days, after(f.Published))
			if f.Ended > 0 {
				body += fmt.Sprintf(", ended: {until: %s, published: %s, confidence: confirmed, basis: [act]}",
					after(f.Until), after(f.Ended))
				days = append(days, after(f.Ended))
			}
			body += "}\n"
		}
		list, err := curated.Read("x.yaml", strings.NewReader(body))
		if err != nil {
			t.Fatalf("%v\n%s", err, body)
		}
		slices.SortFunc(days, sanctions.Date.Compare)
		days = slices.Compact(days)

		drafts := list.Drafts()
		if len(drafts) != len(days) {
			t.Fatalf("%d versions for %d days", len(drafts), len(days))
		}
		for v, d := range drafts {
			var want, got []string
			for i, f := range facts {
				if after(f.Published).After(days[v]) {
					continue
				}
				p := sanctions.Period{From: after(f.From)}
				if f.Ended > 0 && !after(f.Ended).After(days[v]) {
					p.Until = after(f.Until)
				}
				want = append(want, fmt.Sprintf("m%d %s", i, p))
			}
			for _, m := range d.Measures {
				got = append(got, m.ID+" "+m.Period.String())
			}
			if diff := cmp.Diff(want, got); d.Date != days[v] || diff != "" {
				t.Fatalf("version of %s, wanted for %s (-want +got):\n%s", d.Date, days[v], diff)
			}
		}
	})
}
