package screening

import (
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// A Decision is the answer to a request, with its reasons and with the list
// versions it was made on. The same request on the same versions and policy gives
// the same decision. Its slices may be shared with the lists: change none in place.
type Decision struct {
	ID          string
	Outcome     Outcome // the strictest of the authorities'
	On, KnownAt sanctions.Date
	Authorities []Answer  // one for each authority that a loaded list speaks for, by code
	Findings    []Finding // that hold on the day asked about, in the order of the rules
	Matches     []match.Match
	Changes     []Change // the days before and after when an authority's answer differs, oldest first
	Skipped     []Skip   // rules that do not hold on the day
	Faults      []Fault  // rules that failed; with any, the outcome is at least Review
	Versions    []sanctions.Version
	Stale       bool // a list is older than its maximum age
}

// An Answer is that of one authority.
type Answer struct {
	Authority sanctions.Authority
	// Reached is whether the authority's law reaches the transaction: false only
	// where the facts say that nothing ties it to the authority.
	Reached bool
	// Assumed is set where the authority is taken to reach the transaction for want
	// of facts: nobody is named who acts, or an open fact may make the tie.
	Assumed  bool
	Nexuses  []sanctions.Nexus // that tie the transaction to the authority
	Outcome  Outcome
	Findings []string // ids
}

// A Change is a day from which an authority's answer to the same request differs
// from that of the day before.
type Change struct {
	On        sanctions.Date
	Authority sanctions.Authority
	Outcome   Outcome // from that day on
	Why       string
}

// A Skip is a rule that was not run, and why.
type Skip struct{ Rule, Why string }

// A Fault is a rule that failed, and how.
type Fault struct{ Rule, Err string }

// Find returns the answer of the authority; nil if no loaded list speaks for it.
func (d *Decision) Find(a sanctions.Authority) *Answer {
	for i := range d.Authorities {
		if d.Authorities[i].Authority == a {
			return &d.Authorities[i]
		}
	}
	return nil
}
