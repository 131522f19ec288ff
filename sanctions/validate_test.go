package sanctions_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
)

func TestExamplesAreValid(t *testing.T) {
	for name, v := range map[string]interface{ Validate() error }{
		"entry":    belaviaEntry(),
		"measure":  exampleMeasure(),
		"relief":   exampleRelief(),
		"holding":  exampleHolding(),
		"coverage": exampleCoverage(),
	} {
		if err := v.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A wrong is one thing that can be wrong with a valid value: what breaks it, the field
// that the error must name, what it must say that the field holds, and why it is wrong.
type wrong[T any] struct {
	breaks func(*T)
	field  string
	value  string
	why    error
}

func testWrongs[T any, V interface {
	*T
	Validate() error
}](t *testing.T, valid func() V, wrongs []wrong[T]) {
	t.Helper()
	for _, w := range wrongs {
		t.Run(w.field+" "+w.value, func(t *testing.T) {
			v := valid()
			w.breaks(v)
			err := v.Validate()
			var fieldError *sanctions.FieldError
			if !errors.As(err, &fieldError) {
				t.Fatalf("got %v, want a *FieldError", err)
			}
			if fieldError.Field != w.field || fieldError.Value != w.value {
				t.Errorf("got field %q, value %q; want %q, %q", fieldError.Field, fieldError.Value, w.field, w.value)
			}
			if !errors.Is(err, w.why) {
				t.Errorf("got %v, want %v", err, w.why)
			}
		})
	}
}

func TestEntryValidate(t *testing.T) {
	type e = sanctions.Entry
	testWrongs(t, belaviaEntry, []wrong[e]{
		{func(v *e) { v.List = "" }, "list", "", sanctions.ErrMissing},
		{func(v *e) { v.List = "US-SDN" }, "list", "US-SDN", sanctions.ErrInvalid},
		{func(v *e) { v.ID = "" }, "id", "", sanctions.ErrMissing},

		{func(v *e) { v.Party.Kind = "company" }, "party.kind", "company", sanctions.ErrUnknown},
		{func(v *e) { v.Party.Names, v.Party.Identifiers = nil, nil }, "party.names", "", sanctions.ErrMissing},
		{func(v *e) { v.Party.Names[1].Text = "" }, "party.names[1].text", "", sanctions.ErrMissing},
		{func(v *e) { v.Party.Names[1].Type = "nickname" }, "party.names[1].type", "nickname", sanctions.ErrUnknown},
		{func(v *e) { v.Party.Names[0].Parts = []sanctions.NamePart{{Type: sanctions.GivenName}} },
			"party.names[0].parts[0]", "", sanctions.ErrMissing},
		{func(v *e) { v.Party.Names[0].Parts = []sanctions.NamePart{{Type: "suffix", Text: "Jr."}} },
			"party.names[0].parts[0].type", "suffix", sanctions.ErrUnknown},
		{func(v *e) { v.Party.Identifiers[1].Type = "" }, "party.identifiers[1].type", "", sanctions.ErrUnknown},
		{func(v *e) { v.Party.Identifiers[1].Type = "fax" }, "party.identifiers[1].type", "fax", sanctions.ErrUnknown},
		{func(v *e) { v.Party.Identifiers[0].Value = "" }, "party.identifiers[0].value", "", sanctions.ErrMissing},
		{func(v *e) { v.Party.Identifiers[0].Value = "-" }, "party.identifiers[0].value", "-", sanctions.ErrInvalid},
		{func(v *e) { v.Party.Identifiers[0].Country = "Belarus" },
			"party.identifiers[0].country", "Belarus", sanctions.ErrInvalid},
		{func(v *e) { v.Party.BirthDates[0] = sanctions.PartialDate{} }, "party.birth_dates[0].date", "", sanctions.ErrMissing},
		{func(v *e) {
			v.Party.BirthDates[0] = sanctions.PartialDate{Earliest: day("1970-01-02"), Latest: day("1970-01-01")}
		},
			"party.birth_dates[0].date", "1970-01-02/1970-01-01", sanctions.ErrInvalid},
		{func(v *e) { v.Party.Countries[0] = "by" }, "party.countries[0].country", "by", sanctions.ErrInvalid},
		{func(v *e) { v.Party.Addresses[0].Country = "BLR" }, "party.addresses[0].country", "BLR", sanctions.ErrInvalid},
		{func(v *e) { v.Party.Gender = "M" }, "party.gender", "M", sanctions.ErrUnknown},

		{func(v *e) { v.Designations[0].Authority = "" }, "designations[0].authority", "", sanctions.ErrMissing},
		{func(v *e) { v.Designations[0].Authority = "US OFAC" },
			"designations[0].authority", "US OFAC", sanctions.ErrInvalid},
		{func(v *e) { v.Designations[0].Period.Until = day("2023-08-09") },
			"designations[0].period", "[2023-08-09, 2023-08-09)", sanctions.ErrInvalid},
		{func(v *e) { v.Designations[0].Basis[0].Text = "" }, "designations[0].basis[0].citation", "", sanctions.ErrMissing},
		{func(v *e) { v.Designations[0].Confidence = "sure" }, "designations[0].confidence", "sure", sanctions.ErrUnknown},
		{func(v *e) { v.Designations[0].Measures[0].Kind = "" }, "designations[0].measures[0].kind", "", sanctions.ErrUnknown},
		{func(v *e) { v.Designations[0].Measures[0].Scope.Activities = []sanctions.Activity{"", "sale"} },
			"designations[0].measures[0].scope.activities[0].activity", "", sanctions.ErrUnknown},

		{func(v *e) { v.Relations[0].Type = "" }, "relations[0].type", "", sanctions.ErrMissing},
		{func(v *e) { v.Relations[0].Ref.ID = "" }, "relations[0].ref", "us-ofac-sdn/", sanctions.ErrInvalid},
		{func(v *e) { v.Same[0] = sanctions.Ref{} }, "same[0].entry", "", sanctions.ErrMissing},
		{func(v *e) { v.Same[0].List = "" }, "same[0].entry", "/belavia", sanctions.ErrInvalid},
	})
}

func TestMeasureValidate(t *testing.T) {
	type m = sanctions.Measure
	testWrongs(t, exampleMeasure, []wrong[m]{
		{func(v *m) { v.Kind = "embargo" }, "kind", "embargo", sanctions.ErrUnknown},
		{func(v *m) { v.Authority = "us-bis" }, "authority", "us-bis", sanctions.ErrInvalid},
		{func(v *m) { v.Period.Until = day("2022-03-01") }, "period", "[2022-03-02, 2022-03-01)", sanctions.ErrInvalid},
		{func(v *m) { v.Confidence = "Confirmed" }, "confidence", "Confirmed", sanctions.ErrUnknown},
		{func(v *m) { v.Basis = append(v.Basis, sanctions.Citation{URL: "https://www.bis.gov"}) },
			"basis[1].citation", "", sanctions.ErrMissing},

		{func(v *m) { v.Scope.Activities[1] = "fixing" }, "scope.activities[1].activity", "fixing", sanctions.ErrUnknown},
		{func(v *m) { v.Scope.Items[0] = sanctions.ItemScope{} }, "scope.items[0].eccn", "", sanctions.ErrMissing},
		{func(v *m) { v.Scope.Items[1].ECCN[1] = "9A991d" }, "scope.items[1].eccn[1].code", "9A991d", sanctions.ErrInvalid},
		{func(v *m) { v.Scope.Items[0].HS[1] = "8" }, "scope.items[0].hs[1].code", "8", sanctions.ErrInvalid},
		{func(v *m) { v.Scope.Items[0].Origins[0] = "CAN" }, "scope.items[0].origins[0].country", "CAN", sanctions.ErrInvalid},
		{func(v *m) { v.Scope.Parties[0].ID = "" }, "scope.parties[0].entry", "us-ofac-sdn/", sanctions.ErrInvalid},
		{func(v *m) { v.Scope.Countries[1] = "" }, "scope.countries[1].country", "", sanctions.ErrInvalid},
		{func(v *m) { v.Scope.Kinds[0] = "" }, "scope.kinds[0].kind", "", sanctions.ErrUnknown},
		{func(v *m) { v.Scope.Nexuses[1] = "" }, "scope.nexuses[1]", "", sanctions.ErrMissing},
		// An exception without fields would take everything out.
		{func(v *m) { v.Scope.Except[0] = sanctions.Scope{} }, "scope.except[0]", "", sanctions.ErrMissing},
		{func(v *m) { v.Scope.Except[0].Countries = []string{"Russia"} },
			"scope.except[0].countries[0].country", "Russia", sanctions.ErrInvalid},
	})
}

func TestReliefValidate(t *testing.T) {
	type r = sanctions.Relief
	testWrongs(t, exampleRelief, []wrong[r]{
		{func(v *r) { v.ID = "" }, "id", "", sanctions.ErrMissing},
		{func(v *r) { v.Kind = "licence" }, "kind", "licence", sanctions.ErrUnknown},
		{func(v *r) { v.Authority = "" }, "authority", "", sanctions.ErrMissing},
		{func(v *r) { v.Name = "" }, "name", "", sanctions.ErrMissing},
		{func(v *r) { v.Measures[0] = "freeze" }, "measures[0].kind", "freeze", sanctions.ErrUnknown},
		{func(v *r) { v.Period.Until = v.Period.From }, "period", "[2025-09-11, 2025-09-11)", sanctions.ErrInvalid},
		{func(v *r) { v.Scope.Kinds = []sanctions.Kind{"ship"} }, "scope.kinds[0].kind", "ship", sanctions.ErrUnknown},
		{func(v *r) { v.Basis[0] = sanctions.Citation{} }, "basis[0].citation", "", sanctions.ErrMissing},
		{func(v *r) { v.Confidence = "?" }, "confidence", "?", sanctions.ErrUnknown},
	})
}

func TestHoldingValidate(t *testing.T) {
	type h = sanctions.Holding
	testWrongs(t, exampleHolding, []wrong[h]{
		{func(v *h) { v.ID = "" }, "id", "", sanctions.ErrMissing},
		{func(v *h) { v.Holder = sanctions.Ref{} }, "holder", "", sanctions.ErrMissing},
		{func(v *h) { v.Holder.ID = "" }, "holder", "belarus-eu/", sanctions.ErrInvalid},
		{func(v *h) { v.Held = sanctions.Ref{} }, "held", "", sanctions.ErrMissing},
		{func(v *h) { v.Held.List = "SDN" }, "held", "SDN/44541", sanctions.ErrInvalid},
		{func(v *h) { v.BasisPoints = -1 }, "basis_points", "-1", sanctions.ErrInvalid},
		{func(v *h) { v.BasisPoints = 10_001 }, "basis_points", "10001", sanctions.ErrInvalid},
		{func(v *h) { v.Control = 2 }, "control", "2", sanctions.ErrUnknown},
		{func(v *h) { v.Period.Until = v.Period.From }, "period", "[1996-03-05, 1996-03-05)", sanctions.ErrInvalid},
		{func(v *h) { v.Basis = []sanctions.Citation{{}} }, "basis[0].citation", "", sanctions.ErrMissing},
		{func(v *h) { v.Confidence = "?" }, "confidence", "?", sanctions.ErrUnknown},
	})
}

func TestCoverageValidate(t *testing.T) {
	type c = sanctions.Coverage
	testWrongs(t, exampleCoverage, []wrong[c]{
		{func(v *c) { v.Authority = "" }, "authority", "", sanctions.ErrMissing},
		{func(v *c) { v.Subject = "" }, "subject", "", sanctions.ErrMissing},
		{func(v *c) { v.Reviewed = sanctions.Date{} }, "reviewed", "", sanctions.ErrMissing},
		{func(v *c) { v.Reviewed = day("2022-03-01") }, "reviewed", "2022-03-01", sanctions.ErrInvalid},
		{func(v *c) { v.MaxAge = -1 }, "max_age", "-1", sanctions.ErrInvalid},
		{func(v *c) { v.Countries[0] = "Belarus" }, "countries[0].country", "Belarus", sanctions.ErrInvalid},
		{func(v *c) { v.Unheld[0] = "" }, "unheld[0].country", "", sanctions.ErrInvalid},
		{func(v *c) { v.Scopes[0].Activities[0] = "fixing" },
			"scopes[0].activities[0].activity", "fixing", sanctions.ErrUnknown},
	})
}

func TestItemValidate(t *testing.T) {
	type i = sanctions.Item
	testWrongs(t, func() *i { return &i{ECCN: "9A991.d", HS: "8807.30", Origin: "US"} }, []wrong[i]{
		{func(v *i) { v.ECCN = "9Z991" }, "eccn", "9Z991", sanctions.ErrInvalid},
		{func(v *i) { v.HS = "88-07" }, "hs", "88-07", sanctions.ErrInvalid},
		{func(v *i) { v.Origin = "USA" }, "origin", "USA", sanctions.ErrInvalid},
	})
}

// TestItemCodes tells codes from what only looks like them.
func TestItemCodes(t *testing.T) {
	valid := func(item sanctions.Item) bool { return item.Validate() == nil }
	for code, want := range map[string]bool{
		"9": true, "9A": true, "9A9": true, "9A99": true, "9A991": true, "9A991.d": true, "9a991.D": true,
		"9A610.y.10": true, "3A001.a.1.a": true, "EAR99": true, "ear99": true,
		"A": false, "99": false, "9F991": false, "9A99X": false, "9A991d": false, "9A991.": false, "9A991..d": false,
		"9A991.d.": false, "9A99.d": false, " 9A991": false, "9A991 d": false, "EAR": false, "EAR99.a": false,
		"9A991.д": false, "n/a": false,
	} {
		if got := valid(sanctions.Item{ECCN: code}); got != want {
			t.Errorf("ECCN %q is valid: %t, want %t", code, got, want)
		}
	}
	for code, want := range map[string]bool{
		"88": true, "8807": true, "8807.30": true, "8807 30 00": true, "8807300000": true,
		"8": false, "8807.30.00.00.1": false, "88x": false, ".": false, "٨٨": false,
	} {
		if got := valid(sanctions.Item{HS: code}); got != want {
			t.Errorf("HS code %q is valid: %t, want %t", code, got, want)
		}
	}
	if !(sanctions.Item{}).IsZero() || (sanctions.Item{Description: "part"}).IsZero() {
		t.Error("an item of which nothing is known is zero, any other is not")
	}
}

func TestCodes(t *testing.T) {
	for code, want := range map[string]error{
		"UN": nil, "US-OFAC": nil, "US-STATE": nil, "A1": nil,
		"": sanctions.ErrMissing, "us-ofac": sanctions.ErrInvalid, "US_OFAC": sanctions.ErrInvalid,
		"-US": sanctions.ErrInvalid, "US-": sanctions.ErrInvalid, "US--OFAC": sanctions.ErrInvalid,
		"US OFAC": sanctions.ErrInvalid, "ЕU": sanctions.ErrInvalid, // a Cyrillic Е
	} {
		if err := sanctions.Authority(code).Validate(); !errors.Is(err, want) {
			t.Errorf("authority %q: %v, want %v", code, err, want)
		}
		list := sanctions.ListID(strings.ToLower(code))
		if code == "us-ofac" {
			list = "US-OFAC"
		}
		if err := list.Validate(); !errors.Is(err, want) {
			t.Errorf("list %q: %v, want %v", list, err, want)
		}
	}
}

func TestFieldErrorText(t *testing.T) {
	entry := belaviaEntry()
	entry.Designations[0].Measures[0].Kind = "embargo"
	got := entry.Validate().Error()
	if want := `designations[0].measures[0].kind "embargo": unknown word`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	entry = belaviaEntry()
	entry.ID = ""
	if got, want := entry.Validate().Error(), "id: missing"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestValidateAcceptsWhatIsNotKnown: only what an entry is about must be there.
func TestValidateAcceptsWhatIsNotKnown(t *testing.T) {
	for name, entry := range map[string]sanctions.Entry{
		"a name": {Ref: belavia, Party: sanctions.Party{Names: []sanctions.Name{{Text: "Belavia"}}}},
		"an identifier": {Ref: belavia, Party: sanctions.Party{
			Identifiers: []sanctions.Identifier{{Type: sanctions.TailNumber, Value: "EW-001PA"}},
		}},
	} {
		if err := entry.Validate(); err != nil {
			t.Errorf("%s alone: %v", name, err)
		}
	}
}

func TestConfidence(t *testing.T) {
	for confidence, decides := range map[sanctions.Confidence]bool{
		sanctions.Published: true, sanctions.Confirmed: true, sanctions.Secondary: true,
		sanctions.Background: false, sanctions.Uncertain: false,
	} {
		if !confidence.Valid() || confidence.Decides() != decides {
			t.Errorf("%q: valid %t, decides %t", confidence, confidence.Valid(), confidence.Decides())
		}
	}
	if sanctions.Confidence("certain").Valid() {
		t.Error(`"certain" is no degree of confidence`)
	}
}

func TestReliefRelieves(t *testing.T) {
	all := sanctions.Relief{}
	bounded := sanctions.Relief{
		Programmes: []string{"BELARUS-EO14038"},
		Measures:   []sanctions.MeasureKind{sanctions.AssetFreeze, sanctions.ServiceBan},
	}
	for _, tt := range []struct {
		name      string
		relief    sanctions.Relief
		programme string
		kind      sanctions.MeasureKind
		want      bool
	}{
		{"unbounded", all, "RUSSIA-EO14024", sanctions.ExportBan, true},
		{"programme and kind", bounded, "BELARUS-EO14038", sanctions.ServiceBan, true},
		{"another kind", bounded, "BELARUS-EO14038", sanctions.ExportBan, false},
		{"another programme", bounded, "RUSSIA-EO14024", sanctions.AssetFreeze, false},
		{"no programme", bounded, "", sanctions.AssetFreeze, false},
	} {
		if got := tt.relief.Relieves(tt.programme, tt.kind); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestPrimaryName(t *testing.T) {
	alias := sanctions.Name{Text: "Belavia", Type: sanctions.Alias}
	primary := sanctions.Name{Text: "Belavia Belarusian Airlines"}
	for want, names := range map[string][]sanctions.Name{
		"Belavia Belarusian Airlines": {alias, primary},
		"Belavia":                     {alias},
		"":                            nil,
	} {
		if got := (&sanctions.Party{Names: names}).PrimaryName(); got != want {
			t.Errorf("PrimaryName of %v is %q, want %q", names, got, want)
		}
	}
}

func TestRefOrder(t *testing.T) {
	refs := []sanctions.Ref{{}, {List: "a", ID: "2"}, {List: "b", ID: "1"}, {List: "b", ID: "10"}, {List: "b", ID: "2"}}
	for i, r := range refs {
		for j, s := range refs {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if got := r.Compare(s); got != want {
				t.Errorf("%v.Compare(%v) = %d, want %d", r, s, got, want)
			}
		}
	}
	if diff := cmp.Diff("us-ofac-sdn/44541", belavia.String()); diff != "" {
		t.Errorf("String (-want +got):\n%s", diff)
	}
}
