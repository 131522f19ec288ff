package screening_test

import (
	"context"
	"fmt"
	"log"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// May a US dealer maintain Belavia's Boeings on the day the BIS letter takes effect,
// and may a German shop?
func Example() {
	ctx := context.Background()
	store := lists.NewStore()
	if err := belarus.Publish(ctx, store); err != nil {
		log.Fatal(err)
	}
	screener, err := screening.New(ctx, store.Latest(), screening.Policy{})
	if err != nil {
		log.Fatal(err)
	}
	for _, country := range []string{"US", "DE"} {
		decision, err := screener.Screen(ctx, screening.Request{
			On:       sanctions.MustDate("2025-09-12"),
			Party:    sanctions.Party{Names: []sanctions.Name{{Text: "Belavia"}}},
			Activity: sanctions.Maintenance,
			Item:     sanctions.Item{ECCN: "9A991.d", Origin: "US"},
			Actors:   []screening.Actor{{Country: country}},
		})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %s\n", country, decision.Outcome)
		for _, a := range decision.Authorities {
			if a.Reached {
				fmt.Printf("  %s: %s\n", a.Authority, a.Outcome)
			}
		}
	}
	// Output:
	// US: permitted
	//   US-BIS: permitted
	//   US-OFAC: permitted
	// DE: prohibited
	//   EU: prohibited
	//   US-BIS: permitted
}
