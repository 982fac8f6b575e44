package pii

import "strings"

// postcodeAt reads a Dutch postcode at i: 1234 AB. In lower case only glued
// or where the text speaks of an address, for "in 2026 is" isn't one.
func postcodeAt(s string, i int) (Span, bool) {
	j := i
	for j < len(s) && isDigit(s[j]) {
		j++
	}
	if j-i != 4 || s[i] == '0' || i > 0 && (s[i-1] == '-' || s[i-1] == '/' || s[i-1] == ',' || s[i-1] == '.') && i > 1 && isDigit(s[i-2]) {
		return Span{}, false
	}
	glued := true
	if j < len(s) && s[j] == ' ' {
		glued = false
		j++
	}
	if j+2 > len(s) || !isASCIILetter(s[j]) || !isASCIILetter(s[j+1]) || j+2 < len(s) && (isLetter(s[j+2]) || isDigit(s[j+2])) {
		return Span{}, false
	}
	letters := s[j : j+2]
	switch strings.ToUpper(letters) {
	case "SA", "SD", "SS": // never handed out
		return Span{}, false
	}
	isUpper := letters == strings.ToUpper(letters)
	year := (s[i:i+2] == "19" || s[i:i+2] == "20") && !glued
	named := saidBefore(s, i, "postcode", "adres", "woon", "straat", "laan", "weg", "address")
	if !named && (!isUpper && !glued || year && commonPair(letters)) {
		return Span{}, false
	}
	if !named && glued && !isUpper && (letters == "nd" || letters == "st" || letters == "th" || letters == "rd" || letters == "de" || letters == "km" || letters == "kg" || letters == "gb" || letters == "mb" || letters == "kw" || letters == "ml" || letters == "mm" || letters == "cm") {
		return Span{}, false
	}
	return Span{i, j + 2, Postcode, s[i:i+4] + strings.ToUpper(letters)}, true
}

// commonPair lists two-letter words that follow a year, and units.
func commonPair(letters string) bool {
	switch strings.ToUpper(letters) {
	case "IS", "IN", "EN", "OP", "DE", "TE", "OF", "ZO", "WE", "IK", "ER", "AF", "AL", "JE", "OM", "TO", "IT", "AT", "ON", "BY", "SO", "MY", "AN", "AS", "BE", "KM", "MB", "GB":
		return true
	}
	return false
}

func isASCIILetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// letterPostcodeAt reads a British postcode or an Irish Eircode at i, in
// capitals: SW1A 1AA, D02 X285.
func letterPostcodeAt(s string, i int) (Span, bool) {
	var shape [8]byte // A letter, 9 digit
	n, gap, end := 0, -1, i
	for j := i; j < len(s) && n < len(shape); j++ {
		b := s[j]
		switch {
		case isDigit(b):
			shape[n] = '9'
		case 'A' <= b && b <= 'Z':
			shape[n] = 'A'
		case b == ' ' && gap < 0 && n >= 2 && n <= 4:
			gap = n
			continue
		default:
			j = len(s)
			continue
		}
		n++
		end = j + 1
	}
	if n == len(shape) || end < len(s) && (isLetter(s[end]) || isDigit(s[end])) {
		return Span{}, false
	}
	switch string(shape[:n]) {
	case "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA":
		if gap >= 0 && gap != n-3 {
			return Span{}, false
		}
	case "A99A999", "A99A9A9", "A99AA99", "A99A99A", "A99AA9A", "A99AAA9", "A99A9AA":
		if gap != 3 {
			return Span{}, false
		}
	default:
		return Span{}, false
	}
	return Span{i, end, Postcode, strings.ReplaceAll(s[i:end], " ", "")}, true
}

var dutchStreets = []string{"straat", "laan", "weg", "plein", "gracht", "kade", "singel", "dreef", "steeg", "dijk", "hof", "pad", "plantsoen", "markt", "wal", "burg"}

var englishStreets = map[string]bool{
	"street": true, "road": true, "avenue": true, "lane": true, "drive": true, "close": true, "way": true, "court": true,
	"square": true, "terrace": true, "crescent": true, "gardens": true, "place": true, "grove": true, "rd": true, "ave": true,
}

// addressAround reads the street and house number whose number is at i:
// Kerkstraat 12a, 12 High Street.
func addressAround(s string, i int) (Span, bool) {
	end := i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end-i > 4 || i > 0 && (isLetter(s[i-1]) || s[i-1] == '.' || s[i-1] == ',' || s[i-1] == '-' || s[i-1] == '/') {
		return Span{}, false
	}
	if end < len(s) && isASCIILetter(s[end]) && (end+1 == len(s) || !isLetter(s[end+1])) {
		end++
	}
	if i > 1 && s[i-1] == ' ' {
		start := i - 1
		for start > 0 && (isLetter(s[start-1]) || s[start-1] == '\'' || s[start-1] == '.') {
			start--
		}
		word := strings.ToLower(s[start : i-1])
		for _, street := range dutchStreets {
			capital := start < i-1 && 'A' <= s[start] && s[start] <= 'Z'
			if len(word) > len(street)+1 && strings.HasSuffix(word, street) && (capital || len(street) > 3) && !notStreet[word] {
				return Span{start, end, Address, ""}, true
			}
		}
	}
	if end < len(s) && s[end] == ' ' {
		j := end
		for range 3 {
			if j >= len(s) || s[j] != ' ' || j+1 >= len(s) || s[j+1] < 'A' || s[j+1] > 'Z' {
				return Span{}, false
			}
			word := wordAt(s, j+1)
			j += 1 + len(word)
			if englishStreets[strings.ToLower(word)] && j > end+1+len(word) {
				return Span{i, j, Address, ""}, true
			}
		}
	}
	return Span{}, false
}

// notStreet lists words that end like a street and stand before a number.
var notStreet = map[string]bool{
	"snelweg": true, "onderweg": true, "spoorweg": true, "vanweg": true, "supermarkt": true, "halfweg": true, "parkeerplein": true,
	"arbeidsmarkt": true, "rondweg": true, "autoweg": true, "belweg": true, "voetpad": true, "fietspad": true,
}
