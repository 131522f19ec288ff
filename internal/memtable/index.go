package memtable

import (
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/go-memdb"
)

// ID is the name of the index that every table has: unique, one key a row.
const ID = "id"

// ErrRow is wrapped by the error about a row that is of another type than its table,
// or that has no id.
var ErrRow = errors.New("not a row of the table")

// An Index finds rows by a query of one type. It keeps about 480 bytes for each key
// of each row, so index only what is looked up.
type Index[Row, Query any] struct {
	Name   string           // unique within the table
	Unique bool             // no two rows share a key; always so for the index ID
	Read   func(Query) Key  // the key of a query
	Write  func(*Row) []Key // the keys of a row, none if it is not to be found
}

// An Indexed is an [Index] over rows of one type, whatever its queries.
type Indexed[Row any] interface {
	schema() *memdb.IndexSchema
	kind() (name string, unique bool)
	keys(*Row) []Key
}

func (ix Index[Row, Query]) kind() (string, bool) { return ix.Name, ix.Unique }

func (ix Index[Row, Query]) keys(r *Row) []Key { return ix.Write(r) }

func (ix Index[Row, Query]) schema() *memdb.IndexSchema {
	if ix.Name == ID {
		return &memdb.IndexSchema{Name: ID, Unique: true, Indexer: single[Row]{ix.Write}}
	}
	return &memdb.IndexSchema{Name: ix.Name, Unique: ix.Unique, AllowMissing: true, Indexer: multi[Row]{ix.Write}}
}

// single is what memdb asks of the index ID.
type single[Row any] struct{ write func(*Row) []Key }

func (single[Row]) FromArgs(args ...any) ([]byte, error) { return keyOfArgs(args) }

func (s single[Row]) FromObject(raw any) (bool, []byte, error) {
	keys, err := clippedKeys(raw, s.write)
	if err != nil || len(keys) != 1 {
		return false, nil, err
	}
	return true, keys[0], nil
}

// multi is what memdb asks of the other indexes.
type multi[Row any] struct{ write func(*Row) []Key }

func (multi[Row]) FromArgs(args ...any) ([]byte, error) { return keyOfArgs(args) }

func (m multi[Row]) FromObject(raw any) (bool, [][]byte, error) {
	keys, err := clippedKeys(raw, m.write)
	return len(keys) > 0, keys, err
}

func keyOfArgs(args []any) ([]byte, error) {
	if len(args) == 1 {
		if k, ok := args[0].(Key); ok {
			return k, nil
		}
	}
	return nil, fmt.Errorf("a query is one Key, not %T", args)
}

// clippedKeys returns the row's keys without spare capacity: memdb appends the id to
// them, which in keys cut from one buffer would write over the neighbour.
func clippedKeys[Row any](raw any, write func(*Row) []Key) ([][]byte, error) {
	r, ok := raw.(*Row)
	if !ok {
		return nil, fmt.Errorf("%w: %T", ErrRow, raw)
	}
	written := write(r)
	if len(written) == 0 {
		return nil, nil
	}
	keys := make([][]byte, len(written))
	for i, k := range written {
		keys[i] = slices.Clip([]byte(k))
	}
	return keys, nil
}
