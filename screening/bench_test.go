package screening_test

import (
	"testing"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// BenchmarkScreen measures whole decisions on the embedded lists, matching, findings
// and changes included: of a listed party, of one whose name is new, and of one whose
// name comes near.
func BenchmarkScreen(b *testing.B) {
	s := embedded(b)
	other := func(name, country string) screening.Request {
		r := guiding("US", "2025-09-12")
		r.Party = named(name, country)
		return r
	}
	byNumber := guiding("DE", "2025-09-12")
	byNumber.Party = sanctions.Party{Identifiers: []sanctions.Identifier{{Type: sanctions.RegistrationNumber, Value: "600390798"}}}
	for _, bb := range []struct {
		name    string
		request screening.Request
	}{
		{"listed", guiding("US", "2025-09-12")},
		{"listed,identifier", byNumber},
		{"unlisted", other("Alpine Cheese Trading", "CH")},
		{"near", other("Bellesavia", "BY")},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Screen(b.Context(), bb.request); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
