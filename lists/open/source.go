package open

import (
	"context"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/curated"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

// A source is one version of a list that is not yet published.
type source struct {
	path    string // for errors and the version's Source
	day     sanctions.Date
	publish func(context.Context, *lists.Store) (sanctions.Version, error)

	incomplete bool // no file of aliases lies beside it
}

// isOFACName reports whether the file bears the name of one that OFAC publishes.
func isOFACName(path string) bool {
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(path)), ".gz")
	switch name {
	case "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv", "sdn.xml", "consolidated.xml",
		"cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv":
		return true
	}
	return false
}

// group makes versions out of files: those of OFAC's CSV family that lie in one
// folder belong together.
func group(files []*file) ([]*source, error) {
	var out []*source
	sets := make(map[string]*set)
	var order []string
	for _, f := range files {
		switch f.part {
		case 0:
			sources, err := curatedSources(f.path)
			if err != nil {
				return nil, &Error{f.path, err}
			}
			out = append(out, sources...)
		case ofac.XML:
			s, err := xmlSource(f)
			if err != nil {
				return nil, &Error{f.path, err}
			}
			out = append(out, s)
		default:
			key := filepath.Dir(f.path) + "\x00" + family(f.path) + "\x00" + f.day.String()
			if sets[key] == nil {
				sets[key] = &set{folder: filepath.Dir(f.path)}
				order = append(order, key)
			}
			if err := sets[key].add(f); err != nil {
				return nil, &Error{f.path, err}
			}
		}
	}
	for _, key := range order {
		s, err := sets[key].source()
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// family keeps the files of the two lists apart where they lie in one folder. Their
// content does not tell: OFAC numbers both lists alike, and only the main file of
// either has programmes in it.
func family(path string) string {
	if strings.HasPrefix(strings.ToLower(filepath.Base(path)), "cons") {
		return string(ofac.Consolidated)
	}
	return string(ofac.SDN)
}

// listOf names the list that a main file or XML file is: what its content says, else
// what its name does.
func listOf(f *file) sanctions.ListID {
	if f.list != "" {
		return f.list
	}
	return sanctions.ListID(family(f.path))
}

// A set is files of OFAC's CSV family that belong together.
type set struct {
	folder string
	parts  [ofac.Comments + 1]*file
}

func (s *set) add(f *file) error {
	if s.parts[f.part] != nil {
		return ErrTwoFiles
	}
	s.parts[f.part] = f
	return nil
}

func (s *set) source() (*source, error) {
	main := s.parts[ofac.Primary]
	if main == nil {
		return nil, &Error{s.folder, ErrNoMain}
	}
	if main.day.IsZero() {
		return nil, &Error{main.path, ErrNoDay}
	}
	list := listOf(main)
	return &source{path: main.path, day: main.day, incomplete: s.parts[ofac.Alternates] == nil,
		publish: func(ctx context.Context, store *lists.Store) (v sanctions.Version, err error) {
			c := ofac.CSV{List: list}
			for part, to := range map[ofac.Part]*ofac.File{
				ofac.Primary: &c.Primary, ofac.Alternates: &c.Alternates,
				ofac.Addresses: &c.Addresses, ofac.Comments: &c.Comments,
			} {
				if s.parts[part] == nil {
					continue
				}
				r, err := openFile(s.parts[part].path)
				if err != nil {
					return v, err
				}
				defer r.Close()
				*to = ofac.File{Name: s.parts[part].path, Reader: r}
			}
			return publishOFAC(ctx, store, list, main.day, main.path, ofac.DecodeCSV(ctx, c))
		}}, nil
}

func xmlSource(f *file) (*source, error) {
	list := listOf(f)
	read := func() (*ofac.XMLReader, io.Closer, error) {
		r, err := openFile(f.path)
		if err != nil {
			return nil, nil, err
		}
		x, err := ofac.NewXMLReader(list, ofac.File{Name: f.path, Reader: r})
		if err != nil {
			r.Close()
			return nil, nil, err
		}
		return x, r, nil
	}
	x, r, err := read()
	if err != nil {
		return nil, err
	}
	r.Close()
	day := x.Published()
	if day.IsZero() {
		day = f.day
	}
	if day.IsZero() {
		return nil, ErrNoDay
	}
	return &source{path: f.path, day: day,
		publish: func(ctx context.Context, store *lists.Store) (sanctions.Version, error) {
			x, r, err := read()
			if err != nil {
				return sanctions.Version{}, err
			}
			defer r.Close()
			return publishOFAC(ctx, store, list, day, f.path, x.Entries(ctx))
		}}, nil
}

func publishOFAC(ctx context.Context, store *lists.Store, list sanctions.ListID, day sanctions.Date, path string,
	entries iter.Seq2[*sanctions.Entry, error]) (sanctions.Version, error) {
	return store.Publish(ctx, &lists.Draft{
		List: list, Authority: ofac.Authority, Date: day, Source: filepath.ToSlash(path),
		Coverage: ofac.Coverage(list, day), Entries: entries,
	})
}

// curatedSources returns the versions that a curated file holds.
func curatedSources(path string) ([]*source, error) {
	r, err := openFile(path)
	if err != nil {
		return nil, err
	}
	l, err := curated.Read(filepath.ToSlash(path), r)
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, err
	}
	var out []*source
	for _, d := range l.Drafts() {
		out = append(out, &source{path: path, day: d.Date,
			publish: func(ctx context.Context, store *lists.Store) (sanctions.Version, error) {
				return store.Publish(ctx, d)
			}})
	}
	return out, nil
}
