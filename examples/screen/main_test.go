package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/interdict/interdict/sanctions"
)

var update = flag.Bool("update", false, "rewrite the golden parts of the scripts")

// The scripts in testdata/script are transcripts of the command line; the day is always
// 24 November 2026.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"screen": func() {
			os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, sanctions.MustDate("2026-11-24")))
		},
	})
}

func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			return nil
		},
	})
}
