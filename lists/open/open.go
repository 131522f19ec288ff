package open

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

// A Report tells what [Paths] loaded and what it left aside.
type Report struct {
	Versions []sanctions.Version // published, in the order of publication
	// Unchanged are the sources whose content the store had already.
	Unchanged []string
	// Skipped are files in the named folders that are no list.
	Skipped []string
	// Incomplete are main files of OFAC's CSV family beside which no file of aliases lies:
	// whoever is known by an alias is not found.
	Incomplete []string
}

// Paths publishes every list that the files and folders hold, oldest version first.
// It stops at the first error, which is an [*Error] or the context's; versions published
// before it stay.
func Paths(ctx context.Context, store *lists.Store, paths ...string) (Report, error) {
	var report Report
	var found []*file
	for _, path := range paths {
		files, skipped, err := search(ctx, path)
		if err != nil {
			return report, err
		}
		for _, f := range files {
			if !slices.ContainsFunc(found, func(g *file) bool { return g.full == f.full }) { // named twice
				found = append(found, f)
			}
		}
		report.Skipped = append(report.Skipped, skipped...)
	}
	sources, err := group(found)
	if err != nil {
		return report, err
	}
	slices.SortStableFunc(sources, func(a, b *source) int { return a.day.Compare(b.day) })
	for _, s := range sources {
		if s.incomplete {
			report.Incomplete = append(report.Incomplete, s.path)
		}
		v, err := s.publish(ctx, store)
		switch {
		case errors.Is(err, lists.ErrUnchanged):
			report.Unchanged = append(report.Unchanged, s.path)
		case err != nil && ctx.Err() != nil:
			return report, ctx.Err()
		case err != nil:
			return report, &Error{s.path, err}
		default:
			report.Versions = append(report.Versions, v)
		}
	}
	return report, nil
}

// A file is one that was recognised.
type file struct {
	path string
	full string           // the path from the root
	part ofac.Part        // of an OFAC list; 0 for a curated file
	list sanctions.ListID // if the content says which
	day  sanctions.Date   // from the names of file and folders; zero if they have none
}

// headSize is how much of a file is looked at to recognise it.
const headSize = 64 << 10

// search returns the files under the path that are lists, in lexical order, and those
// that are not.
func search(ctx context.Context, path string) (found []*file, skipped []string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, &Error{path, errors.Unwrap(err)}
	}
	if !info.IsDir() {
		f, err := recognise(path)
		if err != nil {
			return nil, nil, &Error{path, err}
		}
		return []*file{f}, nil, nil
	}
	if path, err = filepath.EvalSymlinks(path); err != nil { // WalkDir follows no link, not even the first
		return nil, nil, &Error{path, err}
	}
	err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return &Error{name, err}
		case ctx.Err() != nil:
			return ctx.Err()
		case entry.IsDir():
			return nil
		}
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() { // a link to no file, a socket
			skipped = append(skipped, name)
			return nil
		}
		f, err := recognise(name)
		switch {
		case errors.Is(err, ErrFormat) && isOFACName(name):
			return &Error{name, err} // an error page in its place would silently take part of a list
		case errors.Is(err, ErrFormat):
			skipped = append(skipped, name)
		case err != nil:
			return &Error{name, err}
		default:
			found = append(found, f)
		}
		return nil
	})
	if err == nil && len(found) == 0 {
		err = &Error{path, ErrNoList}
	}
	return found, skipped, err
}

// recognise tells the format of a file by its first bytes.
func recognise(path string) (*file, error) {
	r, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	head = head[:n]
	full, err := filepath.Abs(path) // a folder above may bear the day
	if err != nil {
		return nil, err
	}
	f := &file{path: path, full: full, day: dayOf(full)}
	if f.part, f.list = ofac.Sniff(head); f.part != 0 {
		return f, nil
	}
	if isCurated(head) {
		return f, nil
	}
	return nil, ErrFormat
}

// isCurated reports whether a line of the head names a list as curated files do.
func isCurated(head []byte) bool {
	lines := bufio.NewScanner(bytes.NewReader(head))
	for lines.Scan() {
		if id, ok := strings.CutPrefix(lines.Text(), "list:"); ok {
			return sanctions.ListID(strings.Trim(id, " \"'")).Validate() == nil
		}
	}
	return false
}

// dayOf returns the last day that stands in the path.
func dayOf(path string) sanctions.Date {
	const form = "2006-01-02"
	for i := len(path) - len(form); i >= 0; i-- {
		if d, err := sanctions.ParseDate(path[i : i+len(form)]); err == nil {
			return d
		}
	}
	return sanctions.Date{}
}

// openFile opens a file for reading, and what gzip packed.
func openFile(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	b := bufio.NewReaderSize(f, headSize)
	if magic, _ := b.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return unpacked{b, f}, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("gzip: %w", err)
	}
	return unpacked{z, f}, nil
}

// unpacked reads from one thing and closes another.
type unpacked struct {
	io.Reader
	io.Closer
}
