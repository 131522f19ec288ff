package sanctions

import "slices"

// Clone returns a deep copy, free to be changed.
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
	c.Relations = slices.Clone(e.Relations)
	c.Same = slices.Clone(e.Same)
	c.Notes = slices.Clone(e.Notes)
	return &c
}

// Clone returns a deep copy, free to be changed.
func (p *Party) Clone() Party {
	c := *p
	c.Names = slices.Clone(p.Names)
	for i := range c.Names {
		c.Names[i].Parts = slices.Clone(c.Names[i].Parts)
	}
	c.Identifiers = slices.Clone(p.Identifiers)
	c.BirthDates = slices.Clone(p.BirthDates)
	c.BirthPlaces = slices.Clone(p.BirthPlaces)
	c.Countries = slices.Clone(p.Countries)
	c.Addresses = slices.Clone(p.Addresses)
	c.Titles = slices.Clone(p.Titles)
	if p.Vessel != nil {
		v := *p.Vessel
		v.FormerFlags = slices.Clone(v.FormerFlags)
		c.Vessel = &v
	}
	if p.Aircraft != nil {
		a := *p.Aircraft
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
