package screening

import (
	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// A Rule turns facts into findings. It must be a pure function of them: no clock,
// no I/O, no state. The built-in rules ([Builtin]) are written against this interface;
// they run first, so that built-in relief never lifts what a rule of one's own finds.
//
// A rule may return findings for other days than the one asked about, each with
// the days on which it holds; the screener answers from those that hold on the day
// and makes the decision's Changes from the others. A rule that fails or panics
// becomes a [Fault], and the outcome is at least [Review].
type Rule interface {
	Info() RuleInfo
	Evaluate(*Facts) ([]Finding, error)
}

// RuleInfo describes a rule.
type RuleInfo struct {
	ID      string // lower-case word with hyphens, unique within a policy
	Summary string // one line
	Basis   []sanctions.Citation
	// Period bounds the days on which the rule holds. On others it is skipped, and
	// the decision says so.
	Period sanctions.Period
}

// A RuleFunc is a rule that needs no type of its own.
type RuleFunc struct {
	RuleInfo
	Func func(*Facts) ([]Finding, error)
}

// Info describes the rule.
func (r RuleFunc) Info() RuleInfo { return r.RuleInfo }

// Evaluate calls the function.
func (r RuleFunc) Evaluate(f *Facts) ([]Finding, error) { return r.Func(f) }

// Facts is what a rule sees: the request, what matching found, and the lists. All
// of it is shared and read-only, and good only until the rule returns.
type Facts struct {
	Request     *Request
	Transaction *sanctions.Transaction
	Party       Subject
	Owners      []Subject // of the party, each before its own owners
	Reaches     []Reach   // one for each authority that a loaded list speaks for, by code
	Findings    []Finding // of the rules before
	Lists       View
	Policy      *Policy
}

// View is the part of [lists.Snapshot] that rules need; tests write their own.
type View interface {
	Publications() []*lists.Publication
	Entry(sanctions.Ref) (lists.Listing, bool)
	Same(sanctions.Ref) []lists.Listing
}

// A Subject is a party of the request with what matching found out about it.
type Subject struct {
	Party *sanctions.Party
	// Certain are the entries that the party certainly is, under every list that
	// has it.
	Certain []lists.Listing
	// Possible are the entries that it may be.
	Possible []Candidate
}

// A Candidate is an entry that a party may be.
type Candidate struct {
	Listing lists.Listing
	Match   match.Match // of this entry, or of another of the same party
}

// A Reach says whether an authority's law reaches the transaction.
type Reach struct {
	Authority sanctions.Authority
	Reached   sanctions.Truth // Unknown: a missing fact decides
	Assumed   bool            // taken to be reached for want of facts
	Nexuses   []sanctions.Nexus
	Open      []OpenNexus
}

// An OpenNexus is a tie that a missing fact may make.
type OpenNexus struct {
	Nexus sanctions.Nexus
	Fact  sanctions.Fact
	Asks  string // the question to ask
}

// asked reports whether the day asked about is one of the days: what holds on others
// needs no words.
func (f *Facts) asked(days sanctions.Period) bool { return days.Contains(f.Request.On) }

// Reach returns that of the authority. One that is not in the facts is assumed to
// reach the transaction.
func (f *Facts) Reach(a sanctions.Authority) *Reach {
	for i := range f.Reaches {
		if f.Reaches[i].Authority == a {
			return &f.Reaches[i]
		}
	}
	return &Reach{Authority: a, Reached: sanctions.Yes, Assumed: true}
}
