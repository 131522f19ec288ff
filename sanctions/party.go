package sanctions

import "strings"

// Kind says what a party is. The zero Kind is "not known".
type Kind string

// The kinds of party.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Vessel       Kind = "vessel"
	Aircraft     Kind = "aircraft"
)

// Valid reports whether k is one of the kinds above or not known.
func (k Kind) Valid() bool {
	switch k {
	case "", Person, Organization, Vessel, Aircraft:
		return true
	}
	return false
}

// A Party is a person, organisation, vessel or aircraft that an entry or a request
// speaks of. Only what is known is filled in; a party needs a name or an
// identifier.
type Party struct {
	Kind        Kind          `json:"kind,omitempty"`
	Names       []Name        `json:"names,omitempty"`
	Identifiers []Identifier  `json:"identifiers,omitempty"`
	BirthDates  []PartialDate `json:"birth_dates,omitempty"`
	BirthPlaces []string      `json:"birth_places,omitempty"`
	// Countries are those that the party is tied to: nationality, citizenship,
	// registration, seat. ISO 3166-1 alpha-2, upper case.
	Countries []string      `json:"countries,omitempty"`
	Addresses []Address     `json:"addresses,omitempty"`
	Gender    string        `json:"gender,omitempty"` // "male", "female" or ""
	Titles    []string      `json:"titles,omitempty"` // titles, positions, functions
	Vessel    *VesselData   `json:"vessel,omitempty"`
	Aircraft  *AircraftData `json:"aircraft,omitempty"`
}

// PrimaryName returns the text of the first primary name, else of the first name
// of any type, else "".
func (p *Party) PrimaryName() string {
	for i := range p.Names {
		if p.Names[i].Type == PrimaryName {
			return p.Names[i].Text
		}
	}
	if len(p.Names) > 0 {
		return p.Names[0].Text
	}
	return ""
}

// Validate reports the first field that is missing or of the wrong form.
func (p *Party) Validate() error {
	if !p.Kind.Valid() {
		return &FieldError{Field: "kind", Value: string(p.Kind), Err: ErrUnknown}
	}
	if len(p.Names) == 0 && len(p.Identifiers) == 0 {
		return &FieldError{Field: "names", Err: ErrMissing}
	}
	for i := range p.Names {
		if err := p.Names[i].Validate(); err != nil {
			return withinAt("names", i, err)
		}
	}
	for i := range p.Identifiers {
		if err := p.Identifiers[i].Validate(); err != nil {
			return withinAt("identifiers", i, err)
		}
	}
	for i, b := range p.BirthDates {
		if err := b.Validate(); err != nil {
			return withinAt("birth_dates", i, err)
		}
	}
	for i, c := range p.Countries {
		if !ValidCountry(c) {
			return withinAt("countries", i, &FieldError{Field: "country", Value: c, Err: ErrInvalid})
		}
	}
	for i := range p.Addresses {
		if c := p.Addresses[i].Country; c != "" && !ValidCountry(c) {
			return withinAt("addresses", i, &FieldError{Field: "country", Value: c, Err: ErrInvalid})
		}
	}
	switch p.Gender {
	case "", "male", "female":
	default:
		return &FieldError{Field: "gender", Value: p.Gender, Err: ErrUnknown}
	}
	return nil
}

// NameType says what a name is to its party. The zero value is the primary name.
type NameType string

// The types of name.
const (
	PrimaryName NameType = ""        // the name the list leads with, or a name as asked for
	Alias       NameType = "alias"   // also known as
	FormerName  NameType = "former"  // formerly known as
	CurrentName NameType = "current" // now known as
)

// A Name is one name of a party, as published.
type Name struct {
	Text     string     `json:"text"`
	Type     NameType   `json:"type,omitempty"`
	Weak     bool       `json:"weak,omitempty"`     // the authority warns that the name is broad: a nickname, a common acronym
	Parts    []NamePart `json:"parts,omitempty"`    // where the authority publishes them
	Language string     `json:"language,omitempty"` // BCP 47, where published
}

// Validate reports an empty text or an unknown type.
func (n *Name) Validate() error {
	if n.Text == "" {
		return &FieldError{Field: "text", Err: ErrMissing}
	}
	if !validText(n.Text) {
		return &FieldError{Field: "text", Value: strings.ToValidUTF8(n.Text, "?"), Err: ErrText}
	}
	switch n.Type {
	case PrimaryName, Alias, FormerName, CurrentName:
	default:
		return &FieldError{Field: "type", Value: string(n.Type), Err: ErrUnknown}
	}
	for i, part := range n.Parts {
		if part.Text == "" {
			return withinAt("parts", i, ErrMissing)
		}
		switch part.Type {
		case GivenName, MiddleName, Patronymic, FamilyName:
		default:
			return withinAt("parts", i, &FieldError{Field: "type", Value: string(part.Type), Err: ErrUnknown})
		}
	}
	return nil
}

// A NamePart is a part of a person's name that the authority publishes apart.
type NamePart struct {
	Type NamePartType `json:"type"`
	Text string       `json:"text"`
}

// NamePartType says which part of a name it is.
type NamePartType string

// The parts of a name.
const (
	GivenName  NamePartType = "given"
	MiddleName NamePartType = "middle"
	Patronymic NamePartType = "patronymic"
	FamilyName NamePartType = "family"
)

// An Address is a place of a party, as published.
type Address struct {
	Street     string `json:"street,omitempty"`
	City       string `json:"city,omitempty"` // where the source does not part them: city, region and postal code
	Region     string `json:"region,omitempty"`
	PostalCode string `json:"postal_code,omitempty"`
	Country    string `json:"country,omitempty"` // ISO 3166-1 alpha-2; "" if the source's name for it has no code
	Remarks    string `json:"remarks,omitempty"`
}

// VesselData is what lists say about a ship beside its names and identifiers (IMO
// number, MMSI and call sign are identifiers).
type VesselData struct {
	Type                   string   `json:"type,omitempty"`
	Flag                   string   `json:"flag,omitempty"` // as published
	FormerFlags            []string `json:"former_flags,omitempty"`
	Owner                  string   `json:"owner,omitempty"`
	Tonnage                string   `json:"tonnage,omitempty"`                  // deadweight, as published
	GrossRegisteredTonnage string   `json:"gross_registered_tonnage,omitempty"` // as published
	Built                  string   `json:"built,omitempty"`                    // as published
}

// AircraftData is what lists say about an aircraft beside its names and
// identifiers (tail number, serial number and transponder code are identifiers).
type AircraftData struct {
	Model    string `json:"model,omitempty"`
	Built    string `json:"built,omitempty"` // as published
	Operator string `json:"operator,omitempty"`
}
