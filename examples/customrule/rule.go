package main

import (
	"fmt"
	"slices"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// enginePolicy is the rule of a repair shop that lets nobody overhaul a turbine
// engine (HS 8411) for a customer of the countries on its own watch list without
// asking its compliance officer, whatever the law allows.
type enginePolicy struct {
	watched []string // ISO 3166-1 alpha-2
}

func (enginePolicy) Info() screening.RuleInfo {
	return screening.RuleInfo{
		ID:      "house-engines",
		Summary: "engines of watched countries go to the compliance officer",
		Basis:   []sanctions.Citation{{Text: "Example Aero Services, export manual, section 4.2"}},
		Period:  sanctions.Period{From: sanctions.MustDate("2022-02-28"), Until: sanctions.MustDate("2027-01-01")},
	}
}

func (r enginePolicy) Evaluate(f *screening.Facts) ([]screening.Finding, error) {
	engine := sanctions.Scope{
		Activities: []sanctions.Activity{sanctions.Maintenance, sanctions.Supply},
		Items:      []sanctions.ItemScope{{HS: []string{"8411"}}},
		Countries:  r.watched,
	}
	t := f.Transaction
	overlap := engine.Overlaps(t)
	if overlap == sanctions.No {
		return nil, nil
	}
	why := "Engine work for a customer of a watched country: ask the compliance officer."
	if overlap == sanctions.Unknown {
		why = fmt.Sprintf("This may be engine work for a customer of a watched country; state %v.", engine.OverlapMissing(t))
	}
	return []screening.Finding{{
		Effect: screening.Questions, Authority: "HOUSE", Name: "engine policy", Why: why,
		Asks: engine.OverlapMissing(t), Basis: slices.Clone(r.Info().Basis),
	}}, nil
}
