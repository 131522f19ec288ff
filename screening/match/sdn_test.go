package match_test

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// shared returns the path of a file in the folder of real data beside the
// repository, and skips the test if there is none.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(root) == root {
			t.Fatal("no go.mod above the test")
		}
		root = filepath.Dir(root)
	}
	file := filepath.Join(append([]string{root, "..", "shared"}, path...)...)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("needs the real data in the folder shared beside the repository: %v", err)
	}
	return file
}

func rows(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	var out [][]string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for i := range row {
			if row[i] = strings.TrimSpace(row[i]); row[i] == "-0-" {
				row[i] = ""
			}
		}
		if len(row) > 1 {
			out = append(out, row)
		}
	}
}

var sdnOnce struct {
	sync.Once
	entries []*sanctions.Entry
	index   *match.Index
}

// sdn returns the SDN list of 28 December 2023, names and kinds only.
func sdn(t testing.TB) ([]*sanctions.Entry, *match.Index) {
	dir := shared(t, "data", "lists", "us-ofac", "sdn-csv-set", "2023-12-28")
	sdnOnce.Do(func() {
		kinds := map[string]sanctions.Kind{
			"individual": sanctions.Person, "vessel": sanctions.Vessel, "aircraft": sanctions.Aircraft,
			"": sanctions.Organization,
		}
		byID := map[string]*sanctions.Entry{}
		for _, row := range rows(t, filepath.Join(dir, "sdn.csv.gz")) {
			e := &sanctions.Entry{
				Ref:   sanctions.Ref{List: "us-ofac-sdn", ID: sanctions.EntryID(row[0])},
				Party: sanctions.Party{Kind: kinds[row[2]], Names: []sanctions.Name{{Text: row[1]}}},
			}
			byID[row[0]] = e
			sdnOnce.entries = append(sdnOnce.entries, e)
		}
		for _, row := range rows(t, filepath.Join(dir, "alt.csv")) {
			if e := byID[row[0]]; e != nil && len(row) > 3 {
				e.Party.Names = append(e.Party.Names, sanctions.Name{Text: row[3], Type: sanctions.Alias})
			}
		}
		ix, err := match.NewIndex(context.Background(), slices.Values(sdnOnce.entries), match.DefaultWeights())
		if err != nil {
			t.Fatal(err)
		}
		sdnOnce.index = ix
	})
	return sdnOnce.entries, sdnOnce.index
}

// sdnQueries returns parties that ask for listed names: exact, with letters wrong,
// with words dropped, swapped and joined, mixed with others, and random ones, with
// the kind and without.
func sdnQueries(entries []*sanctions.Entry, n int) []*sanctions.Party {
	random := rand.New(rand.NewPCG(2, 2023))
	var names []*sanctions.Name
	kinds := map[*sanctions.Name]sanctions.Kind{}
	for _, e := range entries {
		for i := range e.Party.Names {
			names = append(names, &e.Party.Names[i])
			kinds[&e.Party.Names[i]] = e.Party.Kind
		}
	}
	var queries []*sanctions.Party
	for i := range n {
		name := names[random.IntN(len(names))]
		words := strings.Fields(name.Text)
		at := random.IntN(len(words))
		switch i % 8 {
		case 1: // one letter wrong
			words[at] = slip(random, words[at])
		case 2: // two
			words[at] = slip(random, words[at])
			at = random.IntN(len(words))
			words[at] = slip(random, words[at])
		case 3: // a word dropped
			if len(words) > 1 {
				words = slices.Delete(words, at, at+1)
			}
		case 4: // two words swapped
			other := random.IntN(len(words))
			words[at], words[other] = words[other], words[at]
		case 5: // two words joined
			if at > 0 {
				words = slices.Concat(words[:at-1], []string{words[at-1] + words[at]}, words[at+1:])
			}
		case 6: // half of another name
			other := strings.Fields(names[random.IntN(len(names))].Text)
			words = append(words[:(len(words)+1)/2], other[len(other)/2:]...)
		case 7: // letters at random
			words = nil
			for range 1 + random.IntN(3) {
				w := make([]byte, 1+random.IntN(10))
				for k := range w {
					w[k] = "abcdefghiklmnoprstuvyz"[random.IntN(22)]
				}
				words = append(words, string(w))
			}
		}
		p := asked(strings.Join(words, " "))
		if i%3 == 0 {
			p.Kind = kinds[name]
		}
		if i%5 == 0 {
			p.BirthDates = []sanctions.PartialDate{sanctions.YearOf(1970)}
		}
		queries = append(queries, p)
	}
	return queries
}

func slip(random *rand.Rand, word string) string {
	i := random.IntN(len(word))
	letter := string("ABCDEFGHIKLMNOPRSTUVYZ"[random.IntN(22)])
	switch random.IntN(4) {
	case 0:
		return word[:i] + letter + word[i+1:]
	case 1:
		return word[:i] + word[i+1:]
	case 2:
		return word[:i] + letter + word[i:]
	}
	if i+1 < len(word) {
		return word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
	}
	return word
}

func TestSearchIsLosslessOnSDN(t *testing.T) {
	entries, ix := sdn(t)
	n := 600
	if testing.Short() {
		n = 40
	}
	hits := 0
	for _, p := range sdnQueries(entries, n) {
		got, want := ix.Search(p), ix.Scan(p)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q %s: Search differs from Scan (-want +got):\n%s", p.Names[0].Text, p.Kind, diff)
		}
		if len(want) > 0 {
			hits++
		}
	}
	t.Logf("%d entries, %d queries, %d with a match", len(entries), n, hits)
}

func TestBelaviaOnSDN(t *testing.T) {
	_, ix := sdn(t)
	for _, name := range append([]string{"Belavja", "Bealvia", "Blavia"}, belaviaNames...) {
		found := ix.Search(asked(name))
		if !slices.ContainsFunc(found, func(m match.Match) bool { return m.Ref.ID == "44541" }) {
			t.Errorf("%q finds %d entries, but not Belavia", name, len(found))
		}
	}
}

// BenchmarkSearchAgainstScan times both on the same queries, one after the other, each
// as the best of three, so that what else the machine does matters little.
func BenchmarkSearchAgainstScan(b *testing.B) {
	entries, ix := sdn(b)
	queries := sdnQueries(entries, 128)
	best := func(find func(*sanctions.Party) []match.Match, p *sanctions.Party) float64 {
		least := time.Hour
		for range 3 {
			start := time.Now()
			find(p)
			least = min(least, time.Since(start))
		}
		return float64(least.Nanoseconds())
	}
	var scans, searches, ratios []float64
	for b.Loop() {
		scans, searches, ratios = nil, nil, nil
		for _, p := range queries {
			scan, search := best(ix.Scan, p), best(ix.Search, p)
			scans, searches, ratios = append(scans, scan), append(searches, search), append(ratios, scan/search)
		}
	}
	total := func(all []float64) (sum float64) {
		for _, v := range all {
			sum += v
		}
		return sum
	}
	at := func(all []float64, percent int) float64 {
		slices.Sort(all)
		return all[len(all)*percent/100]
	}
	b.ReportMetric(total(scans)/total(searches), "x-faster-mean")
	b.ReportMetric(at(ratios, 50), "x-faster-median")
	b.ReportMetric(at(scans, 50)/1e3, "scan-p50-us")
	b.ReportMetric(at(searches, 50)/1e3, "search-p50-us")
	b.ReportMetric(at(searches, 99)/1e3, "search-p99-us")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkSearch(b *testing.B) {
	entries, ix := sdn(b)
	b.Run("hits", func(b *testing.B) {
		queries := sdnQueries(entries, 256)
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			ix.Search(queries[n%len(queries)])
		}
	})
	b.Run("miss", func(b *testing.B) {
		p := asked("Zyxwelb Qrtoplan")
		b.ReportAllocs()
		for b.Loop() {
			ix.Search(p)
		}
	})
}

func BenchmarkNewIndex(b *testing.B) {
	entries, _ := sdn(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := match.NewIndex(b.Context(), slices.Values(entries), match.DefaultWeights()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(entries)*b.N)/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkCompare(b *testing.B) {
	e, p := belavia(belaviaNames[:4]...), asked("Belavja Airlines")
	b.ReportAllocs()
	for b.Loop() {
		match.Compare(p, e, match.DefaultWeights())
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}
