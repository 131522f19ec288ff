// Package similarity holds the string metrics of the name matcher, in the form
// that an index needs: one side prepared once, then compared with many, with an
// upper bound that tells cheaply which comparisons cannot reach a floor.
//
// The metric is Jaro-Winkler as package smetrics computes it (boost threshold
// 0.7, prefix 4). [Pattern] gives the same value, bit for bit, several times
// faster; smetrics is its oracle in the tests and takes over where a word is too
// long for the fast form.
//
// [Rule] says from where on two words are similar.
//
//	var p similarity.Pattern
//	p.Set("belavia")
//	p.JaroWinkler("belavja") // 0.943
//
// Words are folded before: lower-case ASCII letters only. A byte-based metric
// says nothing useful about anything else, and [Letters] tells what qualifies.
package similarity
