package ofac

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/interdict/interdict/sanctions"
)

// The columns of the files, by the names that OFAC's data specification gives them.
const (
	entNum = 0 // in every file

	sdnName, sdnType, program, title, callSign                             = 1, 2, 3, 4, 5
	vesselType, tonnage, grossTonnage, vesselFlag, vesselOwner, sdnRemarks = 6, 7, 8, 9, 10, 11

	altType, altName                           = 2, 3
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

// null is how OFAC writes an empty field. Its specification leaves the blank out.
const null = "-0- "

// endMark is what OFAC writes after the last line.
const endMark = "\x1a"

// A row is one line of a file. Its fields hold until the next is read.
type row struct {
	file   string
	part   Part
	line   int
	id     int
	fields []string
}

// text returns a field, "" where it is null.
func (r *row) text(column int) string {
	if s := r.fields[column]; s != null && s != null[:3] {
		return s
	}
	return ""
}

// fault returns an error about a field of the row.
func (r *row) fault(column int, err error) error {
	e := &Error{File: r.file, Line: r.line, Field: columnNames[r.part][column], Value: r.fields[column], Err: err}
	if r.id != 0 && column != entNum {
		e.Entry = sanctions.EntryID(r.fields[entNum])
	}
	return e
}

// checkEvery is how many rows are read between looks at the context.
const checkEvery = 256

// eachRow calls do for each row of the file, which must be whole.
func eachRow(ctx context.Context, f File, part Part, do func(*row) error) error {
	r := &row{file: f.nameOr(part.String()), part: part}
	if f.Reader == nil {
		return &Error{File: r.file, Err: sanctions.ErrMissing}
	}
	end := &tail{reader: f.Reader}
	in := csv.NewReader(bufio.NewReaderSize(end, 1<<16))
	in.ReuseRecord = true
	in.FieldsPerRecord = -1 // counted here, for an error that says what was expected
	marked := false
	n := 0
	for ; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("%s: %w", r.file, context.Cause(ctx))
		}
		var err error
		r.fields, err = in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return readError(r.file, end, err)
		}
		r.line, _ = in.FieldPos(0)
		if marked {
			return &Error{File: r.file, Line: r.line, Err: fmt.Errorf("%w: data after the end-of-file mark", ErrFormat)}
		}
		if marked = len(r.fields) == 1 && r.fields[0] == endMark; marked {
			n--
			continue
		}
		if err := r.check(end); err != nil {
			return err
		}
		if err := do(r); err != nil {
			return err
		}
	}
	switch {
	case n == 0 && (part == Primary || !marked):
		return &Error{File: r.file, Err: fmt.Errorf("%w: it is empty", ErrTruncated)}
	case marked:
		return nil
	case end.crlf && part != Comments:
		return &Error{File: r.file, Line: r.line, Err: fmt.Errorf("%w: no end-of-file mark", ErrTruncated)}
	}
	return nil
}

// check reports a row that is not one of the part, and reads its id.
func (r *row) check(end *tail) error {
	r.id = 0
	last := len(r.fields) - 1
	if want := len(columnNames[r.part]); len(r.fields) != want {
		err := fmt.Errorf("%w: %d instead of %d", ErrColumns, len(r.fields), want)
		if end.unfinished() && len(r.fields) < want {
			err = fmt.Errorf("%w: %w", ErrTruncated, err)
		}
		return &Error{File: r.file, Line: r.line, Err: err}
	}
	for i, s := range r.fields {
		if !utf8.ValidString(s) {
			return r.fault(i, ErrEncoding)
		}
	}
	if end.unfinished() && r.fields[last] == null[:2] {
		r.fields[last] = null // a file that was saved anew without the blank and dash at its end
	}
	id, ok := number(r.fields[entNum])
	if !ok || id == 0 || len(r.fields[entNum]) > 9 {
		return r.fault(entNum, sanctions.ErrInvalid)
	}
	r.id = id
	return nil
}

// readError places an error of the CSV reader or of the file below it.
func readError(file string, end *tail, err error) error {
	var syntax *csv.ParseError
	if !errors.As(err, &syntax) {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = fmt.Errorf("%w: %w", ErrTruncated, err)
		}
		return &Error{File: file, Err: err}
	}
	e := &Error{File: file, Line: syntax.StartLine, Err: fmt.Errorf("%w: %w", ErrFormat, syntax.Err)}
	if end.unfinished() {
		e.Err = fmt.Errorf("%w: %w", ErrTruncated, syntax.Err)
	}
	return e
}
