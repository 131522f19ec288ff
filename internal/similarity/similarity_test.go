package similarity_test

import (
	"strings"
	"testing"

	"github.com/xrash/smetrics"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/internal/similarity"
)

// words of few different letters, so that repeated letters, windows and
// transpositions all happen.
func words() *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringMatching(`[a-e]{1,12}`), rapid.StringMatching(`[a-z]{1,30}`),
		rapid.StringMatching(`[a-c]{60,70}`))
}

func TestJaroWinklerIsSmetrics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word, asked := words().Draw(t, "word"), words().Draw(t, "asked")
		var p similarity.Pattern
		p.Set(asked)
		want := smetrics.JaroWinkler(word, asked, 0.7, 4)
		if got := p.JaroWinkler(word); got != want {
			t.Fatalf("JaroWinkler(%q, %q) = %v, smetrics says %v", word, asked, got, want)
		}
	})
}

// Similar is the metric and the one-letter rule, and its shortcuts lose nothing.
func TestSimilarLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word, asked := words().Draw(t, "word"), words().Draw(t, "asked")
		before := rapid.IntRange(0, 70).Draw(t, "words before")
		var p similarity.Pattern
		p.Set(asked)
		for _, floor := range []float64{0.5, 0.8, 0.86, 0.95, 1, 2} {
			r := similarity.NewRule(floor, 0.9)
			want := smetrics.JaroWinkler(word, asked, 0.7, 4)
			if want < floor {
				want = 0
			}
			if min(len(word), len(asked)) >= 5 && similarity.OneLetterApart(asked, word) {
				want = max(want, 0.9)
			}
			if got := p.Similar(word, similarity.Letters(word), &r); got != want {
				t.Fatalf("Similar(%q, %q) at %v = %v, want %v", word, asked, floor, got, want)
			}
			b := similarity.NewBucket(len(word))
			for range before {
				b.Add(strings.Repeat("z", len(word)))
			}
			b.Add(word)
			found := false
			b.Each(&p, &r, func(i int) { found = found || i == before })
			if found != (want > 0) {
				t.Fatalf("Bucket.Each(%q, %q) at %v = %v, they are %v similar", word, asked, floor, found, want)
			}
		}
	})
}

func FuzzJaroWinklerIsSmetrics(f *testing.F) {
	f.Add("belavia", "belgavia")
	f.Add("a", "")
	f.Fuzz(func(t *testing.T, word, asked string) {
		if word != "" && similarity.Letters(word) == 0 || asked != "" && similarity.Letters(asked) == 0 {
			return // the metric is of folded words
		}
		var p similarity.Pattern
		p.Set(asked)
		if got, want := p.JaroWinkler(word), smetrics.JaroWinkler(word, asked, 0.7, 4); got != want {
			t.Errorf("JaroWinkler(%q, %q) = %v, smetrics says %v", word, asked, got, want)
		}
	})
}

func TestOneLetterApart(t *testing.T) {
	apart := func(a, b string) bool { return similarity.OneLetterApart(a, b) }
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`[aksh]{0,6}`).Draw(t, "a")
		letter := rapid.SampledFrom([]string{"", "a", "k", "s", "h", "zh", "kh", "ts", "ch", "sh", "shch", "ya"})
		i := rapid.IntRange(0, len(a)).Draw(t, "at")
		rest := a[i:]
		if from := letter.Draw(t, "from"); strings.HasPrefix(rest, from) {
			rest = rest[len(from):]
		}
		to := letter.Draw(t, "to")
		if b := a[:i] + to + rest; !apart(a, b) || !apart(b, a) {
			t.Fatalf("%q and %q are one letter apart", a, b)
		}
		if i+1 < len(a) {
			if b := a[:i] + a[i+1:i+2] + a[i:i+1] + a[i+2:]; !apart(a, b) {
				t.Fatalf("%q and %q differ by a transposition", a, b)
			}
		}
	})
	for _, pair := range [][2]string{
		{"belavia", "batavia"}, {"belavia", "belair"}, {"", "ab"}, {"abcd", "badc"}, {"belavia", "belavianx"},
		{"iran", "oman"}, {"kashka", "sashsa"},
	} {
		if apart(pair[0], pair[1]) {
			t.Errorf("%q and %q are not one letter apart", pair[0], pair[1])
		}
	}
}

func BenchmarkJaroWinkler(b *testing.B) {
	pairs := [][2]string{{"belavia", "belgavia"}, {"alyaksandr", "aleksandr"}, {"petrov", "pavlov"}}
	b.Run("smetrics", func(b *testing.B) {
		for b.Loop() {
			for _, p := range pairs {
				smetrics.JaroWinkler(p[0], p[1], 0.7, 4)
			}
		}
	})
	b.Run("pattern", func(b *testing.B) {
		patterns := make([]similarity.Pattern, len(pairs))
		for i, p := range pairs {
			patterns[i].Set(p[1])
		}
		for b.Loop() {
			for i, p := range pairs {
				patterns[i].JaroWinkler(p[0])
			}
		}
	})
}
