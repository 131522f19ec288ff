package screening_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// embedded returns a screener of the curated lists.
func embedded(t testing.TB) *screening.Screener {
	t.Helper()
	store := lists.NewStore()
	if err := belarus.Publish(context.Background(), store); err != nil {
		t.Fatal(err)
	}
	s, err := screening.New(context.Background(), store.Latest(), screening.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// boeingPart is the item of the guiding case.
var boeingPart = sanctions.Item{Description: "Boeing 737 part", Manufacturer: "Boeing", ECCN: "9A991.d", Origin: "US"}

// guiding is the guiding case's request: may this actor do maintenance for Belavia,
// with a Boeing 737 part of US origin, on this day?
func guiding(actor, on string) screening.Request {
	return screening.Request{
		On:       sanctions.MustDate(on),
		Party:    sanctions.Party{Names: []sanctions.Name{{Text: "Belavia"}}},
		Activity: sanctions.Maintenance,
		Item:     boeingPart,
		Actors:   []screening.Actor{{Country: actor}},
	}
}

// An answer is what a row of the guiding case wants of one authority: its outcome,
// or "-" where the authority does not reach the transaction, and the names of the
// measures and the relief that its findings must speak of.
type answer struct {
	outcome string
	because []string
}

func is(outcome string, because ...string) answer { return answer{outcome, because} }

const notReached = "-"

type guidingRow struct {
	name          string
	request       screening.Request
	ofac, bis, eu answer
	overall       string
}

// guidingRows are the rows of the guiding case. The sources of each are in the data
// files of lists/belarus, named by the findings.
func guidingRows() []guidingRow {
	with := func(actor, on string, change func(*screening.Request)) screening.Request {
		r := guiding(actor, on)
		change(&r)
		return r
	}
	return []guidingRow{
		{"US dealer, the day before the EAR reach Belarus", guiding("US", "2022-03-01"),
			is("clear"), is("clear"), is(notReached), "clear"},
		{"US dealer, EAR 746.8", guiding("US", "2022-03-02"),
			is("clear"), is("prohibited", "EAR-746.8"), is(notReached), "prohibited"},
		{"US dealer, denial order", guiding("US", "2022-06-16"),
			is("clear"), is("prohibited", "EAR-746.8", "denial-order"), is(notReached), "prohibited"},
		{"US dealer, designation with General License 9", guiding("US", "2023-08-09"),
			is("permitted", "asset-freeze", "general-licence"), is("prohibited"), is(notReached), "prohibited"},
		{"US dealer, General License 9 is over", guiding("US", "2023-09-08"),
			is("prohibited", "asset-freeze"), is("prohibited"), is(notReached), "prohibited"},
		{"US dealer, the day before the relief", guiding("US", "2025-09-10"),
			is("prohibited"), is("prohibited", "EAR-746.8", "EAR-744.8"), is(notReached), "prohibited"},
		{"US dealer, General License 11 but no BIS letter yet", guiding("US", "2025-09-11"),
			is("permitted", "general-licence"), is("prohibited"), is(notReached), "prohibited"},
		{"US dealer, General License 11 and BIS letter", guiding("US", "2025-09-12"),
			is("permitted", "general-licence"), is("permitted", "EAR-746.8", "EAR-744.8"), is(notReached), "permitted"},
		{"US dealer, delisted", guiding("US", "2025-11-04"),
			is("clear"), is("permitted", "EAR-746.8"), is(notReached), "permitted"},
		{"German shop, the day before the EU listing", guiding("DE", "2021-12-01"),
			is(notReached), is("clear"), is("clear"), "clear"},
		{"German shop, EU listing", guiding("DE", "2021-12-02"),
			is(notReached), is("clear"), is("prohibited", "asset-freeze"), "prohibited"},
		{"German shop, US relief changes nothing in the EU", guiding("DE", "2025-09-12"),
			is(notReached), is("permitted"), is("prohibited", "asset-freeze", "export-ban"), "prohibited"},
		{"Turkish broker paid in euros: the EAR follow the item",
			with("TR", "2024-06-01", func(r *screening.Request) { r.Currency = "EUR" }),
			is(notReached), is("prohibited"), is(notReached), "prohibited"},
		{"Turkish broker paid in dollars",
			with("TR", "2024-06-01", func(r *screening.Request) { r.Currency = "USD" }),
			is("prohibited", "asset-freeze"), is("prohibited"), is(notReached), "prohibited"},
		{"Turkish broker, origin of the part unknown",
			with("TR", "2024-06-01", func(r *screening.Request) { r.Item.Origin = "" }),
			is(notReached), is("review", "EAR-746.8"), is(notReached), "review"},
		{"landing in Germany, flight ban",
			with("DE", "2021-06-05", func(r *screening.Request) { r.Activity = sanctions.Landing }),
			is(notReached), is("clear"), is("prohibited", "airspace-ban"), "prohibited"},
		{"British shop, part not of US origin: UK trade controls are outside the list",
			with("GB", "2024-06-01", func(r *screening.Request) { r.Item.Origin = "GB" }),
			is(notReached), is(notReached), is(notReached), "review"},
	}
}

func TestGuidingCase(t *testing.T) {
	s := embedded(t)
	for _, tt := range guidingRows() {
		t.Run(tt.name, func(t *testing.T) {
			d, err := s.Screen(t.Context(), tt.request)
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Outcome.String(); got != tt.overall {
				t.Errorf("overall: got %s, want %s", got, tt.overall)
			}
			for authority, want := range map[sanctions.Authority]answer{"US-OFAC": tt.ofac, "US-BIS": tt.bis, "EU": tt.eu} {
				got := d.Find(authority)
				if got == nil {
					t.Errorf("%s: no answer", authority)
					continue
				}
				outcome := got.Outcome.String()
				if !got.Reached {
					outcome = notReached
				}
				if outcome != want.outcome {
					t.Errorf("%s: got %s, want %s", authority, outcome, want.outcome)
				}
				for _, word := range want.because {
					if !speaksOf(d, authority, word) {
						t.Errorf("%s: no finding speaks of %s", authority, word)
					}
				}
			}
			if t.Failed() {
				for _, f := range d.Findings {
					t.Logf("%s %s %s %s: %s", f.ID, f.Rule, f.Effect, f.Authority, f.Why)
				}
			}
		})
	}
}

// The answers to the guiding case with their reasons, for review: a change of data or
// rules that moves one must show it.
func TestGuidingCaseGolden(t *testing.T) {
	s := embedded(t)
	var b strings.Builder
	for _, row := range guidingRows() {
		d, err := s.Screen(t.Context(), row.request)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "# %s, %s: %s\n", row.name, d.On, d.Outcome)
		for _, a := range d.Authorities {
			if a.Reached {
				fmt.Fprintf(&b, "%-8s %s %v\n", a.Authority, a.Outcome, a.Nexuses)
			}
		}
		for _, f := range d.Findings {
			if (f.Effect == screening.Prohibits || f.Effect == screening.Authorises) && (len(f.Basis) == 0 || f.Confidence == "") {
				t.Errorf("%s: %s %s cites no act, or not how it was established", row.name, f.ID, f.Effect)
			}
			fmt.Fprintf(&b, "  %-4s %-10s %s\n", f.ID, f.Effect, f.Why)
			for _, c := range f.Conditions {
				fmt.Fprintf(&b, "       * %s\n", c)
			}
		}
		for _, c := range d.Changes {
			fmt.Fprintf(&b, "  %s %s %s: %s\n", c.On, c.Authority, c.Outcome, c.Why)
		}
		b.WriteString("\n")
	}
	golden := filepath.Join("testdata", "guiding.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("decisions (-want +got), run with -update and read the difference:\n%s", diff)
	}
}

// speaksOf reports whether some finding of the authority has the word as programme,
// measure or relief.
func speaksOf(d screening.Decision, a sanctions.Authority, word string) bool {
	return slices.ContainsFunc(d.Findings, func(f screening.Finding) bool {
		return f.Authority == a && (f.Programme == word || string(f.Measure) == word || string(f.Relief) == word)
	})
}

// Where an authority lists the party but does not reach the transaction, the
// decision tells; and it tells of a listing that is over.
func TestListingsOutOfReachInform(t *testing.T) {
	s := embedded(t)
	for _, tt := range []struct{ actor, on string }{
		{"DE", "2025-09-12"}, {"TR", "2024-06-01"}, {"US", "2025-11-04"},
	} {
		d, err := s.Screen(t.Context(), guiding(tt.actor, tt.on))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(d.Findings, func(f screening.Finding) bool {
			return f.Authority == "US-OFAC" && f.Effect == screening.Informs && f.Programme == "BELARUS-EO14038"
		}) {
			t.Errorf("actor %s on %s: nothing informs of the OFAC listing", tt.actor, tt.on)
		}
	}
}

// General License 9 authorises on conditions that the decision must list; so does
// the BIS letter.
func TestConditionsTravelWithPermitted(t *testing.T) {
	s := embedded(t)
	for _, tt := range []struct {
		on        string
		authority sanctions.Authority
	}{{"2023-08-09", "US-OFAC"}, {"2025-09-12", "US-OFAC"}, {"2025-09-12", "US-BIS"}, {"2025-11-04", "US-BIS"}} {
		d, err := s.Screen(t.Context(), guiding("US", tt.on))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(d.Findings, func(f screening.Finding) bool {
			return f.Authority == tt.authority && f.Effect == screening.Authorises && len(f.Conditions) > 0
		}) {
			t.Errorf("%s on %s: relief without conditions", tt.authority, tt.on)
		}
	}
}

// A decision as known before the relief was published must not know of it.
func TestKnownAtDoesNotKnowTheFuture(t *testing.T) {
	s := embedded(t)
	req := guiding("US", "2025-09-12")
	req.KnownAt = sanctions.MustDate("2025-09-10")
	d, err := s.Screen(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if d.Outcome != screening.Prohibited || d.Find("US-OFAC").Outcome != screening.Prohibited {
		t.Errorf("got %s (US-OFAC %s), want prohibited", d.Outcome, d.Find("US-OFAC").Outcome)
	}
	for _, f := range d.Findings {
		if f.Effect == screening.Authorises {
			t.Errorf("knows of %s", f.Name)
		}
	}
	for _, v := range d.Versions {
		if v.Date.After(req.KnownAt) {
			t.Errorf("used %s of %s", v.List, v.Date)
		}
	}
	for _, c := range d.Changes {
		if c.On == sanctions.MustDate("2025-11-04") {
			t.Errorf("knows of the delisting: %+v", c)
		}
	}
}

// The presidential aircraft stays blocked and outside the BIS letter.
func TestPresidentialAircraftStaysBlocked(t *testing.T) {
	s := embedded(t)
	req := guiding("US", "2025-09-12")
	req.Party = sanctions.Party{Kind: sanctions.Aircraft, Names: []sanctions.Name{{Text: "EW-001PA"}}}
	d, err := s.Screen(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []sanctions.Authority{"US-OFAC", "US-BIS"} {
		if got := d.Find(a).Outcome; got != screening.Prohibited {
			t.Errorf("%s: got %s, want prohibited", a, got)
		}
	}
}

// The very name of a listed party alerts whatever country it is given with: parties move,
// and are asked about under the country of a branch.
func TestVeryNameAlertsUnderAnyCountry(t *testing.T) {
	s := embedded(t)
	for _, name := range []string{"Belavia", "Open Joint Stock Company Belavia Belarusian Airlines", "Minsk Civil Aviation Plant 407"} {
		for _, country := range []string{"TR", "DE", "US", "CY", "AE"} {
			r := guiding("US", "2024-12-15")
			r.Party = named(name, country)
			if d := screen(t, s, r); d.Outcome < screening.Review {
				t.Errorf("%s (%s): got %s\n%q", name, country, d.Outcome, whys(d))
			}
		}
	}
}

// Names that merely come near, given with their country, do not alert; two from
// Belarus may at most be reviewed by name.
func TestNearNames(t *testing.T) {
	s := embedded(t)
	for _, tt := range []struct {
		name, country string
		most          screening.Outcome
	}{
		{"Belair Airlines", "CH", screening.Clear},
		{"Belle Air", "AL", screening.Clear},
		{"Bel Air Helicopters", "DK", screening.Clear},
		{"Belgavia", "BE", screening.Clear},
		{"Bellview Airlines", "NG", screening.Clear},
		{"Metro Batavia", "ID", screening.Clear},
		{"Bulgaria Air", "BG", screening.Clear},
		{"Air Belgium", "BE", screening.Clear},
		{"Aviogenex", "RS", screening.Clear},
		{"Transavia", "NL", screening.Clear},
		{"Transavia", "FR", screening.Clear},
		{"Bellesavia", "BY", screening.Review},
		{"Gomelavia", "BY", screening.Review},
	} {
		bare := screening.Request{
			On:    sanctions.MustDate("2025-09-12"),
			Party: sanctions.Party{Names: []sanctions.Name{{Text: tt.name}}, Countries: []string{tt.country}},
		}
		requests := map[string]screening.Request{"bare": bare}
		if tt.country != "BY" { // by law EAR 746.8 reaches any party of Belarus
			full := guiding("US", "2025-09-12")
			full.Party = bare.Party
			requests["full"] = full
		}
		for kind, req := range requests {
			d, err := s.Screen(t.Context(), req)
			if err != nil {
				t.Fatal(err)
			}
			if d.Outcome > tt.most {
				t.Errorf("%s (%s), %s request: got %s, want at most %s", tt.name, tt.country, kind, d.Outcome, tt.most)
				for _, f := range d.Findings {
					t.Logf("%s %s %s: %s", f.Rule, f.Effect, f.Authority, f.Why)
				}
			}
		}
	}
}

// With nobody named who acts, every authority is assumed to reach the transaction,
// and the findings say so.
func TestNoActorMeansEveryAuthority(t *testing.T) {
	s := embedded(t)
	req := guiding("US", "2025-09-12")
	req.Actors = nil
	d, err := s.Screen(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Authorities {
		if !a.Reached {
			t.Errorf("%s: not reached", a.Authority)
		}
		if want := len(a.Nexuses) == 0; a.Assumed != want {
			t.Errorf("%s: assumed %v, want %v", a.Authority, a.Assumed, want)
		}
	}
}

// The same request gives the same decision, to the byte.
func TestDecisionIsDeterministic(t *testing.T) {
	a, b := embedded(t), embedded(t)
	first, err := a.Screen(t.Context(), guiding("DE", "2025-09-12"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := b.Screen(t.Context(), guiding("DE", "2025-09-12"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("decisions differ (-first +second):\n%s", diff)
	}
	one, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	other, err := json.Marshal(second)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, other) {
		t.Errorf("JSON differs:\n%s\n%s", one, other)
	}
}
