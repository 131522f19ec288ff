package memtable_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/go-memdb"
	"pgregory.net/rapid"

	"github.com/interdict/interdict/internal/memtable"
)

type user struct {
	Team, Name string
	Badge      string
	Mail       []string
}

type teamName struct{ team, name string }

var (
	byName = memtable.Index[user, teamName]{
		Name: memtable.ID,
		Read: func(q teamName) memtable.Key {
			if q.name == "" {
				return memtable.KeyOf(q.team)
			}
			return memtable.KeyOf(q.team, q.name)
		},
		Write: func(u *user) []memtable.Key {
			if u.Name == "" {
				return nil
			}
			return []memtable.Key{memtable.KeyOf(u.Team, u.Name)}
		},
	}
	byBadge = memtable.Index[user, string]{
		Name: "badge", Unique: true,
		Read: func(badge string) memtable.Key { return memtable.KeyOf(badge) },
		Write: func(u *user) []memtable.Key {
			if u.Badge == "" {
				return nil
			}
			return []memtable.Key{memtable.KeyOf(u.Badge)}
		},
	}
	// byMail cuts its keys from one buffer, as an index must be allowed to.
	byMail = memtable.Index[user, string]{
		Name: "mail",
		Read: func(mail string) memtable.Key { return memtable.KeyOf(mail) },
		Write: func(u *user) []memtable.Key {
			buf := memtable.KeyOf(u.Mail...)
			var keys []memtable.Key
			for _, m := range u.Mail {
				keys = append(keys, buf[:len(m)+1])
				buf = buf[len(m)+1:]
			}
			return keys
		},
	}
	users = memtable.New("user", byName, byBadge, byMail)
)

func newDB(t *testing.T, rows ...*user) *memdb.MemDB {
	t.Helper()
	db, err := memdb.NewMemDB(memtable.Schema(users))
	if err != nil {
		t.Fatal(err)
	}
	tx := db.Txn(true)
	defer tx.Abort()
	for _, r := range rows {
		if err := users.Insert(tx, r); err != nil {
			t.Fatal(err)
		}
	}
	tx.Commit()
	return db
}

func TestLookUp(t *testing.T) {
	ann := &user{Team: "a", Name: "ann", Badge: "1", Mail: []string{"ann@example.org", "team@example.org"}}
	anna := &user{Team: "a", Name: "anna", Badge: "11", Mail: []string{"team@example.org"}}
	bob := &user{Team: "ab", Name: "bob"}
	tx := newDB(t, bob, anna, ann).Txn(false)

	t.Run("one row by its whole key", func(t *testing.T) {
		if got, ok := memtable.First(tx, users, byName, teamName{"a", "ann"}); !ok || got != ann {
			t.Errorf("got %v, %v; want ann", got, ok)
		}
		if got, ok := memtable.First(tx, users, byBadge, "1"); !ok || got != ann {
			t.Errorf("got %v, %v; want ann, whose badge is the beginning of another", got, ok)
		}
		if got, ok := memtable.First(tx, users, byName, teamName{"a", "an"}); ok {
			t.Errorf("got %v for the beginning of a name", got)
		}
	})
	t.Run("rows that share a key, in the order of ids", func(t *testing.T) {
		got := slices.Collect(memtable.Each(tx, users, byMail, "team@example.org"))
		if diff := cmp.Diff([]*user{ann, anna}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("keys cut from one buffer do not run into each other", func(t *testing.T) {
		got := slices.Collect(memtable.Each(tx, users, byMail, "ann@example.org"))
		if diff := cmp.Diff([]*user{ann}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("rows by the leading parts of their keys", func(t *testing.T) {
		got := slices.Collect(memtable.Each(tx, users, byName, teamName{team: "a"}))
		if diff := cmp.Diff([]*user{ann, anna}, got); diff != "" {
			t.Errorf("team a, which is the beginning of another (-want +got):\n%s", diff)
		}
	})
	t.Run("stopping early", func(t *testing.T) {
		for u := range memtable.Each(tx, users, byName, teamName{team: "a"}) {
			if u != ann {
				t.Errorf("got %v first, want ann", u)
			}
			break
		}
	})
}

func TestInsertReplaces(t *testing.T) {
	db := newDB(t, &user{Team: "a", Name: "ann", Mail: []string{"old@example.org", "both@example.org"}})
	before := db.Txn(false)
	tx := db.Txn(true)
	changed := &user{Team: "a", Name: "ann", Mail: []string{"both@example.org", "new@example.org"}}
	if err := users.Insert(tx, changed); err != nil {
		t.Fatal(err)
	}
	tx.Commit()
	for mail, want := range map[string]bool{"old@example.org": false, "both@example.org": true, "new@example.org": true} {
		if _, ok := memtable.First(db.Txn(false), users, byMail, mail); ok != want {
			t.Errorf("%s found: %v, want %v", mail, ok, want)
		}
	}
	if _, ok := memtable.First(before, users, byMail, "old@example.org"); !ok {
		t.Error("an open transaction no longer finds what it found")
	}
}

func TestInsertRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		row  *user
		want error
	}{
		"a key of another row in a unique index": {&user{Team: "a", Name: "bob", Badge: "1"}, memtable.ErrTwice},
		"a row without an id":                    {&user{Team: "a"}, memtable.ErrRow},
		"its own key in a unique index":          {&user{Team: "a", Name: "ann", Badge: "1"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			tx := newDB(t, &user{Team: "a", Name: "ann", Badge: "1"}).Txn(true)
			defer tx.Abort()
			if err := users.Insert(tx, tt.row); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
	t.Run("a row of another type", func(t *testing.T) {
		tx := newDB(t).Txn(true)
		defer tx.Abort()
		if err := tx.Insert("user", "not a user"); err == nil {
			t.Error("no error")
		}
	})
}

func TestIndexOfAnotherTablePanics(t *testing.T) {
	other := memtable.Index[user, string]{Name: "other", Read: byMail.Read, Write: byMail.Write}
	defer func() {
		if recover() == nil {
			t.Error("no panic: a misspelt index would find nothing and look like an answer")
		}
	}()
	memtable.First(newDB(t).Txn(false), users, other, "x")
}

// Keys are in the order of their parts, and none is the beginning of another.
func TestKeyOfOrder(t *testing.T) {
	part := rapid.StringOf(rapid.Rune().Filter(func(r rune) bool { return r != 0 }))
	rapid.Check(t, func(t *rapid.T) {
		a := []string{part.Draw(t, "a0"), part.Draw(t, "a1")}
		b := []string{part.Draw(t, "b0"), part.Draw(t, "b1")}
		if rapid.Bool().Draw(t, "same first part") {
			b[0] = a[0]
		}
		want := strings.Compare(a[0], b[0])
		if want == 0 {
			want = strings.Compare(a[1], b[1])
		}
		ka, kb := memtable.KeyOf(a...), memtable.KeyOf(b...)
		if got := bytes.Compare(ka, kb); got != want {
			t.Errorf("%q and %q compare as %d, their keys as %d", a, b, want, got)
		}
		if want != 0 && (bytes.HasPrefix(ka, kb) || bytes.HasPrefix(kb, ka)) {
			t.Errorf("of %q and %q one key is the beginning of the other", a, b)
		}
		if !bytes.HasPrefix(ka, memtable.KeyOf(a[0])) {
			t.Errorf("the key of %q does not begin with that of its first part", a)
		}
	})
}
