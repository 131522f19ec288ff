package sanctions_test

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/sanctions"
)

// A comparableType gives two equal values of a struct type, each filled by itself, and one
// that differs in one place.
type comparableType func() (a, b, different any)

func comparableOf[T any]() comparableType {
	return func() (any, any, any) {
		different := filled[T]()
		changes(&different)[0].do()
		return filled[T](), filled[T](), different
	}
}

var structTypes = map[string]comparableType{
	"Address":      comparableOf[sanctions.Address](),
	"AircraftData": comparableOf[sanctions.AircraftData](),
	"Citation":     comparableOf[sanctions.Citation](),
	"Coverage":     comparableOf[sanctions.Coverage](),
	"Date":         comparableOf[sanctions.Date](),
	"Designation":  comparableOf[sanctions.Designation](),
	"Entry":        comparableOf[sanctions.Entry](),
	"Holding":      comparableOf[sanctions.Holding](),
	"Identifier":   comparableOf[sanctions.Identifier](),
	"Item":         comparableOf[sanctions.Item](),
	"ItemScope":    comparableOf[sanctions.ItemScope](),
	"Measure":      comparableOf[sanctions.Measure](),
	"Name":         comparableOf[sanctions.Name](),
	"NamePart":     comparableOf[sanctions.NamePart](),
	"Note":         comparableOf[sanctions.Note](),
	"PartialDate":  comparableOf[sanctions.PartialDate](),
	"Party":        comparableOf[sanctions.Party](),
	"Period":       comparableOf[sanctions.Period](),
	"Ref":          comparableOf[sanctions.Ref](),
	"Relation":     comparableOf[sanctions.Relation](),
	"Relief":       comparableOf[sanctions.Relief](),
	"Scope":        comparableOf[sanctions.Scope](),
	"Transaction":  comparableOf[sanctions.Transaction](),
	"Version":      comparableOf[sanctions.Version](),
	"VesselData":   comparableOf[sanctions.VesselData](),
}

// TestCmpNeedsNoOptions compares every struct type of the package as users' tests do.
func TestCmpNeedsNoOptions(t *testing.T) {
	for name, of := range structTypes {
		t.Run(name, func(t *testing.T) {
			a, b, different := of()
			if got := reflect.TypeOf(a).Name(); got != name {
				t.Fatalf("the type is %s", got)
			}
			if diff := cmp.Diff(a, b); diff != "" {
				t.Errorf("equal values differ (-want +got):\n%s", diff)
			}
			if cmp.Diff(a, different) == "" {
				t.Error("different values do not differ")
			}
		})
	}
}

// TestCmpCoversEveryStruct finds a struct type that the table above forgets.
func TestCmpCoversEveryStruct(t *testing.T) {
	pkg, err := build.ImportDir(".", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pkg.GoFiles {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			_, isStruct := spec.Type.(*ast.StructType)
			// An error is compared with errors.Is and errors.As.
			if isStruct && spec.Name.IsExported() && !strings.HasSuffix(spec.Name.Name, "Error") &&
				structTypes[spec.Name.Name] == nil {
				t.Errorf("%s in %s is not in the table", spec.Name, name)
			}
			return true
		})
	}
}
