// Package curated reads curated list files: YAML that a lawyer can review line by
// line, one file per authority, in which every fact names the day it was published,
// the acts it rests on and how surely it is established.
//
//	list, err := curated.Read("belarus-eu.yaml", r)
//	if err != nil {
//		return err // names file, line, field and value of everything that is wrong
//	}
//	for _, draft := range list.Drafts() {
//		if _, err := store.Publish(ctx, draft); err != nil {
//			return err
//		}
//	}
//
// # The file
//
// The keys are those of the JSON form of the types in package sanctions, with these
// differences: the days of a fact stand beside it as from and until, a party's fields
// stand in its entry, an entry is named "list/id" (or "id" within its own file), and
// basis names acts that are written down once, under sources.
//
//	list: belarus-eu
//	authority: EU
//	coverage: {subject: ..., countries: [BY], from: 2021-01-01, reviewed: 2026-11-23, max_age: 90}
//	sources:
//	  impl-reg-2021-2124: {citation: "OJ L 430I, 2.12.2021, p. 1", published: 2021-12-02}
//	entries:
//	  - id: belavia
//	    published: 2021-12-02
//	    kind: organization
//	    names: [{text: Belavia}]
//	    designations:
//	      - programme: EU-BLR
//	        from: 2021-12-02
//	        confidence: confirmed
//	        basis: [impl-reg-2021-2124]
//	        measures: [{kind: asset-freeze}]
//	measures: []  # that follow a country or an item
//	reliefs: []
//	holdings: []
//
// A period is half-open: until is the first day on which the fact no longer holds. An
// end that was set from the start is a plain until. One that was decided later is a
// fact of its own, with its own publication day, confidence and basis:
//
//	ended: {until: 2025-11-04, published: 2025-11-04, confidence: confirmed, basis: [...]}
//
// Reading is strict. Unknown and repeated keys, words that the vocabulary does not
// hold, sources that nothing cites, references that point nowhere, facts without basis
// or confidence, and YAML anchors and tags are errors. Values are read as they are
// written: NO is Norway, on is a word, 88 is an HS chapter, 2023-08-09 is a day.
//
// # The versions
//
// A list has one version per day on which one of its facts was published. The version
// of a day holds the facts published by then and knows no end that was published
// later, so that a store answers what could be known on a given day. Nothing vanishes
// from one version to the next: what has ended stays, with its end.
package curated
