package screening_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/lists/open"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// shared returns a path below the folder of published lists that lies beside the
// repository on the developers' machines, and skips the test where it does not.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	dir := filepath.Join(append([]string{"..", "..", "shared", "data", "lists"}, path...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("needs the published lists in %s", dir)
	}
	return dir
}

// sdnHistory returns a screener of the 36 versions of the SDN list from 2021 to 2024
// and the set of 2023-12-28 with its aliases, loaded once.
func sdnHistory(t testing.TB) *screening.Screener {
	t.Helper()
	series, set := shared(t, "us-ofac", "sdn-csv"), shared(t, "us-ofac", "sdn-csv-set", "2023-12-28")
	sdnOnce.Do(func() {
		store := lists.NewStore()
		report, err := open.Paths(t.Context(), store, series, set)
		if err != nil {
			sdnErr = err
			return
		}
		if n := len(report.Versions); n != 37 {
			t.Errorf("%d versions, want 37", n)
		}
		sdn, sdnErr = screening.New(t.Context(), store.Latest(), screening.Policy{})
	})
	if sdnErr != nil {
		t.Fatal(sdnErr)
	}
	return sdn
}

var (
	sdnOnce sync.Once
	sdn     *screening.Screener
	sdnErr  error
)

const belaviaEntry sanctions.EntryID = "44541"

// Belavia is found from the version of 2023-08-09 on, in each of them, and in none
// before: by its names, in Cyrillic, with a typo, and by its number.
func TestBelaviaInTheSDNHistory(t *testing.T) {
	if testing.Short() {
		t.Skip("loads 37 versions of the SDN list")
	}
	s := sdnHistory(t)
	versions := publicationDays(t)
	parties := map[string]sanctions.Party{
		"UNP":             {Identifiers: []sanctions.Identifier{{Type: sanctions.RegistrationNumber, Value: "600390798"}}},
		"UNP with issuer": {Identifiers: []sanctions.Identifier{{Type: sanctions.TaxNumber, Value: "600 390 798", Country: "BY"}}},
	}
	for _, name := range []string{
		"Belavia", "OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES", "BELAVIA BELARUSIAN AIRLINES",
		"JOINT STOCK COMPANY AVIACOMPANY BELAVIA", "OAO AVIAKOMPANIYA BELAVIA",
		"Белавиа", "Белавія", "ОАО \"Авиакомпания Белавиа\"", "ААТ 'Авiякампанiя Белавiя'",
		"Belavya", "Bealvia", "Belaviaa", "Belvia", "Belavia Belarusian Arlines",
	} {
		parties[name] = named(name)
	}
	for label, p := range parties {
		for _, known := range versions {
			found, err := s.Match(t.Context(), &p, known)
			if err != nil {
				t.Fatal(err)
			}
			got := false
			for _, m := range found {
				got = got || m.Ref == sanctions.Ref{List: ofac.SDN, ID: belaviaEntry}
			}
			if want := !known.Before(day("2023-08-09")); got != want {
				t.Errorf("%s as known on %s: found %v, want %v", label, known, got, want)
			}
		}
	}
}

// publicationDays returns the days of the versions of the series, and the one before the
// first that holds Belavia.
func publicationDays(t *testing.T) []sanctions.Date {
	t.Helper()
	entries, err := os.ReadDir(shared(t, "us-ofac", "sdn-csv"))
	if err != nil {
		t.Fatal(err)
	}
	var days []sanctions.Date
	for _, e := range entries {
		if d, err := sanctions.ParseDate(e.Name()); err == nil {
			days = append(days, d)
		}
	}
	if !slices.Contains(days, day("2023-08-03")) || !slices.Contains(days, day("2023-08-09")) {
		t.Fatalf("the series lacks the days around the designation: %v", days)
	}
	return days
}

// The list itself decides: blocked from the version that has the entry, perhaps before
// it since the version of 3 August, and not as known then.
func TestBelaviaOnTheSDNList(t *testing.T) {
	if testing.Short() {
		t.Skip("loads 37 versions of the SDN list")
	}
	s := sdnHistory(t)
	for _, tt := range []struct {
		name, on, known string
		want            screening.Outcome
	}{
		{"BELAVIA BELARUSIAN AIRLINES", "2023-08-03", "", screening.Clear},
		{"BELAVIA BELARUSIAN AIRLINES", "2023-08-04", "", screening.Review},
		{"BELAVIA BELARUSIAN AIRLINES", "2023-08-08", "", screening.Review},
		{"BELAVIA BELARUSIAN AIRLINES", "2023-08-09", "", screening.Prohibited},
		{"BELAVIA BELARUSIAN AIRLINES", "2023-08-09", "2023-08-03", screening.Clear},
		{"BELAVIA BELARUSIAN AIRLINES", "2020-01-01", "", screening.Review},
		{"Belavia", "2023-08-09", "", screening.Review}, // the list has no such short name
	} {
		r := screening.Request{On: day(tt.on), Party: named(tt.name, "BY"), Actors: []screening.Actor{{Country: "US"}}}
		if tt.known != "" {
			r.KnownAt = day(tt.known)
		}
		if d := screen(t, s, r); d.Outcome != tt.want {
			t.Errorf("%s on %s as known %s: got %s, want %s\n%s", tt.name, tt.on, tt.known, d.Outcome, tt.want, strings.Join(whys(d), "\n"))
		}
	}
}
