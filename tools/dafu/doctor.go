package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

func (a *app) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Look whether this computer and this site are set up",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.doctor()
		},
	}
}

// state says how one thing of the set-up stands.
type state int

const (
	fine    state = iota
	missing       // the work goes on without it
	broken        // the work does not
)

// tells prints one line of the doctor's report, and counts what is broken.
func (a *app) tells(s state, en, zh string, args ...any) {
	mark := [][2]string{{"ok", "正常"}, {"look", "注意"}, {"wrong", "错误"}}[s]
	switch s {
	case missing:
		a.warnings++
	case broken:
		a.errors++
	}
	a.say(fmt.Sprintf("%-6s", mark[0])+en, mark[1]+"  "+zh, args...)
}

func (a *app) doctor() error {
	a.say("dafu %s", "dafu %s", versions())
	root := a.root
	if root == "" {
		root = "."
	}
	found, err := site.Find(root)
	if err != nil {
		a.tells(broken, "there is no site here: no config.toml in this folder or above it", "此处没有网站：本文件夹及上级文件夹均无 config.toml")
		a.programs()
		return nil
	}
	a.tells(fine, "the site is in %s", "网站位于 %s", found)
	s, findings, err := site.Open(found)
	if err != nil {
		a.tells(broken, "the site can't be opened: %v", "网站无法打开：%v", a.inWords(err))
		a.programs()
		return nil
	}
	a.report(check.Bound(findings, 3, checkAll))
	a.registry(s, findings)
	a.settings(s)
	a.folders(s)
	if err := a.freshness(s); err != nil {
		return err
	}
	a.keeping(s)
	a.programs()
	a.say("%d wrong, %d to look at", "错误 %d 项，注意 %d 项", a.errors, a.warnings)
	return nil
}

// registry says whom the registry knows, or why it knows nobody.
func (a *app) registry(s *site.Site, findings []diag.Finding) {
	agencies, places := len(s.Registry.Agencies()), len(s.Registry.Places())
	refused := slices.ContainsFunc(findings, func(f diag.Finding) bool {
		return f.Rule == agency.UnknownPlace && filepath.Base(filepath.Dir(f.Pos.Path)) == "agencies"
	})
	switch {
	case agencies > 0:
		a.tells(fine, "the registry knows %d agencies and %d places", "已登记 %d 个单位、%d 个地区", agencies, places)
	case refused && places == 0:
		a.tells(broken, "data/places.toml is missing or names no place, so none of the agencies in data/agencies is taken. Fetch it again: git restore data/places.toml",
			"data/places.toml 不存在或没有登记地区，data/agencies 中的单位因此均未采用，请从 git 恢复：git restore data/places.toml")
	case refused:
		a.tells(broken, "none of the agencies in data/agencies is taken: their places are not in data/places.toml",
			"data/agencies 中的单位均未采用：所属地区未在 data/places.toml 登记")
	default:
		a.tells(missing, "the registry in data/ knows no agency", "data/ 中没有登记任何单位")
	}
}

// settings looks at what config.toml should say.
func (a *app) settings(s *site.Site) {
	u, err := url.Parse(s.Config.BaseURL)
	switch {
	case err != nil || u.Host == "":
		a.tells(broken, "config.toml: baseURL is no address", "config.toml：baseURL 不是网址")
	case strings.HasSuffix(u.Hostname(), ".example"):
		a.tells(missing, "config.toml: baseURL is still the example; put the address of your site there", "config.toml：baseURL 仍为示例，请改为本网站地址")
	default:
		a.tells(fine, "the address of the site is %s", "网站地址为 %s", s.Config.BaseURL)
	}
	if s.Config.Params.SiteIDCode == "" {
		a.tells(missing, "config.toml: site_id_code is empty; government sites need it", "config.toml：site_id_code（网站标识码）为空，政府网站须填写")
	}
	if s.Config.Params.DisclosureDefault == "" {
		a.tells(missing, "config.toml: disclosure_default is empty; letters that print no 公开属性 wait for your word",
			"config.toml：disclosure_default 为空，未印公开属性的答复须逐件确认")
	}
}

// folders looks whether the folders are there and can be written.
func (a *app) folders(s *site.Site) {
	letters := filepath.Join(s.Root, "letters")
	n := 0
	err := filepath.WalkDir(letters, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(d.Name()) != ".md" && d.Name()[0] != '.' {
			n++
		}
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		a.tells(missing, "there is no folder letters/; make it and put the letters there", "没有 letters/ 文件夹，请新建并放入答复")
	case err != nil:
		a.refused(err, "letters/ can't be read: %s", "letters/ 无法读取：%s")
	case !isFolder(letters):
		a.tells(broken, "letters is a file and no folder; rename it, make the folder letters/ and put the letters there", "letters 是文件而非文件夹，请将其改名，新建 letters/ 文件夹并放入答复")
	default:
		a.tells(fine, "letters/ holds %s", "letters/ 中有 %s 个文件", a.number(n, "file", "files"))
	}
	for _, dir := range s.Lacks() {
		a.tells(broken, "%[1]s/ is missing or holds nothing: without it nothing can be rendered. Fetch it again: git restore %[1]s", "%[1]s/ 不存在或为空，无法生成网站，请从 git 恢复：git restore %[1]s", dir)
	}
	for _, dir := range []string{"content", "translations", "static"} {
		f, err := os.CreateTemp(filepath.Join(s.Root, dir), ".dafu-*")
		if errors.Is(err, fs.ErrNotExist) {
			continue // the first build makes it
		}
		if err != nil {
			a.refused(err, dir+"/ can't be written: %s", dir+"/ 无法写入：%s")
			continue
		}
		f.Close()
		os.Remove(f.Name())
	}
}

// refused tells of a folder that can't be read or written, with the reason.
func (a *app) refused(err error, en, zh string) {
	whyEN, whyZH := disk.Words(err)
	a.tells(broken, en, zh, a.words(whyEN, whyZH))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// freshness looks whether the search index is that of the pages.
func (a *app) freshness(s *site.Site) error {
	found, err := check.StaleIndex(a.ctx, s.CheckedWithIndex(""))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		a.tells(fine, "the search index is that of the pages", "检索索引与页面一致")
		return nil
	}
	a.tells(missing, "the search index is older than the pages; dafu index makes it anew", "检索索引与页面不一致，运行 dafu index 可重新生成")
	return nil
}

// keeping looks whether git leaves alone what must stay on this computer.
func (a *app) keeping(s *site.Site) {
	git := func(args ...string) error {
		return exec.CommandContext(a.ctx, "git", append([]string{"-C", s.Root}, args...)...).Run()
	}
	if git("rev-parse", "--git-dir") != nil {
		a.tells(missing, "the site is in no git repository, or git is not installed: nothing keeps its history", "网站不在 git 仓库中，或未安装 git：没有历史记录")
		return
	}
	for _, path := range []string{"letters/x.pdf", ".dafu/x"} {
		if git("check-ignore", "-q", path) != nil {
			a.tells(broken, "git does not leave %s/ alone; add it to .gitignore, for it holds people's numbers", "git 未排除 %s/，其中含有个人信息，请写入 .gitignore", filepath.Dir(path))
			continue
		}
		a.tells(fine, "git leaves %s/ alone", "git 已排除 %s/", filepath.Dir(path))
	}
	// What is not set counts as true.
	plain, err := exec.CommandContext(a.ctx, "git", "-C", s.Root, "config", "--type=bool", "--get", "core.quotepath").Output()
	if err != nil || strings.TrimSpace(string(plain)) != "false" {
		a.tells(missing, "git shows Chinese file names as numbers (\\345\\256…); to see them as they are, run once: git config --global core.quotepath false",
			"git 会把中文文件名显示为数字（\\345\\256……）；如需正常显示，运行一次：git config --global core.quotepath false")
		return
	}
	a.tells(fine, "git shows Chinese file names as they are", "git 正常显示中文文件名")
}

// programs looks for what the work can do without.
func (a *app) programs() {
	if path := firstProgram("tesseract"); path == "" {
		a.tells(missing, "Tesseract is not installed: scanned letters can't be read", "未安装 Tesseract：无法识别扫描件")
	} else if out, err := exec.CommandContext(a.ctx, path, "--list-langs").CombinedOutput(); err != nil || !strings.Contains(string(out), "chi_sim") {
		a.tells(missing, "Tesseract is installed without simplified Chinese (chi_sim): scanned letters can't be read", "Tesseract 缺少简体中文数据（chi_sim）：无法识别扫描件")
	} else {
		a.tells(fine, "Tesseract reads scanned letters", "Tesseract 可识别扫描件")
	}
	if firstProgram("chromium", "chromium-browser", "google-chrome") == "" {
		a.tells(missing, "there is no Chromium; only the tests of the project need one", "未安装 Chromium；仅项目测试需要")
	}
}

// firstProgram returns the path of the first of the programs that is installed.
func firstProgram(names ...string) string {
	for _, n := range names {
		if path, err := exec.LookPath(n); err == nil {
			return path
		}
	}
	return ""
}
