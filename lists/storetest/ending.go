package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

func emptyStore(t *testing.T, s Store) {
	snapshot := s.Latest()
	if snapshot == nil {
		t.Fatal("Latest returns nil")
	}
	if diff := cmp.Diff(answersOf(new(lists.Snapshot)), answersOf(snapshot)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r := sanctions.Ref{List: "xx", ID: "a"}
	if l, ok := snapshot.Entry(r); ok {
		t.Errorf("Entry finds %v", l)
	}
	if got := snapshot.Same(r); got != nil {
		t.Errorf("Same finds %v", got)
	}
	if got := slices.Collect(snapshot.Identified(tax("12345", ""))); got != nil {
		t.Errorf("Identified finds %v", got)
	}
	if got := snapshot.History("xx"); got != nil {
		t.Errorf("History has %v", got)
	}
	if snapshot.KnownAt(day("2024-01-01")) != snapshot {
		t.Error("KnownAt hides what is not there")
	}
}

func absentEnds(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	publish(t, s,
		draft("xx", "2024-01-01", a),
		draft("xx", "2024-02-01", a, b),
		draft("xx", "2024-03-01", a),
		draft("xx", "2024-04-01", a, entry("xx", "c", "C")))
	ended, ok := s.Latest().Entry(b.Ref)
	if !ok {
		t.Fatal("the entry is erased")
	}
	want := []lists.Presence{{
		Period:   sanctions.Period{From: day("2024-02-01"), Until: day("2024-03-01")},
		AbsentOn: day("2024-01-01"),
	}}
	if diff := cmp.Diff(want, ended.Held); diff != "" {
		t.Errorf("Held (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"2023-12-31 no",
		"2024-01-01 no", // the list does not have it yet
		"2024-01-02 unknown",
		"2024-01-31 unknown",
		"2024-02-01 yes",
		"2024-02-29 yes",
		"2024-03-01 no",
		"2024-04-02 no",
	}, inForce(ended, "2023-12-31", "2024-01-01", "2024-01-02", "2024-01-31",
		"2024-02-01", "2024-02-29", "2024-03-01", "2024-04-02")); diff != "" {
		t.Errorf("in force (-want +got):\n%s", diff)
	}

	before, ok := s.Latest().KnownAt(day("2024-02-29")).Entry(b.Ref)
	if !ok {
		t.Fatal("the entry is not known when the list holds it")
	}
	if diff := cmp.Diff([]string{"2024-02-29 yes", "2024-03-01 yes"},
		inForce(before, "2024-02-29", "2024-03-01")); diff != "" {
		t.Errorf("before its end is known (-want +got):\n%s", diff)
	}
	if _, ok := s.Latest().KnownAt(day("2024-01-31")).Entry(b.Ref); ok {
		t.Error("the entry is known before the list has it")
	}

	first, _ := s.Latest().Entry(a.Ref)
	if diff := cmp.Diff([]string{"2023-12-31 unknown", "2024-01-01 yes", "2030-01-01 yes"},
		inForce(first, "2023-12-31", "2024-01-01", "2030-01-01")); diff != "" {
		t.Errorf("entry of the first version (-want +got):\n%s", diff)
	}
}

func changedStays(t *testing.T, s Store) {
	publish(t, s,
		draft("xx", "2024-01-01", entry("xx", "a", "A")),
		draft("xx", "2024-02-01", entry("xx", "a", "A"), entry("xx", "b", "B")),
		draft("xx", "2024-03-01", entry("xx", "a", "A, changed"), entry("xx", "b", "B, changed")))
	for id, want := range map[sanctions.EntryID]lists.Presence{
		"a": {Period: sanctions.Period{From: day("2024-01-01")}},
		"b": {Period: sanctions.Period{From: day("2024-02-01")}, AbsentOn: day("2024-01-01")},
	} {
		got, _ := s.Latest().Entry(sanctions.Ref{List: "xx", ID: id})
		if diff := cmp.Diff([]lists.Presence{want}, got.Held); diff != "" {
			t.Errorf("Held of %s (-want +got):\n%s", id, diff)
		}
	}
}

func listedAnew(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	publish(t, s,
		draft("xx", "2024-01-01", a, b),
		draft("xx", "2024-02-01", a),
		draft("xx", "2024-03-01", a, entry("xx", "c", "C")),
		draft("xx", "2024-04-01", a, entry("xx", "b", "B, changed")))
	meanwhile, _ := s.Latest().KnownAt(day("2024-03-15")).Entry(b.Ref)
	if diff := cmp.Diff([]lists.Presence{
		{Period: sanctions.Period{From: day("2024-01-01"), Until: day("2024-02-01")}},
	}, meanwhile.Held); diff != "" {
		t.Errorf("Held as known meanwhile (-want +got):\n%s", diff)
	}
	got, ok := s.Latest().Entry(b.Ref)
	if !ok || got.Party.PrimaryName() != "B, changed" {
		t.Fatalf("got %v, %v; want the newest content", got.Entry, ok)
	}
	want := []lists.Presence{
		{Period: sanctions.Period{From: day("2024-01-01"), Until: day("2024-02-01")}},
		{Period: sanctions.Period{From: day("2024-04-01")}, AbsentOn: day("2024-03-01")},
	}
	if diff := cmp.Diff(want, got.Held); diff != "" {
		t.Errorf("Held (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"2024-01-31 yes", "2024-02-01 no", "2024-03-01 no", "2024-03-02 unknown", "2024-04-01 yes",
	}, inForce(got, "2024-01-31", "2024-02-01", "2024-03-01", "2024-03-02", "2024-04-01")); diff != "" {
		t.Errorf("in force (-want +got):\n%s", diff)
	}
}

func annulment(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A", tax("600390798", "")), entry("xx", "b", "B", tax("600390798", ""))
	annulled := draft("xx", "2024-02-01", a)
	annulled.Annulled = []sanctions.EntryID{"b"}
	publish(t, s, draft("xx", "2024-01-01", a, b), annulled)

	now, then := s.Latest(), s.Latest().KnownAt(day("2024-01-31"))
	if l, ok := now.Entry(b.Ref); ok {
		t.Errorf("Entry finds %v, which never was", l)
	}
	if diff := cmp.Diff([]sanctions.Ref{a.Ref}, refs(slices.Collect(now.Entries()))); diff != "" {
		t.Errorf("Entries (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Ref{a.Ref}, refs(slices.Collect(now.Identified(tax("600390798", ""))))); diff != "" {
		t.Errorf("Identified (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Ref{a.Ref}, refs(now.Same(a.Ref))); diff != "" {
		t.Errorf("Same (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"-xx/b"}, changes(then, now)); diff != "" {
		t.Errorf("Diff (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.EntryID{"b"}, now.Publications()[0].Annulled); diff != "" {
		t.Errorf("Annulled (-want +got):\n%s", diff)
	}

	before, ok := then.Entry(b.Ref)
	if !ok {
		t.Fatal("a snapshot that does not know of the annulment has lost the entry")
	}
	if diff := cmp.Diff([]string{"2024-01-01 yes", "2024-02-01 yes"},
		inForce(before, "2024-01-01", "2024-02-01")); diff != "" {
		t.Errorf("before the annulment is known (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Ref{a.Ref, b.Ref}, refs(then.Same(a.Ref))); diff != "" {
		t.Errorf("Same, before the annulment is known (-want +got):\n%s", diff)
	}
}

func annulledAnew(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	annulled := draft("xx", "2024-02-01", a)
	annulled.Annulled = []sanctions.EntryID{"b"}
	again := draft("xx", "2024-03-01", a, entry("xx", "c", "C"))
	again.Annulled = []sanctions.EntryID{"b"} // said again, which says nothing new
	twice := draft("xx", "2024-05-01", a)
	twice.Annulled = []sanctions.EntryID{"b"}
	publish(t, s, draft("xx", "2024-01-01", a, b), annulled, again, draft("xx", "2024-04-01", a, b), twice)
	for _, tt := range []struct {
		known string
		want  []lists.Presence
	}{
		{"2024-01-31", []lists.Presence{{Period: sanctions.Period{From: day("2024-01-01")}}}},
		{"2024-02-01", nil},
		{"2024-03-31", nil},
		{"2024-04-01", []lists.Presence{{Period: sanctions.Period{From: day("2024-04-01")}, AbsentOn: day("2024-03-01")}}},
		{"2024-05-01", nil},
	} {
		got, _ := s.Latest().KnownAt(day(tt.known)).Entry(b.Ref)
		if diff := cmp.Diff(tt.want, got.Held); diff != "" {
			t.Errorf("Held as known on %s (-want +got):\n%s", tt.known, diff)
		}
	}
}

func lastAnnulled(t *testing.T, s Store) {
	a, b := entry("xx", "a", "A"), entry("xx", "b", "B")
	publish(t, s, draft("xx", "2024-01-01", a, b))
	silent := draft("xx", "2024-02-01")
	silent.Annulled = []sanctions.EntryID{"a"}
	if _, err := s.Publish(t.Context(), silent); !errors.Is(err, lists.ErrEmpty) {
		t.Errorf("got %v for a draft that annuls one entry and is silent about the other, want ErrEmpty", err)
	}
	both := draft("xx", "2024-02-01")
	both.Annulled = []sanctions.EntryID{"b", "a"}
	publish(t, s, both)
	if got := slices.Collect(s.Latest().Entries()); got != nil {
		t.Errorf("Entries has %v", refs(got))
	}
}

func facts(t *testing.T, s Store) {
	a := entry("xx", "a", "A")
	with := func(date string, measures ...sanctions.Measure) *lists.Draft {
		d := draft("xx", date, a)
		d.Measures = measures
		return d
	}
	ids := func(s *lists.Snapshot) []string {
		var out []string
		for _, m := range s.Publications()[0].Measures {
			out = append(out, m.ID+" until "+m.Period.Until.String())
		}
		return out
	}
	publish(t, s, with("2024-01-01", measure("m2", "2024-03-01"), measure("m1", "")))

	_, err := s.Publish(t.Context(), with("2024-02-29", measure("m1", "")))
	if !errors.Is(err, lists.ErrVanished) {
		t.Errorf("got %v on the last day of a measure that the draft lacks, want ErrVanished", err)
	}
	_, err = s.Publish(t.Context(), with("2024-03-01", measure("m2", "2024-03-01")))
	var wrong *lists.DraftError
	if !errors.Is(err, lists.ErrVanished) || !errors.As(err, &wrong) || wrong.Field != "measures" || wrong.Value != "m1" {
		t.Errorf("got %v without a measure that goes on, want ErrVanished that names it", err)
	}

	publish(t, s, with("2024-03-01", measure("m1", "")))
	if diff := cmp.Diff([]string{"m1 until ", "m2 until 2024-03-01"}, ids(s.Latest())); diff != "" {
		t.Errorf("the measure that had ended (-want +got):\n%s", diff)
	}
	publish(t, s, with("2024-04-01", measure("m1", "2024-04-01")))
	publish(t, s, with("2024-05-01", measure("m3", "")))
	if diff := cmp.Diff([]string{"m1 until 2024-04-01", "m2 until 2024-03-01", "m3 until "}, ids(s.Latest())); diff != "" {
		t.Errorf("all that had ended (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"m1 until ", "m2 until 2024-03-01"}, ids(s.Latest().KnownAt(day("2024-03-31")))); diff != "" {
		t.Errorf("as known before (-want +got):\n%s", diff)
	}
	if _, err := s.Publish(t.Context(), with("2024-06-01", measure("m3", ""))); !errors.Is(err, lists.ErrUnchanged) {
		t.Errorf("got %v for the same draft again, want ErrUnchanged", err)
	}

	relief := draft("yy", "2024-01-01", entry("yy", "a", "A"))
	relief.Reliefs = []sanctions.Relief{{ID: "gl", Kind: sanctions.GeneralLicence, Authority: "XX", Name: "GL"}}
	holding := draft("zz", "2024-01-01", entry("zz", "a", "A"))
	holding.Holdings = []sanctions.Holding{{ID: "h", Holder: a.Ref, Held: sanctions.Ref{List: "xx", ID: "b"}}}
	publish(t, s, relief, holding)
	for field, list := range map[string]sanctions.ListID{"reliefs": "yy", "holdings": "zz"} {
		_, err := s.Publish(t.Context(), draft(list, "2024-02-01", entry(list, "a", "A")))
		if !errors.Is(err, lists.ErrVanished) || !errors.As(err, &wrong) || wrong.Field != field {
			t.Errorf("got %v for a draft without its %s, want ErrVanished that names the field", err, field)
		}
	}
}

func factOrder(t *testing.T, s Store) {
	given := []sanctions.Measure{measure("m2", ""), measure("m1", "")}
	d := draft("xx", "2024-01-01", entry("xx", "a", "A"))
	d.Measures = given
	publish(t, s, d)
	want := []sanctions.Measure{measure("m1", ""), measure("m2", "")}
	if diff := cmp.Diff(want, s.Latest().Publications()[0].Measures); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if given[0].ID != "m2" {
		t.Error("publishing sorts the draft's own measures")
	}
	d.Measures = want
	if _, err := s.Publish(t.Context(), d); !errors.Is(err, lists.ErrUnchanged) {
		t.Errorf("got %v for the same measures in another order, want ErrUnchanged", err)
	}
}
