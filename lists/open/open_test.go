package open_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/lists/open"
	"github.com/interdict/interdict/sanctions"
)

const samples = "../../testdata/us-ofac/"

// load opens the paths into a new store and returns list, day and number of entries of
// every version.
func load(t *testing.T, paths ...string) ([]string, open.Report, *lists.Store) {
	t.Helper()
	store := lists.NewStore()
	report, err := open.Paths(t.Context(), store, paths...)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range report.Versions {
		got = append(got, fmt.Sprintf("%s %s %02d", v.List, v.Date, v.Entries))
	}
	return got, report, store
}

// write makes a file below a new folder and returns the folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func sample(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(samples + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A folder of dated folders is a version history, published oldest first; the files of
// one day that belong together make one version; gzip is unpacked.
func TestHistory(t *testing.T) {
	got, report, store := load(t, samples+"sdn-csv")
	want := []string{"us-ofac-sdn 2023-08-03 07", "us-ofac-sdn 2023-08-09 10", "us-ofac-sdn 2023-12-28 10"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if report.Skipped != nil || report.Unchanged != nil || len(report.Incomplete) != 2 {
		t.Errorf("skipped %v, unchanged %v, incomplete %v", report.Skipped, report.Unchanged, report.Incomplete)
	}

	belavia := sanctions.Ref{List: ofac.SDN, ID: "44541"}
	if _, ok := store.Latest().KnownAt(sanctions.MustDate("2023-08-08")).Entry(belavia); ok {
		t.Error("Belavia was known the day before it was published")
	}
	l, ok := store.Latest().Entry(belavia)
	if !ok {
		t.Fatal("Belavia is missing")
	}
	if len(l.Party.Names) != 4 || len(l.Party.Addresses) != 1 {
		t.Errorf("names %v, addresses %v: want the aliases and the address of the other files", l.Party.Names, l.Party.Addresses)
	}
}

// A version takes the day inside the file, else the last one in its path.
func TestDayOfVersion(t *testing.T) {
	sdn := sample(t, "sdn-csv/2023-08-09/sdn.csv")
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"inside the file", map[string]string{"2020-01-01/list": sample(t, "cons-xml/consolidated.xml")}, "us-ofac-cons 2025-03-28 04"},
		{"folder", map[string]string{"2023-08-09/any name": sdn}, "us-ofac-sdn 2023-08-09 10"},
		{"file", map[string]string{"2001-01-01/sdn-2023-08-09.csv": sdn}, "us-ofac-sdn 2023-08-09 10"},
		{"folder further up", map[string]string{"2023-08-09/csv/a": sdn}, "us-ofac-sdn 2023-08-09 10"},
		{"dated files in one folder", map[string]string{"sdn-2023-08-09.csv": sdn}, "us-ofac-sdn 2023-08-09 10"},
		{"packed", map[string]string{"2023-08-09/a": packed(t, sdn)}, "us-ofac-sdn 2023-08-09 10"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, _ := load(t, write(t, tt.files))
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Errorf("versions (-want +got):\n%s", diff)
			}
		})
	}
}

// Dated files side by side in one folder are a history as well.
func TestFlatHistory(t *testing.T) {
	got, _, _ := load(t, write(t, map[string]string{
		"sdn-2023-08-03.csv": sample(t, "sdn-csv/2023-08-03/sdn.csv"), "sdn-2023-08-09.csv": sample(t, "sdn-csv/2023-08-09/sdn.csv"),
	}))
	if diff := cmp.Diff([]string{"us-ofac-sdn 2023-08-03 07", "us-ofac-sdn 2023-08-09 10"}, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
}

// A link is followed; one that leads to no file is told.
func TestLinks(t *testing.T) {
	root := write(t, map[string]string{"real/2023-08-09/sdn.csv": sample(t, "sdn-csv/2023-08-09/sdn.csv")})
	for link, target := range map[string]string{"current": "real", "real/2023-08-09/gone": "nowhere", "real/2023-08-10": "2023-08-09"} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skipf("no symbolic links: %v", err)
		}
	}
	got, report, _ := load(t, filepath.Join(root, "current"))
	if diff := cmp.Diff([]string{"us-ofac-sdn 2023-08-09 10"}, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if len(report.Skipped) != 2 || !strings.HasSuffix(report.Skipped[0], "gone") || !strings.HasSuffix(report.Skipped[1], "2023-08-10") {
		t.Errorf("skipped %v, want the link that leads nowhere and the one to a folder", report.Skipped)
	}
}

// Curated files are lists like others.
func TestCurated(t *testing.T) {
	got, _, store := load(t, "../belarus/data/belarus-uk.yaml")
	if len(got) == 0 {
		t.Fatal("no version")
	}
	if _, ok := store.Latest().Entry(sanctions.Ref{List: "belarus-uk", ID: "belavia"}); !ok {
		t.Error("Belavia is missing")
	}
}

// What a named folder holds beside lists is told, and a version that is there already
// is no error.
func TestReport(t *testing.T) {
	sdn := sample(t, "sdn-csv/2023-08-09/sdn.csv")
	root := write(t, map[string]string{"2023-08-09/sdn.csv": sdn, "2023-08-10/sdn.csv": sdn, "changes.csv": "from,to\n", "README": "hello"})
	got, report, _ := load(t, root)
	if diff := cmp.Diff([]string{"us-ofac-sdn 2023-08-09 10"}, got); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{filepath.Join(root, "README"), filepath.Join(root, "changes.csv")}, report.Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{filepath.Join(root, "2023-08-10/sdn.csv")}, report.Unchanged); diff != "" {
		t.Errorf("unchanged (-want +got):\n%s", diff)
	}
}

// Whatever cannot be loaded gets an error that names the file.
func TestErrors(t *testing.T) {
	sdn, alt := sample(t, "sdn-csv/2023-08-09/sdn.csv"), sample(t, "sdn-csv/2023-12-28/alt.csv")
	for _, tt := range []struct {
		name  string
		files map[string]string
		path  string // to load, below the folder
		says  string // place in the error
		is    error
	}{
		{"nothing there", nil, "missing", "missing", os.ErrNotExist},
		{"empty folder", nil, ".", "", open.ErrNoList},
		{"folder without a list", map[string]string{"a.txt": "hello"}, ".", "", open.ErrNoList},
		{"no list", map[string]string{"a.txt": "hello"}, "a.txt", "a.txt", open.ErrFormat},
		{"a web page", map[string]string{"2023-08-09/sdn.xml": "<!DOCTYPE html><html></html>"}, "2023-08-09/sdn.xml", "sdn.xml", open.ErrFormat},
		{"a web page in place of the aliases", map[string]string{"2023-08-09/sdn.csv": sdn, "2023-08-09/alt.csv": "<html></html>"}, ".", "alt.csv", open.ErrFormat},
		{"empty file", map[string]string{"2023-08-09/sdn.csv": ""}, "2023-08-09/sdn.csv", "sdn.csv", open.ErrFormat},
		{"no day", map[string]string{"sdn.csv": sdn}, "sdn.csv", "sdn.csv", open.ErrNoDay},
		{"aliases without their list", map[string]string{"2023-12-28/alt.csv": alt}, ".", "2023-12-28", open.ErrNoMain},
		{"two main files", map[string]string{"2023-08-09/a.csv": sdn, "2023-08-09/b.csv": sdn}, ".", "b.csv", open.ErrTwoFiles},
		{"cut off", map[string]string{"2023-08-09/sdn.csv": sdn[:len(sdn)/2]}, ".", "sdn.csv", ofac.ErrTruncated},
		{"gzip cut off", map[string]string{"2023-08-09/sdn.csv.gz": packed(t, sdn)[:700]}, "2023-08-09/sdn.csv.gz", "sdn.csv.gz", nil},
		{"bad gzip", map[string]string{"2023-08-09/sdn.csv.gz": "\x1f\x8bnonsense"}, ".", "sdn.csv.gz", gzip.ErrHeader},
		{"curated file with a mistake", map[string]string{"x.yaml": "list: belarus-x\nspeed: 1\n"}, "x.yaml", "x.yaml:2", sanctions.ErrUnknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			store := lists.NewStore()
			_, err := open.Paths(t.Context(), store, filepath.Join(write(t, tt.files), tt.path))
			var at *open.Error
			if !errors.As(err, &at) {
				t.Fatalf("got %v, want an *open.Error", err)
			}
			if !strings.Contains(err.Error(), tt.says) || tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("got %v, want %q and %v", err, tt.says, tt.is)
			}
			if n := len(store.Latest().Versions()); n != 0 {
				t.Errorf("%d lists published", n)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := open.Paths(ctx, lists.NewStore(), samples+"sdn-csv"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
