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
	answered := false // by a list of an authority that surely reaches the transaction
	for i := range f.Reaches {
		reach := &f.Reaches[i]
		if reach.Reached == sanctions.No {
			continue
		}
		answered = answered || !reach.Assumed && slices.ContainsFunc(publications, func(p *lists.Publication) bool {
			return p.Authority == reach.Authority
		})
		out = appendUncovered(out, f, reach, f.Transaction, "", publications)
		for j := range f.Owners {
			owner := &f.Owners[j]
			t := *f.Transaction
			t.Countries, t.Entries, t.Candidates = owner.countries(), owner.refs(), nil
			out = appendUncovered(out, f, reach, &t, owner.Party.PrimaryName(), publications)
		}
	}
	return appendUnloaded(out, f, answered)
}

// appendUncovered says what the authority's lists leave open about the party, or about
// one of its owners. The list that speaks best decides.
func appendUncovered(out []Finding, f *Facts, reach *Reach, t *sanctions.Transaction, owner string,
	publications []*lists.Publication) []Finding {
	g := Finding{Effect: Questions, Authority: reach.Authority, Name: "coverage"}
	best := coverageAbsent
	var since sanctions.Date
	for _, p := range publications {
		if p.Authority != reach.Authority {
			continue
		}
		c := coverageOf(&p.Coverage, t)
		switch {
		case c > best:
			best, since, g.Entry = c, p.Coverage.From, sanctions.Ref{List: p.List}
		case c == best && p.Coverage.From.Before(since):
			since = p.Coverage.From
		}
	}
	about := func() string {
		var subjects []string
		for _, p := range publications {
			if p.Authority == reach.Authority && coverageOf(&p.Coverage, t) == best {
				subjects = append(subjects, fmt.Sprintf("%s (%s)", p.List, p.Coverage.Subject))
			}
		}
		return strings.Join(subjects, "; ")
	}
	of := ""
	if owner != "" {
		of = "Owner " + owner + ": "
	}
	if best == coverageFull || best == coverageElsewhere {
		if !since.IsZero() {
			early := g
			early.Days = sanctions.Period{Until: since}
			if f.asked(early.Days) {
				early.Why = fmt.Sprintf("%sThe lists of %s speak only for days from %s on: %s.", of, reach.Authority, since, about())
			}
			out = append(out, early)
		}
		if best == coverageElsewhere && owner == "" && f.asked(sanctions.Period{From: since}) {
			g.Effect, g.Days = Informs, sanctions.Period{From: since}
			g.Why = fmt.Sprintf("The lists of %s that are loaded are about parties of other countries than %s: %s.",
				reach.Authority, strings.Join(t.Countries, ", "), about())
			out = append(out, g)
		}
		return out
	}
	switch best {
	case coverageAbsent:
		if owner != "" { // said of the party already
			return out
		}
		g.Why = fmt.Sprintf("No list of %s is known%s.%s", reach.Authority, knownText(f.Request.KnownAt), assumedText(reach))
	case coverageUnheld:
		g.Why = fmt.Sprintf("%s%s has programmes about %s that no loaded list holds; loaded: %s.%s",
			of, reach.Authority, strings.Join(t.Countries, ", "), about(), assumedText(reach))
	case coverageUnknown:
		for _, p := range publications {
			if p.Authority == reach.Authority && coverageOf(&p.Coverage, t) == best {
				g.Asks = coverageMissing(g.Asks, &p.Coverage, t)
			}
		}
		g.Why = fmt.Sprintf("%sWhether a loaded list of %s speaks for this depends on what is not stated: %s; loaded: %s.%s",
			of, reach.Authority, factsText(g.Asks), about(), assumedText(reach))
	default:
		g.Why = fmt.Sprintf("%sNo loaded list of %s speaks for this party, activity and item; loaded: %s.%s",
			of, reach.Authority, about(), assumedText(reach))
	}
	return append(out, g)
}

// appendUnloaded tells of each authority of an actor's own place of which no list is
// loaded. It asks where an activity or an item is stated, which that law may forbid, and
// where no other authority answers; who states neither asks about the loaded lists.
func appendUnloaded(out []Finding, f *Facts, answered bool) []Finding {
	var missing []string
	for i := range f.Policy.Nexuses {
		n := &f.Policy.Nexuses[i]
		if n.Home && n.ties(f.Request) == sanctions.Yes && !f.speaks(n.Authority) && !slices.Contains(missing, string(n.Authority)) {
			missing = append(missing, string(n.Authority))
		}
	}
	if missing == nil {
		return out
	}
	g := Finding{Name: "coverage"}
	g.Why = "No list of " + strings.Join(missing, ", ") + " is loaded, though its law reaches the transaction."
	if !answered || f.Request.Activity != "" || !f.Request.Item.IsZero() {
		g.Effect = Questions
	}
	return append(out, g)
}

// speaks reports whether a loaded list speaks for the authority.
func (f *Facts) speaks(a sanctions.Authority) bool {
	return slices.ContainsFunc(f.Reaches, func(r Reach) bool { return r.Authority == a })
}

// countries are those of the subject as asked about and as listed.
func (s *Subject) countries() []string {
	out := slices.Clone(s.Party.Countries)
	for i := range s.Certain {
		for _, c := range countries(&s.Certain[i].Party) {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// refs are the entries that the subject certainly is.
func (s *Subject) refs() []sanctions.Ref {
	var out []sanctions.Ref
	for i := range s.Certain {
		out = append(out, s.Certain[i].Ref)
	}
	return out
}

// How far a list speaks for a transaction, from worst to best.
const (
	coverageAbsent    = iota - 1 // there is none
	coverageElsewhere            // not about the party, which is of a country that the list is not about
	coverageNone                 // not for this party, activity or item
	coverageUnheld               // not about the party, though the authority has programmes about its country
	coverageUnknown              // a missing fact decides
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
