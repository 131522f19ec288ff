package lists_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/sanctions"
)

func TestInForce(t *testing.T) {
	const no, unknown, yes = sanctions.No, sanctions.Unknown, sanctions.Yes
	date := func(s string) sanctions.Date {
		if s == "" {
			return sanctions.Date{}
		}
		return sanctions.MustDate(s)
	}
	period := func(from, until string) sanctions.Period {
		return sanctions.Period{From: date(from), Until: date(until)}
	}
	held := func(absent, from, until string) lists.Presence {
		return lists.Presence{Period: period(from, until), AbsentOn: date(absent)}
	}
	type days map[string]sanctions.Truth
	for _, tt := range []struct {
		name  string
		legal sanctions.Period
		held  []lists.Presence
		want  days
	}{
		{
			"no legal days, in the list since its first version", period("", ""),
			[]lists.Presence{held("", "2024-03-01", "")},
			days{
				"2000-01-01": unknown, // the history of the list does not reach so far
				"2024-02-29": unknown,
				"2024-03-01": yes,
				"2030-01-01": yes,
			},
		},
		{
			"no legal days, came and went", period("", ""),
			[]lists.Presence{held("2024-02-01", "2024-03-01", "2024-05-01")},
			days{
				"2024-01-31": no,
				"2024-02-01": no, // the last version without it
				"2024-02-02": unknown,
				"2024-02-29": unknown,
				"2024-03-01": yes,
				"2024-04-30": yes,
				"2024-05-01": no,
				"2024-05-02": no,
			},
		},
		{
			"no legal days, came the day after a version", period("", ""),
			[]lists.Presence{held("2024-02-29", "2024-03-01", "")},
			days{"2024-02-29": no, "2024-03-01": yes},
		},
		{
			"no legal days, came in the second version of a day", period("", ""),
			[]lists.Presence{held("2024-03-01", "2024-03-01", "")},
			days{"2024-02-29": no, "2024-03-01": yes, "2024-03-02": yes},
		},
		{
			"no legal days, came and went within a day", period("", ""),
			[]lists.Presence{held("2024-02-28", "2024-03-01", "2024-03-01")},
			days{"2024-02-28": no, "2024-02-29": unknown, "2024-03-01": no},
		},
		{
			"no legal days, listed anew", period("", ""),
			[]lists.Presence{held("", "2024-01-01", "2024-02-01"), held("2024-03-01", "2024-04-01", "")},
			days{
				"2023-12-31": unknown,
				"2024-01-01": yes,
				"2024-01-31": yes,
				"2024-02-01": no,
				"2024-03-01": no,
				"2024-03-02": unknown,
				"2024-03-31": unknown,
				"2024-04-01": yes,
			},
		},
		{
			"legal start before the list has it", period("2024-01-10", ""),
			[]lists.Presence{held("2024-02-01", "2024-03-01", "")},
			days{
				"2024-01-09": no,
				"2024-01-10": yes, // the law binds before it is published
				"2024-02-01": yes,
				"2024-02-29": yes,
				"2024-03-01": yes,
			},
		},
		{
			"legal start after the list has it", period("2024-04-10", ""),
			[]lists.Presence{held("", "2024-03-01", "")},
			days{"2024-02-29": no, "2024-03-01": no, "2024-04-09": no, "2024-04-10": yes},
		},
		{
			"legal start, gone from the list", period("2024-01-10", ""),
			[]lists.Presence{held("", "2024-03-01", "2024-05-01")},
			days{"2024-01-09": no, "2024-01-10": yes, "2024-04-30": yes, "2024-05-01": no, "2024-05-02": no},
		},
		{
			"legal start, left out for a while", period("2024-01-10", ""),
			[]lists.Presence{held("", "2024-01-20", "2024-02-01"), held("2024-03-01", "2024-04-01", "")},
			days{"2024-01-09": no, "2024-01-10": yes, "2024-02-01": yes, "2024-03-15": yes, "2024-04-01": yes},
		},
		{
			"legal end within the presence", period("2024-01-10", "2024-04-01"),
			[]lists.Presence{held("", "2024-03-01", "2024-05-01")},
			days{"2024-01-09": no, "2024-01-10": yes, "2024-03-31": yes, "2024-04-01": no, "2024-04-30": no},
		},
		{
			"legal end after the list dropped it", period("2024-01-10", "2024-06-01"),
			[]lists.Presence{held("", "2024-03-01", "2024-05-01")},
			days{"2024-01-10": yes, "2024-04-30": yes, "2024-05-01": no, "2024-05-31": no, "2024-06-01": no},
		},
		{
			"legal end only", period("", "2024-04-01"),
			[]lists.Presence{held("2024-02-01", "2024-03-01", "")},
			days{"2024-02-01": no, "2024-02-02": unknown, "2024-03-01": yes, "2024-03-31": yes, "2024-04-01": no},
		},
		{
			"legal end only, before the list has it", period("", "2024-02-15"),
			[]lists.Presence{held("2024-02-01", "2024-03-01", "")},
			days{"2024-02-01": no, "2024-02-02": unknown, "2024-02-14": unknown, "2024-02-15": no, "2024-03-01": no},
		},
		{
			"day not given", period("2024-01-10", ""), []lists.Presence{held("", "2024-03-01", "")}, days{"": unknown},
		},
		{
			"no history", period("", "2024-05-01"), nil, days{"2024-04-30": unknown, "2024-05-01": no},
		},
		{
			"no history, legal start", period("2024-01-10", ""), nil, days{"2024-01-09": no, "2024-01-10": yes},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := lists.Listing{Held: tt.held}
			got := make(days)
			for d := range tt.want {
				got[d] = l.InForce(tt.legal, date(d))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
