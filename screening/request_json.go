package screening

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/interdict/interdict/sanctions"
)

// requestJSON is the shape of a request in JSON. Words and days are read as text
// first, so that an error can name the key and the value.
type requestJSON struct {
	ID       string      `json:"id,omitempty"`
	On       string      `json:"on,omitempty"`
	KnownAt  string      `json:"known_at,omitempty"`
	Party    partyJSON   `json:"party"`
	Owners   []ownerJSON `json:"owners,omitempty"`
	Activity string      `json:"activity,omitempty"`
	Item     *itemJSON   `json:"item,omitempty"`
	Actors   []Actor     `json:"actors,omitempty"`
	Currency string      `json:"currency,omitempty"`
}

type partyJSON struct {
	Kind        string           `json:"kind,omitempty"`
	Names       []string         `json:"names,omitempty"`
	Countries   []string         `json:"countries,omitempty"`
	Identifiers []identifierJSON `json:"identifiers,omitempty"`
	BirthDates  []string         `json:"birth_dates,omitempty"`
	Gender      string           `json:"gender,omitempty"`
}

type identifierJSON struct {
	Type    string `json:"type"`
	Value   string `json:"value"`
	Country string `json:"country,omitempty"`
}

type ownerJSON struct {
	Party   partyJSON   `json:"party"`
	Percent *float64    `json:"percent,omitempty"`
	Control *bool       `json:"control,omitempty"`
	Owners  []ownerJSON `json:"owners,omitempty"`
}

type itemJSON struct {
	Description  string `json:"description,omitempty"`
	Manufacturer string `json:"manufacturer,omitempty"`
	ECCN         string `json:"eccn,omitempty"`
	HS           string `json:"hs,omitempty"`
	Origin       string `json:"origin,omitempty"`
}

// UnmarshalJSON reads a request of the form that the command line documents. A key
// that it does not know, a malformed day and a word outside the vocabulary are
// errors ([*RequestError] where a key of the form is at fault). Whether the request
// is complete is left to [Request.Validate].
func (r *Request) UnmarshalJSON(data []byte) error {
	if !utf8.Valid(data) {
		return &RequestError{Field: "request", Err: sanctions.ErrText}
	}
	if err := checkKeys(data); err != nil {
		return err
	}
	var j requestJSON
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&j); err != nil {
		return jsonError(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return &RequestError{Field: "request", Err: fmt.Errorf("more than one JSON value: %w", sanctions.ErrInvalid)}
	}
	out := Request{ID: j.ID, Activity: sanctions.Activity(j.Activity), Currency: j.Currency, Actors: j.Actors}
	var err error
	if out.On, err = parseDay("on", j.On); err != nil {
		return err
	}
	if out.KnownAt, err = parseDay("known_at", j.KnownAt); err != nil {
		return err
	}
	if out.Party, err = j.Party.party("party"); err != nil {
		return err
	}
	if out.Owners, err = ownersOf("owners", j.Owners, 0); err != nil {
		return err
	}
	if j.Item != nil {
		out.Item = sanctions.Item(*j.Item)
	}
	*r = out
	return nil
}

// checkKeys reports a key that an object has twice, of which the last would win, and one
// in other letters than the form has: encoding/json takes both without a word.
func checkKeys(data []byte) error {
	type level struct {
		object bool
		key    bool // what comes next in an object is a key
		seen   []string
	}
	var levels []level
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err != nil {
			return nil // of a mistake in the form the decoder itself tells
		}
		top := len(levels) - 1
		switch v := token.(type) {
		case json.Delim:
			if v == '{' || v == '[' {
				if top >= 0 {
					levels[top].key = levels[top].object
				}
				levels = append(levels, level{object: v == '{', key: v == '{'})
				continue
			}
			levels = levels[:top]
			continue
		case string:
			if top >= 0 && levels[top].object && levels[top].key {
				if v != strings.ToLower(v) {
					return &RequestError{Field: v, Err: fmt.Errorf("unknown key, keys are in lower case: %w", sanctions.ErrUnknown)}
				}
				if slices.Contains(levels[top].seen, v) {
					return &RequestError{Field: v, Err: sanctions.ErrTwice}
				}
				levels[top].seen, levels[top].key = append(levels[top].seen, v), false
				continue
			}
		}
		if top >= 0 {
			levels[top].key = levels[top].object
		}
	}
}

// jsonError turns the decoder's errors into ones that name the key.
func jsonError(err error) error {
	var typeError *json.UnmarshalTypeError
	if errors.As(err, &typeError) {
		field := typeError.Field
		if field == "" {
			field = "request"
		}
		return &RequestError{Field: field, Value: typeError.Value,
			Err: fmt.Errorf("not %s: %w", jsonKind(typeError.Type.Kind()), sanctions.ErrInvalid)}
	}
	if key, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return &RequestError{Field: strings.Trim(key, `"`), Err: fmt.Errorf("unknown key: %w", sanctions.ErrUnknown)}
	}
	return &RequestError{Field: "request", Err: fmt.Errorf("%w: %w", sanctions.ErrInvalid, err)}
}

// jsonKind says what JSON calls a Go kind.
func jsonKind(k reflect.Kind) string {
	switch k {
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Slice:
		return "an array"
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "a number"
	}
	return "a string"
}

func parseDay(key, value string) (sanctions.Date, error) {
	if value == "" {
		return sanctions.Date{}, nil
	}
	d, err := sanctions.ParseDate(value)
	if err != nil {
		return d, &RequestError{Field: key, Value: value, Err: sanctions.ErrDate}
	}
	return d, nil
}

func (j *partyJSON) party(key string) (sanctions.Party, error) {
	p := sanctions.Party{Kind: sanctions.Kind(j.Kind), Countries: j.Countries, Gender: j.Gender}
	for _, n := range j.Names {
		p.Names = append(p.Names, sanctions.Name{Text: n})
	}
	for _, id := range j.Identifiers {
		p.Identifiers = append(p.Identifiers, sanctions.Identifier{
			Type: sanctions.IdentifierType(id.Type), Value: id.Value, Country: id.Country,
		})
	}
	for i, b := range j.BirthDates {
		d, err := sanctions.ParsePartialDate(b)
		if err != nil {
			return p, &RequestError{Field: fmt.Sprintf("%s.birth_dates[%d]", key, i), Value: b, Err: sanctions.ErrDate}
		}
		p.BirthDates = append(p.BirthDates, d)
	}
	return p, nil
}

func ownersOf(key string, list []ownerJSON, depth int) ([]Owner, error) {
	if len(list) > 0 && depth >= maxOwnerDepth {
		return nil, &RequestError{Field: key, Err: fmt.Errorf("nested more than %d deep: %w", maxOwnerDepth, sanctions.ErrInvalid)}
	}
	var out []Owner
	for i := range list {
		at := fmt.Sprintf("%s[%d]", key, i)
		p, err := list[i].Party.party(at + ".party")
		if err != nil {
			return nil, err
		}
		o := Owner{Party: p, Percent: list[i].Percent, Control: list[i].Control}
		if o.Owners, err = ownersOf(at+".owners", list[i].Owners, depth+1); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// MarshalJSON writes the form that [Request.UnmarshalJSON] reads.
func (r Request) MarshalJSON() ([]byte, error) {
	j := requestJSON{
		ID: r.ID, On: r.On.String(), KnownAt: r.KnownAt.String(), Party: partyToJSON(&r.Party),
		Owners: ownersToJSON(r.Owners), Activity: string(r.Activity), Actors: r.Actors, Currency: r.Currency,
	}
	if !r.Item.IsZero() {
		item := itemJSON(r.Item)
		j.Item = &item
	}
	return json.Marshal(j)
}

func partyToJSON(p *sanctions.Party) partyJSON {
	j := partyJSON{Kind: string(p.Kind), Countries: p.Countries, Gender: p.Gender}
	for _, n := range p.Names {
		j.Names = append(j.Names, n.Text)
	}
	for _, id := range p.Identifiers {
		j.Identifiers = append(j.Identifiers, identifierJSON{string(id.Type), id.Value, id.Country})
	}
	for _, b := range p.BirthDates {
		j.BirthDates = append(j.BirthDates, b.String())
	}
	return j
}

func ownersToJSON(list []Owner) []ownerJSON {
	var out []ownerJSON
	for i := range list {
		o := &list[i]
		out = append(out, ownerJSON{partyToJSON(&o.Party), o.Percent, o.Control, ownersToJSON(o.Owners)})
	}
	return out
}
