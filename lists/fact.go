package lists

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/interdict/interdict/sanctions"
)

// A factKind is what the kinds of fact that a version says beside its entries have
// in common.
type factKind[F any] struct {
	field    string // of the draft
	id       func(*F) string
	period   func(*F) sanctions.Period
	validate func(*F) error
}

var (
	measureFacts = factKind[sanctions.Measure]{
		"measures",
		func(m *sanctions.Measure) string { return m.ID },
		func(m *sanctions.Measure) sanctions.Period { return m.Period },
		func(m *sanctions.Measure) error {
			if err := m.Authority.Validate(); err != nil { // no designation stands above it to name one
				return err
			}
			return m.Validate()
		},
	}
	reliefFacts = factKind[sanctions.Relief]{
		"reliefs",
		func(r *sanctions.Relief) string { return r.ID },
		func(r *sanctions.Relief) sanctions.Period { return r.Period },
		(*sanctions.Relief).Validate,
	}
	holdingFacts = factKind[sanctions.Holding]{
		"holdings",
		func(h *sanctions.Holding) string { return h.ID },
		func(h *sanctions.Holding) sanctions.Period { return h.Period },
		(*sanctions.Holding).Validate,
	}
)

// read returns the facts of a draft in the order of their ids, nil if there are none.
func (k factKind[F]) read(list sanctions.ListID, facts []F) ([]F, error) {
	if len(facts) == 0 {
		return nil, nil
	}
	seen := make(map[string]bool, len(facts))
	for i := range facts {
		id, err := k.id(&facts[i]), k.validate(&facts[i])
		switch {
		case id == "":
			err = &sanctions.FieldError{Field: "id", Err: sanctions.ErrMissing}
		case seen[id]:
			err = fmt.Errorf("id %w", sanctions.ErrTwice)
		}
		if err != nil {
			return nil, &DraftError{List: list, Field: fmt.Sprintf("%s[%d]", k.field, i), Value: id, Err: err}
		}
		seen[id] = true
	}
	sorted := slices.Clone(facts)
	slices.SortFunc(sorted, k.compare)
	return sorted, nil
}

// keepEnded returns the draft's facts together with those of the version before that
// it lacks, in the order of their ids. Those must have ended by the draft's day; they
// stay, so that the days before keep their answer.
func (k factKind[F]) keepEnded(d *Draft, before, now []F) ([]F, error) {
	all := now
	for i := range before {
		f := &before[i]
		if _, found := slices.BinarySearchFunc(now, *f, k.compare); found {
			continue
		}
		if until := k.period(f).Until; until.IsZero() || until.After(d.Date) {
			return nil, &DraftError{List: d.List, Field: k.field, Value: k.id(f), Err: ErrVanished}
		}
		all = append(all, *f)
	}
	slices.SortFunc(all, k.compare)
	return all, nil
}

func (k factKind[F]) compare(a, b F) int { return cmp.Compare(k.id(&a), k.id(&b)) }
