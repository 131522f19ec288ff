package belarus_test

import (
	"context"
	"fmt"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/sanctions"
)

// When could one know that OFAC would license dealings with Belavia, and that it was
// no longer listed?
func Example() {
	store := lists.NewStore()
	if err := belarus.Publish(context.Background(), store); err != nil {
		fmt.Println(err)
		return
	}
	for _, known := range []string{"2023-08-08", "2023-08-09", "2025-09-11", "2025-11-04"} {
		snapshot := store.Latest().KnownAt(sanctions.MustDate(known))
		fmt.Print(known, ":")
		if l, ok := snapshot.Entry(sanctions.Ref{List: "belarus-us-ofac", ID: "belavia"}); ok {
			fmt.Print(" listed ", l.Designations[0].Period)
		}
		for _, p := range snapshot.Publications() {
			for _, r := range p.Reliefs {
				if r.Confidence.Decides() && r.Kind == sanctions.GeneralLicence && r.Scope.Parties[0].ID == "belavia" {
					fmt.Print(", ", r.ID, " ", r.Period)
				}
			}
		}
		fmt.Println()
	}
	// Output:
	// 2023-08-08:
	// 2023-08-09: listed [2023-08-09, ..), us-ofac-gl-9 [2023-08-09, 2023-09-08), us-ofac-gl-9-parts [2023-08-09, 2023-09-08)
	// 2025-09-11: listed [2023-08-09, ..), us-ofac-gl-11 [2025-09-11, ..), us-ofac-gl-9 [2023-08-09, 2023-09-08), us-ofac-gl-9-parts [2023-08-09, 2023-09-08)
	// 2025-11-04: listed [2023-08-09, 2025-11-04), us-ofac-gl-11 [2025-09-11, ..), us-ofac-gl-9 [2023-08-09, 2023-09-08), us-ofac-gl-9-parts [2023-08-09, 2023-09-08)
}
