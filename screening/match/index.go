package match

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"github.com/interdict/interdict/internal/similarity"
	"github.com/interdict/interdict/sanctions"
)

// An Index is a set of entries that can be searched. It is immutable and safe for
// concurrent use.
type Index struct {
	weights   Weights
	documents []document
	names     shelf // of organisations, vessels, aircraft and what may be one
	persons   shelf
	byKey     map[string][]uint32 // documents by the key of an identifier
	workspace sync.Pool           // of *workspace
}

// A document is one content of an entry.
type document struct {
	entry *sanctions.Entry
	party party
}

// A shelf holds the names that are read one way, and where their words occur.
type shelf struct {
	person   bool
	names    []shelvedName
	words    map[string]uint32   // number of a word
	where    [][]uint32          // names that hold the word other than in a legal form, by its number
	forms    [][]uint32          // names that hold it in a legal form
	meaning  []bool              // whether the word stands in meanings
	meanings map[string][]uint32 // words by what they say
	initials ['z' + 1][]uint32   // words of a person's name by first letter, if of several letters
	lengths  []bucket            // words that the metric may compare, by length
	joined   map[string][]uint32 // names by their core in one word
	wordless map[string][]uint32 // names without a word by their text
}

// A shelvedName tells whose name it is.
type shelvedName struct {
	document uint32
	position uint32 // in the party's names
	kind     sanctions.Kind
}

// A bucket holds words of one length.
type bucket struct {
	*similarity.Bucket
	words []uint32
}

// NewIndex prepares the entries to be searched. One entry may occur several times
// with different contents: each is a document of its own and gives a match of its
// own. The entries must not be changed afterwards. It fails on weights that are not
// valid, on an entry that is nil, and when the context is done.
func NewIndex(ctx context.Context, entries iter.Seq[*sanctions.Entry], w Weights) (*Index, error) {
	if err := w.Validate(); err != nil {
		return nil, fmt.Errorf("match: weights: %w", err)
	}
	ix := &Index{weights: w, byKey: map[string][]uint32{}, names: newShelf(false), persons: newShelf(true)}
	for e := range entries {
		if e == nil {
			return nil, &sanctions.FieldError{
				Field: fmt.Sprintf("entries[%d]", len(ix.documents)), Err: sanctions.ErrMissing,
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("match: index: %w", err)
		}
		ix.add(e)
	}
	return ix, nil
}

func newShelf(person bool) shelf {
	return shelf{
		person: person, words: map[string]uint32{}, meanings: map[string][]uint32{},
		joined: map[string][]uint32{}, wordless: map[string][]uint32{},
	}
}

func (ix *Index) add(e *sanctions.Entry) {
	number := uint32(len(ix.documents))
	d := document{entry: e, party: prepareParty(&e.Party, &ix.weights)}
	ix.documents = append(ix.documents, d)
	for _, key := range d.party.keys {
		if at := ix.byKey[key]; key != "" && (len(at) == 0 || at[len(at)-1] != number) {
			ix.byKey[key] = append(at, number)
		}
	}
	ix.names.add(number, e.Party.Kind, d.party.names)
	ix.persons.add(number, e.Party.Kind, d.party.persons)
}

func (sh *shelf) add(document uint32, kind sanctions.Kind, names []name) {
	for i := range names {
		n := &names[i]
		number := uint32(len(sh.names))
		sh.names = append(sh.names, shelvedName{document, uint32(i), kind})
		if len(n.words) == 0 {
			key := wordlessKey(n)
			sh.wordless[key] = append(sh.wordless[key], number)
			continue
		}
		sh.joined[n.joined] = append(sh.joined[n.joined], number)
		for j := range n.words {
			w, where := sh.word(&n.words[j]), sh.where
			if n.words[j].role == LegalForm {
				where = sh.forms
			}
			if at := where[w]; len(at) == 0 || at[len(at)-1] != number {
				where[w] = append(at, number)
			}
		}
	}
}

// word returns the number of the word, new or known.
func (sh *shelf) word(w *word) uint32 {
	number, known := sh.words[w.text]
	if !known {
		number = uint32(len(sh.where))
		sh.where, sh.forms = append(sh.where, nil), append(sh.forms, nil)
		sh.meaning = append(sh.meaning, false)
		sh.words[w.text] = number
		sh.sort(number, w)
	}
	// A word has one meaning, but none where it is part of a legal form.
	if w.meaning != "" && !sh.meaning[number] {
		sh.meaning[number] = true
		sh.meanings[w.meaning] = append(sh.meanings[w.meaning], number)
	}
	return number
}

// sort puts a new word where similar ones will look for it.
func (sh *shelf) sort(number uint32, w *word) {
	if w.letters != 0 {
		for len(sh.lengths) <= len(w.text) {
			sh.lengths = append(sh.lengths, bucket{Bucket: similarity.NewBucket(len(sh.lengths))})
		}
		b := &sh.lengths[len(w.text)]
		b.Add(w.text)
		b.words = append(b.words, number)
	}
	if first := w.text[0]; sh.person && len(w.text) > 1 && 'a' <= first && first <= 'z' {
		sh.initials[first] = append(sh.initials[first], number)
	}
}
