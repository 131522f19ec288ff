package screening

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// Builtin returns the built-in rules in the order in which they run.
func Builtin() []Rule {
	return []Rule{designationRule{}, tradeControlRule{}, ownershipRule{}, reliefRule{}, nameRule{}, coverageRule{}, stalenessRule{}}
}

// A Screener answers requests from one snapshot of the lists under one policy. It is
// immutable, safe for concurrent use, and gives the same answers for ever; what is
// published later needs a new Screener.
type Screener struct {
	snapshot *lists.Snapshot
	policy   Policy
	rules    []numbered
	index    *match.Index
	versions []sanctions.Version // of the snapshot

	mu    sync.Mutex
	views map[sanctions.Date]*lists.Snapshot // of the snapshot as known on earlier days
}

// A numbered is a rule with what it says of itself, asked once.
type numbered struct {
	rule    Rule
	info    RuleInfo
	builtin bool
}

// maxViews bounds how many views as known on earlier days a screener keeps.
const maxViews = 256

// New returns a screener of the snapshot under the policy. It indexes every name
// and identifier that an entry ever had, which for a large list takes long enough
// to need a context.
func New(ctx context.Context, snapshot *lists.Snapshot, p Policy) (*Screener, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	p = p.withDefaults()
	var rules []numbered
	for i, r := range slices.Concat(Builtin(), p.Rules) {
		rules = append(rules, numbered{r, r.Info(), i < len(Builtin())})
	}
	index, err := match.NewIndex(ctx, snapshot.Contents(), p.Weights)
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return &Screener{
		snapshot: snapshot, policy: p, rules: rules, index: index, versions: slices.Clip(snapshot.Versions()),
		views: make(map[sanctions.Date]*lists.Snapshot),
	}, nil
}

// view returns the snapshot as known on the day.
func (s *Screener) view(known sanctions.Date) *lists.Snapshot {
	if known.IsZero() {
		return s.snapshot
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.views[known]
	if !ok {
		if len(s.views) >= maxViews {
			clear(s.views)
		}
		v = s.snapshot.KnownAt(known)
		s.views[known] = v
	}
	return v
}

// Match returns the entries, as known on the day (zero: now), that the party may
// be, best first; nil if there are none. It fails on a party that is not valid.
func (s *Screener) Match(ctx context.Context, p *sanctions.Party, known sanctions.Date) ([]match.Match, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := p.Validate(); err != nil {
		return nil, requestError("party", err)
	}
	return s.matches(p, s.view(known)), nil
}

// matches returns those matches whose content is the newest known.
func (s *Screener) matches(p *sanctions.Party, view *lists.Snapshot) []match.Match {
	found := s.index.Search(p)
	visible := found[:0]
	for i := range found {
		// Same remembers what Entry would look up anew.
		if same := view.Same(found[i].Ref); len(same) > 0 && same[0].Entry == found[i].Entry {
			visible = append(visible, found[i])
		}
	}
	if len(visible) == 0 {
		return nil
	}
	return visible
}

// Screen answers the request. It fails with a [*RequestError] on a request that is
// not valid, and with the context's error; a rule that fails is a fault in the
// decision.
func (s *Screener) Screen(ctx context.Context, req Request) (Decision, error) {
	if err := ctx.Err(); err != nil {
		return Decision{}, err
	}
	if err := req.Validate(); err != nil {
		return Decision{}, err
	}
	view := s.view(req.KnownAt)
	f := Facts{Request: &req, Lists: view, Policy: &s.policy}
	matches := s.matches(&req.Party, view)
	f.Party = subject(&req.Party, matches, view)
	walkOwners(req.Owners, func(o *Owner) {
		f.Owners = append(f.Owners, subject(&o.Party, s.matches(&o.Party, view), view))
	})
	f.Reaches = s.reaches(&f)
	f.Transaction = transaction(&f)

	d := Decision{ID: req.ID, On: req.On, KnownAt: req.KnownAt, Matches: matches, Versions: s.versions}
	if view != s.snapshot {
		d.Versions = view.Versions()
	}
	desk := desks.Get().(*desk)
	f.Findings = desk.findings[:0]
	for i := range s.rules {
		if err := ctx.Err(); err != nil {
			return Decision{}, err
		}
		s.rules[i].run(&f, &d)
	}
	s.weigh(&f, &d, desk)
	desk.findings = f.Findings
	desk.clear()
	desks.Put(desk)
	return d, nil
}

// A desk is the memory that a screening works in and leaves behind.
type desk struct {
	findings []Finding
	ids      []string
	docket   docket
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// clear lets go of what the last screening worked on.
func (d *desk) clear() {
	clear(d.findings)
	clear(d.ids)
	d.docket.clear()
}

// reaches says of each authority that a list speaks for whether it reaches the
// request.
func (s *Screener) reaches(f *Facts) []Reach {
	out := make([]Reach, 0, 8)
	add := func(a sanctions.Authority) {
		if a != "" && !slices.ContainsFunc(out, func(r Reach) bool { return r.Authority == a }) {
			out = append(out, reach(a, f.Request, s.policy.Nexuses))
		}
	}
	for _, p := range s.snapshot.Publications() { // not the view's: one that was not out yet leaves its authority open
		add(p.Authority)
		for i := range p.Measures {
			add(p.Measures[i].Authority)
		}
	}
	f.Party.eachDesignation(func(d *sanctions.Designation) { add(d.Authority) })
	for i := range f.Owners {
		f.Owners[i].eachDesignation(func(d *sanctions.Designation) { add(d.Authority) })
	}
	slices.SortFunc(out, func(a, b Reach) int { return strings.Compare(string(a.Authority), string(b.Authority)) })
	return out
}

// subject gathers the entries that a party certainly is, under every list that has
// it, and those that it may be.
func subject(p *sanctions.Party, matches []match.Match, view View) Subject {
	sub := Subject{Party: p}
	for i := range matches {
		if matches[i].Certain {
			for _, l := range view.Same(matches[i].Ref) {
				if !holdsRef(sub.Certain, l.Ref) {
					sub.Certain = append(sub.Certain, l)
				}
			}
		}
	}
	for i := range matches {
		if matches[i].Certain {
			continue
		}
		for _, l := range view.Same(matches[i].Ref) {
			if !holdsRef(sub.Certain, l.Ref) && !slices.ContainsFunc(sub.Possible, func(c Candidate) bool {
				return c.Listing.Ref == l.Ref
			}) {
				sub.Possible = append(sub.Possible, Candidate{l, matches[i]})
			}
		}
	}
	slices.SortFunc(sub.Certain, func(a, b lists.Listing) int { return a.Ref.Compare(b.Ref) })
	slices.SortStableFunc(sub.Possible, func(a, b Candidate) int { return a.Listing.Ref.Compare(b.Listing.Ref) })
	return sub
}

// eachDesignation visits those of every entry that the party is or may be.
func (s *Subject) eachDesignation(visit func(*sanctions.Designation)) {
	each := func(l *lists.Listing) {
		for i := range l.Designations {
			visit(&l.Designations[i])
		}
	}
	for i := range s.Certain {
		each(&s.Certain[i])
	}
	for i := range s.Possible {
		each(&s.Possible[i].Listing)
	}
}

func holdsRef(list []lists.Listing, r sanctions.Ref) bool {
	for i := range list {
		if list[i].Ref == r {
			return true
		}
	}
	return false
}

// transaction joins the facts of the request with those that a certain match adds:
// of which kind the party is, and to which countries it is tied.
func transaction(f *Facts) *sanctions.Transaction {
	t := &sanctions.Transaction{
		Activity: f.Request.Activity, Item: f.Request.Item,
		Kind: f.Party.Party.Kind, Countries: f.Party.countries(), Entries: f.Party.refs(),
	}
	for i := range f.Party.Certain {
		if t.Kind == "" {
			t.Kind = f.Party.Certain[i].Party.Kind
		}
	}
	for _, a := range f.Request.Actors {
		t.Actors = append(t.Actors, a.Country)
	}
	for i := range f.Party.Possible {
		t.Candidates = append(t.Candidates, f.Party.Possible[i].Listing.Ref)
	}
	for i := range f.Reaches {
		r := &f.Reaches[i]
		for _, n := range r.Nexuses {
			if !slices.Contains(t.Nexuses, n) {
				t.Nexuses = append(t.Nexuses, n)
			}
		}
		for _, o := range r.Open {
			if !slices.Contains(t.Open, o.Nexus) {
				t.Open = append(t.Open, o.Nexus)
			}
		}
	}
	return t
}

// countries returns those that a list ties the party to; where it names none, those
// of its addresses and identifiers.
func countries(p *sanctions.Party) []string {
	if len(p.Countries) > 0 {
		return p.Countries
	}
	var out []string
	add := func(c string) {
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for i := range p.Addresses {
		add(p.Addresses[i].Country)
	}
	for i := range p.Identifiers {
		add(p.Identifiers[i].Country)
	}
	return out
}

// run evaluates the rule and adds its findings, with ids, to the facts. A rule that
// fails or panics is a fault, and adds nothing.
func (r *numbered) run(f *Facts, d *Decision) {
	if !r.info.Period.Contains(f.Request.On) {
		d.Skipped = append(d.Skipped, Skip{r.info.ID, "not in force on " + f.Request.On.String()})
		return
	}
	before := len(f.Findings)
	findings, err := r.evaluate(f)
	if err != nil {
		d.Faults = append(d.Faults, Fault{r.info.ID, err.Error()})
		return
	}
	f.Findings = findings
	for i := before; i < len(findings); i++ {
		g := &findings[i]
		g.Rule, g.ID = r.info.ID, findingID(i)
		if r.info.Period != (sanctions.Period{}) {
			g.Days = intersect(g.holds(), r.info.Period)
		}
	}
}

// An appender is a rule that can put its findings behind others without memory of its
// own. The built-in ones can; it gives them no other advantage.
type appender interface {
	append(out []Finding, f *Facts) []Finding
}

// errPanic is wrapped by the fault of a rule that panicked.
var errPanic = errors.New("panic")

// errRelieves is wrapped by the fault of a rule that would relieve what is not there.
var errRelieves = errors.New("relieves a finding that there is not")

// evaluate returns the findings so far and those of the rule. A rule of one's own works
// on copies: what it does to them changes nothing.
func (r *numbered) evaluate(f *Facts) (findings []Finding, err error) {
	defer func() {
		if p := recover(); p != nil {
			findings, err = nil, fmt.Errorf("%w: %v", errPanic, p)
		}
	}()
	if a, ok := r.rule.(appender); ok && r.builtin {
		return a.append(f.Findings, f), nil
	}
	seen, request, transaction, policy := *f, *f.Request, *f.Transaction, f.Policy.clone()
	seen.Request, seen.Transaction, seen.Policy = &request, &transaction, &policy
	seen.Findings, seen.Reaches = slices.Clone(f.Findings), slices.Clone(f.Reaches)
	for i := range seen.Findings {
		seen.Findings[i].Relieves = slices.Clone(seen.Findings[i].Relieves)
	}
	found, err := r.rule.Evaluate(&seen)
	if err != nil {
		return nil, err
	}
	for i := range found {
		for _, id := range found[i].Relieves {
			if !slices.ContainsFunc(f.Findings, func(g Finding) bool { return g.ID == id }) {
				return nil, fmt.Errorf("%q: %w", id, errRelieves)
			}
		}
	}
	return append(f.Findings, found...), nil
}
