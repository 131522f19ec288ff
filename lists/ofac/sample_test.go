package ofac_test

import (
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

// sample returns a file of testdata: rows of the published lists, and some made up.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// sampleSet returns the sample as a complete set of files.
func sampleSet(t testing.TB) ofac.CSV {
	t.Helper()
	return ofac.CSV{
		List:       ofac.SDN,
		Primary:    file("sdn.csv", sample(t, "sdn.csv")),
		Alternates: file("alt.csv", sample(t, "alt.csv")),
		Addresses:  file("add.csv", sample(t, "add.csv")),
		Comments:   file("sdn_comments.csv", sample(t, "sdn_comments.csv")),
	}
}

func file[Content string | []byte](name string, content Content) ofac.File {
	return ofac.File{Name: name, Reader: bytes.NewReader([]byte(content))}
}

// gather returns the entries before the first error, and that error.
func gather(entries iter.Seq2[*sanctions.Entry, error]) ([]*sanctions.Entry, error) {
	var all []*sanctions.Entry
	for e, err := range entries {
		if err != nil {
			return all, err
		}
		all = append(all, e)
	}
	return all, nil
}

// decodeCSV returns the entries, which must be valid.
func decodeCSV(t testing.TB, c ofac.CSV) []*sanctions.Entry {
	t.Helper()
	entries, err := gather(ofac.DecodeCSV(t.Context(), c))
	if err != nil {
		t.Fatal(err)
	}
	validate(t, entries)
	return entries
}

// decodeXML returns the entries, which must be valid.
func decodeXML(t testing.TB, list sanctions.ListID, f ofac.File) []*sanctions.Entry {
	t.Helper()
	x, err := ofac.NewXMLReader(list, f)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := gather(x.Entries(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	validate(t, entries)
	return entries
}

func validate(t testing.TB, entries []*sanctions.Entry) {
	t.Helper()
	for _, e := range entries {
		if err := e.Validate(); err != nil {
			t.Errorf("entry %s: %v", e.Ref, err)
		}
	}
}

func find(t testing.TB, entries []*sanctions.Entry, id sanctions.EntryID) *sanctions.Entry {
	t.Helper()
	for _, e := range entries {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no entry %s", id)
	return nil
}
