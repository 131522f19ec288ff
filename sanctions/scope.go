package sanctions

import "slices"

// A Scope says which activities, items, parties, places and nexuses a measure or a
// relief speaks of. An empty field speaks of all; a field with several values
// speaks of each of them; all fields must agree. The zero Scope speaks of
// everything.
type Scope struct {
	Activities []Activity  `json:"activities,omitempty"`
	Items      []ItemScope `json:"items,omitempty"`
	// Parties speaks of the party that is one of these entries, under whatever
	// list it appears.
	Parties []Ref `json:"parties,omitempty"`
	// Countries speaks of a party tied to one of these; ISO 3166-1 alpha-2.
	Countries []string `json:"countries,omitempty"`
	Kinds     []Kind   `json:"kinds,omitempty"`
	// Actors speaks of a transaction in which someone of these countries would act;
	// ISO 3166-1 alpha-2.
	Actors  []string `json:"actors,omitempty"`
	Nexuses []Nexus  `json:"nexuses,omitempty"`
	// Except takes what these scopes speak of out again.
	Except []Scope `json:"except,omitempty"`
}

// IsZero reports whether the scope speaks of everything.
func (s Scope) IsZero() bool {
	return len(s.Activities) == 0 && len(s.Items) == 0 && len(s.Parties) == 0 && len(s.Countries) == 0 &&
		len(s.Kinds) == 0 && len(s.Actors) == 0 && len(s.Nexuses) == 0 && len(s.Except) == 0
}

// Overlaps answers whether some part of the transaction lies in the scope. A
// measure bites unless the answer is No: Yes prohibits, Unknown asks.
func (s *Scope) Overlaps(t *Transaction) Truth { return s.eval(t, false) }

// Covers answers whether the whole transaction lies in the scope. Relief helps
// only where the answer is Yes.
func (s *Scope) Covers(t *Transaction) Truth { return s.eval(t, true) }

// Missing returns the facts for want of which [Scope.Overlaps] or [Scope.Covers] is
// undecided about the transaction, in the order of the [Fact] constants; nil if both
// are decided. Filling in other facts changes neither answer.
func (s *Scope) Missing(t *Transaction) []Fact {
	return ordered(s.appendMissing(s.appendMissing(nil, t, false), t, true))
}

// OverlapMissing returns the facts of [Scope.Missing] for want of which [Scope.Overlaps]
// is undecided: what to ask about a measure.
func (s *Scope) OverlapMissing(t *Transaction) []Fact {
	return ordered(s.appendMissing(nil, t, false))
}

func ordered(facts []Fact) []Fact {
	slices.SortFunc(facts, func(a, b Fact) int {
		return slices.Index(factOrder[:], a) - slices.Index(factOrder[:], b)
	})
	return slices.Compact(facts)
}

// eval answers for the whole transaction if all is set, else for some part of it. An
// exception counts against the scope: a part lies in the scope if the exception does
// not cover the whole, the whole lies in it if the exception overlaps no part.
func (s *Scope) eval(t *Transaction, all bool) Truth {
	answer := s.kind(t)
	if answer != No { // one No is enough
		answer = answer.And(anyOrAll(t.Countries, s.Countries, all))
	}
	if answer != No {
		answer = answer.And(s.activity(t, all))
	}
	if answer != No {
		answer = answer.And(s.party(t)).And(anyOrAll(t.Actors, s.Actors, all)).And(s.nexus(t))
	}
	if answer != No {
		answer = answer.And(s.item(t, all))
	}
	for i := 0; answer != No && i < len(s.Except); i++ {
		answer = answer.And(s.Except[i].eval(t, !all).Not())
	}
	return answer
}

// appendMissing adds the facts that leave eval undecided. A field that is undecided
// in a scope that is decided by another is not among them.
func (s *Scope) appendMissing(facts []Fact, t *Transaction, all bool) []Fact {
	if s.eval(t, all) != Unknown {
		return facts
	}
	add := func(answer Truth, fact Fact) {
		if answer == Unknown {
			facts = append(facts, fact)
		}
	}
	add(s.activity(t, all), FactActivity)
	if t.Item.IsZero() {
		add(s.item(t, all), FactItem)
	} else if s.item(t, all) == Unknown {
		for i := range s.Items {
			if in := &s.Items[i]; in.holds(&t.Item, all) == Unknown {
				add(in.eccn(&t.Item, all), FactECCN)
				add(in.hs(&t.Item, all), FactHS)
				add(in.origin(&t.Item), FactOrigin)
			}
		}
	}
	add(s.party(t), FactParty)
	add(anyOrAll(t.Countries, s.Countries, all), FactCountries)
	add(s.kind(t), FactKind)
	add(anyOrAll(t.Actors, s.Actors, all), FactActors)
	add(s.nexus(t), FactActors)
	for i := range s.Except {
		facts = s.Except[i].appendMissing(facts, t, !all)
	}
	return facts
}

func (s *Scope) activity(t *Transaction, all bool) Truth {
	if len(s.Activities) == 0 {
		return Yes
	}
	if t.Activity == "" || !t.Activity.Valid() {
		return Unknown
	}
	answer := No
	for _, a := range s.Activities {
		switch {
		case t.Activity.Within(a):
			return Yes
		case a.Within(t.Activity): // the request speaks more broadly than the scope
			if !all {
				return Yes
			}
			answer = Unknown
		}
	}
	return answer
}

func (s *Scope) item(t *Transaction, all bool) Truth {
	if len(s.Items) == 0 {
		return Yes
	}
	if t.Item.IsZero() {
		return Unknown
	}
	answer := No
	for i := range s.Items {
		answer = answer.Or(s.Items[i].holds(&t.Item, all))
	}
	return answer
}

func (s *Scope) party(t *Transaction) Truth {
	if len(s.Parties) == 0 {
		return Yes
	}
	answer := No
	for _, ref := range s.Parties {
		if slices.Contains(t.Entries, ref) {
			return Yes
		}
		if slices.Contains(t.Candidates, ref) {
			answer = Unknown
		}
	}
	return answer
}

// anyOrAll answers whether some, or with all set each, of the countries is within those
// of a scope.
func anyOrAll(countries, scope []string, all bool) Truth {
	if len(scope) == 0 {
		return Yes
	}
	if len(countries) == 0 {
		return Unknown
	}
	answer := truthOf(all)
	for _, c := range countries {
		if all {
			answer = answer.And(countryWithin(c, scope))
		} else {
			answer = answer.Or(countryWithin(c, scope))
		}
	}
	return answer
}

func (s *Scope) kind(t *Transaction) Truth {
	if len(s.Kinds) == 0 {
		return Yes
	}
	if t.Kind == "" || !t.Kind.Valid() {
		return Unknown
	}
	return truthOf(slices.Contains(s.Kinds, t.Kind))
}

func (s *Scope) nexus(t *Transaction) Truth {
	if len(s.Nexuses) == 0 {
		return Yes
	}
	answer := No
	for _, n := range s.Nexuses {
		if slices.Contains(t.Nexuses, n) {
			return Yes
		}
		if slices.Contains(t.Open, n) {
			answer = Unknown
		}
	}
	return answer
}

// Validate reports the first word that the vocabulary does not hold.
func (s *Scope) Validate() error {
	for i, a := range s.Activities {
		if a == "" || !a.Valid() {
			return withinAt("activities", i, &FieldError{Field: "activity", Value: string(a), Err: ErrUnknown})
		}
	}
	for i := range s.Items {
		if err := s.Items[i].Validate(); err != nil {
			return withinAt("items", i, err)
		}
	}
	for i, r := range s.Parties {
		if err := r.validate("entry"); err != nil {
			return withinAt("parties", i, err)
		}
	}
	for i, c := range s.Countries {
		if !ValidCountry(c) {
			return withinAt("countries", i, &FieldError{Field: "country", Value: c, Err: ErrInvalid})
		}
	}
	for i, k := range s.Kinds {
		if k == "" || !k.Valid() {
			return withinAt("kinds", i, &FieldError{Field: "kind", Value: string(k), Err: ErrUnknown})
		}
	}
	for i, c := range s.Actors {
		if !ValidCountry(c) {
			return withinAt("actors", i, &FieldError{Field: "country", Value: c, Err: ErrInvalid})
		}
	}
	for i, n := range s.Nexuses {
		if n == "" {
			return withinAt("nexuses", i, ErrMissing)
		}
	}
	for i := range s.Except {
		if s.Except[i].IsZero() {
			return withinAt("except", i, ErrMissing)
		}
		if err := s.Except[i].Validate(); err != nil {
			return withinAt("except", i, err)
		}
	}
	return nil
}
