package ofac_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
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

// realFiles names the published files of a list on one day.
type realFiles struct {
	list                                     sanctions.ListID
	primary, alternates, addresses, comments string
}

// realSets are one set of each kind: saved anew, with and without comments, of either
// list, and alone.
var realSets = []realFiles{
	{ofac.SDN, "sdn-csv-set/2019-01-04/sdn.csv.gz", "sdn-csv-set/2019-01-04/alt.csv", "sdn-csv-set/2019-01-04/add.csv", ""},
	{ofac.SDN, "sdn-csv-set/2021-07-07/sdn.csv.gz", "sdn-csv-set/2021-07-07/alt.csv", "sdn-csv-set/2021-07-07/add.csv",
		"sdn-csv-set/2021-07-07/sdn_comments.csv"},
	{ofac.SDN, "sdn-csv-set/2023-12-28/sdn.csv.gz", "sdn-csv-set/2023-12-28/alt.csv", "sdn-csv-set/2023-12-28/add.csv.gz", ""},
	{ofac.SDN, "sdn-csv/2024-05-03/sdn.csv.gz", "", "", ""},
	{ofac.Consolidated, "cons-csv/2018-04-06/cons_prim.csv", "cons-csv/2018-04-06/cons_alt.csv",
		"cons-csv/2018-04-06/cons_add.csv", ""},
	{ofac.Consolidated, "cons-csv/2025-12-19/cons_prim.csv", "cons-csv/2025-12-19/cons_alt.csv",
		"cons-csv/2025-12-19/cons_add.csv", "cons-csv/2025-12-19/cons_comments.csv"},
}

var realXML = []string{
	"cons-xml/2018-04-06/consolidated.xml.gz", "cons-xml/2020-03-17/consolidated.xml", "cons-xml/2025-03-28/consolidated.xml",
}

// realHistory returns the paths of all versions of SDN.CSV, by their days; in short
// mode of some.
func realHistory(t testing.TB) []string {
	t.Helper()
	root := realRoot(t)
	paths, err := filepath.Glob(filepath.Join(root, "sdn-csv", "*", "sdn.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range paths {
		if paths[i], err = filepath.Rel(root, path); err != nil {
			t.Fatal(err)
		}
	}
	if testing.Short() {
		const before, first = 17, 18 // of the versions with Belavia
		paths = []string{paths[0], paths[before], paths[first], paths[len(paths)-1]}
	}
	return paths
}

// realRows reads a published CSV file with encoding/csv, without the end-of-file mark.
func realRows(t testing.TB, path string) [][]string {
	t.Helper()
	if path == "" {
		return nil
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimSuffix(real(t, path), []byte("\x1a"))))
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// realRemarks returns the remarks of all entries of a set, joined with their overflow,
// or without their last piece if they stay cut.
func realRemarks(t testing.TB, set realFiles) (rows [][]string, remarks []string) {
	t.Helper()
	overflow := map[string]string{}
	for _, row := range realRows(t, set.comments) {
		overflow[row[0]] = row[1]
	}
	rows = realRows(t, set.primary)
	for _, row := range rows {
		text := row[11] + overflow[row[0]]
		if !strings.HasSuffix(text, ".") {
			text = text[:max(0, strings.LastIndex(text, "; "))]
		}
		remarks = append(remarks, text)
	}
	return rows, remarks
}
