package understand

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Sample is a text with what a careful human reads in it: one line of an
// evaluation file.
type Sample struct {
	ID       string      `json:"id"`
	Locale   string      `json:"locale"`
	Now      time.Time   `json:"now"`
	Asked    string      `json:"asked"`
	Pending  string      `json:"pending"`
	Text     string      `json:"text"`
	Lang     string      `json:"lang"`
	Acts     []SampleAct `json:"acts"`
	Flags    []string    `json:"flags"`
	Nature   string      `json:"nature"`
	Unneeded []string    `json:"unneeded"`
	Tags     []string    `json:"tags"`
}

// SampleAct is an act that a human expects. Value is as `gehoor read` prints
// values.
type SampleAct struct {
	Kind  bot.ActKind     `json:"kind"`
	Slot  string          `json:"slot"`
	Value json.RawMessage `json:"value"`
	Old   json.RawMessage `json:"old"`
}

// LoadSamples reads an evaluation file, one JSON object a line.
func LoadSamples(r io.Reader) ([]Sample, error) {
	var all []Sample
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), 4<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var s Sample
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, s)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading samples: %w", err)
	}
	return all, nil
}

// section is the first tag.
func (s *Sample) section() string {
	if len(s.Tags) == 0 {
		return ""
	}
	return s.Tags[0]
}

// maybe reports whether what may be there or not, by the sample's tags.
func (s *Sample) maybe(what string) bool { return s.tagged("maybe:" + what) }

func (s *Sample) tagged(tag string) bool {
	for _, t := range s.Tags {
		if t == tag {
			return true
		}
	}
	return false
}

// expects reports whether an act of kind is expected.
func (s *Sample) expects(kind bot.ActKind) bool {
	for i := range s.Acts {
		if s.Acts[i].Kind == kind {
			return true
		}
	}
	return false
}
