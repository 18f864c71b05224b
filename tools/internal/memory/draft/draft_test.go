package draft

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// call is what a service was asked.
type call struct {
	Path, Authorization string
	Body                map[string]any
}

// service answers one call after the other with the handlers given, and with
// the last one from then on.
func service(t *testing.T, calls *[]call, answers ...http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := call{Path: r.URL.Path, Authorization: r.Header.Get("Authorization")}
		data, _ := io.ReadAll(r.Body)
		if err := json.Unmarshal(data, &c.Body); err != nil {
			t.Errorf("asked with %q", data)
		}
		*calls = append(*calls, c)
		answers[min(len(*calls), len(answers))-1](w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) }
}

func status(code int, retryAfter string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		w.WriteHeader(code)
	}
}

// backend returns a backend that notes its pauses and makes none.
func backend(t *testing.T, c Config, pauses *[]time.Duration) Backend {
	t.Helper()
	b, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	cl := map[string]func() *client{
		"openai": func() *client { return b.(*openAI).client }, "deepl": func() *client { return b.(*deepL).client },
		"libretranslate": func() *client { return b.(*libre).client },
	}[c.Backend]()
	cl.pause = func(ctx context.Context, d time.Duration) error {
		if d > 0 && pauses != nil {
			*pauses = append(*pauses, d)
		}
		return ctx.Err()
	}
	return b
}

var request = Request{Text: "建成8个公园。", Kind: "paragraph", Terms: []Term{{"公园", "park"}}}

func TestProtocols(t *testing.T) {
	for _, c := range []struct {
		config Config
		answer string
		name   string
		want   call
	}{
		{Config{Backend: "openai", Model: "m1", Key: "k"}, `{"choices":[{"message":{"role":"assistant","content":" 8 parks were built.\n"},"finish_reason":"stop"}]}`,
			"openai m1", call{"/chat/completions", "Bearer k", map[string]any{"model": "m1", "temperature": 0.0, "messages": []any{
				map[string]any{"role": "system", "content": task + "\nThe text is a paragraph.\nUse this wording:\n公园 = park"},
				map[string]any{"role": "user", "content": "建成8个公园。"}}}}},
		{Config{Backend: "deepl", Key: "k"}, `{"translations":[{"detected_source_language":"ZH","text":"8 parks were built."}]}`,
			"deepl", call{"/v2/translate", "DeepL-Auth-Key k", map[string]any{"text": []any{"建成8个公园。"}, "source_lang": "ZH",
				"target_lang": "EN-US", "context": "公园 = park"}}},
		{Config{Backend: "libretranslate"}, `{"translatedText":"8 parks were built."}`,
			"libretranslate", call{"/translate", "", map[string]any{"q": "建成8个公园。", "source": "zh", "target": "en", "format": "text"}}},
	} {
		var calls []call
		c.config.URL = service(t, &calls, says(c.answer)) + "/"
		b := backend(t, c.config, nil)
		got, err := b.Translate(t.Context(), request)
		if got != "8 parks were built." || err != nil || b.Name() != c.name {
			t.Errorf("%s: %q, %v", b.Name(), got, err)
		}
		if d := cmp.Diff([]call{c.want}, calls); d != "" {
			t.Errorf("%s:\n%s", b.Name(), d)
		}
	}
}

func TestFaults(t *testing.T) {
	const good = `{"translatedText":"ok"}`
	hangs := func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(2 * time.Second):
		}
	}
	for name, c := range map[string]struct {
		answers []http.HandlerFunc
		want    string // the translation, or what the error says
		calls   int
		pauses  []time.Duration
	}{
		"429 with a pause asked for": {[]http.HandlerFunc{status(429, "7"), says(good)}, "ok", 2, []time.Duration{7 * time.Second}},
		"429 with too long a pause":  {[]http.HandlerFunc{status(429, "9999"), says(good)}, "ok", 2, []time.Duration{time.Minute}},
		"500 and 503, then well":     {[]http.HandlerFunc{status(500, ""), status(503, ""), says(good)}, "ok", 3, []time.Duration{time.Second, 2 * time.Second}},
		"always 500":                 {[]http.HandlerFunc{status(500, "")}, "the service answers 500 (tried 3 times)", 3, []time.Duration{time.Second, 2 * time.Second}},
		"garbage, then well":         {[]http.HandlerFunc{says("<html>"), says(good)}, "ok", 2, []time.Duration{time.Second}},
		"always garbage":             {[]http.HandlerFunc{says("<html>")}, "the answer of the service can't be read (tried 3 times)", 3, []time.Duration{time.Second, 2 * time.Second}},
		"hangs":                      {[]http.HandlerFunc{hangs}, "the service does not answer (tried 3 times)", 3, []time.Duration{time.Second, 2 * time.Second}},
		"empty":                      {[]http.HandlerFunc{says(`{"translatedText":" "}`)}, errEmpty.Error(), 1, nil},
		"wrong request":              {[]http.HandlerFunc{status(400, "")}, "the service answers 400", 1, nil},
		"no key":                     {[]http.HandlerFunc{status(403, "")}, ErrRefused.Error(), 1, nil},
		"elsewhere": {[]http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://192.0.2.1/", http.StatusTemporaryRedirect)
		}}, "the service answers 307", 1, nil},
	} {
		var calls []call
		var pauses []time.Duration
		config := Config{Backend: "libretranslate", URL: service(t, &calls, c.answers...), Key: "geheim", Tries: 3,
			Timeout: 300 * time.Millisecond, PerMinute: 60000000}
		got, err := backend(t, config, &pauses).Translate(t.Context(), request)
		if err != nil {
			got = err.Error()
		}
		if got != c.want || len(calls) != c.calls {
			t.Errorf("%s: %q after %d calls", name, got, len(calls))
		}
		if d := cmp.Diff(c.pauses, pauses); d != "" {
			t.Errorf("%s: pauses\n%s", name, d)
		}
		if strings.Contains(got, "geheim") {
			t.Errorf("%s: the key is in the message", name)
		}
	}
}

func TestStops(t *testing.T) {
	var calls []call
	ctx, stop := context.WithCancel(t.Context())
	stop()
	config := Config{Backend: "libretranslate", URL: service(t, &calls, says("{}"))}
	if _, err := backend(t, config, nil).Translate(ctx, request); !errors.Is(err, context.Canceled) || len(calls) > 0 {
		t.Errorf("%v after %d calls", err, len(calls))
	}
}

func TestRate(t *testing.T) {
	var calls []call
	var pauses []time.Duration
	config := Config{Backend: "libretranslate", URL: service(t, &calls, says(`{"translatedText":"ok"}`)), PerMinute: 6}
	b := backend(t, config, &pauses)
	for range 2 {
		if _, err := b.Translate(t.Context(), request); err != nil {
			t.Fatal(err)
		}
	}
	if len(pauses) != 1 || pauses[0] < 9*time.Second || pauses[0] > 10*time.Second {
		t.Errorf("pauses %v at six calls a minute", pauses)
	}
}

func TestNew(t *testing.T) {
	for _, c := range []struct {
		config Config
		ok     bool
	}{
		{Config{Backend: "openai", URL: "https://api.example.org/v1", Model: "m", Key: "k"}, true},
		{Config{Backend: "openai", URL: "http://localhost:8080/v1", Model: "m", Key: "k"}, true},
		{Config{Backend: "openai", URL: "http://127.0.0.1:8080/v1", Model: "m", Key: "k"}, true},
		{Config{Backend: "openai", URL: "http://10.0.0.7:8080/v1", Model: "m"}, true},
		{Config{Backend: "openai", URL: "http://10.0.0.7:8080/v1", Model: "m", Key: "k"}, false}, // a key in the clear
		{Config{Backend: "openai", URL: "https://api.example.org/v1"}, false},
		{Config{Backend: "deepl", URL: "https://user:geheim@api.example.org"}, false},
		{Config{Backend: "deepl", URL: "https://api.example.org?key=geheim"}, false},
		{Config{Backend: "deepl", URL: "api.example.org"}, false},
		{Config{Backend: "else", URL: "https://api.example.org"}, false},
	} {
		_, err := New(c.config)
		if (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.config, err)
		}
		if err != nil && strings.Contains(err.Error(), "geheim") {
			t.Errorf("the message gives the password away: %v", err)
		}
	}
}

func TestGuard(t *testing.T) {
	sent, restore := Guard("请致电〔手机号码已隐去〕或〔邮箱已隐去〕。")
	if sent != "请致电⟦1⟧或⟦2⟧。" {
		t.Errorf("sent %q", sent)
	}
	if got, err := restore("Call ⟦1⟧ or ⟦2⟧."); got != "Call [mobile number withheld] or [withheld]." || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	for _, bad := range []string{"Call ⟦1⟧.", "Call ⟦1⟧ or ⟦2⟧ or ⟦2⟧."} {
		if got, err := restore(bad); err == nil {
			t.Errorf("%q became %q", bad, got)
		}
	}
}
