// Package mongo keeps conversations and accounts in MongoDB.
//
// A commit is one document, which MongoDB writes whole or not at all; a unique
// index on conversation and seq decides between nodes that append at once. So
// nothing here needs transactions, change streams or other things that only
// some servers have: a standalone server will do, a replica set survives the
// loss of a machine. Writes to the log are acknowledged by a majority, from
// the journal.
//
// A summary follows its commit with a write of its own. Should a node stop
// between the two, Repair finds the summary that lags.
package mongo
