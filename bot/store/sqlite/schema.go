package sqlite

import "fmt"

// applicationID marks a file as Gehoor's in its header ("Gehr").
const applicationID = 0x47656872

// schema lists what brings a store from one version to the next. Steps are
// only ever added at the end: stores in the field have run the others.
//
// A conversation has a number of its own, so that the index of the commits
// keeps those that are alive now next to one another: with random ids in it
// every commit would touch a page of its own. Times are milliseconds since
// 1970 in UTC, 0 for none; dates are YYYY-MM-DD, ” for none.
var schema = []string{`
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE conversations (
	no INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE
);

CREATE TABLE commits (
	no     INTEGER NOT NULL,
	seq    INTEGER NOT NULL CHECK (seq > 0),
	last   INTEGER NOT NULL CHECK (last >= seq),
	at     INTEGER NOT NULL,
	events BLOB NOT NULL
);
CREATE UNIQUE INDEX commits_no_seq ON commits(no, seq);

CREATE TABLE summaries (
	no INTEGER PRIMARY KEY,
	last_seq INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	next_at INTEGER NOT NULL,
	messages INTEGER NOT NULL,
	conversation TEXT NOT NULL,
	status TEXT NOT NULL,
	locale TEXT NOT NULL,
	channel TEXT NOT NULL,
	opened_at INTEGER NOT NULL,
	reference TEXT NOT NULL,
	complaint INTEGER NOT NULL,
	received_at INTEGER NOT NULL,
	received_on TEXT NOT NULL,
	regime TEXT NOT NULL,
	promise_on TEXT NOT NULL,
	statutory_last_on TEXT NOT NULL,
	priority TEXT NOT NULL,
	flags TEXT NOT NULL,
	process TEXT NOT NULL,
	assignee TEXT NOT NULL,
	agent TEXT NOT NULL,
	queued_at INTEGER NOT NULL,
	outcome TEXT NOT NULL
);
CREATE INDEX summaries_next ON summaries(next_at) WHERE next_at > 0;
CREATE INDEX summaries_status ON summaries(status);
CREATE INDEX summaries_reference ON summaries(reference) WHERE reference <> '';
CREATE INDEX summaries_received ON summaries(received_on) WHERE received_on <> '';
CREATE INDEX summaries_promise ON summaries(promise_on) WHERE promise_on <> '';

CREATE TABLE texts (
	no INTEGER PRIMARY KEY,
	title TEXT NOT NULL,
	search TEXT NOT NULL,
	facts BLOB
);

CREATE TABLE tombstones (
	id TEXT PRIMARY KEY,
	reference TEXT NOT NULL,
	at INTEGER NOT NULL,
	why TEXT NOT NULL,
	by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE users (
	id TEXT PRIMARY KEY,
	email TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	password TEXT NOT NULL,
	locale TEXT NOT NULL,
	disabled INTEGER NOT NULL,
	created INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
	hash TEXT PRIMARY KEY,
	user TEXT NOT NULL,
	created INTEGER NOT NULL,
	used INTEGER NOT NULL,
	expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions(user);
CREATE INDEX sessions_expires ON sessions(expires);

CREATE TABLE tokens (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	hash TEXT NOT NULL UNIQUE,
	role TEXT NOT NULL,
	created INTEGER NOT NULL,
	revoked INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE invites (
	hash TEXT PRIMARY KEY,
	user TEXT NOT NULL,
	expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX invites_expires ON invites(expires);
`, `
CREATE TABLE files (
	file  INTEGER PRIMARY KEY,
	no    INTEGER NOT NULL,
	id    TEXT NOT NULL,
	at    INTEGER NOT NULL,
	size  INTEGER NOT NULL,
	named INTEGER NOT NULL
);
CREATE UNIQUE INDEX files_no_id ON files(no, id);
CREATE INDEX files_loose ON files(at) WHERE named = 0;

CREATE TABLE chunks (
	file INTEGER NOT NULL,
	n    INTEGER NOT NULL,
	data BLOB NOT NULL
);
CREATE UNIQUE INDEX chunks_file_n ON chunks(file, n);
`}

// migrate brings the store to the newest version, one transaction a step. It
// refuses a file that isn't Gehoor's or that a newer Gehoor has written: to
// guess there could lose a complaint.
func migrate(c *conn) error {
	for {
		done, err := migrateOnce(c)
		if done || err != nil {
			return err
		}
	}
}

func migrateOnce(c *conn) (done bool, err error) {
	if err := c.exec("BEGIN IMMEDIATE"); err != nil {
		return false, err
	}
	defer func() {
		if err != nil {
			c.rollback()
		}
	}()
	version, err := c.number("PRAGMA user_version")
	if err != nil {
		return false, err
	}
	owner, err := c.number("PRAGMA application_id")
	if err != nil {
		return false, err
	}
	tables, err := c.number("SELECT count(*) FROM sqlite_schema")
	if err != nil {
		return false, err
	}
	switch {
	case owner != applicationID && tables > 0:
		return false, fmt.Errorf("this is another program's database")
	case int(version) > len(schema):
		return false, fmt.Errorf("its schema has version %d, this Gehoor knows %d; start the newer Gehoor that wrote it", version, len(schema))
	case int(version) == len(schema):
		return true, c.exec("COMMIT")
	}
	if err := c.script(schema[version]); err != nil {
		return false, err
	}
	if err := c.script(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version+1)); err != nil {
		return false, err
	}
	return false, c.exec("COMMIT")
}
