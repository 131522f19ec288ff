package match_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

const legalName = "OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES"

// belavia is the entry under its legal name only: what must be found without the
// help of an alias.
func belavia(names ...string) *sanctions.Entry {
	e := &sanctions.Entry{
		Ref: sanctions.Ref{List: "us-ofac-sdn", ID: "44541"},
		Party: sanctions.Party{
			Kind:      sanctions.Organization,
			Names:     []sanctions.Name{{Text: legalName}},
			Countries: []string{"BY"},
			Identifiers: []sanctions.Identifier{
				{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY"},
				{Type: sanctions.AirlineIATA, Value: "B2"},
			},
		},
	}
	for _, n := range names {
		e.Party.Names = append(e.Party.Names, sanctions.Name{Text: n, Type: sanctions.Alias})
	}
	return e
}

func asked(names ...string) *sanctions.Party {
	p := &sanctions.Party{}
	for _, n := range names {
		p.Names = append(p.Names, sanctions.Name{Text: n})
	}
	return p
}

func index(t testing.TB, entries ...*sanctions.Entry) *match.Index {
	t.Helper()
	ix, err := match.NewIndex(context.Background(), slices.Values(entries), match.DefaultWeights())
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// The names that authorities, registers and the company itself use.
var belaviaNames = []string{
	"Belavia",
	"BELAVIA BELARUSIAN AIRLINES",
	"JOINT STOCK COMPANY AVIACOMPANY BELAVIA",
	"OAO AVIAKOMPANIYA BELAVIA",
	"Open Joint Stock Company 'Belavia Belarusian Airlines'",
	"Belavia - Belarusian Airlines AAT",
	"Belavia Belarusian Airlines, JSC",
	"Belavia Airlines",
	"Белавиа",
	"Белавія",
	"ААТ 'Авiякампанiя Белавiя'", // with Latin i, as the Official Journal prints it
	"ААТ «Авіякампанія Белавія»",
	"ОАО 'Авиакомпания Белавиа'",
	"«ОАО \"Авиакомпания Белавиа\"»",
	"\"Авиакомпания Белавиа\" ОАО",
	"Открытое акционерное общество «Авиакомпания «Белавиа»",
	"Адкрытае акцыянернае таварыства \"Авіякампанія Белавія\"",
	"Belaviya",
}

func TestBelaviaByEachName(t *testing.T) {
	ix := index(t, belavia())
	for _, name := range belaviaNames {
		for _, countries := range [][]string{nil, {"BY"}} {
			p := asked(name)
			p.Countries = countries
			m := ix.Search(p)
			if len(m) != 1 {
				t.Errorf("%q in %v is not found: %+v", name, countries, match.Compare(p, belavia(), match.DefaultWeights()))
			}
		}
	}
}

// Every slip of one letter is forgiven, with one exception: in the long Cyrillic
// forms a slip can change how the next letter is transliterated (и before я), and
// the word for airline is then no longer known as generic. A list that has that word
// in an alias finds those too.
func TestBelaviaWithOneTypo(t *testing.T) {
	alone, listed := index(t, belavia()), index(t, belavia(belaviaNames...))
	for _, name := range belaviaNames {
		alphabet, tolerated := "abcdefghijklmnopqrstuvwxyz", 0.0
		if strings.ContainsAny(name, "Бб") {
			alphabet = "абвгдежзийклмнопрстуфхцчшщыьэюя"
			if strings.ContainsRune(name, 'і') {
				alphabet = "абвгдежзійклмнопрстуўфхцчшыьэюя"
			}
			if strings.ContainsRune(name, ' ') {
				tolerated = 0.02
			}
		}
		missed, typos := 0.0, singleEdits(name, alphabet)
		for _, typo := range typos {
			if listed.Search(asked(typo)) == nil {
				t.Errorf("%q is not found under all names", typo)
			}
			if alone.Search(asked(typo)) == nil {
				if missed++; missed > tolerated*float64(len(typos)) {
					m := match.Compare(asked(typo), belavia(), match.DefaultWeights())
					t.Errorf("%q is not found: %.3f %v", typo, m.Score, m.Features)
				}
			}
		}
	}
}

// singleEdits returns the text with each letter, of the words that have four or
// more, substituted, deleted, doubled up by another and swapped with the next.
func singleEdits(text, alphabet string) []string {
	letters := []rune(text)
	isLetter := func(i int) bool { return i >= 0 && i < len(letters) && letters[i] > ' ' && !isQuote(letters[i]) }
	with := func(i, j int, middle ...rune) string {
		return string(letters[:i]) + string(middle) + string(letters[j:])
	}
	var edits []string
	for i := range letters {
		if !isLetter(i) {
			continue
		}
		edits = append(edits, with(i, i+1))
		if isLetter(i + 1) {
			edits = append(edits, with(i, i+2, letters[i+1], letters[i]))
		}
		for _, c := range alphabet {
			edits = append(edits, with(i, i+1, c), with(i, i, c))
		}
	}
	return edits
}

func isQuote(r rune) bool { return slices.Contains([]rune(`'"«»,-`), r) }

func TestNormalizedNamesMeet(t *testing.T) {
	for _, name := range []string{
		"Belavia", "Белавиа", "Белавія", "БЕЛАВИЯ", "Белавiя", "Bélavia", "BELAVIYA", "Bel’avia",
	} {
		if got := match.Normalize(name, sanctions.Organization).Core; got != "belavia" {
			t.Errorf("Normalize(%q).Core = %q, want belavia", name, got)
		}
	}
	for _, name := range []string{"ОАО \"Авиакомпания Белавиа\"", "OAO AVIAKOMPANIYA BELAVIA"} {
		got := match.Normalize(name, sanctions.Organization)
		want := match.Normalized{
			Text: "oao aviakompania belavia", Core: "aviakompania belavia",
			Words: []match.Word{
				{Text: "oao", Role: match.LegalForm},
				{Text: "aviakompania", Role: match.Generic, Meaning: "airline"},
				{Text: "belavia"},
			},
			LegalForms: []string{"joint-stock"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Normalize(%q) (-want +got):\n%s", name, diff)
		}
	}
}

// The near misses are real and not listed. With their country they are no match.
func TestNearMisses(t *testing.T) {
	full := belavia(belaviaNames...)
	ix := index(t, full)
	for _, near := range []struct{ name, country string }{
		{"Belair Airlines", "CH"}, {"Belle Air", "AL"}, {"Bel Air Helicopters", "DK"},
		{"Bel Air Aviation", "DK"}, {"Belgavia", "BE"}, {"Bellview Airlines", "NG"},
		{"Metro Batavia", "ID"}, {"Batavia Air", "ID"}, {"Bulgaria Air", "BG"},
		{"Air Belgium", "BE"}, {"Aviogenex", "RS"}, {"Transavia", "NL"}, {"Transavia", "FR"},
	} {
		p := asked(near.name)
		p.Countries = []string{near.country}
		if m := ix.Search(p); m != nil {
			t.Errorf("%s (%s) matches: %.2f %v", near.name, near.country, m[0].Score, m[0].Features)
		}
	}
	for _, name := range []string{"Bellesavia", "Gomelavia"} {
		p := asked(name)
		p.Countries = []string{"BY"}
		for _, m := range ix.Search(p) {
			if m.Certain {
				t.Errorf("%s is certainly Belavia: %v", name, m.Features)
			}
		}
	}
}

func TestCertainty(t *testing.T) {
	by := func(p *sanctions.Party) { p.Countries = []string{"BY"} }
	ch := func(p *sanctions.Party) { p.Countries = []string{"CH"} }
	id := func(country, value string) func(p *sanctions.Party) {
		return func(p *sanctions.Party) {
			p.Identifiers = append(p.Identifiers,
				sanctions.Identifier{Type: sanctions.RegistrationNumber, Value: value, Country: country})
		}
	}
	kind := func(k sanctions.Kind) func(p *sanctions.Party) { return func(p *sanctions.Party) { p.Kind = k } }
	for _, tt := range []struct {
		name        string
		change      func(p *sanctions.Party)
		min, max    float64
		certain     bool
		explanation string
	}{
		{"Belavia", nil, 1, 1, true, "the same name"},
		{"Белавиа", by, 1, 1, true, "in Cyrillic, with its country"},
		{"BELAVIA JSC", nil, 1, 1, true, "with a legal form of the same class"},
		{"Belavia LLC", nil, 0.9, 0.99, false, "with a contradicting legal form"},
		{"Belavia", ch, 0.9, 0.9, false, "in another country: parties move, so a human looks"},
		{"Belavya", ch, 0.7, 0.84, false, "a near name in another country"},
		{"Belavia", kind(sanctions.Person), 0, 0, false, "a person"},
		{"Belavia", kind(sanctions.Vessel), 0, 0, false, "a vessel"},
		{"Belavia", kind(sanctions.Organization), 1, 1, true, "an organisation"},
		{"Belavja", by, 0.85, 0.99, false, "misspelt"},
		{"Bel Avia", by, 0.9, 0.99, false, "in two words"},
		{"Belavia Airways", by, 0.9, 1, false, "another word of the same meaning"},
		{"Airlines", by, 0, 0.84, false, "generic words only"},
		{"", id("BY", "600390798"), 1, 1, true, "the number alone"},
		{"", id("", "600 390 798"), 1, 1, true, "the number alone, without country"},
		{"", id("RU", "600390798"), 0.9, 0.9, false, "the number of another country"},
		{"", id("BY", "600390799"), 0, 0, false, "another number"},
		{"Belavia", id("BY", "600390799"), 0.85, 1, true, "another type of number"},
		{"Smith", id("BY", "600390798"), 1, 1, true, "the number with another name"},
		{"", func(p *sanctions.Party) {
			p.Identifiers = []sanctions.Identifier{{Type: sanctions.AirlineIATA, Value: "B2"}}
		}, 0.9, 0.9, false, "the airline designator alone"},
		{"Belavia", func(p *sanctions.Party) {
			p.Identifiers = []sanctions.Identifier{{Type: sanctions.TaxNumber, Value: "1234567", Country: "BY"}}
		}, 0.85, 0.95, false, "with another tax number of the country"},
	} {
		p := &sanctions.Party{}
		if tt.name != "" {
			p = asked(tt.name)
		}
		if tt.change != nil {
			tt.change(p)
		}
		e := belavia("BELAVIA OJSC")
		m := match.Compare(p, e, match.DefaultWeights())
		if m.Score < tt.min || m.Score > tt.max || m.Certain != tt.certain {
			t.Errorf("%s: score %.3f, certain %v; want [%.2f, %.2f], %v: %v", tt.explanation,
				m.Score, m.Certain, tt.min, tt.max, tt.certain, m.Features)
		}
		found := index(t, e).Search(p)
		if want := m.Certain || m.Score >= match.DefaultWeights().Threshold; want != (len(found) == 1) {
			t.Errorf("%s: Search finds %d", tt.explanation, len(found))
		} else if want {
			if diff := cmp.Diff(m, found[0]); diff != "" {
				t.Errorf("%s: Search differs from Compare (-want +got):\n%s", tt.explanation, diff)
			}
		}
	}
}
