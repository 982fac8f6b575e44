// Package phrases finds phrases in a text that has been cut into words. A book
// of phrases is a plain text that people can read and extend:
//
//	# a comment
//	@someone = iemand | (een|de) (mens|medewerker)
//	[handoff nl conf=0.97]
//	(ik|wij) wil% * @someone (spreken|aan de lijn)
//	^ medewerker $
//
// A section names the rule, its language and what it is worth. In a phrase,
// (a|b) is a choice, x? may be left out, x% is the beginning of a word, # any
// number, * up to four other words, *7 up to seven, ^ and $ are the beginning
// and end of the message, < and > those of a clause. A section named !rule
// holds phrases that undo that rule where they overlap it.
package phrases

import "github.com/gehoor/gehoor/bot/understand/words"

// Rule is what a phrase stands for.
type Rule struct {
	ID     string  // "t1.gas"
	Family string  // "t1"
	Lang   string  // "nl", "en", or "" for both
	Arg    string  // what the section says beside it
	Conf   float64 // 0 to 1
	Undo   bool    // a match of this rule undoes matches of ID that it overlaps
}

// Match is a phrase found: tokens First to Last, both included.
type Match struct {
	Rule        *Rule
	First, Last int
}

// Book is a compiled set of phrases. It doesn't change after Compile and may
// be used from several goroutines.
type Book struct {
	words    map[string]int32 // a word of some phrase -> its symbol
	prefixes map[[3]byte][]prefix
	nodes    []node
	roots    [3]int32   // anywhere, at a clause's start, at the message's start
	leads    [3][]int32 // by symbol: the first edge that it leads along from a root
	filler   map[string]bool
	fuzzy    map[string][]string // a word less one letter -> words
	known    map[string]bool     // words that are never a typing error
	symbols  int32
}

type prefix struct {
	text string
	sym  int32
}

type edge struct {
	sym    int32
	target int32
	mask   uint64 // the target's, or always
}

type gap struct {
	target int32
	max    int32
	mask   uint64 // the target's
}

// always is the mask on the way to a node that must be looked at, whatever word
// comes next: a phrase may end there, or a gap begin.
const always = ^uint64(0)

type accept struct {
	rule  *Rule
	end   byte // '$', '>' or 0
	slack int  // words that may stand before that end
}

type node struct {
	mask    uint64 // a bit for each symbol that leads on, to pass over most words quickly
	edges   []edge
	gaps    []gap
	accepts []accept
}

const numberSym = 0

func bit(sym int32) uint64 { return 1 << (uint32(sym) & 63) }

// Scanner holds the memory of a scan, so that it can be used again.
type Scanner struct {
	book    *Book
	text    *words.Text
	syms    []int32  // the symbols of all tokens
	from    []int32  // where a token's symbols begin
	masks   []uint64 // by token: a bit for each of its symbols
	meant   []string // by token: the word that a typing error was mended to, "" for none
	first   int      // first and last token that isn't filler
	last    int
	matches []Match
	kept    []Match // those that nothing undoes
	undoing []int   // the places of those that undo
	steps   int
}

// maxSteps bounds a scan; no text that people write comes near it.
const maxSteps = 400_000

// Scan finds all phrases of b in t. The result is valid until the next Scan.
func (s *Scanner) Scan(b *Book, t *words.Text) []Match {
	s.book, s.text, s.steps = b, t, 0
	s.syms, s.from, s.matches, s.masks = s.syms[:0], s.from[:0], s.matches[:0], s.masks[:0]
	s.meant = s.meant[:0]
	for i := range t.Tokens {
		n := len(s.syms)
		s.from = append(s.from, int32(n))
		var meant string
		s.syms, meant = b.appendSyms(s.syms, &t.Tokens[i])
		s.meant = append(s.meant, meant)
		mask := uint64(0)
		for _, sym := range s.syms[n:] {
			mask |= bit(sym)
		}
		s.masks = append(s.masks, mask)
	}
	s.from = append(s.from, int32(len(s.syms)))

	s.first, s.last = 0, t.Len()-1
	for s.first < s.last && b.filler[t.Tokens[s.first].Norm] {
		s.first++
	}
	for s.last > s.first && b.filler[t.Tokens[s.last].Norm] {
		s.last--
	}
	for i := range t.Tokens {
		if s.from[i] == s.from[i+1] {
			continue // no phrase has this word
		}
		s.begin(0, i)
		if s.startsClause(i) {
			s.begin(1, i)
		}
		if i == 0 || i == s.first {
			s.begin(2, i)
		}
	}
	return s.undo()
}

// begin matches the phrases of a root from token i on. A root has thousands of
// edges and is left along the symbols of the token alone.
func (s *Scanner) begin(root, i int) {
	n := s.book.roots[root]
	node := &s.book.nodes[n]
	if len(node.gaps)+len(node.accepts) > 0 {
		s.walk(n, i, i)
		return
	}
	s.steps++
	for _, sym := range s.syms[s.from[i]:s.from[i+1]] {
		s.follow(node.edges, int(s.book.leads[root][sym]), sym, i+1, i)
	}
}

// follow walks on along the edges with sym, the first of which is k, where the
// word at i may lead further.
func (s *Scanner) follow(edges []edge, k int, sym int32, i, start int) {
	next := uint64(0)
	if i < len(s.masks) {
		next = s.masks[i]
	}
	for ; k < len(edges) && edges[k].sym == sym; k++ {
		if e := &edges[k]; e.mask == always || e.mask&next != 0 {
			s.walk(e.target, i, start)
		}
	}
}

func (s *Scanner) startsClause(i int) bool {
	if s.text.ClauseStart(i) {
		return true
	}
	for i > 0 && s.book.filler[s.text.Tokens[i-1].Norm] {
		i--
		if s.text.ClauseStart(i) {
			return true
		}
	}
	return false
}

func (s *Scanner) endsClause(i, slack int) bool {
	for !s.text.ClauseEnd(i) {
		i++
		if s.book.filler[s.text.Tokens[i].Norm] {
			continue
		}
		if slack--; slack < 0 {
			return false
		}
	}
	return true
}

// walk matches node n from token i on, for a phrase that began at start.
func (s *Scanner) walk(n int32, i, start int) {
	if s.steps++; s.steps > maxSteps {
		return
	}
	node := &s.book.nodes[n]
	for _, a := range node.accepts {
		last := i - 1
		if a.end == '$' && last+a.slack < s.last || a.end == '>' && !s.endsClause(last, a.slack) {
			continue
		}
		s.matches = append(s.matches, Match{Rule: a.rule, First: start, Last: last})
	}
	if i >= s.text.Len() || i > start && s.text.Tokens[i].Sentence != s.text.Tokens[i-1].Sentence {
		return
	}
	if node.mask&s.masks[i] != 0 {
		for _, sym := range s.syms[s.from[i]:s.from[i+1]] {
			s.follow(node.edges, firstEdge(node.edges, sym), sym, i+1, start)
		}
	}
	if len(node.gaps) == 0 {
		return
	}
	last := s.text.Sentences[s.text.Tokens[start].Sentence].Last
	for _, g := range node.gaps {
		for k := i; k <= min(i+int(g.max), last); k++ {
			if g.mask&s.masks[k] != 0 {
				s.jump(g.target, k, start)
			}
		}
	}
}

// jump goes on after a gap: only where the next word fits, without accepting.
func (s *Scanner) jump(n int32, i, start int) {
	node := &s.book.nodes[n]
	for _, sym := range s.syms[s.from[i]:s.from[i+1]] {
		s.follow(node.edges, firstEdge(node.edges, sym), sym, i+1, start)
	}
}

// firstEdge is the index of the first edge with sym in edges sorted by sym.
func firstEdge(edges []edge, sym int32) int {
	lo, hi := 0, len(edges)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if edges[mid].sym < sym {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// appendSyms adds the symbols that tok answers to. meant is the word that it was
// read as where it is a typing error, else "".
func (b *Book) appendSyms(dst []int32, tok *words.Token) (syms []int32, meant string) {
	switch tok.Kind {
	case words.Opaque, words.Mask:
		return dst, ""
	case words.Number:
		dst = append(dst, numberSym)
	}
	norm := tok.Norm
	n := len(dst)
	if sym, ok := b.words[norm]; ok {
		dst = append(dst, sym)
	}
	dst = b.appendPrefixes(dst, norm)
	if len(dst) > n || tok.Kind != words.Word || len(norm) < minSwap || b.known[norm] {
		return dst, ""
	}
	if meant = b.correct(norm); meant != "" {
		dst = append(dst, b.words[meant])
		dst = b.appendPrefixes(dst, meant)
	}
	return dst, meant
}

func (b *Book) appendPrefixes(dst []int32, norm string) []int32 {
	if len(norm) < 3 {
		return dst
	}
	for _, p := range b.prefixes[[3]byte{norm[0], norm[1], norm[2]}] {
		if len(norm) >= len(p.text) && norm[:len(p.text)] == p.text {
			dst = append(dst, p.sym)
		}
	}
	return dst
}

// undo drops the matches that an undoing rule overlaps, and those rules.
func (s *Scanner) undo() []Match {
	s.undoing = s.undoing[:0]
	for i := range s.matches {
		if s.matches[i].Rule.Undo {
			s.undoing = append(s.undoing, i)
		}
	}
	if len(s.undoing) == 0 {
		return s.matches
	}
	s.kept = s.kept[:0]
	for i := range s.matches {
		if m := &s.matches[i]; !m.Rule.Undo && !s.undone(m) {
			s.kept = append(s.kept, *m)
		}
	}
	return s.kept
}

func (s *Scanner) undone(m *Match) bool {
	for _, i := range s.undoing {
		if u := &s.matches[i]; u.First <= m.Last && u.Last >= m.First && (u.Rule.ID == m.Rule.ID || u.Rule.ID == m.Rule.Family) {
			return true
		}
	}
	return false
}

// Meant is, by token of the text last scanned, the word that a typing error was
// read as, "" where the word is read as it is written.
func (s *Scanner) Meant() []string { return s.meant }

// Excepts reports whether the last scan met a phrase between tokens first and
// last that undoes all rules of family.
func (s *Scanner) Excepts(family string, first, last int) bool {
	for i := range s.matches {
		if m := &s.matches[i]; m.Rule.Undo && m.Rule.ID == family && m.First >= first && m.Last <= last {
			return true
		}
	}
	return false
}

// Bounds are the first and last token of the text last scanned that aren't
// filler; -1 for the last of an empty text.
func (s *Scanner) Bounds() (first, last int) { return s.first, s.last }
