package match

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// A Match is an entry that the party may be.
type Match struct {
	Ref         sanctions.Ref    // of the entry
	Party       string           // the entry's primary name
	Score       float64          // in [0, 1]; see the package documentation
	Certain     bool             // strong enough to act on without a human
	QueryName   string           // the asked name that matched; "" if by identifier only
	MatchedName string           // the list's name that matched; "" if by identifier only
	Features    []Feature        // what raised and lowered the score, strongest first
	Entry       *sanctions.Entry // the content that matched; shared, read-only
}

// A Feature is one term of a score.
type Feature struct {
	// Name is "name" or "identifier", of which the stronger makes the score, or
	// one that raises or lowers the score of the name: "birth-date", "country",
	// "gender", "identifier-conflict", "legal-form"; or "kind", which rules the
	// name out.
	Name string
	// Score is in [0, 1] for a name and an identifier; of the others the signed
	// effect, in [-1, 1].
	Score float64
	// Detail says what was compared, for people: words paired (= equal, ~ similar,
	// - only asked, + only listed), countries, dates.
	Detail string
}

// Compare scores one pair, as [Index.Search] would, also below the threshold. The
// weights must be valid.
func Compare(p *sanctions.Party, e *sanctions.Entry, w Weights) Match {
	s := newScorer(&w)
	q, l := prepareParty(p, &w), prepareParty(&e.Party, &w)
	v := s.judge(&q, &l)
	return s.explain(&q, &l, e, &v)
}

// A verdict is what the comparison of two parties came to.
type verdict struct {
	score   float64
	certain bool

	name          nameScore // of the best pair of names
	asked, listed int       // the best pair, or none
	person        bool      // the names were read as those of persons
	veto          bool      // another kind
	identity      identity
	births        births
	country       bool // no country in common
	gender        bool // another gender
}

// judge compares two parties.
func (s *scorer) judge(q, l *party) verdict {
	w := s.weights
	v := verdict{asked: none, listed: none, identity: compareIdentifiers(q, l)}
	v.veto = kindsContradict(q.of.Kind, l.of.Kind)
	v.person = asPersons(q.of.Kind, l.of.Kind)
	v.country = disjoint(q.countries, l.countries)
	if !v.veto {
		s.bestNames(q, l, &v)
	}
	if v.asked != none {
		if v.person {
			v.gender = q.of.Gender != "" && l.of.Gender != "" && q.of.Gender != l.of.Gender
			v.births = compareBirths(q.of.BirthDates, l.of.BirthDates)
		}
		v.score = v.name.score
		for _, effect := range s.effects(&v) {
			v.score += effect
		}
		v.score = min(1, max(0, v.score))
		v.certain = s.isCertainName(q, l, &v)
	}
	switch v.identity.truth {
	case sanctions.Yes:
		v.certain = true
		v.score = max(v.score, w.IdentifierStrong)
	case sanctions.Unknown:
		v.score = max(v.score, w.IdentifierWeak)
	}
	return v
}

// bestNames finds the pair of names with the best score, less what the penalties that
// depend on the pair take off; of equal ones the same name, then the first.
func (s *scorer) bestNames(q, l *party, v *verdict) {
	listed := l.namesAs(v.person)
	best := 0.0
	for i := range q.namesAs(v.person) {
		asked := &q.namesAs(v.person)[i]
		for j := range listed {
			n := s.compare(asked, &listed[j])
			if n.score <= 0 {
				continue
			}
			net := n.score - s.legalPenalty(n) - s.countryPenalty(n, v.country)
			if v.asked == none || net > best || net == best && n.same && !v.name.same {
				v.name, v.asked, v.listed, best = n, i, j, net
			}
		}
	}
}

func (s *scorer) legalPenalty(n nameScore) float64 {
	if n.legal {
		return s.weights.LegalForm
	}
	return 0
}

// countryPenalty is less for a name whose telling words are all equal: parties move,
// and are asked about under the country of a branch.
func (s *scorer) countryPenalty(n nameScore, apart bool) float64 {
	switch {
	case !apart:
		return 0
	case n.telling:
		return s.weights.CountryEqualName
	}
	return s.weights.Country
}

// effects returns what facts other than the name add to its score, in the order of
// effectNames. Only the birth date can raise it; see Weights.bonus.
func (s *scorer) effects(v *verdict) [len(effectNames)]float64 {
	w := s.weights
	var out [len(effectNames)]float64
	switch b := v.births; {
	case b.same:
		out[0] = w.BirthDay
	case b.overlap:
		out[0] = w.BirthOverlap
	case b.apart && b.swapped:
		out[0] = -w.BirthSwapped
	case b.apart && b.exact:
		out[0] = -w.BirthContradicted
	case b.apart:
		out[0] = -w.BirthInexact
	}
	out[1] = -s.countryPenalty(v.name, v.country)
	if v.gender {
		out[2] = -w.Gender
	}
	if v.identity.conflict {
		out[3] = -w.IdentifierConflict
	}
	out[4] = -s.legalPenalty(v.name)
	return out
}

var effectNames = [...]string{"birth-date", "country", "gender", "identifier-conflict", "legal-form"}

// isCertainName reports whether the name, with what goes with it, is strong enough
// to act on without a human.
func (s *scorer) isCertainName(q, l *party, v *verdict) bool {
	asked, listed := &q.namesAs(v.person)[v.asked], &l.namesAs(v.person)[v.listed]
	if !v.name.same || listed.weak || !asked.telling {
		return false
	}
	if v.person {
		return v.births.same && l.of.Kind == sanctions.Person
	}
	return l.of.Kind != "" && !v.name.legal && !v.country && !v.identity.conflict
}

// explain makes the match of a verdict.
func (s *scorer) explain(q, l *party, e *sanctions.Entry, v *verdict) Match {
	m := Match{
		Ref: e.Ref, Party: e.Party.PrimaryName(), Score: v.score, Certain: v.certain, Entry: e,
		Features: make([]Feature, 0, 2),
	}
	if v.asked != none {
		asked, listed := &q.namesAs(v.person)[v.asked], &l.namesAs(v.person)[v.listed]
		m.Features = append(m.Features, Feature{"name", v.name.score, s.nameDetail(asked, listed, &v.name)})
		if v.identity.truth == sanctions.No || v.name.score >= s.weights.Threshold {
			m.QueryName, m.MatchedName = asked.raw, listed.raw
		}
		for i, effect := range s.effects(v) {
			if effect != 0 {
				m.Features = append(m.Features, Feature{effectNames[i], effect, effectDetail(i, q, l, v)})
			}
		}
	}
	if v.veto {
		m.Features = append(m.Features, Feature{"kind", -1, string(q.of.Kind) + " / " + string(l.of.Kind)})
	}
	switch v.identity.truth {
	case sanctions.Yes:
		m.Features = append(m.Features, Feature{"identifier", s.weights.IdentifierStrong, identifierDetail(q, l, v)})
	case sanctions.Unknown:
		m.Features = append(m.Features, Feature{"identifier", s.weights.IdentifierWeak,
			identifierDetail(q, l, v) + "; does not identify by itself"})
	}
	slices.SortStableFunc(m.Features, func(a, b Feature) int {
		return cmp.Or(cmp.Compare(max(b.Score, -b.Score), max(a.Score, -a.Score)), cmp.Compare(a.Name, b.Name))
	})
	return m
}

func effectDetail(i int, q, l *party, v *verdict) string {
	switch effectNames[i] {
	case "birth-date":
		return v.births.asked.String() + " / " + v.births.listed.String()
	case "country":
		return strings.Join(q.countries, " ") + " / " + strings.Join(l.countries, " ")
	case "gender":
		return q.of.Gender + " / " + l.of.Gender
	case "identifier-conflict":
		return identifierDetail(q, l, v)
	}
	asked, listed := &q.names[v.asked], &l.names[v.listed]
	return strings.Join(asked.classes, " ") + " / " + strings.Join(listed.classes, " ")
}

func identifierDetail(q, l *party, v *verdict) string {
	asked, listed := &q.of.Identifiers[v.identity.asked], &l.of.Identifiers[v.identity.listed]
	text := func(id *sanctions.Identifier) string {
		if id.Country == "" {
			return string(id.Type) + " " + id.Value
		}
		return string(id.Type) + " " + id.Value + " " + id.Country
	}
	if asked.Type != listed.Type || asked.Value != listed.Value || asked.Country != listed.Country {
		return text(asked) + " / " + text(listed)
	}
	return text(asked)
}

// nameDetail says which words were paired with which.
func (s *scorer) nameDetail(q, l *name, n *nameScore) string {
	if len(q.words) == 0 {
		return "the same text"
	}
	s.align(q, l)
	b := s.detail[:0]
	for i, by := range s.askedBy {
		asked := q.words[i].text
		switch {
		case by == none && q.words[i].role == LegalForm:
		case by == none:
			b = append(append(b, " -"...), asked...)
		case asked == l.words[by].text:
			b = append(append(b, " ="...), asked...)
		default:
			b = append(append(append(append(b, ' '), asked...), '~'), l.words[by].text...)
			b = strconv.AppendFloat(append(b, ' '), s.similar(i, &l.words[by]), 'f', 2, 64)
		}
	}
	for j, by := range s.listedBy {
		if by == none && l.words[j].role != LegalForm {
			b = append(append(b, " +"...), l.words[j].text...)
		}
	}
	for _, note := range []struct {
		holds bool
		text  string
	}{
		{n.joined, "(words joined)"}, {n.numbers, "(numbers differ)"}, {n.disorder, "(other order)"},
		{l.weak, "(weak alias)"},
	} {
		if note.holds {
			b = append(append(b, ' '), note.text...)
		}
	}
	s.detail = b
	return strings.TrimPrefix(string(b), " ")
}

func formatScore(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
