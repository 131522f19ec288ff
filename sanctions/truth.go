package sanctions

import "fmt"

// Truth is three-valued. The zero value is Unknown, so that a forgotten answer
// never reads as a harmless one.
type Truth int8

// The three answers.
const (
	Unknown Truth = 0
	No      Truth = -1
	Yes     Truth = 1
)

// And is No if either side is No, else Unknown if either is Unknown, else Yes.
func (t Truth) And(u Truth) Truth { return min(t, u) }

// Or is Yes if either side is Yes, else Unknown if either is Unknown, else No.
func (t Truth) Or(u Truth) Truth { return max(t, u) }

// Not turns Yes into No and No into Yes; Unknown stays.
func (t Truth) Not() Truth { return -t }

// String returns "no", "unknown" or "yes".
func (t Truth) String() string {
	switch {
	case t < 0:
		return "no"
	case t > 0:
		return "yes"
	}
	return "unknown"
}

// MarshalText writes the answer as [Truth.String] does.
func (t Truth) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads "no", "unknown" or "yes"; empty text is Unknown.
func (t *Truth) UnmarshalText(text []byte) error {
	switch string(text) {
	case "no":
		*t = No
	case "", "unknown":
		*t = Unknown
	case "yes":
		*t = Yes
	default:
		return fmt.Errorf("truth %q: %w", text, ErrUnknown)
	}
	return nil
}

func truthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}
