package ofac

import (
	"iter"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// A fate says what became of a piece of the remarks. It is there for tests, which ask
// it of every piece that OFAC has published.
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

// pieces yields what semicolons with a blank behind them part, and whether it is the
// last piece.
func pieces(text string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for from := 0; ; {
			i := strings.IndexByte(text[from:], ';')
			if i < 0 {
				yield(text, true)
				return
			}
			end := from + i
			if from = end + 1; from == len(text) || text[from] != ' ' {
				continue
			}
			if !yield(text[:end], false) {
				return
			}
			text, from = text[from+1:], 0
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
	for i, c := range word { // initials
		if letter := 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'; letter != (i%2 == 0) || !letter && c != '.' {
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
		if strings.TrimSuffix(piece, ".") == strings.TrimSuffix(title, ".") {
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
	l, rest := lookup(plain)
	if l == nil {
		return b.unknown(plain)
	}
	switch l.is {
	case aNumber, aCode:
		id := sanctions.Identifier{Label: l.text, Value: rest}
		b.cutNumber(&id)
		return b.identifier(l, &id, rest)
	case aCryptoAddress:
		symbol, address, _ := strings.Cut(rest, " ")
		id := sanctions.Identifier{Label: plain[:len(plain)-len(rest)+len(symbol)], Value: address}
		return b.identifier(l, &id, rest)
	}
	return b.put(l, rest)
}

// identifier adds an identifier, or a note with its text if it cannot be one.
func (b *builder) identifier(l *label, id *sanctions.Identifier, text string) fate {
	id.Type = b.identifierType(l, id.Value)
	if text == "" {
		b.note("", l.text)
		return free
	}
	if !isIdentifier(id, l.is) {
		b.note(l.text, text)
		return labelled
	}
	b.ids.add(*id)
	return typed
}

// put puts what stands under a label that is no identifier's where it belongs.
func (b *builder) put(l *label, text string) fate {
	if text == "" {
		b.note("", l.text)
		return free
	}
	switch l.is {
	case aBirthDate:
		if date, ok := parseBirthDate(text); ok {
			b.births.add(date)
			return typed
		}
	case aBirthPlace:
		b.places.add(text)
		return typed
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
		b.name(text, sanctions.Alias, false)
		return typed
	case aRelation:
		b.relations.add(sanctions.Relation{Type: "linked-to", Name: text})
		return related
	case aFormerFlag:
		b.isVessel = true
		b.flags.add(text)
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
	b.note(l.text, text)
	return labelled
}

// identifierType returns the type of an identifier where the label alone does not
// tell it.
func (b *builder) identifierType(l *label, value string) sanctions.IdentifierType {
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
	for i := range len(id.Value) {
		switch c := id.Value[i]; {
		case '0' <= c && c <= '9':
			return is != aNumber || !strings.Contains(id.Value, " and ")
		case is != aNumber && (c == ':' || c >= 0x80): // a web address without anything behind "http:", for one
			return id.Key() != ""
		case is != aNumber && ('a' <= c|0x20 && c|0x20 <= 'z') && !strings.HasPrefix(id.Value, "http"):
			return true
		}
	}
	return is != aNumber && id.Key() != ""
}

// cutNumber takes "40301 (Egypt) issued 02 Jan 1998 expires 2003" apart.
func (b *builder) cutNumber(id *sanctions.Identifier) {
	const issued, expires = " issued ", " expires "
	for i := len(id.Value) - len(issued); i >= 0; i-- { // from the end, which the dates are at
		if id.Value[i] != ' ' {
			continue
		}
		switch rest := id.Value[i:]; {
		case strings.HasPrefix(rest, issued):
			id.Value, id.Issued = id.Value[:i], rest[len(issued):]
		case strings.HasPrefix(rest, expires):
			id.Value, id.Expires = id.Value[:i], rest[len(expires):]
		}
	}
	last := len(id.Value) - 1
	if last < 0 || id.Value[last] != ')' {
		return
	}
	open := strings.LastIndexByte(id.Value, '(')
	if open <= 0 || id.Value[open-1] != ' ' {
		return
	}
	if code, ok := b.code(id.Value[open+1 : last]); ok {
		id.Country = code
		id.Value = strings.TrimRight(id.Value[:open], " ")
	}
}

// weakName reads a name such as a.k.a. 'BNC'. The quotes say that it is weak.
func weakName(piece string) (is sanctions.NameType, text string, ok bool) {
	const lead = ".k.a. '"
	if len(piece) <= 1+len(lead) || piece[1:1+len(lead)] != lead || piece[len(piece)-1] != '\'' {
		return "", "", false
	}
	switch piece[0] {
	case 'a':
		is = sanctions.Alias
	case 'f':
		is = sanctions.FormerName
	case 'n':
		is = sanctions.CurrentName
	default:
		return "", "", false
	}
	text = piece[1+len(lead) : len(piece)-1]
	return is, text, strings.TrimSpace(text) != ""
}

// unknown keeps a piece that no known label leads: a web address, a number whose new
// label says that it is one, a note under a new label, or free text.
func (b *builder) unknown(piece string) fate {
	if strings.HasPrefix(piece, "http://") || strings.HasPrefix(piece, "https://") {
		id := sanctions.Identifier{Type: sanctions.Website, Value: strings.TrimSuffix(piece, " (website)")}
		if !strings.Contains(id.Value, " ") && isIdentifier(&id, aCode) {
			b.ids.add(id)
			return typed
		}
	}
	if l, rest, ok := newNumber(piece); ok {
		id := sanctions.Identifier{Type: sanctions.OtherIdentifier, Label: l, Value: rest}
		b.cutNumber(&id)
		if isIdentifier(&id, aNumber) {
			b.ids.add(id)
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
