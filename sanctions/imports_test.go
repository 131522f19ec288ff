package sanctions_test

import (
	"go/build"
	"slices"
	"strings"
	"testing"
)

// TestImports: the vocabulary stands on the standard library alone, and on no part of
// it that reads files, the network, the environment or randomness.
func TestImports(t *testing.T) {
	pkg, err := build.ImportDir(".", 0)
	if err != nil {
		t.Fatal(err)
	}
	forbidden := []string{
		"os", "io/fs", "net", "net/http", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand", "unsafe",
	}
	for _, path := range pkg.Imports {
		first, _, _ := strings.Cut(path, "/")
		if strings.Contains(first, ".") {
			t.Errorf("imports %s, which is not in the standard library", path)
		}
		if slices.Contains(forbidden, path) {
			t.Errorf("imports %s", path)
		}
	}
}
