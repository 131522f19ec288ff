package sanctions_test

import (
	"testing"

	"github.com/interdict/interdict/sanctions"
)

// TestScopeAllocatesNothing, since it is asked for every measure and relief of every
// screening.
func TestScopeAllocatesNothing(t *testing.T) {
	scope, about := &exampleMeasure().Scope, exampleTransaction()
	if overlaps, covers := scope.Overlaps(about), scope.Covers(about); overlaps != yes || covers != yes {
		t.Fatalf("overlaps %v, covers %v; the transaction must pass through every field", overlaps, covers)
	}
	if n := testing.AllocsPerRun(100, func() { scope.Overlaps(about); scope.Covers(about) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkScopeOverlaps(b *testing.B) {
	scope, about := &exampleMeasure().Scope, exampleTransaction()
	b.ReportAllocs()
	for b.Loop() {
		scope.Overlaps(about)
	}
}

func BenchmarkScopeMissing(b *testing.B) {
	scope, about := &exampleMeasure().Scope, exampleTransaction()
	about.Item, about.Kind = sanctions.Item{Description: "landing gear"}, ""
	b.ReportAllocs()
	for b.Loop() {
		scope.Missing(about)
	}
}

func BenchmarkEntryHash(b *testing.B) {
	entry := belaviaEntry()
	b.ReportAllocs()
	for b.Loop() {
		entry.Hash()
	}
}

func BenchmarkEntryClone(b *testing.B) {
	entry := belaviaEntry()
	b.ReportAllocs()
	for b.Loop() {
		entry.Clone()
	}
}

func BenchmarkIdentifierKey(b *testing.B) {
	id := sanctions.Identifier{Type: sanctions.Passport, Value: "MP 123-45-67"}
	b.ReportAllocs()
	for b.Loop() {
		id.Key()
	}
}
