package screening

import (
	"fmt"
	"maps"
	"slices"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// A Policy is everything beside lists and request that can change an answer. The
// zero Policy is the default one.
type Policy struct {
	// Weights are those of the matcher, the threshold among them; zero: the
	// matcher's defaults.
	Weights match.Weights
	// Rules are run after the built-in ones, in this order.
	Rules []Rule
	// AllowRelief lets Authorises findings of these rules (by id) count. Without it
	// a rule of one's own can make an answer stricter but never milder.
	AllowRelief []string
	// MaxAge is the number of days from which a list is stale, by list; it goes
	// before the list's own. Lists without either have DefaultMaxAge.
	MaxAge map[sanctions.ListID]int
	// Nexuses say what ties a transaction to an authority; nil: [DefaultNexuses].
	Nexuses []NexusRule
}

// DefaultMaxAge is the number of days after which a list that does not say so
// itself is stale.
const DefaultMaxAge = 30

// clone returns a copy of which nothing is shared that a map or slice holds.
func (p *Policy) clone() Policy {
	c := *p
	c.Rules = slices.Clone(p.Rules)
	c.AllowRelief = slices.Clone(p.AllowRelief)
	c.MaxAge = maps.Clone(p.MaxAge)
	c.Nexuses = slices.Clone(p.Nexuses)
	return c
}

// withDefaults returns a copy of the policy with its zero fields filled in.
func (p Policy) withDefaults() Policy {
	p = p.clone()
	if p.Weights == (match.Weights{}) {
		p.Weights = match.DefaultWeights()
	}
	if p.Nexuses == nil {
		p.Nexuses = nexusTable()
	}
	return p
}

// Validate reports rules without an id or with the id of another, relief allowed
// to a rule that does not exist, and weights outside their range.
func (p Policy) Validate() error {
	p = p.withDefaults()
	if err := p.Weights.Validate(); err != nil {
		return fmt.Errorf("policy: weights: %w", err)
	}
	if p.Weights == (match.Weights{Threshold: p.Weights.Threshold}) {
		return fmt.Errorf("policy: weights: all but the threshold are zero, start from match.DefaultWeights: %w", sanctions.ErrInvalid)
	}
	for i := range p.Nexuses {
		if err := p.Nexuses[i].validate(); err != nil {
			return fmt.Errorf("policy: nexuses[%d]: %w", i, err)
		}
	}
	seen := make(map[string]bool)
	for _, r := range Builtin() {
		seen[r.Info().ID] = true
	}
	for i, r := range p.Rules {
		if r == nil {
			return fmt.Errorf("policy: rules[%d]: %w", i, sanctions.ErrMissing)
		}
		if f, ok := r.(RuleFunc); ok && f.Func == nil {
			return fmt.Errorf("policy: rules[%d]: func: %w", i, sanctions.ErrMissing)
		}
		switch id := r.Info().ID; {
		case id == "":
			return fmt.Errorf("policy: rules[%d]: id: %w", i, sanctions.ErrMissing)
		case seen[id]:
			return fmt.Errorf("policy: rules[%d]: id %q: %w", i, id, sanctions.ErrTwice)
		default:
			seen[id] = true
		}
	}
	for _, id := range p.AllowRelief {
		if !seen[id] {
			return fmt.Errorf("policy: allow relief: rule %q: %w", id, sanctions.ErrDangles)
		}
	}
	for list, days := range p.MaxAge {
		if days < 0 {
			return fmt.Errorf("policy: max age of %s: %d: %w", list, days, sanctions.ErrInvalid)
		}
	}
	return nil
}

// allowsRelief reports whether Authorises findings of the rule count.
func (p *Policy) allowsRelief(rule string) bool {
	if rule == ruleRelief {
		return true
	}
	for _, id := range p.AllowRelief {
		if id == rule {
			return true
		}
	}
	return false
}

func (p *Policy) maxAge(list sanctions.ListID, c *sanctions.Coverage) int {
	if days, ok := p.MaxAge[list]; ok {
		return days
	}
	if c.MaxAge > 0 {
		return c.MaxAge
	}
	return DefaultMaxAge
}
