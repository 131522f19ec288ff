package sanctions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// validText reports whether s is text that can be compared and shown: UTF-8 without the
// mark of bytes that were lost, and without control characters, which would hide a name
// from comparison and speak to a terminal.
func validText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r == utf8.RuneError || unicode.IsControl(r)
	})
}
