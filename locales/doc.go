// Package locales holds the words: every sentence that a customer, an agent or
// an operator reads, in every language, under keys. Questions live in package
// dialogs and logic in package bot; neither contains a sentence.
//
// Each topic has one file a language, TOPIC.LOCALE.toml, in the format of
// go-i18n. TOPIC.LOCALE-FORM.toml holds the sentences that differ in another
// form of address; conversation.nl-je.toml has those that say "u" in
// conversation.nl.toml.
package locales
