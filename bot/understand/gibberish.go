package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot/understand/langid"
)

// isWordly reports whether w can be a word of some language: letters that can
// be spoken, not a row of the keyboard.
func isWordly(w string) bool {
	if langid.IsWord(w) {
		return true
	}
	if len(w) > 0 && w[0] >= 0x80 {
		return true // another script
	}
	if len(w) < 2 || len(w) > 40 {
		return false
	}
	for _, row := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "azerty", "qsdfgh", "poiuyt", "lkjhgf", "mnbvcx", "abcdefgh"} {
		if len(w) >= 3 && (strings.Contains(row, w) || strings.HasPrefix(w, row[:4])) {
			return false
		}
	}
	vowels, run, longest := 0, 0, 0
	letters := [26]bool{}
	kinds := 0
	for i := range len(w) {
		if b := w[i]; b >= 'a' && b <= 'z' && !letters[b-'a'] {
			letters[b-'a'] = true
			kinds++
		}
		switch w[i] {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			vowels++
			run = 0
		default:
			if run++; run > longest {
				longest = run
			}
		}
	}
	switch {
	case vowels == 0:
		return len(w) <= 5 && isAbbreviation(w)
	case longest >= 6, longest >= 5 && vowels == 1 && len(w) <= 7, len(w) >= 6 && kinds <= 2, len(w) >= 9 && vowels*6 < len(w):
		return false
	}
	for _, odd := range [...]string{"sdf", "dfg", "fgh", "jkl", "hjk", "zxc", "xcv", "qwe", "wq", "qz", "jq", "zx", "lkj", "fds", "vbn"} {
		if strings.Contains(w, odd) {
			return false
		}
	}
	return true
}

func isAbbreviation(w string) bool {
	switch w {
	case "tv", "pc", "nvt", "kpn", "ns", "ptt", "bv", "nv", "mvr", "dhr", "mr", "mrs", "ms", "bbc", "sms", "gps", "cv", "wc", "hr", "ww", "dpd", "gls", "dhl":
		return true
	}
	return false
}
