package screening

import (
	"fmt"
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// designationRule finds the measures that follow the party because a list names
// it. A listing by an authority that does not reach the transaction only informs;
// an entry that the party merely may be asks.
type designationRule struct{}

const ruleDesignation = "designation"

func (designationRule) Info() RuleInfo {
	return RuleInfo{ID: ruleDesignation, Summary: "measures that follow the party because a list names it"}
}

func (designationRule) Evaluate(f *Facts) ([]Finding, error) {
	out := make([]Finding, 0, 4*len(f.Party.Certain)+len(f.Party.Possible))
	for i := range f.Party.Certain {
		l := &f.Party.Certain[i]
		for j := range l.Designations {
			out = appendDesignation(out, f, l, &l.Designations[j])
		}
		out = appendEnded(out, l)
	}
	for i := range f.Party.Possible {
		out = appendCandidate(out, f, &f.Party.Possible[i])
	}
	return out, nil
}

// appendDesignation adds what a designation of an entry that the party certainly is
// means for the transaction.
func appendDesignation(out []Finding, f *Facts, l *lists.Listing, d *sanctions.Designation) []Finding {
	reach := f.Reach(d.Authority)
	eachDays(l, d.Period, func(days sanctions.Period, known bool) {
		g := Finding{
			Authority: d.Authority, Programme: d.Programme, Entry: l.Ref, Period: days, Days: days,
			Name: "listing of " + l.Party.PrimaryName(), Basis: d.Basis, Confidence: d.Confidence,
		}
		switch {
		case reach.Reached == sanctions.No && !known:
			return
		case reach.Reached == sanctions.No:
			g.Why = fmt.Sprintf("%s is listed by %s%s %s%s; nothing in the facts ties the transaction to %s (%s would).",
				who(l), d.Authority, under(d.Programme), daysText(days), doubtText(d.Confidence),
				d.Authority, ties(d.Authority, f.Policy.Nexuses))
		case !known:
			g.Effect = Questions
			g.Why = fmt.Sprintf("%s may already have been listed %s: the versions of the list do not tell.", who(l), daysText(days))
		case len(d.Measures) == 0:
			g.Effect = Questions
			g.Why = fmt.Sprintf("%s is listed by %s%s %s; the list does not say what that forbids.",
				who(l), d.Authority, under(d.Programme), daysText(days))
		default:
			for i := range d.Measures {
				out = appendMeasure(out, f, reach, g, &d.Measures[i], who(l)+" is")
			}
			return
		}
		out = append(out, g)
	})
	return out
}

// appendEnded tells of each programme under which the entry was listed and is no
// longer. Designations whose confidence decides nothing do not count.
func appendEnded(out []Finding, l *lists.Listing) []Finding {
	for i := range l.Designations {
		d := &l.Designations[i]
		if !d.Confidence.Decides() || programmeBefore(l.Designations[:i], d) {
			continue
		}
		g := Finding{Authority: d.Authority, Programme: d.Programme, Entry: l.Ref, Basis: d.Basis, Confidence: d.Confidence}
		var spells []string
		running := false
		for j := range l.Designations {
			other := &l.Designations[j]
			if other.Authority != d.Authority || other.Programme != d.Programme || !other.Confidence.Decides() {
				continue
			}
			eachDays(l, other.Period, func(days sanctions.Period, known bool) {
				if !known {
					return
				}
				running = running || days.Until.IsZero()
				spells = append(spells, daysText(days))
				if len(spells) == 1 {
					g.Period.From = days.From
				}
				if days.Until.After(g.Period.Until) {
					g.Period.Until, g.Basis = days.Until, other.Basis
				}
			})
		}
		if running || len(spells) == 0 {
			continue
		}
		g.Days = sanctions.Period{From: g.Period.Until}
		g.Why = fmt.Sprintf("%s was listed by %s%s %s and is no longer.",
			who(l), d.Authority, under(d.Programme), strings.Join(spells, ", "))
		out = append(out, g)
	}
	return out
}

// programmeBefore reports whether a designation before d that counts is under the same
// programme.
func programmeBefore(before []sanctions.Designation, d *sanctions.Designation) bool {
	for i := range before {
		if before[i].Authority == d.Authority && before[i].Programme == d.Programme && before[i].Confidence.Decides() {
			return true
		}
	}
	return false
}

// appendMeasure adds what a measure means for the transaction: Prohibits where its
// scope overlaps it, Questions where that is not known or the fact behind it is not
// established, nothing where it does not.
func appendMeasure(out []Finding, f *Facts, reach *Reach, base Finding, m *sanctions.Measure, subject string) []Finding {
	overlap := m.Scope.Overlaps(f.Transaction)
	if overlap == sanctions.No {
		return out
	}
	base.Days = intersect(base.Days, m.Period)
	if base.Days.IsEmpty() {
		return out
	}
	base.Period = base.Days
	base.Measure, base.Name = m.Kind, m.Name
	if base.Name == "" {
		base.Name = string(m.Kind)
	}
	if len(m.Basis) > 0 {
		base.Basis = m.Basis
	}
	if m.Confidence != "" {
		base.Confidence = m.Confidence
	}
	law := fmt.Sprintf("%s under %s (%s%s) %s", subject, base.Name, base.Authority, comma(base.Programme), daysText(base.Days))
	switch {
	case !base.Confidence.Decides():
		base.Effect = Questions
		base.Why = fmt.Sprintf("%s according to a fact marked %s: find out whether it holds.", law, base.Confidence)
	case overlap == sanctions.Unknown:
		base.Effect, base.Asks = Questions, m.Scope.Missing(f.Transaction)
		base.Why = fmt.Sprintf("%s; whether it reaches this transaction depends on what is not stated: %s.", law, factsText(base.Asks))
	case reach.Reached == sanctions.Unknown:
		base.Effect = Questions
		base.Asks, base.Why = openText(law, reach)
	default:
		base.Effect = Prohibits
		base.Why = law + "." + assumedText(reach)
	}
	return append(out, base)
}

// appendCandidate asks whether the party is an entry that it may be.
func appendCandidate(out []Finding, f *Facts, c *Candidate) []Finding {
	l := &c.Listing
	for i := range l.Designations {
		d := &l.Designations[i]
		reach := f.Reach(d.Authority)
		if reach.Reached == sanctions.No || !bites(d, f.Transaction) {
			continue
		}
		eachDays(l, d.Period, func(days sanctions.Period, known bool) {
			out = append(out, Finding{
				Effect: Questions, Authority: d.Authority, Programme: d.Programme, Entry: l.Ref,
				Name: "listing of " + l.Party.PrimaryName(), Period: days, Days: days,
				Asks: []sanctions.Fact{sanctions.FactParty},
				Why: fmt.Sprintf("The party may be %s (%s), score %.2f, listed by %s%s %s: is it?",
					l.Party.PrimaryName(), l.Ref, c.Match.Score, d.Authority, under(d.Programme), daysText(days)),
				Basis: d.Basis, Confidence: d.Confidence,
			})
		})
	}
	return out
}

// bites reports whether some measure of the designation may reach the transaction.
func bites(d *sanctions.Designation, t *sanctions.Transaction) bool {
	if len(d.Measures) == 0 {
		return true
	}
	for i := range d.Measures {
		if d.Measures[i].Scope.Overlaps(t) != sanctions.No {
			return true
		}
	}
	return false
}

// eachDays calls yield with the days on which the designation is in force, and
// with known false for the days on which it may have been.
//
// A legal first day goes before the history of the list. Without one, the
// designation began some day after the last version that lacks the entry and not
// later than the first that holds it. It ends with its legal last day or with the
// first version that no longer holds the entry, whichever comes first.
func eachDays(l *lists.Listing, p sanctions.Period, yield func(days sanctions.Period, known bool)) {
	if len(l.Held) == 0 {
		yield(p, true)
		return
	}
	if !p.From.IsZero() {
		yield(sanctions.Period{From: p.From, Until: earlierEnd(p.Until, l.Held[len(l.Held)-1].Until)}, true)
		return
	}
	for _, h := range l.Held {
		days := sanctions.Period{From: h.From, Until: earlierEnd(p.Until, h.Until)}
		if days.IsEmpty() {
			continue
		}
		if open := (sanctions.Period{From: h.AbsentOn.AddDays(1), Until: h.From}); !open.IsEmpty() {
			yield(open, false)
		}
		yield(days, true)
	}
}

// earlierEnd returns the earlier of two last days, zero being never.
func earlierEnd(a, b sanctions.Date) sanctions.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// intersect returns the days that lie in both periods.
func intersect(p, q sanctions.Period) sanctions.Period {
	if p.From.Before(q.From) {
		p.From = q.From
	}
	p.Until = earlierEnd(p.Until, q.Until)
	return p
}
