package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/understand"
)

// figure is how well one kind of thing was read, as JSON.
type figure struct {
	Right     int     `json:"right"`
	Expected  int     `json:"expected"`
	Found     int     `json:"found"`
	Recall    float64 `json:"recall"`
	Precision float64 `json:"precision"`
	F1        float64 `json:"f1"`
}

type miss struct {
	ID     string `json:"id"`
	Figure string `json:"figure"`
	What   string `json:"what"`
}

// measured is how well one file of samples was read, as JSON.
type measured struct {
	File             string            `json:"file"`
	Samples          int               `json:"samples"`
	PerSecond        float64           `json:"per_second"`
	Figures          map[string]figure `json:"figures"`
	Sections         map[string]figure `json:"sections"`
	FalseDateRate    float64           `json:"false_date_rate"`
	CalibrationError float64           `json:"calibration_error"`
	Misses           []miss            `json:"misses,omitempty"`

	report *understand.Report
}

// gap is how far apart the files are in one figure, as JSON.
type gap struct {
	F1  []float64 `json:"f1"` // by file
	Gap float64   `json:"gap"`
}

// evaluate reads files of samples and prints how well they were read; with more
// than one file also how far apart they are.
func evaluate(ctx context.Context, c *Console, kit *app.Kit, in bot.Input, files []string, misses, asJSON bool) error {
	var all []*measured
	for _, file := range files {
		m, err := measure(ctx, kit, in, file)
		if err != nil {
			return err
		}
		if !misses {
			m.Misses = nil
		}
		all = append(all, m)
	}
	var reports []*understand.Report
	for _, m := range all {
		reports = append(reports, m.report)
	}
	gaps := understand.Gaps(reports)
	if !asJSON {
		printMeasured(c, all, gaps)
		return nil
	}
	if len(all) == 1 {
		return printJSON(c.Out, all[0])
	}
	out := struct {
		Files []*measured    `json:"files"`
		Gaps  map[string]gap `json:"gaps"`
	}{all, map[string]gap{}}
	for _, g := range gaps {
		out.Gaps[g.Name] = gap{g.F1, g.Gap}
	}
	return printJSON(c.Out, out)
}

func measure(ctx context.Context, kit *app.Kit, in bot.Input, file string) (*measured, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	samples, err := understand.LoadSamples(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	// The first reading trains the classifier: that is loading, not reading.
	if _, err := kit.Understander.Read(ctx, in); err != nil {
		return nil, err
	}
	began := kit.Now()
	report, err := understand.Evaluate(ctx, kit.Understander, in.Dialog, kit.Zone, samples)
	if err != nil {
		return nil, err
	}
	took := max(kit.Now().Sub(began), time.Microsecond)
	m := &measured{
		File: file, Samples: report.Samples, PerSecond: float64(report.Samples) / took.Seconds(),
		Figures: figures(report.Figures), Sections: figures(report.Sections),
		FalseDateRate: report.FalseDates.Rate(), CalibrationError: report.Calibration.Error(), report: report,
	}
	for _, one := range report.Misses {
		m.Misses = append(m.Misses, miss(one))
	}
	return m, nil
}

func printMeasured(c *Console, all []*measured, gaps []understand.Gap) {
	for _, m := range all {
		if len(all) > 1 {
			fmt.Fprintln(c.Out, m.File)
		}
		fmt.Fprint(c.Out, m.report)
		fmt.Fprintf(c.Out, "%-28s %39.0f\n", "samples per second", m.PerSecond)
		for _, one := range m.Misses {
			fmt.Fprintf(c.Out, "%s: %s: %s\n", one.ID, one.Figure, one.What)
		}
		if len(all) > 1 {
			fmt.Fprintln(c.Out)
		}
	}
	if len(gaps) == 0 {
		return
	}
	fmt.Fprintf(c.Out, "%-28s", "f1")
	for _, m := range all {
		fmt.Fprintf(c.Out, " %22.22s", filepath.Base(m.File))
	}
	fmt.Fprintf(c.Out, " %9s\n", "gap")
	for _, g := range gaps {
		fmt.Fprintf(c.Out, "%-28s", g.Name)
		for _, f1 := range g.F1 {
			fmt.Fprintf(c.Out, " %22.3f", f1)
		}
		fmt.Fprintf(c.Out, " %9.3f\n", g.Gap)
	}
}

func figures(all map[string]*understand.Figure) map[string]figure {
	out := map[string]figure{}
	for name, f := range all {
		out[name] = figure{f.Right, f.Expected, f.Found, f.Recall(), f.Precision(), f.F1()}
	}
	return out
}
