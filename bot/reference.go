package bot

import (
	"crypto/rand"
	"strings"
)

// refAlphabet has 31 signs, a prime, so that the check sign finds every single
// wrong sign and every two that were swapped. It has no 0, O, I, L and U, which
// are misread or misheard.
const refAlphabet = "123456789ABCDEFGHJKMNPQRSTVWXYZ"

const refBody = 9 // random signs

// NewReference returns a fresh complaint reference, such as K26-7XQ4M-2P9TC:
// the year, nine random signs and a check sign. Nine signs are 44 bits: at
// 100,000 complaints a year two would meet once in five thousand years.
func NewReference(year int) string {
	signs := make([]byte, refBody)
	var b [1]byte
	for i := range signs {
		for b[0] = 255; b[0] >= 248; { // 248 = 8 × 31: no sign is likelier than another
			rand.Read(b[:])
		}
		signs[i] = refAlphabet[b[0]%31]
	}
	year %= 100
	return spellReference([2]byte{byte('0' + year/10), byte('0' + year%10)}, string(signs))
}

func spellReference(year [2]byte, signs string) string {
	return "K" + string(year[:]) + "-" + signs[:5] + "-" + signs[5:] + string(checkSign(year, signs))
}

// checkSign makes the weighted sum of all values 0 modulo 31. Every place has a
// weight of its own.
func checkSign(year [2]byte, signs string) byte {
	sum := 2*int(year[0]-'0') + 3*int(year[1]-'0')
	for i := range len(signs) {
		sum += (i + 4) * strings.IndexByte(refAlphabet, signs[i])
	}
	return refAlphabet[(31-sum%31)%31]
}

// ParseReference brings a reference as a person types it (lower case, spaces,
// no hyphens) into the form in which it is kept. ok is false if it can't be
// one: a sign is missing or was mistyped.
func ParseReference(s string) (ref string, ok bool) {
	var b []byte
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			b = append(b, c-'a'+'A')
		case c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			b = append(b, c)
		case c == ' ' || c == '-' || c == '.':
		default:
			return "", false
		}
		if len(b) > 3+refBody+1 {
			return "", false
		}
	}
	if len(b) != 3+refBody+1 || b[0] != 'K' || b[1] < '0' || b[1] > '9' || b[2] < '0' || b[2] > '9' {
		return "", false
	}
	signs := string(b[3 : 3+refBody])
	for i := range len(signs) {
		if strings.IndexByte(refAlphabet, signs[i]) < 0 {
			return "", false
		}
	}
	ref = spellReference([2]byte{b[1], b[2]}, signs)
	return ref, ref[len(ref)-1] == b[len(b)-1]
}
