package understand_test

import (
	"iter"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// line is one message of testdata/triage.*.txt with what is asked of it: the
// flag that it raises, or must not raise; "" stands for any flag.
type line struct {
	flag, text, asked string
	want              bool
}

// triageLines reads sections [t1 +], [t1 -], [ordinary] and [contact].
func triageLines(t *testing.T, file string) []line {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []line
	var in line
	for l := range strings.Lines(string(text)) {
		l = strings.TrimSpace(l)
		switch {
		case l == "" || l[0] == '#':
		case l == "[ordinary]":
			in = line{}
		case l == "[contact]":
			in = line{asked: "contact"}
		case l[0] == '[':
			flag, sign, _ := strings.Cut(strings.Trim(l, "[]"), " ")
			in = line{flag: flag, want: sign == "+"}
		default:
			in.text = l
			lines = append(lines, in)
		}
	}
	return lines
}

// readLines are the lines of a file with how each is read.
func readLines(t *testing.T, file, lang string) iter.Seq2[line, bot.Reading] {
	t.Helper()
	rules, topics := understand.New(), complaintTopics(t)
	return func(yield func(line, bot.Reading) bool) {
		for _, l := range triageLines(t, file) {
			r, err := rules.Read(t.Context(), messageOf(l.text, lang, topics))
			if err != nil {
				t.Fatal(err)
			}
			if !yield(l, r) {
				return
			}
		}
	}
}

// raised are the flags that stand, by category, each with its rule.
func raised(t *testing.T, r *understand.Rules, in bot.Input) map[string]string {
	t.Helper()
	reading, err := r.Read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return standing(reading)
}

// standing are the flags of a reading that stand.
func standing(r bot.Reading) map[string]string {
	flags := map[string]string{}
	for _, f := range r.Flags {
		if !f.Negated {
			flags[f.ID] = f.Rule + " (" + f.Quote + ")"
		}
	}
	return flags
}

// floors are the least share of positives that must raise their flag.
// A story of T1 to T6 that isn't seen may cost someone dearly.
var floors = map[string]float64{"t1": 0.98, "t2": 0.98, "t3": 0.98, "t4": 0.98, "t5": 0.98, "t6": 0.98}

func TestTriageSeesWhatMustGoToAHuman(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			type tally struct{ seen, told, wrong, quiet int }
			tallies := map[string]*tally{}
			var ordinary tally
			for _, l := range triageLines(t, "testdata/triage."+lang+".txt") {
				in := bot.Input{
					Text: l.text, Asked: l.asked, Pending: l.asked, Locale: lang,
					Now: time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), Zone: time.UTC, Dialog: topics,
				}
				flags := raised(t, rules, in)
				if l.flag == "" {
					ordinary.quiet++
					for _, rule := range flags {
						ordinary.wrong++
						t.Logf("%q raises %s", l.text, rule)
					}
					continue
				}
				n := tallies[l.flag]
				if n == nil {
					n = &tally{}
					tallies[l.flag] = n
				}
				rule, ok := flags[l.flag]
				switch {
				case l.want && ok:
					n.seen++
					n.told++
				case l.want:
					n.told++
					t.Logf("%s isn't seen in %q", l.flag, l.text)
				case ok:
					n.wrong++
					n.quiet++
					t.Logf("%q raises %s", l.text, rule)
				default:
					n.quiet++
				}
			}
			if float64(ordinary.wrong) > 0.02*float64(ordinary.quiet) {
				t.Errorf("ordinary complaints raise a flag in %d/%d, want one in fifty at most", ordinary.wrong, ordinary.quiet)
			}
			for flag, n := range tallies {
				t.Logf("%s: recall %d/%d, hard negatives raised %d/%d", flag, n.seen, n.told, n.wrong, n.quiet)
				floor := floors[flag]
				if floor == 0 {
					floor = 0.95
				}
				if float64(n.seen) < floor*float64(n.told) {
					t.Errorf("%s: recall %d/%d, want %.2f", flag, n.seen, n.told, floor)
				}
				if float64(n.wrong) > 0.1*float64(n.quiet) {
					t.Errorf("%s: hard negatives raised %d/%d, want a tenth at most", flag, n.wrong, n.quiet)
				}
			}
		})
	}
}
