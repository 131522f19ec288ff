package ofac

import (
	"context"
	"errors"
	"iter"

	"github.com/interdict/interdict/sanctions"
)

// CSV is the CSV family of one list on one day: SDN.CSV, ALT.CSV, ADD.CSV and
// SDN_COMMENTS.CSV, or the files CONS_*.CSV. Only Primary is required. Without
// Comments the remarks of a few entries stay cut, which a note of theirs says.
type CSV struct {
	List       sanctions.ListID // SDN or Consolidated
	Primary    File
	Alternates File
	Addresses  File
	Comments   File
}

// DecodeCSV yields the entries in the order of the primary file. An error is yielded
// once, as (nil, err) with an [*Error] or the context's error in it, and ends the
// sequence. The files are read while it runs, so it can be ranged over once.
//
// A file that has lost its end is an error. Files with OFAC's own line ends (CR LF)
// must end in its end-of-file mark (0x1A); without it only the comments file is
// taken. A file that was saved anew with other line ends has no mark, and a cut at
// the end of one of its lines cannot be seen.
func DecodeCSV(ctx context.Context, c CSV) iter.Seq2[*sanctions.Entry, error] {
	return func(yield func(*sanctions.Entry, error) bool) {
		d := csvDecoder{programmes: newProgrammes(c.List)}
		if err := d.beside(ctx, c); err != nil {
			yield(nil, err)
			return
		}
		more := true
		err := eachRow(ctx, c.Primary, Primary, func(r *row) error {
			e, err := d.entry(c.List, r)
			if err != nil {
				return err
			}
			if more = yield(e, nil); !more {
				return errStop
			}
			return nil
		})
		if err == nil {
			err = d.dangling()
		}
		if err != nil && more {
			yield(nil, err)
		}
	}
}

// errStop ends the reading of a file when the caller wants no more entries. It goes
// to no caller.
var errStop = errors.New("enough")

// A csvDecoder joins the rows of the files to entries.
type csvDecoder struct {
	programmes *programmes
	builder    builder
	seen       map[int]struct{}
	alternates table[alternate]
	addresses  table[address]
	comments   table[string]
	hasComment bool // the comments file was given
}

type alternate struct {
	name string
	is   sanctions.NameType
}

type address struct {
	sanctions.Address
	countryName string
}

// beside reads the files beside the primary one.
func (d *csvDecoder) beside(ctx context.Context, c CSV) error {
	d.seen = make(map[int]struct{}, 1<<14)
	err := d.alternates.read(ctx, c.Alternates, Alternates, func(r *row) (alternate, error) {
		a := alternate{name: r.text(altName)}
		var ok bool
		if a.is, ok = nameType(r.fields[altType]); !ok {
			return a, r.fault(altType, sanctions.ErrUnknown)
		}
		if a.name == "" {
			return a, r.fault(altName, sanctions.ErrMissing)
		}
		return a, nil
	})
	if err != nil {
		return err
	}
	err = d.addresses.read(ctx, c.Addresses, Addresses, func(r *row) (address, error) {
		return address{
			Address: sanctions.Address{
				Street: r.text(addStreet), City: r.text(addCity), Remarks: r.text(addRemarks),
			},
			countryName: r.text(addCountry),
		}, nil
	})
	if err != nil {
		return err
	}
	d.hasComment = c.Comments.Reader != nil
	return d.comments.read(ctx, c.Comments, Comments, func(r *row) (string, error) {
		if r.text(commentText) == "" {
			return "", r.fault(commentText, sanctions.ErrMissing)
		}
		return r.text(commentText), nil
	})
}

// nameType reads aka, fka and nka, also with full stops as in the XML.
func nameType(s string) (sanctions.NameType, bool) {
	switch s {
	case "aka", "a.k.a.":
		return sanctions.Alias, true
	case "fka", "f.k.a.":
		return sanctions.FormerName, true
	case "nka", "n.k.a.":
		return sanctions.CurrentName, true
	}
	return "", false
}

func kind(s string) (sanctions.Kind, bool) {
	switch s {
	case "":
		return sanctions.Organization, true
	case "individual":
		return sanctions.Person, true
	case "vessel":
		return sanctions.Vessel, true
	case "aircraft":
		return sanctions.Aircraft, true
	}
	return "", false
}

// entry joins a row of the primary file with those of the others.
func (d *csvDecoder) entry(list sanctions.ListID, r *row) (*sanctions.Entry, error) {
	if _, twice := d.seen[r.id]; twice {
		return nil, r.fault(entNum, sanctions.ErrTwice)
	}
	d.seen[r.id] = struct{}{}
	is, ok := kind(r.text(sdnType))
	if !ok {
		return nil, r.fault(sdnType, sanctions.ErrUnknown)
	}
	name := r.text(sdnName)
	if name == "" {
		return nil, r.fault(sdnName, sanctions.ErrMissing)
	}
	remarks, cut, err := d.wholeRemarks(r)
	if err != nil {
		return nil, err
	}
	b := &d.builder
	b.reset(sanctions.Ref{List: list, ID: sanctions.EntryID(r.fields[entNum])}, is)
	b.name(name, sanctions.PrimaryName, false)
	for _, a := range d.alternates.of(r.id) {
		b.name(a.value.name, a.value.is, false)
	}
	b.title(r.text(title))
	b.ship(r.text(callSign), sanctions.VesselData{
		Type: r.text(vesselType), Flag: r.text(vesselFlag), Owner: r.text(vesselOwner),
		Tonnage: r.text(tonnage), GrossRegisteredTonnage: r.text(grossTonnage),
	})
	for _, a := range d.addresses.of(r.id) {
		b.address(a.value.Address, a.value.countryName)
	}
	b.remarks(remarks, cut)
	return b.entry(d.programmes.of(r.text(program))), nil
}

// remarksSize is the width of the remarks column, at which OFAC cuts them off.
const remarksSize = 1000

// wholeRemarks joins the remarks with their overflow, which continues them where
// they are cut, be it in the middle of a word. It reports whether they stay cut.
func (d *csvDecoder) wholeRemarks(r *row) (remarks string, cut bool, err error) {
	remarks = r.text(sdnRemarks)
	overflow := d.comments.of(r.id)
	full := len(remarks) >= remarksSize
	stops := remarks == "" || remarks[len(remarks)-1] == '.'
	switch {
	case len(overflow) > 1:
		return "", false, d.comments.fault(&overflow[1], sanctions.ErrTwice)
	case len(overflow) == 1 && !full:
		return "", false, d.comments.fault(&overflow[0], ErrOverflow)
	case len(overflow) == 1:
		return remarks + overflow[0].value, false, nil
	case d.hasComment && !stops:
		return "", false, r.fault(sdnRemarks, ErrOverflow)
	}
	return remarks, !stops || full && !d.hasComment, nil
}

// dangling reports a row that belongs to no entry.
func (d *csvDecoder) dangling() error {
	if err := d.alternates.dangling(d.seen); err != nil {
		return err
	}
	if err := d.addresses.dangling(d.seen); err != nil {
		return err
	}
	return d.comments.dangling(d.seen)
}
