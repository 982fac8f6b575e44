package bot

// Decide says which events follow from cmd in state s. It is pure: it changes
// neither s nor anything else. No events and no error mean that there is
// nothing to do: the command was carried out before (its key is in the log),
// or it has no effect. An *Error refuses the command; nothing has happened.
func Decide(s *State, cmd Command, env *Env) ([]Event, error) {
	if key := cmd.CommandKey(); key != "" {
		if _, done := s.Seen[key]; done {
			return nil, nil
		}
	}
	t := newTurn(s, env)
	if err := t.take(cmd); err != nil {
		return nil, err
	}
	if t.err != nil {
		return nil, t.err
	}
	return t.events, nil
}

func (t *turn) take(cmd Command) error {
	if c, ok := cmd.(Open); ok {
		return t.open(c)
	}
	if t.s.Seq == 0 {
		return E(NotFound, "error.no_conversation", nil)
	}
	switch c := cmd.(type) {
	case Say:
		return t.hear(c)
	case Choose:
		return t.choose(c)
	case AttachFile:
		return t.attach(c)
	case SetLocale:
		return t.setLocale(c)
	case Consider:
		return t.consider(c)
	case Draft:
		return t.draft(c)
	case Tick:
		return t.tick()
	case See:
		return t.seen(c)
	case Join:
		return t.join(c)
	case Reply:
		return t.reply(c)
	case Assign:
		return t.assign(c)
	case Note:
		return t.note(c)
	case Leave:
		return t.leave(c)
	case Resolve:
		return t.resolve(c)
	case Extend:
		return t.extend(c)
	case Close:
		return t.close(c)
	}
	return E(Internal, "error.internal", nil)
}
