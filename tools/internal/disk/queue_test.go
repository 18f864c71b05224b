package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestQueue(t *testing.T) {
	dir := t.TempDir()
	var q Queue
	for i := range 500 {
		err := q.Do(func() error {
			_, err := Write(filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprint(i)), []byte{byte(i)})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if i == 250 { // it may be waited for in between
			if err := q.Wait(); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprint(i))); err != nil {
				t.Errorf("after waiting: %v", err)
			}
		}
	}
	if err := q.Wait(); err != nil {
		t.Fatal(err)
	}
	for i := range 500 {
		data, err := os.ReadFile(filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprint(i)))
		if err != nil || len(data) != 1 || data[0] != byte(i) {
			t.Errorf("file %d holds %v, %v", i, data, err)
		}
	}
}

func TestQueueFails(t *testing.T) {
	full := errors.New("the disk is full")
	var q Queue
	if err := q.Do(func() error { return full }); err != nil {
		t.Fatal(err)
	}
	if err := q.Wait(); err != full {
		t.Errorf("Wait = %v", err)
	}
	if err := q.Do(func() error { t.Error("work is done after a failure"); return nil }); err != full {
		t.Errorf("Do = %v", err)
	}
	var at *Queue
	if err := at.Do(func() error { return full }); err != full {
		t.Errorf("without a queue: %v", err)
	}
	if err := at.Wait(); err != nil {
		t.Error(err)
	}
}
