package lists

import (
	"iter"

	"github.com/interdict/interdict/sanctions"
)

// A Change is what became of an entry between two snapshots. Before is nil for an
// entry that was added, After for one that ended.
type Change struct {
	Before, After *sanctions.Entry
}

// Diff returns the entries that the lists of one snapshot hold otherwise than those
// of the other, in the order of references. An entry is held if the newest known
// version of its list has it; one that a list said something else of and then the
// same again has not changed. The snapshots need not be of the same store.
func Diff(old, new *Snapshot) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		next, stop := iter.Pull(new.held())
		defer stop()
		after, more := next()
		for before := range old.held() {
			for more && after.entry.Ref.Compare(before.entry.Ref) < 0 {
				if !yield(Change{After: after.entry}) {
					return
				}
				after, more = next()
			}
			change, changed := Change{Before: before.entry}, true
			if more && after.entry.Ref == before.entry.Ref {
				change.After, changed = after.entry, after.hash != before.hash
				after, more = next()
			}
			if changed && !yield(change) {
				return
			}
		}
		for ; more; after, more = next() {
			if !yield(Change{After: after.entry}) {
				return
			}
		}
	}
}

// held returns the contents that the newest known versions hold, in the order of
// references.
func (s *Snapshot) held() iter.Seq[*content] {
	return func(yield func(*content) bool) {
		for row, known := range s.rows() {
			if c := row.heldAt(uint32(len(known))); c != nil && !yield(c) {
				return
			}
		}
	}
}
