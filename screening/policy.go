package screening

import (
	"fmt"

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

// withDefaults returns the policy with its zero fields filled in.
func (p Policy) withDefaults() Policy {
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
	seen := make(map[string]bool)
	for _, r := range Builtin() {
		seen[r.Info().ID] = true
	}
	for i, r := range p.Rules {
		if r == nil {
			return fmt.Errorf("policy: rules[%d]: %w", i, sanctions.ErrMissing)
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
