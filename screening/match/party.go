package match

import (
	"slices"

	"github.com/interdict/interdict/sanctions"
)

// A party is a party prepared to be compared: the query, or the party of an entry.
type party struct {
	of        *sanctions.Party
	names     []name   // read as an organisation's, a vessel's or an aircraft's; nil for a person
	persons   []name   // read as a person's; nil unless a person or of unknown kind
	keys      []string // of the identifiers, in their order
	countries []string // all it is tied to, sorted
}

func prepareParty(p *sanctions.Party, w *Weights) party {
	out := party{of: p}
	if p.Kind != sanctions.Person {
		out.names = prepareNames(p, false, w)
	}
	if p.Kind == sanctions.Person || p.Kind == "" {
		out.persons = prepareNames(p, true, w)
	}
	for i := range p.Identifiers {
		out.keys = append(out.keys, p.Identifiers[i].Key())
	}
	out.countries = slices.Clone(p.Countries)
	for i := range p.Addresses {
		out.countries = append(out.countries, p.Addresses[i].Country)
	}
	for i := range p.Identifiers {
		out.countries = append(out.countries, p.Identifiers[i].Country)
	}
	slices.Sort(out.countries)
	out.countries = slices.Compact(out.countries)
	if len(out.countries) > 0 && out.countries[0] == "" {
		out.countries = out.countries[1:]
	}
	return out
}

func prepareNames(p *sanctions.Party, person bool, w *Weights) []name {
	names := make([]name, len(p.Names))
	for i := range p.Names {
		names[i] = prepareName(&p.Names[i], person, w)
	}
	return names
}

// namesAs returns the names read as a person's or not.
func (p *party) namesAs(person bool) []name {
	if person {
		return p.persons
	}
	return p.names
}

// asPersons reports whether the names of parties of these kinds are compared as
// those of persons.
func asPersons(asked, listed sanctions.Kind) bool {
	return asked == sanctions.Person || listed == sanctions.Person
}

// kindsContradict reports whether parties of these kinds cannot be the same.
func kindsContradict(asked, listed sanctions.Kind) bool {
	return asked != "" && listed != "" && asked != listed
}

// disjoint reports whether both sorted lists hold something and nothing in common.
func disjoint(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		if _, found := slices.BinarySearch(b, x); found {
			return false
		}
	}
	return true
}

// An identity is what the identifiers of two parties say about each other.
type identity struct {
	truth         sanctions.Truth // Yes: the same party; Unknown: an equal one that does not identify; No: none equal
	conflict      bool            // another number of one kind
	asked, listed int             // the identifiers that say so
}

func compareIdentifiers(q, l *party) identity {
	out := identity{truth: sanctions.No}
	for i := range q.keys {
		for j := range l.keys {
			if q.keys[i] == "" || q.keys[i] != l.keys[j] {
				continue
			}
			truth := q.of.Identifiers[i].Agrees(&l.of.Identifiers[j])
			if truth == sanctions.Yes || truth == sanctions.Unknown && out.truth == sanctions.No {
				out = identity{truth: truth, asked: i, listed: j}
			}
			if truth == sanctions.Yes {
				return out
			}
		}
	}
	if out.truth != sanctions.No {
		return out
	}
	for i := range q.keys {
		for j := range l.keys {
			if exclude(&q.of.Identifiers[i], &l.of.Identifiers[j]) && q.keys[i] != l.keys[j] {
				return identity{truth: sanctions.No, conflict: true, asked: i, listed: j}
			}
		}
	}
	return out
}

// exclude reports whether two different identifiers speak against one party: both
// strong, of one type, from one country or one that numbers the whole world once.
func exclude(a, b *sanctions.Identifier) bool {
	if a.Type != b.Type || !a.Type.Strong() {
		return false
	}
	switch a.Type {
	case sanctions.LEI, sanctions.IMO, sanctions.DUNS:
		return true
	case sanctions.TailNumber, sanctions.MMSI, sanctions.BIC, sanctions.CryptoAddress:
		return false // a party has several, or they change
	}
	return a.Country != "" && a.Country == b.Country
}

// births is what the birth dates of two parties say about each other.
type births struct {
	same          bool // an equal exact day
	overlap       bool
	apart         bool // no two can be the same day
	exact         bool // all are exact days
	swapped       bool // two differ by swapped day and month
	asked, listed sanctions.PartialDate
}

func compareBirths(q, l []sanctions.PartialDate) births {
	out := births{exact: true}
	for i, a := range q {
		for j, b := range l {
			switch {
			case a.IsDay() && a == b:
				return births{same: true, overlap: true, asked: a, listed: b}
			case a.Overlaps(b) && !out.overlap:
				out.overlap, out.asked, out.listed = true, a, b
			case !out.overlap && (i == 0 && j == 0 || !out.swapped && isSwapped(a, b)):
				out.asked, out.listed = a, b
				out.swapped = isSwapped(a, b)
			}
			out.exact = out.exact && a.IsDay() && b.IsDay()
		}
	}
	out.apart = len(q) > 0 && len(l) > 0 && !out.overlap
	return out
}

func isSwapped(a, b sanctions.PartialDate) bool {
	if !a.IsDay() || !b.IsDay() {
		return false
	}
	d, e := a.Earliest, b.Earliest
	return d.Year() == e.Year() && int(d.Month()) == e.Day() && d.Day() == int(e.Month())
}
