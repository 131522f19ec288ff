package main

import (
	"github.com/spf13/cobra"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// A listRow tells of one version of a list.
type listRow struct {
	List        sanctions.ListID    `json:"list"`
	Authority   sanctions.Authority `json:"authority"`
	Date        sanctions.Date      `json:"date"`
	Entries     int                 `json:"entries"`
	Names       int                 `json:"names"`
	Identifiers int                 `json:"identifiers"`
	Hash        sanctions.Hash      `json:"hash"`
	Source      string              `json:"source"`
	AgeDays     int                 `json:"age_days"`
}

func listsCommand(today sanctions.Date) *cobra.Command {
	var o listFlags
	c := &cobra.Command{
		Use:   "lists [flags]",
		Short: "The loaded lists: id, version date, entries, hash, age",
		Example: `  screen lists
  screen lists --list testdata/us-ofac/sdn-csv --format json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("lists takes no arguments, not %q", args[0])
			}
			return nil
		},
	}
	c.Flags().SortFlags = false
	o.register(c.Flags())
	c.RunE = func(c *cobra.Command, _ []string) error {
		s, err := o.store(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		rows := listRows(s.Latest(), today)
		if o.format != "json" {
			return listTable(c.OutOrStdout(), rows)
		}
		for _, r := range rows {
			if err := writeJSON(c.OutOrStdout(), r); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

// listRows returns a row for each version of each list, by list, oldest first.
func listRows(snap *lists.Snapshot, today sanctions.Date) []listRow {
	var rows []listRow
	for _, newest := range snap.Versions() {
		for _, v := range snap.History(newest.List) {
			rows = append(rows, listRow{
				List: v.List, Authority: v.Authority, Date: v.Date, Entries: v.Entries, Names: v.Names,
				Identifiers: v.Identifiers, Hash: v.Hash, Source: v.Source, AgeDays: today.DaysSince(v.Date),
			})
		}
	}
	return rows
}
