package bot

// setLocale goes on in the language the customer picked.
func (t *turn) setLocale(c SetLocale) error {
	if !t.speaks(c.Locale) {
		return E(Invalid, "error.locale", nil)
	}
	t.emit(Switched{Locale: c.Locale, Pinned: true, Re: c.Key})
	if t.s.Agent == nil {
		t.add("switched", nil)
		t.repeat()
		t.send()
	}
	return nil
}

func (t *turn) speaks(locale string) bool {
	for _, l := range t.env.Script.Locales {
		if l == locale {
			return true
		}
	}
	return false
}

// sureOfLanguage is how sure a reading must be before the bot changes language
// without being asked (C33).
const sureOfLanguage = 0.9

// followLanguage answers in the customer's language (C33). A language that the
// bot doesn't speak is said so once, with the way to a human.
func (t *turn) followLanguage(r Reading) {
	for _, a := range r.Acts {
		if a.Kind == SwitchLang && a.Value != nil && a.Value.Choice != t.s.Locale && t.speaks(a.Value.Choice) {
			// First of all, so that nothing in this turn is said in the other one.
			t.emit(Switched{Locale: a.Value.Choice, Pinned: true})
			t.switched = true
			return
		}
	}
	l := r.Lang
	if l.Value == "" || l.Value == t.s.Locale || l.Conf < sureOfLanguage || t.s.Pinned || has(r, SwitchLang) {
		return
	}
	if t.speaks(l.Value) {
		t.emit(Switched{Locale: l.Value})
		return
	}
	if t.s.Spoken[keyOther] == 0 {
		t.sayOther(l.Value)
	}
}

// keyOther begins the keys of what is said to who speaks another language.
const keyOther = "language.other"

// sayOther says which languages we speak, in the customer's own where we have
// the sentence, and offers a human in the same words.
func (t *turn) sayOther(lang string) {
	key, label := keyOther+"."+lang, "choice.human."+lang
	if t.env.Say.Has(t.s.Locale, key) {
		t.addText(key, t.text(key, nil))
		t.choices = append(t.choices, Choice{ID: "human", Label: t.text(label, nil)})
	}
	t.add(keyOther, nil) // also for who reads along
	t.offer("human")
}

// switchLanguage goes on in the language that the customer asks for.
func (t *turn) switchLanguage(a Act, asked string) {
	to := ""
	if a.Value != nil {
		to = a.Value.Choice
	}
	if !t.speaks(to) {
		t.sayOther(to)
		return
	}
	if !t.switched {
		t.emit(Switched{Locale: to, Pinned: true})
	}
	t.add("switched", nil)
	if asked != "" && asked != AsksConfirm && t.s.Known(asked) {
		t.must(t.next()) // the question was answered in the same breath
		return
	}
	t.repeat()
}
