package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
)

// WorkFolder is what the tool keeps for itself in the folder of a site: git and
// Hugo leave it alone.
const WorkFolder = ".dafu"

// halfFolder is where files are written that are on their way, below WorkFolder.
const halfFolder = "half"

// halfPrefix begins their names, so that they are known wherever they lie.
const halfPrefix = ".dafu-"

// halves is the folder of half files for all that is in a folder.
type halves struct{ above, half string }

// found is what was found last: a run writes thousands of files of one site.
var found atomic.Pointer[halves]

// halfway returns the folder in which the file for path is written. In a site it
// is one in the work folder: what a run that is killed leaves behind is then
// neither published nor committed. Elsewhere it is the folder of the file.
func halfway(path string) string {
	if f := found.Load(); f != nil && strings.HasPrefix(path, f.above) {
		return f.half
	}
	dir := filepath.Dir(path)
	above, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	for {
		half := filepath.Join(above, WorkFolder, halfFolder)
		if info, err := os.Stat(half); err == nil && info.IsDir() {
			found.Store(&halves{above: strings.TrimSuffix(above, string(filepath.Separator)) + string(filepath.Separator), half: half})
			return half
		}
		up := filepath.Dir(above)
		if up == above {
			return dir
		}
		above = up
	}
}

// Settle waits until the disk knows the files of the folders by their names, so
// that not even a power cut takes them back. What comes from letters does without:
// it is made again. Windows has no such wait, and keeps the order of what it does.
func Settle(folders ...string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	for _, folder := range folders {
		f, err := os.Open(folder)
		if err != nil {
			return fmt.Errorf("wait for the disk: %w", err)
		}
		err = f.Sync()
		f.Close()
		// A network drive may refuse it for folders; it has no more to give.
		if err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
			return fmt.Errorf("wait for the disk: %w", err)
		}
	}
	return nil
}

// Sweep removes what a run that was killed left in the site at root, and has a
// place ready for what this run is going to write. folders are those below root
// that the tool writes into. Only the holder of the lock may sweep.
func Sweep(root string, folders ...string) error {
	half := filepath.Join(WorkFolder, halfFolder)
	if err := os.MkdirAll(filepath.Join(root, half), 0o755); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	// Where a folder lies on another disk, half files lie beside the whole ones.
	for _, folder := range append([]string{half}, folders...) {
		dir, err := filepath.EvalSymlinks(filepath.Join(root, folder))
		if err != nil {
			continue // not there yet, or the work itself will meet it
		}
		err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && strings.HasPrefix(d.Name(), halfPrefix) {
				err = os.Remove(path)
			}
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
				return nil
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("remove what an earlier run left: %w", err)
		}
	}
	return nil
}
