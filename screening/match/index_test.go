package match_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// drawn returns a word that is often equal or similar to others it draws.
var drawn = rapid.OneOf(
	rapid.SampledFrom([]string{
		"belavia", "belgavia", "abelavia", "batavia", "Белавиа", "Белавія", "airlines", "авиакомпания", "airways",
		"company", "Open Joint Stock Company", "OAO", "S.A.", "Ltd", "stoxk", "plant", "407", "558", "EW-001PA", "II",
		"Vladimir", "V", "Putin", "Putyn", "al", "bin", "Dr", "Muhammad", "Mohammad", "Kim", "Jong", "Un", "Jongun",
		"محمد", "习近平", "★", "of", "the", "A", "B", "shch", "Ωmega",
	}),
	rapid.StringMatching(`[abel]{1,7}`),
)

func drawnName(t *rapid.T, label string) sanctions.Name {
	words := rapid.SliceOfN(drawn, 1, 5).Draw(t, label)
	return sanctions.Name{Text: strings.Join(words, rapid.SampledFrom([]string{" ", "-", ""}).Draw(t, "between"))}
}

func drawnParty(t *rapid.T, label string) sanctions.Party {
	kinds := []sanctions.Kind{"", sanctions.Person, sanctions.Organization, sanctions.Vessel}
	p := sanctions.Party{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
	for range rapid.IntRange(0, 3).Draw(t, "names") {
		n := drawnName(t, label)
		n.Weak = rapid.IntRange(0, 5).Draw(t, "weak") == 0
		p.Names = append(p.Names, n)
	}
	if c := rapid.SampledFrom([]string{"", "BY", "RU"}).Draw(t, "country"); c != "" {
		p.Countries = []string{c}
	}
	days := []string{"", "1970", "1970-02-01", "1970-01-02", "1971-05-05"}
	if d := rapid.SampledFrom(days).Draw(t, "born"); d != "" {
		born, err := sanctions.ParsePartialDate(d)
		if err != nil {
			t.Fatal(err)
		}
		p.BirthDates = []sanctions.PartialDate{born}
	}
	if id := rapid.SampledFrom([]string{"", "600390798", "600390799", "B2"}).Draw(t, "identifier"); id != "" {
		kind := rapid.SampledFrom([]sanctions.IdentifierType{
			sanctions.TaxNumber, sanctions.RegistrationNumber, sanctions.CallSign}).Draw(t, "type")
		p.Identifiers = []sanctions.Identifier{{Type: kind, Value: id,
			Country: rapid.SampledFrom([]string{"", "BY", "RU"}).Draw(t, "issuer")}}
	}
	p.Gender = rapid.SampledFrom([]string{"", "male", "female"}).Draw(t, "gender")
	return p
}

// drawnWeights returns the usual weights, or any valid ones: that Search loses
// nothing must not hang on their values.
func drawnWeights(t *rapid.T) match.Weights {
	w := match.DefaultWeights()
	if rapid.Bool().Draw(t, "usual weights") {
		return w
	}
	v := reflect.ValueOf(&w).Elem()
	for i := range v.NumField() {
		if rapid.Bool().Draw(t, "changed") {
			v.Field(i).SetFloat(rapid.Float64Range(0, 1).Draw(t, v.Type().Field(i).Name))
		}
	}
	w.Threshold = rapid.Float64Range(0.05, 1).Draw(t, "threshold")
	return w
}

func TestSearchIsLossless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawnWeights(t)
		var entries []*sanctions.Entry
		for i := range rapid.IntRange(0, 12).Draw(t, "entries") {
			entries = append(entries, &sanctions.Entry{
				Ref:   sanctions.Ref{List: "l", ID: sanctions.EntryID(fmt.Sprint(i % 7))},
				Party: drawnParty(t, "listed"),
			})
		}
		ix, err := match.NewIndex(context.Background(), slices.Values(entries), w)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			p := drawnParty(t, "asked")
			got, want := ix.Search(&p), ix.Scan(&p)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("Search differs from Scan (-want +got):\n%s", diff)
			}
			for _, m := range got {
				if diff := cmp.Diff(match.Compare(&p, m.Entry, w), m); diff != "" {
					t.Fatalf("Search differs from Compare (-want +got):\n%s", diff)
				}
				if !(m.Score >= 0 && m.Score <= 1) {
					t.Fatalf("score %v", m.Score)
				}
			}
		}
	})
}

func FuzzSearchEqualsScan(f *testing.F) {
	f.Add("Belavia", "Белавия", false)
	f.Add("J.R. Smith", "Smith John Ronald", true)
	f.Add("\xff", "\xfe", false)
	f.Add("★", "★", false)
	f.Add("a a a", "aaa", true)
	f.Fuzz(func(t *testing.T, asking, listed string, person bool) {
		if asking == "" || listed == "" || len(asking)+len(listed) > 500 {
			return // no names, or slower than they teach
		}
		kind := sanctions.Organization
		if person {
			kind = sanctions.Person
		}
		entries := []*sanctions.Entry{belavia(belaviaNames[:3]...)}
		for i, name := range []string{listed, listed + " " + asking, asking + listed} {
			p := asked(name)
			p.Kind = kind
			ref := sanctions.Ref{List: "l", ID: sanctions.EntryID(fmt.Sprint(i))}
			entries = append(entries, &sanctions.Entry{Ref: ref, Party: *p})
		}
		ix := index(t, entries...)
		got, want := ix.Search(asked(asking)), ix.Scan(asked(asking))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Search differs from Scan (-want +got):\n%s", diff)
		}
	})
}

func TestNewIndexRefuses(t *testing.T) {
	w := match.DefaultWeights()
	w.Country = 1.5
	good, bad := slices.Values([]*sanctions.Entry{belavia()}), slices.Values([]*sanctions.Entry{belavia(), nil})
	_, err := match.NewIndex(context.Background(), good, w)
	var fe *sanctions.FieldError
	if !errors.As(err, &fe) || fe.Field != "country" || !errors.Is(err, sanctions.ErrInvalid) {
		t.Errorf("weights out of range: %v", err)
	}
	_, err = match.NewIndex(context.Background(), bad, match.DefaultWeights())
	if !errors.As(err, &fe) || fe.Field != "entries[1]" || !errors.Is(err, sanctions.ErrMissing) {
		t.Errorf("a nil entry: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err = match.NewIndex(ctx, good, match.DefaultWeights()); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that is done: %v", err)
	}
}

// Every field of Weights is validated: none is forgotten in the table.
func TestWeightsValidateKnowsEveryField(t *testing.T) {
	if err := match.DefaultWeights().Validate(); err != nil {
		t.Fatal(err)
	}
	if (match.Weights{}).Validate() == nil {
		t.Error("a threshold of 0 is valid")
	}
	for i := range reflect.TypeFor[match.Weights]().NumField() {
		w := match.DefaultWeights()
		reflect.ValueOf(&w).Elem().Field(i).SetFloat(-0.1)
		if err := w.Validate(); !errors.Is(err, sanctions.ErrInvalid) {
			t.Errorf("%s: %v", reflect.TypeFor[match.Weights]().Field(i).Name, err)
		}
	}
}

func TestEmptyIndexFindsNothing(t *testing.T) {
	if m := index(t).Search(asked("Belavia")); m != nil {
		t.Errorf("found %v", m)
	}
	if m := new(match.Index).Search(asked("Belavia")); m != nil {
		t.Errorf("the zero Index found %v", m)
	}
	if m := index(t, belavia()).Search(&sanctions.Party{}); m != nil {
		t.Errorf("an empty party found %v", m)
	}
}

// An entry that occurs with several contents gives a match for each, in order.
func TestOneRefSeveralContents(t *testing.T) {
	older, newer := belavia(), belavia()
	newer.Party.Names = append(newer.Party.Names, sanctions.Name{Text: "Belavia", Type: sanctions.Alias})
	found := index(t, older, newer).Search(asked("Belavia"))
	if len(found) != 2 || found[0].Entry != newer || found[1].Entry != older || found[0].Ref != found[1].Ref {
		t.Errorf("found %v", found)
	}
}

func TestSearchIsSafeForConcurrentUse(t *testing.T) {
	ix := index(t, belavia(belaviaNames...))
	want := ix.Scan(asked("Belavja Airlines"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, name := range belaviaNames {
				ix.Search(asked(name))
				if diff := cmp.Diff(want, ix.Search(asked("Belavja Airlines"))); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	wg.Wait()
}
