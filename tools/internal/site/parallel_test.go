package site

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strconv"
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
		done <- ordered(ctx, []string{"a", "stuck", "b"}, letterWise, func(_ context.Context, name string) string {
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

// TestSlowOne has the first of many letters be done last: the others are read
// meanwhile, and still come in order behind it.
func TestSlowOne(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	var list, got []string
	for i := range 50 {
		list = append(list, strconv.Itoa(i))
	}
	others := make(chan struct{}, len(list))
	err := ordered(t.Context(), list, letterWise, func(_ context.Context, name string) string {
		if name != list[0] {
			others <- struct{}{}
			return name
		}
		for range len(list) - 1 {
			select {
			case <-others:
			case <-time.After(time.Minute):
				t.Error("the others wait for it")
				return name
			}
		}
		return name
	}, func(_ int, name string) error {
		got = append(got, name)
		return nil
	})
	if err != nil || !slices.Equal(got, list) {
		t.Errorf("%v, %v", got, err)
	}
}
