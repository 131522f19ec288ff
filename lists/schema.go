package lists

import (
	"github.com/interdict/interdict/internal/memtable"
	"github.com/interdict/interdict/sanctions"
)

var (
	records = memtable.New("record", byRef, byIdentifier, byLink)

	// byRef finds a record; by a reference without an id all of a list; by the zero
	// reference all there are.
	byRef = memtable.Index[record, sanctions.Ref]{
		Name: memtable.ID,
		Read: func(r sanctions.Ref) memtable.Key {
			switch {
			case r.IsZero():
				return nil
			case r.ID == "":
				return memtable.KeyOf(string(r.List))
			}
			return refKey(r)
		},
		Write: func(r *record) []memtable.Key { return []memtable.Key{refKey(r.ref())} },
	}

	// byIdentifier finds, by the key of an identifier, the records of which some
	// content holds it; whether the one known does is for the reader to see.
	byIdentifier = memtable.Index[record, string]{
		Name: "identifier",
		Read: func(key string) memtable.Key { return memtable.KeyOf(key) },
		Write: func(r *record) (keys []memtable.Key) {
			for e := range r.entries() {
				for i := range e.Party.Identifiers {
					keys = append(keys, memtable.KeyOf(e.Party.Identifiers[i].Key()))
				}
			}
			return keys
		},
	}

	// byLink finds, by the entry that a curated link leads to, the records of which
	// some content holds such a link.
	byLink = memtable.Index[record, sanctions.Ref]{
		Name: "link",
		Read: refKey,
		Write: func(r *record) (keys []memtable.Key) {
			for e := range r.entries() {
				for _, same := range e.Same {
					keys = append(keys, refKey(same))
				}
			}
			return keys
		},
	}
)

func refKey(r sanctions.Ref) memtable.Key { return memtable.KeyOf(string(r.List), string(r.ID)) }
