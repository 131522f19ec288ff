package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded word is lower-case ASCII, or kept in its own script if that is neither
// Latin nor Cyrillic.
type foldedWord struct {
	text     string
	hyphened bool // a hyphen and nothing else stood before it
}

// foldWords parts a name into folded words.
//
// Letters, digits and their marks make words; apostrophes and invisible characters
// vanish, all else parts. Diacritics are stripped of Latin and Greek letters only:
// й is a letter of its own.
func foldWords(raw string) []foldedWord {
	var words []foldedWord
	if isASCII(raw) {
		return foldASCII(words, raw)
	}
	var word []rune
	var parts [][]rune
	var hyphens []bool
	hyphened, lastHyphen := false, false
	flush := func() {
		if len(word) > 0 {
			parts = append(parts, word)
			hyphens = append(hyphens, hyphened)
			word = nil
		}
		hyphened = false
	}
	for _, r := range norm.NFKC.String(visible(raw)) {
		switch {
		case vanishes(r):
		case r == '&':
			flush()
			parts, hyphens = append(parts, []rune("and")), append(hyphens, false)
		case isWordRune(r):
			if len(word) == 0 {
				hyphened = lastHyphen
			}
			word = appendFolded(word, r)
			lastHyphen = false
		default:
			lastHyphen = unicode.Is(unicode.Pd, r) && len(word) > 0
			flush()
		}
	}
	flush()
	western, ukrainian := false, false
	for i := range parts {
		parts[i] = foldScript(parts[i])
		for _, r := range parts[i] {
			western = western || strings.ContainsRune(ukrainianLetters+belarusianLetters, r)
			ukrainian = ukrainian || strings.ContainsRune(ukrainianLetters, r)
		}
	}
	if western && !ukrainian {
		// No Belarusian word has и: with і beside it the name is Ukrainian.
		for _, p := range parts {
			ukrainian = ukrainian || strings.ContainsRune(string(p), 'и') && !strings.ContainsAny(string(p), "ыэёъў")
		}
	}
	for i, p := range parts {
		text := string(p)
		if hasCyrillic(p) {
			if latin, ok := transliterate(p, western, ukrainian); ok {
				text = latin
			}
		}
		words = append(words, foldedWord{foldEnding(text), hyphens[i]})
	}
	return words
}

func foldASCII(words []foldedWord, raw string) []foldedWord {
	lower := strings.ToLower(raw)
	for i := 0; i < len(lower); {
		c := lower[i]
		switch {
		case c == '&':
			words = append(words, foldedWord{"and", false})
			i++
		case !isWordByte(c):
			i++
		default:
			start := i
			apostrophe := false
			for i < len(lower) && (isWordByte(lower[i]) || lower[i] == '\'' || lower[i] == '`') {
				apostrophe = apostrophe || !isWordByte(lower[i])
				i++
			}
			text := lower[start:i]
			if apostrophe {
				text = strings.NewReplacer("'", "", "`", "").Replace(text)
			}
			hyphened := start > 1 && lower[start-1] == '-' && isWordByte(lower[start-2])
			words = append(words, foldedWord{foldEnding(text), hyphened})
		}
	}
	return words
}

// foldEnding writes the ending of Maria and Belavia one way: transliterations
// print it -iya, -iia and -ija too.
func foldEnding(word string) string {
	for {
		stem, ok := strings.CutSuffix(word, "iya")
		if !ok {
			stem, ok = strings.CutSuffix(word, "iia")
		}
		if !ok {
			stem, ok = strings.CutSuffix(word, "ija")
		}
		if !ok {
			return word
		}
		word = stem + "ia"
	}
}

// visible drops what vanishes before normalisation, which would otherwise compose
// or decompose it (´ becomes a blank), and keeps bytes that are not UTF-8 apart
// from each other as letters of the private use area.
func visible(raw string) string {
	var b strings.Builder
	b.Grow(len(raw))
	for i, r := range raw {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(raw[i:]); size == 1 {
				r = 0xF700 + rune(raw[i])
			}
		}
		if !vanishes(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func vanishes(r rune) bool {
	switch r {
	case '\'', '`', '´', '’', '‘', '‛', 'ʼ', 'ʻ', 'ʽ', 'ʾ', 'ʿ', 'ʹ', '′', '＇':
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) ||
		unicode.Is(unicode.Co, r) || r == utf8.RuneError
}

func isWordByte(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// latinLetters are those that do not decompose into a base letter and a mark.
var latinLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ŋ': "n",
	'ħ': "h", 'ə': "e", 'ŧ': "t", 'ĸ': "k",
}

// appendFolded appends the letter in lower case, without its diacritic if it is
// Latin or Greek. A mark after a Latin, Greek or Cyrillic letter is dropped.
func appendFolded(word []rune, r rune) []rune {
	if r < utf8.RuneSelf {
		return append(word, unicode.ToLower(r))
	}
	if unicode.Is(unicode.Mn, r) {
		if n := len(word); n > 0 && unicode.In(word[n-1], unicode.Latin, unicode.Greek, unicode.Cyrillic) {
			return word
		}
		return append(word, r)
	}
	if r != 'ß' {
		r = unicode.ToLower(unicode.ToUpper(r)) // folds the final sigma too
	}
	if latin, ok := latinLetters[r]; ok {
		return append(word, []rune(latin)...)
	}
	if digit, ok := decimal(r); ok {
		return append(word, digit)
	}
	if _, known := cyrillicLatin[r]; known {
		return append(word, r)
	}
	if unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) {
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		return append(word, unicode.ToLower(base))
	}
	return append(word, r)
}

// decimal returns the ASCII digit of a decimal digit of any script.
func decimal(r rune) (rune, bool) {
	// Unicode encodes the ten digits of a script side by side, zero first.
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10, true
		}
	}
	return 0, false
}

func hasCyrillic(word []rune) bool {
	for _, r := range word {
		if unicode.Is(unicode.Cyrillic, r) {
			return true
		}
	}
	return false
}

func foldScript(word []rune) []rune {
	if hasCyrillic(word) {
		return unmix(word)
	}
	return word
}
