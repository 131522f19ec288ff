package ofac

import "strings"

// A run gathers values for one entry after the other. Those of many entries lie in one
// block, since to allocate each would take longer than to read it. The entries are
// independent but for memory: one that is kept keeps the blocks alive that it has a part
// of, and the texts of the entries around it that are in them.
type run[T any] []T

// runBlock is how many values a block has.
const runBlock = 32

// add adds a value to those of the entry.
func (r *run[T]) add(value T) {
	if len(*r) == cap(*r) {
		*r = append(make([]T, 0, max(runBlock, 2*len(*r))), *r...)
	}
	*r = append(*r, value)
}

// take returns the values of the entry, which cannot grow into those of the next one;
// nil if there are none.
func (r *run[T]) take() []T {
	n := len(*r)
	if n == 0 {
		return nil
	}
	taken := (*r)[:n:n]
	*r = (*r)[n:]
	return taken
}

// texts gives lines of a file room in blocks, as a run does. The texts of an entry are
// parts of its lines.
type texts struct {
	block strings.Builder
}

// textBlock is how many bytes a block has.
const textBlock = 1 << 14

// keep returns a copy of the line.
func (t *texts) keep(line []byte) string {
	if t.block.Cap()-t.block.Len() < len(line) {
		t.block.Reset()
		t.block.Grow(max(len(line), textBlock))
	}
	from := t.block.Len()
	t.block.Write(line)
	return t.block.String()[from:]
}
