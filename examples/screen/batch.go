package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

func batchCommand(today sanctions.Date) *cobra.Command {
	var (
		o       listFlags
		days    requestFlags
		in, out string
	)
	c := &cobra.Command{
		Use:   "batch [flags] --in F --out F",
		Short: "Requests (JSON lines) to decisions (JSON lines)",
		Long: `Batch reads one request a line and writes one decision a line, in the same order. A
line that is no valid request becomes {"id":..,"line":N,"error":".."} and the batch
goes on. A request that names no day gets the days of --on and --known-at.`,
		Example: `  screen batch --in requests.jsonl --out decisions.jsonl
  screen batch --in - --out - < requests.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("batch takes no arguments, not %q", args[0])
			}
			return nil
		},
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&in, "in", "", "`FILE` of requests, JSON lines; - for standard input")
	f.StringVar(&out, "out", "", "`FILE` for decisions, JSON lines; - for standard output")
	days.registerDays(f, today)
	o.registerLists(f)
	o.registerThreshold(f)
	o.format = "json"
	f.Var(&checked{&o.format, oneOf("json")}, "format", "`FORMAT` of the output: json, one object a line")
	c.RunE = func(c *cobra.Command, _ []string) error {
		switch {
		case in == "":
			return usage("--in FILE is needed")
		case out == "":
			return usage("--out FILE is needed")
		}
		s, err := o.screener(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		return batchFiles(c, s, in, out, screening.Request{On: days.on.day, KnownAt: days.knownAt.day})
	}
	return c
}

func batchFiles(c *cobra.Command, s *screening.Screener, in, out string, defaults screening.Request) (err error) {
	r, size := c.InOrStdin(), int64(0)
	if in != "-" {
		file, err := os.Open(in)
		if err != nil {
			return err
		}
		defer file.Close()
		info, err := file.Stat()
		if err != nil {
			return err
		}
		if info.IsDir() {
			return usage("--in %s is a folder", in)
		}
		size = info.Size()
		r = file
	}
	w := c.OutOrStdout()
	if out != "-" {
		if sameFile(in, out) {
			return usage("--in and --out are the same file, %s", out)
		}
		file, err := os.Create(out)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		w = file
	}
	read, done := progress(c.Context(), r, size)
	lines, bad, err := batch(c.Context(), s, read, w, defaults)
	done()
	if bad > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "screen: %d of %d lines are no valid request: see their \"error\" in the output\n", bad, lines)
	}
	if err == nil && bad > 0 && bad == lines {
		err = errors.New("no line is a valid request")
	}
	return err
}

// sameFile reports whether both names are of one file that is there.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// progress shows on a terminal how much of the input has been read.
func progress(ctx context.Context, r io.Reader, size int64) (io.Reader, func()) {
	if size == 0 || !term.IsTerminal(int(os.Stderr.Fd())) {
		return r, func() {}
	}
	p := mpb.NewWithContext(ctx, mpb.WithOutput(os.Stderr), mpb.WithRefreshRate(200*time.Millisecond))
	bar := p.AddBar(size,
		mpb.PrependDecorators(decor.Name("screening "), decor.CountersKibiByte("% .1f / % .1f")),
		mpb.AppendDecorators(decor.Percentage(), decor.Name(" "), decor.AverageETA(decor.ET_STYLE_GO)))
	done := func() {
		if !bar.Completed() {
			bar.Abort(false)
		}
		p.Wait()
	}
	read, err := bar.ProxyReader(r)
	if err != nil { // the bar has ended already: work without it
		return r, done
	}
	return read, done
}

// maxLine bounds a line of the input, in bytes.
const maxLine = 1 << 20

// A job is a line on its way from input to output.
type job struct {
	number int
	line   []byte
	tooBig bool
	bad    bool // no valid request; set before the result is sent
	result chan []byte
}

// batch screens on every core and writes in the order of the input. It holds as
// many lines at a time as its queue has room for. When it is stopped it does not wait for
// an input that is silent. It returns how many lines it wrote, and how many of them were
// no valid request.
func batch(ctx context.Context, s *screening.Screener, in io.Reader, out io.Writer, defaults screening.Request) (lines, bad int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	work := make(chan *job, 64*workers)
	order := make(chan *job, 64*workers)
	failed := make(chan error, 1)
	go func() { failed <- readLines(ctx, in, work, order) }()

	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for {
				select {
				case j, ok := <-work:
					if !ok {
						return
					}
					j.result <- decideLine(ctx, s, j, defaults)
				case <-ctx.Done():
					return
				}
			}
		})
	}
	defer working.Wait()
	defer cancel()

	w := bufio.NewWriterSize(out, 1<<16)
	defer func() { err = errors.Join(err, w.Flush()) }()
	last := 0
	for {
		select {
		case j, ok := <-order:
			if !ok {
				return lines, bad, <-failed
			}
			select {
			case result := <-j.result:
				if ctx.Err() != nil { // it may tell of the stop and not of the line
					return lines, bad, fmt.Errorf("stopped after line %d: %w", last, ctx.Err())
				}
				if _, err := w.Write(result); err != nil {
					return lines, bad, err
				}
				last = j.number
				lines++
				if j.bad {
					bad++
				}
			case <-ctx.Done():
				return lines, bad, fmt.Errorf("stopped after line %d: %w", last, ctx.Err())
			}
		case <-ctx.Done():
			return lines, bad, fmt.Errorf("stopped after line %d: %w", last, ctx.Err())
		}
	}
}

// readLines puts every line that is not blank on both channels, and closes them.
func readLines(ctx context.Context, in io.Reader, work, order chan<- *job) error {
	defer close(order)
	defer close(work)
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		line, tooBig, err := readLine(r)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff")) // some editors begin a file with it
		}
		if len(bytes.TrimSpace(line)) > 0 || tooBig {
			j := &job{number: n, line: line, tooBig: tooBig, result: make(chan []byte, 1)}
			for _, queue := range [...]chan<- *job{order, work} {
				select {
				case queue <- j:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
}

// readLine reads up to a line end; of a line longer than maxLine it keeps nothing.
func readLine(r *bufio.Reader) (line []byte, tooBig bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if tooBig = tooBig || len(line)+len(part) > maxLine; tooBig {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, tooBig, err
		}
	}
}

// A lineError stands in the output for a line that is no valid request.
type lineError struct {
	ID    string `json:"id,omitempty"`
	Line  int    `json:"line"`
	Error string `json:"error"`
}

func decideLine(ctx context.Context, s *screening.Screener, j *job, defaults screening.Request) []byte {
	req := screening.Request{}
	err := error(nil)
	if j.tooBig {
		err = fmt.Errorf("line is longer than %d bytes: %w", maxLine, sanctions.ErrInvalid)
	} else {
		err = json.Unmarshal(j.line, &req)
	}
	var d screening.Decision
	if err == nil {
		if req.On.IsZero() {
			req.On = defaults.On
		}
		if req.KnownAt.IsZero() {
			req.KnownAt = defaults.KnownAt
		}
		d, err = s.Screen(ctx, req)
	}
	var v any = d
	if err != nil {
		j.bad = true
		v = lineError{ID: lineID(j.line), Line: j.number, Error: err.Error()}
	}
	b, err := json.Marshal(v)
	if err != nil {
		b, _ = json.Marshal(lineError{Line: j.number, Error: err.Error()})
	}
	return append(b, '\n')
}

// lineID returns the id of a line that may not be a valid request.
func lineID(line []byte) string {
	var v struct {
		ID json.RawMessage `json:"id"`
	}
	var id string
	if json.Unmarshal(line, &v) != nil || json.Unmarshal(v.ID, &id) != nil {
		return ""
	}
	return id
}
