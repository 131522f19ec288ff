package match

import (
	"cmp"
	"slices"

	"github.com/interdict/interdict/internal/similarity"
)

// A scorer compares names. It keeps the memory that a comparison needs, so one
// goroutine uses it at a time.
type scorer struct {
	weights  *Weights
	rule     similarity.Rule      // by which words are similar
	patterns []similarity.Pattern // of the words of the query's name
	of       *name                // whose the patterns are
	pairs    []wordPair
	detail   []byte
	askedBy  []int // for each word of the query the listed one that is its partner, or none
	listedBy []int // the other way round
}

func newScorer(w *Weights) scorer { return scorer{weights: w, rule: w.rule()} }

// none stands for no partner.
const none = -1

// A wordPair is a word of the query with a similar one of the list.
type wordPair struct {
	asked, listed int
	similarity    float64
	weight        float64
}

// A nameScore is how similar two names are.
type nameScore struct {
	score    float64 // before the effects of other facts
	same     bool    // the same words: in order, but for legal forms; a person's in any order
	telling  bool    // every ordinary word and number of either has an equal partner
	joined   bool    // differ only in where words are parted
	numbers  bool    // each has a number that the other lacks
	disorder bool
	legal    bool // the legal forms contradict each other
}

// ask prepares the scorer for a name of the query.
func (s *scorer) ask(q *name) {
	if s.of == q {
		return
	}
	s.of = q
	s.patterns = slices.Grow(s.patterns[:0], len(q.words))[:len(q.words)]
	for i, w := range q.words {
		if w.letters != 0 {
			s.patterns[i].Set(w.text)
		}
	}
}

// similar returns how similar the i-th word of the query's name and a listed word
// are: 1 if equal, 0 if different. It depends on their texts and meanings only, and
// on whether the names are persons': the index relies on that.
func (s *scorer) similar(i int, l *word) float64 {
	q := &s.of.words[i]
	switch {
	case q.text == l.text:
		return 1
	case q.meaning != "" && q.meaning == l.meaning:
		return s.weights.Variant
	case s.of.person && isInitialOf(q.text, l.text):
		return s.weights.Initial
	case q.letters == 0 || l.letters == 0:
		return 0
	}
	return s.patterns[i].Similar(l.text, l.letters, &s.rule)
}

// isInitialOf reports whether one word is a letter with which the other begins.
func isInitialOf(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) == 1 && len(b) > 1 && a[0] == b[0] && !isDigit(a[0])
}

// align pairs the words of the names one to one, the most similar first; among
// equals, the heavier, then those nearest to the beginning. It leaves the pairs in
// s.pairs and the partners in s.askedBy and s.listedBy.
func (s *scorer) align(q, l *name) {
	s.ask(q)
	s.pairs = s.pairs[:0]
	s.askedBy = filled(s.askedBy, len(q.words))
	s.listedBy = filled(s.listedBy, len(l.words))
	for i := range q.words {
		for j := range l.words {
			if v := s.similar(i, &l.words[j]); v > 0 {
				s.pairs = append(s.pairs, wordPair{i, j, v, min(q.words[i].weight, l.words[j].weight)})
			}
		}
	}
	if len(s.pairs) > 1 {
		slices.SortFunc(s.pairs, func(a, b wordPair) int {
			if c := cmp.Compare(b.similarity, a.similarity); c != 0 {
				return c
			}
			if c := cmp.Compare(b.weight, a.weight); c != 0 {
				return c
			}
			return cmp.Or(cmp.Compare(a.asked, b.asked), cmp.Compare(a.listed, b.listed))
		})
	}
	kept := s.pairs[:0]
	for _, p := range s.pairs {
		if s.askedBy[p.asked] == none && s.listedBy[p.listed] == none {
			s.askedBy[p.asked], s.listedBy[p.listed] = p.listed, p.asked
			kept = append(kept, p)
		}
	}
	s.pairs = kept
}

func filled(s []int, n int) []int {
	s = slices.Grow(s[:0], n)[:n]
	for i := range s {
		s[i] = none
	}
	return s
}

// compare scores two names.
//
// With m the weight of the pairs, s their mean similarity, q what the query's words
// without a partner count and l what the list's do, the score is m*s / (m + q + l),
// at most; the search relies on that and on s being at most 1.
func (s *scorer) compare(q, l *name) nameScore {
	if len(q.words) == 0 || len(l.words) == 0 {
		if same := sameCore(q, l); same {
			return nameScore{score: 1, same: true, telling: true}
		}
		return nameScore{}
	}
	w := s.weights
	s.align(q, l)
	var out nameScore
	matched, weight, exact := 0.0, 0.0, 0
	for _, p := range s.pairs {
		matched += p.similarity * p.weight
		weight += p.weight
		if p.similarity == 1 {
			exact++
		}
	}
	if weight > 0 {
		out.score = matched / (weight + s.unpaired(q, l))
	}
	if q.person {
		out.same = exact == len(q.words) && exact == len(l.words)
	} else {
		out.same = sameCore(q, l)
		out.disorder = s.disordered(q, l)
		out.legal = contradict(q, l)
	}
	out.telling = out.same || s.tellEqually(q, l)
	out.joined = q.joined == l.joined && q.joined != "" && !out.same
	if out.joined && !out.disorder {
		out.score = max(out.score, w.JoinedWords)
	} else if s.numbersDiffer(q, l) {
		out.numbers = true
		out.score *= w.NumberFactor
	}
	if out.disorder {
		out.score -= w.WrongOrder
	}
	if l.weak {
		if out.same {
			out.score = min(out.score, w.WeakEqual)
		} else {
			out.score *= w.WeakFactor
		}
	}
	out.score = max(out.score, 0)
	return out
}

// tellEqually reports whether every ordinary word and number of either name has an equal
// partner, and there is one.
func (s *scorer) tellEqually(q, l *name) bool {
	told := false
	for _, p := range s.pairs {
		if telling(&q.words[p.asked]) || telling(&l.words[p.listed]) {
			if p.similarity != 1 {
				return false
			}
			told = true
		}
	}
	return told && !lonelyTelling(q.words, s.askedBy) && !lonelyTelling(l.words, s.listedBy)
}

func telling(w *word) bool { return w.role == Ordinary || w.role == Number }

func lonelyTelling(words []word, by []int) bool {
	for i := range words {
		if by[i] == none && telling(&words[i]) {
			return true
		}
	}
	return false
}

// unpaired returns what the words without a partner count.
func (s *scorer) unpaired(q, l *name) float64 {
	asked, listed := 0.0, 0.0             // what they count
	askedWeight, listedWeight := 0.0, 0.0 // what they weigh
	for i, by := range s.askedBy {
		if by == none {
			asked += q.words[i].missing
			askedWeight += q.words[i].weight
		}
	}
	for j, by := range s.listedBy {
		if by == none {
			listed += l.words[j].extra
			listedWeight += l.words[j].weight
		}
	}
	if !q.person {
		return asked + listed
	}
	// An omitted part of a person's name is common, another one in its place is
	// another person, and one equal part says too little to overlook the others.
	switch {
	case s.equalParts(q, l) < 2:
		return asked + max(listed, listedWeight*s.weights.Contradiction)
	case askedWeight > 0 && listedWeight > 0:
		c := s.weights.Contradiction * min(askedWeight, listedWeight)
		return max(asked, c) + listed
	}
	return asked + listed
}

// equalParts counts the pairs that are more than an initial, a particle or a title.
func (s *scorer) equalParts(q, l *name) int {
	n := 0
	for _, p := range s.pairs {
		if q.words[p.asked].role == Ordinary && l.words[p.listed].role == Ordinary {
			n++
		}
	}
	return n
}

// disordered reports whether the pairs of ordinary words stand in another order.
func (s *scorer) disordered(q, l *name) bool {
	last := none
	for i, by := range s.askedBy {
		if by == none || q.words[i].role != Ordinary || l.words[by].role != Ordinary {
			continue
		}
		if by < last {
			return true
		}
		last = by
	}
	return false
}

// numbersDiffer reports whether each name has a number without a partner.
func (s *scorer) numbersDiffer(q, l *name) bool {
	return lonelyNumber(q.words, s.askedBy) && lonelyNumber(l.words, s.listedBy)
}

func lonelyNumber(words []word, by []int) bool {
	for i := range words {
		if words[i].role == Number && by[i] == none {
			return true
		}
	}
	return false
}
