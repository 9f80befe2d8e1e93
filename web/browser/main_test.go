//go:build browser

package browser

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bilateral/web/browser/driver"
)

// The two compilers whose bundles every test runs on, and the variables that
// say where the explorer's and the gallery's are.
var bundles = []struct{ name, variable, gallery string }{
	{"tinygo", "EXPLORER_BUNDLE_TINYGO", "EXPLORER_GALLERY_TINYGO"},
	{"go", "EXPLORER_BUNDLE_GO", "EXPLORER_GALLERY_GO"},
}

// poisonVariable says where the small bundle is that poisons what it gives back.
const poisonVariable = "EXPLORER_BUNDLE_POISON"

var (
	chromium  *driver.Chromium
	explorer  string             // the built command
	sites     []*site            // what the tests of the explorer run on
	released  *site              // what readers get
	galleries map[string]*Server // of the gallery of charts, one per bundle, by its name
	root      string             // the module's root
)

func TestMain(m *testing.M) {
	code, err := setUp(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "browser tests:", err)
		code = 1
	}
	os.Exit(code)
}

// setUp starts what all tests share, runs them, and takes it down again.
func setUp(m *testing.M) (code int, err error) {
	if root, err = filepath.Abs(filepath.Join("..", "..")); err != nil {
		return 1, err
	}
	for _, b := range bundles {
		if err := checkBundle(b.variable, b.name, ""); err != nil {
			return 1, err
		}
		if err := checkBundle(b.gallery, b.name, " -program ./app/gallery"); err != nil {
			return 1, err
		}
	}
	if err := checkBundle(poisonVariable, "tinygo", " -poison"); err != nil {
		return 1, err
	}
	if axeSource, err = readAxe(); err != nil {
		return 1, err
	}
	dir, err := os.MkdirTemp("", "explorer-browser-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	explorer = filepath.Join(dir, "explorer")
	if err := BuildExplorer(root, explorer); err != nil {
		return 1, err
	}
	if err := startServers(); err != nil {
		return 1, err
	}
	if chromium, err = driver.StartShell(dir); err != nil {
		return 1, err
	}
	if folder := os.Getenv(pictures); folder != "" {
		err = takePictures(folder)
	} else {
		code = m.Run()
	}
	chromium.Close()
	running := append(slices.Collect(maps.Values(galleries)), released.Server)
	for _, s := range sites {
		running = append(running, s.Server)
	}
	for _, w := range bothVersions {
		running = append(running, w.before, w.after)
	}
	for _, server := range running {
		if stopped := server.Stop(); stopped != nil && err == nil {
			err = stopped
		}
	}
	return code, err
}

// checkBundle makes sure that a variable names a built bundle; program is the
// builder's flag for a program that is not the explorer's.
func checkBundle(variable, compiler, program string) error {
	dir := os.Getenv(variable)
	build := fmt.Sprintf("build it with: go run ./web/build -compiler %s%s -out DIR, and set %s=DIR (make test does all)", compiler, program, variable)
	if dir == "" {
		return fmt.Errorf("%s is not set; it names the directory of a bundle that these tests run on; %s", variable, build)
	}
	if _, err := os.Stat(filepath.Join(dir, "app.wasm")); err != nil {
		return fmt.Errorf("%s=%s holds no bundle: %w; %s", variable, dir, err, build)
	}
	return nil
}

// forGalleries runs a test once on each compiler's bundle of the gallery: for
// what computes, or tells the program something in a way that no other test
// does.
func forGalleries(t *testing.T, test func(t *testing.T, server *Server)) {
	t.Helper()
	for _, b := range bundles {
		t.Run(b.name, func(t *testing.T) { test(t, galleries[b.name]) })
	}
}

// visit is a tab in a test: what goes wrong ends the test, and when the test
// is over the tab must have been quiet.
type visit struct {
	*driver.Tab
	*rules
	t *testing.T
}

// rules are what a tab may do before it is a fault.
type rules struct {
	origins []string // where its requests may go
	expect  []string // words of the complaints that are no fault
}

// open opens a tab for a test. Every page it shows must be free of console
// messages, policy breaches, dialogs, cookies and requests to other origins
// than those given. The site's worker does not come: a new profile would have it fetch
// and keep the whole site, which is more work than most tests have.
func open(t *testing.T, origins ...string) *visit {
	t.Helper()
	v := openWithWorker(t, origins...)
	v.must(v.WithoutWorker())
	return v
}

// openWithWorker opens a tab as open does, to which the site's worker comes: for what
// it does, and for what must not bring one.
func openWithWorker(t *testing.T, origins ...string) *visit {
	t.Helper()
	tab, err := chromium.Open()
	if err != nil {
		t.Fatal(err)
	}
	return judged(t, tab, origins...)
}

func judged(t *testing.T, tab *driver.Tab, origins ...string) *visit {
	v := &visit{Tab: tab, rules: &rules{origins: origins}, t: t}
	t.Cleanup(func() {
		defer tab.Close()
		for _, fault := range v.faults() {
			t.Error(fault)
		}
	})
	return v
}

// within is the same tab in a part of its test: what goes wrong there ends the
// part. The tab stays the whole test's, which judges it at its end.
func (v *visit) within(t *testing.T) *visit { return &visit{Tab: v.Tab, rules: v.rules, t: t} }

// allow lets the page complain if the complaint contains one of the words.
func (r *rules) allow(words ...string) { r.expect = append(r.expect, words...) }

// faults lists everything that no page of ours may do.
func (v *visit) faults() []string {
	var faults []string
complaints:
	for _, complaint := range v.Complaints() {
		for _, words := range v.expect {
			if strings.Contains(complaint, words) {
				continue complaints
			}
		}
		faults = append(faults, "the page complained: "+complaint)
	}
	for _, message := range v.Dialogs() {
		faults = append(faults, "the page opened a dialog: "+message)
	}
	for _, address := range v.Strangers(v.origins...) {
		faults = append(faults, "a request left the site: "+address)
	}
	cookies, err := v.Cookies()
	if err != nil {
		faults = append(faults, err.Error())
	}
	for _, cookie := range cookies {
		faults = append(faults, "a cookie was set: "+cookie)
	}
	return faults
}

// must ends the test at an error.
func (v *visit) must(err error) {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
}

// load opens an address and waits for the document.
func (v *visit) load(address string) { v.t.Helper(); v.must(v.Go(address)) }

// start opens an address and waits until the program has taken over.
func (v *visit) start(address string) { v.t.Helper(); v.load(address); v.must(v.Ready()) }

// click clicks the first visible element with the left button.
func (v *visit) click(selector string) {
	v.t.Helper()
	v.must(v.Click(selector))
}

// wait waits for a condition on the page.
func (v *visit) wait(condition string) { v.t.Helper(); v.must(v.Wait(condition)) }

// follow does something that loads another document and waits for it.
func (v *visit) follow(action func() error) { v.t.Helper(); v.must(v.Follow(action)) }

// get calls a function in the page and returns what it returns.
func get[T any](v *visit, function string, arguments ...any) T {
	v.t.Helper()
	value, err := driver.Eval[T](v.Tab, function, arguments...)
	if err != nil {
		v.t.Fatal(err)
	}
	return value
}

// text is the visible text of the first element that matches.
func (v *visit) text(selector string) string {
	v.t.Helper()
	return get[string](v, `s => { const e = document.querySelector(s); if (!e) throw new Error("nothing matches " + s); return e.innerText.trim(); }`, selector)
}

// has reports whether anything matches.
func (v *visit) has(selector string) bool {
	v.t.Helper()
	return get[bool](v, `s => document.querySelector(s) !== null`, selector)
}

// address is the page's path and query, which the program writes once the
// view is drawn.
func (v *visit) address() string {
	v.t.Helper()
	return get[string](v, `() => new Promise(keep => {
		const read = () => keep(location.pathname + location.search);
		if (!document.documentElement.hasAttribute("data-ready")) return read();
		requestAnimationFrame(() => setTimeout(read));
		setTimeout(read, 300); // a page out of sight has no frames
	})`)
}

// same fails the test when two values differ.
func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// eventually asks until the answer is yes; for what happens outside a page,
// where nothing can be observed.
func eventually(t *testing.T, what string, ask func() bool) {
	t.Helper()
	for deadline := time.Now().Add(driver.Patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if ask() {
			return
		}
	}
	t.Fatalf("waited %s in vain: %s", driver.Patience, what)
}
