package sanctions_test

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"

	"github.com/interdict/interdict/sanctions"
)

// TestWords reads the vocabulary out of the source, so that a constant that its type's
// Valid forgets is found, and one that is not written like the others.
func TestWords(t *testing.T) {
	valid := map[string]func(word string) bool{
		"Activity":       func(w string) bool { return sanctions.Activity(w).Valid() },
		"Confidence":     func(w string) bool { return sanctions.Confidence(w).Valid() },
		"IdentifierType": func(w string) bool { return sanctions.IdentifierType(w).Valid() },
		"Kind":           func(w string) bool { return sanctions.Kind(w).Valid() },
		"MeasureKind":    func(w string) bool { return sanctions.MeasureKind(w).Valid() },
		"NamePartType": func(w string) bool {
			name := sanctions.Name{Text: "x", Parts: []sanctions.NamePart{{Type: sanctions.NamePartType(w), Text: "x"}}}
			return name.Validate() == nil
		},
		"NameType": func(w string) bool {
			name := sanctions.Name{Text: "x", Type: sanctions.NameType(w)}
			return name.Validate() == nil
		},
		"ReliefKind": func(w string) bool { return sanctions.ReliefKind(w).Valid() },
	}
	words := declaredWords(t)
	lowerCase := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	for typ, isValid := range valid {
		if len(words[typ]) < 3 {
			t.Errorf("only %d words of type %s found", len(words[typ]), typ)
		}
		for _, word := range words[typ] {
			if !isValid(word) {
				t.Errorf("%s %q is not valid", typ, word)
			}
			if !lowerCase.MatchString(word) {
				t.Errorf("%s %q is not lower-case words with hyphens", typ, word)
			}
			if isValid(word + "-x") {
				t.Errorf("%s %q is valid", typ, word+"-x")
			}
		}
	}
	if got, want := len(sanctions.Activities()), len(words["Activity"]); got != want {
		t.Errorf("Activities() returns %d words, %d are declared", got, want)
	}
}

// declaredWords returns the values of the package's text constants by type.
func declaredWords(t *testing.T) map[string][]string {
	pkg, err := build.ImportDir(".", 0)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string][]string{}
	for _, name := range pkg.GoFiles {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typ, isNamed := spec.Type.(*ast.Ident)
			literal, isLiteral := spec.Values[0].(*ast.BasicLit)
			if isNamed && isLiteral && literal.Kind == token.STRING {
				word, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				words[typ.Name] = append(words[typ.Name], word)
			}
			return true
		})
	}
	return words
}
