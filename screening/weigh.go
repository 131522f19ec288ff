package screening

import (
	"slices"
	"strconv"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// findingIDs are those that most decisions need, made once.
var findingIDs = func() (ids [64]string) {
	for i := range ids {
		ids[i] = "f" + strconv.Itoa(i+1)
	}
	return ids
}()

func findingID(i int) string {
	if i < len(findingIDs) {
		return findingIDs[i]
	}
	return "f" + strconv.Itoa(i+1)
}

// weigh makes the answers out of the findings: for each authority the strictest
// effect that holds on the day and is not relieved, and overall the strictest
// answer.
func (s *Screener) weigh(f *Facts, d *Decision, desk *desk) {
	day := f.Request.On
	d.Authorities = make([]Answer, 0, len(f.Reaches)+1)
	for i := range f.Reaches {
		r := &f.Reaches[i]
		d.Authorities = append(d.Authorities, Answer{
			Authority: r.Authority, Reached: r.Reached != sanctions.No, Assumed: r.Assumed, Nexuses: r.Nexuses,
		})
	}
	for i := range f.Findings { // rules of one's own may speak for an authority of their own
		g := &f.Findings[i]
		if g.Authority == "" || g.Effect == Informs {
			continue
		}
		if a := d.Find(g.Authority); a == nil {
			d.Authorities = append(d.Authorities, Answer{Authority: g.Authority, Reached: true})
		} else if g.holds().Contains(day) {
			a.Reached = true // a rule of one's own says so
		}
	}
	slices.SortFunc(d.Authorities, func(a, b Answer) int {
		return strings.Compare(string(a.Authority), string(b.Authority))
	})

	d.Outcome = Clear
	if len(d.Authorities) == 0 { // no list is loaded: nothing is known
		d.Outcome = Review
	}
	c := &desk.docket
	for i := range d.Authorities {
		a := &d.Authorities[i]
		c.take(f.Findings, a.Authority, &s.policy)
		a.Outcome = c.outcome(day, true)
		d.Outcome = max(d.Outcome, a.Outcome)
		d.Changes = c.appendChanges(d.Changes)
	}
	c.take(f.Findings, "", &s.policy)
	d.Outcome = max(d.Outcome, c.outcome(day, true))
	d.Changes = c.appendChanges(d.Changes)
	if len(d.Faults) > 0 {
		d.Outcome = max(d.Outcome, Review)
	}
	slices.SortStableFunc(d.Changes, func(a, b Change) int { return a.On.Compare(b.On) })

	keep(f, d, desk)
}

// keep puts the findings that hold on the day into the decision, numbered anew: those
// that bear on the answer first, in the order of the rules, then those that inform.
// Relief from findings that do not hold is left out.
func keep(f *Facts, d *Decision, desk *desk) {
	n := 0
	for i := range f.Findings {
		if f.asked(f.Findings[i].holds()) {
			n++
		}
	}
	kept := make([]Finding, 0, n)
	ids := append(desk.ids[:0], make([]string, len(f.Findings))...) // the new ids, by place among the old
	desk.ids = ids
	for _, informs := range []bool{false, true} {
		for i := range f.Findings {
			old := &f.Findings[i]
			if (old.Effect == Informs) != informs || !f.asked(old.holds()) {
				continue
			}
			relieves := renamed(old.Relieves, f.Findings[:i], ids)
			if relieves == nil && len(old.Relieves) > 0 && (old.Effect == Authorises || old.Rule == ruleRelief) {
				continue
			}
			id := findingID(len(kept))
			ids[i] = id
			kept = append(kept, *old)
			g := &kept[len(kept)-1]
			g.ID, g.Relieves = id, relieves
			// What it shares with the lists must not be appended to.
			g.Conditions, g.Basis, g.Asks = slices.Clip(g.Conditions), slices.Clip(g.Basis), slices.Clip(g.Asks)
			d.Stale = d.Stale || g.Rule == ruleStaleness
		}
	}
	of := make([]string, 0, len(kept)) // the ids, by authority
	for i := range d.Authorities {
		a, first := &d.Authorities[i], len(of)
		for j := range kept {
			if kept[j].Authority == a.Authority {
				of = append(of, kept[j].ID)
			}
		}
		if len(of) > first {
			a.Findings = of[first:len(of):len(of)]
		}
	}
	if len(kept) > 0 {
		d.Findings = kept
	}
}

// renamed returns the new ids of those findings that have one; nil if none has.
func renamed(old []string, findings []Finding, ids []string) []string {
	if len(old) == 0 {
		return nil
	}
	var out []string
	for i := range findings {
		if ids[i] != "" && slices.Contains(old, findings[i].ID) {
			out = append(out, ids[i])
		}
	}
	return out
}

// A docket is the findings that bear on one authority's answer.
type docket struct {
	authority sanctions.Authority
	findings  []*Finding
	relief    []*Finding // those that authorise and count
	days      []sanctions.Date
}

// take fills the docket with the findings of the authority.
func (c *docket) take(all []Finding, a sanctions.Authority, p *Policy) {
	c.authority, c.findings, c.relief = a, c.findings[:0], c.relief[:0]
	for i := range all {
		g := &all[i]
		switch {
		case g.Authority != a:
		case g.Effect >= Questions:
			c.findings = append(c.findings, g)
		case g.Effect == Authorises && p.allowsRelief(g.Rule):
			c.relief = append(c.relief, g)
		}
	}
}

func (c *docket) clear() {
	clear(c.findings)
	clear(c.relief)
}

// outcome weighs the findings that hold on the day. The age of lists is no law:
// without aged, findings about it do not count.
func (c *docket) outcome(day sanctions.Date, aged bool) Outcome {
	out := Clear
	for _, g := range c.findings {
		switch {
		case !g.holds().Contains(day), !aged && g.Rule == ruleStaleness:
			continue
		case g.Rule == ruleRelief: // relief that may help: what it would relieve counts already
			continue
		}
		o := Review
		if g.Effect == Prohibits {
			o = Prohibited
		}
		// A question about a measure is answered by relief that covers it either way;
		// a question about identity, coverage or age is not.
		if (g.Effect == Prohibits || g.Measure != "") && c.relieved(g.ID, day) {
			o = Permitted
		}
		out = max(out, o)
	}
	return out
}

func (c *docket) relieved(id string, day sanctions.Date) bool {
	for _, g := range c.relief {
		if g.holds().Contains(day) && slices.Contains(g.Relieves, id) {
			return true
		}
	}
	return false
}

// appendChanges adds the days on which the answer differs from that of the day
// before.
func (c *docket) appendChanges(out []Change) []Change {
	days := c.days[:0]
	for _, list := range [...][]*Finding{c.findings, c.relief} {
		for _, g := range list {
			for _, day := range [...]sanctions.Date{g.holds().From, g.holds().Until} {
				if !day.IsZero() && g.Rule != ruleStaleness {
					days = append(days, day)
				}
			}
		}
	}
	c.days = days
	if len(days) == 0 {
		return out
	}
	slices.SortFunc(days, sanctions.Date.Compare)
	days = slices.Compact(days)
	before := c.outcome(days[0].AddDays(-1), false)
	for _, day := range days {
		now := c.outcome(day, false)
		if now != before {
			out = append(out, Change{On: day, Authority: c.authority, Outcome: now, Why: c.why(day)})
		}
		before = now
	}
	return out
}

// why says what begins and ends on the day, and by which act.
func (c *docket) why(day sanctions.Date) string {
	var words []string
	add := func(s string) {
		if !slices.Contains(words, s) {
			words = append(words, s)
		}
	}
	for _, list := range [...][]*Finding{c.findings, c.relief} {
		for _, g := range list {
			name := g.Name
			if name == "" {
				name = g.Rule
			}
			last := len(g.Basis) - 1
			if g.Effect == Authorises { // ends by its own terms
				last = 0
			}
			switch {
			case day == g.holds().From:
				add(name + " begins" + actText(name, g.Basis, 0))
			case day == g.holds().Until && g.Rule == ruleCoverage:
				add("the lists begin to speak")
			case day == g.holds().Until:
				add(name + " ends" + actText(name, g.Basis, last))
			}
		}
	}
	return strings.Join(words, "; ")
}

// actText names the act, unless the name does: what begins a measure is cited first, what
// ends it last.
func actText(name string, basis []sanctions.Citation, i int) string {
	if i < 0 || i >= len(basis) || strings.Contains(name, basis[i].Text) {
		return ""
	}
	return " (" + basis[i].Text + ")"
}
