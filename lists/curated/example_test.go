package curated_test

import (
	"fmt"
	"strings"

	"github.com/interdict/interdict/lists/curated"
)

func ExampleRead() {
	list, err := curated.Read("sample.yaml", strings.NewReader(`
list: sample-xx
authority: XX
coverage: {subject: a made-up regime, from: 2021-01-01, reviewed: 2024-06-30}
sources:
  act: {citation: Act 1 of 2022}
  notice: {citation: Notice 3 of 2024}
entries:
  - id: airline
    published: 2022-03-01
    kind: organization
    names: [{text: Sample Air}]
    designations:
      - from: 2022-03-01
        confidence: confirmed
        basis: [act]
        measures: [{kind: asset-freeze}]
        ended: {until: 2024-01-10, published: 2024-01-09, confidence: confirmed, basis: [notice]}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, draft := range list.Drafts() {
		for entry := range draft.Entries {
			fmt.Println("as published on", draft.Date, entry.Party.PrimaryName(), entry.Designations[0].Period)
		}
	}

	_, err = curated.Read("broken.yaml", strings.NewReader("list: sample-xx\nauthority: XX\nentries: [{kind: plane}]"))
	fmt.Println(err)
	// Output:
	// as published on 2022-03-01 Sample Air [2022-03-01, ..)
	// as published on 2024-01-09 Sample Air [2022-03-01, 2024-01-10)
	// broken.yaml:1: coverage: missing
	// broken.yaml:3: entries[0].id: missing
	// broken.yaml:3: entries[0].published: missing
}
