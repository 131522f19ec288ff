package ofac

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/interdict/interdict/sanctions"
)

// A table holds the lines of a file beside the primary one. It grows by blocks of a
// size that the allocator has at hand, which is much faster than to double what is
// there.
type table struct {
	file  string
	part  Part
	texts texts
	lines [][]tableLine // full but for the last block
	count int
}

// A tableLine is a line of a file; in a table, without its keys.
type tableLine struct {
	text       string
	id, number int32
}

// linesBlock is how many lines a block has.
const linesBlock = 1 << 10

// readTable reads a file, if there is one, and puts its lines in the order of the
// entries.
func readTable(ctx context.Context, f File, part Part) (*table, error) {
	t := &table{file: f.nameOr(part.String()), part: part}
	if f.Reader == nil {
		return t, nil
	}
	err := eachLine(ctx, f, part, func(line []byte, number, id int) error {
		line, err := t.withoutKeys(line, number, id)
		if err != nil {
			return err
		}
		t.add(tableLine{text: t.texts.keep(line), id: int32(id), number: int32(number)})
		return nil
	})
	t.sort()
	return t, err
}

// keys returns how many columns of a file hold only numbers that link it: that of the
// entry, and in two of the files that of the line itself.
func (p Part) keys() int {
	if p == Alternates || p == Addresses {
		return 2
	}
	return 1
}

// withoutKeys returns what follows the keys of a line.
func (t *table) withoutKeys(line []byte, number, id int) ([]byte, error) {
	for column := range t.part.keys() {
		key, rest, more := bytes.Cut(line, comma)
		if !more {
			return nil, &Error{
				File: t.file, Line: number, Entry: entryID(id),
				Err: fmt.Errorf("%w: %d instead of %d", ErrColumns, column+1, len(columnNames[t.part])),
			}
		}
		if _, ok := parseKey(key); !ok {
			return nil, &Error{
				File: t.file, Line: number, Entry: entryID(id),
				Field: columnNames[t.part][column], Value: string(key), Err: sanctions.ErrInvalid,
			}
		}
		line = rest
	}
	return line, nil
}

func (t *table) add(l tableLine) {
	block := t.count / linesBlock
	if block == len(t.lines) {
		t.lines = append(t.lines, make([]tableLine, 0, linesBlock))
	}
	t.lines[block] = append(t.lines[block], l)
	t.count++
}

// sort orders the lines by entry, which OFAC does but does not promise.
func (t *table) sort() {
	sorted := true
	for i := 1; i < t.count && sorted; i++ {
		sorted = t.line(i-1).id <= t.line(i).id
	}
	if sorted {
		return
	}
	all := slices.Concat(t.lines...)
	slices.SortStableFunc(all, func(a, b tableLine) int { return cmp.Compare(a.id, b.id) })
	t.lines, t.count = nil, 0
	for _, l := range all {
		t.add(l)
	}
}

// line returns the i-th line.
func (t *table) line(i int) *tableLine { return &t.lines[i/linesBlock][i%linesBlock] }

// fault returns an error about the entry that a line of a file names.
func (l *tableLine) fault(file string, part Part, err error) error {
	id := entryID(int(l.id))
	return &Error{
		File: file, Line: int(l.number), Entry: id, Field: columnNames[part][entNum], Value: string(id), Err: err,
	}
}

// dangling reports the first line whose entry is not among the ids.
func (t *table) dangling(ids *idSet) error {
	left := ids.ascending // those that are not before the line's, as lines ascend too
	for i := range t.count {
		l := t.line(i)
		for len(left) > 0 && left[0] < int(l.id) {
			left = left[1:]
		}
		if len(left) > 0 && left[0] == int(l.id) {
			continue
		}
		if _, ok := ids.others[int(l.id)]; !ok {
			return l.fault(t.file, t.part, sanctions.ErrDangles)
		}
	}
	return nil
}

// A cursor finds the lines of entries in a sorted table, fastest in ascending order.
type cursor struct {
	*table
	last int // the entry last asked for
	next int // where the lines of the one after it begin
}

// of returns the lines of an entry: those from and before.
func (c *cursor) of(id int) (from, before int) {
	from = c.next
	if id <= c.last || from < c.count && int(c.line(from).id) < id {
		from = sort.Search(c.count, func(i int) bool { return int(c.line(i).id) >= id })
	}
	before = from
	for before < c.count && int(c.line(before).id) == id {
		before++
	}
	c.next, c.last = before, id
	return from, before
}

// An idSet holds ids. It is cheap for ids that come in ascending order, as OFAC's do.
type idSet struct {
	ascending []int
	others    map[int]struct{}
}

// add reports whether the id is new.
func (s *idSet) add(id int) bool {
	if n := len(s.ascending); n == 0 || s.ascending[n-1] < id {
		s.ascending = append(s.ascending, id)
		return true
	}
	if s.has(id) {
		return false
	}
	if s.others == nil {
		s.others = make(map[int]struct{})
	}
	s.others[id] = struct{}{}
	return true
}

func (s *idSet) has(id int) bool {
	if _, ok := s.others[id]; ok {
		return true
	}
	_, ok := slices.BinarySearch(s.ascending, id)
	return ok
}
