// Command build makes what the server embeds: it compiles the browser program and
// puts it, with the script that runs it, the page's scripts and style
// sheets, and the compressed forms of all, into the bundle folder. It compiles
// nothing when the program there was made from the same sources by the same
// compiler.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"bilateral/web/compression"
)

// The file names of a bundle: what the web package reads.
const (
	program       = "app.wasm"
	seriesProgram = "series.wasm"
	takingProgram = "takeaway.wasm"
	runner        = "wasm_exec.js"
	record        = "bundle.json"
)

// explorer stands for the explorer's own programs, of which there are three: one for
// the overview and the deck's indicators, one for the pages of series, and one for
// what is taken away of either. Each document has one of them, and no reader pays for
// the other's pages.
const (
	explorer  = "./app"
	overview  = explorer + "/overview"
	series    = explorer + "/series"
	takeaway  = explorer + "/takeaway"
	poisonTag = "poison" // see app/memory
	takingTag = "taking" // see components/page
)

// part is a program of a bundle and its package.
type part struct {
	name, source string
	tags         string // further build tags, "" for none
}

// parts are the programs that are made of a package.
func parts(c compiler) []part {
	if filepath.ToSlash(filepath.Clean(c.source)) != filepath.ToSlash(filepath.Clean(explorer)) {
		return []part{{program, c.source, ""}}
	}
	return []part{{program, overview, ""}, {seriesProgram, series, ""}, {takingProgram, takeaway, takingTag}}
}

// Record says how a bundle was made.
type Record struct {
	Compiler string `json:"compiler"` // "tinygo" or "go"
	Version  string `json:"version"`  // the compiler's own words
	Sources  string `json:"sources"`  // SHA-256 of sources, compiler and options
}

// ErrNoTinyGo says that no fitting TinyGo was found.
var ErrNoTinyGo = errors.New("no TinyGo 0.41 or newer was found: run `make tinygo`")

func main() {
	compiler := flag.String("compiler", "auto", "tinygo, go, or auto: tinygo if it is there")
	out := flag.String("out", filepath.Join("web", "bundle"), "folder to write the bundle to")
	source := flag.String("program", explorer, "package of the program; the explorer's are below "+explorer)
	poison := flag.Bool("poison", false, "for tests: collect after every message and poison what is given back (TinyGo only)")
	opt := flag.String("opt", "z", "TinyGo's -opt")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *compiler, *source, *out, *opt, *poison); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, wanted, source, out, opt string, poison bool) error {
	c, err := find(ctx, wanted, opt)
	if err != nil {
		return err
	}
	c.source = source
	if poison {
		c.tags = poisonTag
	}
	sources, err := fingerprint(".", c)
	if err != nil {
		return err
	}
	r := Record{Compiler: c.name, Version: c.version, Sources: sources}
	if current(out, r, parts(c)) {
		fmt.Printf("build: %s is current (%s)\n", out, c.version)
	} else {
		fmt.Printf("build: compiling the browser program with %s\n", c.version)
		if err := build(ctx, c, r, out); err != nil {
			return err
		}
	}
	if err := putPageFiles(out); err != nil {
		return err
	}
	if wanted == "auto" && c.name == "go" {
		fmt.Println("build: this is the large bundle of the Go compiler; `make tinygo` sets up the compiler of the small one")
	}
	return nil
}

// ourRunner runs what TinyGo compiles: its own script is 2,490 bytes after brotli, and
// 141 do for our programs.
var ourRunner = filepath.Join(pageFolder, "tinygo.js")

// compiler is a way to build the program.
type compiler struct {
	name    string
	version string
	runner  string // the path of what runs a program: its own wasm_exec.js, or ours
	command []string
	environ []string
	source  string // package of the program, or what stands for the explorer's
	tags    string // build tag of all programs, "" for none
}

// find looks for the wanted compiler. TinyGo on the PATH comes before the one
// that .tinygo/install makes.
func find(ctx context.Context, wanted, opt string) (compiler, error) {
	switch wanted {
	case "go":
		return findGo(ctx)
	case "tinygo":
		return findTinyGo(ctx, opt)
	case "auto":
		c, err := findTinyGo(ctx, opt)
		if errors.Is(err, ErrNoTinyGo) {
			return findGo(ctx)
		}
		return c, err
	}
	return compiler{}, fmt.Errorf("-compiler is %q, want tinygo, go or auto", wanted)
}

func findGo(ctx context.Context) (compiler, error) {
	root, err := output(ctx, nil, "go", "env", "GOROOT")
	if err != nil {
		return compiler{}, err
	}
	version, err := output(ctx, nil, "go", "version")
	if err != nil {
		return compiler{}, err
	}
	return compiler{
		name:    "go",
		version: version,
		runner:  filepath.Join(root, "lib", "wasm", runner),
		// Functions put into others (-l) make the program a tenth larger.
		command: []string{"go", "build", "-trimpath", "-gcflags=all=-l", "-ldflags=-s -w", "-o"},
		environ: []string{"GOOS=js", "GOARCH=wasm"},
	}, nil
}

func findTinyGo(ctx context.Context, opt string) (compiler, error) {
	// As a library without a scheduler: the page calls its exported functions,
	// and it has no goroutines. With the collector of app/memory: TinyGo's own
	// make the program a third larger.
	options := []string{"-opt=" + opt, "-no-debug", "-panic=trap", "-buildmode=c-shared", "-scheduler=none", "-gc=custom", "-o"}
	if path, err := exec.LookPath("tinygo"); err == nil {
		version, err := output(ctx, nil, path, "version")
		if err == nil && fits(version) {
			return compiler{
				name: "tinygo", version: version,
				runner:  ourRunner,
				command: append([]string{path, "build", "-target", "wasm"}, options...),
			}, nil
		}
	}
	cache, err := filepath.Abs(filepath.Join(".cache", "tinygo"))
	if err != nil {
		return compiler{}, err
	}
	path, root, target := filepath.Join(cache, "bin", "tinygo"), filepath.Join(cache, "library"), filepath.Join(cache, "wasm.json")
	for _, needed := range []string{path, root, target} {
		if _, err := os.Stat(needed); err != nil {
			return compiler{}, ErrNoTinyGo
		}
	}
	environ := []string{
		"TINYGOROOT=" + root,
		"PATH=/usr/lib/llvm-19/bin" + string(os.PathListSeparator) + os.Getenv("PATH"),
	}
	version, err := output(ctx, environ, path, "version")
	if err != nil {
		return compiler{}, err
	}
	return compiler{
		name: "tinygo", version: version,
		runner:  ourRunner,
		command: append([]string{path, "build", "-target", target}, options...),
		environ: environ,
	}, nil
}

// fits reports whether what `tinygo version` prints is 0.41 or newer.
func fits(version string) bool {
	_, after, _ := strings.Cut(version, "version ")
	major, rest, _ := strings.Cut(after, ".")
	minor, _, _ := strings.Cut(rest, ".")
	x, errX := strconv.Atoi(major)
	y, errY := strconv.Atoi(minor)
	return errX == nil && errY == nil && (x > 0 || y >= 41)
}

func output(ctx context.Context, environ []string, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), environ...)
	b, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(b)), nil
}

// sourceFolders hold everything of ours that the browser program is made of.
var sourceFolders = []string{"app", "components", "data"}

// fingerprint is a hash of the program's sources below root, of the module
// file, and of how it is compiled.
func fingerprint(root string, c compiler) (string, error) {
	sum := sha256.New()
	arguments := slices.DeleteFunc(slices.Clone(c.command), filepath.IsAbs) // where a compiler stands does not change its output
	fmt.Fprintf(sum, "%s\n%s\n%q\n%q\n%s\n%s\n", c.name, c.version, arguments, shrinking, c.source, c.tags)
	add := func(path string) error {
		f, err := os.Open(filepath.Join(root, path))
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintln(sum, filepath.ToSlash(path))
		_, err = io.Copy(sum, f)
		return err
	}
	for _, name := range []string{"go.mod", "go.sum", filepath.Join(".tinygo", "wasm.json"), filepath.Join(".tinygo", "libc.c"), ourRunner} {
		if err := add(name); err != nil {
			return "", fmt.Errorf("fingerprint: %w", err)
		}
	}
	for _, folder := range sourceFolders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			relative, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			return add(relative)
		})
		if err != nil {
			return "", fmt.Errorf("fingerprint: %w", err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// current reports whether the folder holds a whole bundle with this record.
func current(out string, wanted Record, parts []part) bool {
	b, err := os.ReadFile(filepath.Join(out, record))
	if err != nil {
		return false
	}
	var r Record
	if json.Unmarshal(b, &r) != nil || r != wanted {
		return false
	}
	names := []string{runner}
	for _, p := range parts {
		names = append(names, p.name)
	}
	for _, name := range names {
		for _, ending := range []string{"", ".br", ".gz"} {
			if _, err := os.Stat(filepath.Join(out, name+ending)); err != nil {
				return false
			}
		}
	}
	return true
}

// build compiles beside the bundle folder and moves the files in at the end,
// the record last: a build that stops half-way leaves no bundle that looks
// current.
func build(ctx context.Context, c compiler, r Record, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(filepath.Clean(out)), ".bundle-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)

	files := map[string][]byte{}
	for _, p := range parts(c) {
		wasm := filepath.Join(work, p.name)
		arguments := append(slices.Clone(c.command[1:]), wasm, "-tags="+strings.Trim(c.tags+" "+p.tags, " "), p.source)
		cmd := exec.CommandContext(ctx, c.command[0], arguments...)
		cmd.Env = append(os.Environ(), c.environ...)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s could not compile %s: %w", c.name, p.source, err)
		}
		if c.name == "tinygo" {
			if err := shrink(ctx, c, wasm); err != nil {
				return err
			}
		}
		if files[p.name], err = os.ReadFile(wasm); err != nil {
			return err
		}
	}
	script, err := os.ReadFile(c.runner)
	if err != nil {
		return fmt.Errorf("the runner script of %s: %w", c.name, err)
	}
	if files[runner], err = compression.Minify(runner, script); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(out, record)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for name, body := range files {
		if err := place(out, name, body); err != nil {
			return err
		}
	}
	b, err := json.MarshalIndent(r, "", "\t")
	if err != nil {
		return err
	}
	return replace(filepath.Join(out, record), append(b, '\n'))
}

// features are those of WebAssembly that TinyGo uses and every browser has
// that can run the program.
var features = []string{"bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "multivalue", "reference-types"}

// shrinking are binaryen's options. What traps by itself is assumed not to:
// TinyGo looks at each pointer, index and divisor before it is used. Nothing lies
// in the first kilobyte but the end of the stack, so no address gets there by
// overflow, and an offset can be a part of its load or store. To merge functions
// that are alike (--merge-similar-functions) saves less than brotli does by itself.
// To take the control flow apart and build it anew (--flatten --rereloop), and shrink what
// comes of it twice, saves six parts in a thousand.
var shrinking = []string{
	"--strip-producers", "--strip-target-features", "--low-memory-unused", "--ignore-implicit-traps",
	"-Oz", "--converge", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge",
}

// shrink runs binaryen over the program once more, until nothing gets smaller:
// TinyGo runs it once only. It saves three parts in a hundred after brotli.
func shrink(ctx context.Context, c compiler, wasm string) error {
	arguments := slices.Clone(shrinking)
	for _, f := range features {
		arguments = append(arguments, "--enable-"+f)
	}
	cmd := exec.CommandContext(ctx, "wasm-opt", append(arguments, wasm, "-o", wasm)...)
	cmd.Env = append(os.Environ(), c.environ...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("wasm-opt, which TinyGo needs too, could not shrink %s: %w", c.source, err)
	}
	return nil
}

func place(out, name string, body []byte) error {
	forms, err := compression.Of(body, compression.Smallest)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Printf("build: %-13s %9d bytes, brotli %8d, gzip %8d\n", name, len(forms.Identity), len(forms.Brotli), len(forms.Gzip))
	for ending, b := range map[string][]byte{"": forms.Identity, ".br": forms.Brotli, ".gz": forms.Gzip} {
		if err := replace(filepath.Join(out, name+ending), b); err != nil {
			return err
		}
	}
	return nil
}

// replace writes a file so that a reader sees the old bytes or the new ones.
func replace(path string, b []byte) error {
	if err := os.WriteFile(path+".new", b, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
