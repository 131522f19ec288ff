package belarus_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/sanctions"
)

func day(s string) sanctions.Date { return sanctions.MustDate(s) }

// published returns a snapshot of a store that holds every version.
func published(t testing.TB) *lists.Snapshot {
	t.Helper()
	s := lists.NewStore()
	if err := belarus.Publish(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s.Latest()
}

func TestPublish(t *testing.T) {
	var got []string
	for _, v := range published(t).Versions() {
		got = append(got, string(v.List)+" "+string(v.Authority)+" "+v.Date.String()+" "+v.Source)
	}
	want := []string{
		"belarus-ca CA 2025-01-24 belarus-ca.yaml",
		"belarus-ch CH 2021-12-02 belarus-ch.yaml",
		"belarus-eu EU 2025-07-19 belarus-eu.yaml",
		"belarus-uk UK 2021-12-18 belarus-uk.yaml",
		"belarus-us-bis US-BIS 2025-11-04 belarus-us-bis.yaml",
		"belarus-us-ofac US-OFAC 2025-11-04 belarus-us-ofac.yaml",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("newest versions (-want +got):\n%s", diff)
	}
}

func TestPublishStopsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := belarus.Publish(ctx, lists.NewStore()); err == nil {
		t.Error("Publish did not mind a cancelled context")
	}
}

// A store that has the lists already refuses them, and keeps what it has.
func TestPublishTwice(t *testing.T) {
	s := lists.NewStore()
	if err := belarus.Publish(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	before := s.Latest().Versions()
	if err := belarus.Publish(t.Context(), s); !errors.Is(err, lists.ErrOutOfOrder) {
		t.Errorf("second Publish: %v, want %v", err, lists.ErrOutOfOrder)
	}
	if diff := cmp.Diff(before, s.Latest().Versions()); diff != "" {
		t.Errorf("versions after it (-want +got):\n%s", diff)
	}
}

func TestDraftsAreInOrder(t *testing.T) {
	drafts, err := belarus.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(drafts); i++ {
		a, b := drafts[i-1], drafts[i]
		if c := a.Date.Compare(b.Date); c > 0 || c == 0 && a.List >= b.List {
			t.Errorf("%s of %s stands before %s of %s", a.List, a.Date, b.List, b.Date)
		}
	}
}

// Every list was reviewed on the same day, speaks from 2021 on, and tells of which
// parties it can say that nothing is forbidden.
func TestCoverage(t *testing.T) {
	drafts, err := belarus.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts {
		c := d.Coverage
		if c.Reviewed != day("2026-11-23") || c.MaxAge != 90 || c.From != day("2021-01-01") ||
			!slices.Equal(c.Countries, []string{"BY"}) || len(c.Scopes) == 0 || len(c.Unheld) == 0 {
			t.Errorf("%s of %s: coverage %+v", d.List, d.Date, c)
		}
	}
	// A party that is listed is one that the list speaks for.
	for _, p := range published(t).Publications() {
		if p.List == "belarus-uk" {
			continue // speaks for flights of whoever is Belarusian
		}
		for l := range published(t).Entries() {
			if l.List == p.List && !slices.ContainsFunc(p.Coverage.Scopes, func(s sanctions.Scope) bool {
				return slices.Contains(s.Parties, l.Ref)
			}) {
				t.Errorf("%s: coverage does not name %s", p.List, l.ID)
			}
		}
	}
}

// Of the countries about which an authority has programmes that its list does not hold,
// the list's silence is no answer; of the others it is none of its business. What the
// Union has a regime for the United Kingdom's list counts as well.
func TestUnheld(t *testing.T) {
	unheld := make(map[sanctions.ListID][]string)
	for _, p := range published(t).Publications() {
		unheld[p.List] = p.Coverage.Unheld
		if !slices.IsSorted(p.Coverage.Unheld) {
			t.Errorf("%s: %v is not in order", p.List, p.Coverage.Unheld)
		}
		for _, country := range []string{"IR", "KP", "RU", "SY", "UA", "VE", "MM"} {
			if !slices.Contains(p.Coverage.Unheld, country) {
				t.Errorf("%s: lacks %s", p.List, country)
			}
		}
		for _, country := range []string{"AL", "BE", "BG", "BY", "CH", "DK", "FR", "ID", "NG", "NL", "RS"} {
			if slices.Contains(p.Coverage.Unheld, country) {
				t.Errorf("%s: holds %s", p.List, country)
			}
		}
	}
	for _, country := range unheld["belarus-eu"] {
		if !slices.Contains(unheld["belarus-uk"], country) {
			t.Errorf("belarus-uk: lacks %s, which belarus-eu has", country)
		}
	}
	for _, list := range []sanctions.ListID{"belarus-us-ofac", "belarus-us-bis"} {
		for _, country := range []string{"CN", "CU", "HK"} {
			if !slices.Contains(unheld[list], country) {
				t.Errorf("%s: lacks %s", list, country)
			}
		}
	}
}

// No fact without an act it rests on and a word on how surely it is established.
func TestEveryFactHasBasisAndConfidence(t *testing.T) {
	drafts, err := belarus.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, basis []sanctions.Citation, c sanctions.Confidence) {
		if len(basis) == 0 || c == sanctions.Published {
			t.Errorf("%s: basis %v, confidence %q", what, basis, c)
		}
	}
	for _, d := range drafts {
		if d.Entries != nil {
			for e := range d.Entries {
				for _, g := range e.Designations {
					check(e.Ref.String(), g.Basis, g.Confidence)
				}
			}
		}
		for _, m := range d.Measures {
			check(m.ID, m.Basis, m.Confidence)
		}
		for _, r := range d.Reliefs {
			check(r.ID, r.Basis, r.Confidence)
		}
	}
}

// However a request names Belavia, each list that holds it holds that name and the
// tax number, and all of them are one party.
func TestBelaviaUnderEveryList(t *testing.T) {
	snapshot := published(t)
	refs := []sanctions.Ref{
		{List: "belarus-ch", ID: "belavia"}, {List: "belarus-eu", ID: "belavia"}, {List: "belarus-uk", ID: "belavia"},
		{List: "belarus-us-bis", ID: "belavia"}, {List: "belarus-us-ofac", ID: "belavia"},
	}
	for _, r := range refs {
		l, ok := snapshot.Entry(r)
		if !ok {
			t.Fatalf("%s: not there", r)
		}
		for _, name := range []string{"Belavia", "Белавиа", "Белавія"} {
			if !slices.ContainsFunc(l.Party.Names, func(n sanctions.Name) bool { return n.Text == name && !n.Weak }) {
				t.Errorf("%s: no name %s", r, name)
			}
		}
		unp := sanctions.Identifier{Type: sanctions.RegistrationNumber, Value: "600390798", Country: "BY"}
		if !slices.ContainsFunc(l.Party.Identifiers, func(id sanctions.Identifier) bool { return id.Agrees(&unp) == sanctions.Yes }) {
			t.Errorf("%s: no UNP", r)
		}
		var same []sanctions.Ref
		for _, other := range snapshot.Same(r) {
			same = append(same, other.Ref)
		}
		slices.SortFunc(same, sanctions.Ref.Compare)
		if diff := cmp.Diff(refs, same); diff != "" {
			t.Errorf("%s: the same party (-want +got):\n%s", r, diff)
		}
	}
	first := snapshot.History("belarus-uk")[0].Date
	if _, ok := snapshot.KnownAt(first).Entry(refs[2]); !ok {
		t.Errorf("the first version of belarus-uk, of %s, does not hold Belavia", first)
	}
}

// facts returns what the list, as known on a day, says is in force on another: a line
// for each designation, measure and relief. A line that ends in a question mark does
// not decide.
func facts(t *testing.T, s *lists.Snapshot, list sanctions.ListID, known, on sanctions.Date) []string {
	t.Helper()
	var lines []string
	add := func(line string, p sanctions.Period, c sanctions.Confidence) {
		if !p.Contains(on) {
			return
		}
		if !c.Decides() {
			line += "?"
		}
		lines = append(lines, line)
	}
	s = s.KnownAt(known)
	for l := range s.Entries() {
		if l.List != list {
			continue
		}
		for _, d := range l.Designations {
			for _, m := range d.Measures {
				add(strings.Join([]string{string(l.ID), string(m.Kind), d.Programme}, " "), d.Period, d.Confidence)
			}
		}
	}
	for _, p := range s.Publications() {
		if p.List != list {
			continue
		}
		for _, m := range p.Measures {
			add(m.ID, m.Period, m.Confidence)
		}
		for _, r := range p.Reliefs {
			add(r.ID, r.Period, r.Confidence)
		}
	}
	return lines
}

// Every dated fact: not there on the day before, there on its first and on its last
// day, gone on the day after.
func TestDays(t *testing.T) {
	snapshot := published(t)
	now := day("2026-11-23")
	for _, tt := range []struct {
		list       sanctions.ListID
		fact       string
		from, last string // last "": still running
	}{
		{"belarus-eu", "eu-flight-ban", "2021-06-05", ""},
		{"belarus-eu", "belaeronavigatsia asset-freeze EU-BLR", "2021-06-21", ""},
		{"belarus-eu", "churo asset-freeze EU-BLR", "2021-06-21", ""},
		{"belarus-eu", "sikorski asset-freeze EU-BLR", "2021-06-21", ""},
		{"belarus-eu", "belavia asset-freeze EU-BLR", "2021-12-02", ""},
		{"belarus-eu", "558-arp licence-requirement EU-BLR?", "2022-03-02", ""},
		{"belarus-eu", "transaviaexport licence-requirement EU-BLR?", "2022-03-02", ""},
		{"belarus-eu", "eu-annex-xvii-first-day?", "2023-08-04", "2023-08-05"},
		{"belarus-eu", "eu-annex-xvii", "2023-08-06", ""},
		{"belarus-eu", "eu-annex-xvii-mixed-codes?", "2023-08-04", ""},
		{"belarus-eu", "eu-flight-ban-services?", "2021-06-05", ""},
		{"belarus-eu", "kb-unmanned-helicopters asset-freeze EU-BLR", "2025-07-19", ""},

		{"belarus-us-ofac", "tae-avia asset-freeze BELARUS-EO14038", "2021-12-02", ""},
		{"belarus-us-ofac", "ew-78843 asset-freeze BELARUS-EO14038", "2021-12-02", ""},
		{"belarus-us-ofac", "ew-78779 asset-freeze BELARUS-EO14038", "2021-12-02", ""},
		{"belarus-us-ofac", "slavkali asset-freeze BELARUS-EO14038", "2021-12-02", ""},
		{"belarus-us-ofac", "ew-001ph asset-freeze BELARUS-EO14038", "2021-12-02", ""},
		{"belarus-us-ofac", "558-arp asset-freeze BELARUS-EO14038?", "2022-02-24", "2022-02-24"},
		{"belarus-us-ofac", "558-arp asset-freeze BELARUS-EO14038", "2022-02-25", ""},
		{"belarus-us-ofac", "558-arp asset-freeze RUSSIA-EO14024?", "2024-02-01", "2024-04-17"},
		{"belarus-us-ofac", "558-arp asset-freeze RUSSIA-EO14024", "2024-04-18", ""},
		{"belarus-us-ofac", "ew-001pa asset-freeze BELARUS-EO14038", "2023-03-24", ""},
		{"belarus-us-ofac", "belavia asset-freeze BELARUS-EO14038", "2023-08-09", "2025-11-03"},
		{"belarus-us-ofac", "ew-301pj asset-freeze BELARUS-EO14038", "2023-08-09", "2025-11-03"},
		{"belarus-us-ofac", "plant-407 asset-freeze BELARUS-EO14038", "2023-08-09", ""},
		{"belarus-us-ofac", "us-ofac-gl-9", "2023-08-09", "2023-09-07"},
		{"belarus-us-ofac", "us-ofac-gl-9-parts", "2023-08-09", "2023-09-07"},
		{"belarus-us-ofac", "us-ofac-gl-9-other?", "2023-08-09", "2023-09-07"},
		{"belarus-us-ofac", "rada asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "rada asset-freeze RUSSIA-EO14024", "2024-08-09", ""},
		{"belarus-us-ofac", "belkanto asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "rubistar asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "rubistar asset-freeze RUSSIA-EO14024", "2024-08-09", ""},
		{"belarus-us-ofac", "krokhotin asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "ishchenko asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "nareiko asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "mikholap asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "kb-unmanned-helicopters asset-freeze BELARUS-EO14038", "2024-08-09", ""},
		{"belarus-us-ofac", "us-ofac-gl-101", "2024-08-09", "2024-09-09"},
		{"belarus-us-ofac", "us-ofac-gl-101-parts", "2024-08-09", "2024-09-09"},
		{"belarus-us-ofac", "us-ofac-gl-101-other?", "2024-08-09", "2024-09-09"},
		{"belarus-us-ofac", "ew-001pb asset-freeze BELARUS-EO14038?", "2024-08-09", "2025-11-03"},
		{"belarus-us-ofac", "ew-001pb asset-freeze BELARUS-EO14038", "2025-11-04", ""},
		{"belarus-us-ofac", "us-ofac-gl-11", "2025-09-11", ""},
		{"belarus-us-ofac", "us-ofac-gl-12", "2025-11-04", ""},

		{"belarus-us-bis", "us-bis-746-8", "2022-03-02", ""},
		{"belarus-us-bis", "us-bis-general-prohibition-10?", "2022-03-02", ""},
		{"belarus-us-bis", "558-arp licence-requirement EAR-ENTITY-LIST", "2022-04-07", ""},
		{"belarus-us-bis", "558-arp licence-requirement EAR-ENTITY-LIST?", "2022-04-07", ""},
		{"belarus-us-bis", "tae-avia licence-requirement EAR-ENTITY-LIST", "2022-04-07", ""},
		{"belarus-us-bis", "tae-avia licence-requirement EAR-ENTITY-LIST?", "2022-04-07", ""},
		{"belarus-us-bis", "us-bis-746-supplement-4", "2024-01-25", ""},
		{"belarus-us-bis", "belavia licence-requirement EAR-744.8", "2024-03-21", "2025-11-03"},
		{"belarus-us-bis", "belavia licence-requirement EAR-744.8?", "2024-03-21", "2025-11-03"},
		{"belarus-us-bis", "ew-301pj licence-requirement EAR-744.8", "2024-03-21", "2025-11-03"},
		{"belarus-us-bis", "ew-301pj licence-requirement EAR-744.8?", "2024-03-21", "2025-11-03"},
		{"belarus-us-bis", "plant-407 licence-requirement EAR-744.8", "2024-03-21", ""},
		{"belarus-us-bis", "plant-407 licence-requirement EAR-744.8?", "2024-03-21", ""},
		{"belarus-us-bis", "ew-001pa licence-requirement EAR-744.8", "2024-03-21", ""},
		{"belarus-us-bis", "rada licence-requirement EAR-744.8", "2024-08-09", ""},
		{"belarus-us-bis", "rada licence-requirement EAR-744.8?", "2024-08-09", ""},
		{"belarus-us-bis", "ew-001pb licence-requirement EAR-744.8?", "2024-08-09", ""},
		{"belarus-us-bis", "ew-001pb licence-requirement EAR-744.8", "2025-11-04", ""},
		{"belarus-us-bis", "us-bis-letter-2025-09-12-maintenance", "2025-09-12", ""},
		{"belarus-us-bis", "us-bis-letter-2025-09-12-parts", "2025-09-12", ""},
		{"belarus-us-bis", "us-bis-letter-2025-09-12-flights", "2025-09-12", ""},

		{"belarus-uk", "belavia airspace-ban UK-BELARUS?", "2021-05-24", "2021-06-02"},
		{"belarus-uk", "belavia airspace-ban UK-BELARUS", "2021-06-03", ""},
		{"belarus-uk", "uk-reg-29a?", "2021-08-09", ""},
		{"belarus-uk", "uk-si-2021-1475", "2021-12-18", ""},

		{"belarus-ch", "belaeronavigatsia asset-freeze CH-BELARUS", "2021-08-11", ""},
		{"belarus-ch", "belavia asset-freeze CH-BELARUS?", "2021-12-02", ""},

		{"belarus-ca", "belaeronavigatsia asset-freeze SEMA-BELARUS", "2021-06-17", ""},
		{"belarus-ca", "churo asset-freeze SEMA-BELARUS", "2021-06-17", ""},
		{"belarus-ca", "sikorsky asset-freeze SEMA-BELARUS", "2021-06-17", ""},
		{"belarus-ca", "558-arp asset-freeze SEMA-BELARUS", "2022-03-08", ""},
		{"belarus-ca", "ca-airspace-ban", "2022-03-16", ""},
		{"belarus-ca", "ca-aviation-goods", "2022-04-05", ""},
		{"belarus-ca", "kb-unmanned-helicopters asset-freeze SEMA-BELARUS", "2025-01-24", ""},
	} {
		in := func(on sanctions.Date) bool {
			return slices.Contains(facts(t, snapshot, tt.list, now, on), tt.fact)
		}
		from := day(tt.from)
		if in(from.AddDays(-1)) {
			t.Errorf("%s: %s: in force on the day before %s", tt.list, tt.fact, tt.from)
		}
		if !in(from) {
			t.Errorf("%s: %s: not in force on its first day, %s", tt.list, tt.fact, tt.from)
		}
		last := now
		if tt.last != "" {
			last = day(tt.last)
			if in(last.AddDays(1)) {
				t.Errorf("%s: %s: in force on the day after %s", tt.list, tt.fact, tt.last)
			}
		}
		if !in(last) {
			t.Errorf("%s: %s: not in force on its last day, %s", tt.list, tt.fact, last)
		}
	}
}

// The denial order, its renewals and its lapse. Days on which it is not known whether
// an order ran only ask.
func TestDenialOrder(t *testing.T) {
	const order, asks, none = "belavia denial-order EAR-766.24", "belavia denial-order EAR-766.24?", ""
	snapshot := published(t)
	for _, tt := range []struct{ on, want string }{
		{"2022-06-15", none},
		{"2022-06-16", order}, // first order
		{"2022-12-13", order}, // its stated end
		{"2022-12-14", asks},  // first renewal, signed on a day not read
		{"2022-12-18", asks},
		{"2022-12-19", order}, // printed
		{"2023-06-06", order},
		{"2023-06-07", order}, // second renewal
		{"2023-12-04", order}, // its stated end
		{"2023-12-05", asks},  // third renewal, signed on a day not read
		{"2023-12-06", asks},
		{"2023-12-07", order}, // printed
		{"2024-11-30", order},
		{"2024-12-01", asks}, // lapsed in this month
		{"2024-12-31", asks},
		{"2025-01-01", none},
	} {
		var got []string
		for _, line := range facts(t, snapshot, "belarus-us-bis", day("2026-11-23"), day(tt.on)) {
			if strings.Contains(line, "denial-order") {
				got = append(got, line)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("on %s: got %q, want %q", tt.on, got, tt.want)
		}
	}
}

// What a list says of a day, as it was known on another: not before it was published.
func TestKnownAt(t *testing.T) {
	snapshot := published(t)
	for _, tt := range []struct {
		list      sanctions.ListID
		known, on string
		fact      string
		want      bool
	}{
		// Relief is not known before its day; General License 11 came a day before the letter.
		{"belarus-us-ofac", "2025-09-10", "2025-09-12", "us-ofac-gl-11", false},
		{"belarus-us-ofac", "2025-09-11", "2025-09-12", "us-ofac-gl-11", true},
		{"belarus-us-bis", "2025-09-11", "2025-09-12", "us-bis-letter-2025-09-12-maintenance", false},
		{"belarus-us-bis", "2025-09-12", "2025-09-12", "us-bis-letter-2025-09-12-maintenance", true},
		// The delisting is not known before its day, and reaches no earlier day.
		{"belarus-us-ofac", "2025-11-03", "2025-11-04", "belavia asset-freeze BELARUS-EO14038", true},
		{"belarus-us-ofac", "2025-11-04", "2025-11-04", "belavia asset-freeze BELARUS-EO14038", false},
		{"belarus-us-ofac", "2025-11-04", "2025-11-03", "belavia asset-freeze BELARUS-EO14038", true},
		{"belarus-us-bis", "2025-11-03", "2025-11-04", "belavia licence-requirement EAR-744.8", true},
		{"belarus-us-bis", "2025-11-04", "2025-11-04", "belavia licence-requirement EAR-744.8", false},
		// The designation is not known on the day before.
		{"belarus-us-ofac", "2023-08-08", "2023-08-09", "belavia asset-freeze BELARUS-EO14038", false},
		{"belarus-us-ofac", "2023-08-09", "2023-08-09", "belavia asset-freeze BELARUS-EO14038", true},
		// That General License 9 runs out was known from its first day.
		{"belarus-us-ofac", "2023-08-09", "2023-09-07", "us-ofac-gl-9", true},
		{"belarus-us-ofac", "2023-08-09", "2023-09-08", "us-ofac-gl-9", false},
		// The first denial order named its end; what followed was not known.
		{"belarus-us-bis", "2022-12-18", "2022-12-19", "belavia denial-order EAR-766.24", false},
		{"belarus-us-bis", "2022-12-19", "2022-12-19", "belavia denial-order EAR-766.24", true},
		// The flight ban was published the day before it applied.
		{"belarus-eu", "2021-06-03", "2021-06-05", "eu-flight-ban", false},
		{"belarus-eu", "2021-06-04", "2021-06-05", "eu-flight-ban", true},
		{"belarus-eu", "2023-08-03", "2023-08-06", "eu-annex-xvii", false},
		{"belarus-eu", "2023-08-04", "2023-08-06", "eu-annex-xvii", true},
		// What was inferred about EW-001PB became certain with General License 12.
		{"belarus-us-ofac", "2025-11-03", "2025-11-04", "ew-001pb asset-freeze BELARUS-EO14038?", true},
		{"belarus-us-ofac", "2025-11-04", "2025-11-04", "ew-001pb asset-freeze BELARUS-EO14038?", false},
	} {
		got := slices.Contains(facts(t, snapshot, tt.list, day(tt.known), day(tt.on)), tt.fact)
		if got != tt.want {
			t.Errorf("%s as known on %s: %s in force on %s: got %t, want %t", tt.list, tt.known, tt.fact, tt.on, got, tt.want)
		}
	}
}
