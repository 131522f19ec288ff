package lists

import (
	"slices"

	"github.com/interdict/interdict/internal/memtable"
	"github.com/interdict/interdict/sanctions"
)

// Same returns the party that the entry speaks of, as every list has it: the entry's
// own listing first, then the others in the order of references; nil if the entry is
// not known.
//
// Two entries are the same party if strong identifiers of theirs agree
// ([sanctions.Identifier.Agrees]) or if a curator links either to the other
// ([sanctions.Entry.Same]), as the newest known contents say, ended ones included;
// and so, from one to the next, is whatever is the same party as one of them.
//
// The answer is remembered: asking again costs a look-up and allocates nothing.
func (s *Snapshot) Same(r sanctions.Ref) []Listing {
	s.mu.RLock()
	party, ok := s.same[r]
	s.mu.RUnlock()
	if ok {
		return party
	}
	if party = s.party(r); party == nil {
		return nil // not remembered: there is no end of unknown references
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.same == nil {
		s.same = make(map[sanctions.Ref][]Listing)
	}
	s.same[r] = party
	return party
}

// party is Same without its memory.
func (s *Snapshot) party(r sanctions.Ref) []Listing {
	own, ok := s.Entry(r)
	if !ok {
		return nil
	}
	found := []Listing{own}
	seen := map[sanctions.Ref]bool{own.Ref: true}
	for i := 0; i < len(found); i++ { // found grows
		s.eachAlike(found[i].Entry, func(l Listing) {
			if !seen[l.Ref] {
				seen[l.Ref] = true
				found = append(found, l)
			}
		})
	}
	slices.SortFunc(found[1:], func(a, b Listing) int { return a.Ref.Compare(b.Ref) })
	return slices.Clip(found)
}

// eachAlike calls yield with the entries that are the same party as e by one step,
// some more than once.
func (s *Snapshot) eachAlike(e *sanctions.Entry, yield func(Listing)) {
	for i := range e.Party.Identifiers {
		id := &e.Party.Identifiers[i]
		if !id.Type.Strong() {
			continue
		}
		for l := range s.Identified(*id) {
			if agree(id, l.Entry) {
				yield(l)
			}
		}
	}
	for _, r := range e.Same {
		if l, ok := s.Entry(r); ok {
			yield(l)
		}
	}
	for row := range memtable.Each(s.db.Txn(false), records, byLink, e.Ref) {
		if l, ok := s.listing(row); ok && slices.Contains(l.Same, e.Ref) {
			yield(l)
		}
	}
}

func agree(id *sanctions.Identifier, e *sanctions.Entry) bool {
	for i := range e.Party.Identifiers {
		if id.Agrees(&e.Party.Identifiers[i]) == sanctions.Yes {
			return true
		}
	}
	return false
}
