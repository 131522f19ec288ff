package lists

import (
	"cmp"
	"iter"
	"slices"
	"sync"

	"github.com/hashicorp/go-memdb"

	"github.com/interdict/interdict/internal/memtable"
	"github.com/interdict/interdict/sanctions"
)

// A Snapshot is the lists as they were published by some day: of each the versions
// up to one, all of which it knows. It never changes and is safe for concurrent use.
// What it returns is shared and must not be changed. The zero Snapshot knows no list.
type Snapshot struct {
	db     *memdb.MemDB     // nil if no list is known
	known  [][]*Publication // the versions of each list, oldest first, at least one; in the order of list ids
	newest []*Publication   // the last of each

	mu   sync.RWMutex
	same map[sanctions.Ref][]Listing // what Same has answered; guarded by mu
}

// find returns where the list stands, or would, and whether it is known.
func (s *Snapshot) find(l sanctions.ListID) (int, bool) {
	return slices.BinarySearchFunc(s.newest, l, func(p *Publication, l sanctions.ListID) int {
		return cmp.Compare(p.List, l)
	})
}

// versions returns the known versions of the list, oldest first.
func (s *Snapshot) versions(l sanctions.ListID) []*Publication {
	if i, ok := s.find(l); ok {
		return s.known[i]
	}
	return nil
}

// KnownAt returns the snapshot that knows only the versions published on or before
// the day: s itself if those are all, or if the day is not given.
func (s *Snapshot) KnownAt(d sanctions.Date) *Snapshot {
	later := func(p *Publication) bool { return p.Date.After(d) }
	if d.IsZero() || !slices.ContainsFunc(s.newest, later) {
		return s
	}
	then := &Snapshot{db: s.db}
	for _, versions := range s.known {
		n := len(versions)
		for n > 0 && later(versions[n-1]) {
			n--
		}
		if n > 0 {
			then.known = append(then.known, versions[:n:n])
			then.newest = append(then.newest, versions[n-1])
		}
	}
	return then
}

// Publications returns the newest known version of each list, in the order of list
// ids.
func (s *Snapshot) Publications() []*Publication { return slices.Clip(s.newest) }

// Versions returns the newest known version of each list, in the order of list ids.
func (s *Snapshot) Versions() []sanctions.Version { return versionsOf(s.newest) }

// History returns every known version of the list, oldest first.
func (s *Snapshot) History(l sanctions.ListID) []sanctions.Version { return versionsOf(s.versions(l)) }

func versionsOf(publications []*Publication) []sanctions.Version {
	if len(publications) == 0 {
		return nil
	}
	out := make([]sanctions.Version, len(publications))
	for i, p := range publications {
		out[i] = p.Version
	}
	return out
}

// Entry returns the entry as newest known, ended or not. It reports false for one
// that no known version ever held, or that one says never was.
func (s *Snapshot) Entry(r sanctions.Ref) (Listing, bool) {
	known := s.versions(r.List)
	if known == nil {
		return Listing{}, false
	}
	row, ok := memtable.First(s.db.Txn(false), records, byRef, r)
	if !ok {
		return Listing{}, false
	}
	return row.listing(known)
}

// Entries returns all entries as newest known, in the order of references, ended
// ones included.
func (s *Snapshot) Entries() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		for row, known := range s.rows() {
			if l, ok := row.listing(known); ok && !yield(l) {
				return
			}
		}
	}
}

// Contents returns every content that any entry had in any known version, superseded
// and annulled ones included, in the order of references, then oldest first; each
// content of an entry once. A search index is built from it; whether a content that
// it finds is the newest known, [Snapshot.Entry] tells by returning that very pointer.
func (s *Snapshot) Contents() iter.Seq[*sanctions.Entry] {
	return func(yield func(*sanctions.Entry) bool) {
		for row, known := range s.rows() {
			for e := range row.entriesAt(uint32(len(known))) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// Identified returns the entries, in the order of references, whose newest known
// content holds an identifier with the same [sanctions.Identifier.Key].
func (s *Snapshot) Identified(id sanctions.Identifier) iter.Seq[Listing] {
	key := id.Key()
	return func(yield func(Listing) bool) {
		if key == "" || s.db == nil {
			return
		}
		for row := range memtable.Each(s.db.Txn(false), records, byIdentifier, key) {
			l, ok := s.listing(row)
			if ok && holdsKey(l.Entry, key) && !yield(l) {
				return
			}
		}
	}
}

func holdsKey(e *sanctions.Entry, key string) bool {
	return slices.ContainsFunc(e.Party.Identifiers, func(id sanctions.Identifier) bool { return id.Key() == key })
}

// listing returns the row's entry as newest known, if it is.
func (s *Snapshot) listing(r *record) (Listing, bool) {
	known := s.versions(r.ref().List)
	if known == nil {
		return Listing{}, false
	}
	return r.listing(known)
}

// rows returns the rows of the known lists, in the order of references, with the
// known versions of their list.
func (s *Snapshot) rows() iter.Seq2[*record, []*Publication] {
	return func(yield func(*record, []*Publication) bool) {
		for _, known := range s.known {
			for row := range memtable.Each(s.db.Txn(false), records, byRef, sanctions.Ref{List: known[0].List}) {
				if !yield(row, known) {
					return
				}
			}
		}
	}
}
