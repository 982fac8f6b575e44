package main

import (
	"crypto/rand"
	"time"
)

// object is a JSON object of the protocol.
type object map[string]any

// conversation is one customer's, kept in memory. The hub's lock guards it.
type conversation struct {
	id, token, locale string
	events            []object
	stored            map[string]int // seq by the client's id: the same id is stored once
	uploads           map[string]*upload
	step              int
	human             bool
}

func newConversation(locale string) *conversation {
	c := &conversation{id: rand.Text(), token: rand.Text(), locale: locale, stored: map[string]int{}, uploads: map[string]*upload{}}
	c.ask()
	return c
}

func (c *conversation) add(kind, role string, more object) {
	e := object{
		"type": "event", "seq": len(c.events) + 1, "at": time.Now().UTC().Format(time.RFC3339Nano),
		"kind": kind, "by": object{"role": role, "name": names[role]},
	}
	for k, v := range more {
		e[k] = v
	}
	c.events = append(c.events, e)
}

var handed = map[string]string{
	"nl": "Ik haal er een medewerker bij. Uw verhaal staat hier al; u hoeft niets te herhalen.",
	"en": "I am bringing in a colleague. Your story is here already; you need not repeat anything.",
}

var names = map[string]string{"bot": "Gehoor", "agent": "Anna de Vries"}

// say stores what the customer said and lets the script answer.
func (c *conversation) say(id, text string) int {
	c.add("said", "customer", object{"text": text, "re": id})
	c.stored[id] = len(c.events)
	seq := len(c.events)
	if !c.human && c.step > 1 {
		c.ask()
	}
	return seq
}

// offered reports whether the last question offered the choice, and its label.
func (c *conversation) offered(choice string) (string, bool) {
	if choice == "human" {
		return map[string]string{"nl": "Medewerker spreken", "en": "Talk to a person"}[c.locale], true
	}
	for i := len(c.events) - 1; i >= 0; i-- {
		if choices, ok := c.events[i]["choices"].([]object); ok {
			for _, o := range choices {
				if o["id"] == choice {
					return o["label"].(string), true
				}
			}
			break
		}
	}
	return "", false
}

// choose stores a choice and moves on.
func (c *conversation) choose(id, choice string) (int, bool) {
	label, ok := c.offered(choice)
	if !ok {
		return 0, false
	}
	c.add("said", "customer", object{"text": label, "re": id})
	c.stored[id] = len(c.events)
	seq := len(c.events)
	if choice == "human" {
		c.human = true
		c.add("escalated", "bot", object{"reason": "request", "position": 2})
		c.add("said", "bot", object{"text": handed[c.locale], "lang": c.locale})
	} else {
		c.ask()
	}
	return seq, true
}

// ask puts the script's next lines.
func (c *conversation) ask() {
	if c.step >= len(script[c.locale]) {
		return
	}
	for _, line := range script[c.locale][c.step] {
		kind := "said"
		if k, ok := line["kind"].(string); ok {
			kind = k
		}
		more := object{"lang": c.locale}
		for k, v := range line {
			if k != "kind" {
				more[k] = v
			}
		}
		c.add(kind, "bot", more)
	}
	c.step++
}
