package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
	"github.com/interdict/interdict/screening/match"
)

func matchCommand(today sanctions.Date) *cobra.Command {
	var (
		lists listFlags
		facts requestFlags
	)
	c := &cobra.Command{
		Use:   "match [flags] NAME",
		Short: "Only who it may be: candidates with scores and features",
		Example: `  screen match Белавиа
  screen match --country BY --format json Belavya
  screen match --id registration=600390798`,
		Args: cobra.ArbitraryArgs,
	}
	f := c.Flags()
	f.SortFlags = false
	facts.knownAt.day = today
	f.Var(&facts.knownAt, "known-at", "use only what was published on or before this `DAY`")
	facts.registerParty(f)
	lists.register(f)
	lists.registerThreshold(f)
	c.RunE = func(c *cobra.Command, args []string) error {
		name, err := oneName(args, &facts)
		if err != nil {
			return err
		}
		s, err := lists.screener(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		party := facts.party(name)
		found, err := s.Match(c.Context(), &party, facts.knownAt.day)
		if err != nil {
			return requestProblem(err)
		}
		return writeMatches(c.OutOrStdout(), lists.format, found)
	}
	return c
}

func writeMatches(w io.Writer, format string, found []match.Match) error {
	if format == "json" {
		for _, m := range found {
			b, err := screening.MarshalMatch(m)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(w, "%s\n", b); err != nil {
				return err
			}
		}
		return nil
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(w, "No entry of the loaded lists comes near.")
		return err
	}
	return matchTable(w, found)
}
