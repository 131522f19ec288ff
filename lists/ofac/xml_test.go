package ofac_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

func TestXMLReader(t *testing.T) {
	x, err := ofac.NewXMLReader(ofac.SDN, file("sdn.xml", sample(t, "consolidated.xml")))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := x.Published(), sanctions.MustDate("2023-08-09"); got != want {
		t.Errorf("published on %v, want %v", got, want)
	}
	entries, err := gather(x.Entries(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	validate(t, entries)

	airline := *belavia // which the XML gives as the CSV does, but for the parts of the address
	airline.Party.Addresses = []sanctions.Address{
		{Street: "14A, Nemiga str.", City: "Minsk", PostalCode: "220004", Country: "BY"},
	}
	airline.Notes = nil
	circa, err := sanctions.ParsePartialDate("circa 1959/1960")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []*sanctions.Entry{
		&airline,
		{
			Ref: sanctions.Ref{List: ofac.SDN, ID: "900001"},
			Party: sanctions.Party{
				Kind: sanctions.Person,
				Names: []sanctions.Name{
					{Text: "EXAMPLE, Ivan", Parts: person("EXAMPLE", "Ivan")},
					{Text: "EXAMPLOV, Vanya", Type: sanctions.FormerName, Weak: true, Parts: person("EXAMPLOV", "Vanya")},
				},
				Identifiers: []sanctions.Identifier{
					{Type: sanctions.Passport, Value: "MP1234567", Country: "BY", Label: "Passport",
						Issued: "02 Jan 2010", Expires: "2020"},
					{Type: sanctions.CryptoAddress, Value: "1ExampleExampleExampleExample11",
						Label: "Digital Currency Address - XBT"},
				},
				BirthDates:  []sanctions.PartialDate{sanctions.DayOf(sanctions.MustDate("1960-03-02")), circa}, // the main one first
				BirthPlaces: []string{"Minsk, Belarus"},
				Countries:   []string{"RU", "BY"},
				Addresses: []sanctions.Address{{
					Street: "1 Example Street, Office 2, Floor 3", City: "Simferopol", Region: "Crimea",
					PostalCode: "295000", Remarks: "Region: Crimea",
				}},
				Gender: "male",
				Titles: []string{"Director, Example Works", "Member of the Board"},
			},
			Designations: append(blocked("UKRAINE-EO13662"), blocked("RUSSIA-EO14024")...),
			Relations:    []sanctions.Relation{{Type: "linked-to", Name: "EXAMPLE & SONS, S.A."}},
			Notes: []sanctions.Note{
				{Label: "remarks", Text: "All offices worldwide; (Linked To: EXAMPLE & SONS, S.A.)"},
				{Text: "All offices worldwide"},
				{Label: "Secondary sanctions risk", Text: "See Section 11 of Executive Order 14024."},
				{Label: "address country", Text: "Region: Crimea"},
				{Label: "nationality", Text: "Russia"},
				{Label: "citizen", Text: "Belarus"},
			},
		},
		{
			Ref: sanctions.Ref{List: ofac.SDN, ID: "900002"},
			Party: sanctions.Party{
				Kind:  sanctions.Vessel,
				Names: []sanctions.Name{{Text: "EXAMPLE STAR"}},
				Identifiers: []sanctions.Identifier{
					{Type: sanctions.IMO, Value: "IMO 9187629", Label: "Vessel Registration Identification"},
					{Type: sanctions.CallSign, Value: "T2EU4"},
				},
				Countries: []string{"TZ"},
				Vessel: &sanctions.VesselData{
					Type: "Crude Oil Tanker", Flag: "Tanzania", FormerFlags: []string{"Malta"}, Owner: "Example Shipping",
					Tonnage: "99144", GrossRegisteredTonnage: "56068",
				},
			},
			Designations: blocked("561-Related"),
		},
	} {
		if diff := cmp.Diff(want, find(t, entries, want.ID)); diff != "" {
			t.Errorf("entry %s (-want +got):\n%s", want.ID, diff)
		}
	}
	// An entry without a programme is blocked all the same.
	last := find(t, entries, "900003").Designations
	if len(last) != 1 || last[0].Programme != "" || len(last[0].Measures) != 1 {
		t.Errorf("designations %+v, want one without programme that blocks", last)
	}
}

// What an id says is kept even under a label that nobody has seen.
func TestXMLUnknownLabels(t *testing.T) {
	ids := `<idList>
		<id><uid>1</uid><idType>Lunar Registry No.</idType><idNumber>A 12</idNumber><idCountry>Burma</idCountry></id>
		<id><uid>2</uid><idType>Mood:</idType><idNumber>Good</idNumber><idCountry>Atlantis</idCountry>
			<issueDate>2001</issueDate><expirationDate>2002</expirationDate></id>
		<id><uid>3</uid><idType>Vessel Year of Build</idType><idNumber>2007</idNumber></id>
		<id><uid>4</uid><idType>Passport</idType></id>
		<id><uid>5</uid><idNumber>77</idNumber></id>
	</idList>
	<vesselInfo><vesselFlag>Unknown</vesselFlag></vesselInfo>`
	e := decodeXML(t, ofac.Consolidated, file("x", document(1, entryXML(1, "Vessel", ids))))[0]
	wantIDs := []sanctions.Identifier{
		{Type: sanctions.OtherIdentifier, Value: "A 12", Country: "MM", Label: "Lunar Registry No."},
	}
	if diff := cmp.Diff(wantIDs, e.Party.Identifiers); diff != "" {
		t.Errorf("identifiers (-want +got):\n%s", diff)
	}
	wantNotes := []sanctions.Note{
		{Label: "Mood country", Text: "Atlantis"},
		{Label: "Mood", Text: "Good (Atlantis) issued 2001 expires 2002"},
		{Text: "Passport"},
		{Text: "77"},
	}
	if diff := cmp.Diff(wantNotes, e.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(&sanctions.VesselData{Flag: "Unknown", Built: "2007"}, e.Party.Vessel); diff != "" {
		t.Errorf("vessel (-want +got):\n%s", diff)
	}
}

// document returns a list that says how many entries it has.
func document(count int, entries ...string) string {
	return `<?xml version="1.0" encoding="utf-8"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
<publshInformation><Publish_Date>01/31/2024</Publish_Date><Record_Count>` + string(rune('0'+count)) +
		`</Record_Count></publshInformation>` + strings.Join(entries, "\n") + "</sdnList>\n"
}

// entryXML returns an entry that says little beside the lists given.
func entryXML(uid int, kind, lists string) string {
	return `<sdnEntry><uid>` + string(rune('0'+uid)) + `</uid><lastName>EXAMPLE</lastName><sdnType>` + kind +
		`</sdnType><programList><program>CUBA</program></programList>` + lists + `</sdnEntry>`
}

func TestXMLErrors(t *testing.T) {
	one := entryXML(1, "Entity", "")
	with := func(lists string) string { return document(1, entryXML(1, "Entity", lists)) }
	for _, tt := range []struct {
		name, content string
		want          error
		message       string
	}{
		{"empty", "", ofac.ErrTruncated, ""},
		{"not XML", "ent_num,name\n", ofac.ErrFormat, ""},
		{"another format", `<Sanctions xmlns="x"></Sanctions>`, ofac.ErrFormat, "x:1: Sanctions: not OFAC's format"},
		{"no head", `<sdnList></sdnList>`, sanctions.ErrMissing, "x:1: publshInformation: missing"},
		{"entry before the head", `<sdnList>` + one + `</sdnList>`, sanctions.ErrMissing, ""},
		{"head twice", strings.Replace(document(1, one), "</sdnList>", `<publshInformation></publshInformation></sdnList>`, 1),
			sanctions.ErrTwice, ""},
		{"date", strings.Replace(document(1, one), "01/31/2024", "31/01/2024", 1), sanctions.ErrInvalid,
			`x:3: Publish_Date "31/01/2024": invalid value`},
		{"count", strings.Replace(document(1, one), ">1</Record", ">many</Record", 1), sanctions.ErrInvalid, ""},
		{"fewer entries than said", document(2, one), ofac.ErrCount,
			`x:4: Record_Count "2": number of entries differs from Record_Count: there are 1`},
		{"more entries than said", document(1, one, entryXML(2, "Entity", "")), ofac.ErrCount, ""},
		{"id twice", document(2, one, one), sanctions.ErrTwice, `x:4: entry 1: uid "1": appears twice`},
		{"id", strings.Replace(document(1, one), "<uid>1</uid>", "<uid>one</uid>", 1), sanctions.ErrInvalid, ""},
		{"no id", strings.Replace(document(1, one), "<uid>1</uid>", "", 1), sanctions.ErrInvalid, ""},
		{"kind", document(1, entryXML(1, "Ship", "")), sanctions.ErrUnknown, `x:3: entry 1: sdnType "Ship": unknown word`},
		{"no name", strings.Replace(document(1, one), "<lastName>EXAMPLE</lastName>", "", 1), sanctions.ErrMissing, ""},
		{"name twice", strings.Replace(document(1, one), "<lastName>", "<lastName>A</lastName><lastName>", 1), sanctions.ErrTwice, ""},
		{"name after the lists", with("<firstName>A</firstName>"), ofac.ErrFormat, ""},
		{"element", with("<mood>good</mood>"), sanctions.ErrUnknown,
			"x:3: entry 1: mood: unknown word: no such element in sdnEntry"},
		{"element in a text", strings.Replace(document(1, one), "EXAMPLE", "<b>EXAMPLE</b>", 1), sanctions.ErrUnknown, ""},
		{"element after the end", document(1, one) + "<sdnList/>", ofac.ErrFormat, ""},
		{"text between elements", with("text"), ofac.ErrFormat, ""},
		{"text after the end", document(1, one) + "text", ofac.ErrFormat, ""},
		{"end of another element", strings.Replace(document(1, one), "</uid>", "</lastName>", 1), ofac.ErrFormat, ""},
		{"end without a start", document(1, one) + "</sdnList>", ofac.ErrFormat, ""},
		{"type of alias", with("<akaList><aka><uid>2</uid><type>x</type></aka></akaList>"), sanctions.ErrUnknown, ""},
		{"category of alias", with("<akaList><aka><uid>2</uid><type>a.k.a.</type><category>odd</category></aka></akaList>"),
			sanctions.ErrUnknown, `x:3: entry 1: category "odd": unknown word`},
		{"alias without name", with("<akaList><aka><uid>2</uid><type>a.k.a.</type><category>weak</category></aka></akaList>"),
			sanctions.ErrMissing, ""},
		{"main entry", with("<nationalityList><nationality><country>Cuba</country></nationality></nationalityList>"),
			sanctions.ErrInvalid, ""},
		{"character set", strings.Replace(document(1, one), "utf-8", "iso-8859-1", 1), ofac.ErrEncoding, ""},
		{"not UTF-8", strings.Replace(document(1, one), "EXAMPLE", "EX\xc1MPLE", 1), ofac.ErrEncoding, ""},
		{"entity", strings.Replace(document(1, one), "EXAMPLE", "&example;", 1), ofac.ErrFormat, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := errorOfXML(t, tt.content)
			if !errors.Is(err, tt.want) {
				t.Fatalf("error %v, want one that is %v", err, tt.want)
			}
			var place *ofac.Error
			if !errors.As(err, &place) || place.File != "x" {
				t.Errorf("error %v names no file", err)
			}
			if tt.message != "" && err.Error() != tt.message {
				t.Errorf("error %q, want %q", err, tt.message)
			}
		})
	}
}

func errorOfXML(t *testing.T, content string) error {
	t.Helper()
	x, err := ofac.NewXMLReader(ofac.SDN, file("x", content))
	if err != nil {
		return err
	}
	_, err = gather(x.Entries(t.Context()))
	return err
}

// The count is not required, and neither is the date.
func TestXMLWithoutHead(t *testing.T) {
	content := `<sdnList><publshInformation></publshInformation>` + entryXML(1, "Entity", "") + `</sdnList>`
	x, err := ofac.NewXMLReader(ofac.SDN, file("x", content))
	if err != nil {
		t.Fatal(err)
	}
	if entries, err := gather(x.Entries(t.Context())); len(entries) != 1 || err != nil || !x.Published().IsZero() {
		t.Errorf("%d entries, error %v, published on %v", len(entries), err, x.Published())
	}
}

// A file that has lost bytes at its end is never taken for whole.
func TestXMLTruncated(t *testing.T) {
	whole := strings.TrimSpace(string(sample(t, "consolidated.xml")))
	step := 1
	if testing.Short() {
		step = 11
	}
	for n := 0; n < len(whole); n += step {
		if err := errorOfXML(t, whole[:n]); !errors.Is(err, ofac.ErrTruncated) {
			t.Fatalf("the first %d of %d bytes give error %v, want %v", n, len(whole), err, ofac.ErrTruncated)
		}
	}
}

func TestXMLContext(t *testing.T) {
	x, err := ofac.NewXMLReader(ofac.SDN, file("x", sample(t, "consolidated.xml")))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if entries, err := gather(x.Entries(ctx)); !errors.Is(err, context.Canceled) || len(entries) > 0 {
		t.Errorf("%d entries and error %v, want none and %v", len(entries), err, context.Canceled)
	}
}

func TestXMLWithoutReader(t *testing.T) {
	if _, err := ofac.NewXMLReader(ofac.SDN, ofac.File{}); !errors.Is(err, sanctions.ErrMissing) {
		t.Errorf("error %v, want %v", err, sanctions.ErrMissing)
	}
}

func FuzzDecodeXML(f *testing.F) {
	f.Add(sample(f, "consolidated.xml"))
	f.Add([]byte(document(1, entryXML(1, "Entity", ""))))
	f.Add([]byte(`<sdnList><publshInformation/></sdnList>`))
	f.Add([]byte(`<sdnList></x>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		x, err := ofac.NewXMLReader(ofac.SDN, file("x", content))
		var entries []*sanctions.Entry
		if err == nil {
			entries, err = gather(x.Entries(t.Context()))
		}
		validate(t, entries)
		var place *ofac.Error
		if err != nil && !errors.As(err, &place) {
			t.Errorf("error %v has no place", err)
		}
	})
}
