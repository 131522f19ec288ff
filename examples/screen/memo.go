package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
	"github.com/interdict/interdict/screening/match"
)

// A page writes text for people and remembers the first failure.
type page struct {
	w      io.Writer
	colour bool // w is a terminal
	width  int  // of the terminal in columns; 0 if there is none
	err    error
}

func newPage(w io.Writer) *page {
	p := &page{w: w}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		p.colour = true
		p.width, _, _ = term.GetSize(int(file.Fd()))
	}
	return p
}

func (p *page) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// wrapped writes text of at most 96 columns behind a label.
func (p *page) wrapped(label, s string) {
	indent := strings.Repeat(" ", len(label))
	width := 96
	if p.width > 0 {
		width = min(width, p.width)
	}
	for i, line := range strings.Split(text.WrapSoft(s, max(20, width-len(label))), "\n") {
		if i == 0 {
			p.printf("%s%s\n", label, strings.TrimRight(line, " "))
		} else {
			p.printf("%s%s\n", indent, strings.TrimRight(line, " "))
		}
	}
}

func (p *page) heading(s string) {
	if p.colour {
		s = text.Bold.Sprint(s)
	}
	p.printf("\n%s\n", s)
}

// outcome words an outcome, on a terminal in colour.
func (p *page) outcome(o screening.Outcome) string {
	s := o.String()
	if o >= screening.Review {
		s = strings.ToUpper(s)
	}
	if !p.colour {
		return s
	}
	switch o {
	case screening.Clear:
		return text.FgGreen.Sprint(s)
	case screening.Permitted:
		return text.FgCyan.Sprint(s)
	case screening.Review:
		return text.FgYellow.Sprint(s)
	}
	return text.Colors{text.FgRed, text.Bold}.Sprint(s)
}

func (p *page) table(t table.Writer) {
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	style.Options.SeparateRows = false
	t.SetStyle(style)
	p.printf("%s\n", t.Render())
}

// soft bounds a column to a width, less on a narrow terminal, without cutting words.
func (p *page) soft(column, width int) table.ColumnConfig {
	if p.width > 0 {
		width = min(width, max(16, p.width/3))
	}
	return table.ColumnConfig{Number: column, WidthMax: width, WidthMaxEnforcer: text.WrapSoft}
}

// memo writes a decision as one would to a colleague: the question, the answer, the
// reasons, the conditions, what is open, what changes when, and the sources.
func memo(w io.Writer, req screening.Request, d screening.Decision) error {
	p := newPage(w)
	p.wrapped("Question  ", question(req))
	p.printf("Answer    %s\n", p.outcome(d.Outcome))
	for _, f := range d.Findings {
		if f.Authority == "" && f.Effect == screening.Informs { // bounds the answer as a whole
			p.wrapped("          ", f.Why)
		}
	}
	p.answers(d)
	p.findings("Why", d, func(f *screening.Finding) bool {
		return f.Effect == screening.Prohibits || f.Effect == screening.Authorises
	})
	p.findings("Open questions", d, func(f *screening.Finding) bool { return f.Effect == screening.Questions })
	p.findings("For information", d, func(f *screening.Finding) bool { return f.Effect == screening.Informs })
	for _, f := range d.Faults {
		p.printf("  rule %s failed: %s\n", f.Rule, f.Err)
	}
	p.matches(d)
	p.changes(d)
	p.sources(d)
	return p.err
}

// question words the request.
func question(r screening.Request) string {
	actors := "an actor who is not named"
	if len(r.Actors) > 0 {
		var c []string
		for _, a := range r.Actors {
			c = append(c, a.Country)
		}
		actors = "an actor from " + strings.Join(c, " and ")
	}
	activity := "deal with"
	if r.Activity != "" {
		activity = "engage in " + string(r.Activity) + " with"
	}
	party := r.Party.PrimaryName()
	if party == "" {
		id := r.Party.Identifiers[0]
		party = "the party with " + string(id.Type) + " " + id.Value
	}
	if len(r.Party.Countries) > 0 {
		party += " (" + strings.Join(r.Party.Countries, ", ") + ")"
	}
	var item []string
	for _, part := range []struct{ label, value string }{
		{"", r.Item.Description}, {"by ", r.Item.Manufacturer}, {"ECCN ", r.Item.ECCN}, {"HS ", r.Item.HS},
		{"origin ", r.Item.Origin}, {"paid in ", r.Currency},
	} {
		if part.value != "" {
			item = append(item, part.label+part.value)
		}
	}
	s := fmt.Sprintf("May %s %s %s on %s", actors, activity, party, r.On)
	if len(item) > 0 {
		s += " (" + strings.Join(item, ", ") + ")"
	}
	if !r.KnownAt.IsZero() && r.KnownAt != r.On {
		s += ", as known on " + r.KnownAt.String()
	}
	return s + "?"
}

func (p *page) answers(d screening.Decision) {
	if len(d.Authorities) == 0 {
		return
	}
	t := table.NewWriter()
	t.AppendHeader(table.Row{"Authority", "Outcome", "Reached by"})
	for _, a := range d.Authorities {
		t.AppendRow(table.Row{a.Authority, p.outcome(a.Outcome), reachWords(a)})
	}
	p.printf("\n")
	p.table(t)
}

func reachWords(a screening.Answer) string {
	switch {
	case !a.Reached:
		return "not reached"
	case len(a.Nexuses) > 0:
		var words []string
		for _, n := range a.Nexuses {
			words = append(words, string(n))
		}
		return strings.Join(words, ", ")
	case a.Assumed:
		return "assumed: a fact is missing"
	}
	return "stated by a rule"
}

func (p *page) findings(heading string, d screening.Decision, of func(*screening.Finding) bool) {
	first := true
	for i := range d.Findings {
		f := &d.Findings[i]
		if !of(f) {
			continue
		}
		if first {
			p.heading(heading)
			first = false
		}
		label := fmt.Sprintf("  %-4s %-8s ", f.ID, f.Authority)
		p.wrapped(label, f.Why)
		indent := strings.Repeat(" ", len(label))
		for _, c := range f.Conditions {
			p.wrapped(indent+"* ", c)
		}
		for _, c := range f.Basis {
			p.wrapped(indent+"§ ", citationWords(c))
		}
	}
}

func citationWords(c sanctions.Citation) string {
	s := c.Text
	if c.Title != "" && !strings.Contains(s, c.Title) {
		s += ", " + c.Title
	}
	if !c.Published.IsZero() {
		s += " (" + c.Published.String() + ")"
	}
	return s
}

func (p *page) matches(d screening.Decision) {
	if len(d.Matches) == 0 {
		p.heading("Who it may be")
		p.printf("  No entry of the loaded lists comes near.\n")
		return
	}
	p.heading("Who it may be")
	if p.err == nil {
		p.err = matchTable(p.w, d.Matches)
	}
}

// matchTable writes candidates, best first.
func matchTable(w io.Writer, found []match.Match) error {
	p := newPage(w)
	t := table.NewWriter()
	t.AppendHeader(table.Row{"Score", "", "Entry", "Name on the list", "Because"})
	t.SetColumnConfigs([]table.ColumnConfig{p.soft(4, 34), p.soft(5, 44)})
	for _, m := range found {
		certain := "may be"
		if m.Certain {
			certain = "is"
		}
		name := m.MatchedName
		if name == "" {
			name = m.Party
		}
		var because []string
		for _, f := range m.Features {
			because = append(because, strings.TrimSpace(f.Name+" "+f.Detail))
		}
		t.AppendRow(table.Row{fmt.Sprintf("%.2f", m.Score), certain, m.Ref, name, strings.Join(because, "; ")})
	}
	p.table(t)
	return p.err
}

func (p *page) changes(d screening.Decision) {
	if len(d.Changes) == 0 {
		return
	}
	p.heading("When the answer changes")
	t := table.NewWriter()
	t.AppendHeader(table.Row{"Day", "Authority", "Outcome", "Because"})
	t.SetColumnConfigs([]table.ColumnConfig{p.soft(4, 56)})
	marked := false
	for _, c := range d.Changes {
		if !marked && c.On.After(d.On) {
			t.AppendRow(table.Row{d.On, "", "(day asked about)", ""})
			marked = true
		}
		t.AppendRow(table.Row{c.On, c.Authority, p.outcome(c.Outcome), c.Why})
	}
	if !marked {
		t.AppendRow(table.Row{d.On, "", "(day asked about)", ""})
	}
	p.table(t)
}

func (p *page) sources(d screening.Decision) {
	p.heading("Lists")
	for _, v := range d.Versions {
		p.printf("  %-16s version of %s, entries: %d\n", v.List, v.Date, v.Entries)
	}
	p.printf("\nThis is no legal advice. A list speaks only for what it covers, as of its day.\n")
}

func listTable(w io.Writer, rows []listRow) error {
	p := newPage(w)
	t := table.NewWriter()
	t.AppendHeader(table.Row{"List", "Authority", "Version", "Entries", "Names", "Identifiers", "Age (days)", "Hash", "Source"})
	for _, r := range rows {
		hash := r.Hash.String()
		t.AppendRow(table.Row{r.List, r.Authority, r.Date, r.Entries, r.Names, r.Identifiers, r.AgeDays, hash[:min(len(hash), 19)], r.Source})
	}
	p.table(t)
	return p.err
}
