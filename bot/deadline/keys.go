package deadline

import (
	"maps"
	"slices"
)

// Keys returns every key of a text that the engine and the data of this book can
// emit, sorted: a locale that lacks one of them cannot show every date. The keys
// that a Step or Warning is counted by (".days", ".weeks", …) take a plural.
func (b *Book) Keys() []string {
	keys := slices.Clone(fixedKeys)
	for _, of := range []map[Unit]string{termKeys, promisedKeys, extensionKeys, updateKeys} {
		keys = slices.AppendSeq(keys, maps.Values(of))
	}
	for _, r := range b.regimes {
		keys = append(keys, r.NameKey(), r.RuleKey(), r.ExternalKey())
		for id := range r.Events {
			keys = append(keys, eventKey+id)
		}
		for _, id := range r.FinalAnswer {
			keys = append(keys, "deadline.final_answer."+id)
		}
		if r.Extension != nil {
			for _, id := range r.Extension.Notify {
				keys = append(keys, "deadline.notify."+id)
			}
		}
	}
	for _, c := range b.calendars {
		keys = append(keys, c.NameKey())
		keys = append(keys, c.nameKeys[dayWeekend+1:]...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// fixedKeys are the keys that do not depend on the data.
var fixedKeys = []string{
	"deadline.reason.received",
	"deadline.reason.acknowledge.at_once",
	"deadline.reason.acknowledge.by",
	"deadline.reason.acknowledged",
	"deadline.reason.closed.day",
	"deadline.reason.closed.holiday",
	"deadline.reason.closed.weekend",
	"deadline.reason.skipped.holiday",
	"deadline.reason.moves.atw",
	"deadline.reason.moves.reg1182",
	"deadline.reason.two_days.atw",
	"deadline.reason.two_days.reg1182",
	"deadline.reason.stays.atw4",
	"deadline.reason.stays.none",
	"deadline.reason.statutory_last",
	"deadline.reason.promise.on_time",
	"deadline.reason.promise.earlier",
	"deadline.reason.extended_last",
	"deadline.reason.early_close",
	"deadline.reason.term_notice",
	"deadline.reason.not_taken_up",
	"deadline.reason.external",
	"deadline.reason.event",
	"deadline.reason.extended.notice",
	"deadline.reason.extended.consent",
	"deadline.reason.paused",
	"deadline.reason.resumed",
	"deadline.reason.new_promise",
	"deadline.warning.beyond_calendar",
	"deadline.warning.calendar_ends",
	"deadline.warning.regime_unverified",
	"deadline.warning.calendar_unverified",
	"deadline.warning.late_notice",
}
