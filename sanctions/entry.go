package sanctions

// An Entry is what one list says about one party in one version, under the list's
// own id. Entries are shared between versions and readers once published: build
// one complete, and change a copy ([Entry.Clone]), never the entry itself.
type Entry struct {
	Ref
	Party        Party         `json:"party"`
	Designations []Designation `json:"designations,omitempty"`
	// Relations are ties to others as the list words them.
	Relations []Relation `json:"relations,omitempty"`
	// Same are entries of other lists that a curator says are the same party.
	Same []Ref `json:"same,omitempty"`
	// Notes keep what has no field of its own; nothing is dropped.
	Notes []Note `json:"notes,omitempty"`
}

// A Relation is a tie of an entry to another party.
type Relation struct {
	Type string `json:"type"`           // as a lower-case word: "linked-to", "operator"
	Name string `json:"name,omitempty"` // as published
	Ref  Ref    `json:"ref,omitzero"`   // the other's entry, where it is known
}

// A Note is a remark under the label that the list gives it; an empty label is
// free text.
type Note struct {
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
}

// Validate reports the first field that is missing or of the wrong form.
func (e *Entry) Validate() error {
	if err := e.List.Validate(); err != nil {
		return err
	}
	if e.ID == "" {
		return &FieldError{Field: "id", Err: ErrMissing}
	}
	if err := e.Party.Validate(); err != nil {
		return within("party", err)
	}
	for i := range e.Designations {
		if err := e.Designations[i].Validate(); err != nil {
			return withinAt("designations", i, err)
		}
	}
	for i := range e.Relations {
		r := &e.Relations[i]
		if r.Type == "" {
			return withinAt("relations", i, &FieldError{Field: "type", Err: ErrMissing})
		}
		if !r.Ref.IsZero() {
			if err := r.Ref.validate("ref"); err != nil {
				return withinAt("relations", i, err)
			}
		}
	}
	for i, r := range e.Same {
		if err := r.validate("entry"); err != nil {
			return withinAt("same", i, err)
		}
	}
	return nil
}
