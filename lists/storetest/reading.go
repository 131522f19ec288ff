package storetest

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

func snapshots(t *testing.T, s Store) {
	a, b, c := entry("xx", "a", "A"), entry("xx", "b", "B"), entry("yy", "c", "C")
	annulled := draft("xx", "2024-05-01", entry("xx", "d", "D"))
	annulled.Annulled = []sanctions.EntryID{"a"}
	type taken struct {
		snapshot *lists.Snapshot
		said     answers
		known    sanctions.Date
	}
	var all []taken
	for _, d := range []*lists.Draft{
		draft("xx", "2024-01-01", a),
		draft("xx", "2024-02-01", a, b),
		draft("yy", "2024-03-01", c),
		draft("xx", "2024-04-01", entry("xx", "b", "B, changed")),
		annulled,
		draft("yy", "2024-06-01", c, entry("yy", "a", "A")),
	} {
		publish(t, s, d)
		all = append(all, taken{s.Latest(), answersOf(s.Latest()), d.Date})
	}
	for _, then := range all {
		if diff := cmp.Diff(then.said, answersOf(then.snapshot)); diff != "" {
			t.Errorf("the snapshot of %s says something else (-then +now):\n%s", then.known, diff)
		}
		if diff := cmp.Diff(then.said, answersOf(s.Latest().KnownAt(then.known))); diff != "" {
			t.Errorf("as known on %s (-then +now):\n%s", then.known, diff)
		}
	}
}

func storedOnce(t *testing.T, s Store) {
	a := entry("xx", "a", "A")
	publish(t, s, draft("xx", "2024-01-01", a))
	first, _ := s.Latest().Entry(a.Ref)
	publish(t, s, draft("xx", "2024-02-01", a.Clone(), entry("xx", "b", "B")))
	if second, _ := s.Latest().Entry(a.Ref); second.Entry != first.Entry {
		t.Error("an entry that did not change is stored anew")
	}
	publish(t, s,
		draft("xx", "2024-03-01", entry("xx", "a", "A, changed")),
		draft("xx", "2024-04-01", a.Clone()))
	if last, _ := s.Latest().Entry(a.Ref); last.Entry != first.Entry {
		t.Error("an entry that says again what it said before is stored anew")
	}
}

func contents(t *testing.T, s Store) {
	a := entry("xx", "a", "A")
	annulled := draft("xx", "2024-04-01", a)
	annulled.Annulled = []sanctions.EntryID{"b"}
	publish(t, s,
		draft("xx", "2024-01-01", a, entry("xx", "b", "B")),
		draft("xx", "2024-02-01", entry("xx", "a", "A, changed")),
		draft("yy", "2024-02-01", entry("yy", "c", "C")),
		draft("xx", "2024-03-01", a),
		annulled)
	of := func(s *lists.Snapshot) []string {
		var out []string
		for e := range s.Contents() {
			out = append(out, e.Ref.String()+" "+e.Party.PrimaryName())
		}
		return out
	}
	if diff := cmp.Diff([]string{"xx/a A", "xx/a A, changed", "xx/b B", "yy/c C"}, of(s.Latest())); diff != "" {
		t.Errorf("Contents (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"xx/a A", "xx/b B"}, of(s.Latest().KnownAt(day("2024-01-31")))); diff != "" {
		t.Errorf("Contents as known before (-want +got):\n%s", diff)
	}
	held, _ := s.Latest().Entry(a.Ref)
	if !slices.Contains(slices.Collect(s.Latest().Contents()), held.Entry) {
		t.Error("Contents has another pointer than Entry")
	}
}

func identified(t *testing.T, s Store) {
	a := entry("xx", "a", "A", tax("UNP 600390798", "BY"))
	phone := sanctions.Identifier{Type: sanctions.Phone, Value: "+375 17 220"}
	publish(t, s,
		draft("xx", "2024-01-01", a, entry("xx", "b", "B", phone), entry("xx", "c", "C", tax("6003907", ""))),
		draft("yy", "2024-01-01", entry("yy", "z", "Z", register("unp-600390798", "RU"))),
		draft("xx", "2024-02-01", entry("xx", "a", "A", tax("other", "BY")), entry("xx", "c", "C", tax("6003907", ""))))
	now, then := s.Latest(), s.Latest().KnownAt(day("2024-01-31"))
	for name, tt := range map[string]struct {
		s    *lists.Snapshot
		id   sanctions.Identifier
		want []sanctions.Ref
	}{
		"by key, whatever the country":  {then, tax("UNP600390798", ""), []sanctions.Ref{a.Ref, {List: "yy", ID: "z"}}},
		"not by a superseded content":   {now, tax("UNP600390798", ""), []sanctions.Ref{{List: "yy", ID: "z"}}},
		"by the content that is newest": {now, tax("OTHER", ""), []sanctions.Ref{a.Ref}},
		"not by what is not yet known":  {then, tax("OTHER", ""), nil},
		"not by the beginning of a key": {now, tax("600", ""), nil},
		"by a weak identifier, ended":   {now, sanctions.Identifier{Type: sanctions.Phone, Value: "+375-17-220"}, []sanctions.Ref{{List: "xx", ID: "b"}}},
		"not by one without a key":      {now, tax("--", ""), nil},
		"not by nothing":                {now, sanctions.Identifier{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, refs(slices.Collect(tt.s.Identified(tt.id)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func same(t *testing.T, s Store) {
	link := func(e *sanctions.Entry, to ...sanctions.Ref) *sanctions.Entry {
		e.Same = to
		return e
	}
	ref := func(list sanctions.ListID, id sanctions.EntryID) sanctions.Ref {
		return sanctions.Ref{List: list, ID: id}
	}
	publish(t, s,
		draft("aa", "2024-01-01",
			entry("aa", "1", "Belavia", tax("600390798", "BY")),
			entry("aa", "2", "Short", tax("1234", "")),
			entry("aa", "3", "Belarusian", tax("111222333", "BY")),
			entry("aa", "4", "Weak", sanctions.Identifier{Type: sanctions.Phone, Value: "123456"}),
			entry("aa", "5", "Ended", tax("777777", ""))),
		draft("bb", "2024-01-01",
			entry("bb", "1", "Belavia", register("600 390 798", "")),
			entry("bb", "2", "Short", tax("1234", "")),
			entry("bb", "3", "Russian", tax("111222333", "RU")),
			entry("bb", "4", "Weak", sanctions.Identifier{Type: sanctions.Phone, Value: "123456"}),
			entry("bb", "5", "Ended", tax("777777", ""))),
		draft("cc", "2024-01-01",
			link(entry("cc", "1", "Belavia"), ref("bb", "1"), ref("zz", "9")),
			link(entry("cc", "0", "Belavia's other name"), ref("cc", "1"), ref("cc", "0"))),
		draft("aa", "2024-02-01", entry("aa", "1", "Belavia", tax("600390798", "BY"))))
	for _, tt := range []struct {
		name string
		of   sanctions.Ref
		want []sanctions.Ref
	}{
		{"by identifiers and links, from one end", ref("aa", "1"),
			[]sanctions.Ref{ref("aa", "1"), ref("bb", "1"), ref("cc", "0"), ref("cc", "1")}},
		{"by identifiers and links, from the other", ref("cc", "0"),
			[]sanctions.Ref{ref("cc", "0"), ref("aa", "1"), ref("bb", "1"), ref("cc", "1")}},
		{"not by a short identifier", ref("aa", "2"), []sanctions.Ref{ref("aa", "2")}},
		{"not where countries contradict", ref("aa", "3"), []sanctions.Ref{ref("aa", "3")}},
		{"not by a weak identifier", ref("aa", "4"), []sanctions.Ref{ref("aa", "4")}},
		{"ended ones too", ref("bb", "5"), []sanctions.Ref{ref("bb", "5"), ref("aa", "5")}},
		{"none for an unknown entry", ref("zz", "9"), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, ask := range []string{"asked first", "asked again"} {
				if diff := cmp.Diff(tt.want, refs(s.Latest().Same(tt.of))); diff != "" {
					t.Errorf("%s (-want +got):\n%s", ask, diff)
				}
			}
		})
	}
}

func sameKnown(t *testing.T, s Store) {
	a, b := entry("aa", "1", "A", tax("600390798", "")), entry("bb", "1", "B", tax("600390798", ""))
	publish(t, s, draft("aa", "2024-01-01", a), draft("bb", "2024-02-01", b), draft("bb", "2024-03-01", entry("bb", "1", "B")))
	for _, tt := range []struct {
		known string
		want  []sanctions.Ref
	}{
		{"2024-01-31", []sanctions.Ref{a.Ref}},
		{"2024-02-01", []sanctions.Ref{a.Ref, b.Ref}},
		{"2024-02-29", []sanctions.Ref{a.Ref, b.Ref}},
		{"2024-03-01", []sanctions.Ref{a.Ref}},
	} {
		if diff := cmp.Diff(tt.want, refs(s.Latest().KnownAt(day(tt.known)).Same(a.Ref))); diff != "" {
			t.Errorf("known on %s (-want +got):\n%s", tt.known, diff)
		}
	}
}

func differences(t *testing.T, s Store) {
	a, b, c := entry("xx", "a", "A"), entry("xx", "b", "B"), entry("xx", "c", "C")
	publish(t, s, draft("xx", "2024-01-01", a, b), draft("xx", "2024-02-01", entry("xx", "a", "A, changed"), c),
		draft("yy", "2024-02-01", entry("yy", "a", "A")), draft("xx", "2024-03-01", a, b, c))
	at := func(d string) *lists.Snapshot { return s.Latest().KnownAt(day(d)) }
	for _, tt := range []struct {
		from, to string
		want     []string
	}{
		{"2023-12-31", "2024-01-01", []string{"+xx/a", "+xx/b"}},
		{"2024-01-01", "2024-01-31", nil},
		{"2024-01-01", "2024-02-01", []string{"~xx/a", "-xx/b", "+xx/c", "+yy/a"}},
		{"2024-02-01", "2024-01-01", []string{"~xx/a", "+xx/b", "-xx/c", "-yy/a"}},
		{"2024-02-01", "2024-03-01", []string{"~xx/a", "+xx/b"}},
		{"2024-01-01", "2024-03-01", []string{"+xx/c", "+yy/a"}},
	} {
		if diff := cmp.Diff(tt.want, changes(at(tt.from), at(tt.to))); diff != "" {
			t.Errorf("from %s to %s (-want +got):\n%s", tt.from, tt.to, diff)
		}
	}
}

func stopping(t *testing.T, s Store) {
	id := tax("600390798", "")
	publish(t, s,
		draft("xx", "2024-01-01", entry("xx", "a", "A", id), entry("xx", "b", "B", id)),
		draft("xx", "2024-02-01", entry("xx", "a", "A, changed", id), entry("xx", "c", "C", id)),
		draft("yy", "2024-03-01", entry("yy", "a", "A", id), entry("yy", "b", "B", id)))
	now, then := s.Latest(), s.Latest().KnownAt(day("2024-01-01"))
	for name, seq := range map[string]iter.Seq[any]{
		"Entries":    untyped(now.Entries()),
		"Contents":   untyped(now.Contents()),
		"Identified": untyped(now.Identified(id)),
		"Diff":       untyped(lists.Diff(then, now)),
		"Diff, back": untyped(lists.Diff(now, then)),
	} {
		t.Run(name, func(t *testing.T) {
			all := len(slices.Collect(seq))
			if all < 4 {
				t.Fatalf("only %d to stop at", all)
			}
			for n := 1; n <= all; n++ { // going on after the n-th would panic
				got := 0
				for range seq {
					if got++; got == n {
						break
					}
				}
			}
		})
	}
}

func untyped[T any](seq iter.Seq[T]) iter.Seq[any] {
	return func(yield func(any) bool) {
		for v := range seq {
			if !yield(v) {
				return
			}
		}
	}
}

// concurrent lets readers read while versions are published. What a reader sees must
// hang together, and no row may ever change.
func concurrent(t *testing.T, s Store) {
	const versions, size, readers = 30, 20, 4
	version := func(n int) *lists.Draft {
		var entries []*sanctions.Entry
		for i := range size {
			name := fmt.Sprintf("version %d", n)
			if i%2 == 0 {
				name = "unchanged"
			}
			entries = append(entries, entry("xx", sanctions.EntryID(fmt.Sprintf("%02d", i)), name, tax("600390798", "")))
		}
		d := draft("xx", day("2024-01-01").AddDays(n).String(), entries...)
		d.Source = fmt.Sprintf("version %d", n)
		return d
	}
	publish(t, s, version(0))
	first := s.Latest()
	hashes := make(map[*sanctions.Entry]sanctions.Hash)
	for e := range first.Contents() {
		hashes[e] = e.Hash()
	}

	var done atomic.Bool
	var wait sync.WaitGroup
	for range readers {
		wait.Go(func() {
			for again := true; again; again = !done.Load() {
				if err := consistent(s.Latest(), size); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for n := 1; n < versions; n++ {
		if _, err := s.Publish(t.Context(), version(n)); err != nil {
			t.Error(err)
			break
		}
	}
	done.Store(true)
	wait.Wait()

	for e, hash := range hashes {
		if e.Hash() != hash {
			t.Errorf("the content of %s was changed in place", e.Ref)
		}
	}
	if got := slices.Collect(first.Entries()); len(got) != size || got[1].Party.PrimaryName() != "version 0" {
		t.Error("the first snapshot says something else than at first")
	}
}

// consistent checks that all entries of a snapshot are of one version.
func consistent(s *lists.Snapshot, size int) error {
	publication := s.Publications()[0]
	n := 0
	for l := range s.Entries() {
		n++
		if name := l.Party.PrimaryName(); name != "unchanged" && name != publication.Source {
			return fmt.Errorf("%s is of %s in a snapshot of %s", l.Ref, name, publication.Source)
		}
		if own, ok := s.Entry(l.Ref); !ok || own.Entry != l.Entry {
			return fmt.Errorf("%s is another entry than in Entries", l.Ref)
		}
		if got := len(s.Same(l.Ref)); got != size {
			return fmt.Errorf("%s is the same as %d, want %d", l.Ref, got, size)
		}
	}
	if n != size {
		return fmt.Errorf("%d entries, want %d", n, size)
	}
	before := s.KnownAt(publication.Date.AddDays(-1))
	if l, ok := before.Entry(sanctions.Ref{List: "xx", ID: "01"}); ok && l.Party.PrimaryName() == publication.Source {
		return errors.New("an entry is known before it is published")
	}
	return nil
}
