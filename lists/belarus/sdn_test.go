package belarus_test

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/interdict/interdict/sanctions"
)

// sdn returns the names in a copy of OFAC's SDN.CSV by unique id.
func sdn(t *testing.T, date string) map[string]string {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		parent := filepath.Dir(root)
		if parent == root {
			t.Fatal("no go.mod above the working directory")
		}
		root = parent
	}
	f, err := os.Open(filepath.Join(root, "..", "shared", "data", "lists", "us-ofac", "sdn-csv", date, "sdn.csv.gz"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("needs the folder of real lists, shared, beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(z)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	names := make(map[string]string)
	for {
		record, err := r.Read()
		if err == io.EOF {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(record) > 1 {
			names[record[0]] = record[1]
		}
	}
}

// The links to OFAC's own list lead to entries with a name that we print, and the
// days agree with the copies of that list as far as those go.
func TestAgreesWithTheSDNList(t *testing.T) {
	copies := []string{"2021-11-22", "2022-02-23", "2022-02-25", "2023-01-31", "2023-04-18", "2023-08-03", "2023-08-09", "2024-05-03"}
	snapshot := published(t)
	for _, date := range copies {
		names := sdn(t, date)
		for l := range snapshot.Entries() {
			if l.List != "belarus-us-ofac" {
				continue
			}
			i := slices.IndexFunc(l.Same, func(r sanctions.Ref) bool { return r.List == "us-ofac-sdn" })
			if i < 0 {
				continue // EW-001PB, whose unique id was not found
			}
			name, listed := names[string(l.Same[i].ID)]
			if listed && !slices.ContainsFunc(l.Party.Names, func(n sanctions.Name) bool { return strings.EqualFold(n.Text, name) }) {
				t.Errorf("%s: SDN entry %s is %q", l.Ref, l.Same[i].ID, name)
			}
			in := slices.ContainsFunc(l.Designations, func(d sanctions.Designation) bool { return d.Period.Contains(day(date)) })
			if in != listed {
				t.Errorf("%s: designated on %s: %t, but in the SDN list: %t", l.Ref, date, in, listed)
			}
		}
	}
}
