package lists_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/interdict/interdict/"

// What a package may rest on beside the standard library, directly or not. Arrows
// point down only: a list knows no format, and nothing below the engine knows the law.
func TestImports(t *testing.T) {
	memdb := []string{
		"github.com/hashicorp/go-immutable-radix",
		"github.com/hashicorp/go-memdb",
		"github.com/hashicorp/golang-lru/simplelru",
	}
	sanctions := []string{module + "sanctions"}
	names := []string{
		module + "internal/similarity",
		"github.com/xrash/smetrics",
		"golang.org/x/text/transform",
		"golang.org/x/text/unicode/norm",
	}
	for pkg, allowed := range map[string][]string{
		"sanctions":         nil,
		"internal/memtable": memdb,
		"lists":             slices.Concat(sanctions, []string{module + "internal/memtable"}, memdb),
		"lists/ofac":        slices.Concat(sanctions, []string{module + "internal/country"}),
		"screening/match":   slices.Concat(sanctions, names),
		"screening": slices.Concat(sanctions, names, memdb,
			[]string{module + "internal/memtable", module + "lists", module + "screening/match"}),
	} {
		t.Run(pkg, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), "go", "list", "-deps",
				"-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", module+pkg).Output()
			if err != nil {
				t.Fatalf("go list: %v", err)
			}
			for _, p := range strings.Fields(string(out)) {
				if p != module+pkg && !slices.Contains(allowed, p) {
					t.Errorf("%s rests on %s", pkg, p)
				}
			}
		})
	}
}
