package pdf

import (
	"context"
	"time"
)

// clock stops a reading after a time of work, in which reading pictures is not
// counted.
type clock struct {
	timer *time.Timer
	since time.Time
	left  time.Duration
}

// withClock returns a context that is done when the clock has run down. Its
// cause is then errSlow.
func withClock(ctx context.Context, limit time.Duration) (context.Context, *clock, func()) {
	own, cancel := context.WithCancelCause(ctx)
	c := &clock{since: time.Now(), left: limit}
	c.timer = time.AfterFunc(limit, func() { cancel(errSlow) })
	return own, c, func() {
		c.timer.Stop()
		cancel(nil)
	}
}

func (c *clock) pause() {
	c.timer.Stop()
	c.left -= time.Since(c.since)
}

func (c *clock) resume() {
	c.since = time.Now()
	c.timer.Reset(max(0, c.left))
}
