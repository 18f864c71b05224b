package recipes

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

var (
	uses = regexp.MustCompile(`uses: *(\S+)(.*)`)
	// pinned is an action by the commit of a version that stands beside it.
	pinned = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	named  = regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`)
	image  = regexp.MustCompile(`(?m)^\s*(?:image|container): *(\S+)`)
	exact  = regexp.MustCompile(`^golang:(\d+\.\d+\.\d+)-[a-z]+$`)
)

func workflows(t *testing.T) []string {
	t.Helper()
	out, err := filepath.Glob(filepath.Join(root, ".github", "workflows", "*.yml"))
	if err != nil || len(out) < 2 {
		t.Fatal(out, err)
	}
	return out
}

// TestPinned holds every action to a commit, and every image to the version of
// Go that go.mod asks for.
func TestPinned(t *testing.T) {
	names := append(workflows(t), filepath.Join(root, ".gitlab-ci.yml"))
	toolchain := regexp.MustCompile(`(?m)^toolchain go(\S+)$`).FindStringSubmatch(file(t, "go.mod"))
	if toolchain == nil {
		t.Fatal("go.mod names no toolchain")
	}
	n := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range uses.FindAllStringSubmatch(string(data), -1) {
			n++
			if !pinned.MatchString(m[1]) || !named.MatchString(m[2]) {
				t.Errorf("%s: %s is not pinned to a commit with its version beside it", name, m[0])
			}
		}
		for _, m := range image.FindAllStringSubmatch(string(data), -1) {
			n++
			if v := exact.FindStringSubmatch(m[1]); v == nil || v[1] != toolchain[1] {
				t.Errorf("%s: the image %s is not that of Go %s", name, m[1], toolchain[1])
			}
		}
	}
	if n < 8 {
		t.Errorf("found only %d actions and images", n)
	}
}

// TestLeastPrivilege holds the workflows of GitHub to reading, except for the
// job that publishes Pages, and the text of their steps to being no template.
func TestLeastPrivilege(t *testing.T) {
	for _, name := range workflows(t) {
		var w struct {
			On          map[string]any    `yaml:"on"`
			Permissions map[string]string `yaml:"permissions"`
			Jobs        map[string]struct {
				Permissions map[string]string `yaml:"permissions"`
				Timeout     int               `yaml:"timeout-minutes"`
				Steps       []struct {
					Uses string         `yaml:"uses"`
					With map[string]any `yaml:"with"`
				} `yaml:"steps"`
			} `yaml:"jobs"`
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(data, &w); err != nil {
			t.Fatal(name, err)
		}
		if len(w.Permissions) != 1 || w.Permissions["contents"] != "read" {
			t.Errorf("%s: permissions are %v", name, w.Permissions)
		}
		if _, unsafe := w.On["pull_request_target"]; unsafe {
			t.Errorf("%s runs what strangers wrote with the rights of this repository", name)
		}
		for id, job := range w.Jobs {
			if job.Timeout == 0 {
				t.Errorf("%s: the job %s may run for hours", name, id)
			}
			if len(job.Permissions) > 0 && id != "pages" {
				t.Errorf("%s: the job %s has permissions of its own: %v", name, id, job.Permissions)
			}
			for _, s := range job.Steps {
				if strings.HasPrefix(s.Uses, "actions/checkout@") && s.With["persist-credentials"] != false {
					t.Errorf("%s: the job %s leaves a token in the clone", name, id)
				}
			}
		}
		all, err := GitHub(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if strings.Contains(s.Shell, "${{") {
				t.Errorf("%s: the shell of %s %s is put together from values", name, s.Job, s.Name)
			}
		}
	}
}

// TestGiteeForm holds the pipelines of Gitee Go to what it asks for: a version,
// stages without a level between, one line a command, one cron line of five.
func TestGiteeForm(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(root, ".workflow", "*.yml"))
	if err != nil || len(names) != 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		var p struct {
			Version  string `yaml:"version"`
			Name     string `yaml:"name"`
			Triggers struct {
				Trigger  string         `yaml:"trigger"`
				Push     map[string]any `yaml:"push"`
				PR       any            `yaml:"pr"`
				Schedule []struct {
					Cron string `yaml:"cron"`
				} `yaml:"schedule"`
			} `yaml:"triggers"`
			Stages []struct {
				Name  string `yaml:"name"`
				Steps []struct {
					Step     string `yaml:"step"`
					Golang   string `yaml:"golangVersion"`
					Commands []any  `yaml:"commands"`
				} `yaml:"steps"`
			} `yaml:"stages"`
		}
		if err := load(name, &p); err != nil {
			t.Fatal(err)
		}
		if p.Version != "1.0" || p.Name != strings.TrimSuffix(filepath.Base(name), ".yml") || p.Triggers.Trigger != "auto" || len(p.Triggers.Push) == 0 {
			t.Errorf("%s: its head is %+v", name, p)
		}
		if p.Triggers.PR != nil {
			t.Errorf("%s runs what strangers wrote with the variables of this repository", name)
		}
		for _, s := range p.Triggers.Schedule {
			if f := strings.Fields(s.Cron); len(f) != 5 || !slices.Contains(f, "?") {
				t.Errorf("%s: the cron line is %q", name, s.Cron)
			}
		}
		for _, stage := range p.Stages {
			for _, step := range stage.Steps {
				if stage.Name == "" || step.Step != "build@golang" || step.Golang == "" || len(step.Commands) == 0 {
					t.Errorf("%s: a step is %+v", name, step)
				}
				for _, c := range step.Commands {
					if line, ok := c.(string); !ok || strings.Contains(line, "\n") {
						t.Errorf("%s: %v is not one line", name, c)
					}
				}
			}
		}
	}
}

// TestScripts holds the shell to what shellcheck says of it.
func TestScripts(t *testing.T) {
	needs(t, "shellcheck")
	c := clone{dir: filepath.Join(root), home: t.TempDir()}
	if out, err := c.run(t, "shellcheck .ci/run .ci/site .ci/tools", nil); err != nil {
		t.Error(out)
	}
}
