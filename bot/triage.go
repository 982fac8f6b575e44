package bot

import "slices"

// triageOrder lists the categories of triage by what must be said first when
// several fire: a life before a body before a case. The text of the first is
// said; all are kept.
var triageOrder = []string{
	"t2", "t1", "t4", "t6", "t3", "t14", "t17", "t7", "t5", "t8", "t9", "t13", "t11", "t10", "t12", "t16", "t15",
}

// critical are the categories for which a human is paged at once.
var critical = map[string]bool{"t1": true, "t2": true, "t3": true, "t4": true, "t6": true, "t14": true, "t17": true}

// priorityOf is how soon a human must look at a flag. One that was denied,
// quoted or about somebody else has a step less haste, and a human all the same.
func priorityOf(f Flag) Priority {
	switch {
	case f.ID == "injection":
		return Normal
	case f.Doubt:
		return High // until the customer has ruled it out
	case critical[f.ID] && !f.Negated:
		return Critical
	case f.ID == "t15" || f.Negated && !critical[f.ID]:
		return Normal
	}
	return High
}

// soonest is how soon a human must look at any of flags, Normal for none.
func soonest(flags []Flag) Priority {
	priority := Normal
	for _, f := range flags {
		if p := priorityOf(f); p.Before(priority) {
			priority = p
		}
	}
	return priority
}

// anyMeant reports whether there is a flag that isn't in doubt.
func anyMeant(flags []Flag) bool {
	return slices.ContainsFunc(flags, func(f Flag) bool { return !f.Doubt })
}

// foremost is the flag whose text is said, nil where none is for triage.
func foremost(flags []Flag) *Flag {
	for _, negated := range []bool{false, true} {
		for _, id := range triageOrder {
			for i := range flags {
				if flags[i].ID == id && flags[i].Negated == negated {
					return &flags[i]
				}
			}
		}
	}
	return nil
}
