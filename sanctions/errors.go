package sanctions

import (
	"errors"
	"fmt"
)

// Errors that validation wraps; test for them with [errors.Is].
var (
	ErrMissing = errors.New("missing")       // a value that must be there is not
	ErrUnknown = errors.New("unknown word")  // a word that the vocabulary does not hold
	ErrInvalid = errors.New("invalid value") // a value of the wrong form
	ErrTwice   = errors.New("appears twice") // an id or key that must be unique is not
	ErrText    = errors.New("not plain text: bytes that are not UTF-8, or control characters")
	ErrDangles = errors.New("points nowhere") // a reference to something that does not exist
)

// A FieldError says which field of a value is wrong, what it holds and why.
type FieldError struct {
	Field string // path, such as "designations[0].measures[1].kind"
	Value string // what it holds; "" if nothing
	Err   error  // why: one of the errors above, or more precise
}

// Error returns `field "value": why`.
func (e *FieldError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%s: %v", e.Field, e.Err)
	}
	return fmt.Sprintf("%s %q: %v", e.Field, e.Value, e.Err)
}

// Unwrap returns the reason.
func (e *FieldError) Unwrap() error { return e.Err }

// within puts the name of the enclosing field before the path of err.
func within(field string, err error) error {
	if err == nil {
		return nil
	}
	var fe *FieldError
	if errors.As(err, &fe) {
		return &FieldError{Field: field + "." + fe.Field, Value: fe.Value, Err: fe.Err}
	}
	return &FieldError{Field: field, Err: err}
}

func withinAt(field string, i int, err error) error {
	if err == nil {
		return nil
	}
	return within(fmt.Sprintf("%s[%d]", field, i), err)
}
