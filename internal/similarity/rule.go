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

// mayBeOne reports whether the words can be one letter apart, from their lengths
// and letters alone.
func (p *Pattern) mayBeOne(length int, letters uint32) bool {
	return min(length, len(p.word)) >= oneLetterFrom &&
		max(length-len(p.word), len(p.word)-length) <= 4 &&
		bits.OnesCount32(letters&^p.letters) <= 3 && bits.OnesCount32(p.letters&^letters) <= 3 // s, h, c
}

// A Bucket holds words of one length side by side, so that a pattern passes over
// them fast.
type Bucket struct {
	Length  int
	words   []string
	letters []uint32
}

// Add appends a word of lower-case ASCII letters and the bucket's length.
func (b *Bucket) Add(word string) {
	b.words = append(b.words, word)
	b.letters = append(b.letters, Letters(word))
}

// Each calls yield with the position of every word in the bucket that is similar to
// the pattern by the rule.
func (b *Bucket) Each(p *Pattern, r Rule, yield func(i int)) {
	// With the longest common prefix the fewest letters need match.
	least := p.needed(b.Length, prefixSize, r.Floor)
	if min(b.Length, len(p.word)) < least && !p.mayBeOne(b.Length, p.letters) {
		return
	}
	for i, letters := range b.letters {
		if p.common(b.Length, letters) < least && !p.mayBeOne(b.Length, letters) {
			continue
		}
		if p.Similar(b.words[i], letters, r) > 0 {
			yield(i)
		}
	}
}
