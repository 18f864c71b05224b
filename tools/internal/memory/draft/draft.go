// Package draft asks a translation service that staff have chosen for the first
// English of a text: any server that speaks the chat protocol of OpenAI (one of
// one's own among them), DeepL, or LibreTranslate. It makes no call unless
// Translate is called.
package draft

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Term is a term with the English to use.
type Term struct{ ZH, EN string }

// Request is one text to translate.
type Request struct {
	Text  string
	Kind  string // heading, measure, paragraph …
	Terms []Term // of the glossary, that the text uses
}

// Backend translates one text at a time.
type Backend interface {
	// Translate returns the English of a Chinese text. The error is ErrRefused if
	// the service will not serve this key at all.
	Translate(ctx context.Context, r Request) (string, error)
	// Name returns what a draft is marked with: the service, and its model.
	Name() string
}

// ErrRefused says that the service refuses the key, or that its quota is used up.
var ErrRefused = errors.New("the service refuses the key, or its quota is used up")

// Config says which service to ask, and how.
type Config struct {
	Backend   string        // openai, deepl or libretranslate
	URL       string        // of the service, as https://api.example.org/v1
	Model     string        // openai only
	Key       string        // from the environment, never from a file of the project
	Timeout   time.Duration // of one call; 0 means 60 s
	PerMinute int           // most calls a minute; 0 means 60
	Tries     int           // of one text; 0 means 4
}

// New returns the backend of a configuration.
func New(c Config) (Backend, error) {
	if err := checkURL(c); err != nil {
		return nil, err
	}
	if c.Timeout == 0 {
		c.Timeout = time.Minute
	}
	if c.PerMinute == 0 {
		c.PerMinute = 60
	}
	if c.Tries == 0 {
		c.Tries = 4
	}
	cl := &client{
		base: strings.TrimSuffix(c.URL, "/"), key: c.Key, tries: c.Tries,
		interval: time.Minute / time.Duration(c.PerMinute), pause: pause,
		http: &http.Client{Timeout: c.Timeout, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // a text goes to the server that was named, and to no other
		}},
	}
	switch c.Backend {
	case "openai":
		if c.Model == "" {
			return nil, errors.New("the openai service needs a model")
		}
		return &openAI{cl, c.Model}, nil
	case "deepl":
		return &deepL{cl}, nil
	case "libretranslate":
		return &libre{cl}, nil
	}
	return nil, fmt.Errorf("no translation service is called %q; there are openai, deepl and libretranslate", c.Backend)
}

// checkURL refuses an address that is none, and to send a key over the network
// in the clear.
func checkURL(c Config) error {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("%q is not the address of a service: it must begin with https://", c.URL)
	}
	if u.User != nil || u.RawQuery != "" {
		return errors.New("the address of a service holds no password and no query; the key comes from the environment")
	}
	local := u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback()
	if u.Scheme == "http" && c.Key != "" && !local {
		return fmt.Errorf("%s: a key is sent over https:// only", u.Redacted())
	}
	return nil
}

// pause waits, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
