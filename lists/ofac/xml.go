package ofac

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/interdict/interdict/internal/country"
	"github.com/interdict/interdict/sanctions"
)

// An XMLReader reads the classic XML of a list (root element sdnList), as in SDN.XML
// and CONSOLIDATED.XML.
type XMLReader struct {
	list      sanctions.ListID
	file      string
	tokens    *xml.Decoder
	path      []string // of open elements
	closed    bool     // the root element has ended
	text      []byte   // of the innermost
	published sanctions.Date
	records   int // Record_Count; -1 if it is not given

	programmes *programmes
	builder    builder
	seen       map[string]struct{}
	fields     map[string]string // of the open sdnEntry or publshInformation
	item       map[string]string // of the open part of an entry
	tags       []string          // of the open sdnEntry
	begun      bool              // the fields of the open sdnEntry are in the builder
}

// NewXMLReader reads the head of the file, up to the first entry. Its errors are
// those of [XMLReader.Entries].
func NewXMLReader(list sanctions.ListID, f File) (*XMLReader, error) {
	x := &XMLReader{
		list:       list,
		file:       f.nameOr(XML.String()),
		records:    -1,
		programmes: newProgrammes(list),
		seen:       make(map[string]struct{}, 1<<10),
		fields:     make(map[string]string),
		item:       make(map[string]string),
	}
	if f.Reader == nil {
		return nil, x.fault("", "", sanctions.ErrMissing)
	}
	x.tokens = xml.NewDecoder(f.Reader)
	x.tokens.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("%w but %s", ErrEncoding, charset)
	}
	for {
		end, err := x.next()
		if err == io.EOF {
			err = x.fault("publshInformation", "", sanctions.ErrMissing)
		}
		if err != nil {
			return nil, err
		}
		switch end {
		case "publshInformation":
			return x, x.head()
		case "sdnEntry":
			return nil, x.fault("publshInformation", "", sanctions.ErrMissing)
		}
	}
}

// Published returns the day on which the list was published, as the file says; zero
// if it does not.
func (x *XMLReader) Published() sanctions.Date { return x.published }

// Entries yields the entries in the order of the file. An error is yielded once, as
// (nil, err) with an [*Error] or the context's error in it, and ends the sequence. The
// file is read while it runs, so it can be ranged over once.
//
// An element that the schema does not have is an error, and so is a file without its
// end or with more or fewer entries than it says.
func (x *XMLReader) Entries(ctx context.Context) iter.Seq2[*sanctions.Entry, error] {
	return func(yield func(*sanctions.Entry, error) bool) {
		for {
			e, err := x.entry(ctx)
			if err == io.EOF {
				if x.records >= 0 && x.records != len(x.seen) {
					yield(nil, x.fault("Record_Count", strconv.Itoa(x.records),
						fmt.Errorf("%w: there are %d", ErrCount, len(x.seen))))
				}
				return
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// entry reads the next entry; io.EOF after the last.
func (x *XMLReader) entry(ctx context.Context) (*sanctions.Entry, error) {
	if len(x.seen)%checkEvery == 0 && ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", x.file, context.Cause(ctx))
	}
	for {
		end, err := x.next()
		if err != nil {
			return nil, err
		}
		if end == "publshInformation" {
			return nil, x.fault(end, "", sanctions.ErrTwice)
		}
		if end != "sdnEntry" {
			if err := x.part(end); err != nil {
				return nil, err
			}
			continue
		}
		if err := x.begin(); err != nil {
			return nil, err
		}
		e := x.builder.entry(x.programmes.of(strings.Join(x.tags, between)))
		x.begun, x.tags = false, x.tags[:0]
		clear(x.fields)
		return e, nil
	}
}

// schema holds the elements that have elements in them, with those. All others have
// only text.
var schema = map[string][]string{
	"":                  {"sdnList"},
	"sdnList":           {"publshInformation", "sdnEntry"},
	"publshInformation": {"Publish_Date", "Record_Count"},
	"sdnEntry": {"uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList", "akaList",
		"addressList", "nationalityList", "citizenshipList", "dateOfBirthList", "placeOfBirthList", "vesselInfo"},
	"programList":      {"program"},
	"idList":           {"id"},
	"id":               {"uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"},
	"akaList":          {"aka"},
	"aka":              {"uid", "type", "category", "lastName", "firstName"},
	"addressList":      {"address"},
	"address":          {"uid", "address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"},
	"nationalityList":  {"nationality"},
	"nationality":      {"uid", "country", "mainEntry"},
	"citizenshipList":  {"citizenship"},
	"citizenship":      {"uid", "country", "mainEntry"},
	"dateOfBirthList":  {"dateOfBirthItem"},
	"dateOfBirthItem":  {"uid", "dateOfBirth", "mainEntry"},
	"placeOfBirthList": {"placeOfBirthItem"},
	"placeOfBirthItem": {"uid", "placeOfBirth", "mainEntry"},
	"vesselInfo":       {"callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage"},
}

// next reads up to the end of an element that holds others and returns its name;
// io.EOF at the end of the file. It keeps the text of the elements in it.
func (x *XMLReader) next() (string, error) {
	for {
		token, err := x.tokens.RawToken()
		if err != nil {
			return "", x.readError(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := x.start(token.Name.Local); err != nil {
				return "", err
			}
		case xml.CharData:
			if x.isText() {
				x.text = append(x.text, token...)
			} else if len(bytes.TrimSpace(token)) > 0 {
				return "", x.fault(x.element(), string(token), fmt.Errorf("%w: text between elements", ErrFormat))
			}
		case xml.EndElement:
			name := x.element()
			if name == "" || token.Name.Local != name {
				return "", x.fault(name, token.Name.Local, fmt.Errorf("%w: end of another element", ErrFormat))
			}
			isText := x.isText()
			x.path = x.path[:len(x.path)-1]
			x.closed = len(x.path) == 0
			if !isText {
				return name, nil
			}
			if err := x.leaf(name); err != nil {
				return "", err
			}
		}
	}
}

// element returns the name of the innermost open element.
func (x *XMLReader) element() string {
	if len(x.path) == 0 {
		return ""
	}
	return x.path[len(x.path)-1]
}

// isText reports whether the innermost open element has only text.
func (x *XMLReader) isText() bool {
	_, holds := schema[x.element()]
	return !holds
}

// start opens an element.
func (x *XMLReader) start(name string) error {
	parent := x.element()
	switch {
	case x.closed:
		return x.fault(name, "", fmt.Errorf("%w: element after the end of the list", ErrFormat))
	case parent == "" && name != "sdnList":
		return x.fault(name, "", ErrFormat)
	case !slices.Contains(schema[parent], name):
		return x.fault(name, "", fmt.Errorf("%w: no such element in %s", sanctions.ErrUnknown, parent))
	}
	x.path = append(x.path, name)
	x.text = x.text[:0]
	if x.isText() || len(x.path) <= len([]string{"sdnList", "sdnEntry"}) {
		return nil
	}
	clear(x.item)
	return x.begin()
}

// leaf keeps the text of an element that has just ended.
func (x *XMLReader) leaf(name string) error {
	text := string(bytes.TrimSpace(x.text))
	parent := x.element()
	if parent == "programList" {
		x.tags = append(x.tags, text)
		return nil
	}
	fields := x.item
	if parent == "sdnEntry" || parent == "publshInformation" {
		fields = x.fields
		if x.begun {
			return x.fault(name, text, fmt.Errorf("%w: comes after the lists of the entry", ErrFormat))
		}
	}
	if _, twice := fields[name]; twice {
		return x.fault(name, text, sanctions.ErrTwice)
	}
	fields[name] = text
	return nil
}

// head takes what publshInformation holds.
func (x *XMLReader) head() error {
	if text := x.fields["Publish_Date"]; text != "" {
		day, err := time.Parse("01/02/2006", text)
		if err != nil {
			return x.fault("Publish_Date", text, sanctions.ErrInvalid)
		}
		x.published = sanctions.DateOf(day)
	}
	if text := x.fields["Record_Count"]; text != "" {
		n, ok := number(text)
		if !ok || len(text) > 9 {
			return x.fault("Record_Count", text, sanctions.ErrInvalid)
		}
		x.records = n
	}
	clear(x.fields)
	return nil
}

// begin takes the fields that come before the lists of an entry, once.
func (x *XMLReader) begin() error {
	if x.begun {
		return nil
	}
	x.begun = true
	uid := x.fields["uid"]
	if id, ok := number(uid); !ok || id == 0 || len(uid) > 9 {
		return x.fault("uid", uid, sanctions.ErrInvalid)
	}
	if _, twice := x.seen[uid]; twice {
		return x.fault("uid", uid, sanctions.ErrTwice)
	}
	x.seen[uid] = struct{}{}
	is, ok := kindOf(x.fields["sdnType"])
	if !ok {
		return x.fault("sdnType", x.fields["sdnType"], sanctions.ErrUnknown)
	}
	x.builder.reset(sanctions.Ref{List: x.list, ID: sanctions.EntryID(uid)}, is)
	if err := x.name(x.fields, sanctions.PrimaryName, false); err != nil {
		return err
	}
	x.builder.title(x.fields["title"])
	x.builder.remarks(x.fields["remarks"], false)
	return nil
}

func kindOf(sdnType string) (sanctions.Kind, bool) {
	switch sdnType {
	case "Individual":
		return sanctions.Person, true
	case "Entity":
		return sanctions.Organization, true
	case "Vessel":
		return sanctions.Vessel, true
	case "Aircraft":
		return sanctions.Aircraft, true
	}
	return "", false
}

// name adds a name in the form in which the CSV has it.
func (x *XMLReader) name(fields map[string]string, is sanctions.NameType, weak bool) error {
	text := fields["lastName"]
	if text == "" {
		return x.fault("lastName", "", sanctions.ErrMissing)
	}
	if first := fields["firstName"]; first != "" {
		text += ", " + first
	}
	x.builder.name(text, is, weak)
	return nil
}

// part takes a part of an entry that has just ended.
func (x *XMLReader) part(name string) error {
	b := &x.builder
	switch name {
	case "id":
		return x.id()
	case "aka":
		is, ok := nameType(x.item["type"])
		if !ok {
			return x.fault("type", x.item["type"], sanctions.ErrUnknown)
		}
		category := x.item["category"]
		if category != "strong" && category != "weak" {
			return x.fault("category", category, sanctions.ErrUnknown)
		}
		return x.name(x.item, is, category == "weak")
	case "address":
		b.address(&sanctions.Address{
			Street:     joined(x.item["address1"], x.item["address2"], x.item["address3"]),
			City:       x.item["city"],
			Region:     x.item["stateOrProvince"],
			PostalCode: x.item["postalCode"],
		}, x.item["country"])
	case "nationality", "citizenship":
		l := label{text: strings.TrimSuffix(name, "ship"), is: aCountry} // as in the CSV
		b.put(&l, x.item["country"])
		return x.main(func() {})
	case "dateOfBirthItem":
		n := len(b.births)
		b.put(&label{text: "DOB", is: aBirthDate}, x.item["dateOfBirth"])
		return x.main(func() { toFront(b.births, n) })
	case "placeOfBirthItem":
		n := len(b.places)
		b.put(&label{text: "POB", is: aBirthPlace}, x.item["placeOfBirth"])
		return x.main(func() { toFront(b.places, n) })
	case "vesselInfo":
		b.ship(x.item["callSign"], sanctions.VesselData{
			Type:                   x.item["vesselType"],
			Flag:                   x.item["vesselFlag"],
			Owner:                  x.item["vesselOwner"],
			Tonnage:                x.item["tonnage"],
			GrossRegisteredTonnage: x.item["grossRegisteredTonnage"],
		})
	}
	return nil
}

// main calls first if the part is the main one of its kind.
func (x *XMLReader) main(first func()) error {
	switch text := x.item["mainEntry"]; text {
	case "true", "1":
		first()
	case "false", "0":
	default:
		return x.fault("mainEntry", text, sanctions.ErrInvalid)
	}
	return nil
}

// toFront moves the i-th element, if there is one, before all others.
func toFront[T any](s []T, i int) {
	if i < len(s) {
		v := s[i]
		copy(s[1:], s[:i])
		s[0] = v
	}
}

// id takes an id, which is everything that a label leads in the remarks of the CSV,
// and so no number alone.
func (x *XMLReader) id() error {
	b := &x.builder
	text := strings.TrimRight(x.item["idType"], " :-")
	l, rest := lookup(text)
	if l == nil || rest != "" && l.is != aCryptoAddress {
		l = &label{text: text}
		if strings.HasSuffix(text, " No.") || strings.HasSuffix(text, " Number") {
			l.is, l.id = aNumber, sanctions.OtherIdentifier
		}
	}
	id := sanctions.Identifier{
		Label:   text,
		Value:   x.item["idNumber"],
		Issued:  x.item["issueDate"],
		Expires: x.item["expirationDate"],
	}
	whole := id.Value
	if name := x.item["idCountry"]; name != "" {
		whole += " (" + name + ")"
		code, ok := country.Code(name)
		id.Country = code
		if !ok {
			b.note(text+" country", name)
		}
	}
	if id.Issued != "" {
		whole += " issued " + id.Issued
	}
	if id.Expires != "" {
		whole += " expires " + id.Expires
	}
	switch l.is {
	case aNumber, aCode, aCryptoAddress:
		if whole == id.Value && l.is != aCryptoAddress {
			b.cutNumber(&id) // now and then the number has it all
		}
		b.identifier(l, &id, whole)
	default:
		b.put(l, whole)
	}
	return nil
}

// joined joins the parts of an address that are given.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// fault returns an error about an element at the place reached.
func (x *XMLReader) fault(element, value string, err error) error {
	e := &Error{File: x.file, Field: element, Value: value, Err: err}
	if x.tokens != nil {
		e.Line, _ = x.tokens.InputPos()
	}
	if len(x.path) > 1 && x.path[1] == "sdnEntry" {
		e.Entry = sanctions.EntryID(x.fields["uid"])
	}
	return e
}

// readError places an error of the XML decoder or of the file below it. At the end of
// a whole file it is io.EOF.
func (x *XMLReader) readError(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF && x.closed:
		return io.EOF
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF),
		errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		err = fmt.Errorf("%w: %w", ErrTruncated, err)
	case errors.As(err, &syntax) && syntax.Msg == "invalid UTF-8":
		err = fmt.Errorf("%w: %w", ErrEncoding, err)
	case syntax != nil:
		err = fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return x.fault(x.element(), "", err)
}
