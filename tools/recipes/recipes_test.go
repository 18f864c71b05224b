package recipes

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// steps reads a recipe of this repository.
func steps(t *testing.T, read func(string) ([]Step, error), name string) []Step {
	t.Helper()
	out, err := read(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatalf("%s has no step that runs a shell", name)
	}
	return out
}

// job picks the steps of one job.
func job(t *testing.T, all []Step, name string) []Step {
	t.Helper()
	out := slices.DeleteFunc(slices.Clone(all), func(s Step) bool { return s.Job != name })
	if len(out) == 0 {
		t.Fatalf("there is no job %s", name)
	}
	return out
}

// TestRecipes runs the shell of every step that builds, checks and publishes the
// site, in one fresh clone, with hosts that are folders here. The jobs that test
// the code are .ci/run and make vuln, which do not lead back to this test.
func TestRecipes(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles dafu and Hugo in a fresh clone")
	}
	needs(t, "rsync", "rclone")
	c := newClone(t)
	t.Run("github", func(t *testing.T) { c.github(t) })
	c.must(t, ".ci/site compress", nil)
	t.Run("nginx", func(t *testing.T) { c.nginx(t) })
	t.Run("caddy", func(t *testing.T) { c.caddy(t) })
	t.Run("gitlab", func(t *testing.T) { c.gitlab(t) })
	t.Run("gitee", func(t *testing.T) { c.gitee(t) })
	t.Run("nothing bad is published", func(t *testing.T) { c.refuses(t) })
}

// all runs the steps of a job one after the other, each with a shell of its own.
func (c clone) all(t *testing.T, steps []Step, env map[string]string) string {
	t.Helper()
	var out strings.Builder
	for _, s := range steps {
		with := maps.Clone(env)
		if with == nil {
			with = map[string]string{}
		}
		maps.Copy(with, s.Env)
		out.WriteString(c.must(t, s.Shell, with))
	}
	return out.String()
}

func (c clone) github(t *testing.T) {
	all := steps(t, GitHub, ".github/workflows/site.yml")
	c.clean(t)
	c.all(t, job(t, all, "build"), map[string]string{"SITE_URL": "https://replies.test/sub/"})
	if page := c.read(t, "public/index.html"); !strings.Contains(page, `href="https://replies.test/sub/"`) || strings.Contains(page, "noindex") {
		t.Error("the site is not built for its address, or hides from search engines")
	}
	output := filepath.Join(t.TempDir(), "output")
	env := c.host(t)
	env["SITE_URL"], env["GITHUB_OUTPUT"] = "https://replies.test/sub/", output
	stale := filepath.Join(c.site, "www", "old", "page.html")
	write(t, stale)
	c.all(t, job(t, all, "deploy"), env)
	c.arrived(t, "www")
	before := c.sent(t, "www")
	if data, _ := os.ReadFile(output); string(data) != "url=https://replies.test/sub/\n" {
		t.Errorf("the address of the deployment is %q", data)
	}

	// A pull request: a preview beside the site, and away with it when it is closed.
	env["PREVIEW"], env["PREVIEW_URL"] = "Fix/第16号 $(id)", "https://preview.test/"
	c.all(t, job(t, all, "build"), env)
	if page := c.read(t, "public/index.html"); !strings.Contains(page, `href="https://preview.test/fix-16-id/"`) || !strings.Contains(page, "noindex") {
		t.Error("the preview is not built for its address, or search engines may list it")
	}
	c.all(t, job(t, all, "deploy"), env)
	c.arrived(t, "preview/fix-16-id")
	c.all(t, job(t, all, "withdraw"), env)
	if left := c.sent(t, "preview"); len(left) > 0 {
		t.Errorf("the preview is still there: %v", left[0])
	}
	if d := cmp.Diff(before, c.sent(t, "www")); d != "" || len(before) == 0 {
		t.Errorf("a preview has changed the site:\n%s", d)
	}
}

func (c clone) gitlab(t *testing.T) {
	all := steps(t, GitLab, ".gitlab-ci.yml")
	c.clean(t)
	c.all(t, job(t, all, "site"), nil)
	if report := c.read(t, "gl-code-quality-report.json"); !strings.HasPrefix(report, "[") {
		t.Errorf("the report for the merge request is %.60q", report)
	}
	c.all(t, job(t, all, "pages"), nil)
	env := c.bucket()
	write(t, filepath.Join(c.site, "bucket", "old.html"))
	c.all(t, job(t, all, "deploy"), env)
	c.arrived(t, "bucket")

	env["PREVIEW"], env["PREVIEW_URL"] = "修改答复", "https://preview.test"
	c.all(t, job(t, all, "site"), env)
	c.all(t, job(t, all, "preview"), env)
	const folder = "branch-3056925"
	c.arrived(t, "previews/"+folder)
	if got := c.read(t, "preview.env"); got != "PREVIEW_ADDRESS=https://preview.test/"+folder+"/\n" {
		t.Errorf("the address of the preview is %q", got)
	}
	c.all(t, job(t, all, "withdraw"), env)
	if left := c.sent(t, "previews"); len(left) > 0 {
		t.Errorf("the preview is still there: %v", left[0])
	}
}

func (c clone) gitee(t *testing.T) {
	c.clean(t)
	// Nobody has set a target: everything is checked and nothing is sent.
	if out := c.all(t, steps(t, Gitee, ".workflow/site.yml"), nil); !strings.Contains(out, "nothing is sent") {
		t.Errorf("without a target it says:\n%s", out)
	}
	env := c.bucket()
	env["DEPLOY_TARGET"] = "site:" + c.site + "/gitee"
	c.all(t, steps(t, Gitee, ".workflow/site.yml"), env)
	c.arrived(t, "gitee")
	env["GITEE_BRANCH"], env["PREVIEW_URL"] = "dev", "https://preview.test"
	if out := c.all(t, steps(t, Gitee, ".workflow/preview.yml"), env); !strings.HasSuffix(out, "https://preview.test/dev/") {
		t.Errorf("the address of the preview is not told:\n%s", out)
	}
	c.arrived(t, "previews/dev")
}

// refuses breaks a page, and expects each recipe to stop before it sends.
func (c clone) refuses(t *testing.T) {
	c.clean(t)
	path := filepath.Join(c.dir, "content", "about", "index.zh.md")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(old, "\n电话：13800000000\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, recipe := range map[string][]Step{
		"github": job(t, steps(t, GitHub, ".github/workflows/site.yml"), "build"),
		"gitlab": job(t, steps(t, GitLab, ".gitlab-ci.yml"), "site"),
		"gitee":  steps(t, Gitee, ".workflow/site.yml"),
	} {
		env := c.bucket()
		env["DEPLOY_TARGET"] = "site:" + c.site + "/refused"
		failed := false
		for _, s := range recipe {
			with := maps.Clone(env)
			maps.Copy(with, s.Env)
			out, err := c.run(t, s.Shell, with)
			if strings.Contains(out, "13800000000") {
				t.Errorf("%s: the number stands in the log", name)
			}
			if err != nil {
				failed = true
				if !strings.Contains(out, "content/about/index.zh.md") {
					t.Errorf("%s: the log does not name the file:\n%s", name, out)
				}
				break
			}
		}
		if !failed {
			t.Errorf("%s: a telephone number on a page stops nothing", name)
		}
	}
	if sent := c.sent(t, "refused"); len(sent) > 0 {
		t.Errorf("%d files were sent", len(sent))
	}
}

// arrived holds what a host has against public/.
func (c clone) arrived(t *testing.T, folder string) {
	t.Helper()
	want := below(t, filepath.Join(c.dir, "public"))
	if d := cmp.Diff(want, c.sent(t, folder)); d != "" {
		t.Errorf("%s does not hold the files of public (-) but (+):\n%s", folder, d)
	}
	if len(want) < 20 {
		t.Errorf("public has only %d files", len(want))
	}
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
}
