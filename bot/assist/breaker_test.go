package assist

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 16, 12, 0, 0, 0, time.UTC)

// calls makes calls that go as told, a second apart, and returns how many were
// allowed.
func calls(b *breaker, from time.Time, oks ...bool) (allowed int) {
	for i, ok := range oks {
		now := from.Add(time.Duration(i) * time.Second)
		if b.allow(now) {
			allowed++
			b.done(now, ok)
		}
	}
	return allowed
}

func TestTheBreakerOpens(t *testing.T) {
	const y, n = true, false
	for name, c := range map[string]struct {
		calls []bool
		open  bool
	}{
		"after five failures in a row":              {[]bool{y, y, n, n, n, n, n}, true},
		"not after four":                            {[]bool{y, y, n, n, n, n}, false},
		"when half of the calls fail, never in row": {[]bool{y, n, y, n, y, n, y, n, y, n}, true},
		"not when fewer do":                         {[]bool{y, n, y, y, n, y, y, n, y, y, n, y}, false},
		"not on the first failures":                 {[]bool{n, y, n}, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := &breaker{}
			calls(b, noon, c.calls...)
			if got := b.State(noon.Add(20*time.Second)) == Open; got != c.open {
				t.Errorf("open: %v", got)
			}
		})
	}
}

func TestAnOpenBreakerLetsOneCallTry(t *testing.T) {
	b := &breaker{}
	calls(b, noon, false, false, false, false, false)
	opened := noon.Add(4 * time.Second)
	if b.allow(opened.Add(coolDown - time.Second)) {
		t.Error("asked while it was open")
	}
	later := opened.Add(coolDown)
	if b.State(later) != HalfOpen || !b.allow(later) || b.allow(later) {
		t.Fatal("want exactly one to try")
	}
	b.done(later, false)
	if b.State(later.Add(coolDown-time.Second)) != Open {
		t.Error("a failed try left it open for less than the first failure did")
	}
	later = later.Add(coolDown)
	if !b.allow(later) {
		t.Fatal("want one to try")
	}
	b.forget() // the program was stopping
	if !b.allow(later) {
		t.Fatal("a try that was given up bars the next")
	}
	b.done(later, true)
	if b.State(later) != Closed || calls(b, later, true, false, true) != 3 {
		t.Error("it answers and is not asked")
	}
}

// 25 % slow and 10 % broken never fail five times in a row for long, and cost
// every third customer the whole wait.
func TestOldFailuresAreForgotten(t *testing.T) {
	b := &breaker{}
	var oks []bool
	for i := range 200 {
		oks = append(oks, i%3 != 0)
	}
	if n := calls(b, noon, oks...); n != 200 {
		t.Errorf("a third failing opened it after %d calls", n)
	}
}

func TestADayHasItsBudget(t *testing.T) {
	zone := time.FixedZone("Chatham", 45900)
	late := time.Date(2026, 11, 16, 23, 59, 0, 0, zone)
	d := &day{}
	for i, want := range []bool{true, true, false} {
		if d.left(late, 2) != want || d.take(late, 2) != want {
			t.Errorf("call %d: want %v", i, want)
		}
	}
	if !d.left(late.Add(time.Minute), 2) || !d.take(late.Add(time.Minute), 2) {
		t.Error("want a new day's")
	}
}
