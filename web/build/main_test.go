package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestATinyGoOf041OrNewerFits(t *testing.T) {
	for _, c := range []struct {
		printed string
		fits    bool
	}{
		{"tinygo version 0.41.0 linux/amd64 (using go version go1.26.8 and LLVM version 19.1.7)", true},
		{"tinygo version 0.41.2 darwin/arm64", true},
		{"tinygo version 0.50.0", true},
		{"tinygo version 1.0.0", true},
		{"tinygo version 0.41.0-dev-abc", true},
		{"tinygo version 0.40.9 linux/amd64", false},
		{"tinygo version 0.9.0", false},
		{"version x.y", false},
		{"", false},
	} {
		t.Run(c.printed, func(t *testing.T) {
			if got := fits(c.printed); got != c.fits {
				t.Errorf("got %v, want %v", got, c.fits)
			}
		})
	}
}

func write(t *testing.T, root, name, content string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree makes a small module with everything that a fingerprint looks at.
func tree(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range map[string]string{
		"go.mod": "module x", "go.sum": "", ".tinygo/wasm.json": "{}", ".tinygo/libc.c": "", "app/main.go": "package main", "components/a.go": "package components",
		"components/page/page.go": "package page", "data/data.go": "package data", "data/uk-japan.json": "{}", "web/web.go": "package web", ourRunner: "",
	} {
		write(t, root, name, content)
	}
	return root
}

func TestTheFingerprintChangesWithWhatIsCompiledOnly(t *testing.T) {
	c := compiler{source: "./app", name: "go", version: "go version x", command: []string{"go", "build", "-o"}}
	for _, k := range []struct {
		sentence string
		change   func(t *testing.T, root string, c *compiler)
		stale    bool
	}{
		{"nothing changed", func(*testing.T, string, *compiler) {}, false},
		{"a source changed", func(t *testing.T, root string, _ *compiler) { write(t, root, "app/main.go", "package main // x") }, true},
		{"a source deep down changed", func(t *testing.T, root string, _ *compiler) {
			write(t, root, "components/page/page.go", "package page // x")
		}, true},
		{"a source is new", func(t *testing.T, root string, _ *compiler) { write(t, root, "data/new.go", "package data") }, true},
		{"a source is gone", func(t *testing.T, root string, _ *compiler) { os.Remove(filepath.Join(root, "data", "data.go")) }, true},
		{"a module changed", func(t *testing.T, root string, _ *compiler) { write(t, root, "go.mod", "module y") }, true},
		{"the target changed", func(t *testing.T, root string, _ *compiler) { write(t, root, ".tinygo/wasm.json", "[]") }, true},
		{"our runner changed", func(t *testing.T, root string, _ *compiler) { write(t, root, ourRunner, "// x") }, true},
		{"a test changed", func(t *testing.T, root string, _ *compiler) { write(t, root, "app/main_test.go", "package main") }, false},
		{"the server changed", func(t *testing.T, root string, _ *compiler) { write(t, root, "web/web.go", "package web // x") }, false},
		{"the dataset changed, which is fetched", func(t *testing.T, root string, _ *compiler) { write(t, root, "data/uk-japan.json", "[]") }, false},
		{"the compiler is newer", func(_ *testing.T, _ string, c *compiler) { c.version = "go version y" }, true},
		{"the options differ", func(_ *testing.T, _ string, c *compiler) { c.command = []string{"go", "build", "-race", "-o"} }, true},
		{"the compiler stands elsewhere", func(_ *testing.T, _ string, c *compiler) { c.command = []string{"/opt/go", "go", "build", "-o"} }, false},
	} {
		t.Run(k.sentence, func(t *testing.T) {
			root := tree(t)
			before, err := fingerprint(root, c)
			if err != nil {
				t.Fatal(err)
			}
			changed := c
			k.change(t, root, &changed)
			after, err := fingerprint(root, changed)
			if err != nil {
				t.Fatal(err)
			}
			if (before != after) != k.stale {
				t.Errorf("stale is %v, want %v", before != after, k.stale)
			}
		})
	}
}

func TestABundleIsCurrentWhenItIsWholeAndItsRecordMatches(t *testing.T) {
	r := Record{Compiler: "go", Version: "1", Sources: "abc"}
	both := []part{{program, overview, ""}, {seriesProgram, series, ""}}
	whole := func(t *testing.T) string {
		out := t.TempDir()
		for _, name := range []string{program, seriesProgram, runner} {
			if err := place(out, name, []byte(strings.Repeat("body of "+name, 20))); err != nil {
				t.Fatal(err)
			}
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		write(t, out, record, string(b))
		return out
	}
	if out := whole(t); !current(out, r, both) {
		t.Error("a whole bundle is not current")
	}
	if current(whole(t), Record{Compiler: "go", Version: "1", Sources: "abd"}, both) {
		t.Error("a bundle of other sources is current")
	}
	if current(t.TempDir(), r, both) {
		t.Error("an empty folder is current")
	}
	for _, name := range []string{program, program + ".br", program + ".gz", seriesProgram, seriesProgram + ".br", runner, runner + ".br", runner + ".gz", record} {
		out := whole(t)
		if err := os.Remove(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
		if current(out, r, both) {
			t.Errorf("a bundle without %s is current", name)
		}
	}
	out := whole(t)
	write(t, out, record, "{")
	if current(out, r, both) {
		t.Error("a bundle with half a record is current")
	}
}

func TestOnlyOfTheExplorerThereAreSeveralPrograms(t *testing.T) {
	for _, test := range []struct {
		compiler, source string
		want             []part
	}{
		{"tinygo", "./app", []part{{program, "./app/overview", ""}, {seriesProgram, "./app/series", ""}, {takingProgram, "./app/takeaway", takingTag}}},
		{"tinygo", "app/", []part{{program, "./app/overview", ""}, {seriesProgram, "./app/series", ""}, {takingProgram, "./app/takeaway", takingTag}}},
		{"tinygo", "./app/gallery", []part{{program, "./app/gallery", ""}}},
		{"go", "./app", []part{{program, "./app/overview", ""}, {seriesProgram, "./app/series", ""}, {takingProgram, "./app/takeaway", takingTag}}},
	} {
		if got := parts(compiler{name: test.compiler, source: test.source}); !slices.Equal(got, test.want) {
			t.Errorf("%s makes %v of %s, want %v", test.compiler, got, test.source, test.want)
		}
	}
}

func TestABuildThatFailsLeavesTheOldBundle(t *testing.T) {
	out := t.TempDir()
	write(t, out, program, "old")
	write(t, out, record, "{}")
	c := compiler{source: "./app", name: "go", command: []string{"go", "build", "-no-such-flag", "-o"}}
	err := build(context.Background(), c, Record{}, out)
	if err == nil || !strings.Contains(err.Error(), "could not compile ./app/overview") {
		t.Fatalf("error %v, want one that says what could not be compiled", err)
	}
	if b, err := os.ReadFile(filepath.Join(out, program)); err != nil || string(b) != "old" {
		t.Errorf("the old program is %q, %v", b, err)
	}
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".bundle-") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestWithoutTinyGoAutoFallsBackToGo(t *testing.T) {
	empty := t.TempDir()
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Dir(goCommand))
	t.Chdir(empty) // no .cache/tinygo here
	c, err := find(context.Background(), "auto", "z")
	if err != nil || c.name != "go" {
		t.Errorf("auto found %q, %v; want go", c.name, err)
	}
	if _, err := find(context.Background(), "tinygo", "z"); !errors.Is(err, ErrNoTinyGo) || !strings.Contains(err.Error(), "make tinygo") {
		t.Errorf("error %v, want %v", err, ErrNoTinyGo)
	}
	if _, err := find(context.Background(), "gcc", "z"); err == nil || !strings.Contains(err.Error(), `"gcc"`) {
		t.Errorf("error %v, want one that names gcc", err)
	}
	if _, err := os.Stat(c.runner); err != nil {
		t.Errorf("Go's runner script: %v", err)
	}
}
