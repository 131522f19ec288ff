package sanctions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IdentifierType says what an identifier numbers, as a lower-case word.
type IdentifierType string

// The types of identifier. A format package maps the authority's labels to these;
// a label without a type of its own becomes OtherIdentifier with the label kept in
// [Identifier.Label].
const (
	RegistrationNumber IdentifierType = "registration" // company or business register
	TaxNumber          IdentifierType = "tax"          // tax or VAT number; UNP, INN, EIN, ...
	NationalID         IdentifierType = "national-id"
	Passport           IdentifierType = "passport"
	DriverLicence      IdentifierType = "driver-licence"
	LEI                IdentifierType = "lei"            // ISO 17442
	BIC                IdentifierType = "bic"            // ISO 9362
	DUNS               IdentifierType = "duns"           // D-U-N-S number
	IMO                IdentifierType = "imo"            // ship or company number of the IMO
	MMSI               IdentifierType = "mmsi"           // ITU-R M.585
	CallSign           IdentifierType = "call-sign"      // of a ship or an airline
	TailNumber         IdentifierType = "tail-number"    // aircraft registration mark
	SerialNumber       IdentifierType = "serial-number"  // manufacturer's serial number (MSN) of an aircraft
	Transponder        IdentifierType = "icao-24"        // ICAO 24-bit aircraft address, hexadecimal
	AirlineIATA        IdentifierType = "airline-iata"   // two-character airline designator
	AirlineICAO        IdentifierType = "airline-icao"   // three-letter airline designator
	CryptoAddress      IdentifierType = "crypto-address" // digital currency address
	Email              IdentifierType = "email"
	Website            IdentifierType = "website"
	Phone              IdentifierType = "phone"
	Gazette            IdentifierType = "gazette" // government gazette or statistics number
	OtherIdentifier    IdentifierType = "other"
)

var identifierTypes = map[IdentifierType]strength{
	RegistrationNumber: registerNumber, TaxNumber: registerNumber, Gazette: registerNumber,
	NationalID: registerNumber, Passport: strong, DriverLicence: strong,
	LEI: strong, BIC: strong, DUNS: strong, IMO: strong, MMSI: strong,
	TailNumber: strong, CryptoAddress: strong, Transponder: strong,
	CallSign: weak, SerialNumber: weak, AirlineIATA: weak, AirlineICAO: weak,
	Email: weak, Website: weak, Phone: weak, OtherIdentifier: weak,
}

type strength uint8

const (
	weak           strength = iota + 1 // shared, reused, or unique only beside something else
	strong                             // names one party
	registerNumber                     // strong; authorities differ in what they call the same number
)

// Valid reports whether t is one of the types above.
func (t IdentifierType) Valid() bool { return identifierTypes[t] != 0 }

// Strong reports whether an equal identifier of this type names the same party by
// itself. Call signs, airline designators, serial numbers, e-mail addresses and
// the like are reused or shared and do not.
func (t IdentifierType) Strong() bool { return identifierTypes[t] >= strong }

// An Identifier is a number or code that an authority or register gave a party.
type Identifier struct {
	Type    IdentifierType `json:"type"`
	Value   string         `json:"value"`             // as published
	Country string         `json:"country,omitempty"` // of the issuer, ISO 3166-1 alpha-2
	Label   string         `json:"label,omitempty"`   // the source's own word for it, where it says more than the type
	Issued  string         `json:"issued,omitempty"`  // as published
	Expires string         `json:"expires,omitempty"` // as published
}

// Validate reports a missing value or an unknown type.
func (id *Identifier) Validate() error {
	if !id.Type.Valid() {
		return &FieldError{Field: "type", Value: string(id.Type), Err: ErrUnknown}
	}
	if id.Value == "" {
		return &FieldError{Field: "value", Err: ErrMissing}
	}
	if id.Key() == "" {
		return &FieldError{Field: "value", Value: id.Value, Err: ErrInvalid}
	}
	if id.Country != "" && !ValidCountry(id.Country) {
		return &FieldError{Field: "country", Value: id.Country, Err: ErrInvalid}
	}
	return nil
}

// Key returns the form in which identifiers are compared: the value in upper case
// without blanks and punctuation, digits of any script as 0 to 9, and Cyrillic
// letters that look like Latin ones as those, since registers and typists mix them.
// An IMO number loses the letters before it, a website its "https://". The number of a company or tax register, a
// gazette and a national identity card share one key space, since authorities
// differ in what they call the same number (the Belarusian UNP is a tax number to
// OFAC and a registration number to the EU); all other types have their own. Key is
// "" if the value has no letter or digit.
//
// Crypto addresses are folded like the rest: some are written in either case, and
// two that differ in nothing but case do not occur.
func (id *Identifier) Key() string {
	value := foldValue(id.Type, id.Value)
	if value == "" {
		return ""
	}
	if identifierTypes[id.Type] == registerNumber {
		return "register:" + value
	}
	return string(id.Type) + ":" + value
}

func foldValue(t IdentifierType, value string) string {
	if t == Email || t == Website {
		value = strings.ToLower(strings.TrimSpace(value))
		value = strings.TrimPrefix(strings.TrimPrefix(value, "http://"), "https://")
	}
	value = strings.Map(foldRune, value)
	if t == IMO {
		value = strings.TrimLeftFunc(value, unicode.IsLetter)
	}
	return value
}

func foldRune(r rune) rune {
	switch {
	case unicode.IsDigit(r):
		// Unicode's decimal digits stand in unbroken runs that begin with a zero.
		n := rune(0)
		for unicode.IsDigit(r - n - 1) {
			n++
		}
		return '0' + n%10
	case !unicode.IsLetter(r):
		return -1
	}
	r = unicode.ToUpper(r)
	if latin, ok := latinLookAlike[r]; ok {
		return latin
	}
	return r
}

// latinLookAlike maps Cyrillic capitals to the Latin ones that they look like.
var latinLookAlike = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'Ѕ': 'S', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M',
	'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y', 'Х': 'X',
}

// Agrees reports whether id and other name the same party as far as they go: Yes
// for equal keys of a strong type, at least five characters long, whose countries do
// not contradict each other; Unknown for equal keys otherwise; No for different
// keys.
func (id *Identifier) Agrees(other *Identifier) Truth {
	key := id.Key()
	if key != other.Key() {
		return No
	}
	_, value, _ := strings.Cut(key, ":")
	if utf8.RuneCountInString(value) < 5 || !id.Type.Strong() || !other.Type.Strong() ||
		id.Country != "" && other.Country != "" && id.Country != other.Country {
		return Unknown
	}
	return Yes
}
