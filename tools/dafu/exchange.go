package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory"
	"dafu/tools/internal/memory/draft"
	"dafu/tools/internal/privacy"

	"github.com/spf13/cobra"
)

func (a *app) translateExport() *cobra.Command {
	var folder string
	var tmx bool
	cmd := &cobra.Command{
		Use:               "export [LETTER…]",
		ValidArgsFunction: a.completeLetters,
		Short:             "Write XLIFF files, or one TMX file, for translators' tools (PO files are theirs already)",
		RunE: func(_ *cobra.Command, args []string) error {
			_, t, err := a.translation()
			if err != nil {
				return err
			}
			if tmx {
				data, err := t.Memory.ExportTMX()
				if err != nil {
					return err
				}
				return a.put(filepath.Join(folder, "dafu.tmx"), data)
			}
			findings, err := t.Each(a.ctx, keysOf(args), func(key string, _ *letter.Letter) error {
				data, err := t.Memory.ExportXLIFF(key)
				if err != nil {
					return err
				}
				return a.put(filepath.Join(folder, strings.ReplaceAll(key, "/", "--")+".xlf"), data)
			})
			a.report(findings)
			return err
		},
	}
	cmd.Flags().StringVar(&folder, "to", ".", "folder to write into")
	cmd.Flags().BoolVar(&tmx, "tmx", false, "write all finished translations as dafu.tmx")
	return cmd
}

// put writes a file that was asked for and says so.
func (a *app) put(path string, data []byte) error {
	if _, err := disk.Write(path, data); err != nil {
		return err
	}
	a.say("written   %s", "写出      %s", here(path))
	return nil
}

func (a *app) translateImport() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE…",
		Short: "Take in XLIFF and TMX files (.xlf, .xliff, .tmx)",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, t, err := a.translationToWrite()
			if err != nil {
				return err
			}
			for _, name := range args {
				n, err := a.importFile(t.Memory, name)
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				a.say("imported  %s from %s", "导入      %s 条文字，来自 %s", a.number(n, "text", "texts"), name)
			}
			return a.saveEnglish(s, t)
		},
	}
}

func (a *app) importFile(m *memory.Memory, name string) (int, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlf", ".xliff":
		_, n, findings, err := m.ImportXLIFF(data)
		a.report(findings)
		return n, err
	case ".tmx":
		return m.ImportTMX(data)
	}
	return 0, wrong("neither .xlf, .xliff nor .tmx", "不是 .xlf、.xliff 或 .tmx 文件")
}

// The environment that names the service for drafts. The key stands nowhere else.
const (
	envService = "DAFU_DRAFT_SERVICE"
	envURL     = "DAFU_DRAFT_URL"
	envModel   = "DAFU_DRAFT_MODEL"
	envKey     = "DAFU_DRAFT_KEY"
)

func (a *app) translateDraft() *cobra.Command {
	c := draft.Config{}
	cmd := &cobra.Command{
		Use:               "draft [LETTER…]",
		ValidArgsFunction: a.completeLetters,
		Short:             "Ask a translation service for drafts of what has no English yet",
		Long: "Sends texts without English to the service that you name and enters the answers as\n" +
			"drafts, which a person has to review. Personal data is masked first. The key of the\n" +
			"service is read from " + envKey + " and from nowhere else.",
		Args: func(*cobra.Command, []string) error {
			if c.Backend == "" || c.URL == "" {
				return wrong("no service is named: give --service and --url, or set %s and %s", "未指定翻译服务：请写 --service 和 --url，或设置 %s 和 %s", envService, envURL)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c.Key = os.Getenv(envKey)
			backend, err := draft.New(c)
			if err != nil {
				return err
			}
			return a.draft(backend, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.Backend, "service", os.Getenv(envService), "openai, deepl or libretranslate")
	f.StringVar(&c.URL, "url", os.Getenv(envURL), "address of the service, as https://api.example.org/v1")
	f.StringVar(&c.Model, "model", os.Getenv(envModel), "model, for openai")
	f.IntVar(&c.PerMinute, "per-minute", 60, "most calls a minute")
	f.DurationVar(&c.Timeout, "timeout", time.Minute, "longest wait for one answer")
	return cmd
}

func (a *app) draft(backend draft.Backend, args []string) error {
	s, t, err := a.translationToWrite()
	if err != nil {
		return err
	}
	var keys []string
	findings, err := t.Each(a.ctx, keysOf(args), func(key string, zh *letter.Letter) error {
		keys = append(keys, key)
		t.Memory.Update(key, zh, t.Names)
		return nil
	})
	a.report(findings)
	if err != nil {
		return err
	}
	if err := t.Memory.Save(); err != nil {
		return err
	}
	bar := a.progress("drafts", "译文草稿")
	n, findings, err := t.Memory.Draft(a.ctx, keys, memory.Drafting{
		Backend: backend, Progress: bar.set,
		Mask: func(text string) string {
			masked, _ := privacy.Mask(text)
			return masked
		},
	})
	bar.close()
	a.report(findings)
	a.say("drafts    %s by %s", "草稿      %s 条文字，来自 %s", a.number(n, "text", "texts"), backend.Name())
	if err != nil {
		return err
	}
	return a.saveEnglish(s, t)
}
