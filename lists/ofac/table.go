package ofac

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/interdict/interdict/sanctions"
)

// A table holds the rows of a file beside the primary one, in the order of the
// entries that they belong to.
type table[T any] struct {
	file string
	rows []keyed[T]
	next int // where the entry after the last one asked for begins, as a guess
}

type keyed[T any] struct {
	entry, line int
	value       T
}

// read fills the table from a file, if there is one.
func (t *table[T]) read(ctx context.Context, f File, part Part, value func(*row) (T, error)) error {
	if f.Reader == nil {
		return nil
	}
	t.file = f.nameOr(part.String())
	sorted := true
	err := eachRow(ctx, f, part, func(r *row) error {
		v, err := value(r)
		if err != nil {
			return err
		}
		sorted = sorted && (len(t.rows) == 0 || t.rows[len(t.rows)-1].entry <= r.id)
		t.rows = append(t.rows, keyed[T]{r.id, r.line, v})
		return nil
	})
	if !sorted { // OFAC writes them in order, but does not promise to
		slices.SortStableFunc(t.rows, func(a, b keyed[T]) int { return cmp.Compare(a.entry, b.entry) })
	}
	return err
}

// of returns the rows of an entry.
func (t *table[T]) of(entry int) []keyed[T] {
	from := t.next
	if from > len(t.rows) || from > 0 && t.rows[from-1].entry >= entry ||
		from < len(t.rows) && t.rows[from].entry < entry {
		from, _ = slices.BinarySearchFunc(t.rows, entry, func(k keyed[T], id int) int { return cmp.Compare(k.entry, id) })
	}
	to := from
	for to < len(t.rows) && t.rows[to].entry == entry {
		to++
	}
	t.next = to
	return t.rows[from:to]
}

// dangling reports the first row whose entry is not among those seen.
func (t *table[T]) dangling(seen map[int]struct{}) error {
	for i := range t.rows {
		if _, ok := seen[t.rows[i].entry]; !ok {
			return t.fault(&t.rows[i], sanctions.ErrDangles)
		}
	}
	return nil
}

func (t *table[T]) fault(k *keyed[T], err error) error {
	return &Error{File: t.file, Line: k.line, Entry: sanctions.EntryID(strconv.Itoa(k.entry)), Field: columnNames[Primary][entNum], Err: err}
}
