package release

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"io/fs"
	"path"
	"time"
)

// entry is a file of an archive.
type entry struct {
	name string // with slashes
	data []byte
	mode fs.FileMode
}

// tarball packs files below a folder. Owner and time are the same wherever and
// whenever it is made.
func tarball(w io.Writer, folder string, files []entry, at time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		head := &tar.Header{Name: path.Join(folder, f.name), Size: int64(len(f.data)), Mode: int64(f.mode), ModTime: at.Truncate(time.Second), Format: tar.FormatUSTAR}
		if err := t.WriteHeader(head); err != nil {
			return err
		}
		if _, err := t.Write(f.data); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

// zipped packs files as tarball does, for Windows.
func zipped(w io.Writer, folder string, files []entry, at time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		head := &zip.FileHeader{Name: path.Join(folder, f.name), Method: zip.Deflate, Modified: at.Truncate(time.Second).UTC()}
		head.SetMode(f.mode)
		body, err := z.CreateHeader(head)
		if err != nil {
			return err
		}
		if _, err := body.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}
