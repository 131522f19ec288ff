package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/interdict/interdict/sanctions"
)

// Search finds what Scan finds without comparing everything. Why nothing is lost:
//
// A document is a match if its score reaches the threshold T or it is certain. The
// score is that of an equal identifier - those are looked up by key - or that of a
// pair of names plus effects, of which none but the birth date raises it, by the
// bonus B at most. So some pair of names scores t = T - B or more; a certain pair
// has the same words and scores 1, unless its words weigh nothing, and then 0, as
// in Scan.
//
// A pair scores t or more because it is joined, or has no words and the same text -
// those are looked up - or because m*s / (m + q + l) >= t, with s <= 1: see
// scorer.compare; what comes after only lowers it. Let rest be some words of the
// query's name. A listed name that pairs with none but those has m <= weight(rest)
// and q >= missing(the others), so it scores weight(rest) / (weight(rest) +
// missing(the others)) at most. While that is below t, a name that scores t must
// hold a word similar to one of the others: only the postings of words similar to
// those need be read. split chooses the rest so that the longest postings are
// spared. Postings in legal forms are the longest of all, and words of a legal form
// weigh nothing: paired with one, a word of the query only ceases to be missing. So
// they are read only if the bound without the words that can be so paired is t or
// more. Words similar to a word are found by scorer.similar's own rules: the same
// text, the same meaning, an initial, or the metric, which is skipped only where
// letters alone rule it out (similarity.Bucket.Each).

// rounding covers what floating-point sums in another order may differ by.
const rounding = 1e-9

// A workspace is the memory of one search, kept for the next.
type workspace struct {
	scorer
	seenNames     [2]marks // by shelf
	seenDocuments marks
	found         []uint32 // documents
	order         []int
	forms         []uint32 // words of legal forms
}

// marks remembers which of many numbers were seen since the last clearing.
type marks struct {
	round uint32
	at    []uint32
}

func (m *marks) clear(size int) {
	if len(m.at) != size || m.round == ^uint32(0) {
		m.at, m.round = make([]uint32, size), 0
	}
	m.round++
}

func (m *marks) has(i uint32) bool { return m.at[i] == m.round }

// add reports whether the number was not seen before.
func (m *marks) add(i uint32) bool {
	if m.has(i) {
		return false
	}
	m.at[i] = m.round
	return true
}

func (ix *Index) open() *workspace {
	if ws, ok := ix.workspace.Get().(*workspace); ok {
		return ws
	}
	return &workspace{scorer: newScorer(&ix.weights)}
}

func (ix *Index) close(ws *workspace) {
	ws.of = nil // the next query may reuse the address
	ix.workspace.Put(ws)
}

// Search returns the entries that the party may be: those at or above the threshold
// and all certain ones, best first, then by reference, then in the order in which
// they were given; nil if there is none. It finds exactly what Scan finds.
func (ix *Index) Search(p *sanctions.Party) []Match {
	q := prepareParty(p, &ix.weights)
	ws := ix.open()
	defer ix.close(ws)
	ws.found = ws.found[:0]
	ws.seenDocuments.clear(len(ix.documents))
	for _, key := range q.keys {
		if key != "" {
			for _, d := range ix.byKey[key] {
				ws.add(d)
			}
		}
	}
	least := ix.weights.Threshold - rounding
	if len(p.BirthDates) > 0 {
		least -= max(ix.weights.BirthDay, ix.weights.BirthOverlap)
	}
	for i := range q.names {
		ix.collect(ws, &ix.names, &q.names[i], p.Kind, least)
	}
	for i := range q.persons {
		ix.collect(ws, &ix.persons, &q.persons[i], p.Kind, least)
	}
	slices.Sort(ws.found)
	if len(ws.found) == 0 {
		return nil
	}
	matches := make([]Match, 0, min(len(ws.found), 8))
	for _, d := range ws.found {
		matches = ix.judged(ws, &q, d, matches)
	}
	if len(matches) == 0 {
		return nil
	}
	return sorted(matches)
}

// Scan returns what Search returns, by comparing the party with every entry. It is
// what Search is tested and measured against.
func (ix *Index) Scan(p *sanctions.Party) []Match {
	q := prepareParty(p, &ix.weights)
	ws := ix.open()
	defer ix.close(ws)
	var matches []Match
	for d := range ix.documents {
		matches = ix.judged(ws, &q, uint32(d), matches)
	}
	return sorted(matches)
}

// judged appends the match of the document, if it is one.
func (ix *Index) judged(ws *workspace, q *party, document uint32, matches []Match) []Match {
	d := &ix.documents[document]
	v := ws.judge(q, &d.party)
	if v.score < ix.weights.Threshold && !v.certain {
		return matches
	}
	return append(matches, ws.explain(q, &d.party, d.entry, &v))
}

func sorted(matches []Match) []Match {
	slices.SortStableFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), a.Ref.Compare(b.Ref))
	})
	return matches
}

func (ws *workspace) add(document uint32) {
	if ws.seenDocuments.add(document) {
		ws.found = append(ws.found, document)
	}
}

// collect adds the documents of which a name on the shelf may score least or more.
func (ix *Index) collect(ws *workspace, sh *shelf, q *name, kind sanctions.Kind, least float64) {
	which := 0
	if sh.person {
		which = 1
	}
	seen := &ws.seenNames[which]
	seen.clear(len(sh.names))
	consider := func(names []uint32) {
		for _, n := range names {
			if !seen.add(n) {
				continue
			}
			at := &sh.names[n]
			if kindsContradict(kind, at.kind) || asPersons(kind, at.kind) != sh.person ||
				ws.seenDocuments.has(at.document) {
				continue
			}
			d := &ix.documents[at.document]
			if v := ws.compare(q, &d.party.namesAs(sh.person)[at.position]); v.score >= least || v.same {
				ws.add(at.document)
			}
		}
	}
	if len(q.words) == 0 {
		consider(sh.wordless[wordlessKey(q)])
		return
	}
	consider(sh.joined[q.joined])
	if least <= 0 {
		consider(sh.all())
		return
	}
	ws.ask(q)
	others, rest := ws.split(sh, q, least)
	missing := 0.0
	ws.forms = ws.forms[:0]
	for _, i := range others {
		before := len(ws.forms)
		sh.eachSimilar(&ws.scorer, i, func(word uint32) {
			consider(sh.where[word])
			if len(sh.forms[word]) > 0 {
				ws.forms = append(ws.forms, word)
			}
		})
		if len(ws.forms) == before {
			missing += q.words[i].missing
		}
	}
	if len(ws.forms) > 0 && reaches(rest, missing, least) {
		for _, word := range ws.forms {
			consider(sh.forms[word])
		}
	}
}

// reaches reports whether a name can score least, if words of the weight rest are
// all that pairs and words that count missing do not.
func reaches(rest, missing, least float64) bool {
	return rest > 0 && rest/(rest+max(missing, 0)) >= least
}

func (sh *shelf) all() []uint32 {
	all := make([]uint32, len(sh.names))
	for i := range all {
		all[i] = uint32(i)
	}
	return all
}

// wordlessKey is the text by which a name without a word is found again.
func wordlessKey(n *name) string { return strings.TrimSpace(n.raw) }

// split returns the positions of the words of which a name that scores least must
// hold a similar one - all that weigh something, less as many as the bound allows
// of those with the longest postings - and the weight of the rest.
func (ws *workspace) split(sh *shelf, q *name, least float64) (others []int, rest float64) {
	ws.order = ws.order[:0]
	missing := 0.0
	for i := range q.words {
		missing += q.words[i].missing
		if q.words[i].weight > 0 {
			ws.order = append(ws.order, i)
		}
	}
	slices.SortStableFunc(ws.order, func(a, b int) int {
		return cmp.Compare(sh.frequency(&q.words[b]), sh.frequency(&q.words[a]))
	})
	for k, i := range ws.order {
		w := &q.words[i]
		if reaches(rest+w.weight, missing-w.missing, least) {
			return ws.order[k:], rest
		}
		rest += w.weight
		missing -= w.missing
	}
	return nil, rest
}

// frequency estimates how many names hold a word similar to the query's.
func (sh *shelf) frequency(q *word) int {
	n := 0
	if number, ok := sh.words[q.text]; ok {
		n = len(sh.where[number])
	}
	for _, number := range sh.meanings[q.meaning] {
		n += len(sh.where[number])
	}
	if sh.person && q.role == Initial {
		n += len(sh.names)
	}
	return n
}

// eachSimilar calls yield with every word on the shelf that is similar to the i-th
// word of the query's name by scorer.similar, with some more than once.
func (sh *shelf) eachSimilar(s *scorer, i int, yield func(uint32)) {
	q := &s.of.words[i]
	if number, ok := sh.words[q.text]; ok {
		yield(number)
	}
	if q.meaning != "" {
		for _, number := range sh.meanings[q.meaning] {
			yield(number)
		}
	}
	if first := q.text[0]; sh.person && 'a' <= first && first <= 'z' {
		if len(q.text) == 1 {
			for _, number := range sh.initials[first] {
				yield(number)
			}
		} else if number, ok := sh.words[q.text[:1]]; ok {
			yield(number)
		}
	}
	if q.letters == 0 {
		return
	}
	for n := metricFrom; n < len(sh.lengths); n++ {
		b := &sh.lengths[n]
		b.Each(&s.patterns[i], &s.rule, func(k int) { yield(b.words[k]) })
	}
}
