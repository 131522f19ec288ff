package similarity

// OneLetterApart reports whether a becomes b by at most one substitution, deletion
// or insertion of a letter, or by a transposition of neighbours. What one Cyrillic
// letter is written with (zh, kh, ts, ch, sh, shch, ya, ye, yi, yu) counts as one
// letter too, since the slip was made before the transliteration. It compares
// bytes: ASCII only.
func OneLetterApart(a, b string) bool {
	longer := len(b) - len(a)
	if max(longer, -longer) > longestLetter {
		return false
	}
	short := min(len(a), len(b))
	prefix, suffix := 0, 0
	for prefix < short && a[prefix] == b[prefix] {
		prefix++
	}
	for suffix < short && a[len(a)-1-suffix] == b[len(b)-1-suffix] {
		suffix++
	}
	if short > prefix+longestLetter+suffix {
		return false
	}
	// a[i:i+n] became b[i:i+m]. A letter may share its beginning with what follows
	// it, so it may begin before the first difference.
	for i := max(0, prefix-longestLetter); i <= prefix; i++ {
		for n := 0; n <= longestLetter && i+n <= len(a); n++ {
			m := n + longer
			if m < 0 || i+m > len(b) || len(a)-i-n > suffix {
				continue
			}
			if isLetter(a[i:i+n]) && isLetter(b[i:i+m]) {
				return true
			}
		}
	}
	return longer == 0 && prefix+2+suffix >= len(a) && a[prefix] == b[prefix+1] && a[prefix+1] == b[prefix]
}

const longestLetter = len("shch")

// isLetter reports whether s is at most one letter, as [OneLetterApart] counts.
func isLetter(s string) bool {
	switch s {
	case "zh", "kh", "ts", "ch", "sh", "shch", "ya", "ye", "yi", "yu":
		return true
	}
	return len(s) <= 1
}
