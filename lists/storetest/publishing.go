package storetest

import (
	"context"
	"errors"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

func versions(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	publish(t, s,
		draft("xx", "2024-01-01", a),
		draft("yy", "2024-01-15", entry("yy", "a", "A")),
		draft("xx", "2024-02-01", b, a),
		draft("xx", "2024-02-01", a)) // authorities publish twice a day
	type version struct {
		List    sanctions.ListID
		Number  uint32
		Date    string
		Entries int
	}
	of := func(versions []sanctions.Version) []version {
		var out []version
		for _, v := range versions {
			if v.Hash.IsZero() || v.Authority != "XX" || v.Source != "storetest" {
				t.Errorf("version %+v lacks its hash, authority or source", v)
			}
			out = append(out, version{v.List, v.Number, v.Date.String(), v.Entries})
		}
		return out
	}
	now := s.Latest()
	if diff := cmp.Diff([]version{{"xx", 3, "2024-02-01", 1}, {"yy", 1, "2024-01-15", 1}}, of(now.Versions())); diff != "" {
		t.Errorf("Versions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]version{
		{"xx", 1, "2024-01-01", 1}, {"xx", 2, "2024-02-01", 2}, {"xx", 3, "2024-02-01", 1},
	}, of(now.History("xx"))); diff != "" {
		t.Errorf("History (-want +got):\n%s", diff)
	}
	for _, tt := range []struct {
		known string
		want  []version
	}{
		{"2023-12-31", nil},
		{"2024-01-01", []version{{"xx", 1, "2024-01-01", 1}}},
		{"2024-01-14", []version{{"xx", 1, "2024-01-01", 1}}},
		{"2024-01-15", []version{{"xx", 1, "2024-01-01", 1}, {"yy", 1, "2024-01-15", 1}}},
		{"2024-01-31", []version{{"xx", 1, "2024-01-01", 1}, {"yy", 1, "2024-01-15", 1}}},
		{"2024-02-01", []version{{"xx", 3, "2024-02-01", 1}, {"yy", 1, "2024-01-15", 1}}},
	} {
		if diff := cmp.Diff(tt.want, of(now.KnownAt(day(tt.known)).Versions())); diff != "" {
			t.Errorf("Versions known on %s (-want +got):\n%s", tt.known, diff)
		}
	}
	if now.KnownAt(day("2024-02-01")) != now || now.KnownAt(sanctions.Date{}) != now {
		t.Error("KnownAt makes another snapshot though all is known, or no day is given")
	}
}

func unchanged(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	first, err := s.Publish(t.Context(), draft("xx", "2024-01-01", a, b))
	if err != nil {
		t.Fatal(err)
	}
	before := s.Latest()
	again := draft("xx", "2024-02-01", b.Clone(), a.Clone())
	again.Source = "elsewhere"
	got, err := s.Publish(t.Context(), again)
	if !errors.Is(err, lists.ErrUnchanged) {
		t.Errorf("got %v, want ErrUnchanged", err)
	}
	if diff := cmp.Diff(first, got); diff != "" {
		t.Errorf("version beside ErrUnchanged (-want +got):\n%s", diff)
	}
	if s.Latest() != before {
		t.Error("there is a new snapshot of the same content")
	}
	publish(t, s, draft("xx", "2024-02-01", a), draft("xx", "2024-03-01", a, b)) // as before, but not as newest
	if got := len(s.Latest().History("xx")); got != 3 {
		t.Errorf("%d versions, want 3", got)
	}
}

func annulmentIsNew(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	publish(t, s, draft("xx", "2024-01-01", a, b), draft("xx", "2024-02-01", a))
	annulled := draft("xx", "2024-03-01", a)
	annulled.Annulled = []sanctions.EntryID{"b"}
	publish(t, s, annulled)
	if _, ok := s.Latest().Entry(b.Ref); ok {
		t.Error("the annulment of an ended entry is not heard")
	}
	if _, err := s.Publish(t.Context(), annulled); !errors.Is(err, lists.ErrUnchanged) {
		t.Errorf("got %v for the same annulment, want ErrUnchanged", err)
	}
	versions := s.Latest().History("xx")
	if versions[1].Hash == versions[2].Hash {
		t.Error("two versions that say different things have the same hash")
	}
}

func outOfOrder(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	publish(t, s, draft("xx", "2024-02-01", a))
	if _, err := s.Publish(t.Context(), draft("xx", "2024-01-31", b)); !errors.Is(err, lists.ErrOutOfOrder) {
		t.Errorf("got %v, want ErrOutOfOrder", err)
	}
	publish(t, s, draft("xx", "2024-02-01", b), draft("yy", "2024-01-01", entry("yy", "a", "A"))) // another list has its own order
}

// failures publishes drafts that are wrong in one way each.
func failures(t *testing.T, s Store) {
	base := draft("xx", "2024-01-01", entry("xx", "a", "A"), entry("xx", "b", "B"))
	base.Measures = []sanctions.Measure{measure("m", "")}
	publish(t, s, base)
	broken := errors.New("broken file")

	for name, tt := range map[string]struct {
		change func(*lists.Draft)
		want   error
		id     sanctions.EntryID // of the EntryError; "-": none is known
		record int
		field  string // of the DraftError
	}{
		"no list":         {change: func(d *lists.Draft) { d.List = "" }, want: sanctions.ErrMissing, field: "draft"},
		"malformed list":  {change: func(d *lists.Draft) { d.List = "X X" }, want: sanctions.ErrInvalid, field: "draft"},
		"no authority":    {change: func(d *lists.Draft) { d.Authority = "" }, want: sanctions.ErrMissing, field: "draft"},
		"no date":         {change: func(d *lists.Draft) { d.Date = sanctions.Date{} }, want: sanctions.ErrMissing, field: "date"},
		"no coverage":     {change: func(d *lists.Draft) { d.Coverage.Subject = "" }, want: sanctions.ErrMissing, field: "coverage"},
		"other authority": {change: func(d *lists.Draft) { d.Coverage.Authority = "YY" }, want: sanctions.ErrInvalid, field: "coverage.authority"},
		"nothing in it": {
			change: func(d *lists.Draft) { d.Entries, d.Measures = nil, nil }, want: lists.ErrEmpty, field: "entries",
		},
		"nil entry": {
			change: func(d *lists.Draft) { d.Entries = each([]*sanctions.Entry{entry("xx", "c", "C"), nil}) },
			want:   sanctions.ErrMissing, id: "-", record: 2,
		},
		"entry without a name": {
			change: func(d *lists.Draft) {
				d.Entries = each([]*sanctions.Entry{{Ref: sanctions.Ref{List: "xx", ID: "c"}}})
			},
			want: sanctions.ErrMissing, id: "c", record: 1,
		},
		"entry of another list": {
			change: func(d *lists.Draft) { d.Entries = each([]*sanctions.Entry{entry("yy", "c", "C")}) },
			want:   sanctions.ErrInvalid, id: "c", record: 1,
		},
		"entry twice": {
			change: func(d *lists.Draft) {
				d.Entries = each([]*sanctions.Entry{entry("xx", "c", "C"), entry("xx", "d", "D"), entry("xx", "c", "C")})
			},
			want: sanctions.ErrTwice, id: "c", record: 3,
		},
		"error in the middle": {
			change: func(d *lists.Draft) { d.Entries = breaking(broken, entry("xx", "c", "C"), entry("xx", "d", "D")) },
			want:   broken, id: "-", record: 3,
		},
		"annulled entry in the draft": {
			change: func(d *lists.Draft) { d.Annulled = []sanctions.EntryID{"a"} }, want: sanctions.ErrInvalid, id: "a",
		},
		"annulled twice": {
			change: func(d *lists.Draft) {
				d.Entries, d.Annulled = each([]*sanctions.Entry{entry("xx", "a", "A")}), []sanctions.EntryID{"b", "b"}
			},
			want: sanctions.ErrTwice, id: "b",
		},
		"annulled without an id": {
			change: func(d *lists.Draft) { d.Annulled = []sanctions.EntryID{""} }, want: sanctions.ErrMissing, id: "-",
		},
		"annulled but never listed": {
			change: func(d *lists.Draft) { d.Annulled = []sanctions.EntryID{"z"} }, want: sanctions.ErrDangles, id: "z",
		},
		"measure without an id": {
			change: func(d *lists.Draft) { d.Measures = append(d.Measures, measure("", "")) },
			want:   sanctions.ErrMissing, field: "measures[1]",
		},
		"measure without an authority": {
			change: func(d *lists.Draft) { d.Measures[0].Authority = "" }, want: sanctions.ErrMissing, field: "measures[0]",
		},
		"measure of no kind": {
			change: func(d *lists.Draft) { d.Measures[0].Kind = "ban" }, want: sanctions.ErrUnknown, field: "measures[0]",
		},
		"measure twice": {
			change: func(d *lists.Draft) { d.Measures = append(d.Measures, measure("m", "")) },
			want:   sanctions.ErrTwice, field: "measures[1]",
		},
		"measure gone": {
			change: func(d *lists.Draft) { d.Measures = nil }, want: lists.ErrVanished, field: "measures",
		},
		"relief without a name": {
			change: func(d *lists.Draft) {
				d.Reliefs = []sanctions.Relief{{ID: "r", Kind: sanctions.Derogation, Authority: "XX"}}
			},
			want: sanctions.ErrMissing, field: "reliefs[0]",
		},
		"holding of more than all": {
			change: func(d *lists.Draft) {
				d.Holdings = []sanctions.Holding{{
					ID: "h", Holder: sanctions.Ref{List: "xx", ID: "a"}, Held: sanctions.Ref{List: "xx", ID: "b"},
					BasisPoints: 10_001,
				}}
			},
			want: sanctions.ErrInvalid, field: "holdings[0]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := draft("xx", "2024-02-01", entry("xx", "a", "A, changed"))
			d.Measures = []sanctions.Measure{measure("m", "")}
			tt.change(d)
			before, said, changed := s.Latest(), answersOf(s.Latest()), s.Changed()
			v, err := s.Publish(t.Context(), d)
			if !errors.Is(err, tt.want) {
				t.Errorf("got error %v, want %v", err, tt.want)
			}
			if v != (sanctions.Version{}) {
				t.Errorf("got version %+v", v)
			}
			var inEntry *lists.EntryError
			var inDraft *lists.DraftError
			switch {
			case tt.field != "":
				if !errors.As(err, &inDraft) || inDraft.Field != tt.field {
					t.Errorf("got %#v, want a DraftError about %s", err, tt.field)
				}
			case !errors.As(err, &inEntry):
				t.Errorf("got %#v, want an EntryError", err)
			case tt.id == "-" && inEntry.ID != "" || tt.id != "-" && inEntry.ID != tt.id || inEntry.Record != tt.record:
				t.Errorf("got an error about record %d, entry %q; want %d, %q", inEntry.Record, inEntry.ID, tt.record, tt.id)
			}
			untouched(t, s, before, said, changed)
		})
	}
	t.Run("no draft", func(t *testing.T) {
		if _, err := s.Publish(t.Context(), nil); !errors.Is(err, sanctions.ErrMissing) {
			t.Errorf("got %v, want ErrMissing", err)
		}
	})
}

// untouched checks that a publish that failed left no trace.
func untouched(t *testing.T, s Store, before *lists.Snapshot, said answers, changed <-chan struct{}) {
	t.Helper()
	if s.Latest() != before {
		t.Error("there is a new snapshot")
	}
	if diff := cmp.Diff(said, answersOf(s.Latest())); diff != "" {
		t.Errorf("answers changed (-before +after):\n%s", diff)
	}
	select {
	case <-changed:
		t.Error("who waits for a publish was woken")
	default:
	}
}

// breaking yields the entries, then the error.
func breaking(err error, entries ...*sanctions.Entry) iter.Seq2[*sanctions.Entry, error] {
	return func(yield func(*sanctions.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
		yield(nil, err)
	}
}

func cancelled(t *testing.T, s Store) {
	publish(t, s, draft("xx", "2024-01-01", entry("xx", "a", "A")))
	before, said, changed := s.Latest(), answersOf(s.Latest()), s.Changed()
	check := func(when string, ctx context.Context, d *lists.Draft) {
		if _, err := s.Publish(ctx, d); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled %s: got %v, want context.Canceled", when, err)
		}
		untouched(t, s, before, said, changed)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	check("before", ctx, draft("xx", "2024-02-01", entry("xx", "b", "B")))

	ctx, cancel = context.WithCancel(t.Context())
	d := draft("xx", "2024-02-01")
	read := 0
	d.Entries = func(yield func(*sanctions.Entry, error) bool) {
		for _, id := range []sanctions.EntryID{"a", "b", "c", "d"} {
			if id == "c" {
				cancel()
			}
			read++
			if !yield(entry("xx", id, "changed"), nil) {
				return
			}
		}
	}
	check("in the middle", ctx, d)
	if read != 3 {
		t.Errorf("%d entries were read, want none after the cancellation", read)
	}

	ctx, cancel = context.WithCancel(t.Context())
	d.Entries = func(yield func(*sanctions.Entry, error) bool) {
		yield(entry("xx", "b", "B"), nil)
		cancel()
	}
	check("after the last entry", ctx, d)
}

// reading publishes a draft whose source itself reads from and publishes to the store.
func reading(t *testing.T, s Store) {
	a := entry("xx", "a", "A")
	publish(t, s, draft("xx", "2024-01-01", a))
	d := draft("xx", "2024-02-01")
	d.Entries = func(yield func(*sanctions.Entry, error) bool) {
		if !yield(entry("xx", "a", "A, changed"), nil) {
			return
		}
		if l, ok := s.Latest().Entry(a.Ref); !ok || l.Party.PrimaryName() != "A" {
			t.Errorf("a reader sees %v of a draft that is not published", l.Entry)
		}
		publish(t, s, draft("yy", "2024-01-15", entry("yy", "b", "B")))
	}
	publish(t, s, d)
	if got := len(s.Latest().Versions()); got != 2 {
		t.Errorf("%d lists, want both", got)
	}
}

func wakes(t *testing.T, s Store) {
	a := entry("xx", "a", "A")
	first, also := s.Changed(), s.Changed()
	publish(t, s, draft("xx", "2024-01-01", a))
	for _, c := range []<-chan struct{}{first, also} {
		select {
		case <-c:
		default:
			t.Error("a publish does not wake who waits")
		}
	}
	next := s.Changed()
	if _, err := s.Publish(t.Context(), draft("xx", "2024-01-01", a)); !errors.Is(err, lists.ErrUnchanged) {
		t.Errorf("got %v, want ErrUnchanged", err)
	}
	select {
	case <-next:
		t.Error("unchanged content wakes who waits")
	default:
	}
}
