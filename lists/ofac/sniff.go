package ofac

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// A Part is one of the files that OFAC publishes a list as. The zero Part is none.
type Part uint8

// The parts.
const (
	Primary    Part = iota + 1 // SDN.CSV, CONS_PRIM.CSV
	Alternates                 // ALT.CSV, CONS_ALT.CSV
	Addresses                  // ADD.CSV, CONS_ADD.CSV
	Comments                   // SDN_COMMENTS.CSV, CONS_COMMENTS.CSV
	XML                        // SDN.XML, CONSOLIDATED.XML: the whole list
)

// String returns the usual name of the file in words: "primary file".
func (p Part) String() string {
	switch p {
	case Primary:
		return "primary file"
	case Alternates:
		return "alternates file"
	case Addresses:
		return "addresses file"
	case Comments:
		return "comments file"
	case XML:
		return "XML file"
	}
	return "unknown file"
}

// Sniff recognises a file by its first bytes, some kilobytes of them, uncompressed.
// It names the list as well if the programmes in those bytes leave no doubt, which
// only a primary or XML file can; else list is "".
func Sniff(head []byte) (part Part, list sanctions.ListID) {
	if bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\ufeff"), []byte("<")) {
		if !isXML(head) {
			return 0, ""
		}
		return XML, listOf(programsInXML(head))
	}
	rows := wholeRows(head)
	if len(rows) == 0 {
		return 0, ""
	}
	part = partOf(rows[0])
	var tags []string
	for _, row := range rows {
		if partOf(row) != part {
			return 0, ""
		}
		if part == Primary {
			tags = append(tags, strings.Split(row[program], between)...)
		}
	}
	return part, listOf(tags)
}

// wholeRows reads the rows in head, leaving out the last if it may be cut off.
func wholeRows(head []byte) [][]string {
	if end := bytes.LastIndexByte(head, '\n'); end >= 0 {
		head = head[:end+1]
	}
	r := csv.NewReader(bytes.NewReader(head))
	r.FieldsPerRecord = -1
	var rows [][]string
	for {
		row, err := r.Read()
		if err != nil || len(row) == 1 && row[0] == endMark {
			return rows
		}
		rows = append(rows, row)
	}
}

// partOf tells a file from the shape of a row.
func partOf(row []string) Part {
	if _, ok := number(row[entNum]); !ok {
		return 0
	}
	switch {
	case len(row) == len(columnNames[Primary]):
		if _, ok := kind(withoutNull(row[sdnType])); ok && row[sdnType] != "" {
			return Primary
		}
	case len(row) == len(columnNames[Alternates]):
		if _, ok := nameType(row[altType]); ok {
			return Alternates
		}
	case len(row) == len(columnNames[Addresses]):
		if _, ok := number(row[1]); ok {
			return Addresses
		}
	case len(row) == len(columnNames[Comments]):
		if strings.HasSuffix(row[commentText], ".") { // as all remarks end
			return Comments
		}
	}
	return 0
}

func isXML(head []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(head))
	for {
		token, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local == "sdnList"
		}
	}
}

func programsInXML(head []byte) []string {
	var tags []string
	for {
		_, rest, ok := bytes.Cut(head, []byte("<program>"))
		if !ok {
			return tags
		}
		tag, rest, ok := bytes.Cut(rest, []byte("</program>"))
		if !ok {
			return tags
		}
		tags = append(tags, string(tag))
		head = rest
	}
}

// listOf names the list on which alone these tags are found; "" if there is no such
// tag among them, or such tags of both.
func listOf(tags []string) sanctions.ListID {
	var list sanctions.ListID
	for _, tag := range tags {
		var its sanctions.ListID
		switch tag {
		case "CUBA", "SDNT", "SDNTK", "FTO", "NPWMD", "ZIMBABWE", "BALKANS", "IRAQ2", "IRGC":
			its = SDN
		case "NS-PLC", "561List", "561-Related", "FSE-SY", "FSE-IR", "CMIC-EO13959":
			its = Consolidated
		}
		if list != "" && its != "" && its != list {
			return ""
		}
		if its != "" {
			list = its
		}
	}
	return list
}
