package dialogs

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// The picture's measures, in pixels.
const (
	drawWidth = 680
	boxLeft   = 40
	boxWidth  = 540
	spine     = boxLeft + boxWidth/2
	passing   = boxLeft + boxWidth + 50 // the line that passes a question by
	gap       = 28
	inset     = 14
)

// Draw makes a picture of a dialog, an SVG document: the steps from top to
// bottom, each with its question's label, its type, and the condition under
// which it is asked. label gives the text for a key in locale, as
// locales.Bundle.Text does; besides the dialog's own labels it is asked for
// the keys that begin with draw. The picture needs no fonts or scripts, is
// readable on a light and on a dark ground, and says all it shows in its
// description, for those who can't see it.
func Draw(d *Dialog, locale string, label func(key string) string) []byte {
	p := &picture{dialog: d, label: label, y: 24}
	p.heading()
	for i := range d.Steps {
		p.step(i)
	}
	p.dot()

	var out bytes.Buffer
	id := "dialog-" + d.ID
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" lang="%[3]s" xml:lang="%[3]s" aria-labelledby="%[4]s-title" aria-describedby="%[4]s-desc">`+"\n",
		drawWidth, p.y+24, escape(locale), escape(id))
	fmt.Fprintf(&out, "<title id=\"%s-title\">%s</title>\n", escape(id), escape(label("draw.title")))
	fmt.Fprintf(&out, "<desc id=\"%s-desc\">%s</desc>\n", escape(id), escape(strings.Join(p.told, " ")))
	out.WriteString(drawStyle)
	fmt.Fprintf(&out, `<rect class="ground" width="%d" height="%d"/>`+"\n", drawWidth, p.y+24)
	out.Write(p.svg.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// drawStyle keeps every text at a contrast of at least 7 to 1 on both grounds.
const drawStyle = `<style>
text{font:14px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1b2430}
.h{font-size:20px;font-weight:600}.b{font-size:16px;font-weight:600}.s{font-size:13px;fill:#3b4656}
.ground{fill:#fff}.box{fill:#f3f6fa;stroke:#5b6b80;stroke-width:1.5}.fixed{fill:#e3ecfb;stroke:#1f4f9e;stroke-width:2.5}
.when{fill:#fdf4dc;stroke:#8a6410;stroke-width:1.5}.line{fill:none;stroke:#5b6b80;stroke-width:1.5}
.pass{stroke-dasharray:5 4}.head{fill:#5b6b80}
@media (prefers-color-scheme:dark){text{fill:#eef2f7}.s{fill:#c9d3df}.ground{fill:#11161d}
.box{fill:#1d2530;stroke:#8fa0b5}.fixed{fill:#17294a;stroke:#7ea6ee}.when{fill:#352a10;stroke:#d3a945}
.line{stroke:#8fa0b5}.head{fill:#8fa0b5}}
</style>
`

// picture is an SVG being drawn from top to bottom.
type picture struct {
	dialog *Dialog
	label  func(key string) string
	svg    bytes.Buffer
	y      int      // everything above is drawn
	told   []string // what it shows, in sentences
}

func (p *picture) heading() {
	p.lines("h", boxLeft, wrap(p.label("draw.title")+": "+p.dialog.ID, boxWidth, 20), 26)
	p.lines("s", boxLeft, wrap(p.label("draw.human"), boxWidth, 13), 18)
	p.told = append(p.told, p.label("draw.human"))
}

// step draws one step, its condition before it and the way past it.
func (p *picture) step(i int) {
	s := p.dialog.Steps[i]
	if i > 0 {
		p.arrow(gap)
	} else {
		p.y += 16
	}
	if s.Fact == nil {
		title := p.label("draw." + string(s.Kind))
		p.box("fixed", 20, strconv.Itoa(i+1)+". "+title, nil)
		p.tell(i, title)
		return
	}
	f := s.Fact
	title, notes := p.label(f.Label), p.notes(f)
	if f.When == nil {
		p.box("box", 6, strconv.Itoa(i+1)+". "+title, notes)
		p.tell(i, title, notes...)
		return
	}
	when := p.label("draw.when") + ": " + p.words(f.When)
	from := p.condition(when)
	p.arrow(gap)
	p.box("box", 6, strconv.Itoa(i+1)+". "+title, notes)
	p.pass(from, p.y+gap/2)
	p.y += gap / 2
	p.tell(i, title, append([][]string{{when}}, notes...)...)
}

func (p *picture) tell(i int, title string, notes ...[]string) {
	s := strconv.Itoa(i+1) + ". " + strings.TrimRight(title, ".?!")
	said := make([]string, len(notes))
	for i, n := range notes {
		said[i] = strings.Join(n, " ")
	}
	if len(notes) > 0 {
		s += " (" + strings.Join(said, "; ") + ")"
	}
	p.told = append(p.told, s+".")
}

// notes are what stands under the title of a question: what kind it is, and
// its options.
func (p *picture) notes(f *Fact) [][]string {
	kind := []string{f.ID, p.label("draw.type." + string(f.Type))}
	for _, c := range f.Check {
		s := p.label("draw.check." + string(c.Kind))
		if c.N > 0 {
			s += " (" + strconv.Itoa(c.N) + ")"
		}
		kind = append(kind, s)
	}
	if f.Several {
		kind = append(kind, p.label("draw.several"))
	}
	if f.Skip {
		kind = append(kind, p.label("draw.skip"))
	}
	if p.dialog.IsExtra(f) {
		kind = append(kind, p.label("draw.extra"))
	}
	if f.Assume != "" {
		kind = append(kind, p.label("draw.assume"))
	}
	notes := [][]string{dotted(kind)}
	if len(f.Options) > 0 {
		options := make([]string, len(f.Options))
		for i, o := range f.Options {
			options[i] = p.label(o.Label)
		}
		notes = append(notes, dotted(options))
	}
	return notes
}

// dotted puts a dot after every item but the last.
func dotted(items []string) []string {
	for i := range items[:len(items)-1] {
		items[i] += " ·"
	}
	return items
}
