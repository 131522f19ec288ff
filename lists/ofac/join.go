package ofac

import (
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// A joiner joins the lines of the files to entries, one at a time.
type joiner struct {
	*csvFiles
	alternates, addresses, comments cursor
	builder                         builder

	tags         string // of the entry before, whose programmes are mostly the next one's too
	designations []sanctions.Designation
}

// entry joins a line of the primary file with those of the others. The texts of the
// entry are parts of theirs.
func (j *joiner) entry(at *tableLine) (*sanctions.Entry, error) {
	b := &j.builder
	r := row{file: j.primary, part: Primary, line: int(at.number), id: int(at.id)}
	if err := r.split(at.text, entNum); err != nil {
		return nil, err
	}
	is, ok := kind(r.text(sdnType))
	if !ok {
		return nil, r.fault(sdnType, sanctions.ErrUnknown)
	}
	name := r.text(sdnName)
	if name == "" {
		return nil, r.fault(sdnName, sanctions.ErrMissing)
	}
	b.reset(sanctions.Ref{List: j.list, ID: sanctions.EntryID(r.fields[entNum])}, is)
	b.name(name, sanctions.PrimaryName, false)
	for i, end := j.alternates.of(r.id); i < end; i++ {
		if err := j.alias(j.alternates.line(i)); err != nil {
			return nil, err
		}
	}
	b.title(r.text(title))
	b.ship(r.text(callSign), sanctions.VesselData{
		Type: r.text(vesselType), Flag: r.text(vesselFlag), Owner: r.text(vesselOwner),
		Tonnage: r.text(tonnage), GrossRegisteredTonnage: r.text(grossTonnage),
	})
	for i, end := j.addresses.of(r.id); i < end; i++ {
		if err := j.address(j.addresses.line(i)); err != nil {
			return nil, err
		}
	}
	remarks, cut, err := j.wholeRemarks(&r)
	if err != nil {
		return nil, err
	}
	b.remarks(remarks, cut)
	if tags := r.text(program); j.designations == nil || tags != j.tags {
		j.tags, j.designations = tags, j.programmes.of(tags)
	}
	return b.entry(j.designations), nil
}

// alias adds the name that a line of the alternates file has.
func (j *joiner) alias(at *tableLine) error {
	r := row{file: j.alternates.file, part: Alternates, line: int(at.number), id: int(at.id)}
	if err := r.split(at.text, r.part.keys()); err != nil {
		return err
	}
	is, ok := nameType(r.fields[altType])
	if !ok {
		return r.fault(altType, sanctions.ErrUnknown)
	}
	name := r.text(altName)
	if name == "" {
		return r.fault(altName, sanctions.ErrMissing)
	}
	j.builder.name(name, is, false)
	if remarks := r.text(altRemarks); remarks != "" {
		j.builder.note("alias remarks", name+": "+remarks)
	}
	return nil
}

// address adds the address that a line of the addresses file has.
func (j *joiner) address(at *tableLine) error {
	r := row{file: j.addresses.file, part: Addresses, line: int(at.number), id: int(at.id)}
	if err := r.split(at.text, r.part.keys()); err != nil {
		return err
	}
	j.builder.address(&sanctions.Address{
		Street: r.text(addStreet), City: r.text(addCity), Remarks: r.text(addRemarks),
	}, r.text(addCountry))
	return nil
}

// remarksSize is the width of the remarks column, at which OFAC cuts them off.
const remarksSize = 1000

// wholeRemarks joins the remarks with their overflow, which continues them where
// they are cut, be it in the middle of a word. It reports whether they stay cut.
func (j *joiner) wholeRemarks(primary *row) (remarks string, cut bool, err error) {
	remarks = primary.text(sdnRemarks)
	full := len(remarks) >= remarksSize
	stops := remarks == "" || strings.HasSuffix(remarks, ".")
	from, before := j.comments.of(primary.id)
	if from == before {
		if j.commented && !stops {
			return "", false, primary.fault(sdnRemarks, ErrOverflow)
		}
		return remarks, !stops || full && !j.commented, nil
	}
	at := j.comments.line(from)
	r := row{file: j.comments.file, part: Comments, line: int(at.number), id: int(at.id)}
	if err := r.split(at.text, Comments.keys()); err != nil {
		return "", false, err
	}
	overflow := r.text(commentText)
	switch {
	case before-from > 1:
		at := j.comments.line(from + 1)
		return "", false, at.fault(j.comments.file, Comments, sanctions.ErrTwice)
	case overflow == "":
		return "", false, r.fault(commentText, sanctions.ErrMissing)
	case !full:
		return "", false, r.fault(commentText, ErrOverflow)
	}
	return remarks + overflow, false, nil
}
