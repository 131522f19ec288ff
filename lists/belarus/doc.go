// Package belarus holds curated lists of the sanctions on Belarusian aviation - the
// European Union, the United States (OFAC and BIS), the United Kingdom, Switzerland and
// Canada - as versions on the days they were published.
//
//	store := lists.NewStore()
//	if err := belarus.Publish(ctx, store); err != nil {
//		return err
//	}
//
// The lists are belarus-eu, belarus-us-ofac, belarus-us-bis, belarus-uk, belarus-ch and
// belarus-ca. Each is a file in the folder data, written to be read by lawyers: every
// fact names its acts, the day it was published and how surely it is established. What
// is uncertain can only lead to a review. Each list says what it speaks for; outside
// that it is no evidence that nothing is forbidden. The README of this package tells
// what is in the lists and what was left out, and why.
//
// The lists were last reviewed on 23 November 2026. They are no legal advice, and they
// do not replace the authorities' own lists.
package belarus
