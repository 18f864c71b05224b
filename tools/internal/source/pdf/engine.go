package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing/fstest"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages of 64 KiB each are what one file may take.
const memoryPages = 256 << 20 >> 16

// engine is PDFium in its sandbox: WebAssembly that sees no file, no network
// and no clock of this machine. Its machine code takes two seconds to compile
// and a tenth of one to load from the user's cache folder.
type engine struct {
	start sync.Once
	done  chan struct{} // closed when pool and err are set
	pool  pdfium.Pool
	err   error
}

// shared is started by the first file and serves all others.
var shared = engine{done: make(chan struct{})}

// ready waits until the engine has started.
func (e *engine) ready(ctx context.Context) error {
	e.start.Do(func() {
		go func() {
			defer close(e.done)
			e.pool, e.err = compile(cacheDir())
		}()
	})
	select {
	case <-e.done:
		return e.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// cacheDir returns the folder for compiled code, "" where the user has none.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dafu")
}

// compile returns PDFium as machine code. A cache that cannot be used is left alone.
func compile(dir string) (pdfium.Pool, error) {
	// Collecting garbage takes a fifth of the time of a first run, and finds
	// little: nearly all that the compiler makes it keeps until it is done.
	const bound = 800 << 20
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(bound))
	ctx := experimental.WithCompilationWorkers(context.Background(), runtime.NumCPU())
	if dir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			if pool, err := newPool(ctx, wazero.NewRuntimeConfig().WithCompilationCache(cache)); err == nil {
				return pool, nil
			}
		}
	}
	return newPool(ctx, wazero.NewRuntimeConfig())
}

func newPool(ctx context.Context, c wazero.RuntimeConfig) (pool pdfium.Pool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("start PDFium: %v", r)
		}
	}()
	return webassembly.Init(webassembly.Config{
		Context:  withMemory(ctx),
		MaxTotal: -1, // as many as files are read at once: a wait would count as their time
		RuntimeConfig: c.
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memoryPages).
			WithCloseOnContextDone(true),
		// The one file system in memory that the standard library has.
		FSConfig: wazero.NewFSConfig().WithFSMount(fstest.MapFS{
			"usr/share/fonts/stub.ttf": {Data: stubFont()},
		}, "/"),
		Stdout: io.Discard,
		Stderr: io.Discard,
	})
}

// within runs f on a fresh instance of the engine, which must be ready, and
// throws it away. Once ctx is done the instance is stopped wherever it is.
func (e *engine) within(ctx context.Context, f func(pdfium.Pdfium) error) (err error) {
	in, err := e.pool.GetInstanceWithContext(ctx)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return err
	}
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		stopping()
		// What stops a call that hangs may itself fail: the instance is lost
		// either way.
		_ = in.Kill()
	})
	defer func() {
		if r := recover(); r != nil {
			err = errors.Join(errBroken, fmt.Errorf("%v", r))
		}
		if stop() {
			_ = in.Close()
		} else {
			<-killed
			stopped()
		}
		reclaim()
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
	}()
	return f(in)
}

// errBroken is what a PDFium that has lost its way gives.
var errBroken = errors.New("PDFium broke down")
