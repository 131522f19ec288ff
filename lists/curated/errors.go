package curated

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Errors that [Error] wraps beside those of package sanctions; test for them with
// [errors.Is].
var (
	// ErrSyntax is what is not YAML, not one document, too large, or uses a part of
	// YAML that hides what a fact says where it stands: anchors, aliases and tags.
	ErrSyntax = errors.New("not plain YAML")
	// ErrShape is a value where a list or keys must stand, or the other way about.
	ErrShape = errors.New("wrong shape")
	// ErrUnused is a source that no fact cites.
	ErrUnused = errors.New("cited nowhere")
	// ErrUndecided is the end of a fact that is not established surely enough to end
	// it. The days of doubt belong into a fact of their own.
	ErrUndecided = errors.New("too uncertain to end a fact")
	// ErrOrder is a day that lies before one that it must follow.
	ErrOrder = errors.New("too early")
)

// An Error is one thing that is wrong with a curated file. [Read] joins them, in the
// order of lines; find one with [errors.As].
type Error struct {
	File  string // as given to Read
	Line  int    // from 1; 0 if the file as a whole is meant
	Field string // path, such as "entries[0].designations[1].from"; "" for the file
	Value string // what the field holds; "" if nothing
	Err   error  // why
}

// Error returns `file:line: field "value": why`, without what is not known.
func (e *Error) Error() string {
	s := e.File
	if e.Line > 0 {
		s += fmt.Sprintf(":%d", e.Line)
	}
	s += ": "
	if e.Field != "" {
		s += e.Field
		if e.Value != "" {
			s += fmt.Sprintf(" %q", e.Value)
		}
		s += ": "
	}
	return s + e.Err.Error()
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// joined returns the problems as one error in the order of lines, nil if there are
// none.
func joined(problems []*Error) error {
	slices.SortStableFunc(problems, func(a, b *Error) int { return cmp.Compare(a.Line, b.Line) })
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}
