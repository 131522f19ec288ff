package ofac

import (
	"iter"
	"strings"

	"github.com/interdict/interdict/internal/country"
	"github.com/interdict/interdict/sanctions"
)

// A fate says what became of a piece of the remarks.
type fate uint8

const (
	free     fate = iota // a note without a label
	labelled             // a note under its label
	related              // a relation
	typed                // a field of the party
)

// remarks takes the remarks apart, and keeps them whole as a note as well. If they
// are cut off, so is their last piece: it may be half a number, and stays a note.
func (b *builder) remarks(text string, cut bool) {
	if text == "" {
		return
	}
	b.note("remarks", text)
	for piece, last := range pieces(text) {
		switch {
		case last && cut:
			b.note("cut remark", piece)
		case last:
			b.piece(withoutStop(piece))
		default:
			b.piece(piece)
		}
	}
}

const separator = "; "

// pieces yields what the semicolons part, and whether it is the last piece.
func pieces(text string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for {
			piece, rest, more := strings.Cut(text, separator)
			if !yield(piece, !more) || !more {
				return
			}
			text = rest
		}
	}
}

// withoutStop takes off the full stop that ends the remarks. OFAC writes none after
// one that is there already, so that of "S.A." is left.
func withoutStop(piece string) string {
	stem, ok := strings.CutSuffix(piece, ".")
	if !ok {
		return piece
	}
	word := stem[strings.LastIndexAny(stem, " ,")+1:]
	if len(word)%2 == 0 || len(word) < len("S.A") {
		return stem
	}
	for i := range len(word) {
		if (i%2 == 1) != (word[i] == '.') {
			return stem
		}
	}
	return piece
}

// piece puts one piece of the remarks where it belongs.
func (b *builder) piece(piece string) fate {
	piece = strings.TrimSpace(piece)
	if piece == "" {
		return labelled // nothing to keep
	}
	for _, title := range b.titles {
		if piece == title {
			return typed // the title column again
		}
	}
	plain := strings.TrimPrefix(strings.TrimPrefix(piece, "alt. "), "Alt. ")
	if is, text, ok := weakName(plain); ok {
		b.name(text, is, true)
		return typed
	}
	if text, ok := inParentheses(plain); ok && strings.HasPrefix(text, "Linked To: ") {
		plain = text // as the XML writes it
	}
	l, rest, ok := lookup(plain)
	if !ok {
		return b.unknown(plain)
	}
	text := l.text
	if l.is == aCryptoAddress {
		symbol, _, _ := strings.Cut(rest, " ")
		text = plain[:len(plain)-len(rest)+len(symbol)]
		rest = strings.TrimPrefix(rest[len(symbol):], " ")
	}
	id := sanctions.Identifier{Label: text, Value: rest}
	cutNumber(&id)
	return b.put(l, id, rest)
}

// put puts what stands under a label where it belongs: text, which is an identifier
// if the label is one's.
func (b *builder) put(l label, id sanctions.Identifier, text string) fate {
	switch l.is {
	case aNumber, aCode, aCryptoAddress:
		id.Type = b.identifierType(l, id.Value)
		if isIdentifier(&id, l.is) {
			b.ids = append(b.ids, id)
			return typed
		}
	case aBirthDate:
		if date, ok := parseBirthDate(text); ok {
			b.births = append(b.births, date)
			return typed
		}
	case aBirthPlace:
		if text != "" {
			b.places = append(b.places, text)
			return typed
		}
	case aCountry:
		b.note(l.text, text)
		b.country(text)
		return typed
	case aGender:
		switch text {
		case "Male":
			b.gender = "male"
			return typed
		case "Female":
			b.gender = "female"
			return typed
		}
	case aTitle:
		b.title(text)
		return typed
	case anIssuerName: // of securities: one more name that the party is known by
		if text != "" {
			b.name(text, sanctions.Alias, false)
			return typed
		}
	case aRelation:
		if text != "" {
			b.relations = append(b.relations, sanctions.Relation{Type: "linked-to", Name: text})
			return related
		}
	case aFormerFlag:
		b.isVessel = true
		b.flags = append(b.flags, text)
		return typed
	case aVesselBuilt:
		if b.vessel.Built == "" {
			b.isVessel, b.vessel.Built = true, text
			return typed
		}
	case anAircraftModel:
		if b.aircraft.Model == "" {
			b.isAircraft, b.aircraft.Model = true, text
			return typed
		}
	case anAircraftOperator:
		if b.aircraft.Operator == "" {
			b.isAircraft, b.aircraft.Operator = true, text
			return typed
		}
	case anAircraftBuilt:
		if b.aircraft.Built == "" {
			b.isAircraft, b.aircraft.Built = true, text
			return typed
		}
	}
	label := l.text
	if id.Label != "" {
		label = id.Label
	}
	b.note(label, text)
	return labelled
}

// identifierType returns the type of an identifier where the label alone does not
// tell it.
func (b *builder) identifierType(l label, value string) sanctions.IdentifierType {
	switch {
	case l.is == aNumber && (strings.HasPrefix(value, "IMO ") ||
		l.text == "Vessel Registration Identification" && isIMO(value)):
		return sanctions.IMO
	case l.text == "Legal Entity Number" && isLEI(value):
		return sanctions.LEI
	case l.id != "":
		return l.id
	case b.kind == sanctions.Person:
		return sanctions.NationalID
	}
	return sanctions.RegistrationNumber
}

// isIMO reports whether s has the form of a ship's number: the last of seven digits
// checks the others.
func isIMO(s string) bool {
	n, ok := number(s)
	if !ok || len(s) != 7 {
		return false
	}
	sum := 0
	for weight, rest := 2, n/10; rest > 0; weight, rest = weight+1, rest/10 {
		sum += weight * (rest % 10)
	}
	return sum%10 == n%10
}

// isLEI reports whether s has the form of ISO 17442: 18 letters and digits, then two
// digits.
func isLEI(s string) bool {
	if len(s) != 20 {
		return false
	}
	for i := range len(s) {
		digit := '0' <= s[i] && s[i] <= '9'
		if !digit && (i >= 18 || s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return true
}

// isIdentifier reports whether a value can be one. A number has a digit, and is not a
// sentence about two of them.
func isIdentifier(id *sanctions.Identifier, is meaning) bool {
	digits, others := false, false
	for i := range len(id.Value) {
		switch c := id.Value[i]; {
		case '0' <= c && c <= '9':
			digits = true
		case c >= 0x80, 'a' <= c|0x20 && c|0x20 <= 'z':
			others = true
		}
	}
	if is == aNumber {
		return digits && !strings.Contains(id.Value, " and ")
	}
	return (digits || others) && id.Key() != ""
}

// cutNumber takes "40301 (Egypt) issued 02 Jan 1998 expires 2003" apart.
func cutNumber(id *sanctions.Identifier) {
	id.Value, id.Expires = cutLast(id.Value, " expires ")
	id.Value, id.Issued = cutLast(id.Value, " issued ")
	open := strings.LastIndex(id.Value, " (")
	if open < 0 || !strings.HasSuffix(id.Value, ")") {
		return
	}
	if code, ok := country.Code(id.Value[open+len(" (") : len(id.Value)-1]); ok {
		id.Country = code
		id.Value = strings.TrimSpace(id.Value[:open])
	}
}

func cutLast(s, sep string) (before, after string) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):]
	}
	return s, ""
}

// weakName reads a name such as a.k.a. 'BNC'. The quotes say that it is weak.
func weakName(piece string) (is sanctions.NameType, text string, ok bool) {
	switch {
	case strings.HasPrefix(piece, "a.k.a. '"):
		is = sanctions.Alias
	case strings.HasPrefix(piece, "f.k.a. '"):
		is = sanctions.FormerName
	case strings.HasPrefix(piece, "n.k.a. '"):
		is = sanctions.CurrentName
	default:
		return "", "", false
	}
	text, closed := strings.CutSuffix(piece[len("a.k.a. '"):], "'")
	return is, text, closed && strings.TrimSpace(text) != ""
}

// unknown keeps a piece that no known label leads: a web address, a number whose new
// label says that it is one, a note under a new label, or free text.
func (b *builder) unknown(piece string) fate {
	if strings.HasPrefix(piece, "http://") || strings.HasPrefix(piece, "https://") {
		value := strings.TrimSuffix(piece, " (website)")
		if !strings.Contains(value, " ") {
			b.ids = append(b.ids, sanctions.Identifier{Type: sanctions.Website, Value: value})
			return typed
		}
	}
	if l, rest, ok := newNumber(piece); ok {
		id := sanctions.Identifier{Type: sanctions.OtherIdentifier, Label: l, Value: rest}
		cutNumber(&id)
		if isIdentifier(&id, aNumber) {
			b.ids = append(b.ids, id)
			return typed
		}
	}
	if l, rest, ok := strings.Cut(piece, ": "); ok && isLabel(l) && rest != "" {
		b.note(l, rest)
		return labelled
	}
	b.note("", piece)
	return free
}

// newNumber reads "Some New Registry No. 123", as far as "No." or "Number" ends a
// label.
func newNumber(piece string) (label, rest string, ok bool) {
	for _, end := range [...]string{" No. ", " Number "} {
		if i := strings.Index(piece, end); i > 0 && isLabel(piece[:i]) {
			i += len(end)
			return piece[:i-1], piece[i:], true
		}
	}
	return "", piece, false
}

// isLabel reports whether s looks like a label: a few words without a full stop, the
// first with a capital.
func isLabel(s string) bool {
	return s != "" && 'A' <= s[0] && s[0] <= 'Z' && strings.Count(s, " ") < 8 && !strings.ContainsAny(s, ".,;'\"")
}

// inParentheses returns what stands in the parentheses around all of s.
func inParentheses(s string) (string, bool) {
	inner, ok := strings.CutPrefix(s, "(")
	if !ok {
		return s, false
	}
	return strings.CutSuffix(inner, ")")
}
