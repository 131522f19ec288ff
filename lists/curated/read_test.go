package curated_test

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/interdict/interdict/lists/curated"
	"github.com/interdict/interdict/sanctions"
)

// sample returns testdata/sample.yaml with pairs of old and new text replaced.
func sample(t testing.TB, oldnew ...string) string {
	t.Helper()
	content, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	for i := 0; i < len(oldnew); i += 2 {
		if strings.Count(text, oldnew[i]) != 1 {
			t.Fatalf("%q stands %d times in the sample", oldnew[i], strings.Count(text, oldnew[i]))
		}
		text = strings.Replace(text, oldnew[i], oldnew[i+1], 1)
	}
	return text
}

func TestReadRefuses(t *testing.T) {
	for _, tt := range []struct {
		name     string
		old, new string
		want     string
		is       error
	}{
		// Words
		{"unknown key", "authority: XX", "authority: XX\ncolour: red", "s.yaml:4: colour: key: unknown word", sanctions.ErrUnknown},
		{"unknown key in a party", "kind: aircraft", "kind: aircraft\n    colour: red", "s.yaml:33: entries[1].colour: key: unknown word", sanctions.ErrUnknown},
		{"unknown key in a scope", "scope: {parties:", "scope: {party:", "s.yaml:53: reliefs[0].scope.party: key: unknown word", sanctions.ErrUnknown},
		{"key twice", "kind: aircraft", "kind: aircraft\n    kind: vessel", "s.yaml:33: entries[1].kind: key appears twice", sanctions.ErrTwice},
		{"unknown kind of party", "kind: aircraft", "kind: plane", `s.yaml:32: entries[1].kind "plane": unknown word`, sanctions.ErrUnknown},
		{"unknown kind of measure", "kind: export-ban", "kind: export ban", `s.yaml:37: measures[0].kind "export ban": unknown word`, sanctions.ErrUnknown},
		{"unknown kind of measure in a designation", "{kind: asset-freeze}", "{kind: freeze}", `s.yaml:28: entries[0].designations[0].measures[0].kind "freeze": unknown word`, sanctions.ErrUnknown},
		{"unknown kind of relief", "kind: general-licence", "kind: general-license", `s.yaml:45: reliefs[0].kind "general-license": unknown word`, sanctions.ErrUnknown},
		{"unknown activity", "activities: [supply]", "activities: [supplying]", `s.yaml:10: coverage.scopes[0].activities[0].activity "supplying": unknown word`, sanctions.ErrUnknown},
		{"unknown identifier", "type: registration", "type: reg", `s.yaml:20: entries[0].identifiers[0].type "reg": unknown word`, sanctions.ErrUnknown},
		{"unknown confidence", "confidence: secondary", "confidence: sure", `s.yaml:29: entries[0].designations[0].ended.confidence "sure": unknown word`, sanctions.ErrUnknown},
		{"country not a code", "countries: [NO]\n  from", "countries: [Norway]\n  from", `s.yaml:6: coverage.countries[0].country "Norway": invalid value`, sanctions.ErrInvalid},
		{"truth in other words", "control: yes", "control: on", `s.yaml:61: holdings[0].control "on": unknown word`, sanctions.ErrUnknown},
		{"number in words", "max_age: 90", "max_age: ninety", `s.yaml:9: coverage.max_age "ninety": invalid value`, sanctions.ErrInvalid},
		{"HS code of the wrong form", "hs: [88]}], countries", "hs: [8x]}], countries", `s.yaml:42: measures[0].scope.items[0].hs[0].code "8x": invalid value`, sanctions.ErrInvalid},

		{"truth of a name", "text: on, type: alias", "text: on, weak: yes", `s.yaml:19: entries[0].names[1].weak "yes": invalid value`, sanctions.ErrInvalid},

		// Days
		{"no such day", "from: 2022-03-03", "from: 2022-02-30", `s.yaml:39: measures[0].from "2022-02-30": not a calendar date in the form 2006-01-02`, sanctions.ErrDate},
		{"day with a time", "from: 2022-03-03", "from: 2022-03-03T00:00:00Z", `s.yaml:39: measures[0].from "2022-03-03T00:00:00Z": not a calendar date in the form 2006-01-02`, sanctions.ErrDate},
		{"until before from", "until: 2023-06-01", "until: 2023-05-02", `s.yaml:50: reliefs[0].until "2023-05-02": too early: not after from`, curated.ErrOrder},
		{"ends before it begins", "until: 2024-01-10", "until: 2022-03-01", `s.yaml:29: entries[0].designations[0].ended.until "2022-03-01": too early: not after from`, curated.ErrOrder},
		{"end published with the fact", "published: 2024-01-09", "published: 2022-03-01", `s.yaml:29: entries[0].designations[0].ended.published "2022-03-01": too early: not after the fact's own`, curated.ErrOrder},
		{"designation before its entry", "from: 2022-03-01", "published: 2022-02-01\n        from: 2022-03-01", `s.yaml:25: entries[0].designations[0].published "2022-02-01": too early: before its entry's`, curated.ErrOrder},

		// What a fact needs
		{"no from", "    from: 2022-03-03\n", "", "s.yaml:36: measures[0].from: missing", sanctions.ErrMissing},
		{"no publication day", "    published: 2022-03-01\n    from: 2022-03-03", "    from: 2022-03-03", "s.yaml:36: measures[0].published: missing", sanctions.ErrMissing},
		{"no confidence", "        confidence: confirmed\n", "", "s.yaml:24: entries[0].designations[0].confidence: missing", sanctions.ErrMissing},
		{"no basis", "        basis: [act]\n", "", "s.yaml:24: entries[0].designations[0].basis: missing", sanctions.ErrMissing},
		{"empty basis", "basis: [order]\n    scope", "basis: []\n    scope", "s.yaml:52: reliefs[0].basis: missing", sanctions.ErrMissing},
		{"no measures", "        measures: [{kind: asset-freeze}]\n", "", "s.yaml:24: entries[0].designations[0].measures: missing", sanctions.ErrMissing},
		{"no confidence of an end", ", confidence: secondary", "", "s.yaml:29: entries[0].designations[0].ended.confidence: missing", sanctions.ErrMissing},
		{"uncertain end", "confidence: secondary", "confidence: uncertain", `s.yaml:29: entries[0].designations[0].ended.confidence "uncertain": too uncertain to end a fact`, curated.ErrUndecided},
		{"no basis of an end", ", basis: [notice]", "", "s.yaml:29: entries[0].designations[0].ended.basis: missing", sanctions.ErrMissing},
		{"null", "max_age: 90", "max_age: ~", "s.yaml:9: coverage.max_age: missing", sanctions.ErrMissing},
		{"no value", "max_age: 90", "max_age:", "s.yaml:9: coverage.max_age: missing", sanctions.ErrMissing},
		{"no name of a relief", "    name: General Licence 1\n", "", "s.yaml:44: reliefs[0].name: missing", sanctions.ErrMissing},
		{"no review", "  reviewed: 2024-06-30\n", "", "s.yaml:5: coverage.reviewed: missing", sanctions.ErrMissing},
		{"no authority", "authority: XX\n", "", "s.yaml:2: authority: missing", sanctions.ErrMissing},
		{"no citation", "{citation: Notice 3 of 2024}", "{title: Notice 3}", "s.yaml:14: sources.notice.citation: missing", sanctions.ErrMissing},

		// References
		{"entry twice", "id: a-plane", "id: airline", `s.yaml:30: entries[1].id "airline": appears twice`, sanctions.ErrTwice},
		{"unknown source", "basis: [notice]", "basis: [note]", `s.yaml:29: entries[0].designations[0].ended.basis[0] "note": points nowhere`, sanctions.ErrDangles},
		{"party of a scope", "parties: [airline]", "parties: [airlines]", `s.yaml:53: reliefs[0].scope.parties[0] "airlines": points nowhere`, sanctions.ErrDangles},
		{"party of a scope in full", "parties: [airline]", "parties: [sample-xx/x]", `s.yaml:53: reliefs[0].scope.parties[0] "x": points nowhere`, sanctions.ErrDangles},
		{"party that a scope takes out", "{parties: [airline]}", "{except: [{parties: [x]}]}", `s.yaml:53: reliefs[0].scope.except[0].parties[0] "x": points nowhere`, sanctions.ErrDangles},
		{"scope that takes out nothing", "{parties: [airline]}", "{except: [{}]}", "s.yaml:53: reliefs[0].scope.except[0]: missing", sanctions.ErrMissing},
		{"relation", "ref: airline", "ref: airlines", `s.yaml:34: entries[1].relations[0].ref "airlines": points nowhere`, sanctions.ErrDangles},
		{"holder", "holder: airline", "holder: owner", `s.yaml:58: holdings[0].holder "owner": points nowhere`, sanctions.ErrDangles},
		{"same", "same: [other-list/7]", "same: [Other/7]", `s.yaml:22: entries[0].same[0] "Other/7": invalid value`, sanctions.ErrInvalid},
		{"unused source", "  notice:", "  more: {citation: Act 4}\n  notice:", "s.yaml:14: sources.more: cited nowhere", curated.ErrUnused},

		// YAML
		{"wrong shape", "same: [other-list/7]", "same: other-list/7", `s.yaml:22: entries[0].same "other-list/7": wrong shape: must be a list`, curated.ErrShape},
		{"wrong shape of a value", "kind: aircraft", "kind: [aircraft]", "s.yaml:32: entries[1].kind: wrong shape: must be a single value", curated.ErrShape},
		{"anchor", "subject: a made-up", "subject: &s a made-up", "s.yaml:5: coverage.subject: not plain YAML: an anchor or alias", curated.ErrSyntax},
		{"merge", "kind: aircraft", "<<: {kind: aircraft}", `s.yaml:32: entries[1] "<<": not plain YAML: as a key`, curated.ErrSyntax},
		{"list as a key", "kind: aircraft", "? [kind]\n    : aircraft", "s.yaml:32: entries[1]: not plain YAML: as a key", curated.ErrSyntax},
		{"tag", "max_age: 90", "max_age: !!int 90", `s.yaml:9: coverage.max_age "!!int": not plain YAML: a tag`, curated.ErrSyntax},
		{"two documents", "measures:\n", "---\nmeasures:\n", "s.yaml: not plain YAML: more than one document", curated.ErrSyntax},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list, err := curated.Read("s.yaml", strings.NewReader(sample(t, tt.old, tt.new)))
			if list != nil || err == nil {
				t.Fatal("Read took it")
			}
			if !strings.Contains("\n"+err.Error()+"\n", "\n"+tt.want+"\n") {
				t.Errorf("Read: error\nwant %s\n got %s", tt.want, err)
			}
			if !errors.Is(err, tt.is) {
				t.Errorf("Read: %v is not %v", err, tt.is)
			}
			var e *curated.Error
			if !errors.As(err, &e) {
				t.Errorf("Read: %v holds no *Error", err)
			}
		})
	}
}

func TestReadTellsEverythingAtOnce(t *testing.T) {
	_, err := curated.Read("s.yaml", strings.NewReader(sample(t,
		"kind: aircraft", "kind: plane", "parties: [airline]", "parties: [x]", "basis: [notice]", "basis: [note]")))
	want := strings.Join([]string{
		"s.yaml:14: sources.notice: cited nowhere",
		`s.yaml:29: entries[0].designations[0].ended.basis[0] "note": points nowhere`,
		`s.yaml:32: entries[1].kind "plane": unknown word`,
		`s.yaml:53: reliefs[0].scope.parties[0] "x": points nowhere`,
	}, "\n")
	if err == nil {
		t.Fatal("Read took it")
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("Read: error (-want +got):\n%s", diff)
	}
}

func TestReadRefusesWhatIsNoFile(t *testing.T) {
	fault := errors.New("cable cut")
	for _, tt := range []struct {
		name string
		r    io.Reader
		want string
		is   error
	}{
		{"empty", strings.NewReader(""), "s.yaml: not plain YAML: no document", curated.ErrSyntax},
		{"only a comment", strings.NewReader("# nothing\n"), "s.yaml: not plain YAML: no document", curated.ErrSyntax},
		{"text", strings.NewReader("hello"), `s.yaml:1: wrong shape: must be keys with values`, curated.ErrShape},
		{"no facts", strings.NewReader("list: a\nauthority: A\ncoverage: {subject: s, from: 2021-01-01, reviewed: 2021-01-01}\n"),
			"s.yaml:1: entries: missing", sanctions.ErrMissing},
		{"not YAML", strings.NewReader("a: [b"), "s.yaml: not plain YAML: yaml: line 1: did not find expected ',' or ']'", curated.ErrSyntax},
		{"too large", strings.NewReader(strings.Repeat("#", 16<<20+1)), "s.yaml: not plain YAML: more than 16 MiB", curated.ErrSyntax},
		{"reader fails", iotest.ErrReader(fault), "curated: reading s.yaml: cable cut", fault},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := curated.Read("s.yaml", tt.r)
			if err == nil {
				t.Fatal("Read took it")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("Read: error (-want +got):\n%s", diff)
			}
			if !errors.Is(err, tt.is) {
				t.Errorf("Read: %v is not %v", err, tt.is)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	read := func(name string, oldnew ...string) *curated.List {
		t.Helper()
		list, err := curated.Read(name, strings.NewReader(sample(t, oldnew...)))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	one := read("one.yaml", "list: sample-xx", "list: one", "other-list/7", "two/airline")
	two := read("two.yaml", "list: sample-xx", "list: two", "other-list/7", "one/7")
	for _, tt := range []struct {
		name  string
		lists []*curated.List
		want  string
	}{
		{"none", nil, ""},
		{"to a list that is not given", []*curated.List{one}, ""},
		{"to nowhere", []*curated.List{one, two}, `two.yaml:22: entries[0].same[0] "one/7": points nowhere`},
		{"same list twice", []*curated.List{one, one}, `one.yaml: list "one": appears twice`},
	} {
		got := ""
		if err := curated.Check(tt.lists...); err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Check, %s: error (-want +got):\n%s", tt.name, diff)
		}
	}
}
