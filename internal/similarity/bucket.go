package similarity

import "math/bits"

// A Bucket holds words of one length so that those similar to a pattern are found
// without looking at each: by bit sets, one for each letter, of the words that have
// it, 64 words at a time.
type Bucket struct {
	length  int
	words   []string
	letters []uint32
	has     [26][]uint64 // bit i: words[i] has the letter
	first   [26][]uint64 // bit i: words[i] begins with the letter
}

// NewBucket returns a bucket for words of the given length, 1 or more.
func NewBucket(length int) *Bucket { return &Bucket{length: length} }

// Add appends a word of lower-case ASCII letters and the bucket's length.
func (b *Bucket) Add(word string) {
	i := len(b.words)
	b.words = append(b.words, word)
	b.letters = append(b.letters, Letters(word))
	if i%64 == 0 {
		for c := range b.has {
			b.has[c] = append(b.has[c], 0)
			b.first[c] = append(b.first[c], 0)
		}
	}
	for k := range len(word) {
		b.has[word[k]-'a'][i/64] |= 1 << (i % 64)
	}
	b.first[word[0]-'a'][i/64] |= 1 << (i % 64)
}

// Each calls yield with the position of every word in the bucket that is similar to
// the pattern by the rule, in order.
//
// A word that lacks k different letters of the pattern matches at most
// len(pattern)-k letters of it, so for each word it is counted, up to the bound that
// the rule sets, how many it lacks. The bound is much stricter for words that do not
// begin like the pattern, since they get no boost from a common prefix.
func (b *Bucket) Each(p *Pattern, r *Rule, yield func(i int)) {
	if len(p.word) == 0 {
		return
	}
	one, _ := p.oneLetter(b.length)
	alike := max(one, b.mayLack(p, prefixSize, r))
	unlike := max(one, b.mayLack(p, 0, r))
	if alike < 0 {
		return
	}
	first := b.first[p.word[0]-'a']
	for block := range first {
		// lacks[k] holds the words that lack more than k letters.
		var lacks [27]uint64
		for set := p.letters; set != 0; set &= set - 1 {
			more := ^b.has[bits.TrailingZeros32(set)][block]
			for k := alike; k > 0; k-- {
				lacks[k] |= lacks[k-1] & more
			}
			lacks[0] |= more
		}
		may := first[block] &^ lacks[alike]
		if unlike >= 0 {
			may |= ^(first[block] | lacks[unlike])
		}
		if rest := len(b.words) - block*64; rest < 64 {
			may &= 1<<rest - 1
		}
		for ; may != 0; may &= may - 1 {
			bit := bits.TrailingZeros64(may)
			i := block*64 + bit
			prefix := prefixSize
			if first[block]>>bit&1 == 0 {
				prefix = 0
			}
			// The letters rule most out before the word itself is fetched.
			n := p.common(b.length, b.letters[i])
			if !r.mayReach(b.length, len(p.word), n, prefix) && !p.mayBeOne(b.length, b.letters[i]) {
				continue
			}
			if p.Similar(b.words[i], b.letters[i], r) > 0 {
				yield(i)
			}
		}
	}
}

// mayLack returns how many letters of the pattern a word of the bucket may lack and
// still reach the floor, given the length of the common prefix; negative if none
// reaches it.
func (b *Bucket) mayLack(p *Pattern, prefix int, r *Rule) int {
	for n := min(b.length, len(p.word)); n >= 0; n-- {
		if !r.mayReach(b.length, len(p.word), n, prefix) {
			if n == min(b.length, len(p.word)) {
				return -1
			}
			return min(len(p.word)-n-1, 26)
		}
	}
	return 26
}
