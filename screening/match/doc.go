// Package match finds the entries of sanctions lists that a party may be, by name
// and by identifier, and says why.
//
//	index, err := match.NewIndex(ctx, snapshot.Contents(), match.DefaultWeights())
//	...
//	for _, m := range index.Search(&sanctions.Party{Names: []sanctions.Name{{Text: "Белавиа"}}}) {
//		fmt.Println(m.Score, m.Party, m.Certain)
//	}
//
// It knows names and numbers and nothing of law: what a match means is for package
// screening to say.
//
// # The score
//
// A score of 1.0 says that a name, or a strong identifier, is the same. 0.85, the
// threshold unless [Weights] say otherwise, is about what one wrong letter in a
// short name leaves, or one omitted part of a person's name. 0 says that the two
// cannot be the same. It is no probability. Certain is a judgement of its own: an
// agreeing strong identifier, the very name of an organisation, vessel or
// aircraft, or a person's name with the birth date; all else is for a human.
//
// The score of a pair is
//
//	max(identifier, min(1, name + the effects of country, birth date, ...))
//
// and every term is a [Feature] of the match. A party of another kind (a person, a
// vessel) is never matched by name.
//
// The score of a name is the mean similarity of its words, paired one to one,
// where each word has a weight: little for generic words ("airlines"), none for
// legal forms. Words without a partner count as dissimilar; those that only the
// list has count less than those that only the query has.
//
// # Names
//
// Names are folded to lower-case ASCII where their script is Latin or Cyrillic,
// see [Normalize]; words of other scripts are kept and match only exactly.
//
// # Lossless search
//
// [Index.Search] returns exactly what [Index.Scan] returns, which compares the
// query with everything. It skips only what a bound derived from the scorer proves
// to lie below the threshold; see search.go for the argument and the tests for the
// comparison on a real list.
package match
