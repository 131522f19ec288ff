package screening

import (
	"encoding/json"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

type decisionJSON struct {
	ID          string         `json:"id,omitempty"`
	Outcome     Outcome        `json:"outcome"`
	On          sanctions.Date `json:"on"`
	KnownAt     sanctions.Date `json:"known_at,omitzero"`
	Authorities []answerJSON   `json:"authorities,omitempty"`
	Findings    []findingJSON  `json:"findings,omitempty"`
	Matches     []matchJSON    `json:"matches,omitempty"`
	Changes     []changeJSON   `json:"changes,omitempty"`
	Skipped     []skipJSON     `json:"skipped,omitempty"`
	Faults      []faultJSON    `json:"faults,omitempty"`
	Versions    []versionJSON  `json:"versions,omitempty"`
	Stale       bool           `json:"stale"`
}

type answerJSON struct {
	Authority sanctions.Authority `json:"authority"`
	Reached   bool                `json:"reached"`
	Assumed   bool                `json:"assumed,omitempty"`
	Nexus     []sanctions.Nexus   `json:"nexus,omitempty"`
	Outcome   Outcome             `json:"outcome"`
	Findings  []string            `json:"findings,omitempty"`
}

type findingJSON struct {
	ID         string                `json:"id"`
	Rule       string                `json:"rule"`
	Effect     Effect                `json:"effect"`
	Authority  sanctions.Authority   `json:"authority,omitempty"`
	Programme  string                `json:"programme,omitempty"`
	List       sanctions.ListID      `json:"list,omitempty"`
	Entry      sanctions.EntryID     `json:"entry,omitempty"`
	Measure    sanctions.MeasureKind `json:"measure,omitempty"`
	Relief     sanctions.ReliefKind  `json:"relief,omitempty"`
	Name       string                `json:"name,omitempty"`
	Relieves   []string              `json:"relieves,omitempty"`
	From       sanctions.Date        `json:"from,omitzero"`
	Until      json.RawMessage       `json:"until,omitempty"` // null: still running
	Conditions []string              `json:"conditions,omitempty"`
	Asks       []sanctions.Fact      `json:"asks,omitempty"`
	Why        string                `json:"why"`
	LegalBasis []sanctions.Citation  `json:"legal_basis,omitempty"`
	Confidence sanctions.Confidence  `json:"confidence,omitempty"`
}

type matchJSON struct {
	List        sanctions.ListID  `json:"list"`
	Entry       sanctions.EntryID `json:"entry"`
	Party       string            `json:"party"`
	Score       float64           `json:"score"`
	Certain     bool              `json:"certain,omitempty"`
	MatchedName string            `json:"matched_name,omitempty"`
	Features    []featureJSON     `json:"features,omitempty"`
}

type featureJSON struct {
	Name   string  `json:"name"`
	Score  float64 `json:"score"`
	Detail string  `json:"detail,omitempty"`
}

type changeJSON struct {
	On        sanctions.Date      `json:"on"`
	Authority sanctions.Authority `json:"authority"`
	Outcome   Outcome             `json:"outcome"`
	Why       string              `json:"why"`
}

type skipJSON struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

type faultJSON struct {
	Rule  string `json:"rule"`
	Error string `json:"error"`
}

type versionJSON struct {
	List sanctions.ListID `json:"list"`
	Date sanctions.Date   `json:"date"`
	Hash sanctions.Hash   `json:"hash"`
}

// MarshalJSON writes the decision in the form that the command line documents.
func (d Decision) MarshalJSON() ([]byte, error) {
	j := decisionJSON{ID: d.ID, Outcome: d.Outcome, On: d.On, KnownAt: d.KnownAt, Stale: d.Stale}
	for _, a := range d.Authorities {
		j.Authorities = append(j.Authorities, answerJSON{a.Authority, a.Reached, a.Assumed, a.Nexuses, a.Outcome, a.Findings})
	}
	for i := range d.Findings {
		j.Findings = append(j.Findings, findingToJSON(&d.Findings[i]))
	}
	for i := range d.Matches {
		j.Matches = append(j.Matches, matchToJSON(&d.Matches[i]))
	}
	for _, c := range d.Changes {
		j.Changes = append(j.Changes, changeJSON(c))
	}
	for _, s := range d.Skipped {
		j.Skipped = append(j.Skipped, skipJSON(s))
	}
	for _, f := range d.Faults {
		j.Faults = append(j.Faults, faultJSON{f.Rule, f.Err})
	}
	for _, v := range d.Versions {
		j.Versions = append(j.Versions, versionJSON{v.List, v.Date, v.Hash})
	}
	return json.Marshal(j)
}

func findingToJSON(g *Finding) findingJSON {
	j := findingJSON{
		ID: g.ID, Rule: g.Rule, Effect: g.Effect, Authority: g.Authority, Programme: g.Programme,
		List: g.Entry.List, Entry: g.Entry.ID, Measure: g.Measure, Relief: g.Relief, Name: g.Name,
		Relieves: g.Relieves, From: g.Period.From, Conditions: g.Conditions, Asks: g.Asks,
		Why: g.Why, LegalBasis: g.Basis, Confidence: g.Confidence,
	}
	switch {
	case !g.Period.Until.IsZero():
		j.Until = json.RawMessage(`"` + g.Period.Until.String() + `"`)
	case !g.Period.From.IsZero():
		j.Until = json.RawMessage("null")
	}
	return j
}

func matchToJSON(m *match.Match) matchJSON {
	j := matchJSON{
		List: m.Ref.List, Entry: m.Ref.ID, Party: m.Party, Score: m.Score, Certain: m.Certain, MatchedName: m.MatchedName,
	}
	for _, f := range m.Features {
		j.Features = append(j.Features, featureJSON(f))
	}
	return j
}

// MarshalMatch writes a match in the form that a decision's matches have.
func MarshalMatch(m match.Match) ([]byte, error) { return json.Marshal(matchToJSON(&m)) }
