package memtable

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"github.com/hashicorp/go-memdb"
)

// ErrTwice is wrapped by the error about a row with the key of another row in a
// unique index.
var ErrTwice = errors.New("key taken by another row")

// A Table is a set of rows of one type, found by its indexes.
type Table[Row any] struct {
	name string
	id   Indexed[Row]
	more []Indexed[Row]
}

// New returns the table of that name. The first index is the one named [ID].
func New[Row any](name string, id Indexed[Row], more ...Indexed[Row]) Table[Row] {
	return Table[Row]{name, id, more}
}

// A Tabled is a [Table], whatever its rows.
type Tabled interface {
	schema() *memdb.TableSchema
}

func (t Table[Row]) schema() *memdb.TableSchema {
	s := &memdb.TableSchema{Name: t.name, Indexes: make(map[string]*memdb.IndexSchema)}
	for _, ix := range append([]Indexed[Row]{t.id}, t.more...) {
		is := ix.schema()
		s.Indexes[is.Name] = is
	}
	return s
}

// Schema returns the schema of a database that holds the tables.
func Schema(tables ...Tabled) *memdb.DBSchema {
	s := &memdb.DBSchema{Tables: make(map[string]*memdb.TableSchema)}
	for _, t := range tables {
		ts := t.schema()
		s.Tables[ts.Name] = ts
	}
	return s
}

// Insert puts the row in, in the place of one with the same id. It fails with
// [ErrTwice] where another row has its key in a unique index, and with [ErrRow] on a
// row without an id. After an error, abort the transaction.
func (t Table[Row]) Insert(tx *memdb.Txn, r *Row) error {
	id := t.id.keys(r)
	if len(id) != 1 {
		return fmt.Errorf("table %s: %w: %d ids", t.name, ErrRow, len(id))
	}
	for _, ix := range t.more {
		name, unique := ix.kind()
		if !unique {
			continue
		}
		for _, k := range ix.keys(r) {
			raw, err := tx.First(t.name, name, k)
			if err != nil {
				return fmt.Errorf("table %s: %w", t.name, err)
			}
			if other, ok := raw.(*Row); ok && !bytes.Equal(t.id.keys(other)[0], id[0]) {
				return fmt.Errorf("table %s, index %s, key %q: %w", t.name, name, k, ErrTwice)
			}
		}
	}
	if err := tx.Insert(t.name, r); err != nil {
		return fmt.Errorf("table %s: %w", t.name, err)
	}
	return nil
}

// First returns the row found by the query: by a unique index the one with exactly
// that key, by another the first in the order of ids.
func First[Row, Query any](tx *memdb.Txn, t Table[Row], ix Index[Row, Query], q Query) (*Row, bool) {
	raw, err := tx.First(t.name, ix.Name, ix.Read(q))
	if err != nil {
		panic(fmt.Sprintf("memtable: %s of %s: %v", ix.Name, t.name, err)) // the index is not one of the table
	}
	r, ok := raw.(*Row)
	return r, ok
}

// Each returns the rows whose key begins with that of the query, in the order of
// keys, then ids: all rows for the empty key.
func Each[Row, Query any](tx *memdb.Txn, t Table[Row], ix Index[Row, Query], q Query) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		it, err := tx.Get(t.name, ix.Name, ix.Read(q))
		if err != nil {
			panic(fmt.Sprintf("memtable: %s of %s: %v", ix.Name, t.name, err)) // the index is not one of the table
		}
		for raw := it.Next(); raw != nil; raw = it.Next() {
			if !yield(raw.(*Row)) {
				return
			}
		}
	}
}
