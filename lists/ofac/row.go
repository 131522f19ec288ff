package ofac

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/interdict/interdict/sanctions"
)

// The columns of the files, by the names that OFAC's data specification gives them.
const (
	entNum = 0 // in every file

	sdnName, sdnType, program, title, callSign                             = 1, 2, 3, 4, 5
	vesselType, tonnage, grossTonnage, vesselFlag, vesselOwner, sdnRemarks = 6, 7, 8, 9, 10, 11

	altType, altName, altRemarks               = 2, 3, 4
	addStreet, addCity, addCountry, addRemarks = 2, 3, 4, 5
	commentText                                = 1
)

var columnNames = [...][]string{
	Primary: {"ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT",
		"Vess_flag", "Vess_owner", "Remarks"},
	Alternates: {"ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"},
	Addresses:  {"Ent_num", "Add_num", "Address", "City/State/Province/Postal Code", "Country", "Add_remarks"},
	Comments:   {"ent_num", "remarks"},
}

// columns is how many the widest file has.
const columns = sdnRemarks + 1

// null is how OFAC writes an empty field. Its specification leaves the blank out.
const null = "-0- "

// endMark is what OFAC writes after the last line. Its specification does not mention
// it, and what saves a file anew often drops it.
const endMark = "\x1a"

// A row is one line of a file, in its fields.
type row struct {
	file   string
	part   Part
	line   int
	id     int // of the entry
	fields [columns]string
}

// text returns a field, "" where it is null.
func (r *row) text(column int) string { return withoutNull(r.fields[column]) }

func withoutNull(field string) string {
	if field == null || field == null[:3] {
		return ""
	}
	return field
}

// fault returns an error about a field of the row.
func (r *row) fault(column int, err error) error {
	return &Error{
		File: r.file, Line: r.line, Entry: entryID(r.id),
		Field: columnNames[r.part][column], Value: r.fields[column], Err: err,
	}
}

func entryID(id int) sanctions.EntryID { return sanctions.EntryID(strconv.Itoa(id)) }

// split parts the fields of a record, of which the first is that in the given column.
func (r *row) split(record string, first int) error {
	n, err := split(record, r.fields[first:])
	switch want := len(columnNames[r.part]); {
	case err != nil:
		err = fmt.Errorf("%w: %w", ErrFormat, err)
	case n+first != want:
		err = fmt.Errorf("%w: %d instead of %d", ErrColumns, n+first, want)
	default:
		return nil
	}
	return &Error{File: r.file, Line: r.line, Entry: entryID(r.id), Err: err}
}

// checkEvery is how many lines are read between looks at the context.
const checkEvery = 256

// eachLine calls do with each line of the file, which must be whole, and with the id
// of the entry that leads it. The line holds until do returns.
func eachLine(ctx context.Context, f File, part Part, do func(line []byte, number, id int) error) error {
	file := f.nameOr(part.String())
	fault := func(line int, err error) error { return &Error{File: file, Line: line, Err: err} }
	if f.Reader == nil {
		return fault(0, sanctions.ErrMissing)
	}
	end := &tail{reader: f.Reader}
	in := newRecordReader(end)
	rows, marked := 0, false
	for {
		if rows%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("%s: %w", file, context.Cause(ctx))
		}
		line, err := in.read()
		switch {
		case err == io.EOF && rows == 0 && (part == Primary || !marked):
			return fault(0, fmt.Errorf("%w: it is empty", ErrTruncated))
		case err == io.EOF && !end.lines && !marked:
			return fault(1, fmt.Errorf("%w: not a line has an end", ErrTruncated))
		case err == io.EOF:
			return nil
		case errors.Is(err, io.ErrUnexpectedEOF):
			return fault(in.line, fmt.Errorf("%w: %w", ErrTruncated, err))
		case err != nil:
			return fault(in.line, err)
		case marked:
			return fault(in.line, fmt.Errorf("%w: data after the end-of-file mark", ErrFormat))
		case string(line) == endMark:
			marked = true
			continue
		case !utf8.Valid(line):
			return fault(in.line, fmt.Errorf("%w: %q", ErrEncoding, line))
		}
		if end.unfinished() && in.atEnd() {
			if end.crlf && part != Comments {
				return fault(in.line, fmt.Errorf("%w: its last line has no end", ErrTruncated))
			}
			if line, err = wholeLast(line, part); err != nil {
				return fault(in.line, err)
			}
		}
		key, _, _ := bytes.Cut(line, comma)
		id, ok := parseKey(key)
		if !ok {
			return &Error{
				File: file, Line: in.line, Field: columnNames[part][entNum], Value: string(key), Err: sanctions.ErrInvalid,
			}
		}
		if err := do(line, in.line, id); err != nil {
			return err
		}
		rows++
	}
}

var comma = []byte(",")

// parseKey reads a number of one to nine digits that is not zero.
func parseKey(digits []byte) (key int, ok bool) {
	if len(digits) > len("999999999") {
		return 0, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		key = key*10 + int(c-'0')
	}
	return key, key > 0
}

// wholeLast reports a last line, not ended by a new one, that is cut off. A file that
// was saved anew without the last two characters of its last null has lost nothing.
func wholeLast(line []byte, part Part) ([]byte, error) {
	if bytes.HasSuffix(line, []byte(","+null[:2])) {
		line = append(bytes.Clone(line), null[2:]...)
	}
	n, err := split(string(line), nil)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrTruncated, err)
	case n < len(columnNames[part]), line[len(line)-1] != '"' && !endsInNull(line):
		return nil, fmt.Errorf("%w: in its last line", ErrTruncated)
	}
	return line, nil
}

func endsInNull(line []byte) bool {
	return bytes.HasSuffix(line, []byte(","+null)) || bytes.HasSuffix(line, []byte(","+null[:3]))
}
