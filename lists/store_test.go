package lists_test

import (
	"testing"

	"github.com/interdict/interdict/lists"
	"github.com/interdict/interdict/lists/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func() storetest.Store { return lists.NewStore() })
}

func TestZeroStore(t *testing.T) {
	storetest.Run(t, func() storetest.Store { return new(lists.Store) })
}
