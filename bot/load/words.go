package load

import "strconv"

// What the customers say. It is input for a server, not something anybody is
// shown.
var (
	story = []string{
		"Mijn trein van gisteren reed niet en niemand zei iets.",
		"Ik heb twee uur op het perron gestaan met mijn dochter.",
	}
	sentence = "De bus kwam weer niet."
	answers  = map[string]string{
		"expectation":        "Ik had verwacht dat de trein zou rijden.",
		"expectation_source": "Dat stond op uw website.",
		"happened_on":        "Gisteren.",
		"process":            "Het gaat over de dienstregeling.",
		"remedy":             "Ik wil mijn geld terug.",
		"impact":             "Ik kwam te laat op mijn werk.",
		"contact":            "Jan Jansen, jan@example.org",
	}
	// picks are choices for what is better chosen than typed.
	picks = map[string]string{
		"confirm": "yes", "customer_reference": "skip", "complainant": "skip", "urgency_check": "no",
		"follow_up": "no", "satisfaction": "yes",
	}
)

// frame writes the next message to c.out: the story, then an answer to what the
// bot asks.
func (c *chat) frame() {
	if c.c.Talk == Monologue {
		c.write("say", "text", sentence)
		return
	}
	if c.turn <= len(story) {
		c.write("say", "text", story[c.turn-1])
		return
	}
	if c.turn == len(story)+1 {
		c.write("choose", "choice", "done")
		return
	}
	if pick, ok := picks[c.asks]; ok {
		c.write("choose", "choice", pick)
		return
	}
	if answer, ok := answers[c.asks]; ok {
		c.write("say", "text", answer)
		return
	}
	c.write("say", "text", "Dat weet ik niet.")
}

func (c *chat) write(kind, name, value string) {
	b := c.out[:0]
	b = append(b, `{"type":"`...)
	b = append(b, kind...)
	b = append(b, `","id":"`...)
	b = strconv.AppendInt(append(b, 'l'), int64(c.n), 10)
	b = strconv.AppendInt(append(b, '-'), int64(c.key), 10)
	b = append(b, `","`...)
	b = append(b, name...)
	b = append(b, `":"`...)
	b = append(b, value...) // plain words: nothing to escape
	b = append(b, '"', '}')
	c.out = b
}

// longest is where a complaint ends that doesn't come to its end.
const longest = 30

// over reports whether the conversation has come to its end.
func (c *chat) over() bool {
	if c.c.Talk == Monologue {
		return c.turn >= c.c.Turns
	}
	return c.turn >= longest || (c.turn > len(story)+1 && c.asks == "")
}
