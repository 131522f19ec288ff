package ofac

import (
	"fmt"
	"strings"
	"sync"

	"github.com/interdict/interdict/sanctions"
)

// The lists of the Office of Foreign Assets Control, and its code.
const (
	SDN          sanctions.ListID    = "us-ofac-sdn"  // Specially Designated Nationals and Blocked Persons
	Consolidated sanctions.ListID    = "us-ofac-cons" // everything OFAC lists but does not put on the SDN list
	Authority    sanctions.Authority = "US-OFAC"
)

// Coverage returns what a version of the list, published on the given day, speaks
// for.
//
// The SDN list speaks for dealings with the parties on it, of every country, but
// OFAC also has programmes that forbid dealings with a country, its government or a
// region of it without naming parties; those countries are in Unheld. The
// consolidated list speaks for none: who is not on it may still be on the SDN list,
// so its silence answers nothing.
func Coverage(list sanctions.ListID, published sanctions.Date) sanctions.Coverage {
	c := sanctions.Coverage{Authority: Authority, Unheld: unheld(published), Reviewed: published}
	if list == SDN {
		c.Subject = "parties whose property and interests in property are blocked"
		return c
	}
	c.Subject = "parties under restrictions other than blocking (non-SDN lists)"
	nothing := sanctions.Scope{Activities: []sanctions.Activity{sanctions.Finance}}
	nothing.Except = []sanctions.Scope{{Activities: []sanctions.Activity{sanctions.Finance}}}
	c.Scopes = []sanctions.Scope{nothing}
	return c
}

// unheld returns the countries about which OFAC has programmes beyond its lists:
// Cuba (31 CFR 515), Iran (560), North Korea (510), Syria (542, until Executive
// Order 14312 ended the programme on 1 July 2025), the Government of Venezuela (591),
// Russia (investment and services, 587) and regions of Ukraine (589).
func unheld(on sanctions.Date) []string {
	var countries []string
	for _, p := range programmesBeyondLists {
		if p.period.Contains(on) {
			countries = append(countries, p.country)
		}
	}
	return countries
}

var programmesBeyondLists = []struct {
	country string
	period  sanctions.Period
}{
	{"CU", sanctions.Period{}},
	{"IR", sanctions.Period{}},
	{"KP", sanctions.Period{}},
	{"RU", sanctions.Period{From: sanctions.MustDate("2022-03-08")}},
	{"SY", sanctions.Period{Until: sanctions.MustDate("2025-07-01")}},
	{"UA", sanctions.Period{From: sanctions.MustDate("2014-12-19")}},
	{"VE", sanctions.Period{From: sanctions.MustDate("2019-08-05")}},
}

// programmes gives the designations for the programme tags of an entry. Entries with
// the same tags share them. Several goroutines may use it at once.
type programmes struct {
	list  sanctions.ListID
	mutex sync.Mutex
	known map[string][]sanctions.Designation
}

func newProgrammes(list sanctions.ListID) *programmes {
	return &programmes{list: list, known: make(map[string][]sanctions.Designation, 256)}
}

// between parts the tags of an entry, as in "SDGT] [IFSR".
const between = "] ["

// of returns one designation for each of the tags.
func (p *programmes) of(tags string) []sanctions.Designation {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if d, ok := p.known[tags]; ok {
		return d
	}
	tags = strings.Clone(tags) // not to hold the record that it is a part of
	designations := make([]sanctions.Designation, 0, strings.Count(tags, between)+1)
	for tag := range strings.SplitSeq(tags, between) {
		designations = append(designations, p.designation(strings.TrimSpace(tag)))
	}
	p.known[tags] = designations
	return designations
}

// blocking is what every tag of the SDN list means.
var blocking = []sanctions.Measure{{Kind: sanctions.AssetFreeze, Name: "blocking"}}

// designation returns what one tag means. The tags of the consolidated list stand for
// restrictions that differ from party to party and are told only in its remarks, so
// that no measure can be named; the engine then asks for review.
func (p *programmes) designation(tag string) sanctions.Designation {
	d := sanctions.Designation{Authority: Authority, Programme: tag}
	basis := sanctions.Citation{
		Title: "Consolidated Sanctions List (non-SDN)",
		URL:   "https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
	}
	if p.list == SDN {
		d.Measures = blocking
		basis.Title = "Specially Designated Nationals and Blocked Persons List (SDN)"
		basis.URL = "https://sanctionslist.ofac.treas.gov/Home/SdnList"
	}
	basis.Text = fmt.Sprintf("OFAC, %s, programme tag %s", basis.Title, tag)
	if tag == "" {
		basis.Text = fmt.Sprintf("OFAC, %s, no programme tag", basis.Title)
	}
	d.Basis = []sanctions.Citation{basis}
	return d
}
