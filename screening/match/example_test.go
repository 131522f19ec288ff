package match_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

func ExampleIndex_Search() {
	entry := &sanctions.Entry{
		Ref: sanctions.Ref{List: "us-ofac-sdn", ID: "44541"},
		Party: sanctions.Party{
			Kind: sanctions.Organization,
			Names: []sanctions.Name{
				{Text: "OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES"},
				{Text: "BELAVIA", Type: sanctions.Alias},
			},
			Countries: []string{"BY"},
		},
	}
	entries := slices.Values([]*sanctions.Entry{entry})
	index, err := match.NewIndex(context.Background(), entries, match.DefaultWeights())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, name := range []string{"Белавиа", "Belavja Airlines", "Lufthansa"} {
		for _, m := range index.Search(&sanctions.Party{Names: []sanctions.Name{{Text: name}}}) {
			fmt.Printf("%s: %.2f certain=%t (%s)\n", name, m.Score, m.Certain, m.Features[0].Detail)
		}
	}
	// Output:
	// Белавиа: 1.00 certain=true (=belavia)
	// Belavja Airlines: 0.94 certain=false (belavja~belavia 0.94 =airlines +belarusian)
}

func ExampleNormalize() {
	n := match.Normalize("Открытое акционерное общество «Авиакомпания Белавиа»", sanctions.Organization)
	fmt.Println(n.Core, n.LegalForms)
	for _, w := range n.Words {
		fmt.Printf("%s %q %q\n", w.Text, w.Role, w.Meaning)
	}
	// Output:
	// aviakompania belavia [joint-stock]
	// otkrytoe "legal-form" ""
	// aktsionernoe "legal-form" ""
	// obshchestvo "legal-form" ""
	// aviakompania "generic" "airline"
	// belavia "" ""
}
