package lists

import (
	"errors"
	"fmt"

	"github.com/interdict/interdict/sanctions"
)

// Errors that [Store.Publish] wraps; test for them with [errors.Is].
var (
	// ErrUnchanged says that the draft's content is that of the newest version. The
	// store is as it was, and Publish returns that version beside the error.
	ErrUnchanged = errors.New("content is unchanged")
	// ErrOutOfOrder says that the draft's day lies before that of the newest version.
	ErrOutOfOrder = errors.New("day lies before that of the newest version")
	// ErrVanished says that the draft lacks a measure, relief or holding that the
	// newest version has and that has not ended by the draft's day. End it instead: put
	// the last day in its period. One that never was right stays, with a confidence
	// that decides nothing.
	ErrVanished = errors.New("neither in the draft nor ended by its day")
	// ErrEmpty says that the draft has no entries, measures or reliefs.
	ErrEmpty = errors.New("no entries, measures or reliefs")
)

// An EntryError says which entry of a draft is wrong and why.
type EntryError struct {
	List   sanctions.ListID
	ID     sanctions.EntryID // "" where it is not known
	Record int               // place among the draft's entries, from 1; 0 for an annulled entry
	Err    error             // from the draft's source, or wraps an error of package sanctions
}

// Error returns `list, record 3, entry "id": why`.
func (e *EntryError) Error() string {
	s := string(e.List)
	if e.Record > 0 {
		s += fmt.Sprintf(", record %d", e.Record)
	}
	if e.ID != "" {
		s += fmt.Sprintf(", entry %q", e.ID)
	}
	return s + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *EntryError) Unwrap() error { return e.Err }

// A DraftError says which field of a draft, beside its entries, is wrong and why.
type DraftError struct {
	List  sanctions.ListID
	Field string // path, such as "measures[2]"
	Value string // the id or text that it holds; "" if nothing
	Err   error  // wraps an error of this package or of package sanctions
}

// Error returns `list: field "value": why`.
func (e *DraftError) Error() string {
	s := e.Field
	if e.List != "" {
		s = string(e.List) + ": " + s
	}
	if e.Value != "" {
		s += fmt.Sprintf(" %q", e.Value)
	}
	return s + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *DraftError) Unwrap() error { return e.Err }
