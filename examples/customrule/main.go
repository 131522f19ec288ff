// Customrule shows a company's own rule beside the built-in ones: a repair shop
// sends every engine of a watched country to its compliance officer, even where the
// law would let it through. The rule is in rule.go, its unit test in rule_test.go.
//
//	go run ./examples/customrule
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

func main() {
	ctx := context.Background()
	store := lists.NewStore()
	if err := belarus.Publish(ctx, store); err != nil {
		log.Fatal(err)
	}
	screener, err := screening.New(ctx, store.Latest(), screening.Policy{
		Rules: []screening.Rule{enginePolicy{watched: []string{"BY", "RU"}}},
	})
	if err != nil {
		log.Fatal(err)
	}
	decision, err := screener.Screen(ctx, screening.Request{
		On:       sanctions.MustDate("2025-09-12"),
		Party:    sanctions.Party{Names: []sanctions.Name{{Text: "Belavia"}}},
		Activity: sanctions.Overhaul,
		Item:     sanctions.Item{Description: "turbofan for Boeing 737", ECCN: "9A991.d", HS: "8411.12", Origin: "US"},
		Actors:   []screening.Actor{{Country: "US"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, answer := range decision.Authorities {
		if answer.Reached {
			fmt.Printf("%-8s %s\n", answer.Authority, answer.Outcome)
		}
	}
	fmt.Printf("overall  %s\n", decision.Outcome)
	for _, finding := range decision.Findings {
		if finding.Authority == "HOUSE" {
			fmt.Println(finding.Why)
		}
	}
}
