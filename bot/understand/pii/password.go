package pii

import "strings"

// secrets are words that a secret follows.
var secrets = []string{"wachtwoord", "password", "passwd", "paswoord", "pincode", "pin", "cvc", "cvv", "inlogcode", "passcode", "ww", "pwd"}

// notSecret lists words that follow "my password is" without being it.
var notSecret = map[string]bool{
	"vergeten": true, "kwijt": true, "niet": true, "geblokkeerd": true, "verlopen": true, "fout": true, "onjuist": true,
	"ongeldig": true, "gewijzigd": true, "veranderd": true, "steeds": true, "al": true, "ook": true, "nog": true, "verkeerd": true,
	"gereset": true, "gestolen": true, "gehackt": true, "bekend": true, "goed": true, "correct": true, "de": true, "een": true,
	"not": true, "wrong": true, "expired": true, "incorrect": true, "invalid": true, "blocked": true, "reset": true, "being": true,
	"still": true, "the": true, "a": true, "no": true, "never": true, "lost": true, "stolen": true, "forgotten": true, "locked": true,
	"hacked": true, "known": true, "fine": true, "right": true, "changed": true, "working": true, "required": true, "geweigerd": true,
	"rejected": true, "onbekend": true, "vereist": true, "nodig": true, "needed": true, "protected": true, "zeker": true,
	"geaccepteerd": true, "accepted": true, "veilig": true, "uitgelekt": true, "leaked": true, "unknown": true, "useless": true,
}

// passwordAt reads "wachtwoord: Welkom01" at i and gives the span of the
// secret itself.
func passwordAt(s string, i int) (Span, bool) {
	switch s[i] | 0x20 {
	case 'w', 'p', 'c', 'i': // with which all secrets begin
	default:
		return Span{}, false
	}
	word := wordAt(s, i)
	secret := ""
	for _, w := range secrets {
		if strings.EqualFold(word, w) {
			secret = strings.ToLower(w)
		}
	}
	if secret == "" {
		return Span{}, false
	}
	j, sign, linked := i+len(word), false, false
	for steps := 0; steps < 4 && j < len(s); steps++ {
		for j < len(s) && (s[j] == ' ' || s[j] == ':' || s[j] == '=' || s[j] == '"' || s[j] == '\'') {
			sign = sign || s[j] != ' '
			j++
		}
		switch next := strings.ToLower(wordAt(s, j)); next {
		case "is", "was", "luidt", "code", "nummer", "number", "van", "mijn":
			linked = linked || next == "is" || next == "was" || next == "luidt"
			if j+len(next) < len(s) && isDigit(s[j+len(next)]) {
				break
			}
			j += len(next)
			continue
		}
		break
	}
	end := j
	for end < len(s) && s[end] > ' ' && s[end] != '"' && s[end] != ',' {
		end++
	}
	for end > j && (s[end-1] == '.' || s[end-1] == ')' || s[end-1] == '\'' || s[end-1] == '?' || s[end-1] == ';') {
		end--
	}
	if !isSecret(secret, s[j:end], sign, linked, end >= len(s) || s[end] != ' ') {
		return Span{}, false
	}
	return Span{j, end, Password, ""}, true
}

// isSecret judges whether value, found after the word for a secret, is one.
func isSecret(secret, value string, sign, linked, ends bool) bool {
	if len(value) < 3 || len(value) > 64 || value[0] == '[' {
		return false
	}
	digits, odd := 0, false
	for k := range len(value) {
		switch b := value[k]; {
		case isDigit(b):
			digits++
		case !isLetter(b) && b != '-' && b != '\'', k > 0 && 'A' <= b && b <= 'Z' && !('A' <= value[0] && value[0] <= 'Z'):
			odd = true
		}
	}
	switch secret {
	case "pin", "pincode", "cvc", "cvv", "passcode":
		return digits == len(value) && digits <= 8
	case "ww", "pwd":
		return (sign || linked) && (digits > 0 || odd)
	}
	if notSecret[strings.ToLower(value)] {
		return false
	}
	if digits > 0 || odd {
		return sign || linked || digits > 0 && odd || digits > 0 && digits < len(value)
	}
	return sign || linked && ends && len(value) >= 5
}

// wordAt is the run of ASCII letters at i.
func wordAt(s string, i int) string {
	end := i
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	return s[min(i, len(s)):end]
}
