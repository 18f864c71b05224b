package webpage

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"

	"dafu/tools/internal/source"
)

// maxPages is how many pages a file holds at most: one, and those of its frames.
const maxPages = 50

// single takes the page out of a file that a browser or WPS saved with all its
// pictures (MHTML), and those of the page's frames. Any other file is returned
// as it is.
func single(data []byte) (page []byte, frames []string, address string, err error) {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	if bytes.HasPrefix(bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n"), []byte("<")) || !bytes.Contains(head, []byte("mime-version:")) {
		return data, nil, "", nil
	}
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\xEF\xBB\xBF \t\r\n")))
	if err != nil {
		return nil, nil, "", fmt.Errorf("%w: %v", source.ErrDamaged, err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		return data, nil, "", nil
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for range 5000 {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, "", fmt.Errorf("%w: %v", source.ErrDamaged, err)
		}
		if kind, _, err := mime.ParseMediaType(part.Header.Get("Content-Type")); err != nil || kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		var in io.Reader = part // quoted-printable is decoded already
		if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
			in = base64.NewDecoder(base64.StdEncoding, part)
		}
		data, err := io.ReadAll(io.LimitReader(in, maxBytes+1))
		if err != nil {
			return nil, nil, "", fmt.Errorf("%w: %v", source.ErrDamaged, err)
		}
		if page == nil {
			page, address = data, part.Header.Get("Content-Location")
		} else if len(frames) < maxPages {
			frames = append(frames, string(data))
		}
	}
	if page != nil {
		return page, frames, address, nil
	}
	return nil, nil, "", fmt.Errorf("no page in the file: %w", source.ErrDamaged)
}
