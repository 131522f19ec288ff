// Package sanctions is the vocabulary of sanctions compliance as plain Go types:
// who is listed by whom, from when until when, what the law forbids, and what
// opens a way again.
//
// The types carry data and check it. They read no file, keep no store, ask no
// clock, and need only the standard library. Every type can be compared with
// [github.com/google/go-cmp/cmp.Diff] without options, and every zero value is
// safe: the zero [Date] is "not given", the zero [Truth] is [Unknown], the zero
// [Scope] speaks of everything.
//
// A measure and a licence are asked about what someone wants to do:
//
//	repair := sanctions.Transaction{
//		Activity:  sanctions.Repair,
//		Item:      sanctions.Item{ECCN: "9A991.d", Origin: "US"},
//		Countries: []string{"BY"},
//	}
//	bites := measure.Period.Contains(on) && measure.Scope.Overlaps(&repair) != sanctions.No
//	helps := licence.Period.Contains(on) && licence.Scope.Covers(&repair) == sanctions.Yes
//
// # Two clocks
//
// A [Period] on a [Designation], [Measure], [Relief] or [Holding] is valid time:
// the days on which the law binds. Knowledge time - which [Version] of a list
// said so first - is kept by the store in package lists and is no part of these
// types.
//
// # Three-valued scopes
//
// A [Scope] is asked about a [Transaction] and answers [No], [Unknown] or [Yes].
// A measure bites where its scope overlaps ([Scope.Overlaps]); relief helps only
// where its scope covers ([Scope.Covers]). An absent fact is Unknown, never
// assumed harmless.
//
// # Words
//
// Authorities, lists, programmes and identifiers are named by short codes
// ("US-OFAC", "us-ofac-sdn", "BELARUS-EO14038"); kinds, activities, measures and
// reliefs by lower-case words with hyphens ("asset-freeze", "general-licence").
// Countries are ISO 3166-1 alpha-2 codes.
package sanctions
