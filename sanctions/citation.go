package sanctions

// A Citation names the act, official list or document that a fact rests on.
type Citation struct {
	Text      string `json:"citation"`           // "E.O. 14038", "OJ L 430I, 2.12.2021, p. 1"
	Title     string `json:"title,omitempty"`    // of the act
	URL       string `json:"url,omitempty"`      // where to read it
	Published Date   `json:"published,omitzero"` // of the act
}

// Validate reports a citation without text.
func (c *Citation) Validate() error {
	if c.Text == "" {
		return &FieldError{Field: "citation", Err: ErrMissing}
	}
	return nil
}

// Confidence says how a curated fact was established. The zero value is "as the
// authority's own list file says".
type Confidence string

// The degrees of confidence.
const (
	Published  Confidence = ""           // the authority's list file itself
	Confirmed  Confidence = "confirmed"  // read in the act, an official register or the authority's own page
	Secondary  Confidence = "secondary"  // read in a law-firm note, the trade press or a news report that describes the act
	Background Confidence = "background" // general knowledge, read in no source
	Uncertain  Confidence = "uncertain"  // incomplete, contradictory or inferred
)

// Valid reports whether c is one of the degrees above.
func (c Confidence) Valid() bool {
	switch c {
	case Published, Confirmed, Secondary, Background, Uncertain:
		return true
	}
	return false
}

// Decides reports whether a fact of this confidence may decide an answer. One that
// does not can only ask for review.
func (c Confidence) Decides() bool { return c != Background && c != Uncertain }

func validateBasis(basis []Citation) error {
	for i := range basis {
		if err := basis[i].Validate(); err != nil {
			return withinAt("basis", i, err)
		}
	}
	return nil
}
