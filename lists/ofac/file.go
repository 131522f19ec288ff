package ofac

import (
	"bytes"
	"io"
)

// A File is one file as OFAC publishes it, uncompressed. The zero File is none.
type File struct {
	Name   string // for errors; "" gives the file's usual name
	Reader io.Reader
}

func (f File) nameOr(usual string) string {
	if f.Name == "" {
		return usual
	}
	return f.Name
}

// A tail remembers what of a file tells whether it is whole.
type tail struct {
	reader io.Reader
	last   byte // the last byte so far
	lines  bool // a line has an end
	crlf   bool // and it is as OFAC writes it
	ended  bool // the reader has no more
}

func (t *tail) Read(p []byte) (int, error) {
	n, err := t.reader.Read(p)
	if n > 0 {
		t.lines = t.lines || bytes.IndexByte(p[:n], '\n') >= 0
		t.crlf = t.crlf || t.last == '\r' && p[0] == '\n' || bytes.Contains(p[:n], []byte("\r\n"))
		t.last = p[n-1]
	}
	t.ended = t.ended || err == io.EOF
	return n, err
}

// unfinished reports whether all was read and the last line lacks its end.
func (t *tail) unfinished() bool { return t.ended && t.last != '\n' && t.last != endMark[0] }
