package sanctions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
)

// TestCloneIsDeep changes every place of a clone and demands that the original stays as
// it was. It is what fails when a slice is added to a type and
// forgotten in Clone.
func TestCloneIsDeep(t *testing.T) {
	t.Run("Entry", func(t *testing.T) {
		entry, want := filled[sanctions.Entry](), filled[sanctions.Entry]()
		testClone(t, &entry, &want, entry.Clone())
	})
	t.Run("Party", func(t *testing.T) {
		party, want := filled[sanctions.Party](), filled[sanctions.Party]()
		clone := party.Clone()
		testClone(t, &party, &want, &clone)
	})
	t.Run("Scope", func(t *testing.T) {
		scope, want := filled[sanctions.Scope](), filled[sanctions.Scope]()
		clone := scope.Clone()
		testClone(t, &scope, &want, &clone)
	})
}

func testClone[T any](t *testing.T, original, want, clone *T) {
	t.Helper()
	if diff := cmp.Diff(want, clone); diff != "" {
		t.Fatalf("clone differs from its original (-want +got):\n%s", diff)
	}
	for _, c := range changes(clone) {
		c.do()
	}
	if cmp.Equal(want, clone) {
		t.Fatal("nothing was changed")
	}
	if diff := cmp.Diff(want, original); diff != "" {
		t.Errorf("changing the clone changed its original (-want +got):\n%s", diff)
	}
}

func TestCloneKeepsNil(t *testing.T) {
	var entry sanctions.Entry
	if diff := cmp.Diff(&entry, entry.Clone()); diff != "" {
		t.Errorf("clone of the zero Entry (-want +got):\n%s", diff)
	}
}
