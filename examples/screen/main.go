// Screen asks whether someone may do something with a party on a day, from the
// command line. With no list named it works on the curated Belarus aviation list
// that is compiled in, so it needs no network, file or server:
//
//	go run ./examples/screen
//	go run ./examples/screen --actor US --activity maintenance --eccn 9A991.d --origin US Belavia
//	go run ./examples/screen match --country BY Belavia
//	go run ./examples/screen batch --in requests.jsonl --out decisions.jsonl
//	go run ./examples/screen lists
//
// Exit status: 0, a decision was made, whatever it is; 1, the work failed; 2, the
// arguments are wrong; 3, with --fail-on, the outcome is at or above the one named.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/interdict/interdict/sanctions"
)

// Exit codes.
const (
	exitFailed  = 1
	exitUsage   = 2
	exitOutcome = 3
)

// A usageError is a mistake in the arguments.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// errOutcome says that an outcome is at or above --fail-on.
var errOutcome = errors.New("outcome at or above --fail-on")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, sanctions.DateOf(time.Now()))
	stop()
	os.Exit(code)
}

// run is the program without the process around it.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, today sanctions.Date) int {
	root := rootCommand(today)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var bad *usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errOutcome):
		return exitOutcome
	case errors.As(err, &bad):
		fmt.Fprintf(stderr, "screen: %v\nRun 'screen --help' for usage.\n", err)
		return exitUsage
	}
	fmt.Fprintf(stderr, "screen: %v\n", err)
	return exitFailed
}

func rootCommand(today sanctions.Date) *cobra.Command {
	root := decideCommand(today)
	root.Use = "screen [decide] [flags] NAME"
	root.Short = "May this actor do this with this party, on this day?"
	root.Long = strings.TrimSpace(`
Screen asks whether an actor may do something with a party on a day, under every
regime that reaches them, and says why. With no list named it works on the curated
Belarus aviation list that is compiled in; with no arguments at all it shows the
guiding case, Belavia's Boeings, as a table.

It is a tool, not legal advice.`)
	root.Example = `  screen
  screen --on 2025-09-12 --actor US --activity maintenance --eccn 9A991.d --origin US Belavia
  screen --actor DE --activity landing --on 2021-06-05 Белавиа
  screen --list testdata/us-ofac/sdn-csv --known-at 2023-08-09 --id registration=600390798
  screen match --country BY Belavya
  screen batch --in requests.jsonl --out decisions.jsonl
  screen lists --list testdata/us-ofac/sdn-csv`
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.HiddenDefaultCmd = true

	decide := decideCommand(today)
	decide.Use = "decide [flags] NAME"
	decide.Short = "One decision (the default verb)"
	root.AddCommand(decide, matchCommand(today), scoreCommand(), batchCommand(today), listsCommand(today))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	return root
}

// oneName takes the party's name from the arguments: one argument, or none where an
// identifier is given.
func oneName(args []string, o *requestFlags) (string, error) {
	switch {
	case len(args) > 1:
		return "", usage("one NAME is expected, not %d: quote a name of several words, as in %q", len(args), strings.Join(args, " "))
	case len(args) == 1 && strings.TrimSpace(args[0]) != "":
		return args[0], nil
	case len(o.identifiers) == 0:
		return "", usage("a NAME or an identifier (--id TYPE=VALUE) is needed")
	}
	return "", nil
}
