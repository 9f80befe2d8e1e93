// Command generate writes web/notices/notices.txt: every module that is linked
// into the server or into a program in the browser, as go list tells, with the
// licence that stands in the module itself, and the few things that are no
// modules. With -check it writes nothing and fails when the file is not
// current. It stands beside the build and needs no network once the modules
// are there.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// parts are what is shipped, each with the packages that it is linked from.
// The system is given, so that every machine writes the same file.
var parts = []struct {
	name, where string
	system      []string
	packages    []string
}{
	{"server", "linked into the server", []string{"GOOS=linux", "GOARCH=amd64"}, []string{"."}},
	{"browser", "linked into the programs in the browser", []string{"GOOS=js", "GOARCH=wasm"}, []string{"./app/overview", "./app/series", "./app/takeaway"}},
}

// others are what is shipped and no module: a name, where it is, and the file
// with its licence, below the module's root or Go's.
var others = []struct{ name, where, file string }{
	{"The Go standard library and runtime", "linked into the server, and into the programs that Go compiles; its wasm_exec.js is sent with them", "$GOROOT/LICENSE"},
	{"TinyGo's library and runtime", "linked into the programs that TinyGo compiles", "web/notices/texts/tinygo.txt"},
	{"musl, as a part of wasi-libc", "linked into the programs that TinyGo compiles", "web/notices/texts/musl.txt"},
	{"LLVM's compiler-rt builtins", "linked into the programs that TinyGo compiles", "web/notices/texts/compiler-rt.txt"},
	{"The fonts Noto Sans CJK JP and Noto Serif CJK JP, cut down", "linked into the server, which writes pictures in them", "web/picture/font/OFL.txt"},
	{"The font Newsreader", "sent to browsers, and linked into the server, which writes titles of pictures in it", "web/static/newsreader-OFL.txt"},
}

// elsewhere says where the licence of a module stands that has none in it.
var elsewhere = map[string]string{
	// A copy of golang.org/x/net/html, whose files name that module's licence.
	"github.com/vugu/html": "golang.org/x/net",
}

// licenceName is how modules name the files to be passed on.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)(\.\w+)?$`)

const output = "web/notices/notices.txt"

const head = `Third-party notices

The explorer's own code is under the MIT licence. Below is the work of other
people that is part of what is served, each with its licence as its authors
wrote it. The sources of the figures and their licences are not here: the site's
page on its method names them.
`

func main() {
	check := flag.Bool("check", false, "write nothing; fail when the notices are not current")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

// errStale says that the file is not what would be written.
var errStale = errors.New(output + " is not current: run `make generate`")

func run(check bool) error {
	root, err := goTool(nil, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	if err := os.Chdir(strings.TrimSpace(root)); err != nil {
		return err
	}
	text, err := notices()
	if err != nil {
		return err
	}
	if !check {
		return os.WriteFile(output, text, 0o644)
	}
	current, err := os.ReadFile(output)
	if err != nil {
		return err
	}
	if !bytes.Equal(current, text) {
		return errStale
	}
	return nil
}

// notices is the whole text.
func notices() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(head)
	modules, err := linked()
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		text, err := m.licence(modules)
		if err != nil {
			return nil, err
		}
		write(&b, m.Path+" "+m.Version, strings.Join(m.where, "; "), text)
	}
	goRoot, err := goTool(nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	for _, o := range others {
		text, err := os.ReadFile(strings.Replace(o.file, "$GOROOT", strings.TrimSpace(goRoot), 1))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.name, err)
		}
		write(&b, o.name, o.where, text)
	}
	return b.Bytes(), nil
}

func write(b *bytes.Buffer, name, where string, licence []byte) {
	text := strings.ReplaceAll(string(licence), "\r\n", "\n")
	fmt.Fprintf(b, "\n%s\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), name, where, strings.Trim(text, "\n"))
}

// module is one that something shipped is linked from.
type module struct {
	Path, Version, Dir string
	where              []string
}

// linked lists the modules that are shipped, in the order of their paths.
func linked() ([]*module, error) {
	var list []*module
	for _, part := range parts {
		out, err := goTool(part.system, append([]string{"list", "-deps", "-json=Module"}, part.packages...)...)
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(strings.NewReader(out)); ; {
			var pkg struct {
				Module *struct {
					module
					Main bool
				}
			}
			err := d.Decode(&pkg)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("go list: %w", err)
			}
			if pkg.Module == nil || pkg.Module.Main {
				continue // the standard library, and our own
			}
			i := slices.IndexFunc(list, func(m *module) bool { return m.Path == pkg.Module.Path })
			if i < 0 {
				i = len(list)
				list = append(list, &pkg.Module.module)
			}
			if !slices.Contains(list[i].where, part.where) {
				list[i].where = append(list[i].where, part.where)
			}
		}
	}
	slices.SortFunc(list, func(a, b *module) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// licence reads what a module wants passed on. A module without any is refused
// unless it is known where its licence stands.
func (m *module) licence(all []*module) ([]byte, error) {
	dir := m.Dir
	if other, ok := elsewhere[m.Path]; ok {
		i := slices.IndexFunc(all, func(m *module) bool { return m.Path == other })
		if i < 0 {
			return nil, fmt.Errorf("%s: its licence is said to stand in %s, which is not linked", m.Path, other)
		}
		dir = all[i].Dir
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Path, err)
	}
	var texts [][]byte
	for _, f := range files {
		if f.IsDir() || !licenceName.MatchString(f.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		texts = append(texts, bytes.Trim(text, "\r\n"))
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s %s has no licence: find out whether it may be shipped", m.Path, m.Version)
	}
	return bytes.Join(texts, []byte("\n\n")), nil
}

// goTool runs the go command.
func goTool(env []string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out), nil
}
