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
	Fact      sanctions.Fact // actors, currency, item.origin or activity
	Values    []string       // of the fact that make the tie; "*": any
	Maybe     bool           // they may make it
	Absent    bool           // so may the absence of the fact
	Asks      string         // the question to ask where the tie may be made
	// Home is set where the tie is to the law of the actor's own place: if no list of
	// the authority is loaded, that is asked about.
	Home  bool
	Basis sanctions.Citation
}

//go:embed nexus.csv
var nexusCSV string

var nexusTable = sync.OnceValue(func() []NexusRule {
	var rules []NexusRule
	for _, row := range mustTable(nexusCSV, 10) {
		rules = append(rules, NexusRule{
			Authority: sanctions.Authority(row[0]), Nexus: sanctions.Nexus(row[1]), Fact: sanctions.Fact(row[2]),
			Values: strings.Fields(row[3]), Maybe: row[4] == "maybe", Absent: row[5] == "unknown", Home: row[6] == "asks",
			Asks: row[7], Basis: sanctions.Citation{Text: row[8], URL: row[9]},
		})
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
func DefaultNexuses() []NexusRule {
	rules := slices.Clone(nexusTable())
	for i := range rules {
		rules[i].Values = slices.Clone(rules[i].Values)
	}
	return rules
}

// validate reports a rule that could never make a tie.
func (rule *NexusRule) validate() error {
	if err := rule.Authority.Validate(); err != nil {
		return err
	}
	switch rule.Fact {
	case sanctions.FactActors, sanctions.FactOrigin, sanctions.FactActivity, factCurrency:
	default:
		return &sanctions.FieldError{Field: "fact", Value: string(rule.Fact), Err: sanctions.ErrUnknown}
	}
	switch {
	case rule.Nexus == "":
		return &sanctions.FieldError{Field: "nexus", Err: sanctions.ErrMissing}
	case len(rule.Values) == 0:
		return &sanctions.FieldError{Field: "values", Err: sanctions.ErrMissing}
	case (rule.Maybe || rule.Absent) && rule.Asks == "":
		return &sanctions.FieldError{Field: "asks", Err: sanctions.ErrMissing}
	}
	return nil
}

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
			r.Open = append(r.Open, OpenNexus{Nexus: rule.Nexus, Fact: rule.Fact, Asks: rule.Asks})
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

// factCurrency is the currency of the payment.
const factCurrency sanctions.Fact = "currency"

func (rule *NexusRule) ties(req *Request) sanctions.Truth {
	switch rule.Fact {
	case sanctions.FactActors:
		for _, a := range req.Actors {
			if rule.has(a.Country) {
				return rule.made()
			}
		}
		return sanctions.No // without any actor every authority is assumed to reach: see reach
	case factCurrency:
		return rule.tiesValue(req.Currency)
	case sanctions.FactOrigin:
		return rule.tiesValue(req.Item.Origin)
	case sanctions.FactActivity:
		for activity := req.Activity; activity != ""; activity = activity.Parent() {
			if rule.has(string(activity)) {
				return rule.made()
			}
		}
		return sanctions.No
	}
	return sanctions.Unknown
}

func (rule *NexusRule) tiesValue(value string) sanctions.Truth {
	switch {
	case value == "" && rule.Absent:
		return sanctions.Unknown
	case value != "" && rule.has(value):
		return rule.made()
	}
	return sanctions.No
}

// made answers for a fact that has one of the values.
func (rule *NexusRule) made() sanctions.Truth {
	if rule.Maybe {
		return sanctions.Unknown
	}
	return sanctions.Yes
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
		if table[i].Authority == a && !table[i].Maybe && !slices.Contains(words, string(table[i].Nexus)) {
			words = append(words, string(table[i].Nexus))
		}
	}
	return strings.Join(words, ", ")
}
