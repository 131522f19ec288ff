package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening"
)

// guideJSON is the guiding case: the request, and who asks it on which days.
//
//go:embed guide.json
var guideJSON []byte

type guidingCase struct {
	Title   string            `json:"title"`
	Note    string            `json:"note"`
	Request screening.Request `json:"request"`
	Days    []sanctions.Date  `json:"days"`
	Actors  []struct {
		Label    string `json:"label"`
		Country  string `json:"country"`
		Currency string `json:"currency"`
	} `json:"actors"`
}

// guide shows the guiding case as a table on the embedded lists: authorities and
// actors down, the telling days and today across, and today's reasons below.
func guide(ctx context.Context, w io.Writer, today sanctions.Date) error {
	var g guidingCase
	if err := json.Unmarshal(guideJSON, &g); err != nil {
		return fmt.Errorf("guiding case: %w", err)
	}
	g.Days = append(g.Days, today)
	s, err := (&listFlags{}).screener(ctx, io.Discard)
	if err != nil {
		return err
	}
	p := newPage(w)
	p.printf("%s\n%s\n\n", g.Title, g.Note)

	decisions := make([][]screening.Decision, len(g.Actors))
	for i, actor := range g.Actors {
		for _, day := range g.Days {
			req := g.Request
			req.On, req.KnownAt, req.Currency = day, today, actor.Currency
			req.Actors = []screening.Actor{{Country: actor.Country}}
			d, err := s.Screen(ctx, req)
			if err != nil {
				return err
			}
			decisions[i] = append(decisions[i], d)
		}
	}
	for first := 0; first < len(g.Days); {
		last := min(len(g.Days), first+p.daysAcross())
		t := table.NewWriter()
		header := table.Row{"", ""}
		for _, day := range g.Days[first:last] {
			header = append(header, day)
		}
		t.AppendHeader(header)
		for i, actor := range g.Actors {
			t.AppendSeparator()
			p.actorRows(t, actor.Label, decisions[i][first:last])
		}
		p.table(t)
		first = last
	}
	for i, actor := range g.Actors {
		d := decisions[i][len(g.Days)-1]
		p.heading(fmt.Sprintf("%s, today (%s): %s", actor.Label, today, p.outcome(d.Outcome)))
		p.reasons(d)
	}
	p.printf("\nWhat changes an answer, and the acts behind it: go run ./examples/screen --actor US --activity maintenance --eccn 9A991.d --origin US Belavia\n")
	p.printf("No legal advice: curated data, each fact with its source, as of the day that `screen lists` shows.\n")
	return p.err
}

// actorRows adds a row for each authority that reaches the transaction on some day,
// and one for the overall outcome.
func (p *page) actorRows(t table.Writer, label string, decisions []screening.Decision) {
	first := label
	for _, a := range decisions[0].Authorities {
		row, reached := table.Row{first, a.Authority}, false
		for i := range decisions {
			answer := decisions[i].Find(a.Authority)
			if answer == nil || !answer.Reached {
				row = append(row, "-")
				continue
			}
			reached = true
			row = append(row, p.outcome(answer.Outcome))
		}
		if reached {
			t.AppendRow(row)
			first = ""
		}
	}
	row := table.Row{first, "overall"}
	for i := range decisions {
		row = append(row, p.outcome(decisions[i].Outcome))
	}
	t.AppendRow(row)
}

// daysAcross returns how many days a table has room for.
func (p *page) daysAcross() int {
	const labels, cell = 42, 13
	if p.width == 0 {
		return 100
	}
	return max(1, (p.width-labels)/cell)
}

// reasons lists what bears on the answer.
func (p *page) reasons(d screening.Decision) {
	for i := range d.Findings {
		f := &d.Findings[i]
		if f.Effect == screening.Informs {
			continue
		}
		p.wrapped(fmt.Sprintf("  %-8s %-10s ", f.Authority, f.Effect), f.Why)
		for _, c := range f.Conditions {
			p.wrapped("                        * ", c)
		}
	}
}
