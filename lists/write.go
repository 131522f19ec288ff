package lists

import (
	"context"
	"fmt"

	"github.com/hashicorp/go-memdb"

	"github.com/interdict/interdict/internal/memtable"
	"github.com/interdict/interdict/sanctions"
)

// write returns a database in which the manuscript's entries are the last of the
// versions. It writes to a clone, in which nobody watches: a commit to the database
// itself would walk all of it to notify.
func (s *Snapshot) write(ctx context.Context, m *manuscript, versions []*Publication) (*memdb.MemDB, error) {
	db := s.db
	if db == nil {
		var err error
		if db, err = memdb.NewMemDB(memtable.Schema(records)); err != nil {
			return nil, fmt.Errorf("publish %s: %w", m.draft.List, err)
		}
	}
	db = db.Snapshot()
	tx := db.Txn(true)
	defer tx.Abort()
	w := writer{ctx, tx, versions, presences([]content{{since: uint32(len(versions))}}, versions)}
	if err := w.write(m); err != nil {
		return nil, err
	}
	tx.Commit()
	return db, nil
}

// A writer writes the rows about which a version says something new.
type writer struct {
	ctx      context.Context
	tx       *memdb.Txn
	versions []*Publication // that of the writer last
	first    []Presence     // of the entries that no version before held; they share it
}

func (w *writer) write(m *manuscript) error {
	n, list := uint32(len(w.versions)), m.draft.List
	rows := make(map[sanctions.EntryID]*record)
	for r := range memtable.Each(w.tx, records, byRef, sanctions.Ref{List: list}) {
		rows[r.ref().ID] = r
	}
	unsaid := make(map[sanctions.EntryID]*record)
	for id, r := range rows {
		if r.heldAt(n) != nil {
			unsaid[id] = r
		}
	}
	for _, c := range m.entries {
		r, id := rows[c.entry.ID], c.entry.ID
		delete(unsaid, id)
		if r != nil {
			if held := r.heldAt(n); held != nil && held.hash == c.hash {
				continue
			}
		}
		if n > 1 {
			c.entry = alone(c.entry)
		}
		if err := w.put(r.saying(c, n)); err != nil {
			return err
		}
	}
	for _, id := range m.annulled {
		r := rows[id]
		delete(unsaid, id)
		if r == nil {
			return &EntryError{List: list, ID: id, Err: fmt.Errorf("annulled, but never listed: %w", sanctions.ErrDangles)}
		}
		if r.at(n) == nil {
			continue // annulled before
		}
		if err := w.put(r.annulledBy(n)); err != nil {
			return err
		}
	}
	if m.isEmpty() && len(unsaid) > 0 { // it annuls some entries and would end the others by its silence
		return &DraftError{List: list, Field: "entries", Err: ErrEmpty}
	}
	for _, r := range unsaid {
		if err := w.put(r.ended(n)); err != nil {
			return err
		}
	}
	return nil
}

// alone returns a copy of the entry that keeps nothing of its neighbours alive. Decoders
// lay the entries of a list side by side in larger blocks: of the first version all of
// them are kept, of a later one only those that changed. Designations stay shared, as
// entries of one programme share them.
func alone(e *sanctions.Entry) *sanctions.Entry {
	c := e.Clone()
	c.Designations = e.Designations
	return c
}

func (w *writer) put(r *record) error {
	if err := w.ctx.Err(); err != nil {
		return fmt.Errorf("publish %s: %w", r.ref().List, err)
	}
	if len(r.contents) == 1 && r.contents[0].until == 0 {
		r.held = w.first
	} else {
		r.held = presences(r.contents, w.versions)
	}
	return records.Insert(w.tx, r)
}
