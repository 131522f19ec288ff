package screening_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// The request of the command line's documentation, whole.
const documentedRequest = `{"id":"r1","on":"2025-09-12","known_at":"2025-09-12",
 "party":{"kind":"organization","names":["Belavia"],"countries":["BY"],
          "identifiers":[{"type":"registration","value":"600390798"}],"birth_dates":["1970-01-31"]},
 "owners":[{"party":{"names":["Holding"]},"percent":50,"control":false,"owners":[{"party":{"names":["Owner of the holding"]}}]}],
 "activity":"maintenance",
 "item":{"description":"landing gear for Boeing 737-800","manufacturer":"Boeing","eccn":"9A991.d","hs":"8807.30","origin":"US"},
 "actors":[{"country":"US"}],"currency":"USD"}`

func TestRequestFromJSON(t *testing.T) {
	var got screening.Request
	if err := json.Unmarshal([]byte(documentedRequest), &got); err != nil {
		t.Fatal(err)
	}
	half, no := 50.0, false
	day := sanctions.MustDate("2025-09-12")
	named := func(s string) sanctions.Party { return sanctions.Party{Names: []sanctions.Name{{Text: s}}} }
	want := screening.Request{
		ID: "r1", On: day, KnownAt: day,
		Party: sanctions.Party{
			Kind: sanctions.Organization, Names: []sanctions.Name{{Text: "Belavia"}}, Countries: []string{"BY"},
			Identifiers: []sanctions.Identifier{{Type: sanctions.RegistrationNumber, Value: "600390798"}},
			BirthDates:  []sanctions.PartialDate{sanctions.DayOf(sanctions.MustDate("1970-01-31"))},
		},
		Owners: []screening.Owner{{Party: named("Holding"), Percent: &half, Control: &no,
			Owners: []screening.Owner{{Party: named("Owner of the holding")}}}},
		Activity: sanctions.Maintenance,
		Item: sanctions.Item{Description: "landing gear for Boeing 737-800", Manufacturer: "Boeing",
			ECCN: "9A991.d", HS: "8807.30", Origin: "US"},
		Actors: []screening.Actor{{Country: "US"}}, Currency: "USD",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("request (-want +got):\n%s", diff)
	}
	if err := got.Validate(); err != nil {
		t.Errorf("Validate: %v", err)
	}

	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var again screening.Request
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, again); diff != "" {
		t.Errorf("not the same after a round trip (-before +after):\n%s", diff)
	}
}

// A request that is wrong gets an error that names the key and what it holds.
func TestRequestErrors(t *testing.T) {
	for _, tt := range []struct {
		name, json   string
		field, value string
		is           error
	}{
		{"unknown key", `{"on":"2025-09-12","party":{"names":["X"]},"speed":1}`, "speed", "", sanctions.ErrUnknown},
		{"key in other letters", `{"on":"2025-09-12","Party":{"names":["X"]}}`, "Party", "", sanctions.ErrUnknown},
		{"key twice", `{"on":"2025-09-12","party":{"names":["X"]},"party":{"names":["Y"]}}`, "party", "", sanctions.ErrTwice},
		{"key twice further down", `{"on":"2025-09-12","owners":[{"party":{"names":["X"],"names":["Y"]}}],"party":{"names":["X"]}}`, "names", "", sanctions.ErrTwice},
		{"bytes that are not UTF-8", "{\"on\":\"2025-09-12\",\"party\":{\"names\":[\"\xc1\xe5\xeb\"]}}", "request", "", sanctions.ErrText},
		{"lost characters", `{"on":"2025-09-12","party":{"names":["\ufffd\ufffd"]}}`, "party.names[0].text", "\ufffd\ufffd", sanctions.ErrText},
		{"control characters", `{"on":"2025-09-12","party":{"names":["Belavia\u001b[31m"]}}`, "party.names[0].text", "Belavia\x1b[31m", sanctions.ErrText},
		{"malformed day", `{"on":"12.9.2025","party":{"names":["X"]}}`, "on", "12.9.2025", sanctions.ErrDate},
		{"impossible day", `{"on":"2025-02-30","party":{"names":["X"]}}`, "on", "2025-02-30", sanctions.ErrDate},
		{"malformed known_at", `{"on":"2025-09-12","known_at":"now","party":{"names":["X"]}}`, "known_at", "now", sanctions.ErrDate},
		{"no day", `{"party":{"names":["X"]}}`, "on", "", sanctions.ErrMissing},
		{"no party", `{"on":"2025-09-12"}`, "party.names", "", sanctions.ErrMissing},
		{"unknown kind", `{"on":"2025-09-12","party":{"names":["X"],"kind":"firm"}}`, "party.kind", "firm", sanctions.ErrUnknown},
		{"unknown activity", `{"on":"2025-09-12","party":{"names":["X"]},"activity":"fixing"}`, "activity", "fixing", sanctions.ErrUnknown},
		{"country in words", `{"on":"2025-09-12","party":{"names":["X"],"countries":["Belarus"]}}`, "party.countries[0].country", "Belarus", sanctions.ErrInvalid},
		{"unknown identifier type", `{"on":"2025-09-12","party":{"identifiers":[{"type":"unp","value":"1"}]}}`, "party.identifiers[0].type", "unp", sanctions.ErrUnknown},
		{"birth date", `{"on":"2025-09-12","party":{"names":["X"],"birth_dates":["31.1.1970"]}}`, "party.birth_dates[0]", "31.1.1970", sanctions.ErrDate},
		{"ECCN", `{"on":"2025-09-12","party":{"names":["X"]},"item":{"eccn":"parts"}}`, "item.eccn", "parts", sanctions.ErrInvalid},
		{"origin", `{"on":"2025-09-12","party":{"names":["X"]},"item":{"origin":"usa"}}`, "item.origin", "usa", sanctions.ErrInvalid},
		{"actor", `{"on":"2025-09-12","party":{"names":["X"]},"actors":[{"country":""}]}`, "actors[0].country", "", sanctions.ErrInvalid},
		{"currency", `{"on":"2025-09-12","party":{"names":["X"]},"currency":"dollar"}`, "currency", "dollar", sanctions.ErrInvalid},
		{"a share above the whole", `{"on":"2025-09-12","party":{"names":["X"]},"owners":[{"party":{"names":["Y"]},"percent":101}]}`, "owners[0].percent", "101", sanctions.ErrInvalid},
		{"shares above the whole", `{"on":"2025-09-12","party":{"names":["X"]},"owners":[{"party":{"names":["Y"]},"percent":60},{"party":{"names":["Z"]},"percent":60}]}`, "owners", "120", sanctions.ErrInvalid},
		{"wrong type", `{"on":20250912,"party":{"names":["X"]}}`, "on", "number", sanctions.ErrInvalid},
		{"not JSON", `{"on":`, "request", "", sanctions.ErrInvalid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r screening.Request
			err := json.Unmarshal([]byte(tt.json), &r)
			if err == nil {
				err = r.Validate()
			}
			if tt.name == "not JSON" { // encoding/json rejects it before the request sees it
				if err == nil {
					t.Fatal("no error")
				}
				return
			}
			var bad *screening.RequestError
			if !errors.As(err, &bad) {
				t.Fatalf("got %v, want a RequestError", err)
			}
			if bad.Field != tt.field || bad.Value != tt.value || !errors.Is(err, tt.is) {
				t.Errorf("got field %q, value %q, %v; want field %q, value %q, %v", bad.Field, bad.Value, bad.Err, tt.field, tt.value, tt.is)
			}
		})
	}
}

// Whatever comes in as a request gives an error or a request that survives a round
// trip, and never a panic.
func FuzzRequest(f *testing.F) {
	f.Add([]byte(documentedRequest))
	f.Add([]byte(`{"party":{"names":["X"]}}`))
	f.Add([]byte(`{"owners":[{"owners":[{"owners":[]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r screening.Request
		if json.Unmarshal(data, &r) != nil {
			return
		}
		_ = r.Validate()
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var again screening.Request
		if err := json.Unmarshal(text, &again); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	})
}
