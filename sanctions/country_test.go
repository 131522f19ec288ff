package sanctions_test

import (
	"testing"

	"github.com/interdict/interdict/sanctions"
)

func TestValidCountry(t *testing.T) {
	for code, want := range map[string]bool{
		"BY": true, "GB": true, "GR": true, "PR": true, "XK": true,
		"UK": false, "EL": false, "EU": false, "XX": false, "ZZ": false,
		"by": false, "B": false, "BYE": false, "": false, "Y ": false, " A": false, "D ": false, "B1": false,
	} {
		if got := sanctions.ValidCountry(code); got != want {
			t.Errorf("ValidCountry(%q) = %v", code, got)
		}
	}
}
