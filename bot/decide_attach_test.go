package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func photo(key string) bot.AttachFile {
	return bot.AttachFile{Key: key, File: bot.File{ID: bot.FileID("id-" + key), Name: key + ".jpg", Media: "image/jpeg", Size: 1 << 20, Sum: "ab"}}
}

func withFiles(s *scene) *scene {
	policy := *s.env.Policy
	policy.Files = bot.FileLimits{Count: 3, Size: 2 << 20, Together: 4 << 20}
	s.env.Policy = &policy
	return s
}

var story = say("1", "Mijn lamp kwam kapot aan", told("experience", "Mijn lamp kwam kapot aan"))

func TestAFileDuringTheStoryIsPartOfListening(t *testing.T) {
	s := withFiles(given(t, story))
	then(s.after(5*time.Second).when(photo("p")), "the file", func(e bot.Attached) bool {
		return e.File.Name == "p.jpg" && e.Re == "p" && e.By.Role == bot.Customer
	}).silent()
	s.after(5 * time.Second).when(bot.Tick{}).silent() // eight seconds after the story, five after the photo
	s.after(4 * time.Second).when(bot.Tick{})
	if s.says().Pending != bot.PendingMore {
		t.Errorf("C08: the silence after the file ends the story, got %+v", s.last)
	}
}

func TestAFileBeforeAnyStoryInvitesToTellIt(t *testing.T) {
	s := withFiles(given(t)).when(photo("p")).asks("experience")
	if !strings.Contains(s.says().Text, "Uw foto is toegevoegd") {
		t.Errorf("says %q", s.says().Text)
	}
	s.when(photo("q")).silent()
}

func TestAFileAloneAnswersNoQuestion(t *testing.T) {
	s := withFiles(given(t, story)).when(bot.Choose{Key: "d", Choice: "done"})
	asked := s.says()
	s.when(photo("p"))
	got := s.says()
	if got.Asks != asked.Asks || len(got.Choices) != len(asked.Choices) || strings.Contains(got.Text, "?") {
		t.Errorf("the question %+v became %+v", asked, got)
	}
	s.when(photo("q")).silent() // acknowledged once
	s.when(say("2", "Een hele lamp", told("expectation", "een hele lamp"))).ok()
	if v := s.state.Value("expectation").Text; v != "een hele lamp" {
		t.Errorf("the answer after the file was taken as %q", v)
	}
}

func TestAFileAfterRegistrationIsSaidToBeWithTheComplaint(t *testing.T) {
	s := withFiles(given(t, whole, done, bot.Choose{Key: "y", Choice: "yes"}, bot.Choose{Key: "s", Choice: "skip"}))
	s.when(photo("p"))
	if !strings.Contains(s.says().Text, "K26-7XQ4M-2P9TC") {
		t.Errorf("says %q", s.says().Text)
	}
	if files := s.state.Record().Files; len(files) != 1 || files[0].Name != "p.jpg" {
		t.Errorf("the register names %v", files)
	}
}

func TestAnAgentIsNotTalkedOver(t *testing.T) {
	s := withFiles(given(t, story, bot.Join{Key: "j", By: bot.Person{Role: bot.Agent, ID: "u1", Name: "Anna"}}))
	then(s.when(photo("p")).silent(), "the file", func(bot.Attached) bool { return true })
}

func TestWordsThatFollowAtOnceNeedNoAcknowledgement(t *testing.T) {
	c := photo("p")
	c.Quiet = true
	then(withFiles(given(t)).when(c).silent(), "the file", func(bot.Attached) bool { return true })
}

func TestTheSummaryNamesTheFiles(t *testing.T) {
	s := withFiles(given(t, whole)).when(photo("bonnetje"))
	s.when(done).asks("confirm")
	if text := s.says().Text; !strings.Contains(text, "bestanden: bonnetje.jpg") || strings.Count(text, "\n• ") > 5 {
		t.Errorf("C15: %q", text)
	}
}

func TestAFileThatIsTooMuchIsRefused(t *testing.T) {
	big := photo("big")
	big.File.Size = 3 << 20
	full := func(n int) []bot.Command {
		var cs []bot.Command
		for i := range n {
			cs = append(cs, photo(string(rune('a'+i))))
		}
		return cs
	}
	wide := photo("wide")
	wide.File.Size = 2 << 20
	for name, c := range map[string]struct {
		before []bot.Command
		cmd    bot.AttachFile
		code   bot.Code
	}{
		"one that is too large":     {nil, big, bot.TooLarge},
		"one too many":              {full(3), photo("p"), bot.TooMany},
		"too much together":         {full(2), func() bot.AttachFile { c := wide; c.File.Size++; return c }(), bot.TooLarge},
		"a little too much":         {append(full(1), wide), wide2(), bot.TooMany},
		"when the talk has ended":   {[]bot.Command{story, bot.Close{Key: "c", By: bot.Person{Role: bot.Agent, ID: "u"}}}, photo("p"), bot.Closed},
		"before the talk has begun": {nil, photo("p"), bot.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			s := withFiles(newScene(t))
			if c.code != bot.NotFound {
				s.when(bot.Open{Locale: "nl", Channel: "web", Token: "h"}).ok()
			}
			for _, b := range c.before {
				s.when(b).ok()
			}
			seq := s.state.Seq
			s.when(c.cmd)
			if bot.CodeOf(s.err) != c.code || s.state.Seq != seq {
				t.Errorf("got %v, %v; want %s", s.last, s.err, c.code)
			}
		})
	}
}

// wide2 is a file that just doesn't fit beside three megabytes.
func wide2() bot.AttachFile {
	c := photo("wide2")
	c.File.Size = 1<<20 + 1
	return c
}

func TestFilesThatAreSwitchedOffAreRefused(t *testing.T) {
	if s := given(t).when(photo("p")); bot.CodeOf(s.err) != bot.Forbidden {
		t.Errorf("got %v", s.err)
	}
}

func TestTheSameFileTwiceIsOnce(t *testing.T) {
	s := withFiles(given(t)).when(photo("p")).ok()
	if s.when(photo("p")).ok(); len(s.last) != 0 || len(s.state.Files) != 1 {
		t.Errorf("made %v", s.last)
	}
	if f, ok := s.state.FileBy("p"); !ok || f.ID != "id-p" {
		t.Errorf("FileBy finds %v", f)
	}
	if _, ok := s.state.FileBy("1"); ok {
		t.Error("a key that nobody used finds a file")
	}
	if f, ok := s.state.FileOf("id-p"); !ok || f.Name != "p.jpg" {
		t.Errorf("FileOf finds %v", f)
	}
}

func TestWhoAsksToAddAFileHearsThatItCan(t *testing.T) {
	ask := say("q", "Kan ik een foto sturen?", only(bot.Attach))
	for name, c := range map[string]struct {
		s    *scene
		want string
	}{
		"at first":           {withFiles(given(t)), "Dat kan."},
		"in the story":       {withFiles(given(t, story)), "Dat kan."},
		"when asked":         {withFiles(given(t, story, done)), "Dat kan."},
		"where they may not": {given(t, story), "kan hier niet"},
	} {
		c.s.when(ask)
		if got := c.s.says(); !strings.Contains(got.Text, c.want) || got.Asks == "" {
			t.Errorf("%s: asks %q, says %q", name, got.Asks, got.Text)
		}
	}
	withFiles(given(t, story)).when(say("q", "Ik stuur een foto mee", only(bot.Attach))).silent()
}
