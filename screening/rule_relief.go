package screening

import (
	"fmt"

	"github.com/interdict/interdict/sanctions"
)

// reliefRule finds the licences, exemptions and suspensions that open the way which
// the findings before close. Relief helps only against measures of its own
// authority and only where its scope covers the whole transaction.
type reliefRule struct{}

const ruleRelief = "relief"

func (reliefRule) Info() RuleInfo {
	return RuleInfo{ID: ruleRelief, Summary: "licences and other relief that cover the transaction"}
}

func (r reliefRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (reliefRule) append(out []Finding, f *Facts) []Finding {
	for _, p := range f.Lists.Publications() {
		for i := range p.Reliefs {
			r := &p.Reliefs[i]
			relieved, open := relievedBy(f, r)
			if relieved != nil {
				out = append(out, reliefFinding(f, p.List, r, sanctions.Yes, relieved))
			}
			if open != nil {
				out = append(out, reliefFinding(f, p.List, r, sanctions.Unknown, open))
			}
		}
	}
	return out
}

// reliefFinding says that the relief covers the findings, or may.
func reliefFinding(f *Facts, list sanctions.ListID, r *sanctions.Relief, covers sanctions.Truth, ids []string) Finding {
	g := Finding{
		Authority: r.Authority, Entry: sanctions.Ref{List: list}, Relief: r.Kind, Name: r.Name,
		Relieves: ids, Period: r.Period, Days: r.Period, Basis: r.Basis, Confidence: r.Confidence,
	}
	switch {
	case !r.Confidence.Decides():
		g.Effect = Questions
		g.Why = fmt.Sprintf("%s may authorise it, but the fact is marked %s: find out whether it holds.", r.Name, r.Confidence)
	case covers == sanctions.Unknown:
		g.Effect, g.Asks = Questions, r.Scope.Missing(f.Transaction)
		if f.asked(r.Period) {
			g.Why = r.Name + " may authorise it " + daysText(r.Period) + ", depending on what is not stated: " + factsText(g.Asks) + "."
		}
	default:
		g.Effect, g.Conditions = Authorises, r.Conditions
		if f.asked(r.Period) {
			g.Why = r.Name + " authorises it " + daysText(r.Period) + conditionsText(r.Conditions) + "."
		}
	}
	return g
}

// relievedBy returns the ids of the findings about measures of which the relief speaks:
// those that it covers, and those of which that is not known.
func relievedBy(f *Facts, r *sanctions.Relief) (relieved, open []string) {
	for i := range f.Findings {
		g := &f.Findings[i]
		if g.Authority != r.Authority || g.Measure == "" || g.Effect < Questions ||
			!r.Relieves(g.Programme, g.Measure) || !g.holds().Overlaps(r.Period) {
			continue
		}
		switch reliefCovers(f, g, r) {
		case sanctions.Yes:
			relieved = append(relieved, g.ID)
		case sanctions.Unknown:
			open = append(open, g.ID)
		}
	}
	return relieved, open
}

// reliefCovers answers whether the scope of the relief covers the transaction as far as
// the finding goes. A relief for certain parties helps against a measure on an entry only
// if the entry is one of theirs, and against one that follows a country or an item only if
// every party that the request's is, is. What owners bring upon a party it lifts only if
// it says so.
func reliefCovers(f *Facts, g *Finding, r *sanctions.Relief) sanctions.Truth {
	if len(r.Scope.Parties) == 0 {
		return r.Scope.Covers(f.Transaction)
	}
	if g.Entry.ID != "" {
		if g.Rule == ruleOwnership && !r.Owned {
			return sanctions.No
		}
		return coversParty(f, r, g.Entry)
	}
	if len(f.Party.Certain) == 0 {
		return r.Scope.Covers(f.Transaction)
	}
	answer := sanctions.Yes
	for i := range f.Party.Certain {
		answer = answer.And(coversParty(f, r, f.Party.Certain[i].Ref))
	}
	return answer
}

// coversParty answers whether the scope covers the transaction with the party of the
// entry.
func coversParty(f *Facts, r *sanctions.Relief, entry sanctions.Ref) sanctions.Truth {
	var same [8]sanctions.Ref
	t := *f.Transaction
	t.Entries, t.Candidates = same[:0], nil
	for _, l := range f.Lists.Same(entry) {
		t.Entries = append(t.Entries, l.Ref)
	}
	return r.Scope.Covers(&t)
}
