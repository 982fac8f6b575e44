package bot

// Vouched is a signed-in customer, as the site that carries the widget vouches
// for them.
type Vouched struct {
	Number  string   // the customer's number there; never ""
	Contact *Contact // nil where the site says nothing of it
	Locale  string   // as the site has it, "" where it doesn't say
}
