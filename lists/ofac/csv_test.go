package ofac_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
	"go.uber.org/goleak"
	"pgregory.net/rapid"
)

func TestDecodeCSV(t *testing.T) {
	entries := decodeCSV(t, sampleSet(t))
	var ids []sanctions.EntryID
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	if diff := cmp.Diff([]sanctions.EntryID{"36", "306", "2674", "15036", "28263", "44541", "44580"}, ids); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	for _, want := range []*sanctions.Entry{
		{
			Ref: sanctions.Ref{List: ofac.SDN, ID: "2674"},
			Party: sanctions.Party{
				Kind: sanctions.Person,
				Names: []sanctions.Name{
					{Text: "ABBAS, Abu", Parts: person("ABBAS", "Abu")},
					{Text: "ZAYDAN, Muhammad", Type: sanctions.Alias, Parts: person("ZAYDAN", "Muhammad")},
				},
				BirthDates: []sanctions.PartialDate{sanctions.DayOf(sanctions.MustDate("1948-12-10"))},
				Titles:     []string{"Director of PALESTINE LIBERATION FRONT - ABU ABBAS FACTION"},
			},
			Designations: blocked("SDGT"),
			Notes: []sanctions.Note{{
				Label: "remarks",
				Text:  "DOB 10 Dec 1948; Director of PALESTINE LIBERATION FRONT - ABU ABBAS FACTION.",
			}},
		},
		{
			Ref: sanctions.Ref{List: ofac.SDN, ID: "15036"},
			Party: sanctions.Party{
				Kind: sanctions.Vessel,
				Names: []sanctions.Name{
					{Text: "ARTAVIL"},
					{Text: "ABADAN", Type: sanctions.FormerName},
					{Text: "SHONA", Type: sanctions.FormerName},
					{Text: "ALPHA", Type: sanctions.FormerName, Weak: true},
				},
				Identifiers: []sanctions.Identifier{
					{Type: sanctions.CallSign, Value: "T2EU4"},
					{Type: sanctions.IMO, Value: "IMO 9187629", Label: "Vessel Registration Identification"},
					{Type: sanctions.MMSI, Value: "572469210", Label: "MMSI"},
				},
				Countries: []string{"IR"},
				Vessel: &sanctions.VesselData{
					Type: "Crude/Oil Products Tanker", Flag: "Iran",
					FormerFlags: []string{"Malta", "Tuvalu", "None Identified", "Tanzania"},
					Tonnage:     "99,144", GrossRegisteredTonnage: "56,068",
				},
			},
			Designations: blocked("IRAN"),
			Relations:    []sanctions.Relation{{Type: "linked-to", Name: "NATIONAL IRANIAN TANKER COMPANY"}},
			Notes: []sanctions.Note{
				{Label: "remarks", Text: "Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu; " +
					"alt. Former Vessel Flag None Identified; alt. Former Vessel Flag Tanzania; " +
					"Additional Sanctions Information - Subject to Secondary Sanctions; " +
					"Vessel Registration Identification IMO 9187629; MMSI 572469210; f.k.a. 'ALPHA'; " +
					"Linked To: NATIONAL IRANIAN TANKER COMPANY."},
				{Label: "Additional Sanctions Information", Text: "Subject to Secondary Sanctions"},
			},
		},
		belavia,
		{
			Ref: sanctions.Ref{List: ofac.SDN, ID: "44580"},
			Party: sanctions.Party{
				Kind:  sanctions.Aircraft,
				Names: []sanctions.Name{{Text: "EW-301PJ"}},
				Identifiers: []sanctions.Identifier{
					{Type: sanctions.SerialNumber, Value: "8057", Label: "Aircraft Manufacturer's Serial Number (MSN)"},
					{Type: sanctions.TailNumber, Value: "EW-301PJ", Label: "Aircraft Tail Number"},
				},
				Aircraft: &sanctions.AircraftData{Model: "CRJ-200ER"},
			},
			Designations: blocked("BELARUS-EO14038"),
			Relations: []sanctions.Relation{
				{Type: "linked-to", Name: "OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES"},
			},
			Notes: []sanctions.Note{{Label: "remarks", Text: "Aircraft Model CRJ-200ER; " +
				"Aircraft Manufacturer's Serial Number (MSN) 8057; Aircraft Tail Number EW-301PJ; " +
				"Linked To: OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES."}},
		},
	} {
		if diff := cmp.Diff(want, find(t, entries, want.ID)); diff != "" {
			t.Errorf("entry %s (-want +got):\n%s", want.ID, diff)
		}
	}
}

// belavia is entry 44541 as the CSV of 2023 has it.
var belavia = &sanctions.Entry{
	Ref: sanctions.Ref{List: ofac.SDN, ID: "44541"},
	Party: sanctions.Party{
		Kind: sanctions.Organization,
		Names: []sanctions.Name{
			{Text: "OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES"},
			{Text: "BELAVIA BELARUSIAN AIRLINES", Type: sanctions.Alias},
			{Text: "JOINT STOCK COMPANY AVIACOMPANY BELAVIA", Type: sanctions.Alias},
			{Text: "OAO AVIAKOMPANIYA BELAVIA", Type: sanctions.Alias},
		},
		Identifiers: []sanctions.Identifier{
			{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY", Label: "Tax ID No."},
			{Type: sanctions.Gazette, Value: "011286185000", Country: "BY", Label: "Government Gazette Number"},
		},
		Addresses: []sanctions.Address{{Street: "14A, Nemiga str.", City: "Minsk 220004", Country: "BY"}},
	},
	Designations: blocked("BELARUS-EO14038"),
	Notes: []sanctions.Note{{
		Label: "remarks",
		Text:  "Tax ID No. 600390798 (Belarus); Government Gazette Number 011286185000 (Belarus).",
	}},
}

func person(family, given string) []sanctions.NamePart {
	return []sanctions.NamePart{
		{Type: sanctions.FamilyName, Text: family},
		{Type: sanctions.GivenName, Text: given},
	}
}

// blocked returns the designation that a programme tag of the SDN list means.
func blocked(tag string) []sanctions.Designation {
	const list = "Specially Designated Nationals and Blocked Persons List (SDN)"
	return []sanctions.Designation{{
		Authority: "US-OFAC",
		Programme: tag,
		Measures:  []sanctions.Measure{{Kind: sanctions.AssetFreeze, Name: "blocking"}},
		Basis: []sanctions.Citation{{
			Text:  "OFAC, " + list + ", programme tag " + tag,
			Title: list,
			URL:   "https://sanctionslist.ofac.treas.gov/Home/SdnList",
		}},
	}}
}

func TestDecodeCSVFromGzip(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(sample(t, "sdn.csv")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	whole := packed.Bytes()
	for _, tt := range []struct {
		name    string
		content []byte
		want    error
	}{
		{"whole", whole, nil},
		{"cut off", whole[:len(whole)-20], ofac.ErrTruncated},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := gzip.NewReader(bytes.NewReader(tt.content))
			if err != nil {
				t.Fatal(err)
			}
			_, err = gather(ofac.DecodeCSV(t.Context(), ofac.CSV{List: ofac.SDN, Primary: ofac.File{Reader: r}}))
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
}

// Remarks are cut at 1000 characters, and the comments file goes on where they end.
func TestRemarksOverflow(t *testing.T) {
	set := sampleSet(t)
	e := find(t, decodeCSV(t, set), "28263")
	got := e.Party.Names[1:]
	want := []sanctions.Name{
		{Text: "tianyinyin0404", Type: sanctions.Alias, Weak: true},
		{Text: "snowsjohn", Type: sanctions.Alias, Weak: true}, // "snowsjo" and "hn'"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("with comments: names (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Relation{{Type: "linked-to", Name: "LAZARUS GROUP"}}, e.Relations); diff != "" {
		t.Errorf("with comments: relations (-want +got):\n%s", diff)
	}

	set = sampleSet(t)
	set.Comments = ofac.File{}
	e = find(t, decodeCSV(t, set), "28263")
	if diff := cmp.Diff(want[:1], e.Party.Names[1:]); diff != "" {
		t.Errorf("without comments: names (-want +got):\n%s", diff)
	}
	if last := e.Notes[len(e.Notes)-1]; last != (sanctions.Note{Label: "cut remark", Text: "a.k.a. 'snowsjo"}) {
		t.Errorf("without comments: last note %+v, want the cut remark", last)
	}
}

func TestAddressCountry(t *testing.T) {
	set := ofac.CSV{
		List:    ofac.SDN,
		Primary: file("sdn.csv", organization(1)),
		Addresses: file("add.csv", "1,1,\"1 Main St\",\"Simferopol\",\"Region: Crimea\",-0- \n"+
			"1,2,-0- ,-0- ,\"Burma\",-0- \n1,3,-0- ,-0- ,-0- ,-0- \n"),
	}
	e := decodeCSV(t, set)[0]
	want := []sanctions.Address{
		{Street: "1 Main St", City: "Simferopol", Remarks: "Region: Crimea"},
		{Country: "MM"},
	}
	if diff := cmp.Diff(want, e.Party.Addresses); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Note{{Label: "address country", Text: "Region: Crimea"}}, e.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// What is said about an alias or an address is kept.
func TestRemarksBeside(t *testing.T) {
	e := decodeCSV(t, ofac.CSV{
		List:       ofac.SDN,
		Primary:    file("sdn.csv", organization(1)),
		Alternates: file("alt.csv", "1,1,\"nka\",\"A\",\"since 2020\"\n"),
		Addresses:  file("add.csv", "1,1,-0- ,\"Yalta\",\"Region: Crimea\",\"closed\"\n"),
	})[0]
	if diff := cmp.Diff(sanctions.Name{Text: "A", Type: sanctions.CurrentName}, e.Party.Names[1]); diff != "" {
		t.Errorf("alias (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Address{{City: "Yalta", Remarks: "closed; Region: Crimea"}}, e.Party.Addresses); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
	notes := []sanctions.Note{{Label: "alias remarks", Text: "A: since 2020"}, {Label: "address country", Text: "Region: Crimea"}}
	if diff := cmp.Diff(notes, e.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// Every kind of remark goes to its field.
func TestRemarks(t *testing.T) {
	const remarks = "DOB 1959 to 1960; alt. DOB unknown; POB Minsk; citizen Narnia; Gender Female; Gender Other; " +
		"a.k.a. 'BATKA'; x.k.a. 'NOBODY'; Passport OR801168 (Belarus) issued 02 Jan 1998 expires 2003; " +
		"Legal Entity Number 253400V1H6ART1UQ0N98; alt. Legal Entity Number 851683897 (Netherlands); " +
		"Legal Entity Number 2534OOV1H6ART1UQ0N9X1; Identification Number IMO 5342883; Identification Number 77 (Peru); " +
		"New Registry No. 5 (Chile); Website: www.example.com; http://www.example.org (website); SWIFT/BIC SABRRUMM; " +
		"Aircraft Operator YAS AIR; Aircraft Manufacture Date 1992; alt. Aircraft Operator IRAN AIR; " +
		"Vessel Year of Build 2007; Position: Director; Issuer Name EXAMPLE LTD; Tribe: Noorzai; ICTY indictee; " +
		"Organization Established Date 1969; Tax ID No. not given"
	line := `1,"EXAMPLE, Ann","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"` + remarks + ".\"\n"
	e := decodeCSV(t, ofac.CSV{List: ofac.SDN, Primary: file("p", line)})[0]
	span, err := sanctions.ParsePartialDate("1959/1960")
	if err != nil {
		t.Fatal(err)
	}
	want := sanctions.Party{
		Kind: sanctions.Person,
		Names: []sanctions.Name{
			{Text: "EXAMPLE, Ann", Parts: person("EXAMPLE", "Ann")},
			{Text: "BATKA", Type: sanctions.Alias, Weak: true},
			{Text: "EXAMPLE LTD", Type: sanctions.Alias},
		},
		Identifiers: []sanctions.Identifier{
			{Type: sanctions.Passport, Value: "OR801168", Country: "BY", Label: "Passport", Issued: "02 Jan 1998", Expires: "2003"},
			{Type: sanctions.LEI, Value: "253400V1H6ART1UQ0N98", Label: "Legal Entity Number"},
			{Type: sanctions.RegistrationNumber, Value: "851683897", Country: "NL", Label: "Legal Entity Number"},
			{Type: sanctions.RegistrationNumber, Value: "2534OOV1H6ART1UQ0N9X1", Label: "Legal Entity Number"},
			{Type: sanctions.IMO, Value: "IMO 5342883", Label: "Identification Number"},
			{Type: sanctions.NationalID, Value: "77", Country: "PE", Label: "Identification Number"},
			{Type: sanctions.OtherIdentifier, Value: "5", Country: "CL", Label: "New Registry No."},
			{Type: sanctions.Website, Value: "www.example.com", Label: "Website"},
			{Type: sanctions.Website, Value: "http://www.example.org"},
			{Type: sanctions.BIC, Value: "SABRRUMM", Label: "SWIFT/BIC"},
		},
		BirthDates:  []sanctions.PartialDate{span},
		BirthPlaces: []string{"Minsk"},
		Gender:      "female",
		Titles:      []string{"Director"},
		Vessel:      &sanctions.VesselData{Built: "2007"},
		Aircraft:    &sanctions.AircraftData{Operator: "YAS AIR", Built: "1992"},
	}
	if diff := cmp.Diff(want, e.Party); diff != "" {
		t.Errorf("party (-want +got):\n%s", diff)
	}
	notes := []sanctions.Note{
		{Label: "remarks", Text: remarks + "."},
		{Label: "DOB", Text: "unknown"},
		{Label: "citizen", Text: "Narnia"},
		{Label: "Gender", Text: "Other"},
		{Text: "x.k.a. 'NOBODY'"},
		{Label: "Aircraft Operator", Text: "IRAN AIR"},
		{Label: "Tribe", Text: "Noorzai"},
		{Text: "ICTY indictee"},
		{Label: "Organization Established Date", Text: "1969"},
		{Label: "Tax ID No.", Text: "not given"},
	}
	if diff := cmp.Diff(notes, e.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// organization returns a line of a primary file that says little.
func organization(id int) string {
	return fmt.Sprintf("%d,\"EXAMPLE %d\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", id, id)
}

func TestDecodeCSVErrors(t *testing.T) {
	one := organization(1)
	full := strings.Repeat("x", 1000)
	withRemarks := func(s string) string {
		return `1,"EXAMPLE",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"` + s + "\"\n"
	}
	for _, tt := range []struct {
		name                                     string
		primary, alternates, addresses, comments string
		want                                     error
		message                                  string
	}{
		{name: "empty", want: ofac.ErrTruncated, message: "p: file is cut off: it is empty"},
		{name: "only the mark", primary: "\x1a", want: ofac.ErrTruncated, message: "p: file is cut off: it is empty"},
		{name: "too few columns", primary: "1,\"A\",-0- \n", want: ofac.ErrColumns,
			message: "p:1: entry 1: wrong number of columns: 3 instead of 12"},
		{name: "too many columns", primary: one + strings.TrimSuffix(organization(2), "\n") + ",x\n", want: ofac.ErrColumns,
			message: "p:2: entry 2: wrong number of columns: 13 instead of 12"},
		{name: "header", primary: "ent_num,name\n", want: sanctions.ErrInvalid, message: `p:1: ent_num "ent_num": invalid value`},
		{name: "id is zero", primary: organization(0), want: sanctions.ErrInvalid, message: `p:1: ent_num "0": invalid value`},
		{name: "id twice", primary: one + one, want: sanctions.ErrTwice, message: `p:2: entry 1: ent_num "1": appears twice`},
		{name: "id twice out of order", primary: organization(2) + one + organization(2), want: sanctions.ErrTwice,
			message: `p:3: entry 2: ent_num "2": appears twice`},
		{name: "kind", primary: strings.Replace(one, "-0- ", `"ship"`, 1), want: sanctions.ErrUnknown,
			message: `p:1: entry 1: SDN_Type "ship": unknown word`},
		{name: "no name", primary: strings.Replace(one, `"EXAMPLE 1"`, "-0- ", 1), want: sanctions.ErrMissing,
			message: `p:1: entry 1: SDN_Name "-0- ": missing`},
		{name: "quotes", primary: one + "2,\"A\"B\",-0- \n" + organization(3), want: ofac.ErrFormat},
		{name: "open quote", primary: one + `2,"EXAM`, want: ofac.ErrTruncated},
		{name: "last line cut", primary: one + `2,"EXAMPLE 2",-0- ,"CU"`, want: ofac.ErrTruncated},
		{name: "no end of line", primary: strings.TrimSuffix(one, "\n"), want: ofac.ErrTruncated,
			message: "p:1: file is cut off: not a line has an end"},
		{name: "last field cut", primary: one + strings.TrimSuffix(organization(2), "-0- \n"), want: ofac.ErrTruncated,
			message: "p:2: file is cut off: in its last line"},
		{name: "no end of the last of OFAC's lines", want: ofac.ErrTruncated,
			primary: strings.TrimSuffix(strings.ReplaceAll(one+organization(2), "\n", "\r\n"), "\r\n"),
			message: "p:2: file is cut off: its last line has no end"},
		{name: "half an end of line", want: ofac.ErrTruncated,
			primary: strings.TrimSuffix(strings.ReplaceAll(one+organization(2), "\n", "\r\n"), "\n"),
			message: "p:2: file is cut off: its last line has no end"},
		{name: "data after the mark", primary: one + "\x1a\n" + organization(2), want: ofac.ErrFormat},
		{name: "Latin-1", primary: strings.Replace(one, "EXAMPLE", "EX\xc1MPLE", 1), want: ofac.ErrEncoding},
		{name: "alias columns", primary: one, alternates: "1,1,\"aka\",\"A\"\n1,2,\"aka\",\"B\",-0- \n", want: ofac.ErrColumns},
		{name: "address of nobody out of order", primary: organization(2) + one,
			addresses: "3,1,-0- ,-0- ,-0- ,-0- \n1,2,-0- ,-0- ,-0- ,-0- \n", want: sanctions.ErrDangles},
		{name: "comment with quotes", primary: withRemarks(full), comments: "1,\"a\"b\"\n", want: ofac.ErrFormat},
		{name: "broken addresses", primary: one, addresses: "x\n", want: sanctions.ErrInvalid},
		{name: "long id", primary: "1234567890,\"A\"\n", want: sanctions.ErrInvalid},
		{name: "kind of alias", primary: one, alternates: "1,1,\"nom de guerre\",\"A\",-0- \n", want: sanctions.ErrUnknown,
			message: `alt:1: entry 1: alt_type "nom de guerre": unknown word`},
		{name: "alias without name", primary: one, alternates: "1,1,\"aka\",-0- ,-0- \n", want: sanctions.ErrMissing},
		{name: "alias of nobody", primary: one, alternates: "1,1,\"aka\",\"A\",-0- \n7,2,\"aka\",\"B\",-0- \n",
			want: sanctions.ErrDangles, message: `alt:2: entry 7: ent_num "7": points nowhere`},
		{name: "alias number", primary: one, alternates: "1,x,\"aka\",\"A\",-0- \n", want: sanctions.ErrInvalid,
			message: `alt:1: entry 1: alt_num "x": invalid value`},
		{name: "empty alternates", primary: one, alternates: "\n", want: ofac.ErrTruncated},
		{name: "address of nobody", primary: one, addresses: "2,1,-0- ,-0- ,-0- ,-0- \n", want: sanctions.ErrDangles,
			message: `add:1: entry 2: Ent_num "2": points nowhere`},
		{name: "address columns", primary: one, addresses: "1,1,-0- ,-0- \n1,2,-0- ,-0- ,-0- ,-0- \n", want: ofac.ErrColumns},
		{name: "address without columns", primary: one, addresses: "1\n1,2,-0- ,-0- ,-0- ,-0- \n", want: ofac.ErrColumns},
		{name: "comment of nobody", primary: one, comments: "2,\"a.\"\n", want: sanctions.ErrDangles},
		{name: "comment to short remarks", primary: one, comments: "1,\"a.\"\n", want: ofac.ErrOverflow},
		{name: "comment twice", primary: withRemarks(full), comments: "1,\"a.\"\n1,\"b.\"\n", want: sanctions.ErrTwice,
			message: `com:2: entry 1: ent_num "1": appears twice`},
		{name: "comment without text", primary: withRemarks(full), comments: "1,-0- \n", want: sanctions.ErrMissing},
		{name: "comment missing", primary: withRemarks(full) + organization(2), comments: "\x1a", want: ofac.ErrOverflow},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := ofac.CSV{List: ofac.SDN, Primary: file("p", tt.primary)}
			if tt.alternates != "" {
				c.Alternates = file("alt", tt.alternates)
			}
			if tt.addresses != "" {
				c.Addresses = file("add", tt.addresses)
			}
			if tt.comments != "" {
				c.Comments = file("com", tt.comments)
			}
			_, err := gather(ofac.DecodeCSV(t.Context(), c))
			if !errors.Is(err, tt.want) {
				t.Fatalf("error %v, want one that is %v", err, tt.want)
			}
			var place *ofac.Error
			if !errors.As(err, &place) || place.File == "" {
				t.Errorf("error %v names no file", err)
			}
			if tt.message != "" && err.Error() != tt.message {
				t.Errorf("error %q, want %q", err, tt.message)
			}
		})
	}
}

// An error comes once, after the entries before it, and ends the sequence.
func TestDecodeCSVErrorIsLast(t *testing.T) {
	content := organization(1) + organization(2) + organization(2) + organization(3)
	var got []string
	for e, err := range ofac.DecodeCSV(t.Context(), ofac.CSV{List: ofac.SDN, Primary: file("p", content)}) {
		switch {
		case err != nil && e == nil:
			got = append(got, "error")
		case err == nil && e != nil:
			got = append(got, string(e.ID))
		default:
			t.Errorf("got (%v, %v), want an entry or an error", e, err)
		}
	}
	if diff := cmp.Diff([]string{"1", "2", "error"}, got); diff != "" {
		t.Errorf("yielded (-want +got):\n%s", diff)
	}
}

func TestDecodeCSVWithoutReader(t *testing.T) {
	_, err := gather(ofac.DecodeCSV(t.Context(), ofac.CSV{List: ofac.SDN}))
	if !errors.Is(err, sanctions.ErrMissing) {
		t.Errorf("error %v, want %v", err, sanctions.ErrMissing)
	}
}

func TestDecodeCSVReadError(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := gather(ofac.DecodeCSV(t.Context(), ofac.CSV{List: ofac.SDN, Primary: ofac.File{Reader: failing{broken}}}))
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestDecodeCSVContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	entries, err := gather(ofac.DecodeCSV(ctx, sampleSet(t)))
	if !errors.Is(err, context.Canceled) || len(entries) > 0 {
		t.Errorf("%d entries and error %v, want none and %v", len(entries), err, context.Canceled)
	}
}

// Whoever stops early leaves nothing running.
func TestDecodeCSVStops(t *testing.T) {
	defer goleak.VerifyNone(t)
	var content strings.Builder
	for i := range 5000 {
		content.WriteString(organization(i + 1))
	}
	for _, after := range []int{1, 127, 128, 129, 4999, 5000, 6000} {
		n := 0
		for _, err := range ofac.DecodeCSV(t.Context(), ofac.CSV{List: ofac.SDN, Primary: file("p", content.String())}) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n == after {
				break
			}
		}
		if want := min(after, 5000); n != want {
			t.Errorf("%d entries, want %d", n, want)
		}
	}
}

// A file that has lost a part of a line at its end is never taken for whole. That whole
// lines are gone cannot be seen, as the end-of-file mark need not be there.
func TestTruncated(t *testing.T) {
	whole := decodeCSV(t, sampleSet(t))
	step := 1
	if testing.Short() {
		step = 11
	}
	atLine := func(content []byte) bool { return bytes.HasSuffix(content, []byte("\r\n")) }
	published := sample(t, "sdn.csv")
	for n := 0; n < len(published)-len("\x1a"); n += step {
		c := ofac.CSV{List: ofac.SDN, Primary: file("sdn.csv", published[:n])}
		got, err := gather(ofac.DecodeCSV(t.Context(), c))
		switch {
		case !atLine(published[:n]) && !errors.Is(err, ofac.ErrTruncated):
			t.Fatalf("the first %d of %d bytes give error %v, want %v", n, len(published), err, ofac.ErrTruncated)
		case atLine(published[:n]) && (err != nil || len(got) != bytes.Count(published[:n], []byte("\r\n"))):
			t.Fatalf("the first %d bytes, whole lines, give %d entries and error %v", n, len(got), err)
		}
	}
	alternates := sample(t, "alt.csv")
	for n := 0; n < len(alternates)-len("\x1a"); n += step {
		c := sampleSet(t)
		c.Alternates = file("alt.csv", alternates[:n])
		_, err := gather(ofac.DecodeCSV(t.Context(), c))
		if !atLine(alternates[:n]) && !errors.Is(err, ofac.ErrTruncated) || atLine(alternates[:n]) && err != nil {
			t.Fatalf("the first %d of %d bytes of the alternates give error %v", n, len(alternates), err)
		}
	}

	// Saved anew with other line ends, a file does not show that whole lines are gone,
	// but shows everything else.
	saved := bytes.TrimSuffix(bytes.ReplaceAll(published, []byte("\r\n"), []byte("\n")), []byte("\x1a"))
	for n := 0; n < len(saved); n += step {
		got, err := gather(ofac.DecodeCSV(t.Context(), ofac.CSV{List: ofac.SDN, Primary: file("sdn.csv", saved[:n])}))
		if err != nil {
			continue
		}
		for i, e := range got {
			if e.ID != whole[i].ID || len(e.Notes) > 0 && e.Notes[0] != whole[i].Notes[0] && e.ID != "28263" {
				t.Fatalf("the first %d bytes give entry %+v, want %+v", n, e, whole[i])
			}
		}
	}
}

// A file need not have the end-of-file mark, and a line end may follow it.
func TestEndMark(t *testing.T) {
	want := decodeCSV(t, sampleSet(t))
	for _, end := range []string{"", "\x1a", "\x1a\r\n", "\x1a\n"} {
		ending := func(name string) ofac.File {
			return file(name, append(bytes.TrimSuffix(sample(t, name), []byte("\x1a")), end...))
		}
		c := sampleSet(t)
		c.Primary, c.Alternates, c.Addresses = ending("sdn.csv"), ending("alt.csv"), ending("add.csv")
		if diff := cmp.Diff(want, decodeCSV(t, c)); diff != "" {
			t.Errorf("ending in %q (-as published +so):\n%s", end, diff)
		}
	}
}

// The set of 2019 was saved anew: line feeds, no mark, and the last null cut to "-0".
func TestSavedAnew(t *testing.T) {
	saved := func(name string) ofac.File {
		content := bytes.ReplaceAll(sample(t, name), []byte("\r\n"), []byte("\n"))
		return file(name, bytes.TrimRight(content, "\x1a\n- "))
	}
	c := sampleSet(t)
	want := decodeCSV(t, c)
	c = sampleSet(t)
	c.Alternates, c.Addresses = saved("alt.csv"), saved("add.csv")
	if diff := cmp.Diff(want, decodeCSV(t, c)); diff != "" {
		t.Errorf("(-as published +saved anew):\n%s", diff)
	}
}

// The rows of the files beside the primary one may come in any order; that of the rows
// of one entry stays.
func TestOrderOfRows(t *testing.T) {
	want := decodeCSV(t, sampleSet(t))
	rapid.Check(t, func(rt *rapid.T) {
		shuffled := func(name string) ofac.File {
			lines := strings.SplitAfter(strings.TrimSuffix(string(sample(t, name)), "\x1a"), "\r\n")
			lines = lines[:len(lines)-1]
			groups := map[string][]string{}
			var ids []string
			for _, line := range lines {
				id, _, _ := strings.Cut(line, ",")
				if groups[id] == nil {
					ids = append(ids, id)
				}
				groups[id] = append(groups[id], line)
			}
			var content strings.Builder
			for left := len(lines); left > 0; left-- {
				id := rapid.SampledFrom(ids).Draw(rt, name)
				content.WriteString(groups[id][0])
				if groups[id] = groups[id][1:]; len(groups[id]) == 0 {
					ids = slices.DeleteFunc(ids, func(s string) bool { return s == id })
				}
			}
			return file(name, content.String()+"\x1a")
		}
		c := sampleSet(t)
		c.Alternates, c.Addresses = shuffled("alt.csv"), shuffled("add.csv")
		got, err := gather(ofac.DecodeCSV(t.Context(), c))
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Errorf("entries (-in order +shuffled):\n%s", diff)
		}
	})
}

// Entries of the same programmes share their designations.
func TestSharedDesignations(t *testing.T) {
	content := organization(1) + strings.Replace(organization(2), `"CUBA"`, `"SDGT] [IFSR"`, 1) + organization(3)
	entries := decodeCSV(t, ofac.CSV{List: ofac.SDN, Primary: file("p", content)})
	if &entries[0].Designations[0] != &entries[2].Designations[0] {
		t.Error("two entries of programme CUBA have designations of their own")
	}
	want := append(blocked("SDGT"), blocked("IFSR")...)
	if diff := cmp.Diff(want, entries[1].Designations); diff != "" {
		t.Errorf("designations (-want +got):\n%s", diff)
	}
}

// What the consolidated list forbids differs from party to party, so no measure is
// named.
func TestConsolidatedNamesNoMeasure(t *testing.T) {
	content := strings.Replace(organization(1), "CUBA", "NS-PLC", 1)
	entries := decodeCSV(t, ofac.CSV{List: ofac.Consolidated, Primary: file("p", content)})
	d := entries[0].Designations
	if len(d) != 1 || d[0].Programme != "NS-PLC" || len(d[0].Measures) != 0 {
		t.Errorf("designations %+v, want one of NS-PLC without measures", d)
	}
}

func FuzzDecodeCSV(f *testing.F) {
	for _, name := range []string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"} {
		f.Add(sample(f, name), []byte("1,1,\"aka\",\"A\",-0- \n"), []byte("1,1,-0- ,-0- ,-0- ,-0- \n"), []byte("1,\"a.\"\n"))
	}
	f.Add([]byte(organization(1)), []byte("1,1,\"aka\",\"A\",-0- \n"), []byte("1,1,-0- ,-0- ,-0- ,-0"), []byte("\x1a"))
	f.Fuzz(func(t *testing.T, primary, alternates, addresses, comments []byte) {
		entries, err := gather(ofac.DecodeCSV(t.Context(), ofac.CSV{
			List: ofac.SDN, Primary: file("p", primary), Alternates: file("alt", alternates),
			Addresses: file("add", addresses), Comments: file("com", comments),
		}))
		validate(t, entries)
		var place *ofac.Error
		if err != nil && !errors.As(err, &place) {
			t.Errorf("error %v has no place", err)
		}
	})
}
