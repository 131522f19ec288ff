package lists

import "github.com/interdict/interdict/sanctions"

// A Listing is an entry as newest known, with the days on which its list held it.
type Listing struct {
	*sanctions.Entry
	Held []Presence // oldest first, at least one
}

// A Presence is a run of versions of a list that hold an entry, as the half-open
// period of days from that of the first such version until that of the first that no
// longer holds it; a zero Until means that the newest known version still does.
type Presence struct {
	sanctions.Period
	// AbsentOn is the day of the last version before From, which does not hold the
	// entry; zero if From is that of the list's first version.
	AbsentOn sanctions.Date
}

// InForce answers whether a designation of the entry with that legal period was in
// force on the day.
//
// The start is the legal first day, if p has one. Otherwise it follows from the
// versions: Yes on the days on which the list held the entry; Unknown on those after
// the last version without it and before the first with it, since it began on one of
// them, and on those before the list's first version, which has the entry.
//
// The end is the legal end or the day of the first version without the entry,
// whichever comes first. If the list left the entry out for a while, a designation
// with a legal first day goes through; without one it was not in force meanwhile.
//
// If the day is not given, the answer is Unknown.
func (l Listing) InForce(p sanctions.Period, on sanctions.Date) sanctions.Truth {
	if on.IsZero() {
		return sanctions.Unknown
	}
	if !p.Until.IsZero() && !on.Before(p.Until) {
		return sanctions.No
	}
	if !p.From.IsZero() {
		return l.since(p.From, on)
	}
	if len(l.Held) == 0 {
		return sanctions.Unknown
	}
	answer := sanctions.No
	for i := range l.Held {
		answer = answer.Or(l.Held[i].holds(on))
	}
	return answer
}

// since answers for a designation whose legal first day is from.
func (l Listing) since(from, on sanctions.Date) sanctions.Truth {
	if on.Before(from) {
		return sanctions.No
	}
	if n := len(l.Held); n > 0 {
		if until := l.Held[n-1].Until; !until.IsZero() && !on.Before(until) {
			return sanctions.No
		}
	}
	return sanctions.Yes
}

// holds answers whether the list held the entry on the day.
func (p *Presence) holds(on sanctions.Date) sanctions.Truth {
	switch {
	case p.Contains(on):
		return sanctions.Yes
	case on.Before(p.From) && on.After(p.AbsentOn):
		return sanctions.Unknown
	}
	return sanctions.No
}
