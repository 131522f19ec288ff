package memtable

// A Key is the form in which an index keeps and finds a value. Rows lie in an index
// in the order of their keys' bytes.
type Key []byte

// KeyOf returns the key of the parts, each ended by a zero byte. Keys of as many
// parts are in the order of their parts, and unless a part itself holds a zero byte no
// key is the beginning of another: whoever reads an index with parts from outside
// compares the row with what was asked for. The key of the leading parts is the
// beginning of the keys of all, so [Each] finds by it.
func KeyOf(parts ...string) Key {
	n := len(parts)
	for _, p := range parts {
		n += len(p)
	}
	k := make(Key, 0, n)
	for _, p := range parts {
		k = append(k, p...)
		k = append(k, 0)
	}
	return k
}
