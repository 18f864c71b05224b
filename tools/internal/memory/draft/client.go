package draft

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// client makes the calls of a backend: at most so many a minute, and again
// after a pause where that may help.
type client struct {
	http     *http.Client
	base     string
	key      string
	tries    int
	interval time.Duration
	last     time.Time
	pause    func(context.Context, time.Duration) error
}

// The bounds of pauses and answers.
const (
	firstPause  = time.Second
	longestWait = time.Minute
	mostBytes   = 1 << 20
)

// post sends a JSON body and reads the JSON answer into out. It tries again
// after a time-out, an answer that is no JSON, 429 and 5xx.
func (c *client) post(ctx context.Context, path, authorization string, body, out any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write the request: %w", err)
	}
	wait := firstPause
	for try := 1; ; try++ {
		if err := c.pause(ctx, c.interval-time.Since(c.last)); err != nil {
			return err
		}
		c.last = time.Now()
		asked, err := c.once(ctx, path, authorization, data, out)
		var again *temporary
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case !errors.As(err, &again):
			return err
		case try == c.tries:
			return fmt.Errorf("%w (tried %d times)", err, try)
		}
		if asked > 0 {
			wait = asked
		}
		if err := c.pause(ctx, min(wait, longestWait)); err != nil {
			return err
		}
		wait *= 2
	}
}

// temporary is an error after which another try may help.
type temporary struct{ reason string }

func (e *temporary) Error() string { return e.reason }

// once makes one call. It returns the pause that the service asks for, if any.
func (c *client) once(ctx context.Context, path, authorization string, data []byte, out any) (time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(data))
	if err != nil {
		return 0, fmt.Errorf("write the request: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return 0, &temporary{"the service does not answer"}
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, mostBytes))
	if err != nil {
		return 0, &temporary{"the answer of the service broke off"}
	}
	switch s := res.StatusCode; {
	case s == http.StatusUnauthorized || s == http.StatusForbidden || s == http.StatusPaymentRequired || s == 456:
		return 0, ErrRefused // 456 is DeepL's word for a quota that is used up
	case s == http.StatusTooManyRequests || s == http.StatusRequestTimeout || s >= 500:
		seconds, _ := strconv.Atoi(res.Header.Get("Retry-After"))
		return time.Duration(seconds) * time.Second, &temporary{fmt.Sprintf("the service answers %d", s)}
	case s != http.StatusOK:
		return 0, fmt.Errorf("the service answers %d", s)
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return 0, &temporary{"the answer of the service can't be read"}
	}
	return 0, nil
}
