//go:build unix

package pdf

import (
	"context"
	"sync"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withMemory has sandboxes take their memory from the system and give it back
// at once. From the heap of Go each step of its growth would leave the last one
// behind: one hostile file came to a gigabyte.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		return &region{most: most}
	}))
}

// region is the memory of a sandbox: room for the most that it may take, of
// which the system gives what is touched.
type region struct {
	most uint64
	room []byte
}

var _ experimental.LinearMemory = (*region)(nil)

// Reallocate returns the first size bytes, nil if the system has none to give.
func (r *region) Reallocate(size uint64) []byte {
	if r.room == nil {
		room, err := syscall.Mmap(-1, 0, int(r.most), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		if err != nil {
			return nil
		}
		r.room = room
	}
	if size > uint64(len(r.room)) {
		return nil
	}
	return r.room[:size]
}

// Free hands the room in; reclaim gives it back.
func (r *region) Free() {
	retired.Lock()
	defer retired.Unlock()
	if r.room != nil {
		retired.rooms = append(retired.rooms, r.room)
		r.room = nil
	}
}

// retired are rooms that no sandbox needs any more. One that was stopped may
// run on for a moment, so that nothing is given back while one is stopping.
var retired struct {
	sync.Mutex
	rooms    [][]byte
	stopping int
}

// stopping says that a sandbox is being stopped, stopped that it stands still.
func stopping() {
	retired.Lock()
	defer retired.Unlock()
	retired.stopping++
}

func stopped() {
	retired.Lock()
	defer retired.Unlock()
	retired.stopping--
}

// reclaim gives the memory of sandboxes that are closed back to the system.
func reclaim() {
	retired.Lock()
	defer retired.Unlock()
	if retired.stopping > 0 {
		return
	}
	for _, room := range retired.rooms {
		// A room that cannot be given back is room lost, nothing worse.
		_ = syscall.Munmap(room)
	}
	retired.rooms = nil
}
