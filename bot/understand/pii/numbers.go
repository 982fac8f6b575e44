package pii

import "strings"

// ibanLengths are the lengths of account numbers by country (ISO 13616).
var ibanLengths = map[string]int{
	"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "IE": 22, "ES": 24, "IT": 27, "LU": 20, "AT": 20, "CH": 21,
	"PL": 28, "PT": 25, "TR": 26, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "CZ": 24, "SK": 24, "HU": 28, "RO": 24,
	"BG": 22, "GR": 27, "HR": 21, "SI": 19, "EE": 20, "LV": 21, "LT": 20, "MT": 31, "CY": 28, "LI": 21, "MC": 27,
	"IS": 26, "MA": 28, "UA": 29, "RS": 22,
}

// ibanAt reads an account number at i, in groups or not. One that fails the
// mod 97 check counts only where the text calls it one.
func ibanAt(s string, i int) (Span, bool) {
	want := ibanLengths[string([]byte{upper(s[i]), upper(s[i+1])})]
	if want == 0 {
		return Span{}, false
	}
	var id [34]byte
	n, end := 0, i
	capitals := s[i] <= 'Z' && s[i+1] <= 'Z'
	for j := i; j < len(s) && n < want; j++ {
		b := upper(s[j])
		if !capitals && (s[j] == ' ' || s[j] == '.' || s[j] == '-') && !groupOf4(n) {
			return Span{}, false // "is 20 euro te veel" is no Icelandic account
		}
		switch {
		case isDigit(b) || 'A' <= b && b <= 'Z':
			id[n] = b
			n++
			end = j + 1
		case (b == ' ' || b == '.' || b == '-') && n > 0 && j+1 < len(s) && (isDigit(s[j+1]) || isLetter(s[j+1])):
		default:
			return Span{}, false
		}
	}
	if n < want || !isDigit(id[2]) || !isDigit(id[3]) || end < len(s) && (isDigit(s[end]) || isLetter(s[end])) {
		return Span{}, false
	}
	if capitals && mod97(id[:n]) != 1 {
		id = withDigits(id, n)
	}
	if !capitals && mod97(id[:n]) != 1 || mod97(id[:n]) != 1 && !saidBefore(s, i, "iban", "rekening", "account", "bank") {
		return Span{}, false
	}
	return Span{i, end, IBAN, string(id[:n])}, true
}

// groupOf4 reports whether n digits end a group as people write them.
func groupOf4(n int) bool { return n%4 == 0 }

func mod97(id []byte) int {
	rem := 0
	for k := range id {
		b := id[(k+4)%len(id)]
		if isDigit(b) {
			rem = (rem*10 + int(b-'0')) % 97
		} else {
			rem = (rem*100 + int(b-'A') + 10) % 97
		}
	}
	return rem
}

// ninoAt reads a British national insurance number: QQ 12 34 56 C.
func ninoAt(s string, i int) (Span, bool) {
	var id [9]byte
	n, end := 0, i
	for j := i; j < len(s) && n < 9; j++ {
		b := s[j]
		if b == ' ' && n >= 2 {
			continue
		}
		isLetterPlace := n < 2 || n == 8
		if isLetterPlace && (b < 'A' || b > 'Z') || !isLetterPlace && !isDigit(b) {
			return Span{}, false
		}
		id[n], end = b, j+1
		n++
	}
	if n < 9 || id[8] > 'D' || strings.ContainsRune("DFIQUV", rune(id[0])) || strings.ContainsRune("DFIQUVO", rune(id[1])) ||
		end < len(s) && (isDigit(s[end]) || isLetter(s[end])) {
		return Span{}, false
	}
	return Span{i, end, NINO, string(id[:])}, true
}

// numberAt reads a run of digits at i, in groups or not: a card, a citizen
// number or an Irish public service number.
func numberAt(s string, i int, c Context) (Span, bool) {
	var digits [24]byte
	var ends [24]int
	n, end := 0, i
	for j := i; j < len(s); j++ {
		b := s[j]
		if isDigit(b) {
			if n == len(digits) {
				return Span{}, false
			}
			digits[n], ends[n], end = b, j+1, j+1
			n++
			continue
		}
		if (b == ' ' || b == '.' || b == '-') && j+1 < len(s) && isDigit(s[j+1]) {
			continue
		}
		break
	}
	if n == 7 && end < len(s) && isPPSN(s, i, end) {
		last := end + 1
		if last < len(s) && isLetter(s[last]) {
			last++
		}
		return Span{i, last, PPSN, s[i:last]}, true
	}
	if end < len(s) && isLetter(s[end]) || i > 0 && (s[i-1] == '+' || s[i-1] == '_') {
		return Span{}, false
	}
	if n < 8 {
		return Span{}, false // shorter than any of them
	}
	reference := saidBefore(s, i, references...)
	for size := min(n, 19); size >= 13; size-- {
		if ends[size-1] != end && isDigit(s[ends[size-1]]) {
			continue // in the middle of a group
		}
		if isCardPrefix(digits[:size]) && luhn(digits[:size]) && !(reference && !saidBefore(s, i, cards...)) {
			return Span{i, ends[size-1], Card, string(digits[:size])}, true
		}
	}
	named := saidBefore(s, i, "bsn", "burgerservice", "sofi", "citizen service")
	if n > 9 && !isDigit(s[ends[8]]) && (named || digits[0] != '0') { // "111222333 2 keer doorgegeven"
		n, end = 9, ends[8]
	}
	switch {
	case named && (n == 8 || n == 9):
	case n != 9 || !elfproef(digits[:9]) || reference || c.Reference || saidBefore(s, i, "tel", "bel", "phone", "mobiel", "call"):
		return Span{}, false
	case !looksGrouped(s[i:end]):
		return Span{}, false
	}
	return Span{i, end, BSN, string(digits[:n])}, true
}

// references are words before a number that make it the customer's own
// reference rather than a citizen number: 1 in 11 nine-digit numbers passes
// the eleven test.
var references = []string{
	"order", "bestel", "klant", "factu", "dossier", "polis", "kenmerk", "referentie", "zaak", "ticket", "track", "zending",
	"pakket", "contract", "meter", "serie", "reserv", "boeking", "booking", "invoice", "customer", "client", "case",
	"reference", "ref", "policy", "parcel", "klacht", "complaint", "lid", "member", "aansluit", "ean", "artikel", "bon",
}

var cards = []string{"card", "kaart", "visa", "mastercard", "amex", "maestro", "credit"}

// looksGrouped reports whether a nine-digit number is written as people write
// a citizen number: in one run or in groups of the same sign.
func looksGrouped(s string) bool {
	sign := byte(0)
	for i := range len(s) {
		if isDigit(s[i]) {
			continue
		}
		if sign != 0 && s[i] != sign {
			return false
		}
		sign = s[i]
	}
	return true
}

// elfproef is the eleven test of a Dutch citizen number: weights 9 to 2, then -1.
func elfproef(d []byte) bool {
	sum, some := 0, false
	for i := range 9 {
		v := int(d[i] - '0')
		some = some || v != 0
		w := 9 - i
		if i == 8 {
			w = -1
		}
		sum += v * w
	}
	return some && sum%11 == 0
}

func luhn(d []byte) bool {
	sum := 0
	for i := range d {
		v := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

// isCardPrefix knows the first digits of Visa, Mastercard, Maestro, American
// Express, Diners and Discover.
func isCardPrefix(d []byte) bool {
	two := int(d[0]-'0')*10 + int(d[1]-'0')
	switch n := len(d); {
	case d[0] == '4':
		return n == 13 || n == 16 || n == 19
	case two == 34 || two == 37:
		return n == 15
	case two >= 51 && two <= 55, two >= 22 && two <= 27:
		return n == 16
	case two == 30 || two == 36 || two == 38:
		return n == 14
	case two == 50, two >= 56 && two <= 69:
		return n >= 13
	}
	return false
}

// isPPSN reports whether the seven digits at start are followed by the check
// letter of an Irish public service number.
func isPPSN(s string, start, end int) bool {
	sum := 0
	for k := range 7 {
		if !isDigit(s[start+k]) {
			return false
		}
		sum += int(s[start+k]-'0') * (8 - k)
	}
	last := end + 1
	if s[end] < 'A' || s[end] > 'W' {
		return false
	}
	if last < len(s) && s[last] >= 'A' && s[last] <= 'I' {
		sum += int(s[last]-'A'+1) * 9
		last++
	}
	if last < len(s) && (isLetter(s[last]) || isDigit(s[last])) {
		return false
	}
	check := byte('W')
	if r := sum % 23; r > 0 {
		check = 'A' + byte(r) - 1
	}
	return s[end] == check
}

// saidBefore reports whether one of the word beginnings stands in the few
// words before i, in the same sentence.
func saidBefore(s string, i int, stems ...string) bool {
	start := max(0, i-48)
	window := s[start:i]
	if k := strings.LastIndexAny(window, "\n!?;"); k >= 0 {
		window = window[k+1:]
	}
	if k := strings.LastIndex(window, ". "); k >= 0 && !abbreviates(window[:k]) {
		window = window[k+2:]
	}
	var low [48]byte
	n := copy(low[:], window)
	for k := range n {
		if 'A' <= low[k] && low[k] <= 'Z' {
			low[k] += 32
		}
	}
	lowered := string(low[:n])
	words := strings.FieldsFunc(lowered, func(r rune) bool { return r < 'a' && r != '\'' || r > 'z' && r < 0x80 })
	if len(words) > 6 {
		words = words[len(words)-6:]
	}
	for _, w := range words {
		for _, stem := range stems {
			if strings.HasPrefix(w, stem) || strings.Contains(stem, " ") && strings.Contains(lowered, stem) ||
				len(stem) > 4 && strings.Contains(w, stem) {
				return true
			}
		}
	}
	return false
}

// abbreviates reports whether text ends in a word that a full stop shortens:
// "bestelnr. 12345" goes on, "Mijn pakket is kwijt. 4111…" doesn't.
func abbreviates(text string) bool {
	word := text[strings.LastIndexAny(text, " \n")+1:]
	return len(word) <= 3 || strings.HasSuffix(strings.ToLower(word), "nr")
}

// withDigits is an account number whose letters that look like digits are
// digits, outside the bank's name.
func withDigits(id [34]byte, n int) [34]byte {
	named := id[0] == 'N' && id[1] == 'L' || id[0] == 'G' && id[1] == 'B' || id[0] == 'I' && id[1] == 'E'
	for k := 4; k < n; k++ {
		switch {
		case named && k < 8:
		case id[k] == 'O':
			id[k] = '0'
		case id[k] == 'I' || id[k] == 'L':
			id[k] = '1'
		}
	}
	return id
}
