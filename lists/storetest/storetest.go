// Package storetest checks that a store of sanctions lists keeps its promises. Every
// store passes the same suite:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func() storetest.Store { return lists.NewStore() })
//	}
//
// The promises are those in the documentation of package lists.
package storetest

import (
	"context"
	"testing"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// A Store is what the suite checks: [lists.Store], or one that wraps it.
type Store interface {
	Publish(context.Context, *lists.Draft) (sanctions.Version, error)
	Latest() *lists.Snapshot
	Changed() <-chan struct{}
}

// Run runs the suite. It calls newStore for an empty store as often as it needs one.
func Run(t *testing.T, newStore func() Store) {
	for _, promise := range []struct {
		name  string
		check func(*testing.T, Store)
	}{
		{"an empty store answers", emptyStore},
		{"versions are numbered and dated", versions},
		{"an absent entry ends and is not erased", absentEnds},
		{"an entry that changes goes on in one presence", changedStays},
		{"an entry listed anew has two presences", listedAnew},
		{"only an annulment reaches back", annulment},
		{"an annulled entry can be listed anew", annulledAnew},
		{"the last entry can be annulled but not left out", lastAnnulled},
		{"equal content is unchanged", unchanged},
		{"an annulment is new content", annulmentIsNew},
		{"an earlier day is out of order", outOfOrder},
		{"a failed publish leaves no trace", failures},
		{"a cancelled publish leaves no trace", cancelled},
		{"a snapshot gives the same answers for ever", snapshots},
		{"an unchanged entry is stored once", storedOnce},
		{"contents are all there ever were", contents},
		{"facts end but do not vanish", facts},
		{"facts are in the order of their ids", factOrder},
		{"identifiers find the entries that hold them now", identified},
		{"the same party is found across lists", same},
		{"the same party is found as known", sameKnown},
		{"differences are those of what is held", differences},
		{"iteration may stop anywhere", stopping},
		{"a draft being read holds nobody up", reading},
		{"a publish wakes who waits", wakes},
		{"readers and writers do not disturb each other", concurrent},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.check(t, newStore()) })
	}
}
