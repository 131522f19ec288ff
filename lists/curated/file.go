package curated

import (
	"slices"

	"github.com/interdict/interdict/sanctions"
)

// A file is a curated list file as it is written.
type file struct {
	place
	List      sanctions.ListID              `json:"list"`
	Authority sanctions.Authority           `json:"authority"`
	Coverage  coverage                      `json:"coverage"`
	Sources   map[string]sanctions.Citation `json:"sources"`
	Entries   []entry                       `json:"entries"`
	Measures  []measure                     `json:"measures"`
	Reliefs   []relief                      `json:"reliefs"`
	Holdings  []holding                     `json:"holdings"`

	abroad []reference // to entries of other lists
}

// coverage is a sanctions.Coverage without the authority, which is the file's.
type coverage struct {
	place
	Subject   string            `json:"subject"`
	Countries []string          `json:"countries"`
	Unheld    []string          `json:"unheld"`
	Scopes    []sanctions.Scope `json:"scopes"`
	From      sanctions.Date    `json:"from"`
	Reviewed  sanctions.Date    `json:"reviewed"`
	MaxAge    int               `json:"max_age"`
}

func (c *coverage) of(a sanctions.Authority) sanctions.Coverage {
	return sanctions.Coverage{
		Authority: a, Subject: c.Subject, Countries: c.Countries, Unheld: c.Unheld,
		Scopes: c.Scopes, From: c.From, Reviewed: c.Reviewed, MaxAge: c.MaxAge,
	}
}

// A fact is what designations, measures, reliefs and holdings have in common.
type fact struct {
	place
	Published  sanctions.Date       `json:"published"`
	From       sanctions.Date       `json:"from"`
	Until      sanctions.Date       `json:"until"` // set from the start
	Ended      *end                 `json:"ended"` // decided later
	Confidence sanctions.Confidence `json:"confidence"`
	Basis      []string             `json:"basis"` // keys of sources

	basis []sanctions.Citation // resolved
}

// An end is the act that ends a fact which was open, or earlier than was set.
type end struct {
	place
	Until      sanctions.Date       `json:"until"`
	Published  sanctions.Date       `json:"published"`
	Confidence sanctions.Confidence `json:"confidence"`
	Basis      []string             `json:"basis"`

	basis []sanctions.Citation
}

// asKnown returns the period and the basis of the fact as published by the day.
func (f *fact) asKnown(on sanctions.Date) (sanctions.Period, []sanctions.Citation) {
	if f.Ended == nil || on.Before(f.Ended.Published) {
		return sanctions.Period{From: f.From, Until: f.Until}, f.basis
	}
	return sanctions.Period{From: f.From, Until: f.Ended.Until}, slices.Concat(f.basis, f.Ended.basis)
}

// days returns the days on which something about the fact was published.
func (f *fact) days() []sanctions.Date {
	if f.Ended == nil {
		return []sanctions.Date{f.Published}
	}
	return []sanctions.Date{f.Published, f.Ended.Published}
}

type entry struct {
	place
	ID        sanctions.EntryID `json:"id"`
	Published sanctions.Date    `json:"published"`
	sanctions.Party
	Designations []designation        `json:"designations"`
	Relations    []sanctions.Relation `json:"relations"`
	Same         []sanctions.Ref      `json:"same"`
	Notes        []sanctions.Note     `json:"notes"`
}

// days returns the days on which something about the entry was published.
func (e *entry) days() []sanctions.Date {
	days := []sanctions.Date{e.Published}
	for i := range e.Designations {
		days = append(days, e.Designations[i].days()...)
	}
	return days
}

// A designation is published on its entry's day if it names none.
type designation struct {
	fact
	Programme string         `json:"programme"`
	Reason    string         `json:"reason"`
	Measures  []partyMeasure `json:"measures"`
}

// A partyMeasure is a measure of a designation; all else follows from that.
type partyMeasure struct {
	Kind  sanctions.MeasureKind `json:"kind"`
	Name  string                `json:"name"`
	Scope sanctions.Scope       `json:"scope"`
}

type measure struct {
	fact
	ID        string                `json:"id"`
	Kind      sanctions.MeasureKind `json:"kind"`
	Programme string                `json:"programme"`
	Name      string                `json:"name"`
	Scope     sanctions.Scope       `json:"scope"`
}

type relief struct {
	fact
	ID         string                  `json:"id"`
	Kind       sanctions.ReliefKind    `json:"kind"`
	Name       string                  `json:"name"`
	Programmes []string                `json:"programmes"`
	Measures   []sanctions.MeasureKind `json:"measures"`
	Scope      sanctions.Scope         `json:"scope"`
	Owned      bool                    `json:"owned"`
	Conditions []string                `json:"conditions"`
}

type holding struct {
	fact
	ID          string          `json:"id"`
	Holder      sanctions.Ref   `json:"holder"`
	Held        sanctions.Ref   `json:"held"`
	BasisPoints int             `json:"basis_points"`
	Control     sanctions.Truth `json:"control"`
}

// entryAsKnown returns the entry as published by the day.
func (f *file) entryAsKnown(e *entry, on sanctions.Date) *sanctions.Entry {
	known := &sanctions.Entry{
		Ref:   sanctions.Ref{List: f.List, ID: e.ID},
		Party: e.Party, Relations: e.Relations, Same: e.Same, Notes: e.Notes,
	}
	for i := range e.Designations {
		if d := &e.Designations[i]; !on.Before(d.Published) {
			known.Designations = append(known.Designations, f.designationAsKnown(d, on))
		}
	}
	return known
}

func (f *file) designationAsKnown(d *designation, on sanctions.Date) sanctions.Designation {
	known := sanctions.Designation{
		Authority: f.Authority, Programme: d.Programme, Reason: d.Reason, Confidence: d.Confidence,
	}
	known.Period, known.Basis = d.asKnown(on)
	for _, m := range d.Measures {
		// A measure is as sure as its act, whichever of the two a reader looks at.
		known.Measures = append(known.Measures, sanctions.Measure{
			Kind: m.Kind, Name: m.Name, Scope: m.Scope,
			Authority: f.Authority, Programme: d.Programme, Confidence: d.Confidence,
		})
	}
	return known
}

func (f *file) measureAsKnown(m *measure, on sanctions.Date) sanctions.Measure {
	known := sanctions.Measure{
		ID: m.ID, Kind: m.Kind, Authority: f.Authority, Programme: m.Programme, Name: m.Name,
		Scope: m.Scope, Confidence: m.Confidence,
	}
	known.Period, known.Basis = m.asKnown(on)
	return known
}

func (f *file) reliefAsKnown(r *relief, on sanctions.Date) sanctions.Relief {
	known := sanctions.Relief{
		ID: r.ID, Kind: r.Kind, Authority: f.Authority, Name: r.Name, Programmes: r.Programmes,
		Measures: r.Measures, Scope: r.Scope, Owned: r.Owned, Conditions: r.Conditions, Confidence: r.Confidence,
	}
	known.Period, known.Basis = r.asKnown(on)
	return known
}

func (f *file) holdingAsKnown(h *holding, on sanctions.Date) sanctions.Holding {
	known := sanctions.Holding{
		ID: h.ID, Holder: h.Holder, Held: h.Held, BasisPoints: h.BasisPoints, Control: h.Control,
		Confidence: h.Confidence,
	}
	known.Period, known.Basis = h.asKnown(on)
	return known
}
