package recipes

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// server is a program that serves public/ as docs/hosting/ says.
type server struct {
	address string // http://… or https://…
	client  *http.Client
}

// nginx starts nginx with docs/hosting/nginx.conf; only what is of the host,
// its name, ports, folder and certificate, is exchanged.
func (c clone) nginx(t *testing.T) {
	needs(t, "nginx")
	dir := t.TempDir()
	port := freePort(t)
	certificate(t, dir)
	conf := strings.NewReplacer(
		"listen 80;", "listen 127.0.0.1:"+freePort(t)+";",
		"listen 443 ssl http2;", "listen 127.0.0.1:"+port+" ssl http2;",
		"/srv/www/dafu", filepath.Join(c.dir, "public"),
		"/etc/ssl/replies.example.pem", filepath.Join(dir, "cert.pem"),
		"/etc/ssl/private/replies.example.key", filepath.Join(dir, "key.pem"),
	).Replace(file(t, "docs/hosting/nginx.conf"))
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n" // the folder of the test is root's alone
	}
	main := fmt.Sprintf("daemon off;\n%spid %s/pid;\nerror_log stderr;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\nclient_body_temp_path %s/b; proxy_temp_path %s/p; fastcgi_temp_path %s/f; uwsgi_temp_path %s/u; scgi_temp_path %s/s;\n%s}\n",
		user, dir, dir, dir, dir, dir, dir, conf)
	path := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(path, []byte(main), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("nginx", "-t", "-c", path, "-e", "stderr").CombinedOutput(); err != nil {
		t.Fatalf("nginx -t: %v\n%s", err, out)
	}
	start(t, "127.0.0.1:"+port, "nginx", "-c", path, "-e", "stderr")
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableCompression: true}}
	c.served(t, server{"https://127.0.0.1:" + port, client})
}

// caddy starts Caddy with docs/hosting/Caddyfile, without encryption: it would
// ask an authority for a certificate.
func (c clone) caddy(t *testing.T) {
	needs(t, "caddy")
	dir := t.TempDir()
	port := freePort(t)
	conf := strings.NewReplacer("replies.example {", "http://127.0.0.1:"+port+" {", "/srv/www/dafu", filepath.Join(c.dir, "public")).
		Replace(file(t, "docs/hosting/Caddyfile"))
	path := filepath.Join(dir, "Caddyfile")
	if err := os.WriteFile(path, []byte("{\n\tadmin off\n}\n"+conf), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", dir)
	t.Setenv("XDG_DATA_HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	start(t, "127.0.0.1:"+port, "caddy", "run", "--config", path, "--adapter", "caddyfile")
	c.served(t, server{"http://127.0.0.1:" + port, &http.Client{Transport: &http.Transport{DisableCompression: true}}})
}

// served fetches what a browser fetches and looks at the answers.
func (c clone) served(t *testing.T, s server) {
	t.Helper()
	const lasting, fresh = "public, max-age=31536000, immutable", "no-cache"
	for _, tt := range []struct {
		path, kind, cache string
		status            int
	}{
		{"/", "text/html; charset=utf-8", fresh, 200},
		{"/en/replies/", "text/html; charset=utf-8", fresh, 200},
		{"/search/", "text/html; charset=utf-8", fresh, 200},
		{"/search/index.json", "application/json", fresh, 200},
		{"/search/zh/facets.bin?v=0", "", lasting, 200},
		{"/search/zh/facets.bin", "", fresh, 200},
		{"/search/fold.bin?v=0", "", lasting, 200},
		{c.glob(t, "css/main.*.css"), "text/css; charset=utf-8", lasting, 200},
		{c.glob(t, "js/main.*.js"), "", lasting, 200},
		{"/replies.csv", "text/csv; charset=utf-8", fresh, 200},
		{"/feed.json", "application/feed+json; charset=utf-8", fresh, 200},
		{"/favicon.svg", "image/svg+xml", fresh, 200},
		{"/nowhere/", "text/html; charset=utf-8", "", 404},
		{"/css/main." + strings.Repeat("0", 64) + ".css", "text/html; charset=utf-8", "", 404},
		{"/_headers", "text/html; charset=utf-8", "", 404},
		{"/.git/config", "text/html; charset=utf-8", "", 404},
	} {
		head, _ := s.get(t, tt.path, "")
		if head.StatusCode != tt.status {
			t.Errorf("%s: status %d, want %d", tt.path, head.StatusCode, tt.status)
		}
		if got := head.Header.Get("Content-Type"); tt.kind != "" && !strings.EqualFold(got, tt.kind) && !strings.HasPrefix(got, tt.kind+";") {
			t.Errorf("%s: Content-Type %q, want %q", tt.path, got, tt.kind)
		}
		if got := head.Header.Get("Cache-Control"); got != tt.cache && (tt.status == 200 || got == lasting) {
			t.Errorf("%s: Cache-Control %q, want %q", tt.path, got, tt.cache)
		}
		for name, want := range always(t) {
			if got := head.Header.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s is %q", tt.path, name, got)
			}
		}
		if got := head.Header.Get("Server"); strings.ContainsAny(got, "0123456789") {
			t.Errorf("%s: the server tells its version: %s", tt.path, got)
		}
	}
	for path, title := range map[string]string{"/nowhere/": "lang=\"zh-Hans-CN\"", "/en/nowhere/": "lang=\"en\""} {
		if _, body := s.get(t, path, ""); !strings.Contains(body, title) {
			t.Errorf("%s: the page that nothing is there is not in the language of the address", path)
		}
	}
	// Unchanged pages are not sent again, and packed ones are sent as they are.
	head, _ := s.get(t, "/", "gzip")
	if head.Header.Get("Content-Encoding") != "gzip" {
		t.Error("the home page is sent without compression")
	}
	if _, got := s.get(t, c.glob(t, "css/main.*.css"), "gzip"); got != c.read(t, "public"+c.glob(t, "css/main.*.css")+".gz") {
		t.Error("the style sheet is not sent as it was packed beforehand")
	}
	whole, _ := s.get(t, "/", "")
	req, _ := http.NewRequest("GET", s.address+"/", nil)
	req.Header.Set("If-None-Match", whole.Header.Get("ETag"))
	again, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	again.Body.Close()
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("an unchanged page is sent again: status %d", again.StatusCode)
	}
}

func (s server) get(t *testing.T, path, encoding string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest("GET", s.address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if encoding != "" {
		req.Header.Set("Accept-Encoding", encoding)
	}
	res, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

// glob returns the address of the one built file of a pattern.
func (c clone) glob(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(c.dir, "public", filepath.FromSlash(pattern)))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %v %v", pattern, found, err)
	}
	rel, _ := filepath.Rel(filepath.Join(c.dir, "public"), found[0])
	return "/" + filepath.ToSlash(rel)
}

// start starts a server, and waits until it answers.
func start(t *testing.T, address, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	log := &strings.Builder{}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait()
	})
	for range 300 {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s does not answer:\n%s", name, log)
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// certificate writes a certificate that nobody trusts.
func certificate(t *testing.T, dir string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{"cert.pem": {Type: "CERTIFICATE", Bytes: der}, "key.pem": {Type: "EC PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
