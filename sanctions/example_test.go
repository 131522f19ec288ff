package sanctions_test

import (
	"errors"
	"fmt"

	"github.com/interdict/interdict/sanctions"
)

// A measure and a licence are asked about the same transaction. The measure bites
// where its scope overlaps; the licence helps only where its scope covers.
func Example() {
	measure := sanctions.Measure{
		Kind: sanctions.LicenceRequirement,
		Scope: sanctions.Scope{
			Activities: []sanctions.Activity{sanctions.Supply, sanctions.Service},
			Items:      []sanctions.ItemScope{{ECCN: []string{"9"}, Origins: []string{"US"}}},
			Countries:  []string{"BY"},
		},
	}
	licence := sanctions.Relief{
		Kind: sanctions.GeneralLicence,
		Scope: sanctions.Scope{
			Activities: []sanctions.Activity{sanctions.Maintenance},
			Items:      []sanctions.ItemScope{{ECCN: []string{"9A991.d"}}},
		},
	}

	ask := func(t sanctions.Transaction) {
		fmt.Printf("measure overlaps: %v, licence covers: %v %v\n",
			measure.Scope.Overlaps(&t), licence.Scope.Covers(&t), licence.Scope.Missing(&t))
	}
	repair := sanctions.Transaction{
		Activity:  sanctions.Repair,
		Item:      sanctions.Item{Description: "landing gear", ECCN: "9A991.d", Origin: "US"},
		Countries: []string{"BY"},
	}
	ask(repair)

	repair.Item.ECCN = "9A991" // some paragraph of it
	ask(repair)

	repair.Item.ECCN = "9A991.b" // a whole aircraft
	ask(repair)

	repair.Item.Origin = "FR"
	ask(repair)
	// Output:
	// measure overlaps: yes, licence covers: yes []
	// measure overlaps: yes, licence covers: unknown [item.eccn]
	// measure overlaps: yes, licence covers: no []
	// measure overlaps: no, licence covers: no []
}

// General License 9 was in force from the day of the designation until it expired.
func ExamplePeriod() {
	licence := sanctions.Period{From: sanctions.MustDate("2023-08-09"), Until: sanctions.MustDate("2023-09-08")}
	for _, day := range []string{"2023-08-08", "2023-08-09", "2023-09-07", "2023-09-08"} {
		fmt.Println(day, licence.Contains(sanctions.MustDate(day)))
	}
	fmt.Println(licence)
	// Output:
	// 2023-08-08 false
	// 2023-08-09 true
	// 2023-09-07 true
	// 2023-09-08 false
	// [2023-08-09, 2023-09-08)
}

// An act that says "until 30 June" means that day, too.
func ExampleThrough() {
	fmt.Println(sanctions.Through(sanctions.MustDate("2024-01-01"), sanctions.MustDate("2024-06-30")))
	// Output: [2024-01-01, 2024-07-01)
}

func ExamplePartialDate_Overlaps() {
	listed, _ := sanctions.ParsePartialDate("circa 1960")
	for _, s := range []string{"1960-05-17", "1961", "1959/1960", "1962"} {
		asked, _ := sanctions.ParsePartialDate(s)
		fmt.Println(asked, listed.Overlaps(asked))
	}
	// Output:
	// 1960-05-17 true
	// 1961 true
	// 1959/1960 true
	// 1962 false
}

// The Belarusian UNP is a tax number to one authority and a registration number to
// another.
func ExampleIdentifier_Agrees() {
	ofac := sanctions.Identifier{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY"}
	council := sanctions.Identifier{Type: sanctions.RegistrationNumber, Value: "600 390 798"}
	russian := sanctions.Identifier{Type: sanctions.TaxNumber, Value: "600390798", Country: "RU"}
	fmt.Println(ofac.Agrees(&council), ofac.Agrees(&russian))
	// Output: yes unknown
}

// An error of validation names the field, what it holds and why that is wrong.
func ExampleFieldError() {
	entry := sanctions.Entry{
		Ref: sanctions.Ref{List: "us-ofac-sdn", ID: "44541"},
		Party: sanctions.Party{
			Names:       []sanctions.Name{{Text: "BELAVIA"}},
			Identifiers: []sanctions.Identifier{{Type: "unp", Value: "600390798"}},
		},
	}
	err := entry.Validate()
	fmt.Println(err)
	fmt.Println(errors.Is(err, sanctions.ErrUnknown))
	var field *sanctions.FieldError
	if errors.As(err, &field) {
		fmt.Println(field.Field)
	}
	// Output:
	// party.identifiers[0].type "unp": unknown word
	// true
	// party.identifiers[0].type
}
