package lists_test

import (
	"context"
	"fmt"
	"iter"
	"log"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// A list is published twice. What was in force on a day depends on the day asked
// about and on the day as of which one asks.
func Example() {
	day := sanctions.MustDate
	airline := &sanctions.Entry{
		Ref:          sanctions.Ref{List: "xx-list", ID: "44541"},
		Party:        sanctions.Party{Names: []sanctions.Name{{Text: "Example Airline"}}},
		Designations: []sanctions.Designation{{Authority: "XX"}}, // the list publishes no days
	}
	bank := &sanctions.Entry{
		Ref:   sanctions.Ref{List: "xx-list", ID: "1"},
		Party: sanctions.Party{Names: []sanctions.Name{{Text: "Example Bank"}}},
	}

	store := lists.NewStore()
	for _, version := range []struct {
		date    sanctions.Date
		entries []*sanctions.Entry
	}{
		{day("2023-08-03"), []*sanctions.Entry{bank}},
		{day("2023-08-09"), []*sanctions.Entry{bank, airline}},
		{day("2025-11-04"), []*sanctions.Entry{bank}},
	} {
		_, err := store.Publish(context.Background(), &lists.Draft{
			List: "xx-list", Authority: "XX", Date: version.date, Entries: yield(version.entries),
			Coverage: sanctions.Coverage{Authority: "XX", Subject: "everybody", Reviewed: version.date},
		})
		if err != nil {
			log.Fatal(err)
		}
	}

	for _, known := range []string{"2023-08-03", "2024-01-01", "2025-11-04"} {
		listing, ok := store.Latest().KnownAt(day(known)).Entry(airline.Ref)
		if !ok {
			fmt.Printf("as known on %s the list does not have it\n", known)
			continue
		}
		for _, on := range []string{"2023-08-03", "2023-08-08", "2023-08-09", "2025-11-04"} {
			fmt.Printf("as known on %s, in force on %s: %s\n", known, on,
				listing.InForce(listing.Designations[0].Period, day(on)))
		}
	}
	// Output:
	// as known on 2023-08-03 the list does not have it
	// as known on 2024-01-01, in force on 2023-08-03: no
	// as known on 2024-01-01, in force on 2023-08-08: unknown
	// as known on 2024-01-01, in force on 2023-08-09: yes
	// as known on 2024-01-01, in force on 2025-11-04: yes
	// as known on 2025-11-04, in force on 2023-08-03: no
	// as known on 2025-11-04, in force on 2023-08-08: unknown
	// as known on 2025-11-04, in force on 2023-08-09: yes
	// as known on 2025-11-04, in force on 2025-11-04: no
}

// yield gives the entries one by one, as a format package does.
func yield(entries []*sanctions.Entry) iter.Seq2[*sanctions.Entry, error] {
	return func(yield func(*sanctions.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}
}
