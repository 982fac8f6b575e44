package deadline

// last returns the last day of a term that started on from and nominally ends on
// nominal, under the rule r. It tells log why, day by day; log may be nil.
func (r Roll) last(from, nominal Date, s Span, c *Calendar, log *reason) Date {
	switch r {
	case RollAtw:
		if s.beyondAtw() {
			if !c.isOpen(nominal) {
				log.closedDays(c, nominal, nominal.AddDays(1))
				log.add(Step{Key: "deadline.reason.stays.atw4", Date: nominal})
			}
			return nominal
		}
		return forward(from, nominal, s.atLeastDays(3), c, log, &atwKeys)
	case RollReg1182:
		return forward(from, nominal, s.atLeastDays(2), c, log, &reg1182Keys)
	default:
		if !c.isOpen(nominal) {
			log.closedDays(c, nominal, nominal.AddDays(1))
			log.add(Step{Key: "deadline.reason.stays.none", Date: nominal})
		}
		return nominal
	}
}

// rollKeys are the steps that a rule leaves in the reason.
type rollKeys struct{ moves, twoDays string }

var (
	atwKeys     = rollKeys{"deadline.reason.moves.atw", "deadline.reason.two_days.atw"}
	reg1182Keys = rollKeys{"deadline.reason.moves.reg1182", "deadline.reason.two_days.reg1182"}
)

// forward moves a closed last day to the next open day (Atw 1; Regulation 1182/71,
// article 3(4)). With twoDays the term is first made to hold two open days (Atw 2;
// article 3(5)).
func forward(from, nominal Date, twoDays bool, c *Calendar, log *reason, keys *rollKeys) Date {
	if twoDays {
		if second := c.AddBusinessDays(from, 2); second.After(nominal) {
			log.closedDays(c, from.AddDays(1), second)
			log.add(Step{Key: keys.twoDays, Date: second})
			return second
		}
	}
	last := c.OnOrAfter(nominal)
	if last != nominal {
		log.closedDays(c, nominal, last)
		log.add(Step{Key: keys.moves, Date: last})
	}
	return last
}
