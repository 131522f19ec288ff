package sanctions

// A Nexus is what ties a transaction to an authority, as a lower-case word:
// "us-person", "us-origin-item", "us-dollar", "eu-person".
type Nexus string

// A Transaction is what a [Scope] is asked about: the facts of a request together
// with what matching found out about its party. A field that is empty, or holds a
// word or code of no known form, is not known.
type Transaction struct {
	Activity Activity
	Item     Item
	// Kind and Countries are those of the party.
	Kind      Kind
	Countries []string
	// Entries are the list entries that the party certainly is, Candidates those
	// that it may be.
	Entries    []Ref
	Candidates []Ref
	// Actors are the countries of whoever would act.
	Actors []string
	// Nexuses are the ties that the facts make, Open those that a missing fact
	// may make.
	Nexuses []Nexus
	Open    []Nexus
}

// A Fact names a field of a request that a scope can be undecided for want of.
type Fact string

// The facts, as the request's JSON calls them.
const (
	FactActivity  Fact = "activity"
	FactItem      Fact = "item"
	FactECCN      Fact = "item.eccn"
	FactHS        Fact = "item.hs"
	FactOrigin    Fact = "item.origin"
	FactParty     Fact = "party"
	FactKind      Fact = "party.kind"
	FactCountries Fact = "party.countries"
	FactActors    Fact = "actors"
)

// factOrder is the order in which facts are asked for.
var factOrder = [...]Fact{
	FactActivity, FactItem, FactECCN, FactHS, FactOrigin, FactParty, FactKind, FactCountries, FactActors,
}
