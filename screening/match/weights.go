package match

import (
	"github.com/interdict/interdict/internal/similarity"
	"github.com/interdict/interdict/sanctions"
)

// Weights are all the numbers of the scorer. They change the answer, so they
// belong in the record of a decision; Weights are comparable with ==. The zero
// Weights are not valid: start from [DefaultWeights].
//
// Every number lies in [0, 1]. Penalties are written as positive numbers.
type Weights struct {
	// Threshold is the score from which a pair is a match.
	Threshold float64

	// How similar two words are that are not equal. Words of up to three letters,
	// words with digits and words in a script that is not folded are equal or not.
	WordFloor float64 // the Jaro-Winkler metric below which two words are different
	OneLetter float64 // the least similarity of words of five letters or more that are one letter apart
	Variant   float64 // two generic words of one meaning: airlines, aviakompaniya
	Initial   float64 // an initial and a name that it begins

	// How much a word weighs in its name, where an ordinary one weighs 1.
	ShortWord   float64 // of up to two letters, other than an initial
	ThreeLetter float64 // of three letters
	GenericWord float64 // see data/words.csv
	Particle    float64 // of a person's name: al, bin, von
	Title       float64 // before a person's name: Dr, Shaikh
	InitialWord float64 // an initial

	// How much of its weight a word counts that has no partner.
	MissingWord   float64 // a query's word that the list's name of an organisation, vessel or aircraft lacks
	MissingPart   float64 // the same in a person's name
	MissingLegal  float64 // a query's word that looks like a misspelt legal form
	ExtraWord     float64 // a listed word that the query's name lacks
	ExtraGeneric  float64 // the same for a generic word
	ExtraPart     float64 // the same in a person's name
	Contradiction float64 // of a person: both names have words without partner

	// What becomes of the similarity of two names as a whole.
	JoinedWords  float64 // score of names that differ only in where words are parted
	NumberFactor float64 // factor if each has a number that the other lacks
	WrongOrder   float64 // penalty if an organisation's words stand in another order
	WeakEqual    float64 // score of a name that the authority calls weak, if all words are equal
	WeakFactor   float64 // factor for a weak name otherwise

	// Identifiers.
	IdentifierStrong   float64 // score of an identifier that agrees
	IdentifierWeak     float64 // score of an equal identifier that does not identify by itself
	IdentifierConflict float64 // penalty if each has another number of one kind

	// Other facts: effects on the score of a name.
	LegalForm         float64 // penalty if the legal forms contradict each other
	Country           float64 // penalty if both have countries and none in common
	CountryEqualName  float64 // the same where all telling words of the names are equal
	Gender            float64 // penalty if both are known and differ
	BirthDay          float64 // bonus for an equal exact birth date
	BirthOverlap      float64 // bonus for birth dates that may be the same
	BirthSwapped      float64 // penalty if birth dates differ by swapped day and month
	BirthInexact      float64 // penalty if birth dates differ and one is not exact
	BirthContradicted float64 // penalty if exact birth dates differ
}

// DefaultWeights returns the weights that the package is tested with.
func DefaultWeights() Weights {
	return Weights{
		Threshold: 0.85,

		WordFloor: 0.86,
		OneLetter: 0.9,
		Variant:   0.98,
		Initial:   0.80,

		ShortWord:   0.6,
		ThreeLetter: 0.8,
		GenericWord: 0.2,
		Particle:    0.2,
		Title:       0.1,
		InitialWord: 0.4,

		MissingWord:   1,
		MissingPart:   0.35,
		MissingLegal:  0.05,
		ExtraWord:     0.35,
		ExtraGeneric:  0.1,
		ExtraPart:     0.2,
		Contradiction: 1,

		JoinedWords:  0.95,
		NumberFactor: 0.6,
		WrongOrder:   0.03,
		WeakEqual:    0.9,
		WeakFactor:   0.8,

		IdentifierStrong:   1,
		IdentifierWeak:     0.9,
		IdentifierConflict: 0.1,

		LegalForm:         0.05,
		Country:           0.2,
		CountryEqualName:  0.1,
		Gender:            0.2,
		BirthDay:          0.05,
		BirthOverlap:      0.02,
		BirthSwapped:      0.2,
		BirthInexact:      0.3,
		BirthContradicted: 0.4,
	}
}

// Validate reports the first weight outside [0, 1], and a threshold of 0, at which
// everything would match.
func (w Weights) Validate() error {
	for _, f := range []struct {
		name  string
		value float64
	}{
		{"threshold", w.Threshold},
		{"word_floor", w.WordFloor}, {"one_letter", w.OneLetter}, {"variant", w.Variant}, {"initial", w.Initial},
		{"short_word", w.ShortWord}, {"three_letter", w.ThreeLetter}, {"generic_word", w.GenericWord},
		{"particle", w.Particle}, {"title", w.Title}, {"initial_word", w.InitialWord},
		{"missing_word", w.MissingWord}, {"missing_part", w.MissingPart}, {"missing_legal", w.MissingLegal},
		{"extra_word", w.ExtraWord}, {"extra_generic", w.ExtraGeneric}, {"extra_part", w.ExtraPart},
		{"contradiction", w.Contradiction},
		{"joined_words", w.JoinedWords}, {"number_factor", w.NumberFactor}, {"wrong_order", w.WrongOrder},
		{"weak_equal", w.WeakEqual}, {"weak_factor", w.WeakFactor},
		{"identifier_strong", w.IdentifierStrong}, {"identifier_weak", w.IdentifierWeak},
		{"identifier_conflict", w.IdentifierConflict},
		{"legal_form", w.LegalForm}, {"country", w.Country}, {"country_equal_name", w.CountryEqualName}, {"gender", w.Gender},
		{"birth_day", w.BirthDay}, {"birth_overlap", w.BirthOverlap}, {"birth_swapped", w.BirthSwapped},
		{"birth_inexact", w.BirthInexact}, {"birth_contradicted", w.BirthContradicted},
	} {
		if !(f.value >= 0 && f.value <= 1) || f.name == "threshold" && f.value == 0 {
			return &sanctions.FieldError{Field: f.name, Value: formatScore(f.value), Err: sanctions.ErrInvalid}
		}
	}
	return nil
}

func (w *Weights) rule() similarity.Rule { return similarity.NewRule(w.WordFloor, w.OneLetter) }
