package actor

import "time"

// Workers are goroutines that own one conversation after another, each for as
// long as there is work in it. That they are kept for a while saves growing a
// stack for every message, which costs as much as deciding.
const (
	workersMax  = 512 // that wait for work
	workerWaits = 5 * time.Second
)

// start has a worked off, by a worker that waits or by a new one.
func (r *Runtime) start(a *actor) {
	select {
	case r.ready <- a:
	default:
		go r.worker(a)
	}
}

func (r *Runtime) worker(a *actor) {
	var timer *time.Timer
	for {
		a.work()
		if r.idle.Add(1) > workersMax {
			r.idle.Add(-1)
			return
		}
		if timer == nil {
			timer = time.NewTimer(workerWaits)
			defer timer.Stop()
		} else {
			timer.Reset(workerWaits)
		}
		select {
		case a = <-r.ready:
			r.idle.Add(-1)
		case <-timer.C:
			r.idle.Add(-1)
			return
		case <-r.closed:
			return
		}
	}
}
