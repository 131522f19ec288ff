package ofac

import (
	"context"
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
// sequence; the entries before it are then those of a list that is not whole. The files
// are read while the sequence runs, so it can be ranged over once. Entries are made
// by goroutines that end with it; the files are read by the caller's. Entries that
// follow each other lie in shared blocks of memory, so that one kept alone holds on to
// what those around it hold, up to about half a megabyte; [sanctions.Entry.Clone] does not.
//
// A file that is cut off within a line is an error. With OFAC's own line ends (CR LF)
// the last line must have one, but for the comments file; OFAC's end-of-file mark
// (0x1A) may follow, and a line end after it. As the mark need not be there, a file
// that is cut off at the end of a line looks whole: whether lines are missing, only a
// digest or the number of entries tells.
func DecodeCSV(ctx context.Context, c CSV) iter.Seq2[*sanctions.Entry, error] {
	return func(yield func(*sanctions.Entry, error) bool) {
		files, err := readFiles(ctx, c)
		if err != nil {
			yield(nil, err)
			return
		}
		loads := loader{files: files}
		for l := range inOrder(loads.all(ctx, c.Primary), files.newWork) {
			for _, e := range l.entries {
				if !yield(e, nil) {
					return
				}
			}
			if l.err != nil {
				yield(nil, l.err)
				return
			}
			loads.free = append(loads.free, l)
		}
	}
}

// csvFiles are the files of one list. Those beside the primary one are read.
type csvFiles struct {
	list                            sanctions.ListID
	programmes                      *programmes
	primary                         string // name of the file
	alternates, addresses, comments *table
	commented                       bool // the comments file was given
}

func readFiles(ctx context.Context, c CSV) (*csvFiles, error) {
	f := &csvFiles{
		list:       c.List,
		programmes: newProgrammes(c.List),
		primary:    c.Primary.nameOr(Primary.String()),
		commented:  c.Comments.Reader != nil,
	}
	var err error
	if f.alternates, err = readTable(ctx, c.Alternates, Alternates); err != nil {
		return nil, err
	}
	if f.addresses, err = readTable(ctx, c.Addresses, Addresses); err != nil {
		return nil, err
	}
	if f.comments, err = readTable(ctx, c.Comments, Comments); err != nil {
		return nil, err
	}
	return f, nil
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
