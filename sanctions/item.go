package sanctions

import (
	"slices"
	"strings"
)

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
	if !validText(i.Description) {
		return &FieldError{Field: "description", Value: strings.ToValidUTF8(i.Description, "?"), Err: ErrText}
	}
	if !validText(i.Manufacturer) {
		return &FieldError{Field: "manufacturer", Value: strings.ToValidUTF8(i.Manufacturer, "?"), Err: ErrText}
	}
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
// "9A991" speaks of "9A991.d", "9" of all of category 9, "88" of HS 8807.30; but
// "9A610.y.1" does not speak of "9A610.y.10".
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
func (s *ItemScope) holds(item *Item, all bool) Truth {
	return s.eccn(item, all).And(s.hs(item, all)).And(s.origin(item))
}

func (s *ItemScope) eccn(item *Item, all bool) Truth {
	if len(s.ECCN) == 0 {
		return Yes
	}
	if !validECCN(item.ECCN) {
		return Unknown
	}
	return codeWithin(item.ECCN, s.ECCN, len("9A991"), all)
}

func (s *ItemScope) hs(item *Item, all bool) Truth {
	if len(s.HS) == 0 {
		return Yes
	}
	if !validHS(item.HS) {
		return Unknown
	}
	return codeWithin(item.HS, s.HS, len(item.HS), all)
}

func (s *ItemScope) origin(item *Item) Truth {
	if len(s.Origins) == 0 {
		return Yes
	}
	return countryWithin(item.Origin, s.Origins)
}

// countryWithin answers for a country that is not known, or not a code, Unknown.
func countryWithin(country string, countries []string) Truth {
	if !ValidCountry(country) {
		return Unknown
	}
	return truthOf(slices.Contains(countries, country))
}

func codeWithin(code string, codes []string, positional int, all bool) Truth {
	answer := No
	for _, c := range codes {
		switch {
		case codeBelow(code, c, positional):
			return Yes
		case codeBelow(c, code, positional): // the item is given more broadly than the scope
			if !all {
				return Yes
			}
			answer = Unknown
		}
	}
	return answer
}

// codeBelow reports whether code is group or lies below it, letter case aside. In
// the first positional characters of a code every character is a level of its own;
// the paragraphs after them must agree whole: 9A610.y.10 is not below 9A610.y.1. It
// does not allocate.
func codeBelow(code, group string, positional int) bool {
	i, j := 0, 0 // read so far
	for n := 0; ; n++ {
		x, y := skipSeparators(code, i), skipSeparators(group, j)
		paragraph := n > positional
		switch {
		case y == len(group):
			return x == len(code) || !paragraph || startsParagraph(code, i, x)
		case x == len(code), upper(code[x]) != upper(group[y]),
			paragraph && startsParagraph(code, i, x) != startsParagraph(group, j, y):
			return false
		}
		i, j = x+1, y+1
	}
}

func skipSeparators(code string, i int) int {
	for i < len(code) && (code[i] == '.' || code[i] == ' ') {
		i++
	}
	return i
}

// startsParagraph reports whether a separator or a change between letters and digits
// parts the character at next from the one that ends at end.
func startsParagraph(code string, end, next int) bool {
	return next > end || isDigit(code[next]) != isDigit(code[end-1])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

// validECCN accepts "EAR99" and any leading part of a number such as "9A991.d.1":
// category digit, group letter, three digits, then paragraphs, each after a dot.
func validECCN(s string) bool {
	if strings.EqualFold(s, "EAR99") {
		return true
	}
	for i := range len(s) {
		c := upper(s[i])
		letter := 'A' <= c && c <= 'Z'
		var ok bool
		switch {
		case i == 1:
			ok = 'A' <= c && c <= 'E'
		case i < 5:
			ok = isDigit(c)
		case i == 5 || c == '.':
			ok = c == '.' && i+1 < len(s) && s[i+1] != '.'
		default:
			ok = isDigit(c) || letter
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
		case isDigit(s[i]):
			n++
		case s[i] != '.' && s[i] != ' ':
			return false
		}
	}
	return 2 <= n && n <= 10
}
