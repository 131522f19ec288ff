package sanctions_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/interdict/interdict/sanctions"
)

// Short for the three answers, in tables.
const (
	no      = sanctions.No
	unknown = sanctions.Unknown
	yes     = sanctions.Yes
)

var truths = []sanctions.Truth{no, unknown, yes}

// TestTruthTables holds And, Or and Not against Kleene's strong logic.
func TestTruthTables(t *testing.T) {
	tests := []struct{ a, b, and, or sanctions.Truth }{
		{no, no, no, no},
		{no, unknown, no, unknown},
		{no, yes, no, yes},
		{unknown, no, no, unknown},
		{unknown, unknown, unknown, unknown},
		{unknown, yes, unknown, yes},
		{yes, no, no, yes},
		{yes, unknown, unknown, yes},
		{yes, yes, yes, yes},
	}
	for _, tt := range tests {
		if got := tt.a.And(tt.b); got != tt.and {
			t.Errorf("%v and %v is %v, want %v", tt.a, tt.b, got, tt.and)
		}
		if got := tt.a.Or(tt.b); got != tt.or {
			t.Errorf("%v or %v is %v, want %v", tt.a, tt.b, got, tt.or)
		}
		// De Morgan ties the tables to Not.
		if got := tt.a.Not().Or(tt.b.Not()).Not(); got != tt.and {
			t.Errorf("not (not %v or not %v) is %v, want %v", tt.a, tt.b, got, tt.and)
		}
	}
	for a, want := range map[sanctions.Truth]sanctions.Truth{no: yes, unknown: unknown, yes: no} {
		if got := a.Not(); got != want {
			t.Errorf("not %v is %v, want %v", a, got, want)
		}
	}
}

func TestTruthZeroIsUnknown(t *testing.T) {
	var forgotten sanctions.Truth
	if forgotten != sanctions.Unknown {
		t.Errorf("the zero Truth is %v", forgotten)
	}
}

func TestTruthText(t *testing.T) {
	for _, truth := range truths {
		text, err := json.Marshal(truth)
		if err != nil {
			t.Fatal(err)
		}
		if want := `"` + truth.String() + `"`; string(text) != want {
			t.Errorf("JSON is %s, want %s", text, want)
		}
		got := -truth
		if err := json.Unmarshal(text, &got); err != nil || got != truth {
			t.Errorf("%s unmarshals as %v, %v", text, got, err)
		}
	}
	got := sanctions.Yes
	if err := got.UnmarshalText(nil); err != nil || got != sanctions.Unknown {
		t.Errorf("empty text is %v, %v; want unknown", got, err)
	}
	for _, text := range []string{"Yes", "true", "1", "maybe"} {
		got := sanctions.Unknown
		if err := got.UnmarshalText([]byte(text)); !errors.Is(err, sanctions.ErrUnknown) || got != sanctions.Unknown {
			t.Errorf("%q is %v, %v; want ErrUnknown and no change", text, got, err)
		}
	}
}
