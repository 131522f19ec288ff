package ofac

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
)

// A recordReader reads CSV as encoding/csv does by default: fields may be quoted,
// quotes in them are doubled, empty lines are skipped. It is here for speed: it makes
// no string and does not split a record, so that those of several files can become
// one string before they are split.
type recordReader struct {
	in    *bufio.Reader
	line  int // where the record last read begins, from 1
	lines int // read so far
	long  []byte
}

func newRecordReader(r io.Reader) *recordReader {
	return &recordReader{in: bufio.NewReaderSize(r, 1<<16)}
}

// read returns the next record without the end of its line, which holds until the
// next call; io.EOF after the last.
func (r *recordReader) read() ([]byte, error) {
	for {
		r.line = r.lines + 1
		record, err := r.text()
		if err != nil || len(record) > 0 {
			return record, err
		}
	}
}

// atEnd reports whether the record last read is the last one.
func (r *recordReader) atEnd() bool {
	_, err := r.in.Peek(1)
	return err == io.EOF
}

// text returns a line without its end, or several where quotes hold them together.
func (r *recordReader) text() ([]byte, error) {
	r.long = r.long[:0]
	open := false // a quote is
	for {
		line, err := r.in.ReadSlice('\n')
		if bytes.Count(line, []byte(`"`))%2 == 1 {
			open = !open
		}
		if len(r.long) > 0 || err == bufio.ErrBufferFull {
			r.long = append(r.long, line...)
			line = r.long
		}
		switch err {
		case bufio.ErrBufferFull:
			continue
		case nil:
			r.lines++
			line = bytes.TrimSuffix(line, []byte("\n"))
		case io.EOF:
			if len(line) == 0 {
				return nil, io.EOF
			}
		default:
			return nil, err
		}
		line = bytes.TrimSuffix(line, []byte("\r"))
		if !open || err == io.EOF {
			return line, nil
		}
		r.long = append(append(r.long[:0], line...), '\n')
	}
}

// split parts the fields of a record and returns how many there are, and as many of
// them as there is room for. Malformed quotes are csv.ErrQuote or csv.ErrBareQuote.
func split(record string, fields []string) (int, error) {
	for n := 0; ; n++ {
		var field string
		more := false
		if strings.HasPrefix(record, `"`) {
			var err error
			if field, record, more, err = cutQuoted(record[1:]); err != nil {
				return n, err
			}
		} else {
			end := 0
			for end < len(record) && record[end] != ',' {
				if record[end] == '"' {
					return n, csv.ErrBareQuote
				}
				end++
			}
			if field, more = record[:end], end < len(record); more {
				record = record[end+1:]
			}
		}
		if n < len(fields) {
			fields[n] = field
		}
		if !more {
			return n + 1, nil
		}
	}
}

// cutQuoted takes the field off whose opening quote has been read, and reports
// whether another one follows.
func cutQuoted(text string) (field, rest string, more bool, err error) {
	for {
		end := strings.IndexByte(text, '"')
		if end < 0 {
			return "", "", false, csv.ErrQuote
		}
		if field == "" {
			field = text[:end] // mostly all of it, and no copy
		} else {
			field += text[:end]
		}
		switch text = text[end+1:]; {
		case text == "":
			return field, "", false, nil
		case text[0] == ',':
			return field, text[1:], true, nil
		case text[0] != '"':
			return "", "", false, csv.ErrQuote
		}
		field += `"`
		text = text[1:]
	}
}
