package sanctions

import (
	"slices"
	"strings"
)

// Clone returns a deep copy, free to be changed. Its text is copied as well: it keeps no
// larger text alive of which the entry's may be parts, as decoders make them.
func (e *Entry) Clone() *Entry {
	c := *e
	c.Party = e.Party.Clone()
	c.Designations = slices.Clone(e.Designations)
	for i := range c.Designations {
		d := &c.Designations[i]
		d.Basis = slices.Clone(d.Basis)
		d.Measures = slices.Clone(d.Measures)
		for j := range d.Measures {
			m := &d.Measures[j]
			m.Basis = slices.Clone(m.Basis)
			m.Scope = m.Scope.Clone()
		}
	}
	c.ID = EntryID(strings.Clone(string(e.ID)))
	c.Relations = slices.Clone(e.Relations)
	for i := range c.Relations {
		cloneStrings(&c.Relations[i].Type, &c.Relations[i].Name)
	}
	c.Same = slices.Clone(e.Same)
	c.Notes = slices.Clone(e.Notes)
	for i := range c.Notes {
		cloneStrings(&c.Notes[i].Label, &c.Notes[i].Text)
	}
	return &c
}

func cloneStrings(s ...*string) {
	for _, s := range s {
		*s = strings.Clone(*s)
	}
}

func clonedStrings(s []string) []string {
	c := slices.Clone(s)
	for i := range c {
		c[i] = strings.Clone(c[i])
	}
	return c
}

// Clone returns a deep copy, free to be changed. Its text is copied as well.
func (p *Party) Clone() Party {
	c := *p
	c.Names = slices.Clone(p.Names)
	for i := range c.Names {
		n := &c.Names[i]
		n.Parts = slices.Clone(n.Parts)
		for j := range n.Parts {
			cloneStrings(&n.Parts[j].Text)
		}
		cloneStrings(&n.Text, &n.Language)
	}
	c.Identifiers = slices.Clone(p.Identifiers)
	for i := range c.Identifiers {
		id := &c.Identifiers[i]
		cloneStrings(&id.Value, &id.Country, &id.Label, &id.Issued, &id.Expires)
	}
	c.BirthDates = slices.Clone(p.BirthDates)
	c.BirthPlaces = clonedStrings(p.BirthPlaces)
	c.Countries = clonedStrings(p.Countries)
	c.Addresses = slices.Clone(p.Addresses)
	for i := range c.Addresses {
		a := &c.Addresses[i]
		cloneStrings(&a.Street, &a.City, &a.Region, &a.PostalCode, &a.Country, &a.Remarks)
	}
	c.Titles = clonedStrings(p.Titles)
	if p.Vessel != nil {
		v := *p.Vessel
		cloneStrings(&v.Type, &v.Flag, &v.Owner, &v.Tonnage, &v.GrossRegisteredTonnage, &v.Built)
		v.FormerFlags = clonedStrings(v.FormerFlags)
		c.Vessel = &v
	}
	if p.Aircraft != nil {
		a := *p.Aircraft
		cloneStrings(&a.Model, &a.Built, &a.Operator)
		c.Aircraft = &a
	}
	return c
}

// Clone returns a deep copy, free to be changed.
func (s *Scope) Clone() Scope {
	c := *s
	c.Activities = slices.Clone(s.Activities)
	c.Items = slices.Clone(s.Items)
	for i := range c.Items {
		c.Items[i].ECCN = slices.Clone(c.Items[i].ECCN)
		c.Items[i].HS = slices.Clone(c.Items[i].HS)
		c.Items[i].Origins = slices.Clone(c.Items[i].Origins)
	}
	c.Parties = slices.Clone(s.Parties)
	c.Countries = slices.Clone(s.Countries)
	c.Kinds = slices.Clone(s.Kinds)
	c.Actors = slices.Clone(s.Actors)
	c.Nexuses = slices.Clone(s.Nexuses)
	c.Except = slices.Clone(s.Except)
	for i := range c.Except {
		c.Except[i] = c.Except[i].Clone()
	}
	return c
}
