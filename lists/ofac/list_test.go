package ofac_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

func TestCoverage(t *testing.T) {
	on := sanctions.MustDate("2023-12-28")
	got := ofac.Coverage(ofac.SDN, on)
	want := sanctions.Coverage{
		Authority: "US-OFAC",
		Subject:   "parties whose property and interests in property are blocked",
		Unheld:    []string{"CU", "IR", "KP", "RU", "SY", "UA", "VE"},
		Reviewed:  on,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
	for _, list := range []sanctions.ListID{ofac.SDN, ofac.Consolidated, "us-ofac-other"} {
		c := ofac.Coverage(list, on)
		if err := c.Validate(); err != nil {
			t.Errorf("coverage of %s: %v", list, err)
		}
		for _, activity := range []sanctions.Activity{"", sanctions.Maintenance, sanctions.Payment, sanctions.Finance} {
			want := sanctions.No // the silence of the consolidated list is no answer
			switch {
			case list == ofac.SDN:
				want = sanctions.Yes
			case activity == "":
				want = sanctions.Unknown
			}
			if got := c.Covers(&sanctions.Transaction{Activity: activity}); got != want {
				t.Errorf("%s covers %q: %v, want %v", list, activity, got, want)
			}
		}
	}
}

// The programmes about countries begin and end: the day before, and the first day.
func TestCoverageUnheld(t *testing.T) {
	for _, tt := range []struct {
		country, on string
		want        bool
	}{
		{"UA", "2014-12-18", false},
		{"UA", "2014-12-19", true},
		{"VE", "2019-08-04", false},
		{"VE", "2019-08-05", true},
		{"RU", "2022-03-07", false},
		{"RU", "2022-03-08", true},
		{"SY", "2025-06-30", true},
		{"SY", "2025-07-01", false},
		{"CU", "2014-01-01", true},
		{"BY", "2023-08-09", false}, // all of OFAC's Belarus programmes name their parties
	} {
		c := ofac.Coverage(ofac.SDN, sanctions.MustDate(tt.on))
		if got := slices.Contains(c.Unheld, tt.country); got != tt.want {
			t.Errorf("on %s %s is unheld: %v, want %v", tt.on, tt.country, got, tt.want)
		}
	}
}
