package sanctions

import (
	"crypto/sha256"
	"encoding/binary"
)

// Hash returns the digest of everything the entry says. Two entries have the same
// hash exactly if cmp.Equal holds for them, save that a nil and an empty slice are
// the same to Hash.
func (e *Entry) Hash() Hash {
	enc := encoder{buf: make([]byte, 0, 1024)}
	enc.entry(e)
	return sha256.Sum256(enc.buf)
}

// HashOf returns the digest of a content given as its parts: the hashes of entries
// in the order of their ids, and what a list says beside them. [Coverage.Reviewed]
// is left out: a later review of the same content is no new content.
func HashOf(
	list ListID, entries []Hash, coverage *Coverage, measures []Measure, reliefs []Relief, holdings []Holding,
) Hash {
	enc := encoder{buf: make([]byte, 0, 1024+len(entries)*len(Hash{}))}
	enc.str(string(list))
	enc.int(len(entries))
	for i := range entries {
		enc.buf = append(enc.buf, entries[i][:]...)
	}
	enc.str(string(coverage.Authority))
	enc.str(coverage.Subject)
	encodeStrings(&enc, coverage.Countries)
	encodeStrings(&enc, coverage.Unheld)
	enc.int(len(coverage.Scopes))
	for i := range coverage.Scopes {
		enc.scope(&coverage.Scopes[i])
	}
	enc.date(coverage.From)
	enc.int(coverage.MaxAge)
	enc.int(len(measures))
	for i := range measures {
		enc.measure(&measures[i])
	}
	enc.int(len(reliefs))
	for i := range reliefs {
		enc.relief(&reliefs[i])
	}
	enc.int(len(holdings))
	for i := range holdings {
		enc.holding(&holdings[i])
	}
	return sha256.Sum256(enc.buf)
}

// An encoder writes values so that different values give different bytes: every
// string and slice is led by its length.
type encoder struct{ buf []byte }

func (e *encoder) int(n int)   { e.buf = binary.AppendVarint(e.buf, int64(n)) }
func (e *encoder) date(d Date) { e.buf = binary.BigEndian.AppendUint32(e.buf, uint32(d.ordinal)) }

func (e *encoder) str(s string) {
	e.buf = binary.AppendUvarint(e.buf, uint64(len(s)))
	e.buf = append(e.buf, s...)
}

func (e *encoder) bool(b bool) {
	if b {
		e.buf = append(e.buf, 1)
	} else {
		e.buf = append(e.buf, 0)
	}
}

func encodeStrings[S ~string](e *encoder, list []S) {
	e.int(len(list))
	for _, s := range list {
		e.str(string(s))
	}
}

func (e *encoder) ref(r Ref) {
	e.str(string(r.List))
	e.str(string(r.ID))
}

func (e *encoder) refs(list []Ref) {
	e.int(len(list))
	for _, r := range list {
		e.ref(r)
	}
}

func (e *encoder) period(p Period) {
	e.date(p.From)
	e.date(p.Until)
}

func (e *encoder) basis(list []Citation) {
	e.int(len(list))
	for i := range list {
		c := &list[i]
		e.str(c.Text)
		e.str(c.Title)
		e.str(c.URL)
		e.date(c.Published)
	}
}

func (e *encoder) entry(v *Entry) {
	e.ref(v.Ref)
	e.party(&v.Party)
	e.int(len(v.Designations))
	for i := range v.Designations {
		d := &v.Designations[i]
		e.str(string(d.Authority))
		e.str(d.Programme)
		e.period(d.Period)
		e.int(len(d.Measures))
		for j := range d.Measures {
			e.measure(&d.Measures[j])
		}
		e.str(d.Reason)
		e.basis(d.Basis)
		e.str(string(d.Confidence))
	}
	e.int(len(v.Relations))
	for i := range v.Relations {
		r := &v.Relations[i]
		e.str(r.Type)
		e.str(r.Name)
		e.ref(r.Ref)
	}
	e.refs(v.Same)
	e.int(len(v.Notes))
	for i := range v.Notes {
		e.str(v.Notes[i].Label)
		e.str(v.Notes[i].Text)
	}
}

func (e *encoder) party(p *Party) {
	e.str(string(p.Kind))
	e.int(len(p.Names))
	for i := range p.Names {
		n := &p.Names[i]
		e.str(n.Text)
		e.str(string(n.Type))
		e.bool(n.Weak)
		e.int(len(n.Parts))
		for _, part := range n.Parts {
			e.str(string(part.Type))
			e.str(part.Text)
		}
		e.str(n.Language)
	}
	e.int(len(p.Identifiers))
	for i := range p.Identifiers {
		id := &p.Identifiers[i]
		e.str(string(id.Type))
		e.str(id.Value)
		e.str(id.Country)
		e.str(id.Label)
		e.str(id.Issued)
		e.str(id.Expires)
	}
	e.int(len(p.BirthDates))
	for _, b := range p.BirthDates {
		e.date(b.Earliest)
		e.date(b.Latest)
		e.bool(b.Circa)
	}
	encodeStrings(e, p.BirthPlaces)
	encodeStrings(e, p.Countries)
	e.int(len(p.Addresses))
	for i := range p.Addresses {
		a := &p.Addresses[i]
		e.str(a.Street)
		e.str(a.City)
		e.str(a.Region)
		e.str(a.PostalCode)
		e.str(a.Country)
		e.str(a.Remarks)
	}
	e.str(p.Gender)
	encodeStrings(e, p.Titles)
	e.bool(p.Vessel != nil)
	if v := p.Vessel; v != nil {
		e.str(v.Type)
		e.str(v.Flag)
		encodeStrings(e, v.FormerFlags)
		e.str(v.Owner)
		e.str(v.Tonnage)
		e.str(v.GrossRegisteredTonnage)
		e.str(v.Built)
	}
	e.bool(p.Aircraft != nil)
	if a := p.Aircraft; a != nil {
		e.str(a.Model)
		e.str(a.Built)
		e.str(a.Operator)
	}
}

func (e *encoder) scope(s *Scope) {
	encodeStrings(e, s.Activities)
	e.int(len(s.Items))
	for i := range s.Items {
		encodeStrings(e, s.Items[i].ECCN)
		encodeStrings(e, s.Items[i].HS)
		encodeStrings(e, s.Items[i].Origins)
	}
	e.refs(s.Parties)
	encodeStrings(e, s.Countries)
	encodeStrings(e, s.Kinds)
	encodeStrings(e, s.Actors)
	encodeStrings(e, s.Nexuses)
	e.int(len(s.Except))
	for i := range s.Except {
		e.scope(&s.Except[i])
	}
}

func (e *encoder) measure(m *Measure) {
	e.str(m.ID)
	e.str(string(m.Kind))
	e.str(string(m.Authority))
	e.str(m.Programme)
	e.str(m.Name)
	e.period(m.Period)
	e.scope(&m.Scope)
	e.basis(m.Basis)
	e.str(string(m.Confidence))
}

func (e *encoder) relief(r *Relief) {
	e.str(r.ID)
	e.str(string(r.Kind))
	e.str(string(r.Authority))
	e.str(r.Name)
	encodeStrings(e, r.Programmes)
	encodeStrings(e, r.Measures)
	e.period(r.Period)
	e.scope(&r.Scope)
	e.bool(r.Owned)
	encodeStrings(e, r.Conditions)
	e.basis(r.Basis)
	e.str(string(r.Confidence))
}

func (e *encoder) holding(h *Holding) {
	e.str(h.ID)
	e.ref(h.Holder)
	e.ref(h.Held)
	e.int(h.BasisPoints)
	e.int(int(h.Control))
	e.period(h.Period)
	e.basis(h.Basis)
	e.str(string(h.Confidence))
}
