package dialogs_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// everything is a dialog with all that a picture can show.
const everything = `version: 1
dialog: complaint
locales: [nl, en]
facts:
  - {id: experience, type: text, check: [{max_length: 100}], label: label.experience}
  - {id: process, type: choice, options: [{id: delivery}, {id: invoice}, {id: other}]}
  - {id: happened_on, type: date_period, label: label.happened_on, check: [not_future, {within_years: 3}], when: not declined(process)}
  - {id: expectation_source, type: choice, several: true, options: [{id: a, label: source.media}, {id: b, label: source.advert}], when: known(process) and not declined(process)}
  - {id: follow_up, type: yesno, when: 'process != delivery or not process in [invoice, other]'}
  - {id: x_urgent, type: yesno, label: label.contact, when: follow_up == yes and (declined(process) or not known(follow_up) or follow_up == no)}
  - {id: customer_reference, type: reference, when: known(process)}
  - {id: contact, type: contact}
  - {id: x_money, type: money, label: label.amount}
steps: [experience, process, happened_on, expectation_source, follow_up, x_urgent, customer_reference, contact, x_money, confirm, register]
`

// seen is what a picture shows.
type seen struct {
	title, desc string
	texts       []string
}

func look(t *testing.T, svg []byte) (s seen) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var in string
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			in = tok.Name.Local
		case xml.EndElement:
			in = ""
		case xml.CharData:
			switch in {
			case "title":
				s.title += string(tok)
			case "desc":
				s.desc += string(tok)
			case "text":
				s.texts = append(s.texts, string(tok))
			}
		}
	}
}

func TestThePictureSaysAllItShowsInWordsToo(t *testing.T) {
	texts, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dialogs.Parse("complaint.yaml", []byte(everything))
	if err != nil {
		t.Fatal(err)
	}
	for _, locale := range texts.Locales() {
		label := func(key string) string { return texts.Text(locale, key, nil) }
		s := look(t, dialogs.Draw(d, locale, label))
		if s.title != label("draw.title") {
			t.Errorf("%s: title = %q", locale, s.title)
		}
		shown := strings.Join(s.texts, " ")
		for i := range d.Facts {
			f := &d.Facts[i]
			for _, want := range []string{label(f.Label), f.ID} {
				if !strings.Contains(shown, want) || !strings.Contains(s.desc, want) {
					t.Errorf("%s: %q is not shown, or not said", locale, want)
				}
			}
			for _, o := range f.Options {
				if want := label(o.Label); !strings.Contains(shown, want) || !strings.Contains(s.desc, want) {
					t.Errorf("%s: the option %q is not shown, or not said", locale, want)
				}
			}
		}
		for _, key := range []string{"draw.confirm", "draw.register", "draw.human"} {
			if want := label(key); !strings.Contains(shown, want) || !strings.Contains(s.desc, strings.TrimRight(want, "?")) {
				t.Errorf("%s: %q is not shown, or not said", locale, want)
			}
		}
	}
	if n := texts.Missing(); n != 0 {
		t.Errorf("%d texts are missing", n)
	}
}

func TestConditionsAreDrawnInWords(t *testing.T) {
	texts, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dialogs.Parse("complaint.yaml", []byte(everything))
	if err != nil {
		t.Fatal(err)
	}
	desc := look(t, dialogs.Draw(d, "en", func(key string) string { return texts.Text("en", key, nil) })).desc
	for _, want := range []string{
		"Only if: “Subject” has not been skipped;",
		"Only if: “Subject” has been answered;",
		"Only if: “Subject” has been answered or skipped;",
		"Only if: “Subject” is not “Delivery” or not “Subject” is “Bill or payment” or “Something else”;",
		"Only if: “Asking again later” is yes and (“Subject” has been skipped or “Asking again later” has not been answered or skipped yet or “Asking again later” is no);",
	} {
		if !strings.Contains(desc, want) {
			t.Errorf("%q is not in: %s", want, desc)
		}
	}
}

func TestAPictureSurvivesAnyLabel(t *testing.T) {
	d, _ := dialogs.Builtin().Dialog("complaint")
	for name, label := range map[string]string{
		"markup":   `</text><script>alert("x")</script><!-- ]]> & 'q'`,
		"control":  "a\x00b\x1bc\u202ed",
		"long":     strings.Repeat("Donaudampfschifffahrt", 20),
		"sentence": strings.Repeat("heel veel woorden ", 50),
		"empty":    "",
		"invalid":  "\xff\xfe",
	} {
		t.Run(name, func(t *testing.T) {
			svg := dialogs.Draw(d, "nl", func(string) string { return label })
			s := look(t, svg)
			if bytes.Contains(svg, []byte("<script")) {
				t.Error("a label became markup")
			}
			for _, line := range s.texts {
				if n := len([]rune(line)); n > 75 {
					t.Errorf("a line of %d characters sticks out: %s", n, line)
				}
			}
		})
	}
}
