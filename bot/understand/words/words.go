// Package words cuts a text into words, clauses and sentences once, so that
// every rule reads the same cut. It knows no language's meaning, only how
// people write: without capitals, without accents, with words glued to signs.
package words

// Kind says what a token looks like.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // letters only
	Number             // digits, with signs between them: 45, 1.250,00, 3-3-2026, 8:12
	Mixed              // letters and digits: 3e, NL-2024, 20u30
	Opaque             // an address or a number that must not be read as words
	Mask               // a mark that stands for masked data: [IBAN_1]
	Money              // a currency sign
)

// Token is one word of a text.
type Token struct {
	Norm     string // lower case, without accents and most apostrophes
	Start    int    // byte offset in Source
	End      int    // byte offset after it
	Sentence int32  // which sentence it is in, from 0
	Clause   int32  // which clause, counted over the whole text
	Kind     Kind
	Upper    bool // begins with a capital
	Quoted   bool // stands between quotation marks
}

// Sentence is a run of tokens up to a full stop, a question mark or a line end.
type Sentence struct {
	First, Last int  // tokens, both included
	Start, End  int  // bytes, the closing sign included
	Mark        byte // '.', '?', '!' or 0
}

// Text is a text that has been cut. Reuse it with Cut; tokens of an earlier
// cut are then no longer valid.
type Text struct {
	Source    string
	Tokens    []Token
	Sentences []Sentence

	norm []byte
	at   []int // see cutter
}

// Len is the number of tokens.
func (t *Text) Len() int { return len(t.Tokens) }

// Quote is the source from token first to token last, both included.
func (t *Text) Quote(first, last int) string {
	return t.Source[t.Tokens[first].Start:t.Tokens[last].End]
}

// Norm is the normalised word at i, "" outside the text.
func (t *Text) Norm(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return t.Tokens[i].Norm
}

// ClauseStart reports whether a clause begins at token i.
func (t *Text) ClauseStart(i int) bool {
	return i == 0 || t.Tokens[i].Clause != t.Tokens[i-1].Clause
}

// ClauseEnd reports whether a clause ends with token i.
func (t *Text) ClauseEnd(i int) bool {
	return i == len(t.Tokens)-1 || t.Tokens[i].Clause != t.Tokens[i+1].Clause
}

// ClauseBounds are the first and last token of the clause that i is in.
func (t *Text) ClauseBounds(i int) (first, last int) {
	first, last = i, i
	for first > 0 && t.Tokens[first-1].Clause == t.Tokens[i].Clause {
		first--
	}
	for last+1 < len(t.Tokens) && t.Tokens[last+1].Clause == t.Tokens[i].Clause {
		last++
	}
	return first, last
}

// Block makes every token that touches source[start:end] opaque, so that a
// phone number isn't read as a year.
func (t *Text) Block(start, end int) {
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Start < end && tok.End > start && tok.Kind != Mask {
			tok.Kind = Opaque
		}
	}
}
