package lists

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/interdict/interdict/sanctions"
)

// A Store holds the versions of any number of lists. The zero Store is empty and
// ready for use. It is safe for concurrent use; readers never wait for writers. Do
// not copy it.
type Store struct {
	publishing sync.Mutex               // held by the one publish that changes the store
	latest     atomic.Pointer[Snapshot] // nil: empty
	empty      Snapshot

	waiting sync.Mutex    // guards changed; never held for long
	changed chan struct{} // nil: nobody asked
}

// NewStore returns an empty store.
func NewStore() *Store { return new(Store) }

// Publish makes the draft the newest version of its list and returns it. It is all
// or nothing: on an error the store is as it was.
//
// It fails with an [*EntryError] that names the entry, a [*DraftError] that names the
// field, [ErrOutOfOrder], or the context's error; and with [ErrUnchanged], beside the
// newest version, if that has the same content, whatever its day and source. Several
// versions of a list may bear the same day.
func (s *Store) Publish(ctx context.Context, d *Draft) (sanctions.Version, error) {
	m, err := read(ctx, d) // not under the lock: reading may take long, and may itself ask the store
	if err != nil {
		return sanctions.Version{}, err
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	next, version, err := s.Latest().with(ctx, m)
	if err != nil {
		return version, err
	}
	if err := ctx.Err(); err != nil {
		return sanctions.Version{}, fmt.Errorf("publish %s: %w", d.List, err)
	}
	s.latest.Store(next)
	s.wake()
	return version, nil
}

// Latest returns the lists as they now are.
func (s *Store) Latest() *Snapshot {
	if latest := s.latest.Load(); latest != nil {
		return latest
	}
	return &s.empty
}

// Changed returns a channel that is closed at the next publish. To miss none, ask for
// the channel before the snapshot that you work on.
func (s *Store) Changed() <-chan struct{} {
	s.waiting.Lock()
	defer s.waiting.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.changed
}

func (s *Store) wake() {
	s.waiting.Lock()
	defer s.waiting.Unlock()
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}
