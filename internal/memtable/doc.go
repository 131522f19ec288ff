// Package memtable puts types on the tables of [github.com/hashicorp/go-memdb], so
// that no untyped row and no string arguments leak into the code that uses them.
//
//	type user struct{ name string; mail []string }
//
//	var (
//		byName = memtable.Index[user, string]{Name: memtable.ID, Read: ..., Write: ...}
//		byMail = memtable.Index[user, string]{Name: "mail", Read: ..., Write: ...}
//		users  = memtable.New("user", byName, byMail)
//	)
//
//	db, err := memdb.NewMemDB(memtable.Schema(users))
//	...
//	u, ok := memtable.First(db.Txn(false), users, byMail, "ann@example.org")
//
// It also closes four traps of memdb: keys are clipped, because memdb appends to
// them; key parts are ended, so that a look-up of "A" does not find "AB"; a unique
// index is checked before a row goes in; and a row of another type is an error
// instead of a panic.
//
// Rows are shared between transactions, snapshots and readers. Build one complete,
// insert it, and never touch it again: to change a row, insert a changed copy.
package memtable
