package ofac

import (
	"context"
	"errors"
	"iter"

	"github.com/interdict/interdict/sanctions"
)

// A load is some lines of the primary file in a row, and then the entries made of
// them.
type load struct {
	lines   []tableLine
	entries []*sanctions.Entry
	err     error // why it is the last
}

// loadSize is how many lines a load has.
const loadSize = 128

// A loader reads the primary file in loads.
type loader struct {
	files *csvFiles
	texts texts
	free  []*load // to be used again
}

func (l *loader) next() *load {
	if n := len(l.free) - 1; n >= 0 {
		next := l.free[n]
		l.free = l.free[:n]
		clear(next.entries)
		*next = load{lines: next.lines[:0], entries: next.entries[:0]}
		return next
	}
	return &load{
		lines:   make([]tableLine, 0, loadSize),
		entries: make([]*sanctions.Entry, 0, loadSize),
	}
}

// errStop ends the reading of the file when no more loads are wanted. It goes to no
// caller.
var errStop = errors.New("enough")

// all yields the loads of the file. The last one has an error if the file is wrong
// there, or if a line of another file belongs to no entry.
func (l *loader) all(ctx context.Context, primary File) iter.Seq[*load] {
	return func(yield func(*load) bool) {
		var ids idSet
		now := l.next()
		err := eachLine(ctx, primary, Primary, func(line []byte, number, id int) error {
			if len(now.lines) == loadSize {
				if !yield(now) {
					return errStop
				}
				now = l.next()
			}
			at := tableLine{text: l.texts.keep(line), id: int32(id), number: int32(number)}
			if !ids.add(id) {
				return at.fault(l.files.primary, Primary, sanctions.ErrTwice)
			}
			now.lines = append(now.lines, at)
			return nil
		})
		if err == errStop {
			return
		}
		for _, t := range [...]*table{l.files.alternates, l.files.addresses, l.files.comments} {
			if err == nil {
				err = t.dangling(&ids)
			}
		}
		now.err = err
		yield(now)
	}
}

// newWork returns a function that makes the entries of a load, up to an error.
func (f *csvFiles) newWork() func(*load) *load {
	j := joiner{
		csvFiles:   f,
		alternates: cursor{table: f.alternates},
		addresses:  cursor{table: f.addresses},
		comments:   cursor{table: f.comments},
	}
	return func(l *load) *load {
		for i := range l.lines {
			e, err := j.entry(&l.lines[i])
			if err != nil {
				l.err = err
				break
			}
			l.entries = append(l.entries, e)
		}
		return l
	}
}
