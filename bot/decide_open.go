package bot

// open greets: it says first that a digital assistant speaks and how to reach
// a human, then gives one open invitation (C01, C02, C08).
func (t *turn) open(c Open) error {
	if t.s.Seq != 0 {
		return E(Conflict, "error.conversation_exists", nil)
	}
	t.emit(Opened{
		Locale: c.Locale, Pinned: c.Pinned, Dialog: t.env.Script.ID + "@" + t.env.Script.Version,
		Channel: c.Channel, Token: c.Token, Page: c.Page, Vouched: c.Vouched, Number: c.Number,
	})
	if c.Vouched != nil {
		t.emit(Learned{Slot: "contact", Value: Value{Contact: c.Vouched}, Source: "vouched", Conf: 1})
	}
	if c.Number != "" {
		t.emit(Learned{Slot: "customer_reference", Value: Value{Ref: c.Number}, Source: "vouched", Conf: 1})
	}
	t.add("greet.disclose", nil)
	t.add("greet.human", nil)
	t.add("greet.invite", nil)
	t.hearOn()
	t.send()
	return nil
}
