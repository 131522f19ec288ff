package match_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

// TestNames are pairs that must or must not reach the threshold by name alone.
func TestNames(t *testing.T) {
	for _, tt := range []struct {
		kind          sanctions.Kind
		asked, listed string
		match         bool
		why           string
	}{
		{sanctions.Person, "Ivan Petrov", "PETROV, Ivan", true, "another order"},
		{sanctions.Person, "Vladimir Putin", "Vladimir Vladimirovich PUTIN", true, "a patronymic omitted"},
		{sanctions.Person, "Vladimir Vladimirovich Putin", "Vladimir PUTIN", true, "a patronymic added"},
		{sanctions.Person, "Vladimir Ivanovich Putin", "Vladimir Vladimirovich PUTIN", false, "a patronymic contradicted"},
		{sanctions.Person, "Владимир Путин", "PUTIN, Vladimir", true, "in Cyrillic"},
		{sanctions.Person, "Дмитрий Медведев", "Dmitry MEDVEDEV", true, "-ий is -y"},
		{sanctions.Person, "V. Putin", "Vladimir PUTIN", true, "an initial"},
		{sanctions.Person, "B. Putin", "Vladimir PUTIN", false, "another initial"},
		{sanctions.Person, "Putin", "Vladimir PUTIN", false, "one part only"},
		{sanctions.Person, "Muhammad", "Muhammad ALI", false, "one common part only"},
		{sanctions.Person, "Octavian Scholz", "Olaf Scholz", false, "another given name"},
		{sanctions.Person, "Kim Jong Un", "KIM, Jong-un", true, "hyphens and commas"},
		{sanctions.Person, "Kim Jongun", "KIM, Jong Un", true, "parts joined"},
		{sanctions.Person, "Kim Jong Un", "KIM, Jong Il", false, "short parts must be equal"},
		{sanctions.Person, "Li Wei", "LU, Wei", false, "short parts must be equal"},
		{sanctions.Person, "Osama bin Laden", "Usama bin Laden", true, "another transliteration"},
		{sanctions.Person, "Isa Bin Tarif Al Bin Ali", "Shaikh Isa Bin Tarif Al Bin Ali", true, "a title"},
		{sanctions.Person, "Muhammad Ahmad Hasan al-Dulaimi", "Muhammad Ahmad Hasan al-Tikriti", false, "another tribe"},
		{sanctions.Person, "محمد علي", "محمد علي", true, "another script, equal"},
		{sanctions.Person, "محمد علي", "صالح علي", false, "another script, different"},

		{sanctions.Organization, "Gazprom Neft", "Publichnoye Aktsionernoye Obshchestvo GAZPROM NEFT", true, "a legal form in full"},
		{sanctions.Organization, "ООО «Рога и копыта»", "ROGA I KOPYTA LLC", true, "OOO is LLC"},
		{sanctions.Organization, "Siemens S.A.", "Siemens SA", true, "dotted"},
		{sanctions.Organization, "Plant 407", "Plant 558", false, "other numbers"},
		{sanctions.Organization, "407 Civil Aviation Plant", "558 Civil Aviation Plant", false, "other numbers in a long name"},
		{sanctions.Organization, "Bank of Iran", "Bank of China", false, "one telling word, another"},
		{sanctions.Organization, "Volkswagen Aktiengesellschaft", "Siemens Aktiengesellschaft", false, "a legal form in common"},
		{sanctions.Organization, "National Airlines Company", "International Airways", false, "generic words"},
		{sanctions.Organization, "Mahan Air", "Mahan Trading", false, "another generic word"},
		{sanctions.Organization, "中国银行", "中国银行", true, "Han, equal"},
		{sanctions.Organization, "中国银行", "中国", false, "Han, different"},
		{sanctions.Organization, "★★★", "☆☆☆", false, "no letters"},
		{sanctions.Organization, "★★★", "★★★", true, "no letters, the same text"},
		{sanctions.Organization, "★★★", "Belavia", false, "no letters against a name"},

		{sanctions.Vessel, "SEA PONY 1", "SEA PONY 2", false, "sister ships"},
		{sanctions.Vessel, "SEA PONY II", "SEA PONY III", false, "sister ships in Roman numerals"},
		{sanctions.Vessel, "KUN LUN A", "KUN LUN B", false, "sister ships by letter"},
		{sanctions.Vessel, "SEA PONY 1", "Sea Pony 1", true, "the same"},
		{sanctions.Vessel, "SEAPONY 1", "SEA PONY 1", true, "joined"},
		{sanctions.Vessel, "SEA PONY 1 2", "SEA PONY 12", false, "numbers are not joined"},
		{sanctions.Aircraft, "EW-001PA", "EW-001PB", false, "other tails"},
		{sanctions.Aircraft, "EW001PA", "EW-001PA", true, "a tail without its hyphen"},
		{sanctions.Aircraft, "RA-96022", "RA-96023", false, "other tails"},
	} {
		query, listed := asked(tt.asked), asked(tt.listed)
		query.Kind, listed.Kind = tt.kind, tt.kind
		e := &sanctions.Entry{Party: *listed}
		m := match.Compare(query, e, match.DefaultWeights())
		if got := m.Score >= match.DefaultWeights().Threshold; got != tt.match {
			t.Errorf("%s: %q and %q: match is %v, score %.3f: %v", tt.why, tt.asked, tt.listed, got, m.Score, m.Features)
		}
		if got := index(t, e).Search(query); (len(got) == 1) != tt.match {
			t.Errorf("%s: Search of %q in %q: %v", tt.why, tt.asked, tt.listed, got)
		}
	}
}

func born(t *testing.T, s string) []sanctions.PartialDate {
	t.Helper()
	if s == "" {
		return nil
	}
	d, err := sanctions.ParsePartialDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return []sanctions.PartialDate{d}
}

func TestFactsAboutPersons(t *testing.T) {
	w := match.DefaultWeights()
	for _, tt := range []struct {
		name, born, gender, country string
		listedBorn, listedGender    string
		score                       float64
		certain                     bool
		features                    []string
	}{
		{"Ivan Petrov", "", "", "", "1970-01-31", "", 1, false, []string{"name"}},
		{"Ivan Petrov", "1970-01-31", "", "", "1970-01-31", "", 1, true, []string{"name", "birth-date"}},
		{"Petrov Ivan", "1970-01-31", "", "", "1970-01-31", "", 1, true, []string{"name", "birth-date"}},
		{"Ivan Petrov", "1970", "", "", "1970-01-31", "", 1, false, []string{"name", "birth-date"}},
		{"Ivan Petrov", "1970", "", "", "1970", "", 1, false, []string{"name", "birth-date"}},
		{"Ivan Petrov", "1971-01-31", "", "", "1970-01-31", "", 0.6, false, []string{"name", "birth-date"}},
		{"Ivan Petrov", "1971", "", "", "circa 1970", "", 1, false, []string{"name", "birth-date"}},
		{"Ivan Petrov", "1975", "", "", "1970-01-31", "", 0.7, false, []string{"name", "birth-date"}},
		{"Ivan Petrov", "1970-02-01", "", "", "1970-01-02", "", 0.8, false, []string{"name", "birth-date"}},
		{"Ivan Petrov", "", "female", "", "", "male", 0.8, false, []string{"name", "gender"}},
		{"Ivan Petrov", "", "", "FR", "", "", 0.9, false, []string{"name", "country"}},
		{"Ivan Petrov", "1970-01-31", "", "FR", "1970-01-31", "", 0.95, true, []string{"name", "country", "birth-date"}},
	} {
		p := asked(tt.name)
		p.BirthDates, p.Gender = born(t, tt.born), tt.gender
		if tt.country != "" {
			p.Countries = []string{tt.country}
		}
		e := &sanctions.Entry{Party: sanctions.Party{
			Kind: sanctions.Person, Names: []sanctions.Name{{Text: "PETROV, Ivan"}}, Countries: []string{"RU"},
			BirthDates: born(t, tt.listedBorn), Gender: tt.listedGender,
		}}
		m := match.Compare(p, e, w)
		var features []string
		for _, f := range m.Features {
			features = append(features, f.Name)
		}
		got := []any{m.Score, m.Certain, features}
		want := []any{tt.score, tt.certain, tt.features}
		if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", tt, diff)
		}
	}
}

// A weak alias counts if all words are equal, and is never certain.
func TestWeakAlias(t *testing.T) {
	e := &sanctions.Entry{Party: sanctions.Party{
		Kind:  sanctions.Organization,
		Names: []sanctions.Name{{Text: "Harakat Sawa"}, {Text: "FALCON", Type: sanctions.Alias, Weak: true}},
	}}
	for name, found := range map[string]bool{"Falcon": true, "Falcom": false, "Falcon Trading": false} {
		m := match.Compare(asked(name), e, match.DefaultWeights())
		if got := m.Score >= match.DefaultWeights().Threshold; got != found || m.Certain {
			t.Errorf("%q: match %v, certain %v: %v", name, got, m.Certain, m.Features)
		}
	}
}

// Generic words and two letters are never certain, however equal.
func TestNotTellingIsNotCertain(t *testing.T) {
	for _, name := range []string{"National Airlines", "AB", "The Company", "General Trading Ltd"} {
		e := &sanctions.Entry{Party: *asked(name)}
		e.Party.Kind = sanctions.Organization
		m := match.Compare(asked(name), e, match.DefaultWeights())
		if m.Certain || m.Score < match.DefaultWeights().Threshold {
			t.Errorf("%q: score %.2f, certain %v", name, m.Score, m.Certain)
		}
	}
}

func TestExplanation(t *testing.T) {
	p := asked("Belavja Airways LLC")
	p.Countries = []string{"CH"}
	p.Identifiers = []sanctions.Identifier{{Type: sanctions.AirlineIATA, Value: "B2"}}
	got := match.Compare(p, belavia(), match.DefaultWeights())
	want := match.Match{
		Ref: sanctions.Ref{List: "us-ofac-sdn", ID: "44541"}, Party: legalName, Score: 0.9,
		QueryName: "Belavja Airways LLC", MatchedName: legalName,
		Features: []match.Feature{
			{"name", 0.934, "belavja~belavia 0.94 airways~airlines 0.98 +belarusian"},
			{"identifier", 0.9, "airline-iata B2; does not identify by itself"},
			{"country", -0.2, "CH / BY"},
			{"legal-form", -0.05, "limited / joint-stock"},
		},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 0.001), cmpopts.IgnoreFields(match.Match{}, "Entry")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Long names cost time, not answers.
func TestVeryLongName(t *testing.T) {
	long := strings.Repeat("Belavia Airlines ", 200) + strings.Repeat("x", 5000)
	if m := match.Compare(asked(long), belavia(long), match.DefaultWeights()); m.Score < 0.99 {
		t.Errorf("score %v", m.Score)
	}
}
