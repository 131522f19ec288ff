package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// listFlags choose the lists and how they are matched.
type listFlags struct {
	paths     []string
	embedded  bool
	threshold float64
	format    string
}

func (o *listFlags) register(f *pflag.FlagSet) {
	o.registerLists(f)
	o.registerFormat(f)
}

func (o *listFlags) registerLists(f *pflag.FlagSet) {
	f.StringArrayVar(&o.paths, "list", nil, "`PATH` of a list: a file, or a folder of dated versions, in any supported format; repeatable; replaces the embedded list")
	f.BoolVar(&o.embedded, "embedded", false, "use the embedded list beside those named with --list")
}

func (o *listFlags) registerFormat(f *pflag.FlagSet) {
	o.format = "text"
	f.Var(&checked{&o.format, oneOf("text", "json")}, "format", "`FORMAT` of the output: text or json")
}

func (o *listFlags) registerThreshold(f *pflag.FlagSet) {
	f.Var(&thresholdFlag{&o.threshold}, "threshold", "`SCORE` from which a name is a possible match, above 0 to 1 (default 0.85)")
}

// requestFlags make a request.
type requestFlags struct {
	on, knownAt dateFlag
	activity    string
	item        sanctions.Item
	actors      []string
	currency    string
	countries   []string
	kind        string
	identifiers identifierFlag
	birthDates  birthDateFlag
}

func (o *requestFlags) registerDays(f *pflag.FlagSet, today sanctions.Date) {
	o.on.day, o.knownAt.day = today, today
	f.Var(&o.on, "on", "`DAY` asked about, as 2025-09-12")
	f.Var(&o.knownAt, "known-at", "use only what was published on or before this `DAY`")
}

func (o *requestFlags) registerParty(f *pflag.FlagSet) {
	f.Var(&checkedList{&o.countries, country}, "country", "`COUNTRY` of the party, as BY; repeatable")
	f.Var(&checked{&o.kind, kind}, "kind", "`KIND` of the party: person, organization, vessel or aircraft")
	f.Var(&o.identifiers, "id", "identifier of the party as `TYPE=VALUE`, such as registration=600390798; repeatable")
	f.Var(&o.birthDates, "birth-date", "birth `DATE` of a person, as 1970-01-31, 1970-01 or 1970; repeatable")
}

func (o *requestFlags) registerTransaction(f *pflag.FlagSet) {
	f.Var(&checked{&o.activity, activity}, "activity", "`ACTIVITY`: maintenance, sale, export, payment, landing, ...")
	f.StringVar(&o.item.Description, "item", "", "`DESCRIPTION` of the item")
	f.StringVar(&o.item.Manufacturer, "manufacturer", "", "`MANUFACTURER` of the item")
	f.Var(&checked{&o.item.ECCN, eccn}, "eccn", "export control classification `NUMBER` of the item, as 9A991.d")
	f.Var(&checked{&o.item.HS, hs}, "hs", "Harmonized System `CODE` of the item, as 8807.30")
	f.Var(&checked{&o.item.Origin, country}, "origin", "`COUNTRY` of origin of the item, as US")
	f.Var(&checkedList{&o.actors, country}, "actor", "`COUNTRY` of whoever would act, as US; repeatable")
	f.Var(&checked{&o.currency, currency}, "currency", "`CURRENCY` of the payment, as USD")
}

// party returns the party that the flags and the name describe.
func (o *requestFlags) party(name string) sanctions.Party {
	p := sanctions.Party{
		Kind: sanctions.Kind(o.kind), Countries: o.countries,
		Identifiers: o.identifiers, BirthDates: o.birthDates,
	}
	if name != "" {
		p.Names = []sanctions.Name{{Text: name}}
	}
	return p
}

func (o *requestFlags) request(name string) screening.Request {
	r := screening.Request{
		On: o.on.day, KnownAt: o.knownAt.day, Party: o.party(name),
		Activity: sanctions.Activity(o.activity), Item: o.item, Currency: o.currency,
	}
	for _, c := range o.actors {
		r.Actors = append(r.Actors, screening.Actor{Country: c})
	}
	return r
}

// The values below check what they are given, so that a mistake names its flag.

type dateFlag struct{ day sanctions.Date }

func (f *dateFlag) String() string     { return f.day.String() }
func (f *dateFlag) Type() string       { return "day" }
func (f *dateFlag) Set(s string) error { d, err := sanctions.ParseDate(s); f.day = d; return err }

type thresholdFlag struct{ v *float64 }

func (f *thresholdFlag) Type() string { return "score" }
func (f *thresholdFlag) String() string {
	if f.v == nil || *f.v == 0 {
		return ""
	}
	return fmt.Sprint(*f.v)
}
func (f *thresholdFlag) Set(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v > 0 && v <= 1) {
		return fmt.Errorf("want a number above 0 and up to 1")
	}
	*f.v = v
	return nil
}

type identifierFlag []sanctions.Identifier

func (f *identifierFlag) Type() string { return "identifier" }
func (f *identifierFlag) String() string {
	var s []string
	for _, id := range *f {
		s = append(s, string(id.Type)+"="+id.Value)
	}
	return strings.Join(s, ",")
}
func (f *identifierFlag) Set(s string) error {
	t, v, ok := strings.Cut(s, "=")
	if !ok {
		return fmt.Errorf("want TYPE=VALUE, as registration=600390798")
	}
	id := sanctions.Identifier{Type: sanctions.IdentifierType(t), Value: v}
	if !id.Type.Valid() {
		return fmt.Errorf("no such type %q; known: registration, tax, national-id, passport, lei, bic, imo, mmsi, tail-number, ... (go doc sanctions.IdentifierType)", t)
	}
	if err := id.Validate(); err != nil {
		return err
	}
	*f = append(*f, id)
	return nil
}

type birthDateFlag []sanctions.PartialDate

func (f *birthDateFlag) Type() string { return "date" }
func (f *birthDateFlag) String() string {
	var s []string
	for _, d := range *f {
		s = append(s, d.String())
	}
	return strings.Join(s, ",")
}
func (f *birthDateFlag) Set(s string) error {
	d, err := sanctions.ParsePartialDate(s)
	if err == nil {
		*f = append(*f, d)
	}
	return err
}

// checked is a string that a function checks.
type checked struct {
	v     *string
	check func(string) error
}

func (f *checked) Type() string { return "string" }
func (f *checked) String() string {
	if f.v == nil {
		return ""
	}
	return *f.v
}
func (f *checked) Set(s string) error {
	if err := f.check(s); err != nil {
		return err
	}
	*f.v = s
	return nil
}

type checkedList struct {
	v     *[]string
	check func(string) error
}

func (f *checkedList) Type() string { return "string" }
func (f *checkedList) String() string {
	if f.v == nil {
		return ""
	}
	return strings.Join(*f.v, ",")
}
func (f *checkedList) Set(s string) error {
	if err := f.check(s); err != nil {
		return err
	}
	*f.v = append(*f.v, s)
	return nil
}

func oneOf(words ...string) func(string) error {
	return func(s string) error {
		for _, w := range words {
			if s == w {
				return nil
			}
		}
		return fmt.Errorf("want one of %s", strings.Join(words, ", "))
	}
}

func country(s string) error {
	if !sanctions.ValidCountry(s) {
		return fmt.Errorf("want an ISO 3166-1 code in capitals, as BY or GB")
	}
	return nil
}

func kind(s string) error {
	return oneOf(string(sanctions.Person), string(sanctions.Organization), string(sanctions.Vessel), string(sanctions.Aircraft))(s)
}

func activity(s string) error {
	if s == "" || !sanctions.Activity(s).Valid() {
		return fmt.Errorf("no such activity; known: %s", activityWords())
	}
	return nil
}

func eccn(s string) error {
	if (&sanctions.Item{ECCN: s}).Validate() != nil {
		return fmt.Errorf("want a number as 9A991.d, or a leading part of one, or EAR99")
	}
	return nil
}

func hs(s string) error {
	if (&sanctions.Item{HS: s}).Validate() != nil {
		return fmt.Errorf("want two to ten digits, as 8807.30")
	}
	return nil
}

func currency(s string) error {
	if len(s) != 3 || strings.ToUpper(s) != s || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return fmt.Errorf("want three upper-case letters (ISO 4217), as USD")
	}
	return nil
}
