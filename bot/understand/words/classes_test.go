package words

import (
	"slices"
	"strings"
	"testing"
)

const someClasses = `# what burns, and who
fire: fire smok%
  %brand
child: son
`

func TestClassesOfWords(t *testing.T) {
	c, err := ParseClasses(someClasses, 4)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.Names, []string{"fire", "child"}) {
		t.Errorf("names %q", c.Names)
	}
	for w, want := range map[string]uint64{
		"fire": 1, "fires": 0, "smoke": 1, "smok": 1, "keukenbrand": 1, "brand": 0, "son": 2, "person": 0, "": 0,
	} {
		if got := c.Of(w); got != want {
			t.Errorf("%q: %b, want %b", w, got, want)
		}
	}
	var all []int
	EachClass(1<<63|5, func(k int) { all = append(all, k) })
	if !slices.Equal(all, []int{0, 2, 63}) {
		t.Errorf("each of 63, 2, 0: %v", all)
	}
}

func TestClassesRefused(t *testing.T) {
	for _, text := range []string{"no name", "  first: x", "a: x\nb: y\nc: z", "a: ab%", "a: cover-up", "a: %", "a: %" + strings.Repeat("x", LongestStem+1)} {
		if _, err := ParseClasses(text, 2); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}
