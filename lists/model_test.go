package lists_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// A model keeps every version of every list in full and answers by looking at all of
// them: what the store must agree with.
type model map[sanctions.ListID][]modelVersion

type modelVersion struct {
	date     sanctions.Date
	entries  map[sanctions.EntryID]*sanctions.Entry
	annulled []sanctions.EntryID
}

// knownAt is the model that has only the versions published by the day, all if the
// day is not given.
func (m model) knownAt(d sanctions.Date) model {
	if d.IsZero() {
		return m
	}
	then := make(model)
	for list, versions := range m {
		for _, v := range versions {
			if !v.date.After(d) {
				then[list] = append(then[list], v)
			}
		}
	}
	return then
}

// refs are those of all entries that any version ever had, in order.
func (m model) refs() []sanctions.Ref {
	set := make(map[sanctions.Ref]bool)
	for list, versions := range m {
		for _, v := range versions {
			for id := range v.entries {
				set[sanctions.Ref{List: list, ID: id}] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(set), sanctions.Ref.Compare)
}

// held tells of each version whether it has the entry, an annulment by a later one
// taken into account.
func (m model) held(r sanctions.Ref) []bool {
	versions := m[r.List]
	out := make([]bool, len(versions))
	for i, v := range versions {
		out[i] = v.entries[r.ID] != nil && !slices.ContainsFunc(versions[i:], func(later modelVersion) bool {
			return slices.Contains(later.annulled, r.ID)
		})
	}
	return out
}

func (m model) entry(r sanctions.Ref) *sanctions.Entry {
	held := m.held(r)
	for i := len(held) - 1; i >= 0; i-- {
		if held[i] {
			return m[r.List][i].entries[r.ID]
		}
	}
	return nil
}

// inForce answers for a designation without legal days.
func (m model) inForce(r sanctions.Ref, on sanctions.Date) sanctions.Truth {
	versions, answer := m[r.List], sanctions.No
	for i, held := range m.held(r) {
		last := i == len(versions)-1
		switch {
		case !held:
		case !on.Before(versions[i].date) && (last || on.Before(versions[i+1].date)):
			return sanctions.Yes
		case on.Before(versions[i].date) && (i == 0 || !m.held(r)[i-1] && on.After(versions[i-1].date)):
			answer = sanctions.Unknown
		}
	}
	return answer
}

func (m model) contents(r sanctions.Ref) []sanctions.Hash {
	var out []sanctions.Hash
	for _, v := range m[r.List] {
		if e := v.entries[r.ID]; e != nil && !slices.Contains(out, e.Hash()) {
			out = append(out, e.Hash())
		}
	}
	return out
}

func (m model) identified(key string) []sanctions.Ref {
	var out []sanctions.Ref
	for _, r := range m.refs() {
		if e := m.entry(r); e != nil && slices.ContainsFunc(e.Party.Identifiers, func(id sanctions.Identifier) bool {
			return id.Key() == key
		}) {
			out = append(out, r)
		}
	}
	return out
}

func (m model) same(r sanctions.Ref) []sanctions.Ref {
	if m.entry(r) == nil {
		return nil
	}
	in := map[sanctions.Ref]bool{r: true}
	for grown := true; grown; {
		grown = false
		for _, candidate := range m.refs() {
			for member := range maps.Clone(in) {
				if !in[candidate] && alike(m.entry(member), m.entry(candidate)) {
					in[candidate], grown = true, true
				}
			}
		}
	}
	delete(in, r)
	return append([]sanctions.Ref{r}, slices.SortedFunc(maps.Keys(in), sanctions.Ref.Compare)...)
}

func alike(a, b *sanctions.Entry) bool {
	if a == nil || b == nil {
		return false
	}
	if slices.Contains(a.Same, b.Ref) || slices.Contains(b.Same, a.Ref) {
		return true
	}
	for i := range a.Party.Identifiers {
		for j := range b.Party.Identifiers {
			if a.Party.Identifiers[i].Agrees(&b.Party.Identifiers[j]) == sanctions.Yes {
				return true
			}
		}
	}
	return false
}

// now are the entries that the newest version has.
func (m model) now(list sanctions.ListID) map[sanctions.EntryID]*sanctions.Entry {
	if versions := m[list]; len(versions) > 0 {
		return versions[len(versions)-1].entries
	}
	return nil
}

func diffModels(old, new model) []string {
	var out []string
	for _, list := range modelLists {
		before, after := old.now(list), new.now(list)
		ids := make(map[sanctions.EntryID]bool)
		for id := range before {
			ids[id] = true
		}
		for id := range after {
			ids[id] = true
		}
		for _, id := range slices.Sorted(maps.Keys(ids)) {
			if b, a := before[id], after[id]; b == nil || a == nil || b.Hash() != a.Hash() {
				out = append(out, describe(b, a))
			}
		}
	}
	return out
}

func describe(before, after *sanctions.Entry) string {
	say := func(e *sanctions.Entry) string {
		if e == nil {
			return "nothing"
		}
		return e.Ref.String() + " " + e.Hash().String()
	}
	return say(before) + " -> " + say(after)
}

// expected is the error with which the next version must fail, nil if it must not.
func (m model) expected(list sanctions.ListID, next modelVersion) error {
	versions := m[list]
	if len(next.entries) == 0 && len(next.annulled) == 0 {
		return lists.ErrEmpty
	}
	if len(versions) > 0 {
		newest := versions[len(versions)-1]
		if next.date.Before(newest.date) {
			return lists.ErrOutOfOrder
		}
		if slices.Equal(next.annulled, newest.annulled) && maps.EqualFunc(next.entries, newest.entries,
			func(a, b *sanctions.Entry) bool { return a.Hash() == b.Hash() }) {
			return lists.ErrUnchanged
		}
	}
	for id := range m.now(list) {
		if len(next.entries) == 0 && !slices.Contains(next.annulled, id) {
			return lists.ErrEmpty
		}
	}
	return nil
}

var (
	modelLists = []sanctions.ListID{"aa", "bb", "bb-c"}
	modelIDs   = []sanctions.EntryID{"1", "10", "2"}
	modelKeys  = []sanctions.Identifier{
		{Type: sanctions.TaxNumber, Value: "600390798"},
		{Type: sanctions.RegistrationNumber, Value: "600 390 798", Country: "BY"},
		{Type: sanctions.TaxNumber, Value: "600390798", Country: "RU"},
		{Type: sanctions.TaxNumber, Value: "6003907987"},
		{Type: sanctions.Phone, Value: "600390798"},
	}
)

func drawRef(t *rapid.T) sanctions.Ref {
	return sanctions.Ref{
		List: rapid.SampledFrom(modelLists).Draw(t, "linked list"), ID: rapid.SampledFrom(modelIDs).Draw(t, "linked id"),
	}
}

func drawEntry(t *rapid.T, r sanctions.Ref) *sanctions.Entry {
	e := &sanctions.Entry{Ref: r, Party: sanctions.Party{Names: []sanctions.Name{{
		Text: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "name"),
	}}}}
	e.Party.Identifiers = rapid.SliceOfN(rapid.SampledFrom(modelKeys), 0, 2).Draw(t, "identifiers")
	if rapid.IntRange(0, 4).Draw(t, "links") == 0 {
		e.Same = []sanctions.Ref{drawRef(t)}
	}
	return e
}

func drawVersion(t *rapid.T, m model, list sanctions.ListID, date sanctions.Date) modelVersion {
	v := modelVersion{date: date, entries: make(map[sanctions.EntryID]*sanctions.Entry)}
	for _, id := range modelIDs {
		r := sanctions.Ref{List: list, ID: id}
		before := m.now(list)[id]
		ever := len(m.contents(r)) > 0
		switch what := rapid.IntRange(0, 9).Draw(t, "what becomes of "+r.String()); {
		case what < 4 && before != nil:
			v.entries[id] = before.Clone()
		case what < 7:
			v.entries[id] = drawEntry(t, r)
		case what == 7 && ever:
			v.annulled = append(v.annulled, id)
		}
	}
	return v
}

func TestStoreAgreesWithModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store, m := lists.NewStore(), make(model)
		first := sanctions.MustDate("2024-02-25")
		date := first
		taken := make(map[*lists.Snapshot]model)
		for range rapid.IntRange(1, 10).Draw(t, "versions") {
			date = date.AddDays(rapid.IntRange(-1, 2).Draw(t, "days later"))
			list := rapid.SampledFrom(modelLists).Draw(t, "list")
			v := drawVersion(t, m, list, date)
			want := m.expected(list, v)
			before := store.Latest()
			_, err := store.Publish(context.Background(), &lists.Draft{
				List: list, Authority: "XX", Date: date, Annulled: v.annulled,
				Coverage: sanctions.Coverage{Authority: "XX", Subject: "everybody", Reviewed: first},
				Entries:  yield(shuffled(t, v.entries)),
			})
			if !errors.Is(err, want) {
				t.Fatalf("publish %s of %s: got %v, want %v", list, date, err, want)
			}
			if err != nil {
				if store.Latest() != before {
					t.Fatal("a failed publish leaves a trace")
				}
				continue
			}
			m[list] = append(m[list], v)
			taken[store.Latest()] = copyModel(m)
		}
		for snapshot, then := range taken { // whatever was published since
			compareWithModel(t, snapshot, then)
		}
		latest, days := store.Latest(), []sanctions.Date{{}, first.AddDays(-12)}
		for _, versions := range m {
			for _, v := range versions {
				days = append(days, v.date)
			}
		}
		for _, known := range days {
			compareWithModel(t, latest.KnownAt(known), m.knownAt(known))
		}
		from, to := rapid.SampledFrom(days).Draw(t, "from"), rapid.SampledFrom(days).Draw(t, "to")
		got := differences(latest.KnownAt(from), latest.KnownAt(to))
		if diff := gocmp.Diff(diffModels(m.knownAt(from), m.knownAt(to)), got); diff != "" {
			t.Fatalf("Diff from %s to %s (-want +got):\n%s", from, to, diff)
		}
	})
}

func copyModel(m model) model {
	out := make(model)
	for list, versions := range m {
		out[list] = slices.Clone(versions)
	}
	return out
}

func shuffled(t *rapid.T, entries map[sanctions.EntryID]*sanctions.Entry) []*sanctions.Entry {
	sorted := slices.SortedFunc(maps.Values(entries), func(a, b *sanctions.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return rapid.Permutation(sorted).Draw(t, "order")
}

func differences(old, new *lists.Snapshot) []string {
	var out []string
	for c := range lists.Diff(old, new) {
		out = append(out, describe(c.Before, c.After))
	}
	return out
}

// compareWithModel asks both everything there is to ask.
func compareWithModel(t *rapid.T, s *lists.Snapshot, m model) {
	var all []sanctions.Ref
	contents := make(map[sanctions.Ref][]sanctions.Hash)
	for e := range s.Contents() {
		contents[e.Ref] = append(contents[e.Ref], e.Hash())
	}
	for _, list := range modelLists {
		if got, want := len(s.History(list)), len(m[list]); got != want {
			t.Fatalf("%s has %d versions, want %d", list, got, want)
		}
		for _, id := range modelIDs {
			r := sanctions.Ref{List: list, ID: id}
			if diff := gocmp.Diff(m.contents(r), contents[r]); diff != "" {
				t.Fatalf("contents of %s (-want +got):\n%s", r, diff)
			}
			want := m.entry(r)
			got, ok := s.Entry(r)
			if ok != (want != nil) {
				t.Fatalf("Entry of %s: %v, want %v", r, ok, want != nil)
			}
			if diff := gocmp.Diff(m.same(r), refsOf(s.Same(r))); diff != "" {
				t.Fatalf("Same of %s (-want +got):\n%s", r, diff)
			}
			if !ok {
				continue
			}
			all = append(all, r)
			if got.Hash() != want.Hash() {
				t.Fatalf("Entry of %s has another content", r)
			}
			for n := range 36 {
				on := sanctions.MustDate("2024-02-12").AddDays(n)
				if got, want := got.InForce(sanctions.Period{}, on), m.inForce(r, on); got != want {
					t.Fatalf("%s in force on %s: %s, want %s", r, on, got, want)
				}
			}
		}
	}
	if diff := gocmp.Diff(all, refsOf(slices.Collect(s.Entries()))); diff != "" {
		t.Fatalf("Entries (-want +got):\n%s", diff)
	}
	for _, id := range modelKeys {
		if diff := gocmp.Diff(m.identified(id.Key()), refsOf(slices.Collect(s.Identified(id)))); diff != "" {
			t.Fatalf("Identified by %s (-want +got):\n%s", fmt.Sprint(id), diff)
		}
	}
}

func refsOf(listings []lists.Listing) []sanctions.Ref {
	var out []sanctions.Ref
	for _, l := range listings {
		out = append(out, l.Ref)
	}
	return out
}
