package open

import (
	"errors"
	"fmt"
)

// Errors that [Paths] wraps; test for them with [errors.Is].
var (
	ErrFormat   = errors.New("no format that is known")
	ErrNoList   = errors.New("no list found")
	ErrNoDay    = errors.New("no day of publication: put the file into a folder named by its day, as 2024-05-03")
	ErrNoMain   = errors.New("files that belong to a list whose main file is missing")
	ErrTwoFiles = errors.New("another file of the same kind lies in the folder for the same day")
)

// An Error says which file or folder could not be loaded and why.
type Error struct {
	Path string
	Err  error
}

// Error returns `path: why`.
func (e *Error) Error() string { return fmt.Sprintf("%s: %v", e.Path, e.Err) }

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }
