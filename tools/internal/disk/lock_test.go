package disk

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestLock(t *testing.T) {
	root := t.TempDir()
	free, err := Lock(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		again, err := Lock(t.Context(), root)
		if err == nil {
			again()
		}
		ended <- err
	}()
	time.Sleep(200 * time.Millisecond)
	free()
	if err := <-ended; err != nil {
		t.Errorf("a second run that waits: %v", err)
	}
	if free, err = Lock(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	defer free()
	var busy *BusyError
	if _, err := Lock(t.Context(), root); !errors.As(err, &busy) || !strings.Contains(busy.Owner, "PID ") {
		t.Errorf("a second run that waits too long: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Lock(ctx, root); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a second run that is stopped: %v", err)
	}
}
