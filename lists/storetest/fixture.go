package storetest

import (
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

var day = sanctions.MustDate

// draft is a version of the list that holds the entries.
func draft(list sanctions.ListID, date string, entries ...*sanctions.Entry) *lists.Draft {
	return &lists.Draft{
		List: list, Authority: "XX", Date: day(date), Source: "storetest",
		Coverage: sanctions.Coverage{Authority: "XX", Subject: "everybody", Reviewed: day(date)},
		Entries:  each(entries),
	}
}

func each(entries []*sanctions.Entry) iter.Seq2[*sanctions.Entry, error] {
	return func(yield func(*sanctions.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func entry(list sanctions.ListID, id sanctions.EntryID, name string, ids ...sanctions.Identifier) *sanctions.Entry {
	return &sanctions.Entry{
		Ref:          sanctions.Ref{List: list, ID: id},
		Party:        sanctions.Party{Names: []sanctions.Name{{Text: name}}, Identifiers: ids},
		Designations: []sanctions.Designation{{Authority: "XX"}},
	}
}

func tax(value, country string) sanctions.Identifier {
	return sanctions.Identifier{Type: sanctions.TaxNumber, Value: value, Country: country}
}

func register(value, country string) sanctions.Identifier {
	return sanctions.Identifier{Type: sanctions.RegistrationNumber, Value: value, Country: country}
}

func measure(id, until string) sanctions.Measure {
	m := sanctions.Measure{ID: id, Kind: sanctions.ExportBan, Authority: "XX"}
	m.Period.From = day("2020-01-01")
	if until != "" {
		m.Period.Until = day(until)
	}
	return m
}

// publish publishes the drafts, all of which must go in.
func publish(t *testing.T, s Store, drafts ...*lists.Draft) {
	t.Helper()
	for _, d := range drafts {
		if _, err := s.Publish(t.Context(), d); err != nil {
			t.Fatalf("publish %s of %s: %v", d.List, d.Date, err)
		}
	}
}

// answers are what a snapshot says, in a form that cmp.Diff compares.
type answers struct {
	Publications []*lists.Publication
	History      map[sanctions.ListID][]sanctions.Version
	Entries      []lists.Listing
	Contents     []*sanctions.Entry
	Same         map[sanctions.Ref][]sanctions.Ref
}

func answersOf(s *lists.Snapshot) answers {
	a := answers{
		Publications: slices.Clone(s.Publications()),
		History:      make(map[sanctions.ListID][]sanctions.Version),
		Entries:      slices.Collect(s.Entries()),
		Contents:     slices.Collect(s.Contents()),
		Same:         make(map[sanctions.Ref][]sanctions.Ref),
	}
	for _, p := range a.Publications {
		a.History[p.List] = s.History(p.List)
	}
	for _, l := range a.Entries {
		a.Same[l.Ref] = refs(s.Same(l.Ref))
	}
	return a
}

func refs(listings []lists.Listing) []sanctions.Ref {
	var out []sanctions.Ref
	for _, l := range listings {
		out = append(out, l.Ref)
	}
	return out
}

// changes names what differs: "+list/id", "-list/id", "~list/id".
func changes(old, new *lists.Snapshot) []string {
	var out []string
	for c := range lists.Diff(old, new) {
		switch {
		case c.Before == nil:
			out = append(out, "+"+c.After.Ref.String())
		case c.After == nil:
			out = append(out, "-"+c.Before.Ref.String())
		default:
			out = append(out, "~"+c.After.Ref.String())
		}
	}
	return out
}

// inForce answers for a designation without days of its own, day by day.
func inForce(l lists.Listing, days ...string) []string {
	var out []string
	for _, d := range days {
		out = append(out, fmt.Sprint(d, " ", l.InForce(sanctions.Period{}, day(d))))
	}
	return out
}
