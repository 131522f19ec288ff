package ofac_test

import "github.com/interdict/interdict/sanctions"

type realFiles struct {
	list                                     sanctions.ListID
	primary, alternates, addresses, comments string
}
