// Package deadline says by when a complaint must be acknowledged, answered and
// referred, and why, day by day.
//
// A deadline is a pure function of three things: the moment of receipt, a named
// regime (a law, a code of conduct, or the organisation's own promise) and a
// calendar of closed days. Regimes and calendars are data: YAML files that are
// embedded in the program, and to which an organisation can add its own. Nothing
// here reads the clock, the machine's time zone or a language: the receipt becomes a
// civil date in the regime's zone once, and from there on only dates are counted.
//
// The package speaks in keys (deadline.reason.…, deadline.rule.…), never in
// sentences. Book.Keys lists every key it can emit.
package deadline
