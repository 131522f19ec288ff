package match_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// kindOf returns the kind that the schema of a labelled pair means.
func kindOf(schema string) sanctions.Kind {
	switch schema {
	case "Person":
		return sanctions.Person
	case "Organization", "Company", "PublicBody":
		return sanctions.Organization
	case "Vessel":
		return sanctions.Vessel
	case "Airplane":
		return sanctions.Aircraft
	}
	return ""
}

// TestQualityOnLabelledPairs reports how the matcher does on labelled pairs of
// names. It pins nothing but that there is no disaster.
func TestQualityOnLabelledPairs(t *testing.T) {
	w := match.DefaultWeights()
	type count struct{ tp, fp, fn, tn int }
	tiers := map[string]*count{"A": {}, "B": {}, "C": {}}
	for _, row := range rows(t, shared(t, "data", "matching", "dev_pairs.csv"))[1:] {
		kind := kindOf(row[0])
		query, listed := asked(row[1]), asked(row[2])
		query.Kind, listed.Kind = kind, kind
		m := match.Compare(query, &sanctions.Entry{Party: *listed}, w)
		tier := "A"
		switch {
		case strings.Contains(row[4], "name_bench/synth_"):
			tier = "B"
		case strings.Contains(row[4], "putin_names"):
			tier = "C"
		}
		c := tiers[tier]
		matched, expected := m.Score >= w.Threshold, row[3] == "true"
		switch {
		case matched && expected:
			c.tp++
		case matched:
			c.fp++
		case expected:
			c.fn++
		default:
			c.tn++
		}
		if tier == "A" && matched != expected && testing.Verbose() {
			t.Logf("%-6s %.3f %q / %q: %v", row[3], m.Score, row[1], row[2], m.Features)
		}
	}
	for _, tier := range []string{"A", "B", "C"} {
		c := tiers[tier]
		p, r := float64(c.tp)/float64(c.tp+c.fp), float64(c.tp)/float64(c.tp+c.fn)
		t.Logf("tier %s: precision %.3f recall %.3f F1 %.3f (tp %d fp %d fn %d tn %d)",
			tier, p, r, 2*p*r/(p+r), c.tp, c.fp, c.fn, c.tn)
	}
}

func TestQualityOnHardNegatives(t *testing.T) {
	w := match.DefaultWeights()
	matched, total := 0, 0
	for _, row := range rows(t, shared(t, "data", "matching", "dev_hard_negatives.csv"))[1:] {
		kind := kindOf(row[0])
		query, listed := asked(row[1]), asked(row[2])
		query.Kind, listed.Kind = kind, kind
		total++
		if m := match.Compare(query, &sanctions.Entry{Party: *listed}, w); m.Score >= w.Threshold {
			matched++
			t.Logf("%.3f %q / %q: %v", m.Score, row[1], row[2], m.Features)
		}
	}
	t.Logf("%d of %d hard negatives match", matched, total)
	if matched*10 > total {
		t.Errorf("more than a tenth of the hard negatives match")
	}
}

func TestQualityOnInnocents(t *testing.T) {
	var entries []*sanctions.Entry
	for _, row := range rows(t, shared(t, "data", "matching", "dev_alert_list.csv"))[1:] {
		p := asked(row[1])
		p.Kind = kindOf(row[0])
		entries = append(entries, &sanctions.Entry{Party: *p})
	}
	ix, err := match.NewIndex(context.Background(), slices.Values(entries), match.DefaultWeights())
	if err != nil {
		t.Fatal(err)
	}
	alerts, total := 0, 0
	for _, row := range rows(t, shared(t, "data", "matching", "dev_alert_negatives.csv"))[1:] {
		p := asked(row[1])
		p.Kind = kindOf(row[0])
		total++
		if m := ix.Search(p); m != nil {
			alerts++
			t.Logf("%.3f %q / %q: %v", m[0].Score, row[1], m[0].MatchedName, m[0].Features)
		}
	}
	t.Logf("%d of %d innocents alert", alerts, total)
	if alerts*100 > total {
		t.Errorf("more than one in a hundred alerts")
	}
}
