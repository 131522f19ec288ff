package screening

import (
	"fmt"
	"slices"
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// coverageRule asks where no loaded list of an authority speaks for the
// transaction: the silence of a list outside its coverage is no answer.
type coverageRule struct{}

const ruleCoverage = "coverage"

func (coverageRule) Info() RuleInfo {
	return RuleInfo{ID: ruleCoverage, Summary: "what the loaded lists do not speak for"}
}

func (r coverageRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (coverageRule) append(out []Finding, f *Facts) []Finding {
	publications := f.Lists.Publications()
	for i := range f.Reaches {
		reach := &f.Reaches[i]
		if reach.Reached == sanctions.No {
			continue
		}
		if g, ok := uncovered(f, reach, publications); ok {
			out = append(out, g)
		}
	}
	return out
}

// uncovered says what the authority's lists leave open. The list that speaks best
// decides.
func uncovered(f *Facts, reach *Reach, publications []*lists.Publication) (Finding, bool) {
	g := Finding{Effect: Questions, Authority: reach.Authority, Name: "time before the lists speak"}
	best := -1
	var since sanctions.Date
	for _, p := range publications {
		if p.Authority != reach.Authority {
			continue
		}
		c := coverageOf(&p.Coverage, f.Transaction)
		switch {
		case c > best:
			best, since = c, p.Coverage.From
			g.Entry = sanctions.Ref{List: p.List}
		case c < best:
			continue
		case p.Coverage.From.Before(since):
			since = p.Coverage.From
		}
		if best == coverageUnknown {
			g.Asks = coverageMissing(g.Asks, &p.Coverage, f.Transaction)
		}
	}
	if best == coverageFull {
		if since.IsZero() {
			return Finding{}, false
		}
		g.Days = sanctions.Period{Until: since}
		if !f.asked(g.Days) {
			return g, true
		}
	}
	var subjects []string
	for _, p := range publications {
		if p.Authority == reach.Authority && coverageOf(&p.Coverage, f.Transaction) == best {
			subjects = append(subjects, fmt.Sprintf("%s (%s)", p.List, p.Coverage.Subject))
		}
	}
	about := strings.Join(subjects, "; ")
	switch best {
	case coverageFull:
		g.Why = fmt.Sprintf("The lists of %s speak only for days from %s on: %s.", reach.Authority, since, about)
	case coverageElsewhere:
		g.Effect = Informs
		g.Why = fmt.Sprintf("The lists of %s that are loaded are about parties of other countries than %s: %s.",
			reach.Authority, strings.Join(f.Transaction.Countries, ", "), about)
	case coverageUnheld:
		g.Why = fmt.Sprintf("%s has programmes about %s that no loaded list holds; loaded: %s.",
			reach.Authority, strings.Join(f.Transaction.Countries, ", "), about)
	case coverageUnknown:
		g.Why = fmt.Sprintf("Whether a loaded list of %s speaks for this depends on what is not stated: %s; loaded: %s.%s",
			reach.Authority, factsText(g.Asks), about, assumedText(reach))
	case coverageNone:
		g.Why = fmt.Sprintf("No loaded list of %s speaks for this party, activity and item; loaded: %s.%s", reach.Authority, about, assumedText(reach))
	}
	return g, true
}

// How far a list speaks for a transaction, from worst to best.
const (
	coverageElsewhere = iota // not about the party, which is of a country that the list is not about
	coverageNone             // not for this party, activity or item
	coverageUnheld           // not about the party, though the authority has programmes about its country
	coverageUnknown          // a missing fact decides
	coverageFull
)

func coverageOf(c *sanctions.Coverage, t *sanctions.Transaction) int {
	if len(c.Countries) > 0 && len(t.Countries) > 0 && !slices.ContainsFunc(t.Countries, func(s string) bool {
		return slices.Contains(c.Countries, s)
	}) {
		for _, s := range t.Countries {
			if slices.Contains(c.Unheld, s) {
				return coverageUnheld
			}
		}
		return coverageElsewhere
	}
	if len(c.Countries) > 0 && len(t.Countries) == 0 {
		return coverageUnknown
	}
	switch c.Covers(t) {
	case sanctions.No:
		return coverageNone
	case sanctions.Unknown:
		return coverageUnknown
	}
	for _, s := range t.Countries {
		if slices.Contains(c.Unheld, s) {
			return coverageUnheld
		}
	}
	return coverageFull
}

// coverageMissing adds the facts for want of which it is not known whether the list
// speaks for the transaction.
func coverageMissing(facts []sanctions.Fact, c *sanctions.Coverage, t *sanctions.Transaction) []sanctions.Fact {
	add := func(fact sanctions.Fact) {
		if !slices.Contains(facts, fact) {
			facts = append(facts, fact)
		}
	}
	if len(c.Countries) > 0 && len(t.Countries) == 0 {
		add(sanctions.FactCountries)
	}
	if c.Covers(t) == sanctions.Unknown {
		for i := range c.Scopes {
			for _, fact := range c.Scopes[i].Missing(t) {
				add(fact)
			}
		}
	}
	return facts
}
