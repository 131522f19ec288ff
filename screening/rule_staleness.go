package screening

import (
	"fmt"

	"github.com/interdict/interdict/sanctions"
)

// stalenessRule asks where a list is older on the day asked about than it may be.
type stalenessRule struct{}

const ruleStaleness = "staleness"

func (stalenessRule) Info() RuleInfo {
	return RuleInfo{ID: ruleStaleness, Summary: "lists that are older than they may be on the day"}
}

func (r stalenessRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (stalenessRule) append(out []Finding, f *Facts) []Finding {
	for _, p := range f.Lists.Publications() {
		if f.Reach(p.Authority).Reached == sanctions.No {
			continue
		}
		// A list asked as known on an earlier day was current then.
		current := p.Coverage.Reviewed
		if known := f.Request.KnownAt; !known.IsZero() && known.Before(current) {
			current = known
		}
		age := f.Policy.maxAge(p.List, &p.Coverage)
		if f.Request.On.DaysSince(current) <= age {
			continue
		}
		out = append(out, Finding{
			Effect: Questions, Authority: p.Authority, Entry: sanctions.Ref{List: p.List},
			Name: "age of " + string(p.List), Days: sanctions.Period{From: current.AddDays(age + 1)},
			Why: fmt.Sprintf("%s was last current on %s, %d days before %s; it is good for %d.",
				p.List, current, f.Request.On.DaysSince(current), f.Request.On, age),
		})
	}
	return out
}
