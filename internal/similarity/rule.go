package similarity

import "math/bits"

// A Rule says when two words are similar, and how much.
type Rule struct {
	// Floor is the Jaro-Winkler metric below which words are different.
	Floor float64
	// OneLetter is the least similarity of words that are [OneLetterApart]; the
	// metric alone fails them where a letter that occurs twice misleads it
	// ("abelavia", "belavia").
	OneLetter float64
}

// oneLetterFrom is the length from which a word with another letter counts as the
// same word misspelt; of shorter ones too many are words of their own.
const oneLetterFrom = 5

// Similar returns how similar the pattern and a word are by the rule, 0 if they are
// different. The word must consist of lower-case ASCII letters; letters is
// [Letters] of it.
func (p *Pattern) Similar(word string, letters uint32, r Rule) float64 {
	mayReach := p.common(len(word), letters) >= p.needed(len(word), p.prefix(word), r.Floor)
	mayBeOne := p.mayBeOne(len(word), letters)
	if !mayReach && !mayBeOne {
		return 0
	}
	v := 0.0
	if mayReach {
		v = p.JaroWinkler(word)
	}
	if v < r.Floor {
		v = 0
	}
	if mayBeOne && v < r.OneLetter && OneLetterApart(p.word, word) {
		v = r.OneLetter
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
