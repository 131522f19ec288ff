package sanctions_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/sanctions"
)

// TestEntryHashSeesEveryField changes one place of an entry after the other. It is
// what fails when a field is added to a type and forgotten in the hash.
func TestEntryHashSeesEveryField(t *testing.T) {
	entry := filled[sanctions.Entry]()
	before := entry.Hash()
	all := changes(&entry)
	if len(all) < 100 {
		t.Fatalf("only %d places in an entry", len(all))
	}
	seen := map[sanctions.Hash]string{before: "no change"}
	for _, c := range all {
		c.do()
		hash := entry.Hash()
		if other, twice := seen[hash]; twice {
			t.Errorf("%s: the same hash as %s", c.path, other)
		}
		seen[hash] = c.path
		c.undo()
	}
	if entry.Hash() != before {
		t.Error("the changes were not undone")
	}
}

// content is what HashOf takes.
type content struct {
	List     sanctions.ListID
	Entries  []sanctions.Hash
	Coverage sanctions.Coverage
	Measures []sanctions.Measure
	Reliefs  []sanctions.Relief
	Holdings []sanctions.Holding
}

func (c *content) hash() sanctions.Hash {
	return sanctions.HashOf(c.List, c.Entries, &c.Coverage, c.Measures, c.Reliefs, c.Holdings)
}

// TestHashOfSeesEveryField does the same for what a list says beside its entries. A
// later review alone makes no new content.
func TestHashOfSeesEveryField(t *testing.T) {
	whole := filled[content]()
	before := whole.hash()
	seen := map[sanctions.Hash]string{}
	for _, c := range changes(&whole) {
		c.do()
		hash := whole.hash()
		if c.path == ".Coverage.Reviewed" {
			if hash != before {
				t.Errorf("%s: a different hash", c.path)
			}
		} else if other, twice := seen[hash]; twice || hash == before {
			t.Errorf("%s: the same hash as before, or as %s", c.path, other)
		} else {
			seen[hash] = c.path
		}
		c.undo()
	}
	if whole.hash() != before {
		t.Error("the changes were not undone")
	}
}

// TestHashIsEqualIfCmpSaysSo makes a few changes to two copies of an entry.
func TestHashIsEqualIfCmpSaysSo(t *testing.T) {
	whole := filled[sanctions.Entry]()
	rapid.Check(t, func(t *rapid.T) {
		a, b := whole.Clone(), whole.Clone()
		for _, e := range []*sanctions.Entry{a, b} {
			all := changes(e)
			// Few places are drawn from, so that both entries often get the same change.
			for range rapid.IntRange(0, 2).Draw(t, "changes") {
				all[rapid.IntRange(0, 3).Draw(t, "place")*7].do()
			}
		}
		if equal, sameHash := cmp.Equal(a, b), a.Hash() == b.Hash(); equal != sameHash {
			t.Errorf("equal %t, same hash %t; differences:\n%s", equal, sameHash, cmp.Diff(a, b))
		}
	})
}

// TestHashKeepsPlacesApart: the same words in other places are another entry.
func TestHashKeepsPlacesApart(t *testing.T) {
	party := func(p sanctions.Party) sanctions.Hash {
		e := sanctions.Entry{Party: p}
		return e.Hash()
	}
	seen := map[sanctions.Hash]string{}
	for name, hash := range map[string]sanctions.Hash{
		"nothing":               party(sanctions.Party{}),
		"two titles":            party(sanctions.Party{Titles: []string{"ab", "c"}}),
		"two titles, parted":    party(sanctions.Party{Titles: []string{"a", "bc"}}),
		"two titles, turned":    party(sanctions.Party{Titles: []string{"c", "ab"}}),
		"one title":             party(sanctions.Party{Titles: []string{"abc"}}),
		"an empty title":        party(sanctions.Party{Titles: []string{""}}),
		"two empty titles":      party(sanctions.Party{Titles: []string{"", ""}}),
		"birth places":          party(sanctions.Party{BirthPlaces: []string{"ab", "c"}}),
		"a vessel of no data":   party(sanctions.Party{Vessel: &sanctions.VesselData{}}),
		"an aircraft of none":   party(sanctions.Party{Aircraft: &sanctions.AircraftData{}}),
		"a vessel named by its": party(sanctions.Party{Vessel: &sanctions.VesselData{Type: "ab"}}),
	} {
		if other, twice := seen[hash]; twice {
			t.Errorf("%s: the same hash as %s", name, other)
		}
		seen[hash] = name
	}
	if party(sanctions.Party{}) != party(sanctions.Party{Titles: []string{}, Names: []sanctions.Name{}}) {
		t.Error("nil and empty slices differ")
	}
}

// TestHashIsStable pins digests, since stored histories name contents by them. Where
// they must change, every stored history has to be read anew.
func TestHashIsStable(t *testing.T) {
	entry := belaviaEntry().Hash()
	whole := sanctions.HashOf("us-bis", []sanctions.Hash{entry}, exampleCoverage(),
		[]sanctions.Measure{*exampleMeasure()}, []sanctions.Relief{*exampleRelief()}, []sanctions.Holding{*exampleHolding()})
	want := []string{
		"sha256:48431feb5bdcae8ef604d61c49d0a24eb9c68b04aa540bc9a7a73342d34fbf0c",
		"sha256:bc0b80b77d2807887d3bdc13cb69acfc48431e8c8561150cf4f246ad1e4c43e7",
	}
	if diff := cmp.Diff(want, []string{entry.String(), whole.String()}); diff != "" {
		t.Errorf("hashes of an entry and of a content (-want +got):\n%s", diff)
	}
}

func TestHashText(t *testing.T) {
	entry := filled[sanctions.Entry]()
	hash := entry.Hash()
	if s := hash.String(); !strings.HasPrefix(s, "sha256:") || len(s) != len("sha256:")+64 {
		t.Errorf("prints as %q", s)
	}
	for _, want := range []sanctions.Hash{hash, {}} {
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got := hash
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Errorf("%s unmarshals as %v, %v", text, got, err)
		}
	}
	digits := strings.TrimPrefix(hash.String(), "sha256:")
	for _, text := range []string{
		digits, "sha256:", "sha256:" + digits[2:], "sha256:" + digits + "00", "md5:" + digits, "sha256:xyz",
	} {
		got := hash
		if err := got.UnmarshalText([]byte(text)); !errors.Is(err, sanctions.ErrInvalid) || got != hash {
			t.Errorf("%q is %v, %v; want ErrInvalid and no change", text, got, err)
		}
	}
}
