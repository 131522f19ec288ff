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

	lastName, lastCode string // of the country last looked up

	room struct { // for what entries keep
		entries   slab[sanctions.Entry]
		names     slab[sanctions.Name]
		parts     slab[sanctions.NamePart]
		ids       slab[sanctions.Identifier]
		births    slab[sanctions.PartialDate]
		texts     slab[string]
		addresses slab[sanctions.Address]
		vessels   slab[sanctions.VesselData]
		aircraft  slab[sanctions.AircraftData]
		relations slab[sanctions.Relation]
		notes     slab[sanctions.Note]
	}
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

// entry returns the entry that was gathered. It shares nothing with the builder but
// blocks of memory.
func (b *builder) entry(designations []sanctions.Designation) *sanctions.Entry {
	e := &b.room.entries.take(1)[0]
	e.Ref = b.ref
	e.Designations = designations
	e.Relations = b.room.relations.keep(b.relations)
	e.Notes = b.room.notes.keep(b.notes)
	p := &e.Party
	p.Kind, p.Gender = b.kind, b.gender
	p.Names = b.room.names.keep(b.names)
	p.Identifiers = b.room.ids.keep(b.ids)
	p.BirthDates = b.room.births.keep(b.births)
	p.BirthPlaces = b.room.texts.keep(b.places)
	p.Countries = b.room.texts.keep(b.countries)
	p.Addresses = b.room.addresses.keep(b.addresses)
	p.Titles = b.room.texts.keep(b.titles)
	b.partNames(p.Names)
	if b.isVessel {
		p.Vessel = b.room.vessels.keepOne(b.vessel)
		p.Vessel.FormerFlags = b.room.texts.keep(b.flags)
	}
	if b.isAircraft {
		p.Aircraft = b.room.aircraft.keepOne(b.aircraft)
	}
	return e
}

// partNames fills in the parts of the names.
func (b *builder) partNames(names []sanctions.Name) {
	for i, comma := range b.commas {
		if comma == 0 {
			continue
		}
		parts := b.room.parts.take(2)
		parts[0] = sanctions.NamePart{Type: sanctions.FamilyName, Text: names[i].Text[:comma]}
		parts[1] = sanctions.NamePart{Type: sanctions.GivenName, Text: names[i].Text[comma+len(", "):]}
		names[i].Parts = parts
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
	if code, ok := b.code(name); ok && !slices.Contains(b.countries, code) {
		b.countries = append(b.countries, code)
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
	b.addresses = append(b.addresses, *a)
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
		b.ids = append(b.ids, sanctions.Identifier{Type: sanctions.CallSign, Value: callSign})
	}
	if v.Type == "" && v.Flag == "" && v.Owner == "" && v.Tonnage == "" && v.GrossRegisteredTonnage == "" {
		return
	}
	v.Built = b.vessel.Built // which the remarks tell
	b.vessel, b.isVessel = v, true
	b.country(v.Flag)
}

func (b *builder) note(label, text string) {
	b.notes = append(b.notes, sanctions.Note{Label: label, Text: text})
}
