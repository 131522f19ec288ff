package screening

import (
	"fmt"

	"github.com/interdict/interdict/sanctions"
)

// A Request asks whether someone may do something with a party on a day. Only the
// day and a name or an identifier of the party are required. What is absent is
// unknown, never assumed harmless.
type Request struct {
	ID string
	// On is the day asked about. It is required: the library never asks the clock.
	On sanctions.Date
	// KnownAt restricts the lists to what was published on or before this day; zero:
	// to what the screener knows.
	KnownAt  sanctions.Date
	Party    sanctions.Party
	Owners   []Owner
	Activity sanctions.Activity
	Item     sanctions.Item
	Actors   []Actor // whoever would act; none: every authority is assumed to reach the transaction
	Currency string  // ISO 4217 code of the payment
}

// An Actor is someone who would act.
type Actor struct {
	Country string `json:"country"` // nationality, seat or place of acting; ISO 3166-1 alpha-2
}

// An Owner is someone who owns or controls part of a party.
type Owner struct {
	Party   sanctions.Party
	Percent *float64 // share, 0 to 100; nil if not known
	Control *bool    // nil if not known
	Owners  []Owner  // of the owner
}

// Bounds on how deep owners of owners may nest, and how many there may be.
const (
	maxOwnerDepth = 32
	maxOwners     = 1000
)

// A RequestError says which field of a request is wrong, what it holds and why.
type RequestError struct {
	Field string // as the request's JSON calls it: "party.countries", "item.eccn"
	Value string
	Err   error
}

// Error returns `field "value": why`.
func (e *RequestError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%s: %v", e.Field, e.Err)
	}
	return fmt.Sprintf("%s %q: %v", e.Field, e.Value, e.Err)
}

// Unwrap returns the reason: one of the errors of package sanctions, or a
// [*sanctions.FieldError].
func (e *RequestError) Unwrap() error { return e.Err }

// Validate returns a [*RequestError] about the first field that is missing or of
// the wrong form.
func (r *Request) Validate() error {
	if r.On.IsZero() {
		return &RequestError{Field: "on", Err: sanctions.ErrMissing}
	}
	if err := r.Party.Validate(); err != nil {
		return requestError("party", err)
	}
	if err := validateOwners("owners", r.Owners, 0); err != nil {
		return err
	}
	owners := 0
	walkOwners(r.Owners, func(*Owner) { owners++ })
	if owners > maxOwners {
		return &RequestError{Field: "owners", Value: fmt.Sprint(owners), Err: fmt.Errorf("more than %d: %w", maxOwners, sanctions.ErrInvalid)}
	}
	if !r.Activity.Valid() {
		return &RequestError{Field: "activity", Value: string(r.Activity), Err: sanctions.ErrUnknown}
	}
	if err := r.Item.Validate(); err != nil {
		return requestError("item", err)
	}
	for i, a := range r.Actors {
		if !sanctions.ValidCountry(a.Country) {
			return &RequestError{Field: fmt.Sprintf("actors[%d].country", i), Value: a.Country, Err: sanctions.ErrInvalid}
		}
	}
	if r.Currency != "" && !validCurrency(r.Currency) {
		return &RequestError{Field: "currency", Value: r.Currency, Err: sanctions.ErrInvalid}
	}
	return nil
}

func validateOwners(field string, owners []Owner, depth int) error {
	if depth >= maxOwnerDepth && len(owners) > 0 {
		return &RequestError{Field: field, Err: fmt.Errorf("nested more than %d deep: %w", maxOwnerDepth, sanctions.ErrInvalid)}
	}
	sum := 0.0
	for i := range owners {
		o, at := &owners[i], fmt.Sprintf("%s[%d]", field, i)
		if err := o.Party.Validate(); err != nil {
			return requestError(at+".party", err)
		}
		if p := o.Percent; p != nil {
			if !(*p >= 0 && *p <= 100) {
				return &RequestError{Field: at + ".percent", Value: fmt.Sprint(*p), Err: sanctions.ErrInvalid}
			}
			sum += *p
		}
		if err := validateOwners(at+".owners", o.Owners, depth+1); err != nil {
			return err
		}
	}
	if sum > 100.01 { // shares are often rounded to two digits
		return &RequestError{Field: field, Value: fmt.Sprint(sum), Err: fmt.Errorf("more than 100 percent: %w", sanctions.ErrInvalid)}
	}
	return nil
}

func requestError(prefix string, err error) error {
	if fe, ok := err.(*sanctions.FieldError); ok {
		return &RequestError{Field: prefix + "." + fe.Field, Value: fe.Value, Err: fe.Err}
	}
	return &RequestError{Field: prefix, Err: err}
}

func validCurrency(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}
