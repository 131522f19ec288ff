package screening

import (
	"strings"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// nameRule asks where the party, or an owner, was found on no list and could hardly have
// been: it has no name, or none with a word that tells it from others and that the
// matcher can compare.
type nameRule struct{}

const ruleName = "name"

func (nameRule) Info() RuleInfo {
	return RuleInfo{ID: ruleName, Summary: "parties whose names cannot be compared with the lists"}
}

func (r nameRule) Evaluate(f *Facts) ([]Finding, error) { return r.append(nil, f), nil }

func (nameRule) append(out []Finding, f *Facts) []Finding {
	out = appendIncomparable(out, &f.Party, "The party")
	for i := range f.Owners {
		out = appendIncomparable(out, &f.Owners[i], "An owner")
	}
	return out
}

func appendIncomparable(out []Finding, s *Subject, who string) []Finding {
	if len(s.Certain) > 0 || len(s.Possible) > 0 {
		return out // the other findings tell
	}
	g := Finding{Effect: Questions, Name: "name", Asks: []sanctions.Fact{sanctions.FactParty}}
	switch {
	case len(s.Party.Names) == 0:
		g.Why = who + " is given by identifiers only, which no loaded list holds; most entries have none: give its name."
	case !comparable(s.Party):
		g.Why = who + " has no name that can be compared with the lists (" + names(s.Party) +
			"): it has no word that tells it from others, or none in Latin or Cyrillic script. Give a name in Latin script."
	default:
		return out
	}
	return append(out, g)
}

// comparable reports whether some name of the party has a telling word of Latin letters
// or digits, once folded.
func comparable(p *sanctions.Party) bool {
	for i := range p.Names {
		for _, w := range match.Normalize(p.Names[i].Text, p.Kind).Words {
			if (w.Role == match.Ordinary || w.Role == match.Number) && isASCII(w.Text) {
				return true
			}
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func names(p *sanctions.Party) string {
	var all []string
	for i := range p.Names {
		all = append(all, p.Names[i].Text)
	}
	return strings.Join(all, "; ")
}
