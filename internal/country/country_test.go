package country_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/interdict/interdict/internal/country"
	"github.com/interdict/interdict/sanctions"
	"pgregory.net/rapid"
)

func TestCode(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Belarus", "BY"},
		{"Republic of Belarus", "BY"},
		{"belarus", "BY"},
		{"  UNITED   KINGDOM ", "GB"},
		{"Russia", "RU"},
		{"Russian Federation", "RU"},
		{"Korea, North", "KP"},
		{"Korea, South", "KR"},
		{"Burma", "MM"},
		{"Congo, Democratic Republic of the", "CD"},
		{"Congo, Republic of the", "CG"},
		{"Cote d Ivoire", "CI"},
		{"Palestinian", "PS"},
		{"West Bank", "PS"},
		{"Region: Gaza", "PS"},
		{"Macedonia, The Former Yugoslav Republic of", "MK"},
		{"Virgin Islands, British", "VG"},
		{"Kosovo", "XK"},
		{"Netherlands Antilles", "AN"},
		{"TÜRKIYE", "TR"},
	} {
		if got, ok := country.Code(tt.name); got != tt.want || !ok {
			t.Errorf("Code(%q) = %q, %v; want %q, true", tt.name, got, ok, tt.want)
		}
	}
}

func TestNoCode(t *testing.T) {
	for _, name := range []string{"", " ", "undetermined", "Unknown", "None Identified", "Region: Crimea", "Atlantis", "BY"} {
		if got, ok := country.Code(name); got != "" || ok {
			t.Errorf("Code(%q) = %q, %v; want no code", name, got, ok)
		}
	}
}

func TestName(t *testing.T) {
	for code, want := range map[string]string{"BY": "Belarus", "KP": "North Korea", "XK": "Kosovo", "XX": "", "by": "", "": ""} {
		if got := country.Name(code); got != want {
			t.Errorf("Name(%q) = %q, want %q", code, got, want)
		}
	}
}

// The table is reviewed data: every line must have its form, no name may stand for
// two countries, and every short name must lead back to its code.
func TestTable(t *testing.T) {
	f, err := os.Open("countries.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = 3
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const iso, added = 249, 2
	if len(rows) != iso+added {
		t.Errorf("%d lines, want %d codes of ISO 3166-1 and %d more", len(rows), iso, added)
	}
	owner := map[string]string{}
	previous := ""
	for _, row := range rows {
		code, short := row[0], row[1]
		if !sanctions.ValidCountry(code) || code <= previous {
			t.Errorf("code %q is malformed or out of order", code)
		}
		previous = code
		if got := country.Name(code); got != short {
			t.Errorf("Name(%q) = %q, want %q", code, got, short)
		}
		for _, name := range strings.Split(short+"|"+row[2], "|") {
			if name == "" {
				if row[2] != "" {
					t.Errorf("%s: an empty name", code)
				}
				continue
			}
			key := strings.ToLower(name)
			if other, taken := owner[key]; taken {
				t.Errorf("%q stands for %s and %s", name, other, code)
			}
			owner[key] = code
			if got, ok := country.Code(name); !ok || got != code {
				t.Errorf("Code(%q) = %q, %v; want %q", name, got, ok, code)
			}
		}
	}
}

func TestCodeIgnoresCase(t *testing.T) {
	names := []string{"Belarus", "Korea, North", "Côte d'Ivoire", "Türkiye", "Saint Vincent and the Grenadines"}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "name")
		want, _ := country.Code(name)
		written := strings.ReplaceAll(name, " ", strings.Repeat(" ", rapid.IntRange(1, 4).Draw(t, "blanks")))
		if rapid.Bool().Draw(t, "upper") {
			written = strings.ToUpper(written)
		}
		if got, ok := country.Code(written); !ok || got != want {
			t.Fatalf("Code(%q) = %q, %v; want %q", written, got, ok, want)
		}
	})
}

func FuzzCode(f *testing.F) {
	f.Add("Belarus")
	f.Add("KOREA,  NORTH")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, name string) {
		code, ok := country.Code(name)
		if ok != (country.Name(code) != "") {
			t.Errorf("Code(%q) = %q, %v, a code without a name", name, code, ok)
		}
	})
}
