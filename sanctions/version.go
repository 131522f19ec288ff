package sanctions

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// An Authority is who issues sanctions, by code: "UN", "EU", "US-OFAC", "US-BIS",
// "US-STATE", "UK", "CH", "CA", "AU", "JP", "UA"; others in the same form.
type Authority string

// Validate reports a code that is not upper-case letters and digits, joined by
// single hyphens.
func (a Authority) Validate() error {
	return validateCode("authority", string(a), 'A', 'Z')
}

// A ListID names a published data set of an authority: "us-ofac-sdn".
type ListID string

// Validate reports an id that is not lower-case letters and digits, joined by single
// hyphens.
func (id ListID) Validate() error { return validateCode("list", string(id), 'a', 'z') }

func validateCode(field, s string, lo, hi byte) error {
	if s == "" {
		return &FieldError{Field: field, Err: ErrMissing}
	}
	for i := range len(s) {
		letter := lo <= s[i] && s[i] <= hi || '0' <= s[i] && s[i] <= '9'
		hyphen := s[i] == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-'
		if !letter && !hyphen {
			return &FieldError{Field: field, Value: s, Err: ErrInvalid}
		}
	}
	return nil
}

// An EntryID is the id that a list itself gives an entry.
type EntryID string

// A Ref names an entry: an EntryID is unique only within its list.
type Ref struct {
	List ListID  `json:"list"`
	ID   EntryID `json:"entry"`
}

// String returns "list/id".
func (r Ref) String() string { return string(r.List) + "/" + string(r.ID) }

// IsZero reports whether r names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// validate reports, under the name of the field that holds it, a reference without
// list or id, or to a list that cannot be.
func (r Ref) validate(field string) error {
	switch {
	case r.IsZero():
		return &FieldError{Field: field, Err: ErrMissing}
	case r.ID == "" || r.List.Validate() != nil:
		return &FieldError{Field: field, Value: r.String(), Err: ErrInvalid}
	}
	return nil
}

// Compare orders references by list, then id.
func (r Ref) Compare(s Ref) int {
	if c := strings.Compare(string(r.List), string(s.List)); c != 0 {
		return c
	}
	return strings.Compare(string(r.ID), string(s.ID))
}

// A Hash is the SHA-256 digest of a content. The zero Hash is "not given".
type Hash [32]byte

// IsZero reports whether the hash is "not given".
func (h Hash) IsZero() bool { return h == Hash{} }

// String returns "sha256:" and 64 hexadecimal digits; "" for the zero Hash.
func (h Hash) String() string {
	if h.IsZero() {
		return ""
	}
	return "sha256:" + hex.EncodeToString(h[:])
}

// MarshalText writes the hash as [Hash.String] does.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads the form that [Hash.String] writes.
func (h *Hash) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*h = Hash{}
		return nil
	}
	digits, ok := strings.CutPrefix(string(text), "sha256:")
	b, err := hex.DecodeString(digits)
	if !ok || err != nil || len(b) != len(h) {
		return fmt.Errorf("hash %q: %w", text, ErrInvalid)
	}
	copy(h[:], b)
	return nil
}

// A Version is one publication of a list.
type Version struct {
	List      ListID    `json:"list"`
	Authority Authority `json:"authority,omitempty"`
	Number    uint32    `json:"number,omitempty"` // 1, 2, ... per list; given by the store
	Date      Date      `json:"date"`             // of publication
	Hash      Hash      `json:"hash"`             // of the content
	Source    string    `json:"source,omitempty"` // where it came from
	// Entries, Names and Identifiers are how many the version holds.
	Entries     int `json:"entries,omitempty"`
	Names       int `json:"names,omitempty"`
	Identifiers int `json:"identifiers,omitempty"`
}

// A Coverage is what a version of a list speaks for: outside it a list that says
// nothing does not mean that nothing is forbidden.
type Coverage struct {
	Authority Authority `json:"authority"`
	// Subject tells in words whom and what the list is about.
	Subject string `json:"subject"`
	// Countries are those whose parties the list is about; empty: parties of every
	// country. Of a party tied to none of them it knows nothing.
	Countries []string `json:"countries,omitempty"`
	// Unheld are countries about which the authority has programmes that the list
	// does not hold: its silence about their parties is no answer.
	Unheld []string `json:"unheld,omitempty"`
	// Scopes bound the activities and items for which the list speaks: those that
	// any of them covers; empty: all.
	Scopes []Scope `json:"scopes,omitempty"`
	// From is the first day for which the list speaks; zero: the day of its first
	// version.
	From Date `json:"from,omitzero"`
	// Reviewed is the last day on which the list was known to be complete: the
	// publication day of an authority's file, the review day of a curated list.
	Reviewed Date `json:"reviewed"`
	// MaxAge is the number of days after Reviewed from which the list is stale; 0
	// leaves it to the screener's policy.
	MaxAge int `json:"max_age,omitempty"`
}

// Validate reports the first field that is missing or of the wrong form.
func (c *Coverage) Validate() error {
	if err := c.Authority.Validate(); err != nil {
		return err
	}
	if c.Subject == "" {
		return &FieldError{Field: "subject", Err: ErrMissing}
	}
	if c.Reviewed.IsZero() {
		return &FieldError{Field: "reviewed", Err: ErrMissing}
	}
	if c.Reviewed.Before(c.From) {
		return &FieldError{Field: "reviewed", Value: c.Reviewed.String(), Err: fmt.Errorf("%w: lies before from", ErrInvalid)}
	}
	if c.MaxAge < 0 {
		return &FieldError{Field: "max_age", Value: fmt.Sprint(c.MaxAge), Err: ErrInvalid}
	}
	for i, country := range c.Countries {
		if !ValidCountry(country) {
			return withinAt("countries", i, &FieldError{Field: "country", Value: country, Err: ErrInvalid})
		}
	}
	for i, country := range c.Unheld {
		if !ValidCountry(country) {
			return withinAt("unheld", i, &FieldError{Field: "country", Value: country, Err: ErrInvalid})
		}
	}
	for i := range c.Scopes {
		if err := c.Scopes[i].Validate(); err != nil {
			return withinAt("scopes", i, err)
		}
	}
	return nil
}

// Covers answers whether the list speaks for the activity and item of the
// transaction.
func (c *Coverage) Covers(t *Transaction) Truth {
	if len(c.Scopes) == 0 {
		return Yes
	}
	answer := No
	for i := range c.Scopes {
		answer = answer.Or(c.Scopes[i].Covers(t))
	}
	return answer
}
