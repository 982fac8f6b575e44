package bot

import "strconv"

// Consider brings a model's word on a customer's message. Nil Proposal: there
// will be none, and whoever waits for it need not.
type Consider struct {
	About    uint64
	Proposal *Proposal
	Shadow   bool // record it, use nothing
}

// Draft brings what a model wrote for agents.
type Draft struct {
	Key        string
	By         *Person // who asked; nil where a handover did
	Extract    *Extract
	Suggestion *Suggestion
}

// CommandKey implements Command. A message is considered once.
func (c Consider) CommandKey() string {
	if c.Proposal == nil {
		return ""
	}
	return "considered." + strconv.FormatUint(c.About, 10)
}

func (c Draft) CommandKey() string { return c.Key }
