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

func (r designationRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (designationRule) append(out []Finding, f *Facts) []Finding {
	for i := range f.Party.Certain {
		l := &f.Party.Certain[i]
		for j := range l.Designations {
			out = appendDesignation(out, f, l, &l.Designations[j])
		}
		out = appendEnded(out, f, l)
	}
	for i := range f.Party.Possible {
		out = appendCandidate(out, f, &f.Party.Possible[i])
	}
	return out
}

// appendDesignation adds what a designation of an entry that the party certainly is
// means for the transaction.
func appendDesignation(out []Finding, f *Facts, l *lists.Listing, d *sanctions.Designation) []Finding {
	reach := f.Reach(d.Authority)
	eachDays(l, d.Period, func(days sanctions.Period, known bool) {
		g := Finding{
			Authority: d.Authority, Programme: d.Programme, Entry: l.Ref, Period: days, Days: days,
			Basis: d.Basis, Confidence: d.Confidence,
		}
		switch {
		case reach.Reached == sanctions.No:
			if !known || !f.asked(days) {
				return
			}
			g.Why = who(l) + " is " + underLaw(d) + " " + daysText(days) + doubtText(d.Confidence) + unreachedText(f, d.Authority)
		case !known:
			g.Effect = Questions
			if f.asked(days) {
				g.Why = who(l) + " may already have been listed " + daysText(days) + ": the versions of the list do not tell."
			}
		case len(d.Measures) == 0:
			g.Effect = Questions
			if f.asked(days) {
				g.Why = who(l) + " is " + underLaw(d) + " " + daysText(days) + "; the list does not say what that forbids."
			}
		default:
			for i := range d.Measures {
				out = appendMeasure(out, f, reach, &g, &d.Measures[i], l)
			}
			return
		}
		g.Name = "listing of " + l.Party.PrimaryName()
		out = append(out, g)
	})
	return out
}

// appendEnded tells of each programme under which the entry was and is no longer.
// Designations whose confidence decides nothing do not count, but are told.
func appendEnded(out []Finding, f *Facts, l *lists.Listing) []Finding {
	for i := range l.Designations {
		d := &l.Designations[i]
		if !d.Confidence.Decides() || programmeBefore(l.Designations[:i], d) || !endedBy(l, d, f.Request.On) {
			continue
		}
		g := Finding{Authority: d.Authority, Programme: d.Programme, Entry: l.Ref, Basis: d.Basis, Confidence: d.Confidence}
		var spells []string
		for j := range l.Designations {
			other := &l.Designations[j]
			if other.Authority != d.Authority || other.Programme != d.Programme {
				continue
			}
			eachDays(l, other.Period, func(days sanctions.Period, known bool) {
				switch {
				case !known:
				case !other.Confidence.Decides():
					spells = append(spells, daysText(days)+" (marked "+string(other.Confidence)+")")
				default:
					spells = append(spells, daysText(days))
					if g.Period.From.IsZero() || days.From.Before(g.Period.From) {
						g.Period.From = days.From
					}
					if days.Until.After(g.Period.Until) {
						g.Period.Until, g.Basis, g.Confidence = days.Until, other.Basis, other.Confidence
					}
				}
			})
		}
		if len(spells) == 0 {
			continue
		}
		g.Days = sanctions.Period{From: g.Period.Until}
		g.Why = who(l) + " was " + underLaw(d) + " " + strings.Join(spells, ", ") + " and is no longer."
		out = append(out, g)
	}
	return out
}

// endedBy reports whether every designation that counts under the programme of d is
// over on the day.
func endedBy(l *lists.Listing, d *sanctions.Designation, day sanctions.Date) bool {
	ended := true
	for i := range l.Designations {
		other := &l.Designations[i]
		if other.Authority == d.Authority && other.Programme == d.Programme && other.Confidence.Decides() {
			eachDays(l, other.Period, func(days sanctions.Period, known bool) {
				ended = ended && (!known || !days.Until.IsZero() && !day.Before(days.Until))
			})
		}
	}
	return ended
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
// established, nothing where it does not. The listing is that of the party; nil for a
// measure that follows none.
func appendMeasure(out []Finding, f *Facts, reach *Reach, base *Finding, m *sanctions.Measure, l *lists.Listing) []Finding {
	overlap := m.Scope.Overlaps(f.Transaction)
	if overlap == sanctions.No {
		return out
	}
	days := intersect(base.Days, m.Period)
	if days.IsEmpty() {
		return out
	}
	out = append(out, *base)
	g := &out[len(out)-1]
	g.Period, g.Days, g.Measure, g.Name = days, days, m.Kind, measureName(m)
	if len(m.Basis) > 0 {
		g.Basis = m.Basis
	}
	if m.Confidence != "" {
		g.Confidence = m.Confidence
	}
	switch {
	case !g.Confidence.Decides():
		g.Effect = Questions
	case overlap == sanctions.Unknown:
		g.Effect, g.Asks = Questions, m.Scope.OverlapMissing(f.Transaction)
	case reach.Reached == sanctions.Unknown:
		g.Effect = Questions
		for _, o := range reach.Open {
			g.Asks = append(g.Asks, o.Fact)
		}
	default:
		g.Effect = Prohibits
	}
	if !f.asked(days) {
		return out
	}
	g.Why = lawText(g, l)
	switch {
	case g.Effect == Prohibits:
		g.Why += "." + assumedText(reach)
	case !g.Confidence.Decides():
		g.Why += " according to a fact marked " + string(g.Confidence) + ": find out whether it holds."
	case overlap == sanctions.Unknown:
		g.Why += "; whether it reaches this transaction depends on what is not stated: " + factsText(g.Asks) + "."
	default:
		g.Why += openText(reach)
	}
	return out
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
			g := Finding{
				Effect: Questions, Authority: d.Authority, Programme: d.Programme, Entry: l.Ref,
				Name: "listing of " + l.Party.PrimaryName(), Period: days, Days: days,
				Asks: []sanctions.Fact{sanctions.FactParty}, Basis: d.Basis, Confidence: d.Confidence,
			}
			switch {
			case !f.asked(days):
			case known:
				g.Why = fmt.Sprintf("The party may be %s, score %.2f, %s %s%s: is it?",
					who(l), c.Match.Score, underLaw(d), daysText(days), doubtText(d.Confidence))
			default:
				g.Why = fmt.Sprintf("The party may be %s, score %.2f, which may already have been listed %s: is it?",
					who(l), c.Match.Score, daysText(days))
			}
			out = append(out, g)
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
		days := sanctions.Period{From: p.From, Until: earlierEnd(p.Until, l.Held[len(l.Held)-1].Until)}
		if !days.IsEmpty() { // else it was dropped before it began
			yield(days, true)
		}
		return
	}
	for _, h := range l.Held {
		open := sanctions.Period{From: h.AbsentOn.AddDays(1), Until: earlierEnd(p.Until, h.From)}
		if !open.IsEmpty() {
			yield(open, false)
		}
		days := sanctions.Period{From: h.From, Until: earlierEnd(p.Until, h.Until)}
		if !days.IsEmpty() {
			yield(days, true)
		}
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
