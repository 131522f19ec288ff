package ofac

import (
	"errors"
	"fmt"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// What an [Error] can wrap beside the errors of package sanctions (ErrMissing,
// ErrInvalid, ErrUnknown, ErrTwice, ErrDangles); test for them with [errors.Is].
var (
	ErrFormat    = errors.New("not OFAC's format")
	ErrTruncated = errors.New("file is cut off")
	ErrColumns   = errors.New("wrong number of columns")
	ErrEncoding  = errors.New("not UTF-8")
	ErrCount     = errors.New("number of entries differs from Record_Count")
	ErrOverflow  = errors.New("remarks and their overflow do not fit together")
)

// An Error says where in which file decoding stopped, and why.
type Error struct {
	File  string            // as named by the caller
	Line  int               // from 1; 0 if it is the file as a whole
	Entry sanctions.EntryID // "" if it is none's, or not known
	Field string            // column or element, as OFAC names it
	Value string            // what it holds; "" if nothing
	Err   error
}

// Error returns `file:line: entry 36: field "value": why`, without what is not known.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	if e.Entry != "" {
		fmt.Fprintf(&b, ": entry %s", e.Entry)
	}
	if e.Field != "" {
		fmt.Fprintf(&b, ": %s", e.Field)
	}
	if e.Value != "" {
		fmt.Fprintf(&b, " %q", e.Value)
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	return b.String()
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }
