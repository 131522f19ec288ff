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
			ids := relieved(f.Findings, r)
			if ids == nil {
				continue
			}
			covers := r.Scope.Covers(f.Transaction)
			if covers == sanctions.No {
				continue
			}
			g := Finding{
				Authority: r.Authority, Entry: sanctions.Ref{List: p.List}, Relief: r.Kind, Name: r.Name,
				Relieves: ids, Period: r.Period, Days: r.Period, Basis: r.Basis, Confidence: r.Confidence,
			}
			switch {
			case !r.Confidence.Decides():
				g.Effect = Questions
				g.Why = fmt.Sprintf("%s may authorise it, but the fact is marked %s: find out whether it holds.", r.Name, r.Confidence)
			case covers == sanctions.Unknown:
				g.Effect, g.Asks = Questions, r.Scope.Missing(f.Transaction)
				g.Why = fmt.Sprintf("%s may authorise it %s, depending on what is not stated: %s.",
					r.Name, daysText(r.Period), factsText(g.Asks))
			default:
				g.Effect, g.Conditions = Authorises, r.Conditions
				if f.asked(r.Period) {
					g.Why = r.Name + " authorises it " + daysText(r.Period) + conditionsText(r.Conditions) + "."
				}
			}
			out = append(out, g)
		}
	}
	return out
}

// relieved returns the ids of the findings about measures of which the relief
// speaks; nil if there are none.
func relieved(findings []Finding, r *sanctions.Relief) []string {
	var ids []string
	for i := range findings {
		g := &findings[i]
		if g.Measure != "" && g.Effect >= Questions && g.Authority == r.Authority &&
			r.Relieves(g.Programme, g.Measure) && g.holds().Overlaps(r.Period) {
			ids = append(ids, g.ID)
		}
	}
	return ids
}
