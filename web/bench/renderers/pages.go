//go:build browser

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"bilateral/app/table/rows"
	"bilateral/web/compression"
)

// page is a library's page as it is served: the bodies by path, and where.
type page struct {
	files  map[string]compression.Forms
	origin string
}

// serve serves the page on an origin of its own, as small as the browser takes it.
func (p *page) serve() *httptest.Server {
	types := map[string]string{".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm", "": "text/html; charset=utf-8"}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		forms, there := p.files[r.URL.Path]
		if !there {
			http.NotFound(w, r)
			return
		}
		body := forms.Identity
		if forms.Brotli != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
			body = forms.Brotli
			w.Header().Set("Content-Encoding", "br")
		}
		w.Header().Set("Content-Type", types[filepath.Ext(r.URL.Path)])
		_, _ = w.Write(body)
	}))
	p.origin = server.URL
	return server
}

const (
	// style is that of every page.
	style = `body{margin:8px;font:14px/1.4 sans-serif}p{margin:0 0 8px}button{font:inherit;margin-right:4px}table{width:100%;border-collapse:collapse}` +
		`td{padding:8px;border-top:1px solid #ddd;text-align:left}.col-md-1{width:8%}.col-md-4{width:33%}.col-md-6{width:50%}a{color:#337ab7;cursor:pointer}` +
		`.glyphicon::before{content:"×"}.danger td{background:#f2dede}`
	// marked says that rows can be made, where a program puts the buttons on the page.
	marked = `<script>new MutationObserver((_, observer) => { if (document.getElementById("run")) { observer.disconnect(); document.documentElement.setAttribute("data-ready", ""); } }).observe(document, { childList: true, subtree: true });</script>`
)

// document is a page, with what it has of its own in the head and the body.
func document(head, body string) []byte {
	return []byte(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rows</title><link rel="icon" href="data:,"><style>` +
		style + `</style>` + head + `</head><body>` + body + `</body></html>`)
}

// controls are the buttons and the empty table, as the server of a page sends them.
func controls() string {
	var b strings.Builder
	b.WriteString("<p>")
	for _, button := range rows.Buttons {
		fmt.Fprintf(&b, `<button type="button" id="%s">%s</button>`, button.ID, button.Label)
	}
	b.WriteString("</p><table><tbody></tbody></table>")
	return b.String()
}

// program is a program for the browser in Go: how it is compiled, and what runs it.
type program struct{ wasm, runner string }

// prepare builds what is not there yet and makes the page of every library that is asked
// for. The first is the one that all others are compared with.
func (r *Report) prepare(o options) error {
	built := filepath.Join(".cache", "bundles", "renderers")
	if err := os.MkdirAll(built, 0o755); err != nil {
		return err
	}
	script := func(name string) string { return filepath.Join(o.scripts, "dist", name+".js") }
	const root = `<div id="root"></div>`
	ours := `<div id="explorer">` + controls() + `</div>`
	for _, c := range []struct {
		name, head, body, script string
		program                  func() (program, error)
	}{
		{handName, "", controls(), "vanilla", nil},
		{"Solid", marked, root, "solid", nil},
		{"React", marked, root, "react", nil},
		{oursName, "", ours, "ours", func() (program, error) { return bundleOf(o.tinygo), nil }},
		{oursName + " (Go)", "", ours, "ours", func() (program, error) { return bundleOf(o.golang), nil }},
		{"go-app (Go)", marked, root, "start", func() (program, error) { return compileGo(built, "goapp") }},
		{"Vugu (Go)", marked, root, "start", func() (program, error) { return compileGo(built, "vugu") }},
		{"Vugu (TinyGo)", marked, root, "start", func() (program, error) { return r.compileTinyGo(built, "vugu") }},
	} {
		if !named(o.only, c.name) && c.name != handName {
			continue
		}
		p := page{files: map[string]compression.Forms{}}
		put := func(path string, body []byte) (err error) {
			p.files[path], err = small(built, body)
			return err
		}
		tags := `<script src="/page.js"></script>`
		body, err := os.ReadFile(script(c.script))
		if err != nil {
			return fmt.Errorf("%w; web/bench/renderers/install makes it", err)
		}
		if err := put("/page.js", body); err != nil {
			return err
		}
		if c.program != nil {
			made, err := c.program()
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			for path, name := range map[string]string{"/app.wasm": made.wasm, "/wasm_exec.js": made.runner} {
				if body, err = os.ReadFile(name); err != nil {
					return err
				}
				if err := put(path, body); err != nil {
					return err
				}
			}
			tags = `<script src="/wasm_exec.js"></script>` + tags
		}
		if err := put("/", document(c.head, c.body+tags)); err != nil {
			return err
		}
		r.Subjects = append(r.Subjects, &Subject{Name: c.name, Keyed: true, Operations: map[string]*Timing{}, page: p})
	}
	return r.version(o.scripts)
}

// The names of the table by hand and of ours.
const (
	handName = "by hand"
	oursName = "the explorer's"
)

// bundleOf is the program of a bundle that web/build has made.
func bundleOf(dir string) program {
	return program{filepath.Join(dir, "app.wasm"), filepath.Join(dir, "wasm_exec.js")}
}

// compileGo compiles a program of a folder beside this file with Go.
func compileGo(out, name string) (program, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return program{}, err
	}
	p := program{filepath.Join(out, name+"-go.wasm"), filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")}
	return p, compile([]string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", p.wasm, "./web/bench/renderers/"+name)
}

// compileTinyGo compiles it with TinyGo, as Vugu's documentation has it, for speed.
func (r *Report) compileTinyGo(out, name string) (program, error) {
	cache, err := filepath.Abs(filepath.Join(".cache", "tinygo"))
	if err != nil {
		return program{}, err
	}
	command, root, target := filepath.Join(cache, "bin", "tinygo"), filepath.Join(cache, "library"), filepath.Join(cache, "wasm.json")
	environ := []string{"TINYGOROOT=" + root, "PATH=/usr/lib/llvm-19/bin" + string(os.PathListSeparator) + os.Getenv("PATH")}
	installed, err := exec.LookPath("tinygo")
	if err == nil {
		found, err := exec.Command(installed, "env", "TINYGOROOT").Output()
		if err != nil {
			return program{}, err
		}
		command, root, target, environ = installed, strings.TrimSpace(string(found)), "wasm", nil
	} else if target, err = whole(target, out); err != nil {
		return program{}, fmt.Errorf("%w; make tinygo sets it up", err)
	}
	p := program{filepath.Join(out, name+"-tinygo.wasm"), filepath.Join(root, "targets", "wasm_exec.js")}
	version := exec.Command(command, "version")
	version.Env = append(os.Environ(), environ...)
	words, err := version.Output()
	if err != nil {
		return program{}, err
	}
	r.TinyGo = strings.TrimSpace(string(words))
	return p, compile(environ, command, "build", "-target", target, "-opt=2", "-no-debug", "-gc=precise", "-o", p.wasm, "./web/bench/renderers/"+name)
}

// whole writes a target for TinyGo like ours, with the C library as it is: ours stands in for
// parts of it that this program takes.
func whole(ours, out string) (string, error) {
	text, err := os.ReadFile(ours)
	if err != nil {
		return "", err
	}
	var target map[string]any
	if err := json.Unmarshal(text, &target); err != nil {
		return "", err
	}
	for name, own := range map[string]string{"ldflags": "--wrap=", "extra-files": "targets/libc.c"} {
		list, _ := target[name].([]any)
		target[name] = slices.DeleteFunc(list, func(value any) bool {
			text, _ := value.(string)
			return strings.HasPrefix(text, own)
		})
	}
	if text, err = json.Marshal(target); err != nil {
		return "", err
	}
	path, err := filepath.Abs(filepath.Join(out, "wasm.json"))
	if err != nil {
		return "", err
	}
	return path, os.WriteFile(path, text, 0o644)
}

func compile(environ []string, command string, arguments ...string) error {
	c := exec.Command(command, arguments...)
	c.Env = append(os.Environ(), environ...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", command, strings.Join(arguments, " "), err, out)
	}
	return nil
}

// small is a body with its brotli form, which for a large program takes longer than to
// compile it and is kept.
func small(dir string, body []byte) (compression.Forms, error) {
	sum := sha256.Sum256(body)
	name := filepath.Join(dir, hex.EncodeToString(sum[:12])+".br")
	kept, err := os.ReadFile(name)
	if err == nil {
		return compression.Forms{Identity: body, Brotli: kept}, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return compression.Forms{}, err
	}
	forms, err := compression.Of(body, compression.Smallest)
	if err != nil || forms.Brotli == nil {
		return forms, err
	}
	return forms, os.WriteFile(name, forms.Brotli, 0o644)
}

// version notes the versions of the libraries.
func (r *Report) version(scripts string) error {
	r.Versions = map[string]string{}
	for _, name := range []string{"solid-js", "react", "react-dom"} {
		text, err := os.ReadFile(filepath.Join(scripts, "node_modules", name, "package.json"))
		if err != nil {
			return err
		}
		var is struct{ Version string }
		if err := json.Unmarshal(text, &is); err != nil {
			return err
		}
		r.Versions[name] = is.Version
	}
	for _, module := range []string{"github.com/maxence-charriere/go-app/v10", "github.com/vugu/vugu"} {
		out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
		if err != nil {
			return err
		}
		r.Versions[module] = strings.TrimSpace(string(out))
	}
	return nil
}
