package ofac_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/interdict/interdict/lists/ofac"
)

// real returns the content of a published file, unpacked. Those files are kept beside
// the repository; the test is skipped where they are not.
func real(t testing.TB, path string) []byte {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join(realRoot(t), filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(path, ".gz") {
		return packed
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func realRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
	root := filepath.Join(dir, "..", "shared", "data", "lists", "us-ofac")
	if _, err := os.Stat(root); err != nil {
		t.Skipf("the published lists are not here: %v", err)
	}
	return root
}

// realSet returns a complete set of published CSV files; a part that the set lacks
// stays empty.
func realSet(t testing.TB, set realFiles) ofac.CSV {
	t.Helper()
	file := func(path string) ofac.File {
		if path == "" {
			return ofac.File{}
		}
		return ofac.File{Name: path, Reader: bytes.NewReader(real(t, path))}
	}
	return ofac.CSV{
		List: set.list, Primary: file(set.primary), Alternates: file(set.alternates),
		Addresses: file(set.addresses), Comments: file(set.comments),
	}
}
