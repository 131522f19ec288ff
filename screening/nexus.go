package screening

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/interdict/interdict/sanctions"
)

// A NexusRule says which fact ties a transaction to an authority.
type NexusRule struct {
	Authority sanctions.Authority
	Nexus     sanctions.Nexus
	Fact      string   // "actors", "currency" or "item.origin"
	Values    []string // of the fact that make the tie; "*": any
	// Asks is the question to ask where the fact is missing; "": its absence makes
	// no tie.
	Asks  string
	Basis sanctions.Citation
}

//go:embed nexus.csv
var nexusCSV string

var nexusTable = sync.OnceValue(func() []NexusRule {
	var rules []NexusRule
	for _, row := range mustTable(nexusCSV, 8) {
		r := NexusRule{
			Authority: sanctions.Authority(row[0]), Nexus: sanctions.Nexus(row[1]), Fact: row[2],
			Values: strings.Fields(row[3]), Basis: sanctions.Citation{Text: row[6], URL: row[7]},
		}
		if row[4] == "unknown" {
			r.Asks = row[5]
		}
		rules = append(rules, r)
	}
	return rules
})

// mustTable reads a table that is compiled in; its first record names the columns.
func mustTable(text string, columns int) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	r.FieldsPerRecord = columns
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("screening: embedded table: %v", err)) // a test reads every table
	}
	return rows[1:]
}

// DefaultNexuses returns the built-in table of what ties a transaction to an
// authority, with the source of each row.
func DefaultNexuses() []NexusRule { return slices.Clone(nexusTable()) }

// reach says whether the authority reaches the request. An authority that the
// table does not know is assumed to.
func reach(a sanctions.Authority, req *Request, table []NexusRule) Reach {
	r := Reach{Authority: a, Reached: sanctions.No}
	known := false
	for i := range table {
		rule := &table[i]
		if rule.Authority != a {
			continue
		}
		known = true
		switch rule.ties(req) {
		case sanctions.Yes:
			if !slices.Contains(r.Nexuses, rule.Nexus) {
				r.Nexuses = append(r.Nexuses, rule.Nexus)
			}
		case sanctions.Unknown:
			r.Open = append(r.Open, OpenNexus{Nexus: rule.Nexus, Fact: sanctions.Fact(rule.Fact), Asks: rule.Asks})
		}
	}
	switch {
	case len(r.Nexuses) > 0:
		r.Reached = sanctions.Yes
	case !known || len(req.Actors) == 0:
		r.Reached, r.Assumed = sanctions.Yes, true
	case len(r.Open) > 0:
		r.Reached, r.Assumed = sanctions.Unknown, true
	}
	return r
}

func (rule *NexusRule) ties(req *Request) sanctions.Truth {
	switch rule.Fact {
	case "actors":
		for _, a := range req.Actors {
			if rule.has(a.Country) {
				return sanctions.Yes
			}
		}
		return sanctions.No // without any actor every authority is assumed to reach: see reach
	case "currency":
		return rule.tiesValue(req.Currency)
	case "item.origin":
		return rule.tiesValue(req.Item.Origin)
	}
	return sanctions.Unknown
}

func (rule *NexusRule) tiesValue(value string) sanctions.Truth {
	switch {
	case value == "" && rule.Asks != "":
		return sanctions.Unknown
	case value != "" && rule.has(value):
		return sanctions.Yes
	}
	return sanctions.No
}

func (rule *NexusRule) has(value string) bool {
	for _, v := range rule.Values {
		if v == value || v == "*" {
			return true
		}
	}
	return false
}

// ties lists what would tie a transaction to the authority, for people.
func ties(a sanctions.Authority, table []NexusRule) string {
	var words []string
	for i := range table {
		if table[i].Authority == a && !slices.Contains(words, string(table[i].Nexus)) {
			words = append(words, string(table[i].Nexus))
		}
	}
	return strings.Join(words, ", ")
}
