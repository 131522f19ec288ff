package screening

import (
	"fmt"

	"github.com/interdict/interdict/sanctions"
)

// An Outcome is the answer to a request, ordered from mild to strict. The zero
// value is no answer at all.
type Outcome uint8

// The outcomes.
const (
	Undecided  Outcome = iota // no answer
	Clear                     // nothing in force reaches the transaction
	Permitted                 // prohibited, but relief in force covers it; its conditions must be met
	Review                    // a human must decide: a possible match, a missing fact, a stale list
	Prohibited                // a measure in force forbids it and no relief covers it
)

var outcomeWords = [...]string{"undecided", "clear", "permitted", "review", "prohibited"}

// String returns the outcome as a lower-case word.
func (o Outcome) String() string {
	if int(o) < len(outcomeWords) {
		return outcomeWords[o]
	}
	return fmt.Sprintf("Outcome(%d)", uint8(o))
}

// ParseOutcome reads the word that [Outcome.String] writes.
func ParseOutcome(s string) (Outcome, error) {
	for i, w := range outcomeWords {
		if w == s {
			return Outcome(i), nil
		}
	}
	return Undecided, fmt.Errorf("outcome %q: %w", s, sanctions.ErrUnknown)
}

// MarshalText writes the outcome as a lower-case word.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the word that [Outcome.String] writes.
func (o *Outcome) UnmarshalText(text []byte) error {
	v, err := ParseOutcome(string(text))
	if err != nil {
		return err
	}
	*o = v
	return nil
}

// An Effect is what a finding does to the answer. The zero value only informs.
type Effect uint8

// The effects.
const (
	Informs    Effect = iota // tells something that does not bear on the answer
	Authorises               // opens the way that the findings it relieves close
	Questions                // asks something: the answer is at least Review
	Prohibits                // closes the way
)

var effectWords = [...]string{"informs", "authorises", "questions", "prohibits"}

// String returns the effect as a lower-case word.
func (e Effect) String() string {
	if int(e) < len(effectWords) {
		return effectWords[e]
	}
	return fmt.Sprintf("Effect(%d)", uint8(e))
}

// MarshalText writes the effect as a lower-case word.
func (e Effect) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads the word that [Effect.String] writes.
func (e *Effect) UnmarshalText(text []byte) error {
	for i, w := range effectWords {
		if w == string(text) {
			*e = Effect(i)
			return nil
		}
	}
	return fmt.Errorf("effect %q: %w", text, sanctions.ErrUnknown)
}
