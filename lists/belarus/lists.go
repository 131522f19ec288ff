package belarus

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/curated"
)

//go:embed data/*.yaml
var data embed.FS

var drafts = sync.OnceValues(func() ([]*lists.Draft, error) {
	names, err := fs.Glob(data, "data/*.yaml")
	if err != nil {
		return nil, err
	}
	var all []*curated.List
	var drafts []*lists.Draft
	for _, name := range names {
		list, err := read(name)
		if err != nil {
			return nil, err
		}
		all = append(all, list)
		drafts = append(drafts, list.Drafts()...)
	}
	if err := curated.Check(all...); err != nil {
		return nil, err
	}
	slices.SortFunc(drafts, func(a, b *lists.Draft) int {
		return cmp.Or(a.Date.Compare(b.Date), strings.Compare(string(a.List), string(b.List)))
	})
	return drafts, nil
})

func read(name string) (*curated.List, error) {
	f, err := data.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return curated.Read(strings.TrimPrefix(name, "data/"), f)
}

// Drafts returns every version of every list, in the order of publication and, within
// a day, of list ids. The data is read once; the drafts are shared and must not be
// modified. An error means that the embedded data is broken.
func Drafts() ([]*lists.Draft, error) {
	all, err := drafts()
	return slices.Clone(all), err
}

// Publish publishes every version of every list to the store, in the order of
// publication. It stops at the first that the store refuses; those before it stay
// published.
func Publish(ctx context.Context, s *lists.Store) error {
	all, err := Drafts()
	if err != nil {
		return err
	}
	for _, d := range all {
		if _, err := s.Publish(ctx, d); err != nil {
			return fmt.Errorf("belarus: version %s of %s: %w", d.Date, d.List, err)
		}
	}
	return nil
}
