package similarity_test

import (
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
		for _, floor := range []float64{0.5, 0.8, 0.86, 0.95, 1} {
			if want >= floor && !p.MayReach(word, similarity.Letters(word), floor) {
				t.Fatalf("MayReach(%q, %q, %v) is false, but the metric is %v", word, asked, floor, want)
			}
			b := similarity.Bucket{Length: len(word)}
			b.Add(word)
			found := false
			b.Each(&p, floor, func(int) { found = true })
			if found != (want >= floor) {
				t.Fatalf("Bucket.Each(%q, %q, %v) = %v, the metric is %v", word, asked, floor, found, want)
			}
		}
	})
}

func FuzzJaroWinklerIsSmetrics(f *testing.F) {
	f.Add("belavia", "belgavia")
	f.Add("a", "")
	f.Fuzz(func(t *testing.T, word, asked string) {
		if word != "" && similarity.Letters(word) == 0 || asked != "" && similarity.Letters(asked) == 0 {
			t.Skip("only folded words")
		}
		var p similarity.Pattern
		p.Set(asked)
		if got, want := p.JaroWinkler(word), smetrics.JaroWinkler(word, asked, 0.7, 4); got != want {
			t.Errorf("JaroWinkler(%q, %q) = %v, smetrics says %v", word, asked, got, want)
		}
	})
}

func TestWithinOneEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringMatching(`[ab]{0,6}`).Draw(t, "a"), rapid.StringMatching(`[ab]{0,6}`).Draw(t, "b")
		want := a == b
		for i := range len(a) + 1 {
			for _, c := range []string{"a", "b"} {
				want = want || a[:i]+c+a[i:] == b
				want = want || i < len(a) && a[:i]+c+a[i+1:] == b
			}
			want = want || i < len(a) && a[:i]+a[i+1:] == b
			want = want || i+1 < len(a) && a[:i]+a[i+1:i+2]+a[i:i+1]+a[i+2:] == b
		}
		if got := similarity.WithinOneEdit(a, b); got != want {
			t.Fatalf("WithinOneEdit(%q, %q) = %v", a, b, got)
		}
	})
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
