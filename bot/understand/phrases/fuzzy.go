package phrases

import "github.com/gehoor/gehoor/bot/understand/words"

// minFuzzy is the shortest word in which any typing error is forgiven. Below
// it, one letter makes another word too often; down to minSwap only two
// letters that changed places are ("neit").
const (
	minFuzzy = 6
	minSwap  = 4
)

// indexFuzzy keeps word under every spelling that lacks one of its letters.
func (b *Book) indexFuzzy(word string) {
	if len(word) < minSwap {
		return
	}
	b.fuzzy[word] = append(b.fuzzy[word], word)
	for i := range word {
		if i > 0 && word[i] == word[i-1] {
			continue
		}
		short := word[:i] + word[i+1:]
		b.fuzzy[short] = append(b.fuzzy[short], word)
	}
}

// Has reports whether a phrase has tok's word as it is written, so that a match
// of it rests on no typing error.
func (b *Book) Has(tok *words.Token) bool {
	if _, ok := b.words[tok.Norm]; ok || tok.Kind == words.Number {
		return true
	}
	var dst [8]int32
	return len(b.appendPrefixes(dst[:0], tok.Norm)) > 0
}

// correct is the phrase word that norm is one typing error away from: a letter
// too many, too few, another, or two exchanged. "" if there is none or the
// first letters differ.
func (b *Book) correct(norm string) string {
	if len(norm) > 30 {
		return ""
	}
	if w := nearest(b.fuzzy[norm], norm); w != "" {
		return w
	}
	var buf [32]byte
	for i := 1; i < len(norm); i++ {
		key := append(append(buf[:0], norm[:i]...), norm[i+1:]...)
		if w := nearest(b.fuzzy[string(key)], norm); w != "" {
			return w
		}
	}
	return ""
}

func nearest(candidates []string, norm string) string {
	for _, w := range candidates {
		if w[0] == norm[0] && (min(len(w), len(norm)) >= minFuzzy && words.OneApart(w, norm) || swapped(w, norm)) {
			return w
		}
	}
	return ""
}

// swapped reports whether a and b differ by two neighbours that changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
