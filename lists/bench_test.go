package lists_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

const benchSize = 15_000 // entries, as in the OFAC SDN list of 2024

// benchEntries are of three names and one or two identifiers each; round changes a
// hundredth of them.
func benchEntries(round int) []*sanctions.Entry {
	out := make([]*sanctions.Entry, benchSize)
	for i := range out {
		id := strconv.Itoa(30_000 + i)
		out[i] = &sanctions.Entry{
			Ref: sanctions.Ref{List: "xx-bench", ID: sanctions.EntryID(id)},
			Party: sanctions.Party{
				Kind: sanctions.Organization,
				Names: []sanctions.Name{
					{Text: "EXAMPLE TRADING COMPANY NUMBER " + id},
					{Text: "EXAMPLE TRADE " + id, Type: sanctions.Alias},
					{Text: "ET " + id, Type: sanctions.Alias, Weak: true},
				},
				Identifiers: []sanctions.Identifier{{Type: sanctions.TaxNumber, Value: "60" + id + "98", Country: "BY"}},
				Countries:   []string{"BY"},
				Addresses:   []sanctions.Address{{Street: id + " Example Street", City: "Minsk", Country: "BY"}},
			},
			Designations: []sanctions.Designation{{Authority: "XX", Programme: "EXAMPLE"}},
		}
		if i%2 == 0 {
			out[i].Party.Identifiers = append(out[i].Party.Identifiers,
				sanctions.Identifier{Type: sanctions.Website, Value: "www." + id + ".example"})
		}
		if i%100 == 0 {
			out[i].Party.Titles = []string{fmt.Sprint("round ", round)}
		}
	}
	return out
}

func benchDraft(round int, entries []*sanctions.Entry) *lists.Draft {
	date := sanctions.MustDate("2024-01-01").AddDays(round)
	return &lists.Draft{
		List: "xx-bench", Authority: "XX", Date: date, Entries: yield(entries),
		Coverage: sanctions.Coverage{Authority: "XX", Subject: "everybody", Reviewed: sanctions.MustDate("2024-01-01")},
	}
}

func mustPublish(tb testing.TB, s *lists.Store, d *lists.Draft) {
	tb.Helper()
	if _, err := s.Publish(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
}

func benchStore(b *testing.B) *lists.Store {
	store := lists.NewStore()
	for round := range 3 {
		mustPublish(b, store, benchDraft(round, benchEntries(round)))
	}
	return store
}

// BenchmarkPublish measures a publish against what no store can do without: to
// validate and hash every entry.
func BenchmarkPublish(b *testing.B) {
	rounds := [][]*sanctions.Entry{benchEntries(0), benchEntries(1)}
	check := func(entries []*sanctions.Entry) {
		for _, e := range entries {
			if err := e.Validate(); err != nil {
				b.Fatal(err)
			}
			e.Hash()
		}
	}
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			check(rounds[0])
		}
	})
	b.Run("first", func(b *testing.B) {
		start := time.Now()
		for range 5 {
			check(rounds[0])
		}
		floor := time.Since(start) / 5
		b.ReportAllocs()
		for b.Loop() {
			mustPublish(b, lists.NewStore(), benchDraft(0, rounds[0]))
		}
		b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(floor), "x-of-check")
	})
	b.Run("next", func(b *testing.B) { // a hundredth of the entries changed
		store := lists.NewStore()
		mustPublish(b, store, benchDraft(0, rounds[0]))
		b.ReportAllocs()
		round := 0
		for b.Loop() {
			round++
			mustPublish(b, store, benchDraft(round%3000, rounds[round%2]))
		}
	})
}

// BenchmarkRetained reports the bytes that a store keeps beyond the entries, for each
// entry of a first version, and how many times that after twenty versions, each of
// which changes a hundredth of them.
func BenchmarkRetained(b *testing.B) {
	const versions = 20
	rounds := make([][]*sanctions.Entry, versions)
	for i := range rounds {
		rounds[i] = benchEntries(i)
	}
	var first, all int64
	for b.Loop() {
		empty, store := heap(), lists.NewStore()
		mustPublish(b, store, benchDraft(0, rounds[0]))
		first = heap() - empty
		for i := 1; i < versions; i++ {
			mustPublish(b, store, benchDraft(i, rounds[i]))
		}
		all = heap() - empty
		runtime.KeepAlive(store)
	}
	b.ReportMetric(float64(first)/benchSize, "B/entry")
	b.ReportMetric(float64(all)/float64(first), "x-after-20-versions")
	runtime.KeepAlive(rounds)
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkSnapshot(b *testing.B) {
	snapshot := benchStore(b).Latest()
	earlier := sanctions.MustDate("2024-01-01")
	refs := make([]sanctions.Ref, benchSize)
	for i := range refs {
		refs[i] = sanctions.Ref{List: "xx-bench", ID: sanctions.EntryID(strconv.Itoa(30_000 + i))}
	}
	next := 0
	ref := func() sanctions.Ref {
		next = (next + 7919) % len(refs)
		return refs[next]
	}
	entry := func(b *testing.B, s *lists.Snapshot) {
		b.ReportAllocs()
		for b.Loop() {
			if _, ok := s.Entry(ref()); !ok {
				b.Fatal("not found")
			}
		}
	}
	b.Run("Entry", func(b *testing.B) { entry(b, snapshot) })
	b.Run("Entry/known-earlier", func(b *testing.B) { entry(b, snapshot.KnownAt(earlier)) })
	b.Run("Identified", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			id := sanctions.Identifier{Type: sanctions.TaxNumber, Value: "60" + string(ref().ID) + "98"}
			for range snapshot.Identified(id) {
				break
			}
		}
	})
	b.Run("Same/first", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		var s *lists.Snapshot
		for b.Loop() {
			if i%benchSize == 0 { // all are remembered: take a snapshot that remembers none
				s = snapshot.KnownAt(earlier)
			}
			s.Same(refs[i%benchSize])
			i++
		}
	})
	b.Run("Same/remembered", func(b *testing.B) {
		for _, r := range refs {
			snapshot.Same(r)
		}
		b.ReportAllocs()
		for b.Loop() {
			if snapshot.Same(ref()) == nil {
				b.Fatal("not found")
			}
		}
	})
	b.Run("KnownAt", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			snapshot.KnownAt(earlier)
		}
	})
	b.Run("Publications", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if len(snapshot.Publications()) != 1 {
				b.Fatal("not one")
			}
		}
	})
	b.Run("Diff", func(b *testing.B) {
		b.ReportAllocs()
		old := snapshot.KnownAt(earlier)
		for b.Loop() {
			if got := len(slices.Collect(lists.Diff(old, snapshot))); got != benchSize/100 {
				b.Fatalf("%d changes", got)
			}
		}
	})
}
