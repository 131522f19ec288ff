package match

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/interdict/interdict/internal/similarity"
	"github.com/interdict/interdict/sanctions"
)

// A name is a name prepared to be compared.
type name struct {
	raw      string // as published or asked
	words    []word
	classes  []string // of legal forms
	joined   string   // the core in one word; two names that differ only in blanks have the same
	person   bool
	weak     bool
	telling  bool // the core says who it is: not generic words only, more than two letters
	initials bool // has an initial
}

// A word is a word of a prepared name.
type word struct {
	text    string
	meaning string
	letters uint32 // of a word that the metric may compare, else 0
	role    Role
	weight  float64
	missing float64 // what it counts if it is the query's and has no partner
	extra   float64 // what it counts if it is the list's and has no partner
}

// metricFrom is the length from which words are compared by metric.
const metricFrom = 4

func prepareName(n *sanctions.Name, person bool, w *Weights) name {
	a := analyze(n.Text, person)
	out := name{
		raw: n.Text, words: make([]word, len(a.words)), classes: a.classes, person: person, weak: n.Weak,
	}
	runes, ordinary := 0, false
	var joined strings.Builder
	for i, text := range a.words {
		x := word{text: text, meaning: a.meanings[i], role: a.roles[i]}
		if len(text) >= metricFrom {
			x.letters = similarity.Letters(text)
		}
		x.weight = w.of(x)
		x.missing, x.extra = x.weight*w.MissingWord, x.weight*w.ExtraWord
		switch {
		case person:
			x.missing, x.extra = x.weight*w.MissingPart, x.weight*w.ExtraPart
		case x.role == Generic:
			x.extra = x.weight * w.ExtraGeneric
		case a.suspect[i]:
			x.missing = x.weight * w.MissingLegal
		}
		out.words[i] = x
		out.initials = out.initials || x.role == Initial
		if x.role == LegalForm {
			continue
		}
		runes += utf8.RuneCountInString(text)
		ordinary = ordinary || x.role == Ordinary || x.role == Number
		if s := joined.String(); s != "" && isDigit(s[len(s)-1]) && isDigit(text[0]) {
			joined.WriteByte('-') // 1 2 is not 12
		}
		joined.WriteString(text)
	}
	out.joined = joined.String()
	out.telling = ordinary && runes > 2
	return out
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// of returns the weight of a word.
func (w *Weights) of(x word) float64 {
	switch x.role {
	case LegalForm:
		return 0
	case Generic:
		return w.GenericWord
	case Particle:
		return w.Particle
	case Title:
		return w.Title
	case Initial:
		return w.InitialWord
	case Number:
		return 1
	}
	if x.text[0] < utf8.RuneSelf {
		switch {
		case len(x.text) <= 2:
			return w.ShortWord
		case len(x.text) == 3:
			return w.ThreeLetter
		}
	}
	return 1
}

// nextCore returns the position of the first word from i on that is no legal form.
func (n *name) nextCore(i int) int {
	for i < len(n.words) && n.words[i].role == LegalForm {
		i++
	}
	return i
}

// sameCore reports whether the names are the same sequence of words, but for
// legal forms. Two names without a word are the same if their texts are.
func sameCore(a, b *name) bool {
	if len(a.words) == 0 || len(b.words) == 0 {
		return len(a.words) == len(b.words) && sameText(a, b)
	}
	i, j := a.nextCore(0), b.nextCore(0)
	for i < len(a.words) && j < len(b.words) {
		if a.words[i].text != b.words[j].text {
			return false
		}
		i, j = a.nextCore(i+1), b.nextCore(j+1)
	}
	return i == len(a.words) && j == len(b.words)
}

func sameText(a, b *name) bool { return strings.TrimSpace(a.raw) == strings.TrimSpace(b.raw) }

// contradict reports whether both names have legal forms and none of one class.
func contradict(a, b *name) bool {
	return len(a.classes) > 0 && len(b.classes) > 0 &&
		!slices.ContainsFunc(a.classes, func(c string) bool { return slices.Contains(b.classes, c) })
}
