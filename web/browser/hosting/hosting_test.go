//go:build browser

package hosting

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"bilateral/web/browser"
	"bilateral/web/browser/driver"
)

// bundleVariable says where the bundle is that readers get.
const bundleVariable = "EXPLORER_BUNDLE_TINYGO"

// home is the public URL of the exports: absolute addresses have it and not the address
// that a server happens to listen on.
const home = "https://explorer.example"

// exports are what is served: the site at the root, and one of another dataset below a
// sub-path.
var exports = []struct{ name, base, data string }{
	{"root", "", ""},
	{"sub-path", "/sub/path", "second.json"},
}

// visit is an export on a server, and a reader's tab there.
type visit struct {
	*testing.T
	host
	origin string // with the base
	base   string
	files  string // the folder of the export
	stop   func() // stops the server
	tab    *driver.Tab
	// pair is a view of two places that is not the default one: the query that chooses it.
	pair string
}

func (v *visit) must(err error) {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
}

// get evaluates a function on the page.
func get[T any](v *visit, function string, arguments ...any) T {
	v.Helper()
	got, err := driver.Eval[T](v.tab, function, arguments...)
	v.must(err)
	return got
}

func same[T comparable](v *visit, what string, got, want T) {
	v.Helper()
	if got != want {
		v.Errorf("%s: %v, want %v", what, got, want)
	}
}

// open shows a page whose program runs.
func (v *visit) open(path string) {
	v.Helper()
	v.must(v.tab.Go(v.origin + path))
	v.must(v.tab.Ready())
}

// checks are what is true of an export on every server, in order; those of servers with a
// configuration of ours say so.
var checks = []struct {
	name       string
	configured bool
	check      func(*visit)
}{
	{"every page and its compressed forms are there", false, everyPage},
	{"files have their media types", false, mediaTypes},
	{"an unchanged document is not sent again", false, revalidates},
	{"what has a hash is kept for ever", true, keepsAssets},
	{"pages have the policy of their kind", true, policies},
	{"what is not there has a page in either language", true, missing},
	{"an address without its slash leads to the page", true, redirects},
	{"what is for the host is not served", true, hidesHosting},
	{"a page says where it is, and how others show it", false, discovered},
	{"the files that a page names are there", false, namedFiles},
	{"the overview", false, overview},
	{"a choice is shown without a document", false, chooses},
	{"and the way back", false, goesBack},
	{"a link to a view shows nothing else before", false, deepLink},
	{"its links stay below the base", false, linksBelow},
	{"its table is a file that the browser makes", false, download},
	{"what needs a server is not offered", false, nothingOfTheServer},
	{"the search", false, search},
	{"slides of one's own, by a pasted address", false, slides},
	{"Japanese", false, japanese},
	{"a frame", false, frame},
	{"without a program a view says that it is the default one", false, brokenProgram},
	{"without scripts too", false, withoutScripts},
	{"nothing was asked of another place, and nothing complained of", false, quiet},
	{"everything again without the server", false, offline},
}

func TestAReaderIsServedByOthers(t *testing.T) {
	bundle := os.Getenv(bundleVariable)
	if bundle == "" {
		t.Fatalf("%s is not set; it names the bundle that these tests run on", bundleVariable)
	}
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	command := filepath.Join(dir, "explorer")
	if err := browser.BuildExplorer(root, command); err != nil {
		t.Fatal(err)
	}
	chromium, err := driver.StartShell(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(chromium.Close)
	for _, e := range exports {
		folder := filepath.Join(dir, e.name)
		site := filepath.Join(folder, e.base)
		if err := os.MkdirAll(filepath.Dir(site), 0o755); err != nil {
			t.Fatal(err)
		}
		arguments := []string{"export", site, "-public-url", home, "-base", e.base + "/", "-bundle", bundle}
		if e.data != "" {
			arguments = append(arguments, "-data", filepath.Join(root, "testdata", e.data))
		}
		if said, err := exec.Command(command, arguments...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		for _, h := range hosts {
			t.Run(h.name+" "+e.name, func(t *testing.T) {
				t.Parallel()
				needed := t.TempDir()
				server, err := h.start(needed, folder, site)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(server.stop)
				tab, err := chromium.Open()
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(tab.Close)
				v := &visit{T: t, host: h, origin: server.origin + e.base, base: e.base, files: site, stop: server.stop, tab: tab}
				v.must(tab.Size(1280, 900))
				v.must(tab.Before(paints))
				for _, c := range checks {
					if c.configured && !h.configured {
						continue
					}
					if !t.Run(c.name, func(t *testing.T) {
						here := *v
						here.T = t
						c.check(&here)
						v.pair = here.pair
					}) {
						break
					}
				}
			})
		}
	}
}

// paints notes in every document when its program was ready and what stood in its title
// of first rank at every change of what is drawn.
const paints = `(() => {
	globalThis.drawn = [];
	const look = () => {
		const root = document.documentElement, title = document.querySelector("h1");
		if (title && document.body && getComputedStyle(document.body).visibility === "visible") {
			const last = drawn[drawn.length - 1];
			if (last !== title.textContent) drawn.push(title.textContent);
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
})()`
