package country_test

import (
	"fmt"

	"github.com/interdict/interdict/internal/country"
)

func Example() {
	code, ok := country.Code("Korea, North")
	fmt.Println(code, ok, country.Name(code))
	_, ok = country.Code("Region: Crimea")
	fmt.Println(ok)
	// Output:
	// KP true North Korea
	// false
}
