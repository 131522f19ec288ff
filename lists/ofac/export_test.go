package ofac

import "github.com/interdict/interdict/sanctions"

// Fates takes remarks apart and tells what became of each piece: "typed", "related",
// "labelled" or "free".
func Fates(kind sanctions.Kind, titles, remarks string) (pieced []string, fates []string) {
	var b builder
	b.reset(sanctions.Ref{List: SDN, ID: "1"}, kind)
	b.title(titles)
	for piece, last := range pieces(remarks) {
		pieced = append(pieced, piece)
		if last {
			piece = withoutStop(piece)
		}
		fates = append(fates, [...]string{free: "free", labelled: "labelled", related: "related", typed: "typed"}[b.piece(piece)])
	}
	return pieced, fates
}
