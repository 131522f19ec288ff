package sanctions

import (
	"fmt"
	"slices"
)

// A MeasureKind says what a measure forbids, as a lower-case word.
type MeasureKind string

// The kinds of measure.
const (
	AssetFreeze          MeasureKind = "asset-freeze" // blocking; no funds or economic resources made available
	ExportBan            MeasureKind = "export-ban"   // goods, software, technology and the services tied to them
	LicenceRequirement   MeasureKind = "licence-requirement"
	DenialOrder          MeasureKind = "denial-order"
	ImportBan            MeasureKind = "import-ban"
	ServiceBan           MeasureKind = "service-ban"
	AirspaceBan          MeasureKind = "airspace-ban" // landing, take-off, overflight
	TravelBan            MeasureKind = "travel-ban"
	InvestmentBan        MeasureKind = "investment-ban"
	FinancialRestriction MeasureKind = "financial-restriction"
	TransportRestriction MeasureKind = "transport-restriction"
	ArmsEmbargo          MeasureKind = "arms-embargo"
	Debarment            MeasureKind = "debarment"
)

// Valid reports whether k is one of the kinds above.
func (k MeasureKind) Valid() bool {
	switch k {
	case AssetFreeze, ExportBan, LicenceRequirement, DenialOrder, ImportBan, ServiceBan, AirspaceBan, TravelBan,
		InvestmentBan, FinancialRestriction, TransportRestriction, ArmsEmbargo, Debarment:
		return true
	}
	return false
}

// A Measure is what the law forbids. It stands on its own where it follows a
// country or an item (then it needs an ID and an Authority), or within a
// [Designation] where it follows a party.
type Measure struct {
	ID         string      `json:"id,omitempty"`
	Kind       MeasureKind `json:"kind"`
	Authority  Authority   `json:"authority,omitempty"`
	Programme  string      `json:"programme,omitempty"`
	Name       string      `json:"name,omitempty"` // short, for people: "EAR 746.8 licence requirement"
	Period     Period      `json:"period,omitzero"`
	Scope      Scope       `json:"scope,omitzero"`
	Basis      []Citation  `json:"basis,omitempty"`
	Confidence Confidence  `json:"confidence,omitempty"`
}

// Validate reports the first field that is missing or of the wrong form.
func (m *Measure) Validate() error {
	if !m.Kind.Valid() {
		return &FieldError{Field: "kind", Value: string(m.Kind), Err: ErrUnknown}
	}
	if m.Authority != "" {
		if err := m.Authority.Validate(); err != nil {
			return err
		}
	}
	return validateFact(m.Period, &m.Scope, m.Basis, m.Confidence)
}

// A Designation is the legal act that puts a party under measures, from a day,
// until a day or for now. One without measures says that the party is listed but
// not what that forbids; it can only ask for review.
type Designation struct {
	Authority  Authority  `json:"authority"`
	Programme  string     `json:"programme,omitempty"`
	Period     Period     `json:"period,omitzero"` // zero ends follow from the version history of the list
	Measures   []Measure  `json:"measures,omitempty"`
	Reason     string     `json:"reason,omitempty"` // the authority's statement of reasons
	Basis      []Citation `json:"basis,omitempty"`
	Confidence Confidence `json:"confidence,omitempty"`
}

// Validate reports the first field that is missing or of the wrong form.
func (d *Designation) Validate() error {
	if err := d.Authority.Validate(); err != nil {
		return err
	}
	for i := range d.Measures {
		if err := d.Measures[i].Validate(); err != nil {
			return withinAt("measures", i, err)
		}
	}
	return validateFact(d.Period, &Scope{}, d.Basis, d.Confidence)
}

// A ReliefKind says what opens a way again, as a lower-case word.
type ReliefKind string

// The kinds of relief.
const (
	GeneralLicence  ReliefKind = "general-licence"
	SpecificLicence ReliefKind = "specific-licence"
	Derogation      ReliefKind = "derogation" // needs a decision of an authority
	Exemption       ReliefKind = "exemption"  // applies by itself
	WindDown        ReliefKind = "wind-down"
	Suspension      ReliefKind = "suspension"
	Delisting       ReliefKind = "delisting"
)

// Valid reports whether k is one of the kinds above.
func (k ReliefKind) Valid() bool {
	switch k {
	case GeneralLicence, SpecificLicence, Derogation, Exemption, WindDown, Suspension, Delisting:
		return true
	}
	return false
}

// A Relief opens a way that measures of the same authority close. It never
// authorises what another authority forbids.
type Relief struct {
	ID        string     `json:"id"`
	Kind      ReliefKind `json:"kind"`
	Authority Authority  `json:"authority"`
	Name      string     `json:"name"` // "Belarus General License 11"
	// Programmes and Measures bound which measures it relieves; empty: all of the
	// authority.
	Programmes []string      `json:"programmes,omitempty"`
	Measures   []MeasureKind `json:"measures,omitempty"`
	Period     Period        `json:"period,omitzero"`
	Scope      Scope         `json:"scope,omitzero"`
	// Owned extends the relief from the parties of its scope to those that are only
	// blocked because these own them.
	Owned      bool       `json:"owned,omitempty"`
	Conditions []string   `json:"conditions,omitempty"` // to be met by whoever relies on it
	Basis      []Citation `json:"basis,omitempty"`
	Confidence Confidence `json:"confidence,omitempty"`
}

// Relieves reports whether the relief speaks of measures of this kind under this
// programme at all.
func (r *Relief) Relieves(programme string, kind MeasureKind) bool {
	return (len(r.Programmes) == 0 || slices.Contains(r.Programmes, programme)) &&
		(len(r.Measures) == 0 || slices.Contains(r.Measures, kind))
}

// Validate reports the first field that is missing or of the wrong form.
func (r *Relief) Validate() error {
	if r.ID == "" {
		return &FieldError{Field: "id", Err: ErrMissing}
	}
	if !r.Kind.Valid() {
		return &FieldError{Field: "kind", Value: string(r.Kind), Err: ErrUnknown}
	}
	if err := r.Authority.Validate(); err != nil {
		return err
	}
	if r.Name == "" {
		return &FieldError{Field: "name", Err: ErrMissing}
	}
	for i, k := range r.Measures {
		if !k.Valid() {
			return withinAt("measures", i, &FieldError{Field: "kind", Value: string(k), Err: ErrUnknown})
		}
	}
	return validateFact(r.Period, &r.Scope, r.Basis, r.Confidence)
}

// A Holding is who owns or controls how much of whom, from when to when.
type Holding struct {
	ID          string     `json:"id"`
	Holder      Ref        `json:"holder"`
	Held        Ref        `json:"held"`
	BasisPoints int        `json:"basis_points,omitempty"` // hundredths of a percent; 0 if not known
	Control     Truth      `json:"control,omitempty"`
	Period      Period     `json:"period,omitzero"`
	Basis       []Citation `json:"basis,omitempty"`
	Confidence  Confidence `json:"confidence,omitempty"`
}

// Validate reports the first field that is missing or of the wrong form.
func (h *Holding) Validate() error {
	if h.ID == "" {
		return &FieldError{Field: "id", Err: ErrMissing}
	}
	if err := h.Holder.validate("holder"); err != nil {
		return err
	}
	if err := h.Held.validate("held"); err != nil {
		return err
	}
	if h.BasisPoints < 0 || h.BasisPoints > 10_000 {
		return &FieldError{Field: "basis_points", Value: fmt.Sprint(h.BasisPoints), Err: ErrInvalid}
	}
	if h.Control != No && h.Control != Unknown && h.Control != Yes {
		return &FieldError{Field: "control", Value: fmt.Sprint(int8(h.Control)), Err: ErrUnknown}
	}
	return validateFact(h.Period, &Scope{}, h.Basis, h.Confidence)
}

func validateFact(p Period, s *Scope, basis []Citation, c Confidence) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if err := s.Validate(); err != nil {
		return within("scope", err)
	}
	if !c.Valid() {
		return &FieldError{Field: "confidence", Value: string(c), Err: ErrUnknown}
	}
	return validateBasis(basis)
}
