package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

func scoreCommand() *cobra.Command {
	var (
		o     listFlags
		pairs string
	)
	c := &cobra.Command{
		Use:   "score --pairs FILE.csv",
		Short: "Score name pairs: adds the columns score and matched to a CSV",
		Long: `Score reads a CSV whose first line names the columns query_schema, query_name and
list_name among others (query_schema may be empty) and writes it to standard output
with the columns score (0 to 1) and matched (true or false at the threshold) added.`,
		Example: `  screen score --pairs pairs.csv > scored.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("score takes no arguments, not %q", args[0])
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&pairs, "pairs", "", "`FILE` of pairs, CSV; - for standard input")
	o.registerThreshold(f)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if pairs == "" {
			return usage("--pairs FILE is needed")
		}
		in := c.InOrStdin()
		if pairs != "-" {
			file, err := os.Open(pairs)
			if err != nil {
				return err
			}
			defer file.Close()
			in = file
		}
		return score(in, c.OutOrStdout(), pairs, o.weights())
	}
	return c
}

func score(in io.Reader, out io.Writer, name string, w match.Weights) error {
	r, cw := csv.NewReader(in), csv.NewWriter(out)
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: header line: %w", name, err)
	}
	schema, query, list := slices.Index(header, "query_schema"), slices.Index(header, "query_name"), slices.Index(header, "list_name")
	for _, column := range []string{"query_schema", "query_name", "list_name"} {
		if !slices.Contains(header, column) {
			return fmt.Errorf("%s: column %s: %w", name, column, sanctions.ErrMissing)
		}
	}
	if err := cw.Write(append(header, "score", "matched")); err != nil {
		return err
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			cw.Flush()
			return cw.Error()
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		kind := kindOfSchema(row[schema])
		asked := sanctions.Party{Kind: kind, Names: []sanctions.Name{{Text: row[query]}}}
		listed := sanctions.Entry{Party: sanctions.Party{Kind: kind, Names: []sanctions.Name{{Text: row[list]}}}}
		m := match.Compare(&asked, &listed, w)
		row = append(row, strconv.FormatFloat(m.Score, 'f', -1, 64), strconv.FormatBool(m.Score >= w.Threshold))
		if err := cw.Write(row); err != nil {
			return err
		}
	}
}

// kindOfSchema maps the schema names of FollowTheMoney to kinds of party.
func kindOfSchema(schema string) sanctions.Kind {
	switch schema {
	case "Person":
		return sanctions.Person
	case "Organization", "Company", "LegalEntity", "PublicBody":
		return sanctions.Organization
	case "Vessel":
		return sanctions.Vessel
	case "Airplane":
		return sanctions.Aircraft
	}
	return ""
}
