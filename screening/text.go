package screening

import (
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// who names an entry for people.
func who(l *lists.Listing) string {
	return l.Party.PrimaryName() + " (" + l.Ref.String() + ")"
}

// lawText says which measure the party or the transaction is under.
func lawText(g *Finding, l *lists.Listing) string {
	subject := "The transaction"
	if l != nil {
		subject = who(l)
	}
	return subject + " is under " + g.Name + " (" + string(g.Authority) + comma(g.Programme) + ") " + daysText(g.Days)
}

func knownText(d sanctions.Date) string {
	if d.IsZero() {
		return ""
	}
	return " that was published by " + d.String()
}

func under(programme string) string {
	if programme == "" {
		return ""
	}
	return " under " + programme
}

func comma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

// underLaw says what a designation does: "under blocking (US-OFAC, BELARUS-EO14038)", or
// "listed by" the authority if that is not known.
func underLaw(d *sanctions.Designation) string {
	if len(d.Measures) == 0 {
		return "listed by " + string(d.Authority) + under(d.Programme)
	}
	s := "under "
	for i := range d.Measures {
		if i > 0 {
			s += ", "
		}
		s += measureName(&d.Measures[i])
	}
	return s + " (" + string(d.Authority) + comma(d.Programme) + ")"
}

func measureName(m *sanctions.Measure) string {
	if m.Name == "" {
		return string(m.Kind)
	}
	return m.Name
}

// daysText words a period: "since 2023-08-09", "from 2023-08-09 to 2023-09-07",
// "until 2021-06-04", "at all times".
func daysText(p sanctions.Period) string {
	var text [32]byte
	b := text[:0]
	switch {
	case p.From.IsZero() && p.Until.IsZero():
		return "at all times"
	case p.Until.IsZero():
		b = append(b, "since "...)
	case p.From.IsZero():
		b = append(b, "until "...)
	default:
		b = append(b, "from "...)
	}
	b, _ = p.From.AppendText(b) // never fails
	if !p.From.IsZero() && !p.Until.IsZero() {
		b = append(b, " to "...)
	}
	b, _ = p.Until.AddDays(-1).AppendText(b)
	return string(b)
}

func factsText(facts []sanctions.Fact) string {
	words := make([]string, len(facts))
	for i, f := range facts {
		words[i] = string(f)
	}
	return strings.Join(words, ", ")
}

func conditionsText(conditions []string) string {
	switch len(conditions) {
	case 0:
		return ""
	case 1:
		return ", on a condition to be met"
	}
	return ", on conditions to be met"
}

func assumedText(r *Reach) string {
	if r.Assumed && r.Reached == sanctions.Yes {
		return " No actor is named: " + string(r.Authority) + " is assumed to reach the transaction."
	}
	return ""
}

// openText asks what decides whether the authority reaches the transaction.
func openText(r *Reach) string {
	s := ", if " + string(r.Authority) + " reaches it:"
	for _, o := range r.Open {
		s += " " + o.Asks
	}
	return s
}

// doubtText says that a fact is not established.
func doubtText(c sanctions.Confidence) string {
	if c.Decides() {
		return ""
	}
	return " according to a fact marked " + string(c)
}

// unreachedText says that nothing ties the transaction to the authority, and what would.
func unreachedText(f *Facts, a sanctions.Authority) string {
	return "; nothing in the facts ties the transaction to " + string(a) + " (" + ties(a, f.Policy.Nexuses) + " would)."
}
