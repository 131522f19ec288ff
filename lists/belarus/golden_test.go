package belarus_test

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/sanctions"
)

var update = flag.Bool("update", false, "write the golden file anew")

// The versions as a reviewer reads a change of data: for each version the lines that
// it adds to and takes from the version before, one line a coverage, party, designation,
// measure or relief. After a change of the data: go test ./lists/belarus -update, and
// read the difference.
func TestVersionsGolden(t *testing.T) {
	const file = "testdata/versions.golden"
	drafts, err := belarus.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(drafts, func(a, b *lists.Draft) int { return strings.Compare(string(a.List), string(b.List)) })
	var text strings.Builder
	var before []string
	for i, d := range drafts {
		if i > 0 && drafts[i-1].List != d.List {
			before = nil
		}
		lines := linesOf(t, d)
		text.WriteString("== " + string(d.List) + " " + d.Date.String() + "\n")
		for _, line := range before {
			if !slices.Contains(lines, line) {
				text.WriteString("- " + line + "\n")
			}
		}
		for _, line := range lines {
			if !slices.Contains(before, line) {
				text.WriteString("+ " + line + "\n")
			}
		}
		before = lines
	}
	if *update {
		if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text.String(), "\n")); diff != "" {
		t.Errorf("versions (-want +got); -update accepts them:\n%s", diff)
	}
}

func linesOf(t *testing.T, d *lists.Draft) []string {
	t.Helper()
	var lines []string
	add := func(label string, v any) {
		content, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, label+" "+string(content))
	}
	add("coverage", d.Coverage)
	if d.Entries != nil {
		for e := range d.Entries {
			alone := *e
			alone.Designations = nil
			add(string(e.ID), alone)
			for _, g := range e.Designations {
				add(string(e.ID)+" "+g.Period.String(), shortened(g))
			}
		}
	}
	for _, m := range d.Measures {
		m.Basis = cited(m.Basis)
		add(m.Period.String(), m)
	}
	for _, r := range d.Reliefs {
		r.Basis = cited(r.Basis)
		add(r.Period.String(), r)
	}
	for _, h := range d.Holdings {
		h.Basis = cited(h.Basis)
		add(h.Period.String(), h)
	}
	return lines
}

func shortened(d sanctions.Designation) sanctions.Designation {
	d.Basis = cited(d.Basis)
	return d
}

// cited leaves only the texts of citations.
func cited(basis []sanctions.Citation) []sanctions.Citation {
	short := make([]sanctions.Citation, len(basis))
	for i := range basis {
		short[i].Text = basis[i].Text
	}
	return short
}
