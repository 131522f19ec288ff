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

// An sdnEntry is a line of OFAC's SDN.CSV.
type sdnEntry struct{ name, programmes string }

// sdn returns the entries in a copy of OFAC's SDN.CSV by unique id.
func sdn(t *testing.T, date string) map[string]sdnEntry {
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
	entries := make(map[string]sdnEntry)
	for {
		record, err := r.Read()
		if err == io.EOF {
			return entries
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(record) > 3 {
			entries[record[0]] = sdnEntry{name: record[1], programmes: record[3]}
		}
	}
}

// The links to OFAC's own list lead to entries with a name that we print, and the
// days agree with the copies of that list as far as those go.
func TestAgreesWithTheSDNList(t *testing.T) {
	copies := []string{"2021-11-22", "2022-02-23", "2022-02-25", "2023-01-31", "2023-04-18", "2023-08-03", "2023-08-09", "2024-05-03"}
	snapshot := published(t)
	for _, date := range copies {
		entries := sdn(t, date)
		for l := range snapshot.Entries() {
			if l.List != "belarus-us-ofac" {
				continue
			}
			i := slices.IndexFunc(l.Same, func(r sanctions.Ref) bool { return r.List == "us-ofac-sdn" })
			if i < 0 {
				continue // EW-001PB, whose unique id was not found
			}
			line, listed := entries[string(l.Same[i].ID)]
			if listed && !slices.ContainsFunc(l.Party.Names, func(n sanctions.Name) bool { return strings.EqualFold(n.Text, line.name) }) {
				t.Errorf("%s: SDN entry %s is %q", l.Ref, l.Same[i].ID, line.name)
			}
			in := slices.ContainsFunc(l.Designations, func(d sanctions.Designation) bool { return d.Period.Contains(day(date)) })
			if in != listed {
				t.Errorf("%s: designated on %s: %t, but in the SDN list: %t", l.Ref, date, in, listed)
			}
		}
	}
}

// The Russia tag of 558 Aircraft Repair Plant decides where the copies show it and asks
// only after the last that does not.
func TestRussiaTagAgreesWithTheSDNList(t *testing.T) {
	l, ok := published(t).Entry(sanctions.Ref{List: "belarus-us-ofac", ID: "558-arp"})
	if !ok {
		t.Fatal("558-arp: not there")
	}
	for _, date := range []string{"2022-02-25", "2023-12-28", "2024-01-31", "2024-04-18", "2024-05-03"} {
		want := strings.Contains(sdn(t, date)["34992"].programmes, "RUSSIA-EO14024")
		var decides, asks bool
		for _, d := range l.Designations {
			if d.Programme == "RUSSIA-EO14024" && d.Period.Contains(day(date)) {
				decides = decides || d.Confidence.Decides()
				asks = asks || !d.Confidence.Decides()
			}
		}
		if decides != want || asks {
			t.Errorf("on %s: decides %t, asks %t; the copy has the tag: %t", date, decides, asks, want)
		}
	}
}
