package screening

import "github.com/interdict/interdict/sanctions"

// tradeControlRule finds the measures that follow a country or an item and not an
// entry: they reach the transaction with nobody listed at all.
type tradeControlRule struct{}

const ruleTradeControl = "trade-control"

func (tradeControlRule) Info() RuleInfo {
	return RuleInfo{ID: ruleTradeControl, Summary: "measures that follow a country or an item, whoever is listed"}
}

func (r tradeControlRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (tradeControlRule) append(out []Finding, f *Facts) []Finding {
	for _, p := range f.Lists.Publications() {
		for i := range p.Measures {
			m := &p.Measures[i]
			reach := f.Reach(m.Authority)
			if reach.Reached == sanctions.No {
				out = appendUnreached(out, f, p.List, m)
				continue
			}
			out = appendMeasure(out, f, reach, &Finding{
				Authority: m.Authority, Programme: m.Programme, Entry: sanctions.Ref{List: p.List},
				Period: m.Period, Days: m.Period, Basis: m.Basis, Confidence: m.Confidence,
			}, m, nil)
		}
	}
	return out
}

// appendUnreached tells of a measure in force on the day that would forbid the
// transaction if anything tied it to the authority.
func appendUnreached(out []Finding, f *Facts, list sanctions.ListID, m *sanctions.Measure) []Finding {
	if !f.asked(m.Period) || !m.Confidence.Decides() || m.Scope.Overlaps(f.Transaction) != sanctions.Yes {
		return out
	}
	g := Finding{
		Authority: m.Authority, Programme: m.Programme, Entry: sanctions.Ref{List: list}, Name: measureName(m),
		Period: m.Period, Days: m.Period, Basis: m.Basis, Confidence: m.Confidence,
	}
	g.Why = lawText(&g, nil) + unreachedText(f, m.Authority)
	return append(out, g)
}
