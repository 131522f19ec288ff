// Package country names countries: it turns the names that sanctions lists use into
// ISO 3166-1 alpha-2 codes and codes into short English names.
//
//	code, ok := country.Code("Korea, North") // "KP", true
//
// The table holds the codes of ISO 3166-1, and two more that lists cannot do
// without: XK (Kosovo, user-assigned) and AN (Netherlands Antilles, withdrawn). A
// place within one country stands for it ("England", "Region: Gaza"); a place that
// lies across countries or is disputed between them ("Region: Crimea") has no code,
// since guessing one would answer a legal question.
package country

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

// countries.csv has the columns code, short English name, other names joined by "|".
//
//go:embed countries.csv
var source string

// A table holds each code under its names and each short name under its code.
type table struct {
	codes map[string]string // names as written and folded: most look-ups then fold nothing
	names map[string]string
}

var load = sync.OnceValue(func() table {
	rows, err := csv.NewReader(strings.NewReader(source)).ReadAll()
	if err != nil {
		panic("country: the embedded table: " + err.Error())
	}
	t := table{codes: make(map[string]string, 4*len(rows)), names: make(map[string]string, len(rows))}
	for _, row := range rows {
		code, short, others := row[0], row[1], row[2]
		t.names[code] = short
		for name := range strings.SplitSeq(short+"|"+others, "|") {
			if name != "" {
				t.codes[name] = code
				t.codes[fold(name)] = code
			}
		}
	}
	return t
})

// Code returns the alpha-2 code of the country with the given name. Case and
// repeated blanks do not matter. It reports false for a name that is no country's.
func Code(name string) (string, bool) {
	codes := load().codes
	if code, ok := codes[name]; ok {
		return code, true
	}
	code, ok := codes[fold(name)]
	return code, ok
}

// Name returns the short English name of the country with the given alpha-2 code,
// "" for a code that the table does not hold.
func Name(code string) string { return load().names[code] }

// fold returns the form in which names are compared.
func fold(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}
