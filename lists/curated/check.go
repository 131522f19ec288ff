package curated

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// A checker resolves what a decoded file refers to and checks what its facts say.
type checker struct {
	*decoder
	file    *file
	entries map[string]bool // by id
	cited   map[string]bool // by key
}

func (d *decoder) check(f *file) {
	c := &checker{d, f, make(map[string]bool), make(map[string]bool)}
	c.valid(f.place, f.List.Validate())
	c.valid(f.place, f.Authority.Validate())
	if len(c.problems) > 0 {
		return // nothing further can be named
	}
	c.named()
	c.head()
	for i := range f.Entries {
		c.entry(&f.Entries[i])
	}
	for i := range f.Measures {
		m := &f.Measures[i]
		c.fact(&m.fact)
		known := f.measureAsKnown(m, m.Published)
		c.valid(m.place, known.Validate())
		c.scope(m.place, "scope", &m.Scope)
	}
	for i := range f.Reliefs {
		r := &f.Reliefs[i]
		c.fact(&r.fact)
		known := f.reliefAsKnown(r, r.Published)
		c.valid(r.place, known.Validate())
		c.scope(r.place, "scope", &r.Scope)
	}
	for i := range f.Holdings {
		h := &f.Holdings[i]
		c.fact(&h.fact)
		known := f.holdingAsKnown(h, h.Published)
		c.valid(h.place, known.Validate())
		c.ref(h.place, "holder", h.Holder)
		c.ref(h.place, "held", h.Held)
	}
	for _, key := range slices.Sorted(maps.Keys(f.Sources)) {
		if !c.cited[key] {
			c.at(f.place, "sources."+key, "", ErrUnused)
		}
	}
}

// at records a problem with a field of what stands in the place.
func (c *checker) at(p place, field, value string, err error) {
	c.fail(locate(p.node, field), join(p.path, field), value, err)
}

// valid records what the vocabulary's own validation found in what stands in the
// place.
func (c *checker) valid(p place, err error) {
	if err == nil {
		return
	}
	var fe *sanctions.FieldError
	if errors.As(err, &fe) {
		if strings.HasSuffix(fe.Field, "period") {
			return // fact and end tell it more exactly
		}
		c.at(p, strings.TrimPrefix(fe.Field, "party."), fe.Value, fe.Err)
		return
	}
	c.at(p, "", "", err)
}

// head checks the coverage, the sources, and that there is anything else at all.
func (c *checker) head() {
	f := c.file
	switch {
	case f.Coverage.node == nil:
		c.at(f.place, "coverage", "", sanctions.ErrMissing)
	case f.Coverage.From.IsZero():
		c.at(f.Coverage.place, "from", "", sanctions.ErrMissing)
	default:
		known := f.Coverage.of(f.Authority)
		c.valid(f.Coverage.place, known.Validate())
	}
	for i := range f.Coverage.Scopes {
		c.scope(f.Coverage.place, fmt.Sprintf("scopes[%d]", i), &f.Coverage.Scopes[i])
	}
	for _, key := range slices.Sorted(maps.Keys(f.Sources)) {
		source := f.Sources[key]
		c.valid(place{"sources." + key, locate(f.node, "sources."+key)}, source.Validate())
	}
	if len(f.Entries)+len(f.Measures)+len(f.Reliefs)+len(f.Holdings) == 0 {
		c.at(f.place, "entries", "", sanctions.ErrMissing)
	}
}

// named checks that every entry, measure, relief and holding has an id of its own
// among its kind.
func (c *checker) named() {
	for i := range c.file.Entries {
		c.id(c.entries, c.file.Entries[i].place, string(c.file.Entries[i].ID))
	}
	measures := make(map[string]bool)
	for i := range c.file.Measures {
		c.id(measures, c.file.Measures[i].place, c.file.Measures[i].ID)
	}
	reliefs := make(map[string]bool)
	for i := range c.file.Reliefs {
		c.id(reliefs, c.file.Reliefs[i].place, c.file.Reliefs[i].ID)
	}
	holdings := make(map[string]bool)
	for i := range c.file.Holdings {
		c.id(holdings, c.file.Holdings[i].place, c.file.Holdings[i].ID)
	}
}

func (c *checker) id(seen map[string]bool, p place, id string) {
	switch {
	case id == "":
		c.at(p, "id", "", sanctions.ErrMissing)
	case seen[id]:
		c.at(p, "id", id, sanctions.ErrTwice)
	}
	seen[id] = true
}

func (c *checker) entry(e *entry) {
	if e.Published.IsZero() {
		c.at(e.place, "published", "", sanctions.ErrMissing)
	}
	for i := range e.Designations {
		d := &e.Designations[i]
		switch {
		case d.Published.IsZero():
			d.Published = e.Published
		case d.Published.Before(e.Published):
			c.at(d.place, "published", d.Published.String(), fmt.Errorf("%w: before its entry's", ErrOrder))
		}
		c.fact(&d.fact)
		if len(d.Measures) == 0 {
			c.at(d.place, "measures", "", sanctions.ErrMissing)
		}
		for j := range d.Measures {
			c.scope(d.place, fmt.Sprintf("measures[%d].scope", j), &d.Measures[j].Scope)
		}
	}
	if e.ID != "" {
		last := slices.MaxFunc(e.days(), sanctions.Date.Compare)
		c.valid(e.place, c.file.entryAsKnown(e, last).Validate())
	}
	for i := range e.Relations {
		c.ref(e.place, fmt.Sprintf("relations[%d].ref", i), e.Relations[i].Ref)
	}
	for i, r := range e.Same {
		c.ref(e.place, fmt.Sprintf("same[%d]", i), r)
	}
}

// fact checks that the fact has all that a fact needs, and resolves its basis.
func (c *checker) fact(f *fact) {
	if f.Published.IsZero() {
		c.at(f.place, "published", "", sanctions.ErrMissing)
	}
	if f.From.IsZero() {
		c.at(f.place, "from", "", sanctions.ErrMissing)
	}
	if !f.Until.IsZero() && !f.From.Before(f.Until) {
		c.at(f.place, "until", f.Until.String(), fmt.Errorf("%w: not after from", ErrOrder))
	}
	if f.Confidence == sanctions.Published { // is for an authority's own files
		c.at(f.place, "confidence", "", sanctions.ErrMissing)
	}
	f.basis = c.basis(f.place, f.Basis)
	if f.Ended != nil {
		c.end(f, f.Ended)
	}
}

func (c *checker) end(f *fact, e *end) {
	switch {
	case e.Until.IsZero():
		c.at(e.place, "until", "", sanctions.ErrMissing)
	case !f.From.Before(e.Until):
		c.at(e.place, "until", e.Until.String(), fmt.Errorf("%w: not after from", ErrOrder))
	}
	switch {
	case e.Published.IsZero():
		c.at(e.place, "published", "", sanctions.ErrMissing)
	case !f.Published.Before(e.Published):
		c.at(e.place, "published", e.Published.String(), fmt.Errorf("%w: not after the fact's own", ErrOrder))
	}
	switch {
	case e.Confidence == sanctions.Published:
		c.at(e.place, "confidence", "", sanctions.ErrMissing)
	case !e.Confidence.Valid():
		c.at(e.place, "confidence", string(e.Confidence), sanctions.ErrUnknown)
	case !e.Confidence.Decides():
		c.at(e.place, "confidence", string(e.Confidence), ErrUndecided)
	}
	e.basis = c.basis(e.place, e.Basis)
}

func (c *checker) basis(p place, keys []string) []sanctions.Citation {
	if len(keys) == 0 {
		c.at(p, "basis", "", sanctions.ErrMissing)
	}
	var basis []sanctions.Citation
	for i, key := range keys {
		source, ok := c.file.Sources[key]
		if !ok {
			c.at(p, fmt.Sprintf("basis[%d]", i), key, sanctions.ErrDangles)
			continue
		}
		c.cited[key] = true
		basis = append(basis, source)
	}
	return basis
}

// scope checks the references in a scope that stands in a field of the place.
func (c *checker) scope(p place, field string, s *sanctions.Scope) {
	for i, r := range s.Parties {
		c.ref(p, fmt.Sprintf("%s.parties[%d]", field, i), r)
	}
	for i := range s.Except {
		c.scope(p, fmt.Sprintf("%s.except[%d]", field, i), &s.Except[i])
	}
}

// ref checks that a reference to this very list leads somewhere, and keeps one to
// another list for [Check].
func (c *checker) ref(p place, field string, r sanctions.Ref) {
	switch {
	case r.IsZero(): // a relation that gives only a name
	case r.List != c.file.List:
		c.file.abroad = append(c.file.abroad, reference{r, locate(p.node, field).Line, join(p.path, field)})
	case !c.entries[string(r.ID)]:
		c.at(p, field, string(r.ID), sanctions.ErrDangles)
	}
}

// A reference is one to an entry of another list.
type reference struct {
	sanctions.Ref
	line  int
	field string
}

// Check checks what single files cannot: that no two lists have the same id, and that
// every reference from one of the lists to another leads to an entry. References to
// lists that are not given are left alone. The error joins an [*Error] for each problem.
func Check(all ...*List) error {
	entries := make(map[sanctions.ListID]map[sanctions.EntryID]bool, len(all))
	var problems []error
	for _, l := range all {
		if entries[l.file.List] != nil {
			problems = append(problems, &Error{File: l.name, Field: "list", Value: string(l.file.List), Err: sanctions.ErrTwice})
		}
		ids := make(map[sanctions.EntryID]bool, len(l.file.Entries))
		for i := range l.file.Entries {
			ids[l.file.Entries[i].ID] = true
		}
		entries[l.file.List] = ids
	}
	for _, l := range all {
		for _, r := range l.file.abroad {
			if ids, given := entries[r.List]; given && !ids[r.ID] {
				problems = append(problems, &Error{
					File: l.name, Line: r.line, Field: r.field, Value: r.String(), Err: sanctions.ErrDangles,
				})
			}
		}
	}
	return errors.Join(problems...)
}
