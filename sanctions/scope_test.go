package sanctions_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
)

var (
	belavia  = sanctions.Ref{List: "us-ofac-sdn", ID: "44541"}
	aircraft = sanctions.Ref{List: "us-ofac-sdn", ID: "41416"}
)

// A scopeTest asks one scope about one transaction.
type scopeTest struct {
	name             string
	scope            sanctions.Scope
	about            sanctions.Transaction
	overlaps, covers sanctions.Truth
	missing          []sanctions.Fact
}

func (tt *scopeTest) run(t *testing.T) {
	t.Helper()
	if got := tt.scope.Overlaps(&tt.about); got != tt.overlaps {
		t.Errorf("overlaps: %v, want %v", got, tt.overlaps)
	}
	if got := tt.scope.Covers(&tt.about); got != tt.covers {
		t.Errorf("covers: %v, want %v", got, tt.covers)
	}
	if diff := cmp.Diff(tt.missing, tt.scope.Missing(&tt.about)); diff != "" {
		t.Errorf("missing facts (-want +got):\n%s", diff)
	}
}

func runScopeTests(t *testing.T, tests []scopeTest) {
	for _, tt := range tests {
		t.Run(tt.name, tt.run)
	}
}

// TestScopeFields asks each field alone: of a fact that agrees, of one that does not,
// and of one that is not known.
func TestScopeFields(t *testing.T) {
	var (
		activity  = sanctions.Scope{Activities: []sanctions.Activity{sanctions.Maintenance, sanctions.Landing}}
		eccn      = sanctions.Scope{Items: []sanctions.ItemScope{{ECCN: []string{"9A991", "9A610"}}}}
		hs        = sanctions.Scope{Items: []sanctions.ItemScope{{HS: []string{"88"}}}}
		origin    = sanctions.Scope{Items: []sanctions.ItemScope{{Origins: []string{"US"}}}}
		parties   = sanctions.Scope{Parties: []sanctions.Ref{belavia}}
		countries = sanctions.Scope{Countries: []string{"BY", "RU"}}
		kinds     = sanctions.Scope{Kinds: []sanctions.Kind{sanctions.Organization}}
		nexuses   = sanctions.Scope{Nexuses: []sanctions.Nexus{"us-person"}}
		part      = sanctions.Item{Description: "landing gear"}
	)
	runScopeTests(t, []scopeTest{
		{"everything, nothing known", sanctions.Scope{}, sanctions.Transaction{}, yes, yes, nil},

		{"activity agrees", activity, sanctions.Transaction{Activity: sanctions.Landing}, yes, yes, nil},
		{"activity is below one of them", activity, sanctions.Transaction{Activity: sanctions.Repair}, yes, yes, nil},
		{"activity is above one of them", activity, sanctions.Transaction{Activity: sanctions.Service},
			yes, unknown, []sanctions.Fact{sanctions.FactActivity}},
		{"activity is beside them", activity, sanctions.Transaction{Activity: sanctions.Training}, no, no, nil},
		{"activity not known", activity, sanctions.Transaction{},
			unknown, unknown, []sanctions.Fact{sanctions.FactActivity}},
		{"activity is no word of the vocabulary", activity, sanctions.Transaction{Activity: "maintainance"},
			unknown, unknown, []sanctions.Fact{sanctions.FactActivity}},

		{"ECCN agrees", eccn, sanctions.Transaction{Item: sanctions.Item{ECCN: "9A991.d"}}, yes, yes, nil},
		{"ECCN does not", eccn, sanctions.Transaction{Item: sanctions.Item{ECCN: "9A990"}}, no, no, nil},
		{"ECCN not known", eccn, sanctions.Transaction{Item: part},
			unknown, unknown, []sanctions.Fact{sanctions.FactECCN}},
		{"ECCN is none", eccn, sanctions.Transaction{Item: sanctions.Item{ECCN: "n/a"}},
			unknown, unknown, []sanctions.Fact{sanctions.FactECCN}},
		{"item not known", eccn, sanctions.Transaction{}, unknown, unknown, []sanctions.Fact{sanctions.FactItem}},

		{"HS agrees", hs, sanctions.Transaction{Item: sanctions.Item{HS: "8807.30"}}, yes, yes, nil},
		{"HS does not", hs, sanctions.Transaction{Item: sanctions.Item{HS: "8407.10"}}, no, no, nil},
		{"HS not known", hs, sanctions.Transaction{Item: part}, unknown, unknown, []sanctions.Fact{sanctions.FactHS}},
		{"HS is none", hs, sanctions.Transaction{Item: sanctions.Item{HS: "chapter 84"}},
			unknown, unknown, []sanctions.Fact{sanctions.FactHS}},

		{"origin agrees", origin, sanctions.Transaction{Item: sanctions.Item{Origin: "US"}}, yes, yes, nil},
		{"origin does not", origin, sanctions.Transaction{Item: sanctions.Item{Origin: "FR"}}, no, no, nil},
		{"origin not known", origin, sanctions.Transaction{Item: part},
			unknown, unknown, []sanctions.Fact{sanctions.FactOrigin}},
		{"origin is no code", origin, sanctions.Transaction{Item: sanctions.Item{Origin: "us"}},
			unknown, unknown, []sanctions.Fact{sanctions.FactOrigin}},

		{"party is the entry", parties, sanctions.Transaction{Entries: []sanctions.Ref{aircraft, belavia}}, yes, yes, nil},
		{"party may be the entry", parties, sanctions.Transaction{Candidates: []sanctions.Ref{belavia}},
			unknown, unknown, []sanctions.Fact{sanctions.FactParty}},
		{"party is another entry", parties, sanctions.Transaction{Entries: []sanctions.Ref{aircraft}}, no, no, nil},
		{"party is on no list", parties, sanctions.Transaction{}, no, no, nil},
		{"same id on another list", parties,
			sanctions.Transaction{Entries: []sanctions.Ref{{List: "us-csl", ID: belavia.ID}}}, no, no, nil},

		{"country agrees", countries, sanctions.Transaction{Countries: []string{"BY"}}, yes, yes, nil},
		{"all countries agree", countries, sanctions.Transaction{Countries: []string{"BY", "RU"}}, yes, yes, nil},
		{"one of two countries agrees", countries, sanctions.Transaction{Countries: []string{"BY", "TR"}}, yes, no, nil},
		{"country does not", countries, sanctions.Transaction{Countries: []string{"TR"}}, no, no, nil},
		{"country not known", countries, sanctions.Transaction{},
			unknown, unknown, []sanctions.Fact{sanctions.FactCountries}},
		{"country is no code", countries, sanctions.Transaction{Countries: []string{"Belarus"}},
			unknown, unknown, []sanctions.Fact{sanctions.FactCountries}},
		{"one country agrees, the other is no code", countries, sanctions.Transaction{Countries: []string{"BY", "Turkey"}},
			yes, unknown, []sanctions.Fact{sanctions.FactCountries}},
		{"one country does not, the other is no code", countries, sanctions.Transaction{Countries: []string{"TR", "Belarus"}},
			unknown, no, []sanctions.Fact{sanctions.FactCountries}},

		{"kind agrees", kinds, sanctions.Transaction{Kind: sanctions.Organization}, yes, yes, nil},
		{"kind does not", kinds, sanctions.Transaction{Kind: sanctions.Person}, no, no, nil},
		{"kind not known", kinds, sanctions.Transaction{}, unknown, unknown, []sanctions.Fact{sanctions.FactKind}},
		{"kind is none", kinds, sanctions.Transaction{Kind: "organisation"},
			unknown, unknown, []sanctions.Fact{sanctions.FactKind}},

		{"nexus is there", nexuses, sanctions.Transaction{Nexuses: []sanctions.Nexus{"us-dollar", "us-person"}}, yes, yes, nil},
		{"nexus may be there", nexuses, sanctions.Transaction{Open: []sanctions.Nexus{"us-person"}},
			unknown, unknown, []sanctions.Fact{sanctions.FactActors}},
		{"nexus is not there", nexuses, sanctions.Transaction{Nexuses: []sanctions.Nexus{"eu-person"}}, no, no, nil},
	})
}

// TestScopeFieldsTogether shows that all fields must agree, and that a field that
// does not agree makes the others' unknowns beside the point.
func TestScopeFieldsTogether(t *testing.T) {
	scope := sanctions.Scope{
		Activities: []sanctions.Activity{sanctions.Supply, sanctions.Service},
		Items:      []sanctions.ItemScope{{ECCN: []string{"9A991"}, Origins: []string{"US"}}, {HS: []string{"8807"}}},
		Countries:  []string{"BY"},
	}
	runScopeTests(t, []scopeTest{
		{"all agree", scope, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{ECCN: "9A991.d", Origin: "US"}, Countries: []string{"BY"},
		}, yes, yes, nil},
		{"one does not", scope, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{ECCN: "9A991.d", Origin: "US"}, Countries: []string{"TR"},
		}, no, no, nil},
		{"one does not, the others are not known", scope, sanctions.Transaction{Countries: []string{"TR"}}, no, no, nil},
		{"one item scope is enough", scope, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{HS: "8807.30"}, Countries: []string{"BY"},
		}, yes, yes, nil},
		{"one item scope is out, the other undecided", scope, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{ECCN: "EAR99"}, Countries: []string{"BY"},
		}, unknown, unknown, []sanctions.Fact{sanctions.FactHS}},
		{"both item scopes undecided", scope, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{ECCN: "9A991.d"}, Countries: []string{"BY"},
		}, unknown, unknown, []sanctions.Fact{sanctions.FactHS, sanctions.FactOrigin}},
		{"both item scopes out", scope, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{HS: "8411", Origin: "FR"}, Countries: []string{"BY"},
		}, no, no, nil},
		{"nothing known", scope, sanctions.Transaction{}, unknown, unknown,
			[]sanctions.Fact{sanctions.FactActivity, sanctions.FactItem, sanctions.FactCountries}},
	})
}

// TestScopeECCN walks the hierarchy of the Commerce Control List.
func TestScopeECCN(t *testing.T) {
	tests := []struct {
		scope, item      string
		overlaps, covers sanctions.Truth
	}{
		{"9A991.d", "9A991.d", yes, yes},
		{"9A991", "9A991.d", yes, yes},
		{"9A9", "9A991.d", yes, yes},
		{"9A", "9A991.d", yes, yes},
		{"9", "9A991.d", yes, yes},
		{"9", "9E018", yes, yes},
		{"9A991.d", "9a991.D", yes, yes},
		{"9A991.d", "9A991.d.1", yes, yes},
		{"9A991.d.1", "9A991.d1", yes, yes},
		{"9A991.d", "9A991", yes, unknown}, // the item may be 9A991.d
		{"9A991.d", "9", yes, unknown},
		{"9A991.b", "9A991.d", no, no},
		{"9A991", "9A990", no, no},
		{"9A991", "9B991", no, no},
		{"9", "8A992", no, no},
		{"9", "EAR99", no, no},
		{"EAR99", "EAR99", yes, yes},
		{"EAR99", "ear99", yes, yes},
		{"EAR99", "9A991", no, no},
		// Paragraphs count, characters do not.
		{"9A610.y.1", "9A610.y.10", no, no},
		{"9A610.y.10", "9A610.y.1", no, no},
		{"9A610.y.1", "9A610.y10", no, no},
		{"9A610.y", "9A610.y.10", yes, yes},
		{"9A004.a.i", "9A004.a.ii", no, no},
		{"9A004.a.ii", "9A004.a.i.i", no, no},
		{"3A001.a.1", "3A001.a.1.a", yes, yes},
		{"3A001.a.1.a", "3A001.a", yes, unknown},
	}
	for _, tt := range tests {
		t.Run(tt.item+" within "+tt.scope, func(t *testing.T) {
			ask := scopeTest{
				scope:    sanctions.Scope{Items: []sanctions.ItemScope{{ECCN: []string{tt.scope}}}},
				about:    sanctions.Transaction{Item: sanctions.Item{ECCN: tt.item}},
				overlaps: tt.overlaps, covers: tt.covers,
			}
			if tt.covers == unknown {
				ask.missing = []sanctions.Fact{sanctions.FactECCN}
			}
			ask.run(t)
		})
	}
}

// TestScopeHS walks the hierarchy of the Harmonized System.
func TestScopeHS(t *testing.T) {
	tests := []struct {
		scope, item      string
		overlaps, covers sanctions.Truth
	}{
		{"88", "8807.30", yes, yes},
		{"8807", "8807.30", yes, yes},
		{"8807.30", "8807 30 00", yes, yes},
		{"88073000", "8807.30.00", yes, yes},
		{"8807.30", "88", yes, unknown},
		{"8807.30", "8807", yes, unknown},
		{"8807", "8806", no, no},
		{"88", "84", no, no},
	}
	for _, tt := range tests {
		t.Run(tt.item+" within "+tt.scope, func(t *testing.T) {
			ask := scopeTest{
				scope:    sanctions.Scope{Items: []sanctions.ItemScope{{HS: []string{tt.scope}}}},
				about:    sanctions.Transaction{Item: sanctions.Item{HS: tt.item}},
				overlaps: tt.overlaps, covers: tt.covers,
			}
			if tt.covers == unknown {
				ask.missing = []sanctions.Fact{sanctions.FactHS}
			}
			ask.run(t)
		})
	}
}

// TestScopeExcept shows both faces of an exception. That of a measure helps only
// where it covers the whole transaction; that of a relief bites as soon as it
// overlaps a part.
func TestScopeExcept(t *testing.T) {
	notRepair := sanctions.Scope{Except: []sanctions.Scope{{Activities: []sanctions.Activity{sanctions.Repair}}}}
	notBelarus := sanctions.Scope{Except: []sanctions.Scope{{Countries: []string{"BY"}}}}
	notAircraft := sanctions.Scope{
		Parties: []sanctions.Ref{belavia, aircraft},
		Except:  []sanctions.Scope{{Parties: []sanctions.Ref{aircraft}}},
	}
	serviceNotMaintenance := sanctions.Scope{
		Activities: []sanctions.Activity{sanctions.Service},
		Except:     []sanctions.Scope{{Activities: []sanctions.Activity{sanctions.Maintenance}}},
	}
	exceptionToTheException := sanctions.Scope{Except: []sanctions.Scope{{
		Countries: []string{"BY"},
		Except:    []sanctions.Scope{{Activities: []sanctions.Activity{sanctions.Landing}}},
	}}}
	runScopeTests(t, []scopeTest{
		{"excepted", notRepair, sanctions.Transaction{Activity: sanctions.Repair}, no, no, nil},
		{"not excepted", notRepair, sanctions.Transaction{Activity: sanctions.Landing}, yes, yes, nil},
		{"may be excepted", notRepair, sanctions.Transaction{},
			unknown, unknown, []sanctions.Fact{sanctions.FactActivity}},

		{"partly excepted", notBelarus, sanctions.Transaction{Countries: []string{"BY", "RU"}}, yes, no, nil},
		{"wholly excepted", notBelarus, sanctions.Transaction{Countries: []string{"BY"}}, no, no, nil},

		{"the party is excepted", notAircraft, sanctions.Transaction{Entries: []sanctions.Ref{aircraft}}, no, no, nil},
		{"the party may be excepted", notAircraft,
			sanctions.Transaction{Entries: []sanctions.Ref{belavia}, Candidates: []sanctions.Ref{aircraft}},
			unknown, unknown, []sanctions.Fact{sanctions.FactParty}},

		{"asked more broadly than the exception", serviceNotMaintenance, sanctions.Transaction{Activity: sanctions.Service},
			unknown, no, []sanctions.Fact{sanctions.FactActivity}},
		{"asked within the exception", serviceNotMaintenance, sanctions.Transaction{Activity: sanctions.Overhaul}, no, no, nil},
		{"asked beside the exception", serviceNotMaintenance, sanctions.Transaction{Activity: sanctions.Training}, yes, yes, nil},

		{"taken out and put back in", exceptionToTheException,
			sanctions.Transaction{Activity: sanctions.Landing, Countries: []string{"BY"}}, yes, yes, nil},
		{"taken out", exceptionToTheException,
			sanctions.Transaction{Activity: sanctions.Repair, Countries: []string{"BY"}}, no, no, nil},
		{"never taken out", exceptionToTheException, sanctions.Transaction{Countries: []string{"TR"}}, yes, yes, nil},
		{"taken out or not: a fact of the inner exception", exceptionToTheException,
			sanctions.Transaction{Countries: []string{"BY"}},
			unknown, unknown, []sanctions.Fact{sanctions.FactActivity}},
	})
}

// TestCoverageCovers asks what a list speaks for: any one of its scopes is enough.
func TestCoverageCovers(t *testing.T) {
	coverage := sanctions.Coverage{Scopes: []sanctions.Scope{
		{Activities: []sanctions.Activity{sanctions.Carriage}},
		{Items: []sanctions.ItemScope{{ECCN: []string{"9A991"}}}},
	}}
	for name, tt := range map[string]struct {
		coverage sanctions.Coverage
		about    sanctions.Transaction
		want     sanctions.Truth
	}{
		"no scopes, nothing known": {sanctions.Coverage{}, sanctions.Transaction{}, yes},
		"one of the scopes":        {coverage, sanctions.Transaction{Activity: sanctions.Landing}, yes},
		"none of the scopes": {coverage, sanctions.Transaction{
			Activity: sanctions.Repair, Item: sanctions.Item{ECCN: "EAR99"}}, no},
		"one out, one undecided": {coverage, sanctions.Transaction{Activity: sanctions.Repair}, unknown},
	} {
		if got := tt.coverage.Covers(&tt.about); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestActivityHierarchy(t *testing.T) {
	activities := sanctions.Activities()
	if !slices.IsSorted(activities) {
		t.Errorf("Activities() = %v, want them in order", activities)
	}
	groups := 0
	for _, a := range activities {
		if !a.Valid() || !a.Within(a) || a.Within("") {
			t.Errorf("%s: valid %t, within itself %t, within nothing %t", a, a.Valid(), a.Within(a), a.Within(""))
		}
		if a.Parent() == "" {
			groups++
		} else if !a.Within(a.Parent()) || a.Parent().Within(a) || !slices.Contains(activities, a.Parent()) {
			t.Errorf("%s is not below its parent %s", a, a.Parent())
		}
	}
	if groups != 4 {
		t.Errorf("%d groups, want supply, service, finance and carriage", groups)
	}
	if !sanctions.Overhaul.Within(sanctions.Service) || sanctions.Overhaul.Within(sanctions.Supply) {
		t.Error("an overhaul is a service and no supply")
	}
	if !sanctions.Activity("").Valid() || sanctions.Activity("").Within(sanctions.Service) {
		t.Error("an activity that is not known is valid and within none")
	}
	if sanctions.Activity("Repair").Valid() {
		t.Error(`"Repair" is no word of the vocabulary`)
	}
}

// FuzzScopeCodes asks scopes and items with codes of any form about each other.
func FuzzScopeCodes(f *testing.F) {
	for _, pair := range [][2]string{
		{"9A991", "9A991.d"}, {"9A610.y.1", "9A610.y.10"}, {"9A991.d1", "9A991.d.1"}, {"EAR99", "ear99"},
		{"", "9"}, {".", "9A991."}, {"88", "8807.30"}, {"8807 30", "88073000"}, {"9A991..d", "9A99"}, {"9A004.a.i", "9A004.a.ii"},
	} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, group, code string) {
		ask := func(in sanctions.ItemScope, item sanctions.Item) (overlaps, covers sanctions.Truth) {
			scope := sanctions.Scope{Items: []sanctions.ItemScope{in}}
			about := sanctions.Transaction{Item: item}
			overlaps, covers = scope.Overlaps(&about), scope.Covers(&about)
			if covers > overlaps {
				t.Errorf("%v about %v: covers %v, overlaps %v", in, item, covers, overlaps)
			}
			if valid := item.Validate() == nil; valid == (overlaps == unknown) && !item.IsZero() {
				t.Errorf("%v about %v: overlaps %v, the item is valid: %t", in, item, overlaps, valid)
			}
			return overlaps, covers
		}
		for _, of := range []struct {
			scope func(string) sanctions.ItemScope
			item  func(string) sanctions.Item
		}{
			{func(c string) sanctions.ItemScope { return sanctions.ItemScope{ECCN: []string{c}} },
				func(c string) sanctions.Item { return sanctions.Item{ECCN: c} }},
			{func(c string) sanctions.ItemScope { return sanctions.ItemScope{HS: []string{c}} },
				func(c string) sanctions.Item { return sanctions.Item{HS: c} }},
		} {
			overlaps, covers := ask(of.scope(group), of.item(code))
			if item := of.item(code); code == "" || item.Validate() != nil {
				continue
			}
			if _, itself := ask(of.scope(code), of.item(code)); itself != yes {
				t.Errorf("%q does not cover itself", code)
			}
			if item := of.item(group); group == "" || item.Validate() != nil {
				continue
			}
			back, covered := ask(of.scope(code), of.item(group))
			if overlaps != back {
				t.Errorf("%q and %q overlap one way only", group, code)
			}
			if covers == no && covered == yes {
				t.Errorf("%q lies in %q, which cannot lie in it: want unknown", group, code)
			}
		}
	})
}

// What leaves a measure open is less than what leaves relief open: a broad activity
// overlaps what it holds, and only does not lie in it as a whole.
func TestOverlapMissing(t *testing.T) {
	scope := sanctions.Scope{
		Activities: []sanctions.Activity{sanctions.Repair},
		Items:      []sanctions.ItemScope{{HS: []string{"88"}}},
	}
	about := sanctions.Transaction{Activity: sanctions.Service, Item: sanctions.Item{ECCN: "9A991"}}
	if diff := cmp.Diff([]sanctions.Fact{sanctions.FactHS}, scope.OverlapMissing(&about)); diff != "" {
		t.Errorf("for the overlap (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]sanctions.Fact{sanctions.FactActivity, sanctions.FactHS}, scope.Missing(&about)); diff != "" {
		t.Errorf("for either (-want +got):\n%s", diff)
	}
}
