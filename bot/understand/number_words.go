package understand

import "strings"

// units are the numbers below twenty, as they are written in words.
var units = map[string]int64{
	"nul": 0, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
	"twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}

// tens are the round numbers below a hundred.
var tens = map[string]int64{
	"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// numberWord is the number that one word stands for: "vijf", "driehonderdtwintig",
// "forty-five"; 0 for none.
func numberWord(w string) int64 {
	if n := units[w] + tens[w]; n > 0 {
		return n
	}
	if len(w) < 6 || len(w) > 40 {
		return 0
	}
	switch w {
	case "anderhalf", "anderhalve":
		return 0 // of what?
	case "honderd", "hundred":
		return 100
	case "duizend", "thousand":
		return 1000
	}
	if a, b, ok := strings.Cut(w, "-"); ok && tens[a] > 0 && units[b] > 0 && units[b] < 10 {
		return tens[a] + units[b]
	}
	return dutchNumber(w)
}

// dutchNumber reads a number that Dutch writes as one word, 0 for none:
// "tweehonderdvijftig", "vijfendertig", "twaalfhonderd".
func dutchNumber(w string) int64 {
	for _, big := range [...]struct {
		name  string
		value int64
	}{{"duizend", 1000}, {"honderd", 100}} {
		before, after, ok := strings.Cut(w, big.name)
		if !ok {
			continue
		}
		n := int64(1)
		if before != "" {
			if n = numberWord(before); n == 0 {
				return 0
			}
		}
		after = strings.TrimPrefix(after, "en")
		if after == "" {
			return n * big.value
		}
		rest := numberWord(after)
		if rest == 0 || rest >= big.value {
			return 0
		}
		return n*big.value + rest
	}
	// "vijfendertig"; "tweeen" is "tweeën", folded.
	for t, value := range tens {
		if before, ok := strings.CutSuffix(w, "en"+t); ok && units[before] > 0 && units[before] < 10 {
			return value + units[before]
		}
	}
	return 0
}
