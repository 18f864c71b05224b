// Package recipes reads the recipes by which continuous integration builds,
// checks and publishes the site, so that a test can run what they would.
package recipes

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"
)

// Step is one piece of shell of a recipe.
type Step struct {
	Job   string
	Name  string
	Shell string            // what is run in the root of the repository
	Env   map[string]string // what the step sets itself; values may hold expressions of the CI
}

// GitHub returns the steps of a workflow of GitHub Actions that run a shell,
// job by job in the order of the file.
func GitHub(path string) ([]Step, error) {
	var w struct {
		Jobs yaml.MapSlice `yaml:"jobs"`
	}
	if err := load(path, &w); err != nil {
		return nil, err
	}
	var out []Step
	for _, item := range w.Jobs {
		var job struct {
			Steps []struct {
				Name string            `yaml:"name"`
				Run  string            `yaml:"run"`
				Env  map[string]string `yaml:"env"`
			} `yaml:"steps"`
		}
		if err := again(item.Value, &job); err != nil {
			return nil, fmt.Errorf("%s: job %v: %w", path, item.Key, err)
		}
		for _, s := range job.Steps {
			if s.Run != "" {
				out = append(out, Step{Job: fmt.Sprint(item.Key), Name: s.Name, Shell: s.Run, Env: s.Env})
			}
		}
	}
	return out, nil
}

// GitLab returns the script of each job of a pipeline of GitLab as one step:
// GitLab runs its lines in one shell, and stops at the first that fails.
func GitLab(path string) ([]Step, error) {
	var jobs yaml.MapSlice
	if err := load(path, &jobs); err != nil {
		return nil, err
	}
	var out []Step
	for _, item := range jobs {
		var job struct {
			Script []string `yaml:"script"`
		}
		if _, table := item.Value.(yaml.MapSlice); !table {
			continue // image, stages
		}
		if err := again(item.Value, &job); err != nil {
			return nil, fmt.Errorf("%s: %v: %w", path, item.Key, err)
		}
		if len(job.Script) > 0 {
			out = append(out, Step{Job: fmt.Sprint(item.Key), Shell: "set -e\n" + strings.Join(job.Script, "\n")})
		}
	}
	return out, nil
}

// Gitee returns the commands of each step of a pipeline of Gitee Go.
func Gitee(path string) ([]Step, error) {
	var p struct {
		Stages []struct {
			Name  string `yaml:"name"`
			Steps []struct {
				Step     string   `yaml:"step"`
				Name     string   `yaml:"name"`
				Commands []string `yaml:"commands"`
			} `yaml:"steps"`
		} `yaml:"stages"`
	}
	if err := load(path, &p); err != nil {
		return nil, err
	}
	var out []Step
	for _, stage := range p.Stages {
		for _, s := range stage.Steps {
			out = append(out, Step{Job: stage.Name, Name: s.Name, Shell: strings.Join(s.Commands, "\n")})
		}
	}
	return out, nil
}

func load(path string, v any) error {
	data, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(data, v, yaml.UseOrderedMap()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// again reads a part of what was read into a shape of its own.
func again(part, v any) error {
	data, err := yaml.Marshal(part)
	if err != nil {
		return err
	}
	return yaml.Unmarshal(data, v)
}
