package ofac

import "strings"

// A slab gives room for the values of many entries out of blocks, since to allocate
// each would take longer than to read it. The entries stay independent, but for
// memory: one that is kept keeps the blocks alive that it has a part of, which are
// those of some dozen entries around it.
type slab[T any] struct {
	free []T // of the last block
}

// slabSize is how many values a block has.
const slabSize = 64

// take returns n values of their own, which cannot grow into their neighbours.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, slabSize))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// keep returns a copy of the values; nil if there are none.
func (s *slab[T]) keep(values []T) []T {
	if len(values) == 0 {
		return nil
	}
	kept := s.take(len(values))
	copy(kept, values)
	return kept
}

// keepOne returns where a copy of the value is.
func (s *slab[T]) keepOne(value T) *T {
	kept := &s.take(1)[0]
	*kept = value
	return kept
}

// texts gives room for the lines of a file, as a slab does: the texts of an entry are
// parts of its lines, and keep the blocks alive that the lines are in.
type texts struct {
	block strings.Builder
}

// textsSize is how many bytes a block has.
const textsSize = 1 << 14

// keep returns a copy of the line.
func (t *texts) keep(line []byte) string {
	if t.block.Cap()-t.block.Len() < len(line) {
		t.block.Reset()
		t.block.Grow(max(len(line), textsSize))
	}
	from := t.block.Len()
	t.block.Write(line)
	return t.block.String()[from:]
}
