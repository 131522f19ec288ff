// Package ofac reads the sanctions lists of the Office of Foreign Assets Control as
// it publishes them: the CSV family and the classic XML of the SDN list and of the
// consolidated (non-SDN) list.
//
//	files := ofac.CSV{List: ofac.SDN, Primary: ofac.File{Name: "sdn.csv", Reader: f}}
//	for entry, err := range ofac.DecodeCSV(ctx, files) {
//		if err != nil {
//			return err
//		}
//		...
//	}
//
// Readers give plain bytes; a packed file goes through compress/gzip first.
//
// # What becomes of the file
//
// Everything that has a field goes there, everything else into notes, and the remarks
// are kept whole in a note labelled "remarks" as well. The remarks of the CSV and the
// ids of the XML hold most of what is known of a party: birth dates, numbers, flags,
// tail numbers, weak aliases. A number is an identifier under the label that OFAC gives
// it; a birth date, gender or country that cannot be read stays a note under its label.
// Nationality, citizenship, country of registration and flag tie the party to a
// country; a former flag or an address does not. The linking numbers of aliases,
// addresses and ids are read but not kept.
//
// A designation is given for each programme tag; entries of the same programmes share
// theirs. On the SDN list it carries an asset freeze. The consolidated list restricts
// each party in another way and says how only in words, so its designations carry no
// measure, which leads to a review. Neither format says since when a party is listed;
// that follows from the versions of a list.
//
// # What is refused
//
// Files must be UTF-8, which the ASCII of the authority is. An unknown word, a second
// entry with the same id, a row that belongs to no entry, remarks whose overflow does
// not fit, an unknown element and a file that is cut off are errors. Of a CSV file cut
// off at the end of a line that cannot be seen; see [DecodeCSV]. Every error but that
// of the context is an [*Error] with file, line, entry and field.
package ofac
