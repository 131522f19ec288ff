package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// Exit codes are part of the contract.
func TestExitCodes(t *testing.T) {
	for _, tt := range []struct {
		args string
		want int
	}{
		{"--on 2025-09-12 --actor US --activity maintenance --eccn 9A991.d --origin US Belavia", 0},
		{"--on 2025-09-12 --actor DE Belavia", 0},
		{"--on 2025-09-12 --actor DE --fail-on prohibited Belavia", 3},
		{"--on 2025-09-12 --actor DE --fail-on review Belavia", 3},
		{"--on 2025-09-12 --actor US --country CH --fail-on review Anyone", 0},
		{"--list no/such/path Belavia", 1},
		{"--on tomorrow Belavia", 2},
		{"--no-such-flag", 2},
		{"match", 2},
		{"batch", 2},
		{"score", 2},
		{"lists x", 2},
	} {
		var out, errs bytes.Buffer
		got := run(context.Background(), strings.Fields(tt.args), strings.NewReader(""), &out, &errs, sanctions.MustDate("2026-11-24"))
		if got != tt.want {
			t.Errorf("screen %s: status %d, want %d\n%s", tt.args, got, tt.want, errs.String())
		}
	}
}

// A batch that is stopped stops: it says where, and leaves no goroutine behind.
func TestBatchStops(t *testing.T) {
	defer goleak.VerifyNone(t)
	s, err := (&listFlags{}).screener(t.Context(), new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	in := &stopping{line: `{"party":{"names":["Belavia"]}}` + "\n", after: 1000, stop: cancel}
	var out bytes.Buffer
	_, _, err = batch(ctx, s, in, &out, screening.Request{On: sanctions.MustDate("2025-09-12")})
	if err == nil || !strings.Contains(err.Error(), "stopped after line") || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want an error that says where it stopped", err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		if line != "" && !strings.HasPrefix(line, `{"outcome":`) {
			t.Errorf("line %d is no decision: %.80s", i+1, line)
		}
	}
}

// A batch whose input is silent stops too.
func TestBatchStopsAtSilence(t *testing.T) {
	s, err := (&listFlags{}).screener(t.Context(), new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	in, feed := io.Pipe()
	defer feed.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, _, err := batch(ctx, s, in, io.Discard, screening.Request{On: sanctions.MustDate("2025-09-12")})
		done <- err
	}()
	if _, err := io.WriteString(feed, `{"party":{"names":["Belavia"]}}`+"\n"); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// stopping is an input without end that calls stop on the way.
type stopping struct {
	line  string
	after int
	stop  func()
}

func (s *stopping) Read(p []byte) (int, error) {
	if s.after--; s.after == 0 {
		s.stop()
	}
	return copy(p, s.line), nil
}

// Many lines come out in the order in which they went in.
func TestBatchKeepsOrder(t *testing.T) {
	defer goleak.VerifyNone(t)
	s, err := (&listFlags{}).screener(t.Context(), new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	var in, out bytes.Buffer
	const n = 2000
	for i := range n {
		fmt.Fprintf(&in, `{"id":"%d","party":{"names":["%s"]}}`+"\n", i, strings.Repeat("Belavia ", i%7+1))
	}
	if _, _, err := batch(t.Context(), s, &in, &out, screening.Request{On: sanctions.MustDate("2025-09-12")}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != n {
		t.Fatalf("%d lines, want %d", len(lines), n)
	}
	for i, line := range lines {
		if want := fmt.Sprintf(`{"id":"%d",`, i); !strings.HasPrefix(line, want) {
			t.Fatalf("line %d begins %.20s, want %s", i, line, want)
		}
	}
}

// A line without end is an error of that line, not of the batch.
func TestBatchBoundsLines(t *testing.T) {
	s, err := (&listFlags{}).screener(t.Context(), new(bytes.Buffer))
	if err != nil {
		t.Fatal(err)
	}
	in := strings.NewReader(`{"party":{"names":["` + strings.Repeat("x", maxLine) + `"]}}` + "\n" + `{"id":"r2","party":{"names":["Belavia"]}}`)
	var out bytes.Buffer
	if _, _, err := batch(t.Context(), s, in, &out, screening.Request{On: sanctions.MustDate("2025-09-12")}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if !strings.HasPrefix(lines[0], `{"line":1,"error":"line is longer than`) || !strings.HasPrefix(lines[1], `{"id":"r2","outcome"`) {
		t.Errorf("got %.80s and %.80s", lines[0], lines[1])
	}
}
