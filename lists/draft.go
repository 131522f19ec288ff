package lists

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"iter"
	"slices"

	"github.com/interdict/interdict/sanctions"
)

// A Draft is a version of a list before it is published.
type Draft struct {
	List      sanctions.ListID
	Authority sanctions.Authority
	Date      sanctions.Date     // of publication
	Source    string             // where it came from, in words or as a URL
	Coverage  sanctions.Coverage // of the same authority
	// Entries are all that the version holds, in any order: what a format package
	// yields; nil for none. An error in their stead aborts the publish.
	Entries iter.Seq2[*sanctions.Entry, error]
	// Measures are those that follow a country or an item and stand beside the
	// entries. Each needs an id, unique among them, and an authority.
	Measures []sanctions.Measure
	Reliefs  []sanctions.Relief  // each with an id that is unique among them
	Holdings []sanctions.Holding // each with an id that is unique among them
	// Annulled are entries of earlier versions that legally never were. To a snapshot
	// that knows this version they were never listed until a later version lists them
	// anew; earlier snapshots keep them. They may be named again in later drafts.
	Annulled []sanctions.EntryID
}

// A manuscript is a draft that has been read and found to be of the right form.
type manuscript struct {
	draft    *Draft
	entries  []content // in the order of their ids
	measures []sanctions.Measure
	reliefs  []sanctions.Relief
	holdings []sanctions.Holding
	annulled []sanctions.EntryID // sorted
	hash     sanctions.Hash
}

// read checks what can be checked without knowing the versions before.
func read(ctx context.Context, d *Draft) (*manuscript, error) {
	if d == nil {
		return nil, &DraftError{Field: "draft", Err: sanctions.ErrMissing}
	}
	if err := d.validateHead(); err != nil {
		return nil, err
	}
	m := &manuscript{draft: d}
	var err error
	if m.measures, err = measureFacts.read(d.List, d.Measures); err != nil {
		return nil, err
	}
	if m.reliefs, err = reliefFacts.read(d.List, d.Reliefs); err != nil {
		return nil, err
	}
	if m.holdings, err = holdingFacts.read(d.List, d.Holdings); err != nil {
		return nil, err
	}
	if err := m.readEntries(ctx); err != nil {
		return nil, err
	}
	if err := m.readAnnulled(); err != nil {
		return nil, err
	}
	if m.isEmpty() && len(m.annulled) == 0 {
		return nil, &DraftError{List: d.List, Field: "entries", Err: ErrEmpty}
	}
	m.hash = m.contentHash()
	return m, nil
}

func (d *Draft) validateHead() error {
	wrong := func(field, value string, err error) error {
		return &DraftError{List: d.List, Field: field, Value: value, Err: err}
	}
	if err := d.List.Validate(); err != nil {
		return &DraftError{Field: "draft", Err: err}
	}
	if err := d.Authority.Validate(); err != nil {
		return wrong("draft", "", err)
	}
	if d.Date.IsZero() {
		return wrong("date", "", sanctions.ErrMissing)
	}
	if err := d.Coverage.Validate(); err != nil {
		return wrong("coverage", "", err)
	}
	if a := d.Coverage.Authority; a != d.Authority {
		err := fmt.Errorf("%w: the draft's is %s", sanctions.ErrInvalid, d.Authority)
		return wrong("coverage.authority", string(a), err)
	}
	return nil
}

func (m *manuscript) readEntries(ctx context.Context) error {
	if m.draft.Entries == nil {
		return nil
	}
	list, record := m.draft.List, 0
	seen := make(map[sanctions.EntryID]int)
	for e, err := range m.draft.Entries {
		record++
		wrong := func(err error) error {
			out := &EntryError{List: list, Record: record, Err: err}
			if e != nil {
				out.ID = e.ID
			}
			return out
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("publish %s: %w", list, err)
		}
		if err != nil {
			return wrong(err)
		}
		if e == nil {
			return wrong(&sanctions.FieldError{Field: "entry", Err: sanctions.ErrMissing})
		}
		if err := e.Validate(); err != nil {
			return wrong(err)
		}
		if e.List != list {
			return wrong(&sanctions.FieldError{Field: "list", Value: string(e.List), Err: sanctions.ErrInvalid})
		}
		if first, twice := seen[e.ID]; twice {
			return wrong(fmt.Errorf("id %w, first in record %d", sanctions.ErrTwice, first))
		}
		seen[e.ID] = record
		m.entries = append(m.entries, content{entry: e, hash: e.Hash()})
	}
	slices.SortFunc(m.entries, func(a, b content) int { return cmp.Compare(a.entry.ID, b.entry.ID) })
	return nil
}

func (m *manuscript) readAnnulled() error {
	m.annulled = slices.Clone(m.draft.Annulled)
	slices.Sort(m.annulled)
	for i, id := range m.annulled {
		wrong := func(err error) error { return &EntryError{List: m.draft.List, ID: id, Err: err} }
		if id == "" {
			return wrong(&sanctions.FieldError{Field: "annulled", Err: sanctions.ErrMissing})
		}
		if i > 0 && id == m.annulled[i-1] {
			return wrong(&sanctions.FieldError{Field: "annulled", Value: string(id), Err: sanctions.ErrTwice})
		}
		if m.holds(id) {
			return wrong(fmt.Errorf("annulled, yet an entry of the draft: %w", sanctions.ErrInvalid))
		}
	}
	return nil
}

func (m *manuscript) holds(id sanctions.EntryID) bool {
	_, ok := slices.BinarySearchFunc(m.entries, id, func(c content, id sanctions.EntryID) int {
		return cmp.Compare(c.entry.ID, id)
	})
	return ok
}

func (m *manuscript) isEmpty() bool { return len(m.entries)+len(m.measures)+len(m.reliefs) == 0 }

// contentHash digests the content in a fixed order. Annulled entries count as
// entries whose content is that they never were.
func (m *manuscript) contentHash() sanctions.Hash {
	hashes := make([]sanctions.Hash, 0, len(m.entries)+len(m.annulled))
	for i := range m.entries {
		hashes = append(hashes, m.entries[i].hash)
	}
	for _, id := range m.annulled {
		hashes = append(hashes, sha256.Sum256([]byte("annulled "+id)))
	}
	return sanctions.HashOf(m.draft.List, hashes, &m.draft.Coverage, m.measures, m.reliefs, m.holdings)
}
