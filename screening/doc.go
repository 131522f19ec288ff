// Package screening answers whether an actor may do something with a party on a
// day, under every regime that reaches them, and why.
//
//	screener, err := screening.New(ctx, store.Latest(), screening.Policy{})
//	decision, err := screener.Screen(ctx, screening.Request{
//		On:       day,
//		Party:    sanctions.Party{Names: []sanctions.Name{{Text: "Belavia"}}},
//		Activity: sanctions.Maintenance,
//		Item:     sanctions.Item{ECCN: "9A991.d", Origin: "US"},
//		Actors:   []screening.Actor{{Country: "US"}},
//	})
//
// # How an answer is made
//
// The party is matched against the lists. Rules then turn the facts into findings:
// measures that follow the party, a country or an item and whose scope overlaps the
// transaction; relief in force whose scope covers it; what the lists do not speak
// for; how old they are. For each authority the strictest finding that holds on the
// day and is not relieved is its outcome, and the strictest outcome is the answer.
//
// # Law is data
//
// No code here knows a country, a party or a licence. Measures and relief carry a
// [sanctions.Scope], and the built-in rules ask nothing but whether it overlaps or
// covers. What a scope cannot say is a [Rule] of one's own.
//
// # Failing closed
//
// An unknown is never [Clear]. A fact that the request lacks, an entry that the
// party only may be, an activity or a day that no loaded list speaks for, a list
// that is too old, a fact that its curator marks uncertain, a rule that fails: each
// is a finding that asks, and the outcome is at least [Review].
//
// A match is acted on without a human ("certain") where a name of an organisation,
// vessel or aircraft is the same once normalised, a strong identifier is equal, or a
// person's name and full birth date are equal. Anything weaker asks.
//
// # Limits
//
// An answer is that of the authorities whose lists are loaded, each as far as its
// Coverage goes. The law of an actor's own place of which no list is loaded is told; it
// asks where an activity or an item is stated, or no other list answers.
//
// Rules see facts, not documents: conditions of a licence are listed, not checked.
// Dates are calendar days without zone. It is a tool, not legal advice.
package screening
