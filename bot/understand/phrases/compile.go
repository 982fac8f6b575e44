package phrases

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// Compile reads books of phrases, by name for its errors. Words in known are
// never taken for a typing error of a phrase's word.
func Compile(books map[string]string, known []string) (*Book, error) {
	c := &compiler{
		book: &Book{
			words: map[string]int32{}, prefixes: map[[3]byte][]prefix{}, filler: map[string]bool{},
			fuzzy: map[string][]string{}, known: make(map[string]bool, len(known)), symbols: numberSym + 1,
		},
		classes: map[string]string{}, joined: map[joint]int32{}, linked: map[[3]int32]bool{},
	}
	for _, w := range known {
		c.book.known[w] = true
	}
	for i := range c.book.roots {
		c.book.roots[i] = c.newNode()
	}
	names := make([]string, 0, len(books))
	for name := range books {
		names = append(names, name)
	}
	sort.Strings(names) // the same order everywhere
	for _, pass := range []func(string) error{c.readClass, c.readLine} {
		for _, name := range names {
			c.rule = nil
			for i, line := range strings.Split(books[name], "\n") {
				if err := pass(strings.TrimSpace(line)); err != nil {
					return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
				}
			}
		}
	}
	for i := range c.book.nodes {
		edges := c.book.nodes[i].edges
		for _, e := range edges {
			c.book.nodes[i].mask |= bit(e.sym)
		}
		sort.SliceStable(edges, func(a, b int) bool { return edges[a].sym < edges[b].sym })
	}
	c.aim()
	for k, root := range c.book.roots {
		edges := c.book.nodes[root].edges
		lead := make([]int32, c.book.symbols)
		for sym := range lead {
			lead[sym] = int32(firstEdge(edges, int32(sym)))
		}
		c.book.leads[k] = lead
	}
	for _, w := range strings.Fields(strings.ReplaceAll(c.classes["filler"], "|", " ")) {
		c.book.filler[w] = true
	}
	all := make([]string, 0, len(c.book.words))
	for w := range c.book.words {
		all = append(all, w)
	}
	sort.Strings(all)
	for _, w := range all {
		c.book.indexFuzzy(w)
	}
	return c.book, nil
}

// aim copies the masks of nodes to what leads to them, so that most needn't be
// looked at.
func (c *compiler) aim() {
	nodes := c.book.nodes
	for i := range nodes {
		for k := range nodes[i].edges {
			e := &nodes[i].edges[k]
			target := &nodes[e.target]
			if e.mask = target.mask; len(target.accepts)+len(target.gaps) > 0 {
				e.mask = always
			}
		}
		for k := range nodes[i].gaps {
			g := &nodes[i].gaps[k]
			g.mask = nodes[g.target].mask
		}
	}
}

// joint names the node in which all words of a choice end.
type joint struct {
	from int32
	text string
}

type compiler struct {
	book    *Book
	classes map[string]string
	joined  map[joint]int32
	linked  map[[3]int32]bool
	rule    *Rule
}

func (c *compiler) newNode() int32 {
	c.book.nodes = append(c.book.nodes, node{})
	return int32(len(c.book.nodes) - 1)
}

func (c *compiler) readClass(line string) error {
	name, value, ok := classOf(line)
	if !ok {
		return nil
	}
	if c.classes[name] != "" {
		return fmt.Errorf("class %q is defined twice", name)
	}
	c.classes[name] = value
	return nil
}

// classOf reads "@name = a|b".
func classOf(line string) (name, value string, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 3 || fields[0][0] != '@' || fields[1] != "=" {
		return "", "", false
	}
	_, value, _ = strings.Cut(line, "=")
	return fields[0][1:], strings.TrimSpace(value), true
}

func (c *compiler) readLine(line string) error {
	_, _, isClass := classOf(line)
	switch {
	case line == "" || line[0] == '#' || isClass:
		return nil
	case line[0] == '[':
		return c.section(line)
	case c.rule == nil:
		return fmt.Errorf("phrase %q before any [section]", line)
	}
	return c.phrase(line)
}

// section reads [id lang key=value ...].
func (c *compiler) section(line string) error {
	fields := strings.Fields(strings.Trim(line, "[]"))
	if len(fields) == 0 || !strings.HasSuffix(line, "]") {
		return fmt.Errorf("bad section %q", line)
	}
	r := &Rule{ID: fields[0], Conf: 0.9}
	if strings.HasPrefix(r.ID, "!") {
		r.ID, r.Undo = r.ID[1:], true
	}
	r.Family, _, _ = strings.Cut(r.ID, ".")
	for _, f := range fields[1:] {
		key, value, ok := strings.Cut(f, "=")
		switch {
		case !ok && len(key) == 2:
			r.Lang = key
		case key == "conf":
			conf, err := strconv.ParseFloat(value, 64)
			if err != nil || conf < 0 || conf > 1 {
				return fmt.Errorf("section %q: conf wants a number from 0 to 1", line)
			}
			r.Conf = conf
		case key == "arg":
			r.Arg = value
		default:
			return fmt.Errorf("section %q: unknown %q", line, f)
		}
	}
	c.rule = r
	return nil
}

// phrase adds one pattern to the graph.
func (c *compiler) phrase(line string) error {
	line = c.expand(line, 0)
	elements, err := split(line)
	if err != nil {
		return err
	}
	root, end := c.book.roots[0], byte(0)
	if len(elements) > 0 && (elements[0] == "^" || elements[0] == "<") {
		root = c.book.roots[1]
		if elements[0] == "^" {
			root = c.book.roots[2]
		}
		elements = elements[1:]
	}
	if n := len(elements); n > 0 && (elements[n-1] == "$" || elements[n-1] == ">") {
		end, elements = elements[n-1][0], elements[:n-1]
	}
	slack := 0 // words that may follow before the end
	if n := len(elements); n > 0 && strings.HasPrefix(elements[n-1], "*") {
		if slack, err = gapSize(elements[n-1]); err != nil {
			return err
		}
		elements = elements[:n-1]
	}
	nodes := []int32{root}
	var before []int32 // the nodes before a gap
	for _, e := range elements {
		next, err := c.element(nodes, e)
		if err != nil {
			return fmt.Errorf("phrase %q: %w", line, err)
		}
		switch {
		case strings.HasPrefix(e, "*"):
			before = nodes
		case before != nil && strings.HasSuffix(e, "?"):
			next = append(next, before...) // a gap before nothing is nothing
			fallthrough
		default:
			before = nil
		}
		nodes = next
	}
	for _, n := range nodes {
		if n == root {
			return fmt.Errorf("phrase %q can be empty", line)
		}
		node := &c.book.nodes[n]
		node.accepts = append(node.accepts, accept{rule: c.rule, end: end, slack: slack})
	}
	return nil
}

func (c *compiler) element(from []int32, e string) ([]int32, error) {
	if strings.HasPrefix(e, "*") {
		limit, err := gapSize(e)
		if err != nil {
			return nil, err
		}
		return c.gapAfter(from, int32(limit)), nil
	}
	optional := strings.HasSuffix(e, "?")
	e = strings.TrimSuffix(e, "?")
	var to []int32
	for _, n := range from {
		next, err := c.choice(n, e)
		if err != nil {
			return nil, err
		}
		to = append(to, next...)
	}
	if optional {
		to = append(to, from...)
	}
	return to, nil
}

// gapSize reads * and *7.
func gapSize(e string) (int, error) {
	if e == "*" {
		return 4, nil
	}
	n, err := strconv.Atoi(e[1:])
	if err != nil || n < 1 || n > 12 {
		return 0, fmt.Errorf("bad gap %q", e)
	}
	return n, nil
}

func (c *compiler) gapAfter(from []int32, limit int32) []int32 {
	var to []int32
	for _, n := range from {
		key := joint{n, "*" + strconv.Itoa(int(limit))}
		target, ok := c.joined[key]
		if !ok {
			target = c.newNode()
			c.joined[key] = target
			c.book.nodes[n].gaps = append(c.book.nodes[n].gaps, gap{target: target, max: limit})
		}
		to = append(to, target)
	}
	return to
}

// choice adds e, a word or a group of alternatives, after node n.
func (c *compiler) choice(n int32, e string) ([]int32, error) {
	if !strings.HasPrefix(e, "(") {
		next, err := c.sequence(n, e, joint{n, e})
		return []int32{next}, err
	}
	if !strings.HasSuffix(e, ")") {
		return nil, fmt.Errorf("bad group %q", e)
	}
	key := joint{n, e}
	if to, ok := c.joined[key]; ok {
		return []int32{to}, nil
	}
	target := c.newNode()
	c.joined[key] = target
	for _, alt := range flatten(e) {
		if err := c.chain(n, target, alt); err != nil {
			return nil, err
		}
	}
	return []int32{target}, nil
}

// sequence adds a single word after n, or reuses the node that it leads to.
func (c *compiler) sequence(n int32, word string, key joint) (int32, error) {
	if to, ok := c.joined[key]; ok {
		return to, nil
	}
	to := c.newNode()
	c.joined[key] = to
	return to, c.chain(n, to, word)
}

// chain leads from n over the words of alt to target.
func (c *compiler) chain(n, target int32, alt string) error {
	steps, err := c.steps(alt)
	if err != nil {
		return err
	}
	for i, st := range steps {
		to := target
		if i < len(steps)-1 {
			key := joint{n, " " + st.text}
			var ok bool
			if to, ok = c.joined[key]; !ok {
				to = c.newNode()
				c.joined[key] = to
			}
		}
		c.link(n, st.sym, to)
		n = to
	}
	return nil
}

// step is one token of an alternative.
type step struct {
	sym  int32
	text string
}

// steps cuts an alternative into tokens: words, beginnings of words, numbers.
func (c *compiler) steps(alt string) ([]step, error) {
	var steps []step
	var t words.Text
	for _, part := range strings.Fields(alt) {
		if part == "#" {
			steps = append(steps, step{numberSym, "#"})
			continue
		}
		isPrefix := strings.HasSuffix(part, "%")
		t.Cut(strings.TrimSuffix(part, "%"))
		if t.Len() == 0 {
			return nil, fmt.Errorf("no word in %q", part)
		}
		for k, tok := range t.Tokens {
			if !isPrefix || k < t.Len()-1 {
				steps = append(steps, step{c.wordSym(tok.Norm), tok.Norm})
				continue
			}
			sym, err := c.prefixSym(tok.Norm)
			if err != nil {
				return nil, err
			}
			steps = append(steps, step{sym, tok.Norm + "%"})
		}
	}
	if len(steps) == 0 {
		return nil, fmt.Errorf("an empty alternative")
	}
	return steps, nil
}

func (c *compiler) link(from, sym, to int32) {
	key := [3]int32{from, sym, to}
	if c.linked[key] {
		return
	}
	c.linked[key] = true
	c.book.nodes[from].edges = append(c.book.nodes[from].edges, edge{sym: sym, target: to})
}

func (c *compiler) wordSym(norm string) int32 {
	sym, ok := c.book.words[norm]
	if !ok {
		sym = c.book.symbols
		c.book.symbols++
		c.book.words[norm] = sym
	}
	return sym
}

func (c *compiler) prefixSym(norm string) (int32, error) {
	if len(norm) < 3 {
		return 0, fmt.Errorf("prefix %q is under three letters", norm)
	}
	key := [3]byte{norm[0], norm[1], norm[2]}
	for _, p := range c.book.prefixes[key] {
		if p.text == norm {
			return p.sym, nil
		}
	}
	sym := c.book.symbols
	c.book.symbols++
	c.book.prefixes[key] = append(c.book.prefixes[key], prefix{norm, sym})
	return sym, nil
}
