package sanctions_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/interdict/interdict/sanctions"
)

// The small worlds from which the properties draw, so that scopes and transactions
// meet. The codes are written down with the one above them.
var (
	someActivities = []sanctions.Activity{
		sanctions.Service, sanctions.Maintenance, sanctions.Repair, sanctions.Training, sanctions.Carriage, sanctions.Landing,
	}
	someECCN = map[string]string{
		"9": "", "9A9": "9", "9A991": "9A9", "9A991.b": "9A991", "9A991.d": "9A991", "9A991.d.1": "9A991.d",
		"9A610": "9", "9A610.y": "9A610", "9A610.y.1": "9A610.y", "9A610.y.10": "9A610.y", "EAR99": "",
	}
	someHS = map[string]string{
		"88": "", "8807": "88", "8807.10": "8807", "8807.30": "8807", "84": "", "8411": "84",
	}
	someCountries = []string{"BY", "RU", "TR"}
	someRefs      = []sanctions.Ref{{List: "a", ID: "1"}, {List: "a", ID: "2"}, {List: "b", ID: "1"}}
	someKinds     = []sanctions.Kind{sanctions.Person, sanctions.Organization, sanctions.Aircraft}
	someNexuses   = []sanctions.Nexus{"us-person", "us-dollar", "eu-person"}
)

func codes(parents map[string]string) []string {
	var all []string
	for code := range parents {
		all = append(all, code)
	}
	slices.Sort(all)
	return all
}

// below reports whether code is group or lies below it, by the map of parents.
func below(parents map[string]string, code, group string) bool {
	for ; code != ""; code = parents[code] {
		if code == group {
			return true
		}
	}
	return false
}

// some draws a set of values, empty as often as not.
func some[T comparable](t *rapid.T, label string, from []T) []T {
	if rapid.Bool().Draw(t, "any "+label) {
		return nil
	}
	return several(t, label, from)
}

func several[T comparable](t *rapid.T, label string, from []T) []T {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 1, len(from), rapid.ID[T]).Draw(t, label)
}

func drawItemScope(t *rapid.T) sanctions.ItemScope {
	return sanctions.ItemScope{
		ECCN:    some(t, "scope ECCN", codes(someECCN)),
		HS:      some(t, "scope HS", codes(someHS)),
		Origins: some(t, "scope origins", someCountries),
	}
}

func drawScope(t *rapid.T, exceptions int) sanctions.Scope {
	s := sanctions.Scope{
		Activities: some(t, "scope activities", someActivities),
		Parties:    some(t, "scope parties", someRefs),
		Countries:  some(t, "scope countries", someCountries),
		Kinds:      some(t, "scope kinds", someKinds),
		Nexuses:    some(t, "scope nexuses", someNexuses),
	}
	for range rapid.IntRange(0, 2).Draw(t, "items") {
		s.Items = append(s.Items, drawItemScope(t))
	}
	if exceptions > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "exceptions") {
			s.Except = append(s.Except, drawScope(t, exceptions-1))
		}
	}
	return s
}

// drawKnown draws a transaction of which everything is known.
func drawKnown(t *rapid.T) sanctions.Transaction {
	known := sanctions.Transaction{
		Activity: rapid.SampledFrom(someActivities).Draw(t, "activity"),
		Item: sanctions.Item{
			Description: "part",
			ECCN:        rapid.SampledFrom(codes(someECCN)).Draw(t, "ECCN"),
			HS:          rapid.SampledFrom(codes(someHS)).Draw(t, "HS"),
			Origin:      rapid.SampledFrom(someCountries).Draw(t, "origin"),
		},
		Kind:      rapid.SampledFrom(someKinds).Draw(t, "kind"),
		Countries: several(t, "countries", someCountries),
		Entries:   some(t, "entries", someRefs),
		Nexuses:   some(t, "nexuses", someNexuses),
	}
	return known
}

// drawForgotten takes knowledge away from a transaction: facts are not stated, are
// stated in a form that tells nothing, or are only possible.
func drawForgotten(t *rapid.T, known sanctions.Transaction) sanctions.Transaction {
	forget := func(label string) bool { return rapid.Bool().Draw(t, "forget "+label) }
	less := known
	if forget("activity") {
		less.Activity = rapid.SampledFrom([]sanctions.Activity{"", "fixing"}).Draw(t, "forgotten activity")
	}
	if forget("item") {
		less.Item = sanctions.Item{}
	}
	if forget("ECCN") {
		less.Item.ECCN = ""
	}
	if forget("HS") {
		less.Item.HS = ""
	}
	if forget("origin") {
		less.Item.Origin = ""
	}
	if forget("kind") {
		less.Kind = rapid.SampledFrom([]sanctions.Kind{"", "body"}).Draw(t, "forgotten kind")
	}
	if forget("countries") {
		less.Countries = nil
	}
	if forget("party") {
		less.Entries, less.Candidates = doubt(t, known.Entries, someRefs)
	}
	if forget("actors") {
		less.Nexuses, less.Open = doubt(t, known.Nexuses, someNexuses)
	}
	return less
}

// doubt moves some of what is certain to what is possible, together with some of what
// is not the case at all.
func doubt[T comparable](t *rapid.T, certain, world []T) (still, possible []T) {
	for _, v := range world {
		isCertain := slices.Contains(certain, v)
		switch doubted := rapid.Bool().Draw(t, "doubted"); {
		case doubted:
			possible = append(possible, v)
		case isCertain:
			still = append(still, v)
		}
	}
	return still, possible
}

// TestCoversNeverExceedsOverlaps: what covers the whole overlaps some part of it, and
// what overlaps no part covers nothing, however little is known.
func TestCoversNeverExceedsOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scope := drawScope(t, 2)
		about := drawForgotten(t, drawKnown(t))
		if overlaps, covers := scope.Overlaps(&about), scope.Covers(&about); covers > overlaps {
			t.Errorf("covers %v, overlaps %v", covers, overlaps)
		}
	})
}

// TestScopeAgainstParts takes a transaction apart into everything that it may consist
// of - each country, each activity and code below those asked for - and decides for
// each part plainly whether it lies in the scope. Overlaps may say No only if no part
// does, Covers Yes only if every part does.
func TestScopeAgainstParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scope := drawScope(t, 2)
		about := drawKnown(t)
		inside, outside := 0, 0
		for _, part := range parts(about) {
			if liesIn(&scope, &part) {
				inside++
			} else {
				outside++
			}
		}
		if scope.Overlaps(&about) == no && inside > 0 {
			t.Errorf("overlaps is no, yet %d parts of %d lie in the scope", inside, inside+outside)
		}
		if scope.Covers(&about) == yes && outside > 0 {
			t.Errorf("covers is yes, yet %d parts of %d lie outside the scope", outside, inside+outside)
		}
		// Where nothing can be taken apart, all is decided.
		if inside+outside == 1 {
			want := no
			if inside == 1 {
				want = yes
			}
			if overlaps, covers := scope.Overlaps(&about), scope.Covers(&about); overlaps != want || covers != want {
				t.Errorf("overlaps %v, covers %v, want %v", overlaps, covers, want)
			}
		}
	})
}

func parts(about sanctions.Transaction) []sanctions.Transaction {
	var all []sanctions.Transaction
	for _, country := range about.Countries {
		for _, activity := range someActivities {
			for _, eccn := range codes(someECCN) {
				for _, hs := range codes(someHS) {
					if !activity.Within(about.Activity) ||
						!below(someECCN, eccn, about.Item.ECCN) || !below(someHS, hs, about.Item.HS) {
						continue
					}
					part := about
					part.Countries, part.Activity = []string{country}, activity
					part.Item.ECCN, part.Item.HS = eccn, hs
					all = append(all, part)
				}
			}
		}
	}
	return all
}

func liesIn(s *sanctions.Scope, part *sanctions.Transaction) bool {
	within := func(parents map[string]string, code string, groups []string) bool {
		return len(groups) == 0 || slices.ContainsFunc(groups, func(g string) bool { return below(parents, code, g) })
	}
	item := func(in sanctions.ItemScope) bool {
		return within(someECCN, part.Item.ECCN, in.ECCN) && within(someHS, part.Item.HS, in.HS) &&
			(len(in.Origins) == 0 || slices.Contains(in.Origins, part.Item.Origin))
	}
	return (len(s.Activities) == 0 || slices.ContainsFunc(s.Activities, part.Activity.Within)) &&
		(len(s.Items) == 0 || slices.ContainsFunc(s.Items, item)) &&
		(len(s.Parties) == 0 || overlap(s.Parties, part.Entries)) &&
		(len(s.Countries) == 0 || overlap(s.Countries, part.Countries)) &&
		(len(s.Kinds) == 0 || slices.Contains(s.Kinds, part.Kind)) &&
		(len(s.Nexuses) == 0 || overlap(s.Nexuses, part.Nexuses)) &&
		!slices.ContainsFunc(s.Except, func(except sanctions.Scope) bool { return liesIn(&except, part) })
}

func overlap[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

// TestWideningNeverLowers: a scope without exceptions that loses a field, or gains a
// value in one, overlaps and covers no less.
func TestWideningNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scope := drawScope(t, 0)
		about := drawForgotten(t, drawKnown(t))
		wider := scope.Clone()
		drop := rapid.Bool().Draw(t, "drop the field")
		fields := []string{"activities", "items", "item", "parties", "countries", "kinds", "nexuses"}
		switch rapid.SampledFrom(fields).Draw(t, "field") {
		case "activities":
			wider.Activities = widen(t, wider.Activities, someActivities, drop)
		case "items":
			if drop || len(wider.Items) == 0 {
				wider.Items = nil
			} else {
				wider.Items = append(wider.Items, drawItemScope(t))
			}
		case "item":
			if len(wider.Items) > 0 {
				in := &wider.Items[0]
				in.ECCN = widen(t, in.ECCN, codes(someECCN), drop)
				in.HS = widen(t, in.HS, codes(someHS), drop)
				in.Origins = widen(t, in.Origins, someCountries, drop)
			}
		case "parties":
			wider.Parties = widen(t, wider.Parties, someRefs, drop)
		case "countries":
			wider.Countries = widen(t, wider.Countries, someCountries, drop)
		case "kinds":
			wider.Kinds = widen(t, wider.Kinds, someKinds, drop)
		case "nexuses":
			wider.Nexuses = widen(t, wider.Nexuses, someNexuses, drop)
		}
		if before, after := scope.Overlaps(&about), wider.Overlaps(&about); after < before {
			t.Errorf("overlaps fell from %v to %v", before, after)
		}
		if before, after := scope.Covers(&about), wider.Covers(&about); after < before {
			t.Errorf("covers fell from %v to %v", before, after)
		}
	})
}

// widen drops the values or adds one; an empty field is as wide as it gets.
func widen[T comparable](t *rapid.T, values, world []T, drop bool) []T {
	if drop || len(values) == 0 {
		return nil
	}
	return append(values, rapid.SampledFrom(world).Draw(t, "added value"))
}

// TestExceptNeverRaises: a further exception takes away or changes nothing.
func TestExceptNeverRaises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scope := drawScope(t, 1)
		about := drawForgotten(t, drawKnown(t))
		less := scope.Clone()
		less.Except = append(less.Except, drawScope(t, 1))
		if before, after := scope.Overlaps(&about), less.Overlaps(&about); after > before {
			t.Errorf("overlaps rose from %v to %v", before, after)
		}
		if before, after := scope.Covers(&about), less.Covers(&about); after > before {
			t.Errorf("covers rose from %v to %v", before, after)
		}
	})
}

// TestLearningNeverOverturns: an answer that was given on part of the facts stands
// when the rest of them is known.
func TestLearningNeverOverturns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scope := drawScope(t, 2)
		known := drawKnown(t)
		less := drawForgotten(t, known)
		if before, after := scope.Overlaps(&less), scope.Overlaps(&known); before != unknown && before != after {
			t.Errorf("overlaps turned from %v to %v", before, after)
		}
		if before, after := scope.Covers(&less), scope.Covers(&known); before != unknown && before != after {
			t.Errorf("covers turned from %v to %v", before, after)
		}
	})
}

// TestMissingNamesWhatMatters: Missing is empty exactly if both questions are decided,
// and learning everything that it does not name decides nothing.
func TestMissingNamesWhatMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scope := drawScope(t, 2)
		known := drawKnown(t)
		less := drawForgotten(t, known)
		overlaps, covers := scope.Overlaps(&less), scope.Covers(&less)
		missing := scope.Missing(&less)
		if undecided := overlaps == unknown || covers == unknown; undecided != (missing != nil) {
			t.Fatalf("overlaps %v, covers %v, missing %v", overlaps, covers, missing)
		}
		filled := fillBut(missing, less, known)
		if got := scope.Overlaps(&filled); got != overlaps {
			t.Errorf("missing %v; with all else known, overlaps turned from %v to %v", missing, overlaps, got)
		}
		if got := scope.Covers(&filled); got != covers {
			t.Errorf("missing %v; with all else known, covers turned from %v to %v", missing, covers, got)
		}
	})
}

// fillBut returns what is known, save for the missing facts, which stay as they are.
func fillBut(missing []sanctions.Fact, less, known sanctions.Transaction) sanctions.Transaction {
	filled := known
	for _, fact := range missing {
		switch fact {
		case sanctions.FactActivity:
			filled.Activity = less.Activity
		case sanctions.FactItem:
			filled.Item = less.Item
		case sanctions.FactECCN:
			filled.Item.ECCN = less.Item.ECCN
		case sanctions.FactHS:
			filled.Item.HS = less.Item.HS
		case sanctions.FactOrigin:
			filled.Item.Origin = less.Item.Origin
		case sanctions.FactParty:
			filled.Entries, filled.Candidates = less.Entries, less.Candidates
		case sanctions.FactKind:
			filled.Kind = less.Kind
		case sanctions.FactCountries:
			filled.Countries = less.Countries
		case sanctions.FactActors:
			filled.Nexuses, filled.Open = less.Nexuses, less.Open
		}
	}
	return filled
}

// TestZeroScopeSpeaksOfEverything, known or not.
func TestZeroScopeSpeaksOfEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		about := drawForgotten(t, drawKnown(t))
		var scope sanctions.Scope
		if overlaps, covers := scope.Overlaps(&about), scope.Covers(&about); overlaps != yes || covers != yes {
			t.Errorf("overlaps %v, covers %v", overlaps, covers)
		}
		if missing := scope.Missing(&about); missing != nil {
			t.Errorf("missing %v", missing)
		}
	})
}
