package main

import (
	"os"
	"strings"
	"testing"
)

// The README opens with what the program prints: the golden transcript of the guiding
// case holds the same table.
func TestReadmeShowsTheGuidingCase(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("testdata/script/guide.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(script), "-- want --\n")
	if ok {
		table, _, ok = strings.Cut(table, "\n\nUS parts dealer, today")
	}
	if !ok {
		t.Fatal("the transcript has no table")
	}
	if !strings.Contains(string(readme), "```text\n"+table+"\n```") {
		t.Errorf("README.md does not show the table that the program prints:\n%s", table)
	}
	for _, command := range []string{"go run ./examples/screen", "go test ./..."} {
		if !strings.Contains(string(readme), command) {
			t.Errorf("README.md lacks the command %s", command)
		}
	}
}
