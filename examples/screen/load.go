package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/belarus"
	"github.com/interdict/interdict/lists/open"
	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
	"github.com/interdict/interdict/screening/match"
)

// store loads the lists that the flags name: the embedded ones unless others are.
func (o *listFlags) store(ctx context.Context, stderr io.Writer) (*lists.Store, error) {
	s := lists.NewStore()
	if len(o.paths) == 0 || o.embedded {
		if err := belarus.Publish(ctx, s); err != nil {
			return nil, fmt.Errorf("embedded lists: %w", err)
		}
	}
	if len(o.paths) > 0 {
		report, err := open.Paths(ctx, s, o.paths...)
		if err != nil {
			return nil, err
		}
		for _, path := range report.Skipped {
			fmt.Fprintf(stderr, "screen: %s: left aside: no list\n", path)
		}
		if n := len(report.Incomplete); n > 0 {
			fmt.Fprintf(stderr, "screen: %s: no file of aliases beside it (ALT.CSV); so with %d of the files\n", report.Incomplete[n-1], n)
		}
		for _, path := range report.Unchanged {
			fmt.Fprintf(stderr, "screen: %s: the same content as the version before\n", path)
		}
	}
	return s, nil
}

// screener returns a screener of the lists that the flags name.
func (o *listFlags) screener(ctx context.Context, stderr io.Writer) (*screening.Screener, error) {
	s, err := o.store(ctx, stderr)
	if err != nil {
		return nil, err
	}
	return screening.New(ctx, s.Latest(), screening.Policy{Weights: o.weights()})
}

func (o *listFlags) weights() match.Weights {
	w := match.DefaultWeights()
	if o.threshold > 0 {
		w.Threshold = o.threshold
	}
	return w
}

// activityWords lists the vocabulary of activities in order.
func activityWords() string {
	var words []string
	for _, a := range sanctions.Activities() {
		words = append(words, string(a))
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}
