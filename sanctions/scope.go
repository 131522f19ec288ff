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
	Nexuses   []Nexus  `json:"nexuses,omitempty"`
	// Except takes what these scopes speak of out again.
	Except []Scope `json:"except,omitempty"`
}

// IsZero reports whether the scope speaks of everything.
func (s Scope) IsZero() bool {
	return len(s.Activities) == 0 && len(s.Items) == 0 && len(s.Parties) == 0 && len(s.Countries) == 0 &&
		len(s.Kinds) == 0 && len(s.Nexuses) == 0 && len(s.Except) == 0
}

// Overlaps answers whether some part of the transaction lies in the scope. A
// measure bites unless the answer is No: Yes prohibits, Unknown asks.
func (s *Scope) Overlaps(t *Transaction) Truth { return s.eval(t, false, nil) }

// Covers answers whether the whole transaction lies in the scope. Relief helps
// only where the answer is Yes.
func (s *Scope) Covers(t *Transaction) Truth { return s.eval(t, true, nil) }

// Missing returns the facts for want of which the scope is undecided about the
// transaction, in the order of the scope's fields; nil if it is decided.
func (s *Scope) Missing(t *Transaction) []Fact {
	var set factSet
	if s.eval(t, true, nil) != Unknown && s.eval(t, false, nil) != Unknown {
		return nil
	}
	s.eval(t, true, &set)
	return set.facts
}

// eval answers for the whole transaction if all is set, else for some part of it.
// It looks at every field, so that missing holds every fact that is.
func (s *Scope) eval(t *Transaction, all bool, missing *factSet) Truth {
	answer := s.activity(t, all, missing).
		And(s.item(t, all, missing)).
		And(s.party(t, missing)).
		And(s.country(t, all, missing)).
		And(s.kind(t, missing)).
		And(s.nexus(t, missing))
	for i := range s.Except {
		answer = answer.And(s.Except[i].eval(t, !all, missing).Not())
	}
	return answer
}

func (s *Scope) activity(t *Transaction, all bool, missing *factSet) Truth {
	if len(s.Activities) == 0 {
		return Yes
	}
	if t.Activity == "" {
		missing.add(FactActivity)
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
	if answer == Unknown {
		missing.add(FactActivity)
	}
	return answer
}

func (s *Scope) item(t *Transaction, all bool, missing *factSet) Truth {
	if len(s.Items) == 0 {
		return Yes
	}
	if t.Item.IsZero() {
		missing.add(FactItem)
		return Unknown
	}
	answer := No
	for i := range s.Items {
		answer = answer.Or(s.Items[i].holds(&t.Item, all, nil))
	}
	if answer == Unknown && missing != nil {
		for i := range s.Items {
			s.Items[i].holds(&t.Item, all, missing)
		}
	}
	return answer
}

func (s *Scope) party(t *Transaction, missing *factSet) Truth {
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
	if answer == Unknown {
		missing.add(FactParty)
	}
	return answer
}

func (s *Scope) country(t *Transaction, all bool, missing *factSet) Truth {
	if len(s.Countries) == 0 {
		return Yes
	}
	if len(t.Countries) == 0 {
		missing.add(FactCountries)
		return Unknown
	}
	inside := 0
	for _, c := range t.Countries {
		if containsString(s.Countries, c) {
			inside++
		}
	}
	if all {
		return truthOf(inside == len(t.Countries))
	}
	return truthOf(inside > 0)
}

func (s *Scope) kind(t *Transaction, missing *factSet) Truth {
	if len(s.Kinds) == 0 {
		return Yes
	}
	if t.Kind == "" {
		missing.add(FactKind)
		return Unknown
	}
	return truthOf(slices.Contains(s.Kinds, t.Kind))
}

func (s *Scope) nexus(t *Transaction, missing *factSet) Truth {
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
	if answer == Unknown {
		missing.add(FactActors)
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
		if r.List == "" || r.ID == "" {
			return withinAt("parties", i, &FieldError{Field: "entry", Value: r.String(), Err: ErrInvalid})
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
