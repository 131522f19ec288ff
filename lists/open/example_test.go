package open_test

import (
	"context"
	"fmt"
	"log"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/open"
)

func Example() {
	store := lists.NewStore()
	report, err := open.Paths(context.Background(), store, "../../testdata/us-ofac/sdn-csv")
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range report.Versions {
		fmt.Println(v.List, v.Date, v.Entries)
	}
	// Output:
	// us-ofac-sdn 2023-08-03 7
	// us-ofac-sdn 2023-08-09 10
	// us-ofac-sdn 2023-12-28 10
}
