// Dafu turns the reply letters of a city's agencies into a bilingual, searchable
// site. One file a verb; run is the whole program without the process around it.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"dafu/tools/internal/render"
)

func main() {
	bounds()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once what does not heed the first
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// bounds makes use of the machine. Much garbage may lie about, since the steps of the
// work hold little at a time, but no more than an office computer has room for; Hugo and
// the check set bounds of their own. And one more thing than there are processors is done
// at a time, as one of them mostly waits for the disk. What the environment says goes before.
func bounds() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(render.Memory)
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 1)
	}
}
