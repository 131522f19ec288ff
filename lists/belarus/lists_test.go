package belarus_test

import (
	"testing"

	"github.com/interdict/interdict/lists/belarus"
)

func TestDrafts(t *testing.T) {
	d, err := belarus.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range d {
		n := 0
		if x.Entries != nil {
			for range x.Entries {
				n++
			}
		}
		t.Log(x.List, x.Date, n, len(x.Measures), len(x.Reliefs))
	}
}
