package ofac

import (
	"slices"
	"strings"

	"github.com/interdict/interdict/internal/country"
	"github.com/interdict/interdict/sanctions"
)

// A builder gathers what a file says about one entry after the other.
type builder struct {
	ref        sanctions.Ref
	kind       sanctions.Kind
	names      run[sanctions.Name]
	commas     []int // where the family name of each name ends; 0 if its parts are not known
	ids        run[sanctions.Identifier]
	births     run[sanctions.PartialDate]
	places     run[string]
	countries  run[string]
	addresses  run[sanctions.Address]
	gender     string
	titles     run[string]
	vessel     sanctions.VesselData
	isVessel   bool
	flags      run[string]
	aircraft   sanctions.AircraftData
	isAircraft bool
	relations  run[sanctions.Relation]
	notes      run[sanctions.Note]

	// What is made of it.
	entries   run[sanctions.Entry]
	parts     run[sanctions.NamePart]
	vessels   run[sanctions.VesselData]
	aircrafts run[sanctions.AircraftData]

	lastName, lastCode string // of the country last looked up
}

// reset makes the builder ready for the next entry.
func (b *builder) reset(ref sanctions.Ref, kind sanctions.Kind) {
	b.ref, b.kind, b.gender = ref, kind, ""
	b.names, b.commas, b.titles = b.names[:0], b.commas[:0], b.titles[:0]
	b.ids, b.births, b.places = b.ids[:0], b.births[:0], b.places[:0]
	b.countries, b.addresses = b.countries[:0], b.addresses[:0]
	b.relations, b.notes = b.relations[:0], b.notes[:0]
	if b.isVessel {
		b.vessel, b.isVessel, b.flags = sanctions.VesselData{}, false, b.flags[:0]
	}
	if b.isAircraft {
		b.aircraft, b.isAircraft = sanctions.AircraftData{}, false
	}
}

// entry returns the entry that was gathered.
func (b *builder) entry(designations []sanctions.Designation) *sanctions.Entry {
	b.entries.add(sanctions.Entry{
		Ref: b.ref,
		Party: sanctions.Party{
			Kind:        b.kind,
			Names:       b.names.take(),
			Identifiers: b.ids.take(),
			BirthDates:  b.births.take(),
			BirthPlaces: b.places.take(),
			Countries:   b.countries.take(),
			Addresses:   b.addresses.take(),
			Gender:      b.gender,
			Titles:      b.titles.take(),
		},
		Designations: designations,
		Relations:    b.relations.take(),
		Notes:        b.notes.take(),
	})
	e := &b.entries.take()[0]
	b.partNames(e.Party.Names)
	if b.isVessel {
		b.vessel.FormerFlags = b.flags.take()
		b.vessels.add(b.vessel)
		e.Party.Vessel = &b.vessels.take()[0]
	}
	if b.isAircraft {
		b.aircrafts.add(b.aircraft)
		e.Party.Aircraft = &b.aircrafts.take()[0]
	}
	return e
}

// partNames fills in the parts of the names.
func (b *builder) partNames(names []sanctions.Name) {
	for i, comma := range b.commas {
		if comma == 0 {
			continue
		}
		b.parts.add(sanctions.NamePart{Type: sanctions.FamilyName, Text: names[i].Text[:comma]})
		b.parts.add(sanctions.NamePart{Type: sanctions.GivenName, Text: names[i].Text[comma+len(", "):]})
		names[i].Parts = b.parts.take()
	}
}

// name adds a name in the form "FAMILY, Given" of a person, or any other.
func (b *builder) name(text string, is sanctions.NameType, weak bool) {
	comma := 0
	if b.kind == sanctions.Person {
		comma = max(0, strings.IndexByte(text, ','))
		if comma+len(", ") >= len(text) || text[comma+1] != ' ' {
			comma = 0
		}
	}
	b.names.add(sanctions.Name{Text: text, Type: is, Weak: weak})
	b.commas = append(b.commas, comma)
}

// title adds the titles that a title column holds, which semicolons part.
func (b *builder) title(text string) {
	for title := range strings.SplitSeq(text, ";") {
		if title = strings.TrimSpace(title); title != "" && !slices.Contains(b.titles, title) {
			b.titles.add(title)
		}
	}
}

// country ties the party to a country, if the name is one's.
func (b *builder) country(name string) {
	if code, ok := b.code(name); ok && !slices.Contains(b.countries, code) {
		b.countries.add(code)
	}
}

// address adds an address in the named country. A place that has no code is kept
// beside it, and in a note.
func (b *builder) address(a *sanctions.Address, countryName string) {
	if countryName != "" {
		code, ok := b.code(countryName)
		a.Country = code
		if !ok {
			if a.Remarks != "" {
				a.Remarks += "; "
			}
			a.Remarks += countryName
			b.note("address country", countryName)
		}
	} else if *a == (sanctions.Address{}) {
		return
	}
	b.addresses.add(*a)
}

// code returns the code of a country. The same one is mostly asked for again.
func (b *builder) code(name string) (string, bool) {
	if name != b.lastName {
		b.lastName = name
		b.lastCode, _ = country.Code(name)
	}
	return b.lastCode, b.lastCode != ""
}

// ship adds what the columns about a vessel hold.
func (b *builder) ship(callSign string, v sanctions.VesselData) {
	if callSign != "" {
		b.ids.add(sanctions.Identifier{Type: sanctions.CallSign, Value: callSign})
	}
	if v.Type == "" && v.Flag == "" && v.Owner == "" && v.Tonnage == "" && v.GrossRegisteredTonnage == "" {
		return
	}
	v.Built = b.vessel.Built // which the remarks tell
	b.vessel, b.isVessel = v, true
	b.country(v.Flag)
}

func (b *builder) note(label, text string) {
	b.notes.add(sanctions.Note{Label: label, Text: text})
}
