package screening

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/interdict/interdict/sanctions"
)

// ownershipRule finds asset freezes that reach the party because listed owners hold
// enough of it, by each authority's own measure.
type ownershipRule struct{}

const ruleOwnership = "ownership"

func (ownershipRule) Info() RuleInfo {
	return RuleInfo{ID: ruleOwnership, Summary: "asset freezes that reach the party through those who own or control it"}
}

// An ownershipTest is the measure of one authority in one period.
type ownershipTest struct {
	authority sanctions.Authority
	period    sanctions.Period
	percent   float64
	more      bool // strictly more than percent
	aggregate bool // shares of several listed owners are added
	control   bool // control alone is enough
	basis     []sanctions.Citation
}

//go:embed ownership.csv
var ownershipCSV string

var ownershipTests = sync.OnceValue(func() []ownershipTest {
	var tests []ownershipTest
	for _, row := range mustTable(ownershipCSV, 9) {
		percent, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			panic("screening: ownership.csv: " + err.Error()) // a test reads every table
		}
		t := ownershipTest{
			authority: sanctions.Authority(row[0]), percent: percent, more: row[4] == "more-than",
			aggregate: row[5] == "yes", control: row[6] == "yes",
			basis: []sanctions.Citation{{Text: row[7], URL: row[8]}},
		}
		if row[1] != "" {
			t.period.From = sanctions.MustDate(row[1])
		}
		if row[2] != "" {
			t.period.Until = sanctions.MustDate(row[2])
		}
		tests = append(tests, t)
	}
	return tests
})

func (r ownershipRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (ownershipRule) append(out []Finding, f *Facts) []Finding {
	if len(f.Owners) == 0 {
		return out
	}
	for i := range f.Reaches {
		reach := &f.Reaches[i]
		if reach.Reached == sanctions.No {
			continue
		}
		listed := f.listedOwners(reach.Authority)
		if len(listed) == 0 {
			continue
		}
		first := sanctions.Date{} // on which a test is known
		tested := false
		for _, test := range ownershipTests() {
			if test.authority == reach.Authority {
				if !tested {
					tested, first = true, test.period.From
				}
				out = test.appendFindings(out, f, reach, listed)
			}
		}
		if tested && first.IsZero() {
			continue
		}
		for i := range listed {
			days := intersect(listed[i].finding.holds(), sanctions.Period{Until: first})
			if !days.IsEmpty() {
				out = append(out, listed[i].question(reach, days, "no ownership test of these days is known to the program", nil))
			}
		}
	}
	return out
}

// A listedOwner is an owner that an authority lists, or may list.
type listedOwner struct {
	owner   *Owner
	finding Finding // of the listing: entry, programme, measure, days
	certain bool    // certainly the listed one, and under an asset freeze
}

// listedOwners returns the owners, of whatever level, that the authority lists.
func (f *Facts) listedOwners(a sanctions.Authority) []listedOwner {
	var out []listedOwner
	i := 0
	walkOwners(f.Request.Owners, func(o *Owner) {
		if i >= len(f.Owners) {
			return
		}
		subject := &f.Owners[i]
		i++
		facts := *f
		facts.Party = *subject
		facts.Transaction = transaction(&facts) // does the freeze reach the owner?
		findings := designationRule{}.append(nil, &facts)
		for _, g := range findings {
			if g.Authority == a && g.Effect >= Questions {
				out = append(out, listedOwner{o, g, g.Effect == Prohibits && g.Measure == sanctions.AssetFreeze})
			}
		}
	})
	return out
}

// walkOwners visits owners of every level, each before its own owners.
func walkOwners(owners []Owner, visit func(*Owner)) {
	for i := range owners {
		visit(&owners[i])
		walkOwners(owners[i].Owners, visit)
	}
}

// appendFindings applies the test on every day on which the listings of the owners
// differ.
func (test *ownershipTest) appendFindings(out []Finding, f *Facts, reach *Reach, listed []listedOwner) []Finding {
	for _, days := range splitDays(test.period, listed) {
		blocked := test.reached(f.Request.Owners, listed, days.From)
		for i := range listed {
			o := &listed[i]
			if !o.finding.holds().Overlaps(days) {
				continue
			}
			switch {
			case blocked == sanctions.Yes && o.certain:
				g := o.finding
				g.Effect, g.Days, g.Basis = Prohibits, days, append(slices.Clone(test.basis), g.Basis...)
				g.Name = "ownership by " + o.owner.Party.PrimaryName()
				g.Why = fmt.Sprintf("%s, listed by %s, owns or controls enough of the party that it counts as listed itself %s.%s",
					o.owner.Party.PrimaryName(), reach.Authority, daysText(days), assumedText(reach))
				out = append(out, g)
			default:
				out = append(out, o.question(reach, days, test.doubt(o, blocked), test.basis))
			}
		}
	}
	return out
}

func (test *ownershipTest) doubt(o *listedOwner, blocked sanctions.Truth) string {
	switch {
	case !o.certain:
		return "whether the owner is the listed party and frozen is not established"
	case blocked == sanctions.Unknown:
		return "a share or control that is not stated could reach the threshold"
	}
	return fmt.Sprintf("the shares stated stay below the threshold of %g percent; act with caution", test.percent)
}

// question asks about a listed owner.
func (o *listedOwner) question(reach *Reach, days sanctions.Period, doubt string, basis []sanctions.Citation) Finding {
	g := o.finding
	g.Effect = Questions
	g.Measure = "" // relief for the owner does not answer a question about ownership
	g.Name = "ownership by " + o.owner.Party.PrimaryName()
	if days != (sanctions.Period{}) {
		g.Days = days
	}
	g.Basis = append(slices.Clone(basis), g.Basis...)
	g.Why = fmt.Sprintf("%s, an owner of the party, is or may be listed by %s %s: %s.",
		o.owner.Party.PrimaryName(), reach.Authority, daysText(g.holds()), doubt)
	return g
}

// splitDays cuts the period of the test at every day on which a listing begins or
// ends.
func splitDays(p sanctions.Period, listed []listedOwner) []sanctions.Period {
	cuts := []sanctions.Date{p.From}
	for i := range listed {
		d := listed[i].finding.holds()
		for _, c := range []sanctions.Date{d.From, d.Until} {
			if !c.IsZero() && c.After(p.From) && p.Contains(c) {
				cuts = append(cuts, c)
			}
		}
	}
	slices.SortFunc(cuts, sanctions.Date.Compare)
	cuts = slices.Compact(cuts)
	out := make([]sanctions.Period, len(cuts))
	for i, c := range cuts {
		out[i] = sanctions.Period{From: c, Until: p.Until}
		if i+1 < len(cuts) {
			out[i].Until = cuts[i+1]
		}
	}
	return out
}

// reached answers whether the owners that are listed on the day, directly or
// through owners that count as listed themselves, reach the threshold.
func (test *ownershipTest) reached(owners []Owner, listed []listedOwner, day sanctions.Date) sanctions.Truth {
	sum, largest, answer := 0.0, 0.0, sanctions.No
	for i := range owners {
		o := &owners[i]
		switch test.counts(o, listed, day) {
		case sanctions.No:
			continue
		case sanctions.Unknown:
			answer = answer.Or(sanctions.Unknown)
			continue
		}
		if test.control {
			switch {
			case o.Control == nil:
				answer = answer.Or(sanctions.Unknown)
			case *o.Control:
				return sanctions.Yes
			}
		}
		if o.Percent == nil {
			answer = answer.Or(sanctions.Unknown)
			continue
		}
		sum += *o.Percent
		largest = max(largest, *o.Percent)
	}
	share := largest
	if test.aggregate {
		share = sum
	}
	share = math.Round(share*1e6) / 1e6 // 21.79 + 12.34 + 15.87 is 50
	if share > test.percent || !test.more && share == test.percent {
		return sanctions.Yes
	}
	return answer
}

// counts answers whether the owner is listed on the day or counts as listed.
func (test *ownershipTest) counts(o *Owner, listed []listedOwner, day sanctions.Date) sanctions.Truth {
	answer := sanctions.No
	for i := range listed {
		if l := &listed[i]; l.owner == o && l.finding.holds().Contains(day) {
			if l.certain {
				return sanctions.Yes
			}
			answer = sanctions.Unknown
		}
	}
	return answer.Or(test.reached(o.Owners, listed, day))
}
