package lists

import (
	"context"
	"fmt"
	"slices"

	"github.com/interdict/interdict/sanctions"
)

// A Publication is one version of a list with what it says beside its entries. It is
// shared and must not be changed.
type Publication struct {
	sanctions.Version
	// Coverage is the draft's. Where that names no first day, the list speaks from the
	// day of its first version on.
	Coverage sanctions.Coverage
	// Measures, Reliefs and Holdings are in the order of their ids, those of earlier
	// versions included that had ended before a version lacked them.
	Measures []sanctions.Measure
	Reliefs  []sanctions.Relief
	Holdings []sanctions.Holding
	// Annulled are the entries that the version says never were, sorted.
	Annulled []sanctions.EntryID
}

// with returns the snapshot that knows the manuscript as well, and the version that
// it became. The receiver is as it was.
func (s *Snapshot) with(ctx context.Context, m *manuscript) (*Snapshot, sanctions.Version, error) {
	i, found := s.find(m.draft.List)
	var known []*Publication
	if found {
		known = s.known[i]
	}
	p, err := m.publication(known)
	if err != nil {
		if p != nil {
			return nil, p.Version, err
		}
		return nil, sanctions.Version{}, err
	}
	versions := append(slices.Clip(known), p)
	db, err := s.write(ctx, m, versions)
	if err != nil {
		return nil, sanctions.Version{}, err
	}
	next := &Snapshot{db: db, known: slices.Clone(s.known), newest: slices.Clone(s.newest)}
	if found {
		next.known[i], next.newest[i] = versions, p
	} else {
		next.known = slices.Insert(next.known, i, versions)
		next.newest = slices.Insert(next.newest, i, p)
	}
	return next, p.Version, nil
}

// publication returns what the manuscript says beside its entries, as the version
// after those known. With ErrUnchanged it returns the newest of those.
func (m *manuscript) publication(known []*Publication) (*Publication, error) {
	d := m.draft
	p := &Publication{
		Version: sanctions.Version{
			List: d.List, Authority: d.Authority, Number: uint32(len(known)) + 1, Date: d.Date,
			Hash: m.hash, Source: d.Source, Entries: len(m.entries),
		},
		Coverage: d.Coverage, Measures: m.measures, Reliefs: m.reliefs, Holdings: m.holdings, Annulled: m.annulled,
	}
	for i := range m.entries {
		party := &m.entries[i].entry.Party
		p.Names += len(party.Names)
		p.Identifiers += len(party.Identifiers)
	}
	if p.Coverage.From.IsZero() { // of the days before its history a list knows nothing
		p.Coverage.From = d.Date
		if len(known) > 0 {
			p.Coverage.From = known[0].Date
		}
	}
	if len(known) == 0 {
		return p, nil
	}
	newest := known[len(known)-1]
	if d.Date.Before(newest.Date) {
		return nil, fmt.Errorf("%s of %s after version %d of %s: %w", d.List, d.Date, newest.Number, newest.Date, ErrOutOfOrder)
	}
	if m.hash == newest.Hash {
		return newest, fmt.Errorf("%s of %s, version %d of %s: %w", d.List, d.Date, newest.Number, newest.Date, ErrUnchanged)
	}
	var err error
	if p.Measures, err = measureFacts.keepEnded(d, newest.Measures, m.measures); err != nil {
		return nil, err
	}
	if p.Reliefs, err = reliefFacts.keepEnded(d, newest.Reliefs, m.reliefs); err != nil {
		return nil, err
	}
	if p.Holdings, err = holdingFacts.keepEnded(d, newest.Holdings, m.holdings); err != nil {
		return nil, err
	}
	return p, nil
}
