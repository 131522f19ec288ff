package sanctions

import "strings"

// An Item is what changes hands or is worked on. Only what is known is filled in.
type Item struct {
	Description  string `json:"description,omitempty"`
	Manufacturer string `json:"manufacturer,omitempty"`
	ECCN         string `json:"eccn,omitempty"`   // Export Control Classification Number, or "EAR99" (15 CFR 774)
	HS           string `json:"hs,omitempty"`     // Harmonized System or CN code
	Origin       string `json:"origin,omitempty"` // country of origin, ISO 3166-1 alpha-2
}

// IsZero reports whether nothing is known of the item.
func (i Item) IsZero() bool { return i == Item{} }

// Validate reports a code of the wrong form.
func (i *Item) Validate() error {
	if i.ECCN != "" && !validECCN(i.ECCN) {
		return &FieldError{Field: "eccn", Value: i.ECCN, Err: ErrInvalid}
	}
	if i.HS != "" && !validHS(i.HS) {
		return &FieldError{Field: "hs", Value: i.HS, Err: ErrInvalid}
	}
	if i.Origin != "" && !ValidCountry(i.Origin) {
		return &FieldError{Field: "origin", Value: i.Origin, Err: ErrInvalid}
	}
	return nil
}

// An ItemScope speaks of the items that agree with each of its fields; a field
// with several values agrees with any of them. ECCN and HS codes are hierarchies:
// "9A991" speaks of "9A991.d", "9" of all of category 9, "88" of HS 8807.30.
type ItemScope struct {
	ECCN    []string `json:"eccn,omitempty"`
	HS      []string `json:"hs,omitempty"`
	Origins []string `json:"origins,omitempty"` // ISO 3166-1 alpha-2
}

// Validate reports a code of the wrong form, or a scope without any.
func (s *ItemScope) Validate() error {
	if len(s.ECCN) == 0 && len(s.HS) == 0 && len(s.Origins) == 0 {
		return &FieldError{Field: "eccn", Err: ErrMissing}
	}
	for i, c := range s.ECCN {
		if !validECCN(c) {
			return withinAt("eccn", i, &FieldError{Field: "code", Value: c, Err: ErrInvalid})
		}
	}
	for i, c := range s.HS {
		if !validHS(c) {
			return withinAt("hs", i, &FieldError{Field: "code", Value: c, Err: ErrInvalid})
		}
	}
	for i, c := range s.Origins {
		if !ValidCountry(c) {
			return withinAt("origins", i, &FieldError{Field: "country", Value: c, Err: ErrInvalid})
		}
	}
	return nil
}

// holds answers whether the item is one that s speaks of. With all set, an item
// given by a broader code than the scope's is Unknown instead of Yes.
func (s *ItemScope) holds(item *Item, all bool, missing *factSet) Truth {
	t := Yes
	if len(s.ECCN) > 0 {
		t = t.And(codeWithin(item.ECCN, s.ECCN, all, FactECCN, missing))
	}
	if len(s.HS) > 0 {
		t = t.And(codeWithin(item.HS, s.HS, all, FactHS, missing))
	}
	if len(s.Origins) > 0 {
		if item.Origin == "" {
			missing.add(FactOrigin)
			t = t.And(Unknown)
		} else {
			t = t.And(truthOf(containsString(s.Origins, item.Origin)))
		}
	}
	return t
}

func codeWithin(code string, codes []string, all bool, fact Fact, missing *factSet) Truth {
	if code == "" {
		missing.add(fact)
		return Unknown
	}
	t := No
	for _, c := range codes {
		switch {
		case codePrefix(code, c):
			return Yes
		case codePrefix(c, code): // the item is given more broadly than the scope
			if !all {
				return Yes
			}
			t = Unknown
		}
	}
	if t == Unknown {
		missing.add(fact)
	}
	return t
}

// codePrefix reports whether code begins with prefix, blanks, dots and letter case
// aside, without allocating.
func codePrefix(code, prefix string) bool {
	i, j := 0, 0
	for {
		for i < len(code) && (code[i] == '.' || code[i] == ' ') {
			i++
		}
		for j < len(prefix) && (prefix[j] == '.' || prefix[j] == ' ') {
			j++
		}
		if j == len(prefix) {
			return true
		}
		if i == len(code) || upper(code[i]) != upper(prefix[j]) {
			return false
		}
		i++
		j++
	}
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

// validECCN accepts "EAR99" and any leading part of a number such as "9A991.d.1":
// category digit, group letter, three digits, then paragraphs.
func validECCN(s string) bool {
	if strings.EqualFold(s, "EAR99") {
		return true
	}
	for i := range len(s) {
		c := upper(s[i])
		digit, letter := '0' <= c && c <= '9', 'A' <= c && c <= 'Z'
		ok := digit
		switch {
		case i == 1:
			ok = 'A' <= c && c <= 'E'
		case i == 5:
			ok = c == '.'
		case i > 5:
			ok = digit || letter || c == '.'
		}
		if !ok {
			return false
		}
	}
	return s != ""
}

// validHS accepts two to ten digits with dots or blanks between them.
func validHS(s string) bool {
	n := 0
	for i := range len(s) {
		switch {
		case '0' <= s[i] && s[i] <= '9':
			n++
		case s[i] != '.' && s[i] != ' ':
			return false
		}
	}
	return 2 <= n && n <= 10
}

func containsString(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
