package lists

import (
	"iter"
	"math"
	"slices"

	"github.com/interdict/interdict/sanctions"
)

// A record is a row of the store: every content that an entry ever had. It is shared
// by all versions and snapshots and never changed; a version that says something new
// of the entry puts a changed copy in its place.
type record struct {
	contents []content  // oldest first, at least one; spans do not overlap
	touched  uint32     // number of the newest version that said something new
	held     []Presence // as known from that version on; nil if annulled
}

// A content is what an entry said in the versions of its list numbered [since, until).
type content struct {
	entry    *sanctions.Entry
	hash     sanctions.Hash
	since    uint32
	until    uint32 // 0: still does
	annulled uint32 // number of the version that says it never was; 0: none
}

func (r *record) ref() sanctions.Ref { return r.contents[0].entry.Ref }

// entries returns the contents, oldest first, each once.
func (r *record) entries() iter.Seq[*sanctions.Entry] { return r.entriesAt(math.MaxUint32) }

// entriesAt returns the contents known from version number n, annulled ones too,
// oldest first, each once.
func (r *record) entriesAt(n uint32) iter.Seq[*sanctions.Entry] {
	return func(yield func(*sanctions.Entry) bool) {
		for i := range r.contents {
			c := &r.contents[i]
			again := slices.ContainsFunc(r.contents[:i], func(b content) bool { return b.entry == c.entry })
			if c.since > n || !again && !yield(c.entry) {
				return
			}
		}
	}
}

// at returns the newest content known from version number n, nil if there is none or
// the entry is annulled.
func (r *record) at(n uint32) *content {
	for i := len(r.contents) - 1; i >= 0; i-- {
		if c := &r.contents[i]; c.since <= n {
			if c.annulledAt(n) {
				return nil
			}
			return c
		}
	}
	return nil
}

// heldAt returns the content that version number n holds, nil if it does not hold
// the entry.
func (r *record) heldAt(n uint32) *content {
	if c := r.at(n); c != nil && (c.until == 0 || c.until > n) {
		return c
	}
	return nil
}

func (c *content) annulledAt(n uint32) bool { return c.annulled != 0 && c.annulled <= n }

// listing returns the entry as known from the versions, oldest first.
func (r *record) listing(known []*Publication) (Listing, bool) {
	n := uint32(len(known))
	c := r.at(n)
	switch {
	case c == nil:
		return Listing{}, false
	case n >= r.touched:
		return Listing{c.entry, r.held}, true
	}
	return Listing{c.entry, presences(r.contents, known)}, true
}

// presences returns the days on which the list held an entry of those contents, as
// known from the versions. Contents that follow one another are one presence.
func presences(contents []content, known []*Publication) []Presence {
	n := uint32(len(known))
	day := func(number uint32) sanctions.Date { return known[number-1].Date }
	var out []Presence
	until := uint32(0) // of the content before, where it is not annulled
	for i := range contents {
		c := &contents[i]
		if c.since > n || c.annulledAt(n) {
			continue
		}
		if until == 0 || c.since > until {
			p := Presence{Period: sanctions.Period{From: day(c.since)}}
			if c.since > 1 {
				p.AbsentOn = day(c.since - 1)
			}
			out = append(out, p)
		}
		p := &out[len(out)-1]
		if p.Until = (sanctions.Date{}); c.until != 0 && c.until <= n {
			p.Until = day(c.until)
		}
		until = c.until
	}
	return out
}

// saying returns the record with the content said by version number n as its newest;
// a nil receiver has none before. A content that the entry had before is stored once.
func (r *record) saying(c content, n uint32) *record {
	c.since = n
	if r == nil {
		return &record{contents: []content{c}, touched: n}
	}
	contents := slices.Clone(r.contents)
	for i := range contents {
		if contents[i].hash == c.hash {
			c.entry = contents[i].entry
		}
	}
	if last := &contents[len(contents)-1]; last.until == 0 {
		last.until = n
	}
	return &record{contents: append(contents, c), touched: n}
}

// ended returns the record of an entry that version number n no longer holds.
func (r *record) ended(n uint32) *record {
	contents := slices.Clone(r.contents)
	contents[len(contents)-1].until = n
	return &record{contents: contents, touched: n}
}

// annulledBy returns the record of an entry that, says version number n, never was.
func (r *record) annulledBy(n uint32) *record {
	contents := slices.Clone(r.contents)
	for i := range contents {
		c := &contents[i]
		if c.annulled == 0 {
			c.annulled = n
		}
		if c.until == 0 {
			c.until = n
		}
	}
	return &record{contents: contents, touched: n}
}
