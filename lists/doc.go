// Package lists keeps sanctions lists, every version of each, and tells what they say
// of a party on a day, as it was known on a day.
//
//	store := lists.NewStore()
//	version, err := store.Publish(ctx, &lists.Draft{
//		List: "us-ofac-sdn", Authority: "US-OFAC", Date: day, Source: "SDN.CSV",
//		Coverage: coverage, Entries: entries,
//	})
//	...
//	listing, ok := store.Latest().Entry(sanctions.Ref{List: "us-ofac-sdn", ID: "44541"})
//	truth := listing.InForce(listing.Designations[0].Period, on)
//
// # Two clocks
//
// Valid time is when the law binds: [sanctions.Period] on designations, measures,
// relief and holdings, and where a list publishes no days, the versions of the list
// that hold the entry. [Listing.InForce] answers for a day of it.
//
// Knowledge time is which version of a list said so first: [Snapshot.KnownAt] gives
// the lists as they were published by a day. It means published by then, not held by
// us then; what we held is the versions that a decision names.
//
// # Promises
//
//   - An entry that the next version of its list lacks ends on that version's day. It
//     is never erased: what was in force last year keeps its answer.
//   - Only an annulment, said in so many words ([Draft.Annulled]), reaches back, and
//     only for snapshots that know of it.
//   - What a version says beside its entries - measures, reliefs, holdings - may end
//     but not vanish: a draft that lacks one still running is refused, and one that had
//     ended is kept.
//   - The versions of a list are published in order; the same content again is
//     [ErrUnchanged].
//   - A publish that fails or is cancelled leaves no trace, and none makes a reader
//     wait.
//   - A [Snapshot] gives the same answers for ever, whatever is published later.
//   - An entry that did not change between versions is stored once.
//
// # Sharing
//
// A [Store] and its snapshots are safe for concurrent use. What they return is shared
// between all readers and must not be changed; [sanctions.Entry.Clone] gives a copy
// that may be. What a [Draft] holds belongs to the store once it is published.
//
// # Limits
//
// The store knows no format, no law and no file: it checks what it is given for form,
// not for truth. It keeps everything in memory, beyond the entries themselves about 1.2
// kilobytes for each entry with one or two identifiers (BenchmarkRetained).
package lists
