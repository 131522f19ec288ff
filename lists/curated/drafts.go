package curated

import (
	"iter"
	"slices"
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// Drafts returns the versions of the list, oldest first: one for each day on which
// something in the file was published. Entries are in the order of their ids, all else
// in the order of the file. An entry that does not change is shared between versions;
// nothing of what is returned may be modified.
func (l *List) Drafts() []*lists.Draft {
	f := l.file
	order := make([]*entry, len(f.Entries))
	for i := range f.Entries {
		order[i] = &f.Entries[i]
	}
	slices.SortFunc(order, func(a, b *entry) int { return strings.Compare(string(a.ID), string(b.ID)) })

	known := make(map[sanctions.EntryID]*sanctions.Entry, len(order))
	var drafts []*lists.Draft
	for _, day := range f.days() {
		var entries []*sanctions.Entry
		for _, e := range order {
			if day.Before(e.Published) {
				continue
			}
			if slices.Contains(e.days(), day) {
				known[e.ID] = f.entryAsKnown(e, day)
			}
			entries = append(entries, known[e.ID])
		}
		draft := &lists.Draft{
			List: f.List, Authority: f.Authority, Date: day, Source: l.name,
			Coverage: f.Coverage.of(f.Authority), Entries: yielding(entries),
		}
		for i := range f.Measures {
			if m := &f.Measures[i]; !day.Before(m.Published) {
				draft.Measures = append(draft.Measures, f.measureAsKnown(m, day))
			}
		}
		for i := range f.Reliefs {
			if r := &f.Reliefs[i]; !day.Before(r.Published) {
				draft.Reliefs = append(draft.Reliefs, f.reliefAsKnown(r, day))
			}
		}
		for i := range f.Holdings {
			if h := &f.Holdings[i]; !day.Before(h.Published) {
				draft.Holdings = append(draft.Holdings, f.holdingAsKnown(h, day))
			}
		}
		drafts = append(drafts, draft)
	}
	return drafts
}

// days returns the days on which something in the file was published, in order, each
// once.
func (f *file) days() []sanctions.Date {
	var days []sanctions.Date
	for i := range f.Entries {
		days = append(days, f.Entries[i].days()...)
	}
	for i := range f.Measures {
		days = append(days, f.Measures[i].days()...)
	}
	for i := range f.Reliefs {
		days = append(days, f.Reliefs[i].days()...)
	}
	for i := range f.Holdings {
		days = append(days, f.Holdings[i].days()...)
	}
	slices.SortFunc(days, sanctions.Date.Compare)
	return slices.Compact(days)
}

// yielding returns the entries in the form that a draft takes; nil for none.
func yielding(entries []*sanctions.Entry) iter.Seq2[*sanctions.Entry, error] {
	if len(entries) == 0 {
		return nil
	}
	return func(yield func(*sanctions.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}
