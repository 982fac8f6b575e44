package build

// part is a run of tokens that is written as one block: letters of a language, of a script and of a
// style sheet come so differently often that codes of their own are worth their place.
type part struct {
	at     int // of its first byte
	tokens []token
}

func (p part) end() int {
	at := p.at
	for _, t := range p.tokens {
		at += t.length
	}
	return at
}

// step is how many tokens lie between the places at which a cut is tried.
const step = 64

// cut divides p where that saves most, and its halves likewise, as long as it saves anything.
func cut(b []byte, p part) []part {
	least, place := weight(b, p), 0
	at := p.at
	for i, t := range p.tokens {
		if i > 0 && i%step == 0 {
			if w := weight(b, part{p.at, p.tokens[:i]}) + weight(b, part{at, p.tokens[i:]}); w < least {
				least, place = w, i
			}
		}
		at += t.length
	}
	if place == 0 {
		return []part{p}
	}
	first := part{p.at, p.tokens[:place]}
	return append(cut(b, first), cut(b, part{first.end(), p.tokens[place:]})...)
}

// weight is what p takes as one block, in bits.
func weight(b []byte, p part) int {
	var w bits
	newBlock(b, p).write(b, p, &w, false)
	return 8*len(w.out) - w.free
}

// written is the stream of blocks.
func written(b []byte, parts []part) []byte {
	var w bits
	for i, p := range parts {
		newBlock(b, p).write(b, p, &w, i == len(parts)-1)
	}
	return w.out
}

// parted gives each token to the part in which it begins.
func parted(tokens []token, cuts []int) []part {
	parts := []part{{}}
	at := 0
	for i, first := 0, 0; i <= len(tokens); i++ {
		last := &parts[len(parts)-1]
		if i == len(tokens) || at >= cuts[len(parts)] {
			last.tokens, first = tokens[first:i], i
			if i < len(tokens) {
				parts = append(parts, part{at: at})
			}
		}
		if i < len(tokens) {
			at += tokens[i].length
		}
	}
	return parts
}
