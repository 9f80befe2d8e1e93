//go:build browser

package hosting

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"bilateral/web/browser/driver"
)

func overview(v *visit) {
	v.open("/")
	same(v, "the program is ready at", get[string](v, `() => location.href`), v.origin+"/")
	same(v, "it is not held", get[string](v, `() => document.documentElement.dataset.held ?? "never"`), "never")
}

func chooses(v *visit) {
	documents := v.tab.Documents()
	v.must(v.tab.Click(`main table a[href*="indicator="], main a[href*="sort="]`))
	v.must(v.tab.Wait(`() => location.search !== ""`))
	if where := get[string](v, `() => location.href`); !strings.HasPrefix(where, v.origin+"/?") {
		v.Errorf("the choice leads to %s", where)
	}
	same(v, "documents", v.tab.Documents(), documents)
}

func goesBack(v *visit) {
	v.must(v.tab.Back())
	v.must(v.tab.Wait(`() => location.search === ""`))
	same(v, "the way back leads to", get[string](v, `() => location.href`), v.origin+"/")
	v.open("/")
}

// deepLink chooses a pair that is not the page's own and follows a link to it from
// elsewhere.
func deepLink(v *visit) {
	v.open("/partners/")
	own := get[string](v, `() => document.querySelector("h1").textContent`)
	v.pair = get[string](v, `() => "?country=" + [...document.querySelectorAll("select[name=pairs] option")].find(option => option.value).value.replace("-", "~")`)
	v.open("/partners/" + v.pair)
	v.must(v.tab.Wait(`() => drawn.length > 0`))
	time.Sleep(100 * time.Millisecond)
	drawn := get[[]string](v, `() => drawn`)
	if len(drawn) != 1 || drawn[0] == own {
		v.Errorf("of the view %s is drawn %q; the page's own title is %q", v.pair, drawn, own)
	}
	// Colours choose no view: nothing waits for the program.
	v.open("/partners/?theme=dark")
	same(v, "held for its colours", get[bool](v, `() => "held" in document.documentElement.dataset`), false)
	v.open("/partners/?theme=auto")
}

func linksBelow(v *visit) {
	v.open("/partners/" + v.pair)
	v.must(v.tab.Click(`main a[href*="tab=table"]`))
	v.must(v.tab.Wait(`() => location.search.includes("tab=table")`))
	outside := get[[]string](v, `base => [...document.querySelectorAll("[href^='/'],[src^='/'],[action^='/'],[data-share^='/']")]
		.flatMap(e => ["href", "src", "action", "data-share"].map(name => e.getAttribute(name)))
		.filter(address => address && address[0] === "/" && !address.startsWith(base + "/"))`, v.base)
	if len(outside) > 0 {
		v.Errorf("outside of %s/ lead %q", v.base, outside)
	}
}

// saved waits for a file in a folder and reads it.
func (v *visit) saved(dir, ending string) string {
	v.Helper()
	for range 200 {
		files, err := filepath.Glob(filepath.Join(dir, "*"+ending))
		v.must(err)
		if len(files) > 0 {
			content, err := os.ReadFile(files[0])
			v.must(err)
			if len(content) > 0 {
				return string(content)
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	v.Fatalf("no file that ends in %s was saved", ending)
	return ""
}

func download(v *visit) {
	v.open("/partners/" + v.pair)
	dir := v.TempDir()
	v.must(v.tab.Downloads(dir))
	before := len(v.tab.Requests())
	v.must(v.tab.Click(`main a[href*="/data.csv?"]`))
	content := v.saved(dir, ".csv")
	code := strings.Split(strings.TrimPrefix(v.pair, "?country="), "~")[0]
	if !strings.Contains(content, code) {
		v.Errorf("the file is not of %s: %.300s", v.pair, content)
	}
	for _, request := range v.tab.Requests()[before:] {
		if strings.Contains(request.URL, "data.csv") {
			v.Errorf("the server was asked for %s", request.URL)
		}
	}
}

func nothingOfTheServer(v *visit) {
	v.must(v.tab.Go(v.origin + "/partners/" + v.pair))
	v.must(v.tab.Ready())
	address := get[string](v, `() => document.querySelector("main a[href*='/take/?']").href`)
	v.must(v.tab.Go(address))
	v.must(v.tab.Ready())
	offered := get[[]string](v, `() => [...document.querySelectorAll("main a[download]")].filter(a => a.getClientRects().length).map(a => a.textContent)`)
	all := strings.Join(offered, " ")
	if !strings.Contains(all, "CSV") || !strings.Contains(all, "ZIP") || strings.Contains(all, "XLSX") || strings.Contains(all, "PowerPoint") || strings.Contains(all, "PPTX") {
		v.Errorf("a view is offered as %q", offered)
	}
	same(v, "addresses for programs", get[int](v, seen, "#addresses,[data-key=linked]"), 0)
	v.must(v.tab.Go(v.origin + "/about/"))
	same(v, "words on them", get[int](v, seen, "#load,[href='#load']"), 0)
	v.must(v.tab.Go(v.origin + "/indicators/"))
	same(v, "filters of the list", get[int](v, seen, ".filters"), 0)
	same(v, "entries of the list", get[int](v, seen, ".entry") > 3, true)
}

// seen are the elements that match a selector and have a box.
const seen = `selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).length`

func search(v *visit) {
	v.open("/")
	v.must(v.tab.Click(`.mast .ask input[name=q]`))
	v.must(v.tab.Type("a"))
	v.must(v.tab.Wait(`() => document.querySelector("#hits a")`))
	outside := get[[]string](v, `origin => [...document.querySelectorAll("#hits a")].map(a => a.href).filter(address => !address.startsWith(origin + "/"))`, v.origin)
	if len(outside) > 0 {
		v.Errorf("hits lead to %q", outside)
	}
	v.must(v.tab.Go(v.origin + "/search/?q=a"))
	v.must(v.tab.Wait(`() => document.querySelector("#found a")`))
}

func slides(v *visit) {
	v.open("/slides/")
	v.must(v.tab.Click(`form input[name="slides"], form textarea[name="slides"], form input[type=url], form input[type=text][name]:not([name=q])`))
	v.must(v.tab.Type(v.origin + "/partners/" + v.pair))
	v.must(v.tab.Press("Enter"))
	v.must(v.tab.Wait(`() => location.search.includes("slides=")`))
	v.must(v.tab.Wait(`() => document.querySelector("main figure, main .slide, main svg")`))
	if where := get[string](v, `() => decodeURIComponent(location.search)`); !strings.Contains(where, "/partners/") || v.base != "" && strings.Contains(where, v.base) {
		v.Errorf("the slides are %s", where)
	}
}

func japanese(v *visit) {
	v.open("/ja/partners/" + v.pair)
	same(v, "the language", get[string](v, `() => document.documentElement.lang`), "ja")
	v.must(v.tab.Follow(func() error { return v.tab.Click(`a.lang`) }))
	same(v, "the other language", get[string](v, `() => document.documentElement.lang`), "en")
	same(v, "the other language is at", get[string](v, `() => location.pathname`), v.base+"/partners/")
}

func frame(v *visit) {
	v.open("/embed/partners/" + v.pair)
	same(v, "a frame", get[bool](v, `() => document.documentElement.hasAttribute("data-frame")`), true)
	if drawn := get[[]string](v, `() => drawn`); len(drawn) > 1 {
		v.Errorf("of the frame is drawn %q", drawn)
	}
}

// brokenProgram cuts the program off: what is shown is the default view, and says so.
func brokenProgram(v *visit) {
	tab, err := v.tab.Beside()
	v.must(err)
	defer tab.Close()
	v.must(tab.BypassWorker())
	v.must(tab.Block("*://*:*/*.wasm"))
	v.must(tab.Go(v.origin + "/partners/" + v.pair))
	v.must(tab.Static())
	said, err := driver.Eval[string](tab, `() => [...document.querySelectorAll(".static-note")].filter(e => getComputedStyle(e).visibility === "visible").map(e => e.textContent).join()`)
	v.must(err)
	if !strings.Contains(said, "default view") {
		v.Errorf("the page says %q", said)
	}
}

func withoutScripts(v *visit) {
	tab, err := v.tab.Beside()
	v.must(err)
	defer tab.Close()
	v.must(tab.ScriptsOff(true))
	for path, words := range map[string]string{"/partners/": "default view", "/ja/partners/": "既定の表示"} {
		v.must(tab.Go(v.origin + path + v.pair))
		seen, err := driver.Eval[string](tab, `() => [...document.querySelectorAll("noscript p")].filter(e => e.getClientRects().length).map(e => e.textContent).join()`)
		v.must(err)
		if !strings.Contains(seen, words) {
			v.Errorf("%s says %q", path, seen)
		}
		forms, err := driver.Eval[int](tab, `() => [...document.querySelectorAll("form")].filter(e => e.getClientRects().length).length`)
		v.must(err)
		same(v, path+" has forms", forms, 0)
	}
}

func quiet(v *visit) {
	for _, request := range v.tab.Requests() {
		if strings.HasPrefix(request.URL, "http") && !strings.HasPrefix(request.URL, v.origin+"/") {
			v.Errorf("%s was asked for", request.URL)
		}
	}
	if complaints := v.tab.Complaints(); len(complaints) > 0 {
		v.Errorf("the browser complains: %q", complaints)
	}
}

// offline stops the server after the worker has all it keeps.
func offline(v *visit) {
	v.open("/")
	same(v, "the worker is there", get[bool](v, `() => navigator.serviceWorker.ready.then(r => r.active !== null)`), true)
	same(v, "its scope", get[string](v, `() => navigator.serviceWorker.ready.then(r => r.scope)`), v.origin+"/")
	v.must(v.tab.Wait(`() => navigator.serviceWorker.controller !== null`))
	v.stop()
	v.open("/partners/" + v.pair)
	if title := get[[]string](v, `() => drawn`); len(title) > 1 {
		v.Errorf("without the server is drawn %q", title)
	}
	v.open("/ja/")
	same(v, "without the server the language is", get[string](v, `() => document.documentElement.lang`), "ja")
}
