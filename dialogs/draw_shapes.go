package dialogs

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// box draws a step. It moves on by the height that the texts need.
func (p *picture) box(class string, round int, title string, notes [][]string) {
	top := p.y
	p.shape(func() {
		p.lines("b", boxLeft+inset, wrap(title, boxWidth-2*inset, 16), 22)
		for _, n := range notes {
			p.lines("s", boxLeft+inset, wrapItems(n, boxWidth-2*inset, 13), 18)
		}
	}, func(bottom int) string {
		return fmt.Sprintf(`<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`, class, boxLeft, top, boxWidth, bottom-top, round)
	})
}

// condition draws what must be so for the next question, and returns the
// height at which the way past it begins.
func (p *picture) condition(text string) (from int) {
	top := p.y
	p.shape(func() {
		p.lines("", boxLeft+2*inset, wrap(text, boxWidth-4*inset, 14), 20)
	}, func(bottom int) string {
		from = (top + bottom) / 2
		return fmt.Sprintf(`<path class="when" d="M%d %dL%d %dH%dL%d %dL%d %dH%dZ"/>`,
			boxLeft, from, boxLeft+inset, top, boxLeft+boxWidth-inset, boxLeft+boxWidth, from,
			boxLeft+boxWidth-inset, bottom, boxLeft+inset)
	})
	return from
}

// shape draws texts inside and then puts the outline, which depends on their
// height, before them.
func (p *picture) shape(inside func(), outline func(bottom int) string) {
	before := p.svg.Len()
	p.y += inset - 4
	inside()
	p.y += inset - 2
	texts := string(p.svg.Bytes()[before:])
	p.svg.Truncate(before)
	p.svg.WriteString(outline(p.y) + "\n" + texts)
}

// lines writes lines of text, one under the other.
func (p *picture) lines(class string, x int, lines []string, height int) {
	for _, l := range lines {
		p.y += height
		attribute := ""
		if class != "" {
			attribute = ` class="` + class + `"`
		}
		fmt.Fprintf(&p.svg, "<text%s x=\"%d\" y=\"%d\">%s</text>\n", attribute, x, p.y-height/4, escape(l))
	}
}

// arrow leads down along the spine.
func (p *picture) arrow(length int) {
	fmt.Fprintf(&p.svg, `<path class="line" d="M%d %dv%d"/><path class="head" d="M%d %dl-5 -8h10z"/>`+"\n",
		spine, p.y, length-6, spine, p.y+length)
	p.y += length
}

// pass leads past a question, from beside its condition to the spine below it.
func (p *picture) pass(from, to int) {
	right := boxLeft + boxWidth
	fmt.Fprintf(&p.svg, `<path class="line" d="M%d %dV%d"/>`+"\n", spine, p.y, to)
	fmt.Fprintf(&p.svg, `<path class="line pass" d="M%d %dH%dV%dH%d"/>`+"\n", right, from, passing, to, spine)
	below := p.y
	p.y = from - 20
	p.lines("s", right+6, wrap(p.label("draw.otherwise"), drawWidth-right-6, 13)[:1], 18)
	p.y = below
}

// dot ends the picture.
func (p *picture) dot() {
	p.arrow(gap)
	fmt.Fprintf(&p.svg, `<circle class="head" cx="%d" cy="%d" r="7"/>`+"\n", spine, p.y+7)
	p.y += 14
}

// wrap breaks a text into lines that fit into so many pixels at a size of type.
func wrap(text string, pixels, size int) []string {
	return wrapItems(strings.Fields(text), pixels, size)
}

// wrapItems keeps items whole that fit into a line. The viewer's font is not
// known; 0.55 em a character is on the wide side.
func wrapItems(items []string, pixels, size int) []string {
	most := max(10, pixels*100/(size*55))
	var lines []string
	line := []rune{}
	for _, item := range items {
		next := []rune(item)
		if words := strings.Fields(item); len(next) > most && len(words) > 1 {
			if len(line) > 0 {
				lines = append(lines, string(line))
			}
			inner := wrapItems(words, pixels, size)
			lines, line = append(lines, inner[:len(inner)-1]...), []rune(inner[len(inner)-1])
			continue
		}
		if len(line) > 0 && len(line)+1+len(next) > most {
			lines = append(lines, string(line))
			line = line[:0]
		}
		for len(next) > most {
			lines = append(lines, string(next[:most]))
			next = next[most:]
		}
		if len(line) > 0 {
			line = append(line, ' ')
		}
		line = append(line, next...)
	}
	if len(line) > 0 || len(lines) == 0 {
		lines = append(lines, string(line))
	}
	return lines
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
