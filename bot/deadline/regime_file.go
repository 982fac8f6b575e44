package deadline

// readRegime reads and checks one regime file. Its calendar and zone are still to
// be found.
func readRegime(name string, data []byte) (*Regime, *file, error) {
	r := &Regime{}
	f, err := decode(name, data, r)
	if err != nil {
		return nil, nil, err
	}
	if r.Roll == "" {
		r.Roll = RollNone
	}
	if err := r.check(f); err != nil {
		return nil, nil, err
	}
	return r, f, nil
}

// check finds what the decoder cannot.
func (r *Regime) check(f *file) error {
	switch {
	case !idPattern.MatchString(r.ID):
		return f.fault("$.id", "%.40q is not an id, want small letters, digits and hyphens", r.ID)
	case r.Version == "":
		return f.fault("$.version", "is missing; it is kept in every case")
	case r.Handle == nil && r.Promise == nil:
		return f.fault("$.id", "want handle, promise or both: without them nothing can be promised")
	case !namePattern.MatchString(r.External.Body):
		return f.fault("$.external", "body: %.40q is not an id, want small letters, digits and underscores", r.External.Body)
	}
	terms := []struct {
		path string
		term *Term
	}{
		{"$.acknowledge", r.Acknowledge},
		{"$.handle", r.Handle},
		{"$.promise", r.Promise},
		{"$.not_taken_up", r.NotTakenUp},
		{"$.term_notice", r.TermNotice},
		{"$.early_close", r.EarlyClose},
	}
	for _, t := range terms {
		if err := t.term.check(f, t.path); err != nil {
			return err
		}
	}
	for i := range r.External.Gates {
		if err := r.External.Gates[i].check(f, index("$.external.gates", i)); err != nil {
			return err
		}
	}
	for id, term := range r.Events {
		if !namePattern.MatchString(id) {
			return f.fault("$.events", "%.40q is not an id, want small letters, digits and underscores", id)
		}
		if err := term.check(f, "$.events."+id); err != nil {
			return err
		}
	}
	if err := checkIDs(f, "$.final_answer", r.FinalAnswer); err != nil {
		return err
	}
	if err := checkIDs(f, "$.register_fields", r.RegisterFields); err != nil {
		return err
	}
	if err := r.UpdateEvery.check(f, "$.update_every"); err != nil {
		return err
	}
	if err := r.Retention.check(f, "$.retention"); err != nil {
		return err
	}
	return r.checkExtension(f)
}

func (r *Regime) checkExtension(f *file) error {
	if r.ClockStop && r.Handle != nil {
		return f.fault("$.clock_stop", "is only for a regime without handle")
	}
	if r.Extension == nil {
		return nil
	}
	if err := checkIDs(f, "$.extension.notify", r.Extension.Notify); err != nil {
		return err
	}
	if r.Extension.By == nil {
		return nil
	}
	if r.Extension.Free {
		return f.fault("$.extension.free", "a free extension has no by")
	}
	if err := r.Extension.By.check(f, "$.extension.by"); err != nil {
		return err
	}
	if r.Handle == nil {
		return f.fault("$.extension.by", "there is no handle to extend; the organisation's own promise takes free: true")
	}
	if r.Extension.By.Unit != r.Handle.Unit {
		return f.fault("$.extension.by", "want %s, the unit of handle: the two are counted as one term", r.Handle.Unit)
	}
	total := r.longest()
	return total.check(f, "$.extension.by")
}

// checkIDs refuses a list with something that cannot be the end of a key.
func checkIDs(f *file, path string, ids []string) error {
	for i, id := range ids {
		if !namePattern.MatchString(id) {
			return f.fault(index(path, i), "%.40q is not an id, want small letters, digits and underscores", id)
		}
	}
	return nil
}

// check refuses a term without a length, and one that outruns the calendars.
func (t *Term) check(f *file, path string) error {
	if t == nil {
		return nil
	}
	if t.From == "" {
		t.From = FromReceived
	}
	s := t.Span()
	return s.check(f, path)
}

// longestOf is the longest span of each unit: about ten years.
var longestOf = map[Unit]int{Days: 3660, BusinessDays: 1300, Weeks: 520, Months: 120, Years: 10}

func (s *Span) check(f *file, path string) error {
	if s == nil {
		return nil
	}
	if s.Unit == "" {
		return f.fault(path, "unit is missing")
	}
	if s.Amount < 1 || s.Amount > longestOf[s.Unit] {
		return f.fault(path, "amount %d, want 1 to %d %s", s.Amount, longestOf[s.Unit], s.Unit)
	}
	return nil
}
