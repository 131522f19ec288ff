package ofac

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/interdict/interdict/sanctions"
	"pgregory.net/rapid"
)

func TestPieces(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"", []string{""}},
		{"DOB 1962.", []string{"DOB 1962."}},
		{"DOB 1962; POB Shati.", []string{"DOB 1962", "POB Shati."}},
		{"a.k.a. 'A;B'; Website x.com/?a;b", []string{"a.k.a. 'A;B'", "Website x.com/?a;b"}},
		{"prohibited.; Listing Date: 24 Feb 2022;", []string{"prohibited.", "Listing Date: 24 Feb 2022;"}},
		{"; ", []string{"", ""}},
	} {
		var got []string
		for piece, last := range pieces(tt.text) {
			got = append(got, piece)
			if last != (len(got) == len(tt.want)) {
				t.Errorf("pieces(%q): piece %d is the last: %v", tt.text, len(got), last)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("pieces(%q) (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestWithoutStop(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		".":                          "",
		"POB Shati.":                 "POB Shati",
		"POB Shati":                  "POB Shati",
		"Linked To: RECREO S.A.":     "Linked To: RECREO S.A.",
		"Linked To: CUBICAFE S.A.S.": "Linked To: CUBICAFE S.A.S.",
		"Linked To: X, S.A. DE C.V.": "Linked To: X, S.A. DE C.V.",
		"Website www.example.com.":   "Website www.example.com",
		"SWIFT/BIC HAVIGB2L.":        "SWIFT/BIC HAVIGB2L",
		"D.":                         "D",
		"a.k.a. 'DURATEX S.A.'.":     "a.k.a. 'DURATEX S.A.'",
	} {
		if got := withoutStop(text); got != want {
			t.Errorf("withoutStop(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestParseBirthDate(t *testing.T) {
	for text, want := range map[string]string{
		"10 Dec 1948":                "1948-12-10",
		"29 Feb 1960":                "1960-02-29",
		"Dec 1948":                   "1948-12",
		"1948":                       "1948",
		"circa 1965":                 "circa 1965",
		"circa Jan 1963":             "circa 1963-01",
		"1959 to 1960":               "1959/1960",
		"circa 1960 to 1965":         "circa 1960/1965",
		"circa 1960 to circa 1965":   "circa 1960/1965",
		"circa 1979-1982":            "circa 1979/1982",
		"01 Jan 1961 to 31 Dec 1962": "1961/1962",
		"26 Sep 1946 to 07 Dec 1946": "1946-09-26/1946-12-07",
	} {
		got, ok := parseBirthDate(text)
		if !ok || got.String() != want {
			t.Errorf("parseBirthDate(%q) = %v, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"", "unknown", "30 Feb 1960", "10 dec 1948", "10-Dec-1948", "1 Jan 1960", "0000", "1960 to 1959", "1960 to",
		"circa", "19 48", "10 Dec 194a", "an 1948", "n Fe1948", "aa Dec 1948", "10 Decx1948",
	} {
		if got, ok := parseBirthDate(text); ok {
			t.Errorf("parseBirthDate(%q) = %v, want none", text, got)
		}
	}
}

// Every label is found, with a blank or a colon behind it, and no label is given twice.
func TestLabels(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range labels {
		if seen[l.text] {
			t.Errorf("label %q appears twice", l.text)
		}
		seen[l.text] = true
		identifier := l.is == aNumber || l.is == aCode || l.is == aCryptoAddress
		if l.id != "" && (!identifier || !l.id.Valid()) {
			t.Errorf("label %q has type %q", l.text, l.id)
		}
		for _, between := range []string{" ", ": ", " - "} {
			got, rest := lookup(l.text + between + "1 rest")
			if got == nil || got.text != l.text || rest != "1 rest" {
				t.Errorf("lookup(%q) = %v, %q", l.text+between+"1 rest", got, rest)
			}
		}
		if got, _ := lookup(l.text + "x"); got != nil && len(got.text) >= len(l.text) {
			t.Errorf("lookup(%q) = %q", l.text+"x", got.text)
		}
	}
	if l, _ := lookup(""); l != nil {
		t.Errorf("lookup of nothing = %q", l.text)
	}
}

func TestIsIMO(t *testing.T) {
	for number, want := range map[string]bool{
		"9187629": true, "8606173": true, "9074729": true,
		"9187628": false, "918762": false, "91876290": false, "918762x": false, "": false,
	} {
		if got := isIMO(number); got != want {
			t.Errorf("isIMO(%q) = %v", number, got)
		}
	}
}

// Taken apart and put together again, remarks are the same, and each piece has gone
// somewhere: to a field, a relation or a note.
func FuzzRemarks(f *testing.F) {
	for _, text := range []string{
		"DOB 10 Dec 1948; alt. DOB circa 1949; POB Giza, Egypt; Passport 1084010 (Egypt) issued 1999 expires 2003.",
		"a.k.a. 'BNC'; f.k.a. ''ABD'; Linked To: R D I S.A.",
		"Digital Currency Address - XBT 1GqXXX; alt. Digital Currency Address - ; Tax ID No. 600390798 (Belarus).",
		"Position: General; Vessel Registration Identification 8606173; Gender Male; nationality Narnia; (",
		"; ; alt. ; Aircraft Tail Number EW-301PJ; http://; Some Registry No. 12 (Here); Passport (Cuba)",
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, person bool) {
		var b builder
		is := sanctions.Organization
		if person {
			is = sanctions.Person
		}
		b.reset(sanctions.Ref{List: SDN, ID: "1"}, is)
		b.name("EXAMPLE", sanctions.PrimaryName, false)
		var all []string
		for piece := range pieces(text) {
			all = append(all, piece)
			b.titles, b.gender = nil, "" // so that saying them again counts
			before := b.size()
			if b.piece(piece); strings.TrimSpace(piece) != "" && b.size() == before {
				t.Errorf("piece %q has gone nowhere", piece)
			}
		}
		if got := strings.Join(all, "; "); got != text {
			t.Errorf("pieces of %q joined are %q", text, got)
		}
		// What is no text is refused by the store, with the entry's name; bytes that are not
		// UTF-8 do not get this far.
		if err := b.entry(nil).Validate(); err != nil && !errors.Is(err, sanctions.ErrText) {
			t.Errorf("remarks %q give an entry that is not valid: %v", text, err)
		}
	})
}

// size counts what the builder holds.
func (b *builder) size() int {
	n := len(b.names) + len(b.ids) + len(b.births) + len(b.places) + len(b.countries) + len(b.addresses) + len(b.titles) +
		len(b.flags) + len(b.relations) + len(b.notes)
	for _, s := range []string{b.gender, b.vessel.Built, b.aircraft.Built, b.aircraft.Model, b.aircraft.Operator} {
		if s != "" {
			n++
		}
	}
	return n
}

// records reads all records.
func records(r io.Reader) ([][]string, error) {
	in := newRecordReader(r)
	var all [][]string
	for {
		record, err := in.read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		fields := make([]string, 64)
		n, err := split(string(record), fields)
		if err != nil {
			return all, err
		}
		all = append(all, fields[:min(n, len(fields))])
	}
}

// The record reader reads what encoding/csv reads, and refuses what it refuses.
func FuzzRecordReader(f *testing.F) {
	for _, s := range []string{
		"1,\"A\",-0- \r\n2,\"B, C\",-0- \r\n\x1a", "a,b\n\n\nc", "\"a\"\"b\",\"\"\n", "\"a\nb\",c\r\n", "\"a\r\nb\"\r\n", "a\"b\n",
		"\"a\"b\n", "\"a", ",,\n,", "\r\n\r", "a\r", "a\rb\n", "\"\"\"\"\r\n", "-0- ,-0- ,-0- ", "\"x\"\r", "\"a\"\"", " \"a\"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		oracle := csv.NewReader(bytes.NewReader(content))
		oracle.FieldsPerRecord = -1
		want, wantErr := oracle.ReadAll()
		for i := range want {
			want[i] = want[i][:min(len(want[i]), 64)]
		}
		for _, r := range []io.Reader{bytes.NewReader(content), iotest.OneByteReader(bytes.NewReader(content))} {
			got, err := records(r)
			if (err != nil) != (wantErr != nil) {
				t.Fatalf("error %v, want %v", err, wantErr)
			}
			if err != nil {
				continue
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("records (-encoding/csv +got):\n%s", diff)
			}
		}
	})
}

// A line longer than the reader's room is read whole.
func TestLongRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, 1<<16 - 8, 1<<16 - 7, 1<<16 - 6, 1<<16 - 5, 1 << 16, 3 << 16}).Draw(t, "length")
		end := rapid.SampledFrom([]string{"\n", "\r\n", ""}).Draw(t, "end")
		field := strings.Repeat("x", n)
		content := "1,\"" + field + "\"\r\n2,\"" + field + "\"" + end
		got, err := records(strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([][]string{{"1", field}, {"2", field}}, got); diff != "" {
			t.Errorf("records (-want +got):\n%.300s", diff)
		}
	})
}
