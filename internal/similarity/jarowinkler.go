package similarity

import (
	"math/bits"

	"github.com/xrash/smetrics"
)

// The parameters of the metric; 4 is the prefix length for which Jaro-Winkler was
// published, and above 10 it exceeds 1.
const (
	boostThreshold = 0.7
	prefixSize     = 4
)

// longest is the length up to which a word's positions fit a machine word.
const longest = 64

// A Pattern is a word prepared to be compared with many. The zero Pattern is the
// empty word.
type Pattern struct {
	word    string
	letters uint32
	at      [26]uint64 // the positions of each letter, for words of up to longest letters
}

// Set prepares the word, which must consist of lower-case ASCII letters.
func (p *Pattern) Set(word string) {
	p.word, p.letters = word, Letters(word)
	p.at = [26]uint64{}
	if len(word) > longest {
		return
	}
	for i := range len(word) {
		p.at[word[i]-'a'] |= 1 << i
	}
}

// Word returns the word that the pattern was set to.
func (p *Pattern) Word() string { return p.word }

// Letters returns the set of the letters of the word, bit 0 for 'a'; 0 unless the
// word consists of lower-case ASCII letters only.
func Letters(word string) uint32 {
	var set uint32
	for i := range len(word) {
		c := word[i] - 'a'
		if c > 25 {
			return 0
		}
		set |= 1 << c
	}
	return set
}

// JaroWinkler returns smetrics.JaroWinkler(word, pattern, 0.7, 4): 1 for equal
// words, 0 for words that share no letter nearby. The word must consist of
// lower-case ASCII letters. The metric is not symmetric in rare cases, so the
// order of the sides is fixed: the listed word first, the asked one as pattern.
func (p *Pattern) JaroWinkler(word string) float64 {
	if len(word) > longest || len(p.word) > longest || len(word) == 0 || len(p.word) == 0 {
		return smetrics.JaroWinkler(word, p.word, boostThreshold, prefixSize)
	}
	reach := max(0, max(len(word), len(p.word))/2-1)
	var ours, theirs uint64 // positions that found a partner
	for i := range len(word) {
		window := ^uint64(0) << max(0, i-reach)
		if end := i + reach + 1; end < longest {
			window &= 1<<end - 1
		}
		free := p.at[word[i]-'a'] & window &^ theirs
		if free != 0 {
			ours |= 1 << i
			theirs |= free & -free
		}
	}
	if ours == 0 {
		return 0
	}
	matches := float64(bits.OnesCount64(ours))
	unaligned := 0
	for a, b := ours, theirs; a != 0; a, b = a&(a-1), b&(b-1) {
		if word[bits.TrailingZeros64(a)] != p.word[bits.TrailingZeros64(b)] {
			unaligned++
		}
	}
	transpositions := float64(unaligned / 2)
	jaro := (matches/float64(len(word)) + matches/float64(len(p.word)) + (matches-transpositions)/matches) / 3
	if jaro <= boostThreshold {
		return jaro
	}
	return jaro + 0.1*float64(p.prefix(word))*(1-jaro)
}

func (p *Pattern) prefix(word string) int {
	n := 0
	for n < prefixSize && n < len(word) && n < len(p.word) && word[n] == p.word[n] {
		n++
	}
	return n
}

// common bounds the number of matching letters from above: a letter that one word
// has and the other lacks matches nothing.
func (p *Pattern) common(length int, letters uint32) int {
	return min(length-bits.OnesCount32(letters&^p.letters), len(p.word)-bits.OnesCount32(p.letters&^letters))
}
