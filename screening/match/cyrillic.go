package match

import (
	"strings"
	"unicode"
)

// cyrillicLatin writes Cyrillic letters in ASCII, for Russian, Belarusian,
// Ukrainian, Bulgarian, Serbian, Macedonian and the commonest letters of Kazakh.
// It follows the forms that sanctions lists print (BGN/PCGN, less its diacritics)
// rather than a reversible standard. Letters absent here are not transliterated,
// and neither is a word that holds one.
var cyrillicLatin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i",
	'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t",
	'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "",
	'э': "e", 'ю': "yu", 'я': "ya",
	'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g", 'ў': "u",
	'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz", 'ѓ': "g", 'ѕ': "dz", 'ќ': "k",
	'ә': "a", 'ғ': "g", 'қ': "k", 'ң': "n", 'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h",
}

// latinLookalike are the lower-case Latin letters that print like a Cyrillic one.
// Real publications hold them: the Official Journal prints the Belarusian name of
// Belavia with a Latin i.
var latinLookalike = map[rune]rune{
	'a': 'а', 'c': 'с', 'e': 'е', 'i': 'і', 'o': 'о', 'p': 'р', 'x': 'х', 'y': 'у', 'j': 'ј', 's': 'ѕ',
	// Alike only as capitals.
	'b': 'в', 'h': 'н', 'k': 'к', 'm': 'м', 't': 'т',
}

// cyrillicLookalike is the other direction.
var cyrillicLookalike = func() map[rune]rune {
	m := make(map[rune]rune, len(latinLookalike))
	for latin, cyrillic := range latinLookalike {
		m[cyrillic] = latin
	}
	return m
}()

// unmix returns the word in one script if it mixes Latin and Cyrillic letters that
// look alike: in Cyrillic if all of its Latin letters have a Cyrillic twin, else in
// Latin if all of its Cyrillic letters have a Latin one, else as it is. The word is
// in lower case.
func unmix(word []rune) []rune {
	toCyrillic, toLatin := true, true
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z':
			toCyrillic = toCyrillic && latinLookalike[r] != 0
		case unicode.Is(unicode.Cyrillic, r):
			toLatin = toLatin && cyrillicLookalike[r] != 0
		}
	}
	var twins map[rune]rune
	switch {
	case toCyrillic:
		twins = latinLookalike
	case toLatin:
		twins = cyrillicLookalike
	}
	for i, r := range word {
		if twin := twins[r]; twin != 0 {
			word[i] = twin
		}
	}
	return word
}

// ukrainian and belarusian tell the language of a name by letters that only one of
// the neighbours has; a name that holds none is read as Russian.
const (
	ukrainianLetters  = "їєґ"
	belarusianLetters = "ўі" // Ukrainian has і too, but no Belarusian word has и
)

// transliterate writes a lower-case Cyrillic word, possibly with ASCII letters and
// digits in it, in ASCII; it reports false and nothing if it cannot. In western is
// said whether the name is Ukrainian or Belarusian, where г is h, and in ukrainian
// whether и is y.
func transliterate(word []rune, western, ukrainian bool) (string, bool) {
	var b strings.Builder
	for i, r := range word {
		if r < 0x80 {
			b.WriteByte(byte(r))
			continue
		}
		latin, ok := cyrillicLatin[r]
		if !ok {
			return "", false
		}
		var before, after rune
		if i > 0 {
			before = word[i-1]
		}
		if i+1 < len(word) {
			after = word[i+1]
		}
		switch {
		case r == 'г' && western:
			latin = "h"
		case r == 'и' && ukrainian && after != 'й':
			latin = "y"
		case (r == 'и' || r == 'ы') && after == 'й' && i+2 == len(word):
			latin = "" // Дмитрий is Dmitry: the й that follows writes the y
		case r == 'я' && (before == 'и' || before == 'і' || before == 'ї'):
			latin = "a" // Белавия and Белавія are Belavia
		}
		b.WriteString(latin)
	}
	if b.Len() == 0 {
		return "", false // nothing but signs
	}
	return b.String(), true
}
