package sanctions_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/interdict/interdict/sanctions"
)

var identifierTypes = []sanctions.IdentifierType{
	sanctions.RegistrationNumber, sanctions.TaxNumber, sanctions.NationalID, sanctions.Passport, sanctions.DriverLicence,
	sanctions.LEI, sanctions.BIC, sanctions.DUNS, sanctions.IMO, sanctions.MMSI, sanctions.CallSign, sanctions.TailNumber,
	sanctions.SerialNumber, sanctions.Transponder, sanctions.AirlineIATA, sanctions.AirlineICAO, sanctions.CryptoAddress,
	sanctions.Email, sanctions.Website, sanctions.Phone, sanctions.Gazette, sanctions.OtherIdentifier,
}

// TestIdentifierKey shows what is folded and what is not.
func TestIdentifierKey(t *testing.T) {
	tests := []struct {
		name  string
		typ   sanctions.IdentifierType
		value string
		key   string
	}{
		{"as published", sanctions.Passport, "MP1234567", "passport:MP1234567"},
		{"blanks", sanctions.Passport, " MP 123 45 67\t", "passport:MP1234567"},
		{"no-break blank", sanctions.Passport, "MP\u00a01234567", "passport:MP1234567"},
		{"hyphens", sanctions.Passport, "MP-1234567", "passport:MP1234567"},
		{"other dashes", sanctions.Passport, "MP–1234567", "passport:MP1234567"},
		{"stops, slashes and signs", sanctions.Passport, "№ MP.1234/567", "passport:MP1234567"},
		{"case", sanctions.Passport, "mp1234567", "passport:MP1234567"},
		{"Cyrillic letters that look Latin", sanctions.Passport, "МР1234567", "passport:MP1234567"},
		{"the same in lower case", sanctions.Passport, "мр1234567", "passport:MP1234567"},
		{"Cyrillic letters of their own", sanctions.Passport, "ЖЯ1234567", "passport:ЖЯ1234567"},
		{"Arabic-Indic digits", sanctions.Passport, "A٠١٢٣٤٥٦٧٨٩", "passport:A0123456789"},
		{"Persian digits", sanctions.Passport, "A۰۱۲۳۴۵۶۷۸۹", "passport:A0123456789"},
		{"full-width digits", sanctions.Passport, "A０１２３４５６７８９", "passport:A0123456789"},
		{"leading zeros stay", sanctions.Passport, "00123", "passport:00123"},

		{"tail number", sanctions.TailNumber, "EW-001PA", "tail-number:EW001PA"},
		{"tail number, typed in Minsk", sanctions.TailNumber, "ЕW-001РА", "tail-number:EW001PA"},

		{"IMO number", sanctions.IMO, "9187629", "imo:9187629"},
		{"IMO number with its prefix", sanctions.IMO, "IMO 9187629", "imo:9187629"},
		{"IMO number with a wordy prefix", sanctions.IMO, "Imo no. 9187629", "imo:9187629"},
		{"IMO number with a repeated prefix", sanctions.IMO, "IMO: IMO9187629", "imo:9187629"},
		{"IMO number without a number", sanctions.IMO, "IMO", ""},

		{"Ethereum address with checksum case", sanctions.CryptoAddress, "0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B",
			"crypto-address:0XAB5801A7D398351B8BE11C439E05C5B3259AEC9B"},
		{"Ethereum address in lower case", sanctions.CryptoAddress, "0xab5801a7d398351b8be11c439e05c5b3259aec9b",
			"crypto-address:0XAB5801A7D398351B8BE11C439E05C5B3259AEC9B"},

		{"website", sanctions.Website, "https://Belavia.by/", "website:BELAVIABY"},
		{"website without scheme", sanctions.Website, "belavia.by", "website:BELAVIABY"},
		{"website in capitals", sanctions.Website, "HTTP://BELAVIA.BY", "website:BELAVIABY"},

		{"tax number", sanctions.TaxNumber, "600390798", "register:600390798"},
		{"registration number", sanctions.RegistrationNumber, "600 390 798", "register:600390798"},
		{"gazette number", sanctions.Gazette, "600390798", "register:600390798"},
		{"national id", sanctions.NationalID, "600390798", "register:600390798"},
		{"other number", sanctions.OtherIdentifier, "600390798", "other:600390798"},

		{"nothing", sanctions.Passport, "", ""},
		{"no letter or digit", sanctions.TaxNumber, " -/- ", ""},
		{"not UTF-8", sanctions.Passport, "A\xff1", "passport:A1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			id := sanctions.Identifier{Type: tt.typ, Value: tt.value}
			if got := id.Key(); got != tt.key {
				t.Errorf("key of %s %q is %q, want %q", tt.typ, tt.value, got, tt.key)
			}
		})
	}
}

// TestIdentifierKeySpaces: equal values of different types are different keys, save
// for the numbers that authorities call by different names.
func TestIdentifierKeySpaces(t *testing.T) {
	register := map[sanctions.IdentifierType]bool{
		sanctions.RegistrationNumber: true, sanctions.TaxNumber: true, sanctions.Gazette: true, sanctions.NationalID: true,
	}
	for _, a := range identifierTypes {
		for _, b := range identifierTypes {
			idA, idB := sanctions.Identifier{Type: a, Value: "600390798"}, sanctions.Identifier{Type: b, Value: "600390798"}
			want := a == b || register[a] && register[b]
			if got := idA.Key() == idB.Key(); got != want {
				t.Errorf("%s and %s share a key space: %t, want %t", a, b, got, want)
			}
		}
	}
}

func TestIdentifierAgrees(t *testing.T) {
	type id = sanctions.Identifier
	tests := []struct {
		name string
		a, b id
		want sanctions.Truth
	}{
		{"equal", id{Type: sanctions.Passport, Value: "MP1234567"}, id{Type: sanctions.Passport, Value: "mp 1234567"}, yes},
		{"different", id{Type: sanctions.Passport, Value: "MP1234567"}, id{Type: sanctions.Passport, Value: "MP1234568"}, no},
		{"different types", id{Type: sanctions.Passport, Value: "MP1234567"}, id{Type: sanctions.LEI, Value: "MP1234567"}, no},
		{"tax and registration number",
			id{Type: sanctions.TaxNumber, Value: "600390798"}, id{Type: sanctions.RegistrationNumber, Value: "600390798"}, yes},

		{"same country", id{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY"},
			id{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY"}, yes},
		{"one country not known", id{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY"},
			id{Type: sanctions.TaxNumber, Value: "600390798"}, yes},
		{"another country's number", id{Type: sanctions.TaxNumber, Value: "600390798", Country: "BY"},
			id{Type: sanctions.TaxNumber, Value: "600390798", Country: "RU"}, unknown},

		{"weak type", id{Type: sanctions.CallSign, Value: "BELAVIA"}, id{Type: sanctions.CallSign, Value: "Belavia"}, unknown},
		{"weak type, different", id{Type: sanctions.CallSign, Value: "BELAVIA"}, id{Type: sanctions.CallSign, Value: "BRU"}, no},
		{"unknown type", id{Type: "fax", Value: "600390798"}, id{Type: "fax", Value: "600390798"}, unknown},

		{"four characters", id{Type: sanctions.Passport, Value: "A-123"}, id{Type: sanctions.Passport, Value: "A123"}, unknown},
		{"four characters of two bytes",
			id{Type: sanctions.Passport, Value: "ЖЯЖЯ"}, id{Type: sanctions.Passport, Value: "ЖЯЖЯ"}, unknown},
		{"five characters", id{Type: sanctions.Passport, Value: "A1234"}, id{Type: sanctions.Passport, Value: "A1234"}, yes},
		{"no letter or digit", id{Type: sanctions.Passport, Value: "-"}, id{Type: sanctions.Passport, Value: "?"}, unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.a.Agrees(&tt.b); got != tt.want {
				t.Errorf("%v agrees with %v: %v, want %v", tt.a, tt.b, got, tt.want)
			}
			if got := tt.b.Agrees(&tt.a); got != tt.want {
				t.Errorf("the other way round: %v, want %v", got, tt.want)
			}
		})
	}
}

func TestIdentifierTypes(t *testing.T) {
	weak := map[sanctions.IdentifierType]bool{
		sanctions.CallSign: true, sanctions.SerialNumber: true, sanctions.AirlineIATA: true, sanctions.AirlineICAO: true,
		sanctions.Email: true, sanctions.Website: true, sanctions.Phone: true, sanctions.OtherIdentifier: true,
	}
	for _, typ := range identifierTypes {
		if !typ.Valid() || typ.Strong() == weak[typ] {
			t.Errorf("%s: valid %t, strong %t", typ, typ.Valid(), typ.Strong())
		}
	}
	for _, typ := range []sanctions.IdentifierType{"", "fax", "Passport"} {
		if typ.Valid() || typ.Strong() {
			t.Errorf("%q: valid %t, strong %t", typ, typ.Valid(), typ.Strong())
		}
	}
}

// TestIdentifierAgreesFollowsKeys: No exactly for different keys, Yes only for strong types.
func TestIdentifierAgreesFollowsKeys(t *testing.T) {
	draw := rapid.Custom(func(t *rapid.T) sanctions.Identifier {
		return sanctions.Identifier{
			Type:    rapid.SampledFrom(identifierTypes).Draw(t, "type"),
			Value:   rapid.StringMatching(`[ A-]?(123|АВ)[4-]?(56)?`).Draw(t, "value"),
			Country: rapid.SampledFrom([]string{"", "BY", "RU"}).Draw(t, "country"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw.Draw(t, "a"), draw.Draw(t, "b")
		agrees := a.Agrees(&b)
		if (agrees == no) != (a.Key() != b.Key()) {
			t.Errorf("keys %q and %q, agrees %v", a.Key(), b.Key(), agrees)
		}
		if agrees != b.Agrees(&a) {
			t.Errorf("%v and %v agree one way only", a, b)
		}
		if agrees == yes && (!a.Type.Strong() || !b.Type.Strong()) {
			t.Errorf("%v and %v agree, being weak", a, b)
		}
	})
}

func FuzzIdentifierKey(f *testing.F) {
	for i := range identifierTypes {
		f.Add(i, "MP 1234567")
	}
	for _, value := range []string{
		"", " - ", "IMO IMO 9187629", "МР1234567", "٠١٢", "0xAb58", "http://https://belavia.by/", "\xff", "ǅ", "𝟘𝟙𝟚𝟛",
	} {
		f.Add(0, value)
		f.Add(8, value)
		f.Add(18, value)
	}
	f.Fuzz(func(t *testing.T, n int, value string) {
		if n < 0 || n >= len(identifierTypes) {
			return
		}
		id := sanctions.Identifier{Type: identifierTypes[n], Value: value}
		key := id.Key()
		if key == "" {
			// An IMO number is its digits; a website may be nothing but "https://".
			lettersCount := id.Type != sanctions.IMO && id.Type != sanctions.Website && id.Type != sanctions.Email
			if lettersCount && strings.ContainsFunc(value, unicode.IsLetter) {
				t.Errorf("%q has letters and no key", value)
			}
			if id.Validate() == nil {
				t.Errorf("%q has no key and is valid", value)
			}
			return
		}
		_, folded, ok := strings.Cut(key, ":")
		if !ok || folded == "" {
			t.Fatalf("key %q", key)
		}
		for _, r := range folded {
			if !unicode.IsLetter(r) && (r < '0' || r > '9') {
				t.Errorf("key %q of %q holds %q", key, value, r)
			}
		}
		again := sanctions.Identifier{Type: id.Type, Value: folded}
		if got := again.Key(); got != key {
			t.Errorf("the key of %q is %q, the key of that %q", value, key, got)
		}
		if id.Agrees(&again) == sanctions.No {
			t.Errorf("%q does not agree with its folded form %q", value, folded)
		}
	})
}
