package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

func decideCommand(today sanctions.Date) *cobra.Command {
	var (
		lists  listFlags
		facts  requestFlags
		failOn string
	)
	c := &cobra.Command{Args: cobra.ArbitraryArgs}
	f := c.Flags()
	f.SortFlags = false
	facts.registerDays(f, today)
	facts.registerTransaction(f)
	facts.registerParty(f)
	lists.register(f)
	lists.registerThreshold(f)
	f.Var(&checked{&failOn, oneOf("review", "prohibited")}, "fail-on", "exit with status 3 if the outcome is this `OUTCOME` or stricter: review or prohibited")
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 && c.Flags().NFlag() == 0 && !c.HasParent() {
			return guide(c.Context(), c.OutOrStdout(), today)
		}
		name, err := oneName(args, &facts)
		if err != nil {
			return err
		}
		s, err := lists.screener(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		d, err := s.Screen(c.Context(), facts.request(name))
		if err != nil {
			return requestProblem(err)
		}
		if err := writeDecision(c.OutOrStdout(), lists.format, facts.request(name), d); err != nil {
			return err
		}
		if failOn != "" {
			limit, err := screening.ParseOutcome(failOn)
			if err != nil {
				return err
			}
			if d.Outcome >= limit {
				return errOutcome
			}
		}
		return nil
	}
	return c
}

// requestProblem makes a request that is not valid a mistake in the arguments.
func requestProblem(err error) error {
	var bad *screening.RequestError
	if errors.As(err, &bad) {
		return &usageError{err}
	}
	return err
}

func writeDecision(w io.Writer, format string, req screening.Request, d screening.Decision) error {
	if format == "json" {
		return writeJSON(w, d)
	}
	return memo(w, req, d)
}

// writeJSON writes one line.
func writeJSON(w io.Writer, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", b)
	return err
}
