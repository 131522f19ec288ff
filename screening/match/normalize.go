package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/interdict/interdict/internal/similarity"
	"github.com/interdict/interdict/sanctions"
)

// A Role is what a word does in a name.
type Role string

// The roles of words.
const (
	Ordinary  Role = ""           // tells who it is
	Generic   Role = "generic"    // of an organisation, vessel or aircraft: "airlines", "general", "of"
	LegalForm Role = "legal-form" // "open", "joint", "stock", "company"; "oao"
	Number    Role = "number"     // has a digit, is a Roman numeral or a letter at the end of a name
	Initial   Role = "initial"    // of a person: one letter
	Particle  Role = "particle"   // of a person: "al", "bin", "von"
	Title     Role = "title"      // of a person: "dr", "shaikh"
)

// A Word is a word of a name, folded.
type Word struct {
	Text    string
	Role    Role
	Meaning string // what a generic word or particle says; shared by its variants and translations
}

// Normalized is a name as it is compared.
type Normalized struct {
	// Text is the folded words with a blank between them: Normalize of it gives
	// it again. It is empty for a name that has no letter and no digit.
	Text string
	// Core is the words that are no legal form, with a blank between them.
	Core string
	// Words are the words with what they do in the name.
	Words []Word
	// LegalForms are the classes of the legal forms, sorted: "joint-stock",
	// "limited", "state-enterprise", "partnership", "sole-trader".
	LegalForms []string
}

// Normalize returns the name of a party of the kind in the form in which names are
// compared: the diacritics of Latin and Greek stripped, Cyrillic transliterated to
// ASCII (also where the publication mixes in Latin letters that look alike), other
// scripts kept; in names other than a person's, legal forms and generic words
// recognised. An unset kind is read as an organisation.
func Normalize(name string, kind sanctions.Kind) Normalized {
	a := analyze(name, kind == sanctions.Person)
	n := Normalized{Text: strings.Join(a.words, " ")}
	var core []string
	for i, w := range a.words {
		n.Words = append(n.Words, Word{w, a.roles[i], a.meanings[i]})
		if a.roles[i] != LegalForm {
			core = append(core, w)
		}
	}
	n.Core = strings.Join(core, " ")
	n.LegalForms = slices.Clone(a.classes)
	return n
}

// An analysis is a name's words and what they do in it. The slices are parallel.
type analysis struct {
	words    []string
	roles    []Role
	meanings []string
	suspect  []bool // looks like a misspelt legal form
	classes  []string
}

func analyze(name string, person bool) analysis {
	folded := foldWords(name)
	if person {
		return analyzePerson(texts(folded))
	}
	return analyzeOrganization(texts(joinLetters(folded)))
}

func newAnalysis(words []string) analysis {
	return analysis{
		words: words, roles: make([]Role, len(words)),
		meanings: make([]string, len(words)), suspect: make([]bool, len(words)),
	}
}

func analyzePerson(words []string) analysis {
	a, lex := newAnalysis(words), reviewed()
	ordinary := 0
	for i, w := range words {
		switch meaning := lex.particle[w]; {
		case len(w) == 1 && similarity.Letters(w) != 0:
			a.roles[i] = Initial
		case meaning != "":
			a.roles[i], a.meanings[i] = Particle, meaning
		case lex.title[w]:
			a.roles[i] = Title
		case hasDigit(w):
			a.roles[i] = Number
		default:
			ordinary++
		}
	}
	if ordinary == 0 {
		// A name of nothing but particles or titles is a name all the same.
		for i, r := range a.roles {
			if r == Particle || r == Title {
				a.roles[i], a.meanings[i] = Ordinary, ""
			}
		}
	}
	return a
}

func analyzeOrganization(words []string) analysis {
	a, lex := newAnalysis(words), reviewed()
	a.claimForms(lex)
	last := len(words) - 1
	for i, w := range words {
		if a.roles[i] == LegalForm {
			continue
		}
		if meaning := lex.genericMeaning(w); meaning != "" {
			a.roles[i], a.meanings[i] = Generic, meaning
			continue
		}
		if hasDigit(w) || i > 0 && (isRoman(w) && len(w) > 1 || i == last && utf8.RuneCountInString(w) == 1) {
			a.roles[i] = Number
			continue
		}
		beside := i > 0 && a.isForm(lex, i-1) || i < last && a.isForm(lex, i+1)
		a.suspect[i] = (i == 0 || i == last) && lex.nearForm(w) || beside && lex.nearFormWord(w)
	}
	return a
}

// isForm reports whether the word belongs to a legal form, or would to a misspelt one.
func (a *analysis) isForm(lex *lexicon, i int) bool {
	w := a.words[i]
	return a.roles[i] == LegalForm || lex.formWords[w] && lex.generic[w] == ""
}

// claimForms gives the words of legal forms their role. A name that would have
// no other word keeps them as ordinary words.
func (a *analysis) claimForms(lex *lexicon) {
	from, to := 0, len(a.words)
	claim := func(i, n int, class string) {
		for k := i; k < i+n; k++ {
			a.roles[k] = LegalForm
		}
		if class != "" && !slices.Contains(a.classes, class) {
			a.classes = append(a.classes, class)
		}
	}
	for _, slip := range []bool{false, true} {
		if slip && !lex.mayMisspell(a.words) {
			break
		}
		for i := from; i < to; {
			n, class := 0, ""
			if a.roles[i] != LegalForm {
				n, class = lex.formAt(a.words, i, from, to, slip)
			}
			for k := i; k < i+n; k++ {
				if a.roles[k] == LegalForm {
					n = 0
				}
			}
			claim(i, n, class)
			i += max(n, 1)
			for to > from && a.roles[to-1] == LegalForm {
				to--
				i = from // a shorter name has another end, so look again
			}
			for from < to && a.roles[from] == LegalForm {
				from++
			}
			i = max(i, from)
		}
	}
	if !slices.ContainsFunc(a.roles, func(r Role) bool { return r != LegalForm }) {
		clear(a.roles)
		a.classes = nil
	}
	slices.Sort(a.classes)
}

// joinLetters joins what a dotted abbreviation or an aircraft's registration mark
// was parted into: S.A. and EW-001PA are one word each.
func joinLetters(words []foldedWord) []foldedWord {
	joined := words[:0:0]
	letters := false // the last word is made of single letters
	for i, w := range words {
		single := len(w.text) == 1 && similarity.Letters(w.text) != 0
		last := len(joined) - 1
		switch {
		case single && letters:
			joined[last].text += w.text
		case i > 0 && w.hyphened && isMarkPrefix(words[i-1].text) && len(w.text) >= 3 && hasDigit(w.text) &&
			joined[last].text == words[i-1].text:
			joined[last].text += w.text
		default:
			joined = append(joined, w)
		}
		letters = single
	}
	return joined
}

// isMarkPrefix reports whether the word may be the nationality mark of an aircraft.
func isMarkPrefix(w string) bool {
	return len(w) <= 2 && similarity.Letters(w) != 0 && w != "no" && w != "nr"
}

func texts(words []foldedWord) []string {
	if len(words) == 0 {
		return nil
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.text
	}
	return out
}

func hasDigit(w string) bool {
	for _, r := range w {
		if unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// isRoman reports whether the word is written like a number up to 39: sister ships
// and plants are told apart by them.
func isRoman(w string) bool {
	w = strings.TrimLeft(w, "x")
	switch w {
	case "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix":
		return true
	}
	return false
}
