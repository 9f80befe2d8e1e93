package main

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "bilateral"

// pageMay is what a page may import: what all pages are built from, and never
// another page.
var pageMay = []string{"data", "components/ui", "components/node", "components/caption", "components/catalogue", "components/state", "components/format", "components/scale", "components/chart", "components/figure", "components/page", "github.com/vugu/vugu"}

// layer is what some packages may import.
type layer struct {
	packages string // one, or with "*" for its last name all of a folder that have no row
	may      []string
}

// layers say what each package of ours may import, of our own packages and of
// other modules. "components/..." is every package from there down. A package
// that is not here has no place in the flow yet: give it one.
var layers = []layer{
	{"data", nil},
	{"data/evidence", []string{"data"}},
	{"data/sheet", []string{"data"}},
	{"data/datapackage", []string{"data", "data/evidence", "data/sheet"}},
	{"data/wire", []string{"data"}},
	{"data/convert", []string{"data", "data/sheet"}},
	{"data/synthetic", []string{"data"}},
	{"components/catalogue", []string{"data"}},
	{"components/state", []string{"data"}},
	{"components/format", []string{"data", "components/catalogue"}},
	{"components/scale", []string{"data", "components/catalogue", "components/format"}},
	{"components/chart", []string{"data", "components/catalogue", "components/format", "components/scale"}},
	{"components/caption", []string{"data", "components/catalogue", "components/format", "components/chart"}},
	{"components", nil},
	{"components/conformance", []string{"data"}},
	{"components/jsontext", nil},
	{"components/download", []string{"data", "components/jsontext"}},
	{"components/citation", []string{"data", "components/catalogue", "components/format", "components/jsontext"}},
	{"components/node", []string{"github.com/vugu/vugu"}},
	{"components/ui", []string{"data", "components/citation", "components/node", "components/catalogue", "components/state", "components/format", "components/scale", "components/chart", "github.com/vugu/vugu"}},
	{"components/ui/examples", []string{"data", "components/citation", "components/ui", "components/chart", "components/chart/examples", "github.com/vugu/vugu"}},
	{"components/page", []string{"data", "components/citation", "components/ui", "components/node", "components/catalogue", "components/state", "components/format", "components/scale", "components/chart", "components/caption", "github.com/vugu/vugu"}},
	{"components/figure", []string{"data", "components/ui", "components/caption", "components/catalogue", "components/state", "components/format", "components/chart", "components/page", "github.com/vugu/vugu"}},
	{"components/page/*", pageMay},
	{"components/embed", []string{"data", "components/state"}},
	{"components/page/text", append(slices.Clip(pageMay), "components/conformance")},
	{"components/page/take", append(slices.Clip(pageMay), "components/citation", "components/embed", "components/extract")},
	{"components/page/slides", append(slices.Clip(pageMay), "components/extract", "components/slides")},
	{"components/slides", append(slices.Clip(pageMay), "components/extract")},
	{"components/extract", append(slices.Clip(pageMay), "components/citation", "components/download", "components/page/evidence")},
	{"components/page/pagetest", append(slices.Clip(pageMay), "components/page/still", "components/site", "components/site/whole", "data/datapackage", "testdata/golden", "testdata/htmlcheck", "github.com/vugu/vugu/staticrender")},
	{"components/site/deck", []string{"components/page", "components/page/indicator", "components/page/overview"}},
	{"components/site/series", []string{"components/page", "components/page/..."}},
	{"components/site", []string{"components/page", "components/page/...", "components/site/deck", "components/site/series"}},
	{"components/site/whole", []string{"components/page", "components/page/slides", "components/page/take", "components/site"}},
	{"components/generate", []string{"github.com/vugu/vugu/gen", "golang.org/x/net/html"}},
	{"app/dom", []string{"app/protocol", "github.com/vugu/vugu"}},
	{"app/memory", nil},
	{"app/protocol", nil},
	{"app/protocol/generate", []string{"components/chart"}},
	{"components/chart/examples", []string{"data", "components/chart", "components/format"}},
	{"components/gallery", []string{"data", "components/...", "github.com/vugu/vugu"}},
	{"app/file", []string{"data", "data/wire", "components/...", "app/protocol"}},
	{"app/program", []string{"data", "data/wire", "components/...", "app/dom", "app/memory", "app/protocol"}},
	{"app/bench", []string{"data", "data/wire", "app/memory"}},
	{"app/table", []string{"data", "components/node", "app/dom", "app/memory", "app/protocol", "app/table/rows", "github.com/vugu/vugu"}},
	{"app/table/rows", nil},
	{"app/gallery", []string{"data", "components/...", "app/program"}},
	{"app/overview", []string{"components/site/deck", "app/program"}},
	{"app/series", []string{"components/site/series", "app/dom", "app/memory", "app/program"}},
	{"app/takeaway", []string{"components/site/whole", "app/program", "app/taking"}},
	{"app/taking", []string{"data", "data/wire", "components/page", "app/file", "app/program"}},
	{"web/compression", []string{"github.com/andybalholm/brotli", "github.com/tdewolff/minify/v2", "github.com/tdewolff/minify/v2/css", "github.com/tdewolff/minify/v2/js"}},
	{"web", []string{"web/compression", "web/sending"}},
	{"web/sending", nil},
	{"web/host", []string{"data", "components/chart", "components/page", "web", "web/compression", "github.com/maxence-charriere/go-app/v10/pkg/app", "github.com/vugu/vugu", "github.com/vugu/vugu/staticrender", "golang.org/x/net/html", "golang.org/x/net/html/atom"}},
	{"web/pages", []string{"data", "data/wire", "components/catalogue", "components/citation", "components/download", "components/embed", "components/extract", "components/gallery", "components/page", "components/page/search", "components/page/slides", "components/page/still", "components/page/text", "components/site", "components/site/whole", "components/slides", "components/state", "components/ui", "components/chart", "web/host", "web/picture", "web/pptx", "web/spreadsheet", "github.com/vugu/vugu"}},
	{"web/below", []string{"golang.org/x/net/html"}},
	{"web/export", []string{"data", "web", "web/below", "web/compression", "web/host", "golang.org/x/net/html"}},
	{"web/spreadsheet", []string{"data", "components/catalogue", "components/download", "github.com/xuri/excelize/v2"}},
	{"web/pptx", nil},
	{"web/picture", []string{"data", "components/chart", "components/page", "web", "web/picture/font", "golang.org/x/image/font", "golang.org/x/image/font/sfnt", "golang.org/x/image/math/fixed"}},
	{"web/picture/font", []string{"golang.org/x/image/font/sfnt", "golang.org/x/text/unicode/norm"}},
	{"web/journal", nil},
	{"web/load", nil},
	{"web/build", []string{"web/compression", "github.com/evanw/esbuild/pkg/api"}},
	{"web/icons", nil},
	{"web/notices", nil},
	{"web/notices/generate", nil},
	{"web/browser/driver", []string{"github.com/chromedp/...", "github.com/coder/websocket/..."}},
	{"web/browser", nil},
	{"web/browser/hosting", []string{"web/browser"}},
	{"web/browser/orca", []string{"testdata/golden", "web/browser", "web/browser/driver"}},
	{"web/browser/tour", []string{"web/browser", "web/browser/driver"}},
	{"web/bench", []string{"data", "data/wire", "data/synthetic", "web/bench/enlarged", "components/catalogue", "components/download", "components/extract", "web/browser", "web/browser/driver"}},
	{"web/bench/enlarged", []string{"data"}},
	{"web/bench/peers", []string{"web/browser", "web/browser/driver"}},
	{"web/bench/renderers", []string{"app/table/rows", "web/browser/driver", "web/compression"}},
	{"web/bench/renderers/goapp", []string{"app/table/rows", "github.com/maxence-charriere/go-app/v10/pkg/app"}},
	{"web/bench/renderers/vugu", []string{"app/table/rows", "github.com/vugu/vugu", "github.com/vugu/vugu/domrender", "github.com/vugu/vugu/js", "github.com/vugu/vjson"}},
	{"web/changes", []string{"data", "components/catalogue", "components/extract", "components/format", "components/page/still", "components/site/whole", "components/state"}},
	{"web/sites", []string{"data", "data/datapackage", "web", "web/host"}},
	{".", []string{"data", "data/datapackage", "components/catalogue", "components/page/text", "web", "web/below", "web/changes", "web/export", "web/host", "web/journal", "web/notices", "web/pages", "web/picture", "web/sending", "web/sites"}},
}

// heavy are the packages that our own code in the browser program does
// without: each would weigh more than the chart it helps to draw.
var heavy = []string{"encoding/json", "fmt", "log", "net/http", "net/url", "reflect", "regexp", "sort", "time", "text/template", "html/template"}

// neverInBundle are the packages that nobody may bring into the browser
// program, not even a dependency.
var neverInBundle = []string{"encoding/json", "net/http", "net", "crypto/tls", "regexp", "text/template", "html/template"}

type sourceFile struct {
	pkg, name string
	imports   []string
}

// goList runs go list for native code, or for the browser.
func goList(t *testing.T, browser bool, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Env = os.Environ()
	if browser {
		cmd.Env = append(cmd.Env, "GOOS=js", "GOARCH=wasm")
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// sources reads the imports of every file of ours that is no test.
func sources(t *testing.T, browser bool, args ...string) []sourceFile {
	t.Helper()
	const format = `{{$p := .}}{{range .GoFiles}}{{$p.ImportPath}}|{{$p.Dir}}|{{.}}{{"\n"}}{{end}}`
	var files []sourceFile
	for _, line := range goList(t, browser, append([]string{"-f", format}, args...)...) {
		parts := strings.Split(line, "|")
		if len(parts) != 3 {
			continue // the blank line between two packages
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(parts[1], parts[2]), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		source := sourceFile{pkg: within(parts[0]), name: parts[2]}
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			source.imports = append(source.imports, within(name))
		}
		files = append(files, source)
	}
	return files
}

// within is a package's path inside our module, or its whole path outside.
func within(importPath string) string {
	if importPath == module {
		return "."
	}
	if inside, ok := strings.CutPrefix(importPath, module+"/"); ok {
		return inside
	}
	return importPath
}

func standard(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return !strings.Contains(first, ".") && !slices.Contains([]string{"app", "components", "data", "web"}, first)
}

func allowed(may []string, importPath string) bool {
	return slices.ContainsFunc(may, func(pattern string) bool {
		if below, ok := strings.CutSuffix(pattern, "/..."); ok {
			return importPath == below || strings.HasPrefix(importPath, below+"/")
		}
		return importPath == pattern
	})
}

func generated(name string) bool { return strings.HasSuffix(name, "_gen.go") }

// layerOf is the row of a package: its own, or else one with a "*" in the place
// of its last name; below 0 where there is none.
func layerOf(pkg string) int {
	at := slices.IndexFunc(layers, func(l layer) bool { return l.packages == pkg })
	if at < 0 {
		at = slices.IndexFunc(layers, func(l layer) bool { return l.packages == path.Dir(pkg)+"/*" })
	}
	return at
}

func TestNoPackageHasTwoLayers(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range layers {
		if seen[l.packages] {
			t.Errorf("%s is there twice", l.packages)
		}
		seen[l.packages] = true
	}
}

func TestPackagesImportOnlyWhatTheirLayerMay(t *testing.T) {
	files := slices.Concat(
		sources(t, false, "-tags", "browser", "./..."),
		sources(t, true, "-tags", "tinygo", "./app/...", "./components/...", "./data/..."),
		sources(t, true, "./app/..."),
	)
	if len(files) < 40 {
		t.Fatalf("only %d files were found", len(files))
	}
	seen := map[string]bool{}
	for _, file := range files {
		at := layerOf(file.pkg)
		if at >= 0 {
			seen[layers[at].packages] = true
		}
		if at < 0 {
			t.Errorf("package %s has no layer in structure_test.go", file.pkg)
			continue
		}
		for _, name := range file.imports {
			switch {
			case standard(name), allowed(layers[at].may, name):
			default:
				t.Errorf("%s/%s imports %s: its layer may not", file.pkg, file.name, name)
			}
		}
	}
	for _, layer := range layers {
		if !seen[layer.packages] {
			t.Errorf("structure_test.go has a layer for %s, which does not exist", layer.packages)
		}
	}
}

func TestTheDomainKnowsNothingOfTheSystem(t *testing.T) {
	for _, file := range sources(t, false, "./data") {
		for _, name := range file.imports {
			if slices.Contains([]string{"os", "net", "net/http", "encoding/json", "syscall"}, name) {
				t.Errorf("%s/%s imports %s", file.pkg, file.name, name)
			}
		}
	}
}

func TestTheBrowserProgramStaysLight(t *testing.T) {
	deps := goList(t, true, "-tags", "tinygo", "-deps", "./app/overview", "./app/series", "./app/takeaway")
	if len(deps) < 20 {
		t.Fatalf("only %d packages were found", len(deps))
	}
	for _, name := range neverInBundle {
		if slices.Contains(deps, name) {
			t.Errorf("the browser program contains %s", name)
		}
	}
	var ours []string
	for _, dep := range deps {
		if strings.HasPrefix(dep, module+"/") {
			ours = append(ours, dep)
		}
	}
	for _, file := range sources(t, true, append([]string{"-tags", "tinygo"}, ours...)...) {
		if generated(file.name) {
			continue
		}
		for _, name := range file.imports {
			if slices.Contains(heavy, name) {
				t.Errorf("%s/%s is in the browser program and imports %s", file.pkg, file.name, name)
			}
		}
	}
	for _, dep := range deps {
		if inside := within(dep); inside == "components/gallery" || path.Base(inside) == "examples" {
			t.Errorf("the browser program contains %s, which is for contributors", dep)
		}
		if inside := within(dep); inside != dep && !allowed([]string{"app/overview", "app/series", "app/takeaway", "app/taking", "app/file", "app/dom", "app/memory", "app/program", "app/protocol", "components/...", "data", "data/wire"}, inside) {
			t.Errorf("the browser program contains %s, which belongs to the server", dep)
		}
	}
}

// described brings reflection, or the descriptions of many types, into the program:
// strconv compares its errors as interfaces, and a view in an interface is described
// with all types that it holds.
var described = regexp.MustCompile(`(?m)^[^/\n]*(\bstrconv\.(Atoi|Parse\w*)\(|\bvugu\.Builder\b)`)

func TestTheBrowserProgramDescribesFewTypes(t *testing.T) {
	ours := slices.DeleteFunc(goList(t, true, "-tags", "tinygo", "-deps", "./app/overview", "./app/series"), func(dep string) bool {
		return !strings.HasPrefix(dep, module+"/")
	})
	read := 0
	for _, file := range sources(t, true, append([]string{"-tags", "tinygo"}, ours...)...) {
		if file.pkg == "data" && strings.HasPrefix(file.name, "validate") {
			continue // the server's alone
		}
		content, err := os.ReadFile(filepath.Join(filepath.FromSlash(file.pkg), file.name))
		if err != nil {
			t.Fatal(err)
		}
		read++
		for _, found := range described.FindAllSubmatch(content, -1) {
			t.Errorf("%s/%s has %s", file.pkg, file.name, found[1])
		}
	}
	if read < 100 {
		t.Fatalf("only %d files were found", read)
	}
}

// The library's logarithms and powers differ in their last digits from compiler
// to compiler: the server and the program would print, and draw, two things.
func TestNoFigureOrPlaceComesFromTheLibrarysPowers(t *testing.T) {
	differ := regexp.MustCompile(`\bmath\.(Log|Exp|Pow|Cbrt|Sin|Cos|Tan|Asin|Acos|Atan|Hypot)\w*\(`)
	read := 0
	for _, dir := range []string{"app", "components", "data"} {
		err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			content, err := os.ReadFile(name)
			read++
			for _, found := range differ.FindAll(content, -1) {
				t.Errorf("%s calls %s…)", name, found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 100 {
		t.Fatalf("only %d files were found", read)
	}
}

// The tests say what a reader does; how a browser is told so is the driver's.
func TestNoBrowserProtocolIsSpokenOutsideTheDriver(t *testing.T) {
	const format = `{{.ImportPath}}|{{join .TestImports " "}} {{join .XTestImports " "}} {{join .Imports " "}}`
	for _, line := range goList(t, false, "-tags", "browser", "-f", format, "./web/...") {
		pkg, imports, _ := strings.Cut(line, "|")
		speaks := strings.Contains(imports, "github.com/chromedp") || strings.Contains(imports, "github.com/coder/websocket")
		if speaks != (within(pkg) == "web/browser/driver") {
			t.Errorf("%s imports %s", pkg, imports)
		}
	}
}

func TestPackagesAreNamedForWhatTheyHold(t *testing.T) {
	for _, pkg := range goList(t, false, "-tags", "browser", "./...") {
		name := path.Base(pkg)
		for _, empty := range []string{"util", "utils", "common", "helper", "helpers", "misc", "shared", "lib"} {
			if name == empty {
				t.Errorf("package %s is named for nothing", pkg)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	const format = `{{.ImportPath}}|{{.Doc}}`
	for _, line := range slices.Concat(goList(t, false, "-tags", "browser", "-f", format, "./..."), goList(t, true, "-f", format, "./app/...")) {
		pkg, doc, _ := strings.Cut(line, "|")
		if doc == "" {
			t.Errorf("package %s has no comment that says what it is", pkg)
		}
	}
}

func TestGeneratedCodeIsCurrent(t *testing.T) {
	for _, generator := range []string{"./components/generate", "./app/protocol/generate"} {
		if out, err := exec.Command("go", "run", generator, "-check").CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", generator, err, out)
		}
	}
}
