// Package storetest is the contract of bot.Store, bot.Files and bot.Accounts: what every
// implementation does, whatever it is made of. An adapter's tests run it on a
// store of their own:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) bot.Store { return open(t) })
//	}
package storetest

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// sample is one case of the contract: a name that reads as a sentence, and
// what is tried on a fresh store.
type sample[S any] struct {
	name string
	try  func(t *testing.T, s S)
}

// Run holds a store against the contract. open returns an empty store and
// sees to it that it is closed and removed when t ends; Run may close it
// earlier.
func Run(t *testing.T, open func(t *testing.T) bot.Store) {
	runAll(t, open, appendCases, loadCases, roundTripCases, raceCases, findCases, orderCases, dueCases,
		walkCases, summaryCases, eraseCases, failureCases)
}

// FileStore is a store that keeps the files of its conversations as well.
type FileStore interface {
	bot.Store
	bot.Files
}

// RunFiles does the same for files.
func RunFiles(t *testing.T, open func(t *testing.T) FileStore) {
	runAll(t, open, putFileCases, eraseFileCases, sweepFileCases)
}

// RunAccounts does the same for accounts.
func RunAccounts(t *testing.T, open func(t *testing.T) bot.Accounts) {
	runAll(t, open, userCases, loginCases)
}

func runAll[S any](t *testing.T, open func(t *testing.T) S, groups ...[]sample[S]) {
	seen := map[string]bool{}
	for _, group := range groups {
		for _, c := range group {
			if seen[c.name] {
				t.Fatalf("two cases are named %q", c.name)
			}
			seen[c.name] = true
			t.Run(c.name, func(t *testing.T) { c.try(t, open(t)) })
		}
	}
}
