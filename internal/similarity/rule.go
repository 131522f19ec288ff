package similarity

import "math/bits"

// A Rule says when two words are similar, and how much. The zero Rule finds all
// words similar; make one with [NewRule].
type Rule struct {
	floor, oneLetter float64
	// share is, by length of the common prefix, how much of m*(a+b) / (a*b) words
	// of lengths a and b with m matching letters need to reach the floor.
	share [prefixSize + 1]float64
}

// NewRule returns the rule by which words are similar if their Jaro-Winkler metric
// is floor or more, and at least oneLetter similar if they are [OneLetterApart] and
// five letters long: the metric alone fails words in which a letter that occurs
// twice misleads it ("abelavia", "belavia"). A floor above 1 leaves only those.
func NewRule(floor, oneLetter float64) Rule {
	r := Rule{floor: floor, oneLetter: oneLetter}
	for prefix := range r.share {
		// jaro + boost*(1-jaro) >= floor, and jaro <= (m/a + m/b + 1)/3.
		boost := 0.1 * float64(prefix)
		r.share[prefix] = 3*(floor-boost)/(1-boost) - 1
	}
	return r
}

// slack covers rounding, so that a bound errs on the side of looking closer.
const slack = 1e-6

// mayReach reports whether words of these lengths, with that many letters matching
// at most, can reach the floor.
func (r *Rule) mayReach(a, b, matching, prefix int) bool {
	return float64(matching*(a+b)) >= r.share[prefix]*float64(a*b)-slack
}

// oneLetterFrom is the length from which a word with another letter counts as the
// same word misspelt; of shorter ones too many are words of their own.
const oneLetterFrom = 5

// Similar returns how similar the pattern and a word are by the rule, 0 if they are
// different. The word must consist of lower-case ASCII letters; letters is
// [Letters] of it.
func (p *Pattern) Similar(word string, letters uint32, r *Rule) float64 {
	n := p.common(len(word), letters)
	mayReach := r.mayReach(len(word), len(p.word), n, prefixSize)
	mayBeOne := p.mayBeOne(len(word), letters)
	if !mayReach && !mayBeOne {
		return 0
	}
	v := 0.0
	if mayReach && r.mayReach(len(word), len(p.word), n, p.prefix(word)) {
		v = p.JaroWinkler(word)
	}
	if v < r.floor {
		v = 0
	}
	if mayBeOne && v < r.oneLetter && OneLetterApart(p.word, word) {
		v = r.oneLetter
	}
	return v
}

// Of words one letter apart, how many different letters the shorter may have that
// the longer lacks, and the other way round, by the difference of their lengths: a
// letter is written with one, two or four (shch, of which three differ).
var (
	shorterAlone = [longestLetter + 1]int{2, 1, 2, 1, 0}
	longerAlone  = [longestLetter + 1]int{2, 2, 3, 3, 3}
)

// oneLetter returns how many different letters the pattern and the word may have
// alone if they are one letter apart; -1 if they cannot be, from their lengths.
func (p *Pattern) oneLetter(length int) (ours, theirs int) {
	longer := length - len(p.word)
	if min(length, len(p.word)) < oneLetterFrom || max(longer, -longer) > longestLetter {
		return -1, -1
	}
	if longer >= 0 {
		return shorterAlone[longer], longerAlone[longer]
	}
	return longerAlone[-longer], shorterAlone[-longer]
}

// mayBeOne reports whether the words can be one letter apart, from their lengths
// and letters alone.
func (p *Pattern) mayBeOne(length int, letters uint32) bool {
	ours, theirs := p.oneLetter(length)
	return bits.OnesCount32(p.letters&^letters) <= ours && bits.OnesCount32(letters&^p.letters) <= theirs
}
