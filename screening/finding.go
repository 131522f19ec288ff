package screening

import "github.com/interdict/interdict/sanctions"

// A Finding is one reason: what a rule saw, what it means for the answer, and the
// law that says so.
type Finding struct {
	ID        string // "f1", "f2", ...; given by the screener
	Rule      string // id of the rule; given by the screener
	Effect    Effect
	Authority sanctions.Authority // whose answer it bears on; "" bears on the overall answer only
	Programme string
	// Entry names the list entry, or with an empty ID the list, that says so.
	Entry   sanctions.Ref
	Measure sanctions.MeasureKind // of a finding about a measure
	Relief  sanctions.ReliefKind  // of a finding about relief
	Name    string                // of the measure or relief, for people
	// Relieves are the ids of the findings that this one authorises, or with the
	// effect Questions would.
	Relieves []string
	// Period is that of the measure or relief in law.
	Period sanctions.Period
	// Days are those on which the finding holds; zero: those of Period. A decision
	// has only the findings that hold on the day asked about; the days on which
	// others begin and end make its Changes.
	Days       sanctions.Period
	Conditions []string         // to be met by whoever relies on the relief
	Asks       []sanctions.Fact // facts of the request whose absence leaves the question open
	Why        string           // one plain sentence
	Basis      []sanctions.Citation
	Confidence sanctions.Confidence
}

// holds returns the days on which the finding holds.
func (f *Finding) holds() sanctions.Period {
	if f.Days == (sanctions.Period{}) {
		return f.Period
	}
	return f.Days
}
