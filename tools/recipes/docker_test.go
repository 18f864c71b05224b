package recipes

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// instructions are the lines of the Dockerfile, with those that go on joined.
func instructions(t *testing.T) [][]string {
	t.Helper()
	var out [][]string
	text := strings.ReplaceAll(file(t, "Dockerfile"), "\\\n", " ")
	for _, line := range strings.Split(text, "\n") {
		if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(f[0], "#") {
			out = append(out, f)
		}
	}
	return out
}

// TestDockerfile holds the Dockerfile to what a build needs and a careful host
// asks for. There is no engine here to build it with: what it compiles is read
// from a folder that holds what the build would see, and no more.
func TestDockerfile(t *testing.T) {
	context := filepath.Join(t.TempDir(), "context")
	allowed := regexp.MustCompile(`(?m)^!(.+)$`).FindAllStringSubmatch(file(t, ".dockerignore"), -1)
	stages := map[string]string{} // user of each stage
	var stage, build string
	for _, f := range instructions(t) {
		switch f[0] {
		case "FROM":
			stage = f[len(f)-1]
			stages[stage] = ""
			if image := f[1]; image != "scratch" && !regexp.MustCompile(`^[a-z]+:[a-z0-9.-]+$`).MatchString(image) {
				t.Errorf("the image %s is of no one version", image)
			}
			if stage == "build" && !strings.Contains(file(t, ".gitlab-ci.yml"), "image: "+f[1]+"\n") {
				t.Errorf("the image %s is not that of the other recipes", f[1])
			}
		case "USER":
			stages[stage] = f[1]
		case "RUN":
			if stage == "build" && slices.Contains(f, "build") {
				build = strings.Join(f[1:], " ")
			}
		case "COPY":
			if strings.HasPrefix(f[1], "--from=") {
				continue
			}
			for _, source := range f[1 : len(f)-1] {
				if !slices.ContainsFunc(allowed, func(m []string) bool { return m[1] == source }) {
					t.Errorf(".dockerignore leaves %s out", source)
				}
				copyInto(t, context, source)
			}
		}
	}
	if stage != "dafu" || stages["dafu"] == "" || stages["scans"] == "" || strings.HasPrefix(stages["dafu"], "0") {
		t.Errorf("the stages and their users are %v, the last is %s", stages, stage)
	}
	program, env := regexp.MustCompile(`\./tools/dafu$`), "CGO_ENABLED=0 "
	if !program.MatchString(build) || !strings.HasPrefix(build, env+"go build -trimpath") {
		t.Fatalf("the program is built by %q", build)
	}
	// Every package and every embedded file is there.
	cmd := exec.Command("go", "list", "-deps", "./tools/dafu")
	cmd.Dir, cmd.Env = context, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("in the container: %v\n%s", err, out)
	}
}

// copyInto copies a file or folder of the repository, without what is ignored.
func copyInto(t *testing.T, to, name string) {
	t.Helper()
	list, err := exec.Command("git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "--", name).Output()
	if err != nil || len(list) == 0 {
		t.Fatalf("COPY %s: there is nothing of that name (%v)", name, err)
	}
	for _, f := range strings.Fields(string(list)) {
		data, err := os.ReadFile(filepath.Join(root, f))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(to, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
