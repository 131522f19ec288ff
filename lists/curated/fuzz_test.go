package curated_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/interdict/interdict/lists/curated"
)

// Whatever the bytes, Read returns a list whose versions are valid and in order, or an
// error that names the file.
func FuzzRead(f *testing.F) {
	f.Add(sample(f))
	f.Add("")
	f.Add("list: [")
	f.Add("list: x\nauthority: X\nentries: [{id: a, designations: [{}]}]")
	f.Add("list: x\nauthority: X\ncoverage: {subject: s}\nmeasures: [{ended: {}}]")
	f.Add("a: &a [*a]")
	f.Add("? [a]\n: b")
	f.Add("<<: {list: x}")
	f.Add("list: !!binary eA==")
	f.Add("sources: {? : {}}\nlist: ~")
	f.Fuzz(func(t *testing.T, text string) {
		list, err := curated.Read("f.yaml", strings.NewReader(text))
		if err != nil {
			var e *curated.Error
			if list != nil || !errors.As(err, &e) || e.File != "f.yaml" || e.Err == nil {
				t.Fatalf("Read: list %v, error %#v", list, err)
			}
			return
		}
		drafts := list.Drafts()
		if len(drafts) == 0 {
			t.Fatal("a list without versions")
		}
		for i, d := range drafts {
			if i > 0 && !drafts[i-1].Date.Before(d.Date) {
				t.Errorf("version of %s after %s", d.Date, drafts[i-1].Date)
			}
			if err := d.Coverage.Validate(); err != nil {
				t.Error(err)
			}
			for _, e := range entriesOf(t, d) {
				if err := e.Validate(); err != nil {
					t.Error(err)
				}
			}
			for i := range d.Measures {
				if err := d.Measures[i].Validate(); err != nil {
					t.Error(err)
				}
			}
			for i := range d.Reliefs {
				if err := d.Reliefs[i].Validate(); err != nil {
					t.Error(err)
				}
			}
			for i := range d.Holdings {
				if err := d.Holdings[i].Validate(); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
