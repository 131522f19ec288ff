package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// A rule is tested without lists, store or screener: facts in, findings out.
func TestEnginePolicy(t *testing.T) {
	rule := enginePolicy{watched: []string{"BY", "RU"}}
	ask := func(why string, asks ...sanctions.Fact) []screening.Finding {
		return []screening.Finding{{
			Effect: screening.Questions, Authority: "HOUSE", Name: "engine policy", Why: why,
			Asks: asks, Basis: rule.Info().Basis,
		}}
	}
	for _, tt := range []struct {
		name        string
		transaction sanctions.Transaction
		want        []screening.Finding
	}{
		{
			"an engine of a watched country",
			sanctions.Transaction{Activity: sanctions.Overhaul, Item: sanctions.Item{HS: "8411.12"}, Countries: []string{"BY"}},
			ask("Engine work for a customer of a watched country: ask the compliance officer."),
		},
		{
			"an engine of another country",
			sanctions.Transaction{Activity: sanctions.Overhaul, Item: sanctions.Item{HS: "8411.12"}, Countries: []string{"CH"}},
			nil,
		},
		{
			"landing gear of a watched country",
			sanctions.Transaction{Activity: sanctions.Overhaul, Item: sanctions.Item{HS: "8807.20"}, Countries: []string{"BY"}},
			nil,
		},
		{
			"nobody said what it is: an unknown is never harmless",
			sanctions.Transaction{Activity: sanctions.Overhaul, Countries: []string{"BY"}},
			ask("This may be engine work for a customer of a watched country; state [item].", sanctions.FactItem),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := rule.Evaluate(&screening.Facts{Transaction: &tt.transaction})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
