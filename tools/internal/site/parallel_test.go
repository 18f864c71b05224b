package site

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestCalledOff calls off work of which one piece never ends: nobody waits for it.
func TestCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	stuck := make(chan struct{})
	defer close(stuck)
	done := make(chan error, 1)
	go func() {
		done <- ordered(ctx, []string{"a", "stuck", "b"}, func(_ context.Context, name string) string {
			if name == "stuck" {
				<-stuck
			}
			return name
		}, func(i int, _ string) error {
			cancel()
			return nil
		})
	}()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ordered = %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("it is waited for")
	}
}
