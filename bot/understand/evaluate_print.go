package understand

import (
	"fmt"
	"sort"
	"strings"
)

// Add puts several figures together, by the sums of their counts.
func (f *Figure) Add(g *Figure) {
	f.Right += g.Right
	f.Expected += g.Expected
	f.Found += g.Found
}

// sumUp adds the figures that put others together: all flags, and those of
// danger, T1 to T6.
func (r *Report) sumUp() {
	for name, f := range r.Figures {
		id, isFlag := strings.CutPrefix(name, "flag:")
		if !isFlag {
			continue
		}
		r.figure("flags").Add(f)
		if isDanger(id) {
			r.figure("flags:danger").Add(f)
		}
	}
}

// String prints the figures, a line each.
func (r *Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s %9s %9s %9s %9s %9s\n", fmt.Sprintf("%d samples", r.Samples), "expected", "found", "recall", "precision", "f1")
	write := func(all map[string]*Figure, prefix string) {
		for _, n := range names(all) {
			f := all[n]
			fmt.Fprintf(&b, "%-28s %9d %9d %9.3f %9.3f %9.3f\n", prefix+n, f.Expected, f.Found, f.Recall(), f.Precision(), f.F1())
		}
	}
	write(r.Figures, "")
	write(r.Sections, "acts in ")
	fmt.Fprintf(&b, "%-28s %9d %9d %9.3f\n", "false dates", r.FalseDates.Of, r.FalseDates.Some, r.FalseDates.Rate())
	fmt.Fprintf(&b, "%-28s %39.3f\n", "calibration error", r.Calibration.Error())
	return b.String()
}

func names(all map[string]*Figure) []string {
	list := make([]string, 0, len(all))
	for n := range all {
		list = append(list, n)
	}
	sort.Strings(list)
	return list
}

// Gap is how far apart several reports are in one figure.
type Gap struct {
	Name string
	F1   []float64 // by report
	Gap  float64   // between the best and the worst
}

// Gaps compares reports, such as one for each language, in every figure that
// all of them have. Sections aren't compared.
func Gaps(reports []*Report) []Gap {
	if len(reports) < 2 {
		return nil
	}
	var all []Gap
	for _, name := range names(reports[0].Figures) {
		g := Gap{Name: name}
		low, high := 1.0, 0.0
		for _, r := range reports {
			f := r.Figures[name]
			if f == nil || f.Expected == 0 {
				break
			}
			g.F1 = append(g.F1, f.F1())
			low, high = min(low, f.F1()), max(high, f.F1())
		}
		if len(g.F1) == len(reports) {
			g.Gap = high - low
			all = append(all, g)
		}
	}
	return all
}
