package sanctions_test

import "github.com/interdict/interdict/sanctions"

// belaviaEntry is an entry as a list holds it: valid, and with the usual fields.
func belaviaEntry() *sanctions.Entry {
	return &sanctions.Entry{
		Ref: belavia,
		Party: sanctions.Party{
			Kind: sanctions.Organization,
			Names: []sanctions.Name{
				{Text: "BELAVIA BELARUSIAN AIRLINES"},
				{Text: "Белавиа", Type: sanctions.Alias, Language: "ru"},
				{Text: "BELAVIA", Type: sanctions.Alias, Weak: true},
			},
			Identifiers: []sanctions.Identifier{
				{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY", Label: "Tax ID No."},
				{Type: sanctions.AirlineIATA, Value: "B2"},
			},
			BirthDates: []sanctions.PartialDate{partial("1996-03-05")},
			Countries:  []string{"BY"},
			Addresses:  []sanctions.Address{{Street: "14a Nemiga Street", City: "Minsk", Country: "BY"}},
		},
		Designations: []sanctions.Designation{{
			Authority: "US-OFAC",
			Programme: "BELARUS-EO14038",
			Period:    sanctions.Period{From: day("2023-08-09"), Until: day("2025-11-04")},
			Measures:  []sanctions.Measure{{Kind: sanctions.AssetFreeze}},
			Basis:     []sanctions.Citation{{Text: "E.O. 14038", Published: day("2021-08-09")}},
		}},
		Relations: []sanctions.Relation{{Type: "operator", Name: "EW-001PA", Ref: aircraft}},
		Same:      []sanctions.Ref{{List: "belarus-us-ofac", ID: "belavia"}},
		Notes:     []sanctions.Note{{Label: "remarks", Text: "Organization Type: Passenger air transport."}},
	}
}

// exampleMeasure is a measure that stands on its own and uses every field of a scope.
func exampleMeasure() *sanctions.Measure {
	return &sanctions.Measure{
		ID: "ear-746-8", Kind: sanctions.LicenceRequirement, Authority: "US-BIS", Name: "EAR 746.8 licence requirement",
		Period: sanctions.Period{From: day("2022-03-02")},
		Scope: sanctions.Scope{
			Activities: []sanctions.Activity{sanctions.Carriage, sanctions.Service},
			Items: []sanctions.ItemScope{
				{HS: []string{"8411", "8807"}, Origins: []string{"CA"}},
				{ECCN: []string{"9A610", "9A991"}, HS: []string{"88"}, Origins: []string{"US"}},
			},
			Parties:   []sanctions.Ref{aircraft, belavia},
			Countries: []string{"RU", "BY"},
			Kinds:     []sanctions.Kind{sanctions.Aircraft, sanctions.Organization},
			Nexuses:   []sanctions.Nexus{"us-person", "us-origin-item"},
			Except: []sanctions.Scope{
				{Activities: []sanctions.Activity{sanctions.Overflight}, Countries: []string{"BY"}},
				{Items: []sanctions.ItemScope{{ECCN: []string{"9A991.d.10"}}}},
			},
		},
		Basis:      []sanctions.Citation{{Text: "15 CFR 746.8", URL: "https://www.ecfr.gov/current/title-15/section-746.8"}},
		Confidence: sanctions.Confirmed,
	}
}

func exampleRelief() *sanctions.Relief {
	return &sanctions.Relief{
		ID: "gl-11", Kind: sanctions.GeneralLicence, Authority: "US-OFAC", Name: "Belarus General License 11",
		Programmes: []string{"BELARUS-EO14038"}, Measures: []sanctions.MeasureKind{sanctions.AssetFreeze},
		Period:     sanctions.Period{From: day("2025-09-11")},
		Scope:      sanctions.Scope{Parties: []sanctions.Ref{belavia}},
		Conditions: []string{"No blocked aircraft EW-001PA."},
		Basis:      []sanctions.Citation{{Text: "Belarus General License 11"}},
		Confidence: sanctions.Secondary,
	}
}

func exampleHolding() *sanctions.Holding {
	return &sanctions.Holding{
		ID: "state-belavia", Holder: sanctions.Ref{List: "belarus-eu", ID: "state"}, Held: belavia,
		BasisPoints: 10_000, Control: sanctions.Yes, Period: sanctions.Period{From: day("1996-03-05")},
		Confidence: sanctions.Background,
	}
}

func exampleCoverage() *sanctions.Coverage {
	return &sanctions.Coverage{
		Authority: "US-BIS", Subject: "export controls on Belarusian aviation",
		Countries: []string{"BY"}, Unheld: []string{"RU"},
		Scopes: []sanctions.Scope{{Activities: []sanctions.Activity{sanctions.Service, sanctions.Supply}}},
		From:   day("2022-03-02"), Reviewed: day("2025-11-23"), MaxAge: 30,
	}
}

// exampleTransaction is one that exampleMeasure overlaps.
func exampleTransaction() *sanctions.Transaction {
	return &sanctions.Transaction{
		Activity:  sanctions.Maintenance,
		Item:      sanctions.Item{Description: "landing gear", ECCN: "9A991.d.1", HS: "8807.30", Origin: "US"},
		Kind:      sanctions.Organization,
		Countries: []string{"BY"},
		Entries:   []sanctions.Ref{belavia},
		Nexuses:   []sanctions.Nexus{"us-origin-item"},
	}
}
