package recipes

import (
	"bytes"
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const root = "../.."

// clone is a fresh clone of the working tree: what git keeps of it, and nothing
// that a build has left behind.
type clone struct {
	dir  string
	home string // of the account that the steps run as
	site string // where stubbed hosts put what is sent to them
}

func newClone(t *testing.T) clone {
	t.Helper()
	c := clone{dir: filepath.Join(t.TempDir(), "clone"), home: t.TempDir(), site: t.TempDir()}
	list, err := exec.Command("git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		from := filepath.Join(root, filepath.FromSlash(name))
		info, err := os.Stat(from)
		if err != nil {
			continue // deleted, and not yet committed
		}
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(c.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, info.Mode().Perm()); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "-A"},
		{"-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "x"}} {
		if out, err := exec.Command("git", append([]string{"-C", c.dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return c
}

// run runs a piece of shell in the clone as a runner of a CI does: an
// environment of its own, and for a desk's tools those of this machine.
func (c clone) run(t *testing.T, shell string, env map[string]string) (string, error) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 8*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, "bash", "-e", "-o", "pipefail", "-c", shell)
	cmd.Dir = c.dir
	all := map[string]string{"HOME": c.home, "PATH": c.home + ":" + os.Getenv("PATH"), "LANG": "C.UTF-8"}
	for name, ask := range map[string]string{"GOCACHE": "GOCACHE", "GOMODCACHE": "GOMODCACHE", "GOPROXY": "GOPROXY", "GOFLAGS": "GOFLAGS", "GONOSUMDB": "GONOSUMDB"} {
		out, err := exec.Command("go", "env", ask).Output()
		if err != nil {
			t.Fatal(err)
		}
		all[name] = strings.TrimSpace(string(out))
	}
	maps.Copy(all, env)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		cmd.Env = append(cmd.Env, name+"="+all[name])
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return out.String(), err
}

func (c clone) must(t *testing.T, shell string, env map[string]string) string {
	t.Helper()
	out, err := c.run(t, shell, env)
	if err != nil {
		t.Fatalf("%s: %v\n%s", shell, err, out)
	}
	return out
}

// clean takes away what a run has left, as the next job of a CI finds it.
func (c clone) clean(t *testing.T) {
	t.Helper()
	c.must(t, "git clean -fdxq", nil)
}

func (c clone) read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// needs skips the test where a program is not installed; with
// DAFU_REQUIRE_TOOLS set that is a failure.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err == nil {
			continue
		}
		if os.Getenv("DAFU_REQUIRE_TOOLS") != "" {
			t.Fatalf("%s is not installed", p)
		}
		t.Skipf("%s is not installed", p)
	}
}

// host makes a stub of ssh, by which rsync reaches a folder here instead of
// another machine. It refuses what a careful host would miss.
func (c clone) host(t *testing.T) map[string]string {
	t.Helper()
	stub := `#!/bin/bash
# ssh OPTIONS HOST COMMAND…: run the command here.
key= hosts= strict=
while [ $# -gt 0 ]; do
  case $1 in
    -i) key=$2; shift 2 ;;
    -o) case $2 in UserKnownHostsFile=*) hosts=${2#*=} ;; StrictHostKeyChecking=yes) strict=1 ;; esac; shift 2 ;;
    -l) shift 2 ;;
    -*) shift ;;
    *) break ;;
  esac
done
[ "$(stat -c %a "$key")" = 600 ] && grep -q "a private key" "$key" || { echo "ssh: no key" >&2; exit 9; }
grep -q "host.example ssh-ed25519" "$hosts" && [ -n "$strict" ] || { echo "ssh: unknown host" >&2; exit 9; }
shift
exec sh -c "$*"
`
	if err := os.WriteFile(filepath.Join(c.home, "ssh"), []byte(stub), 0o755); err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"DEPLOY_TO": "rsync", "DEPLOY_TARGET": "site@host.example:" + c.site + "/www", "PREVIEW_TARGET": "site@host.example:" + c.site + "/preview/",
		"DEPLOY_KEY": "a private key", "DEPLOY_HOSTS": "host.example ssh-ed25519 AAAA",
	}
}

// bucket is the same for rclone: a folder here for a store of objects.
func (c clone) bucket() map[string]string {
	return map[string]string{
		"DEPLOY_TO": "rclone", "DEPLOY_TARGET": "site:" + c.site + "/bucket", "PREVIEW_TARGET": "site:" + c.site + "/previews",
		"RCLONE_CONFIG_SITE_TYPE": "local",
	}
}

// sent lists the files below a folder of the stubbed hosts.
func (c clone) sent(t *testing.T, folder string) []string {
	t.Helper()
	return below(t, filepath.Join(c.site, folder))
}

func below(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
