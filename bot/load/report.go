package load

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// Report is what was measured. Times are in milliseconds, memory in bytes.
type Report struct {
	Mode     Mode           `json:"mode"`
	Talk     Talk           `json:"talk"`
	Chats    int            `json:"chats"`
	Seconds  float64        `json:"seconds"`
	Messages int            `json:"messages"`      // acknowledged
	Ends     int            `json:"conversations"` // that came to their end
	Rate     float64        `json:"messages_per_second"`
	P50      float64        `json:"p50_ms"`
	P90      float64        `json:"p90_ms"`
	P99      float64        `json:"p99_ms"`
	Max      float64        `json:"max_ms"`
	Errors   map[string]int `json:"errors"` // by code

	// Of the server's process; 0 where it was not measured.
	RSS        int64   `json:"server_rss,omitempty"`              // at the end
	RSSPerChat int64   `json:"server_rss_per_chat,omitempty"`     // all of it, shared out
	RSSGrowth  int64   `json:"server_rss_growth,omitempty"`       // a chat, since before they connected
	CPUPerTurn float64 `json:"server_cpu_us_a_message,omitempty"` // microseconds
	CPUCores   float64 `json:"server_cpu_cores,omitempty"`        // on average
	Baseline   *Report `json:"baseline,omitempty"`
	Ratio      float64 `json:"ratio,omitempty"` // of Rate to the baseline's
}

func sum(c Config, chats []*chat, took time.Duration, before, start, end process) Report {
	r := Report{Mode: c.Mode, Talk: c.Talk, Chats: c.Chats, Seconds: took.Seconds(), Errors: map[string]int{}}
	var all []time.Duration
	for _, chat := range chats {
		all = append(all, chat.took...)
		r.Ends += chat.ends
		for code, n := range chat.errors {
			r.Errors[code] += n
		}
	}
	slices.Sort(all)
	r.Messages = len(all)
	r.Rate = float64(len(all)) / took.Seconds()
	r.P50, r.P90, r.P99, r.Max = percentile(all, 0.5), percentile(all, 0.9), percentile(all, 0.99), percentile(all, 1)
	if c.PID != 0 {
		r.RSS = end.rss
		r.RSSPerChat = end.rss / int64(c.Chats)
		r.RSSGrowth = (end.rss - before.rss) / int64(c.Chats)
		r.CPUCores = (end.cpu - start.cpu).Seconds() / took.Seconds()
		if len(all) > 0 {
			r.CPUPerTurn = float64((end.cpu - start.cpu).Microseconds()) / float64(len(all))
		}
	}
	return r
}

func percentile(sorted []time.Duration, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	i := min(int(p*float64(len(sorted))), len(sorted)-1)
	return float64(sorted[i].Microseconds()) / 1000
}

// Print writes the report for people.
func (r Report) Print(w io.Writer) {
	fmt.Fprintf(w, "%d chats, %s, %.1f s\n", r.Chats, r.Mode, r.Seconds)
	if r.Mode != Idle {
		fmt.Fprintf(w, "messages    %d acknowledged, %.0f a second\n", r.Messages, r.Rate)
		fmt.Fprintf(w, "answered in %.2f ms (median), %.2f ms (90 %%), %.2f ms (99 %%), at most %.1f ms\n", r.P50, r.P90, r.P99, r.Max)
	}
	for _, code := range slices.Sorted(maps.Keys(r.Errors)) {
		fmt.Fprintf(w, "errors      %s: %d\n", code, r.Errors[code])
	}
	if r.RSS > 0 {
		fmt.Fprintf(w, "memory      %.1f MiB resident: %d bytes a chat, %d of them since before they came\n",
			float64(r.RSS)/(1<<20), r.RSSPerChat, r.RSSGrowth)
		fmt.Fprintf(w, "processor   %.2f cores", r.CPUCores)
		if r.Messages > 0 {
			fmt.Fprintf(w, ", %.0f µs a message", r.CPUPerTurn)
		}
		fmt.Fprintln(w)
	}
	if b := r.Baseline; b != nil {
		fmt.Fprintf(w, "baseline    %.0f messages a second, %.2f ms (median), %.2f ms (99 %%): a bare echo server with the same durable group commit\n", b.Rate, b.P50, b.P99)
		fmt.Fprintf(w, "ratio       %.2f\n", r.Ratio)
	}
}
