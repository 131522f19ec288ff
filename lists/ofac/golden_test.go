package ofac_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/interdict/interdict/internal/country"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

// A tally counts what a list says.
type tally struct {
	Entries, Names, Weak, BirthDates, BirthPlaces, Addresses, Relations int
	Identifiers                                                         int // of any type
	Passports, TaxNumbers, IMO, Tails, CryptoAddresses                  int
}

func count(entries []*sanctions.Entry) tally {
	var n tally
	for _, e := range entries {
		n.Entries++
		n.Names += len(e.Party.Names)
		n.BirthDates += len(e.Party.BirthDates)
		n.BirthPlaces += len(e.Party.BirthPlaces)
		n.Addresses += len(e.Party.Addresses)
		n.Relations += len(e.Relations)
		n.Identifiers += len(e.Party.Identifiers)
		for _, name := range e.Party.Names {
			if name.Weak {
				n.Weak++
			}
		}
		for _, id := range e.Party.Identifiers {
			switch {
			case id.Label == "Passport":
				n.Passports++
			case id.Label == "Tax ID No.":
				n.TaxNumbers++
			case id.Type == sanctions.IMO:
				n.IMO++
			case id.Label == "Aircraft Tail Number":
				n.Tails++
			case id.Type == sanctions.CryptoAddress:
				n.CryptoAddresses++
			}
		}
	}
	return n
}

// The counts are those of the files, taken in another way, but for the number of all
// identifiers, which only a reader of labels can tell.
func TestRealCounts(t *testing.T) {
	identifiers := map[string]int{
		"sdn-csv-set/2019-01-04/sdn.csv.gz":       6168,
		"sdn-csv-set/2021-07-07/sdn.csv.gz":       8134,
		"sdn-csv-set/2023-12-28/sdn.csv.gz":       15084,
		"sdn-csv/2024-05-03/sdn.csv.gz":           17324,
		"cons-csv/2018-04-06/cons_prim.csv":       1262,
		"cons-csv/2025-12-19/cons_prim.csv":       1284,
		"cons-xml/2018-04-06/consolidated.xml.gz": 1262,
		"cons-xml/2020-03-17/consolidated.xml":    941,
		"cons-xml/2025-03-28/consolidated.xml":    1266,
	}
	for _, set := range realSets {
		t.Run(set.primary, func(t *testing.T) {
			rows, remarks := realRemarks(t, set)
			in := func(label string, pattern string) int { // pieces with the label whose rest matches
				n, rest := 0, regexp.MustCompile(pattern)
				for _, text := range remarks {
					for piece := range strings.SplitSeq(text, "; ") {
						piece = strings.TrimPrefix(strings.TrimPrefix(piece, "alt. "), "Alt. ")
						if after, ok := strings.CutPrefix(piece, label); ok && rest.MatchString(after) {
							n++
						}
					}
				}
				return n
			}
			want := tally{
				Entries:         len(rows),
				Weak:            in("a.k.a. '", "") + in("f.k.a. '", "") + in("n.k.a. '", ""),
				BirthDates:      in("DOB ", ""),
				BirthPlaces:     in("POB", ""),
				Relations:       in("Linked To: ", ""),
				Identifiers:     identifiers[set.primary],
				Passports:       in("Passport ", `\d`) - in("Passport ", `^Booklet|^\S+ and `),
				TaxNumbers:      in("Tax ID No. ", ""),
				IMO:             in("", `IMO +\d`) + in("", `Identification \d{7}\.?$`) + in("International Maritime Organization No.", ""),
				Tails:           in("Aircraft Tail Number ", ""),
				CryptoAddresses: in("Digital Currency Address - ", ""),
			}
			want.Names = want.Entries + len(realRows(t, set.alternates)) + want.Weak + in("Issuer Name ", "")
			for _, row := range realRows(t, set.addresses) {
				if row[2]+row[3]+row[4] != "-0- -0- -0- " {
					want.Addresses++
				}
			}
			if diff := cmp.Diff(want, count(decodeCSV(t, realSet(t, set)))); diff != "" {
				t.Errorf("counts (-in the files +decoded):\n%s", diff)
			}
		})
	}
	for _, path := range realXML {
		t.Run(path, func(t *testing.T) {
			content := string(real(t, path))
			in := func(pattern string) int { return len(regexp.MustCompile(pattern).FindAllString(content, -1)) }
			want := tally{
				Entries:     strings.Count(content, "<sdnEntry>"),
				Weak:        strings.Count(content, "<category>weak<"),
				BirthDates:  strings.Count(content, "<dateOfBirth>"),
				BirthPlaces: strings.Count(content, "<placeOfBirth>"),
				Addresses:   strings.Count(content, "<address>"),
				Relations:   strings.Count(content, "Linked To: "),
				Identifiers: identifiers[path],
				Passports:   in(`<idType>Passport<`),
				TaxNumbers:  in(`<idType>Tax ID No\.<`),
				IMO:         in(`<idNumber>IMO \d`),
			}
			want.Names = want.Entries + strings.Count(content, "<aka>") + in(`<idType>Issuer Name<`)
			if diff := cmp.Diff(want, count(decodeXML(t, ofac.Consolidated, file(path, content)))); diff != "" {
				t.Errorf("counts (-in the file +decoded):\n%s", diff)
			}
		})
	}
}

// Belavia and its aircraft enter the list between two versions, and stay.
func TestRealHistory(t *testing.T) {
	paths := realHistory(t)
	if want := 36; len(paths) != want && !testing.Short() {
		t.Errorf("%d versions, want %d", len(paths), want)
	}
	airline := *belavia // SDN.CSV alone has no aliases and addresses
	airline.Party.Names = airline.Party.Names[:1]
	airline.Party.Addresses = nil
	for _, path := range paths {
		day := filepath.Base(filepath.Dir(path))
		entries := decodeCSV(t, ofac.CSV{List: ofac.SDN, Primary: file(path, real(t, path))})
		if want := len(realRows(t, path)); len(entries) != want {
			t.Errorf("%s: %d entries, want %d", day, len(entries), want)
		}
		for _, id := range []sanctions.EntryID{"44541", "44580"} {
			want := day >= "2023-08-09"
			if got := slices.ContainsFunc(entries, func(e *sanctions.Entry) bool { return e.ID == id }); got != want {
				t.Errorf("%s: entry %s is there: %v, want %v", day, id, got, want)
			}
		}
		if day >= "2023-08-09" {
			if diff := cmp.Diff(&airline, find(t, entries, "44541")); diff != "" {
				t.Errorf("%s: Belavia (-want +got):\n%s", day, diff)
			}
		}
	}
}

func TestRealBelavia(t *testing.T) {
	entries := decodeCSV(t, realSet(t, realSets[2]))
	if diff := cmp.Diff(belavia, find(t, entries, "44541")); diff != "" {
		t.Errorf("Belavia (-want +got):\n%s", diff)
	}
}

// The list of 2018-04-06 is there as CSV and as XML. They say the same as far as the
// formats allow: the CSV has city, region and postal code in one field, single quotes
// for double ones, commas in tonnages, and much among the remarks, so that the order
// differs; and it parts a note at a semicolon.
func TestCSVAgreesWithXML(t *testing.T) {
	fromXML := decodeXML(t, ofac.Consolidated, file("xml", real(t, realXML[0])))
	fromCSV := decodeCSV(t, realSet(t, realSets[4]))
	if len(fromCSV) != len(fromXML) {
		t.Fatalf("%d entries in the CSV, %d in the XML", len(fromCSV), len(fromXML))
	}
	for i := range fromCSV {
		if diff := cmp.Diff(comparable(fromXML[i]), comparable(fromCSV[i])); diff != "" {
			t.Errorf("entry %s (-XML +CSV):\n%s", fromCSV[i].ID, diff)
		}
	}
}

// comparable returns a copy of the entry in a form in which both formats have it.
func comparable(e *sanctions.Entry) *sanctions.Entry {
	c := e.Clone()
	for i := range c.Party.Names {
		c.Party.Names[i].Text = strings.ReplaceAll(c.Party.Names[i].Text, `"`, "'")
	}
	for i := range c.Party.Addresses {
		a := &c.Party.Addresses[i]
		a.City = strings.Join(strings.Fields(strings.NewReplacer(",", " ").Replace(a.City+" "+a.Region+" "+a.PostalCode)), " ")
		a.Region, a.PostalCode = "", ""
		a.Street = strings.ReplaceAll(a.Street, `"`, "'")
	}
	if v := c.Party.Vessel; v != nil {
		slices.Sort(v.FormerFlags)
		v.Tonnage = strings.ReplaceAll(v.Tonnage, ",", "")
		v.GrossRegisteredTonnage = strings.ReplaceAll(v.GrossRegisteredTonnage, ",", "")
	}
	slices.SortStableFunc(c.Party.Names[1:], func(a, b sanctions.Name) int { return strings.Compare(a.Text, b.Text) })
	slices.SortStableFunc(c.Party.Identifiers, func(a, b sanctions.Identifier) int {
		return strings.Compare(string(a.Type)+a.Value, string(b.Type)+b.Value)
	})
	slices.SortFunc(c.Party.Countries, strings.Compare)
	slices.SortFunc(c.Designations, func(a, b sanctions.Designation) int { return strings.Compare(a.Programme, b.Programme) })
	slices.SortFunc(c.Relations, func(a, b sanctions.Relation) int { return strings.Compare(a.Name, b.Name) })
	var notes []sanctions.Note
	for _, note := range c.Notes {
		if note.Label == "remarks" {
			continue
		}
		for text := range strings.SplitSeq(note.Text, "; ") {
			label := note.Label
			if strings.HasPrefix(text, "U.S. Persons Must Continue to Block") {
				label = ""
			}
			notes = append(notes, sanctions.Note{Label: label, Text: strings.TrimSuffix(text, ".")})
		}
	}
	slices.SortFunc(notes, func(a, b sanctions.Note) int { return strings.Compare(a.Label+a.Text, b.Label+b.Text) })
	c.Notes = notes
	return c
}

// Taken apart and put together again the remarks of all versions are the same, and
// nearly every piece has a place of its own.
func TestRealRemarks(t *testing.T) {
	sets := slices.Clone(realSets)
	for _, path := range realHistory(t) {
		sets = append(sets, realFiles{list: ofac.SDN, primary: path})
	}
	fates := map[string]int{}
	frees := map[string]bool{}
	total := 0
	for _, set := range sets {
		rows, remarks := realRemarks(t, set)
		for i, text := range remarks {
			if text == "" || text == "-0- " {
				continue
			}
			kind := sanctions.Organization
			if rows[i][2] == "individual" {
				kind = sanctions.Person
			}
			pieces, fate := ofac.Fates(kind, rows[i][4], text)
			if got := strings.Join(pieces, "; "); got != text {
				t.Fatalf("%s: the pieces of entry %s are %q, want %q", set.primary, rows[i][0], got, text)
			}
			for j, f := range fate {
				total++
				fates[f]++
				if f == "free" {
					frees[pieces[j]] = true
				}
			}
		}
	}
	t.Logf("%d pieces: %v; %d different ones are free", total, fates, len(frees))
	if free := float64(fates["free"]) / float64(total); free > 0.015 {
		t.Errorf("%.2f %% of the pieces have no place of their own, want less than 1.5 %%", 100*free)
	}
	// What is left is prose: no free piece holds a long number.
	number := regexp.MustCompile(`\d{5}`)
	known := []string{
		"Tarjeta Profesional 186785 (Abogado) (Colombia)", "currently in remand at 20355 Hamburg  Holstenglacis 3, Germany",
		"M0018061/104,issued 12 September 1993",
		"U.S. Persons Must Continue to Block the Property and Interests in Property of this Person Pursuant to Executive Order 13599",
		"U.S. Persons Must Continue to Block this Property and Interests in this Property Pursuant to Executive Order 13599",
	}
	for piece := range frees {
		if piece = strings.TrimSuffix(piece, "."); number.MatchString(piece) && !slices.Contains(known, piece) {
			t.Errorf("a number is lost in free text: %q", piece)
		}
	}
}

// Every country of the published files has a code, or is known to be none.
func TestRealCountries(t *testing.T) {
	none := []string{
		"-0- ", "undetermined", "Unknown", "None Identified", "Region: Crimea", "Region: Jammu and Kashmir",
		"Region: Kafia Kingi", "Region: Commonwealth of Independent States",
		"possibly Palestinian;arrested 23 Apr 2002", // a nationality
	}
	names := map[string]string{}
	sets := slices.Clone(realSets)
	for _, path := range realHistory(t) {
		sets = append(sets, realFiles{list: ofac.SDN, primary: path})
	}
	for _, day := range []string{"2025-01-06", "2025-12-24"} {
		sets = append(sets, realFiles{addresses: "sdn-csv-set/" + day + "/add.csv.gz"})
	}
	labelled := regexp.MustCompile(`(?:^|; )(?:alt\. )?` +
		`(?:nationality|citizen|Nationality of Registration|Former Vessel Flag) (.*?)\.?(?:; |$)`)
	for _, set := range sets {
		for _, row := range realRows(t, set.addresses) {
			names[row[4]] = set.addresses
		}
		if set.primary == "" {
			continue
		}
		rows, remarks := realRemarks(t, set)
		for i, row := range rows {
			names[row[9]] = set.primary
			for _, match := range labelled.FindAllStringSubmatch(strings.ReplaceAll(remarks[i], "; ", ";  "), -1) {
				names[strings.TrimSpace(match[1])] = set.primary
			}
		}
	}
	element := regexp.MustCompile(`<(?:country|idCountry|vesselFlag)>([^<]*)<`)
	for _, path := range realXML {
		for _, match := range element.FindAllStringSubmatch(string(real(t, path)), -1) {
			names[match[1]] = path
		}
	}
	if len(names) < 190 {
		t.Errorf("only %d names found", len(names))
	}
	for name, path := range names {
		if _, ok := country.Code(name); ok == slices.Contains(none, name) {
			t.Errorf("%s: %q has a code: %v", path, name, ok)
		}
	}
}
