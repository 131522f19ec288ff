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
	for pkg, allowed := range map[string][]string{
		"sanctions":         nil,
		"internal/memtable": memdb,
		"lists":             append([]string{module + "internal/memtable", module + "sanctions"}, memdb...),
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
