package media_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot/files/media"
)

func TestNamesAreSafeToShowAndToSave(t *testing.T) {
	for _, c := range []struct{ given, media, want string }{
		{"bon.jpg", media.JPEG, "bon.jpg"},
		{"Bon van dinsdag.JPEG", media.JPEG, "Bon van dinsdag.jpeg"},
		{`C:\Users\Jan\bon.pdf`, media.PDF, "bon.pdf"},
		{"../../etc/passwd", media.Text, "passwd.txt"},
		{"factuur.exe", media.PDF, "factuur.exe.pdf"},
		{"foto\u202egpj.exe", media.JPEG, "fotogpj.exe.jpg"},
		{"a\x00b\r\nc\td.png", media.PNG, "ab c d.png"},
		{"", media.JPEG, "IMG.jpg"},
		{"...", media.PDF, "document.pdf"},
		{".htaccess", media.Text, "htaccess.txt"},
		{"cafe\u0301.odt", media.ODT, "café.odt"},
		{`a<b>"c"|d?.docx`, media.DOCX, "a_b__c__d_.docx"},
		{strings.Repeat("é", 300) + ".png", media.PNG, strings.Repeat("é", 80) + ".png"},
		{"\xff\xfe.gif", media.GIF, "IMG.gif"},
	} {
		if got := media.Name(c.given, c.media); got != c.want {
			t.Errorf("%q (%s) became %q, want %q", c.given, c.media, got, c.want)
		}
	}
}

func FuzzName(f *testing.F) {
	f.Add("bon.jpg", media.JPEG)
	f.Add("..\\\u202e\x00.exe", media.PDF)
	f.Fuzz(func(t *testing.T, given, kind string) {
		name := media.Name(given, kind)
		if !utf8.ValidString(name) || name == "" || utf8.RuneCountInString(name) > 100 || strings.ContainsAny(name, "/\\\x00\r\n\"") {
			t.Errorf("%q became %q", given, name)
		}
		for _, r := range name {
			if !unicode.IsPrint(r) {
				t.Errorf("%q became %q with %U", given, name, r)
			}
		}
		if again := media.Name(name, kind); again != name {
			t.Errorf("%q became %q", name, again)
		}
	})
}
