package ofac

import (
	"slices"
	"strings"

	"github.com/interdict/interdict/internal/country"
	"github.com/interdict/interdict/sanctions"
)

// A builder gathers what a file says about one entry, in room that it uses again for
// the next one.
type builder struct {
	ref        sanctions.Ref
	kind       sanctions.Kind
	names      []sanctions.Name
	commas     []int // where the family name of each name ends; 0 if its parts are not known
	ids        []sanctions.Identifier
	births     []sanctions.PartialDate
	places     []string
	countries  []string
	addresses  []sanctions.Address
	gender     string
	titles     []string
	vessel     sanctions.VesselData
	isVessel   bool
	flags      []string
	aircraft   sanctions.AircraftData
	isAircraft bool
	relations  []sanctions.Relation
	notes      []sanctions.Note
}

// reset makes the builder ready for the next entry.
func (b *builder) reset(ref sanctions.Ref, kind sanctions.Kind) {
	*b = builder{
		ref: ref, kind: kind,
		names: b.names[:0], commas: b.commas[:0], ids: b.ids[:0], births: b.births[:0], places: b.places[:0],
		countries: b.countries[:0], addresses: b.addresses[:0], titles: b.titles[:0], flags: b.flags[:0],
		relations: b.relations[:0], notes: b.notes[:0],
	}
}

// entry returns the entry that was gathered. It shares nothing with the builder.
func (b *builder) entry(designations []sanctions.Designation) *sanctions.Entry {
	e := &sanctions.Entry{
		Ref: b.ref,
		Party: sanctions.Party{
			Kind:        b.kind,
			Names:       exact(b.names),
			Identifiers: exact(b.ids),
			BirthDates:  exact(b.births),
			BirthPlaces: exact(b.places),
			Countries:   exact(b.countries),
			Addresses:   exact(b.addresses),
			Gender:      b.gender,
			Titles:      exact(b.titles),
		},
		Designations: designations,
		Relations:    exact(b.relations),
		Notes:        exact(b.notes),
	}
	b.partNames(e.Party.Names)
	if b.isVessel {
		vessel := b.vessel
		vessel.FormerFlags = exact(b.flags)
		e.Party.Vessel = &vessel
	}
	if b.isAircraft {
		aircraft := b.aircraft
		e.Party.Aircraft = &aircraft
	}
	return e
}

// exact returns a copy of s without spare room; nil if s is empty.
func exact[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	c := make([]T, len(s))
	copy(c, s)
	return c
}

// partNames fills in the parts of the names, all in one block.
func (b *builder) partNames(names []sanctions.Name) {
	n := 0
	for _, comma := range b.commas {
		if comma > 0 {
			n += 2
		}
	}
	block := make([]sanctions.NamePart, 0, n)
	for i, comma := range b.commas {
		if comma == 0 {
			continue
		}
		block = append(block,
			sanctions.NamePart{Type: sanctions.FamilyName, Text: names[i].Text[:comma]},
			sanctions.NamePart{Type: sanctions.GivenName, Text: names[i].Text[comma+len(", "):]})
		names[i].Parts = block[len(block)-2 : len(block) : len(block)]
	}
}

// name adds a name in the form "FAMILY, Given" of a person, or any other.
func (b *builder) name(text string, is sanctions.NameType, weak bool) {
	comma := 0
	if b.kind == sanctions.Person {
		comma = max(0, strings.Index(text, ", "))
		if comma+len(", ") >= len(text) {
			comma = 0
		}
	}
	b.names = append(b.names, sanctions.Name{Text: text, Type: is, Weak: weak})
	b.commas = append(b.commas, comma)
}

// title adds the titles that a title column holds, which semicolons part.
func (b *builder) title(text string) {
	for title := range strings.SplitSeq(text, ";") {
		if title = strings.TrimSpace(title); title != "" && !slices.Contains(b.titles, title) {
			b.titles = append(b.titles, title)
		}
	}
}

// country ties the party to a country, if the name is one's.
func (b *builder) country(name string) {
	if code, ok := country.Code(name); ok && !slices.Contains(b.countries, code) {
		b.countries = append(b.countries, code)
	}
}

// address adds an address in the named country. A place that has no code is kept
// beside it, and in a note.
func (b *builder) address(a sanctions.Address, countryName string) {
	if countryName != "" {
		code, ok := country.Code(countryName)
		a.Country = code
		if !ok {
			if a.Remarks != "" {
				a.Remarks += "; "
			}
			a.Remarks += countryName
			b.note("address country", countryName)
		}
	}
	if a != (sanctions.Address{}) {
		b.addresses = append(b.addresses, a)
	}
}

// ship adds what the columns about a vessel hold.
func (b *builder) ship(callSign string, v sanctions.VesselData) {
	if callSign != "" {
		b.ids = append(b.ids, sanctions.Identifier{Type: sanctions.CallSign, Value: callSign})
	}
	if v.Type == "" && v.Flag == "" && v.Owner == "" && v.Tonnage == "" && v.GrossRegisteredTonnage == "" {
		return
	}
	b.vessel, b.isVessel = v, true
	b.country(v.Flag)
}

func (b *builder) note(label, text string) {
	b.notes = append(b.notes, sanctions.Note{Label: label, Text: text})
}
