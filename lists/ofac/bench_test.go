package ofac_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"testing"
	"time"

	"github.com/interdict/interdict/lists/ofac"
)

// A stopwatch keeps the shortest time between start and stop, which other work on the
// machine disturbs the least.
type stopwatch struct {
	begin time.Time
	best  time.Duration
}

func (s *stopwatch) start() { s.begin = time.Now() }

func (s *stopwatch) stop() {
	if d := time.Since(s.begin); s.best == 0 || d < s.best {
		s.best = d
	}
}

// BenchmarkDecodeCSV loads the SDN list of 2023-12-28 with its aliases and addresses.
// It reports its best time as a multiple of that of a bare pass of encoding/csv over
// the same bytes, measured in turn with it.
func BenchmarkDecodeCSV(b *testing.B) {
	var parts [3][]byte
	for i, name := range []string{"sdn.csv.gz", "alt.csv", "add.csv.gz"} {
		parts[i] = real(b, "sdn-csv-set/2023-12-28/"+name)
	}
	b.SetBytes(int64(len(parts[0]) + len(parts[1]) + len(parts[2])))
	b.ReportAllocs()
	var bare, ours stopwatch
	entries := 0
	for b.Loop() {
		bare.start()
		for _, part := range parts {
			r := csv.NewReader(bytes.NewReader(part))
			r.FieldsPerRecord = -1
			for {
				if _, err := r.Read(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
		bare.stop()
		ours.start()
		entries = 0
		for _, err := range ofac.DecodeCSV(b.Context(), ofac.CSV{
			List:       ofac.SDN,
			Primary:    ofac.File{Reader: bytes.NewReader(parts[0])},
			Alternates: ofac.File{Reader: bytes.NewReader(parts[1])},
			Addresses:  ofac.File{Reader: bytes.NewReader(parts[2])},
		}) {
			if err != nil {
				b.Fatal(err)
			}
			entries++
		}
		ours.stop()
	}
	b.ReportMetric(float64(ours.best)/float64(bare.best), "x-of-encoding/csv")
	b.ReportMetric(float64(ours.best)/float64(entries), "ns/entry")
}

// BenchmarkDecodeXML loads the consolidated list of 2018-04-06. It reports its best
// time as a multiple of that of a bare pass of encoding/xml's Token over the same
// bytes, measured in turn with it.
func BenchmarkDecodeXML(b *testing.B) {
	content := real(b, "cons-xml/2018-04-06/consolidated.xml.gz")
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	var bare, ours stopwatch
	entries := 0
	for b.Loop() {
		bare.start()
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
		bare.stop()
		ours.start()
		x, err := ofac.NewXMLReader(ofac.Consolidated, ofac.File{Reader: bytes.NewReader(content)})
		if err != nil {
			b.Fatal(err)
		}
		entries = 0
		for _, err := range x.Entries(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			entries++
		}
		ours.stop()
	}
	b.ReportMetric(float64(ours.best)/float64(bare.best), "x-of-encoding/xml")
	b.ReportMetric(float64(ours.best)/float64(entries), "ns/entry")
}
