//go:build !unix

package pdf

import "context"

// Elsewhere sandboxes take their memory from the heap of Go.
func withMemory(ctx context.Context) context.Context { return ctx }

func stopping() {}
func stopped()  {}
func reclaim()  {}
