package match

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/interdict/interdict/internal/similarity"
)

//go:embed data/legal_forms.csv
var legalFormsCSV string

//go:embed data/words.csv
var wordsCSV string

// A lexicon holds the words that carry little of a name: legal forms, generic
// words, particles and titles.
type lexicon struct {
	forms       map[string][]legalForm // by first word, longest first
	longForms   []string               // first words of forms of three words or more, sorted
	formWords   map[string]bool        // of four letters or more, in a form of several words
	formLetters []string               // forms of one word of three letters or more: jsc, oao
	generic     map[string]string      // meaning, of words in names other than a person's
	longGeneric []genericBucket        // those recognised with a misspelling, by length
	particle    map[string]string      // meaning, of words in a person's name
	title       map[string]bool
}

// A genericBucket holds generic words of one length.
type genericBucket struct {
	*similarity.Bucket
	words []string
}

// A legalForm is one way to write a legal form.
type legalForm struct {
	words []string
	class string // "" for a form that says nothing about the kind of company
	place place
}

// place is where in a name a legal form is one.
type place string

const (
	anywhere place = "any"
	atEdge   place = "edge"
	atEnd    place = "end"
)

// reviewed returns the lexicon of the embedded files. They are part of the program
// and tested with it, so a fault in them is a fault in the program.
var reviewed = sync.OnceValue(func() *lexicon {
	lex, err := readLexicon(legalFormsCSV, wordsCSV)
	if err != nil {
		panic("match: embedded data: " + err.Error())
	}
	return lex
})

func readLexicon(forms, words string) (*lexicon, error) {
	lex := &lexicon{
		forms: map[string][]legalForm{}, formWords: map[string]bool{},
		generic:  map[string]string{},
		particle: map[string]string{}, title: map[string]bool{},
	}
	rows, err := readRows(forms, "form,class,place")
	if err != nil {
		return nil, fmt.Errorf("legal_forms.csv: %w", err)
	}
	for _, row := range rows {
		if err := lex.addForm(row[0], row[1], place(row[2])); err != nil {
			return nil, fmt.Errorf("legal_forms.csv: %q: %w", row[0], err)
		}
	}
	for first, forms := range lex.forms {
		slices.SortStableFunc(forms, func(a, b legalForm) int { return len(b.words) - len(a.words) })
		if len(forms[0].words) >= 3 {
			lex.longForms = append(lex.longForms, first)
		}
	}
	slices.Sort(lex.longForms)
	if rows, err = readRows(words, "word,meaning,role"); err != nil {
		return nil, fmt.Errorf("words.csv: %w", err)
	}
	for _, row := range rows {
		if err := lex.addWord(row[0], row[1], Role(row[2])); err != nil {
			return nil, fmt.Errorf("words.csv: %q: %w", row[0], err)
		}
	}
	return lex, nil
}

// readRows reads a comma-separated table with the given header; lines that start
// with # are remarks.
func readRows(text, header string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != header {
		return nil, fmt.Errorf("the header is not %q", header)
	}
	return rows[1:], nil
}

func (lex *lexicon) addForm(form, class string, at place) error {
	if at != anywhere && at != atEdge && at != atEnd {
		return fmt.Errorf("place %q is none", at)
	}
	words := texts(joinLetters(foldWords(form)))
	if len(words) == 0 {
		return fmt.Errorf("no words")
	}
	for _, other := range lex.forms[words[0]] {
		if slices.Equal(other.words, words) {
			if other.class != class {
				return fmt.Errorf("is %q and %q", other.class, class)
			}
			return nil // the Cyrillic and the Latin spelling of one form
		}
	}
	lex.forms[words[0]] = append(lex.forms[words[0]], legalForm{words, class, at})
	if len(words) == 1 {
		if len(words[0]) >= 3 && similarity.Letters(words[0]) != 0 {
			lex.formLetters = append(lex.formLetters, words[0])
		}
		return nil
	}
	for _, w := range words {
		if len(w) >= 4 && similarity.Letters(w) != 0 {
			lex.formWords[w] = true
		}
	}
	return nil
}

// slips says when a word of a legal form or a generic word is meant: one letter
// wrong, and in long words what the metric hardly notices.
func slips(length int) *similarity.Rule {
	if length < longWord {
		return &shortSlip
	}
	return &longSlip
}

var shortSlip, longSlip = similarity.NewRule(2, 1), similarity.NewRule(0.95, 1)

const longWord = 10

// misspelt reports whether a word is meant for a known one.
func misspelt(word, known string) bool {
	if word == known || similarity.OneLetterApart(word, known) {
		return true
	}
	length, letters := min(len(word), len(known)), similarity.Letters(known)
	if length < longWord || letters == 0 || similarity.Letters(word) == 0 {
		return false
	}
	var p similarity.Pattern
	p.Set(word)
	return p.Similar(known, letters, slips(length)) > 0
}

// misspeltFrom is the length from which a generic word is recognised with one
// letter wrong; shorter ones are too close to other words (marine, Marina).
const misspeltFrom = 7

func (lex *lexicon) addWord(word, meaning string, role Role) error {
	folded := texts(foldWords(word))
	if len(folded) != 1 {
		return fmt.Errorf("is not one word")
	}
	w := folded[0]
	if meaning == "" {
		meaning = w
	}
	switch role {
	case Generic:
		if other, ok := lex.generic[w]; ok && other != meaning {
			return fmt.Errorf("means %q and %q", other, meaning)
		} else if !ok && len(w) >= misspeltFrom && similarity.Letters(w) != 0 {
			for len(lex.longGeneric) <= len(w) {
				b := similarity.NewBucket(len(lex.longGeneric))
				lex.longGeneric = append(lex.longGeneric, genericBucket{Bucket: b})
			}
			b := &lex.longGeneric[len(w)]
			b.Add(w)
			b.words = append(b.words, w)
		}
		lex.generic[w] = meaning
	case Particle:
		lex.particle[w] = meaning
	case Title:
		lex.title[w] = true
	default:
		return fmt.Errorf("role %q is none", role)
	}
	return nil
}

// genericMeaning returns the meaning of a generic word, also of a long one with
// one letter wrong, and "" of any other word.
func (lex *lexicon) genericMeaning(word string) string {
	if meaning, ok := lex.generic[word]; ok {
		return meaning
	}
	if len(word) < misspeltFrom || similarity.Letters(word) == 0 {
		return ""
	}
	var p similarity.Pattern
	p.Set(word)
	best := ""
	for n := len(word) - slipLength; n <= len(word)+slipLength && n < len(lex.longGeneric); n++ {
		if n < misspeltFrom {
			continue
		}
		b := &lex.longGeneric[n]
		b.Each(&p, slips(min(n, len(word))), func(i int) {
			if best == "" || b.words[i] < best {
				best = b.words[i]
			}
		})
	}
	return lex.generic[best]
}

// slipLength is by how much the lengths of a word and a misspelt one may differ.
const slipLength = 4

// formAt returns the length and class of the longest legal form that starts at
// words[i] and may stand there, given that words[from:to] is what is left of the
// name; 0 if there is none. If slip is set, a form of three words or more is
// recognised with one of them misspelt.
func (lex *lexicon) formAt(words []string, i, from, to int, slip bool) (int, string) {
	best, class := longestForm(lex.forms[words[i]], words, i, from, to, slip)
	if !slip {
		return best, class
	}
	for _, first := range lex.longForms {
		if first != words[i] && misspelt(words[i], first) {
			n, c := longestForm(lex.forms[first], words, i, from, to, true)
			if n > best || n == best && c < class {
				best, class = n, c
			}
		}
	}
	return best, class
}

// mayMisspell reports whether the name may hold a form of three words or more with
// one of them misspelt: it has two of the words.
func (lex *lexicon) mayMisspell(words []string) bool {
	known := 0
	for _, w := range words {
		if lex.formWords[w] {
			known++
		}
	}
	return known >= 2
}

func longestForm(forms []legalForm, words []string, i, from, to int, slip bool) (int, string) {
	for _, f := range forms {
		end := i + len(f.words)
		if end > to || f.place == atEnd && end != to || f.place == atEdge && end != to && i != from {
			continue
		}
		wrong := 0
		for k, w := range f.words {
			if w == words[i+k] {
				continue
			}
			wrong++
			if len(w) < 4 || !misspelt(words[i+k], w) {
				wrong = 2
			}
		}
		if wrong == 0 || slip && wrong == 1 && len(f.words) >= 3 {
			return len(f.words), f.class
		}
	}
	return 0, ""
}

// nearForm reports whether the word at the edge of a name looks like a short legal
// form with one letter wrong.
func (lex *lexicon) nearForm(word string) bool {
	if len(word) < 2 || len(word) > 8 || similarity.Letters(word) == 0 {
		return false
	}
	for _, f := range lex.formLetters {
		if len(f) <= 4 && similarity.OneLetterApart(f, word) {
			return true
		}
	}
	return false
}

// nearFormWord reports whether the word looks like a word of a longer legal form
// with one letter wrong.
func (lex *lexicon) nearFormWord(word string) bool {
	if len(word) < 3 || similarity.Letters(word) == 0 {
		return false
	}
	for f := range lex.formWords {
		if similarity.OneLetterApart(f, word) {
			return true
		}
	}
	return false
}
