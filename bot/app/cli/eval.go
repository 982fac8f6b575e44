package cli

import (
	"context"
	"fmt"
	"os"

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

// evaluate reads a file of samples and prints how well they were read.
func evaluate(ctx context.Context, c *Console, kit *app.Kit, in bot.Input, file string, misses, asJSON bool) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	samples, err := understand.LoadSamples(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	report, err := understand.Evaluate(ctx, kit.Understander, in.Dialog, kit.Zone, samples)
	if err != nil {
		return err
	}
	if !asJSON {
		fmt.Fprint(c.Out, report)
		if misses {
			for _, m := range report.Misses {
				fmt.Fprintf(c.Out, "%s: %s: %s\n", m.ID, m.Figure, m.What)
			}
		}
		return nil
	}
	out := struct {
		Samples  int               `json:"samples"`
		Figures  map[string]figure `json:"figures"`
		Sections map[string]figure `json:"sections"`
		Misses   []miss            `json:"misses,omitempty"`
	}{report.Samples, figures(report.Figures), figures(report.Sections), nil}
	if misses {
		for _, m := range report.Misses {
			out.Misses = append(out.Misses, miss(m))
		}
	}
	return printJSON(c.Out, out)
}

func figures(all map[string]*understand.Figure) map[string]figure {
	out := map[string]figure{}
	for name, f := range all {
		out[name] = figure{f.Right, f.Expected, f.Found, f.Recall(), f.Precision(), f.F1()}
	}
	return out
}
