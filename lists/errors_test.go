package lists_test

import (
	"context"
	"testing"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

// What a person reads when a publish fails: which list, which entry or field, why.
func TestErrorTexts(t *testing.T) {
	a := &sanctions.Entry{
		Ref: sanctions.Ref{List: "xx", ID: "44541"}, Party: sanctions.Party{Names: []sanctions.Name{{Text: "A"}}},
	}
	nameless := &sanctions.Entry{Ref: sanctions.Ref{List: "xx", ID: "44542"}}
	ban := sanctions.Measure{ID: "flight-ban", Kind: sanctions.AirspaceBan, Authority: "XX"}
	for want, change := range map[string]func(*lists.Draft){
		`xx, record 2, entry "44542": party.names: missing`:                    func(d *lists.Draft) { d.Entries = yield([]*sanctions.Entry{a, nameless}) },
		`xx, record 2, entry "44541": id appears twice, first in record 1`:     func(d *lists.Draft) { d.Entries = yield([]*sanctions.Entry{a, a}) },
		`xx, entry "1": annulled, but never listed: points nowhere`:            func(d *lists.Draft) { d.Annulled = []sanctions.EntryID{"1"} },
		`xx: measures[1] "flight-ban": id appears twice`:                       func(d *lists.Draft) { d.Measures = append(d.Measures, ban) },
		`xx: measures[0] "flight-ban": kind "ban": unknown word`:               func(d *lists.Draft) { d.Measures[0].Kind = "ban" },
		`xx: measures "flight-ban": neither in the draft nor ended by its day`: func(d *lists.Draft) { d.Measures = nil },
		`xx: coverage: subject: missing`:                                       func(d *lists.Draft) { d.Coverage.Subject = "" },
		`xx: coverage.authority "YY": invalid value: the draft's is XX`:        func(d *lists.Draft) { d.Coverage.Authority = "YY" },
		`draft: list "X": invalid value`:                                       func(d *lists.Draft) { d.List = "X" },
		`xx of 2024-01-31 after version 1 of 2024-02-01: day lies before that of the newest version`: func(d *lists.Draft) {
			d.Date = sanctions.MustDate("2024-01-31")
		},
		`xx of 2024-02-01, version 1 of 2024-02-01: content is unchanged`: func(*lists.Draft) {},
	} {
		t.Run(want, func(t *testing.T) {
			store := lists.NewStore()
			draft := func() *lists.Draft {
				date := sanctions.MustDate("2024-02-01")
				return &lists.Draft{
					List: "xx", Authority: "XX", Date: date, Entries: yield([]*sanctions.Entry{a}),
					Coverage: sanctions.Coverage{Authority: "XX", Subject: "everybody", Reviewed: date},
					Measures: []sanctions.Measure{ban},
				}
			}
			mustPublish(t, store, draft())
			d := draft()
			change(d)
			_, err := store.Publish(context.Background(), d)
			if err == nil || err.Error() != want {
				t.Errorf("got %v", err)
			}
		})
	}
}
