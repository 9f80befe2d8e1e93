//go:build browser

package browser

import (
	"net/http"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// readable checks that a page without the program is whole: its words and
// numbers are there, and its controls load the next page.
func (v *visit) readable(s *site, origin string) {
	v.t.Helper()
	v.readableBy(s, origin, func(selector string) {
		// A page whose program may yet come answers in place.
		v.wait(`() => !document.documentElement.hasAttribute("data-script") || (` + settled + `)()`)
		v.follow(func() error { return v.Click(selector) })
	})
}

// readableBy is readable where a control shows the next page in another way.
func (v *visit) readableBy(s *site, origin string, choose func(selector string)) {
	v.t.Helper()
	shown := v.text("#explorer")
	for _, words := range s.texts() {
		if !strings.Contains(shown, words) {
			v.t.Errorf("the page does not show %q", words)
		}
	}
	if !v.has("#figure svg") {
		v.t.Error("the page has no chart")
	}
	first, column := "/?indicator="+s.other(0), s.column(0)
	for _, step := range []struct{ selector, address string }{
		{rowLink(s.other(0)), first},
		{headLink(column), first + "&sort=-" + column},
		{otherSide, first + "&sort=-" + column + "&tab=table"},
	} {
		choose(step.selector)
		same(v.t, "address", get[string](v, `() => location.origin + location.pathname + location.search`), origin+step.address)
	}
	same(v.t, "rows of the figure's own table that are there", get[int](v, `() => document.querySelectorAll("#figure table tbody tr").length > 0 ? 1 : 0`), 1)
	same(v.t, "the order", get[string](v, `() => document.querySelector("[aria-sort]").dataset.key`), column)
}

// noted checks that the page says, once and quietly, that it is static.
func (v *visit) noted() {
	v.t.Helper()
	v.must(v.Static())
	if note := v.text(".static-note"); note == "" {
		v.t.Error("the page does not say that it is static")
	}
	same(v.t, "readiness mark beside the mark of a static page", v.has("html[data-ready]"), false)
}

func TestEverythingWorksWithScriptsOff(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.ScriptsOff(true))
		v.load(s.Origin(loopback) + "/")
		v.readable(s, s.Origin(loopback))
		same(t, "readiness mark", v.has("html[data-ready]"), false)
	})
}

// The button of the years is hidden where lists act by themselves, which they do by the starter.
func TestTheYearsHaveTheirButtonWhereTheStarterIsNotFound(t *testing.T) {
	t.Parallel()
	s := small()
	front, err := Proxy(s.Server, func(r *http.Request) bool { return strings.Contains(r.URL.Path, "/explorer.") }, func(r *http.Response, _ []byte) []byte {
		r.StatusCode = http.StatusNotFound
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	defer front.Close()
	v := open(t, front.URL)
	v.must(v.BypassWorker())
	v.allow("/explorer.", "preloaded using link preload but not used")
	v.load(front.URL + "/mobility/")
	const button = `.years [type=submit]`
	isThere := `() => document.querySelector("` + button + `").getClientRects().length > 0`
	same(t, "the button at first", get[bool](v, isThere), false)
	v.wait(isThere)
	get[bool](v, `() => { document.querySelector(".years select").selectedIndex = 3; return true; }`)
	v.follow(func() error { return v.Click(button) })
	same(t, "years in the address", get[bool](v, `() => new URLSearchParams(location.search).has("time")`), true)
}

// Modules that a browser accepts and that are no program of ours.
var (
	// strangeModule is valid and exports nothing.
	strangeModule = []byte("\x00asm\x01\x00\x00\x00")
	// trappingModule has a memory and traps in every entry that the two
	// compilers' start-up scripts call.
	trappingModule = []byte("\x00asm\x01\x00\x00\x00" +
		"\x01\x04\x01\x60\x00\x00" + // type 0: nothing to nothing
		"\x03\x02\x01\x00" + // one function of type 0
		"\x05\x03\x01\x00\x01" + // one memory of one page
		"\x07\x36\x06" + // six exports
		"\x03mem\x02\x00" + "\x06memory\x02\x00" +
		"\x03run\x00\x00" + "\x06_start\x00\x00" + "\x06resume\x00\x00" + "\x0b_initialize\x00\x00" +
		"\x0a\x05\x01\x03\x00\x00\x0b") // its body: unreachable
)

func isProgram(path string) bool { return strings.HasSuffix(path, ".wasm") }
func isDataset(path string) bool { return strings.Contains(path, "/dataset.") }
func isWords(path string) bool   { return strings.Contains(path, "/words.") }
func isRunner(path string) bool  { return strings.Contains(path, "/wasm_exec.") }

// Whatever becomes of the program on its way, the page stays a page.
func TestAPageWhoseProgramIsBrokenSaysSoAndWorks(t *testing.T) {
	t.Parallel()
	status := func(code int) Change {
		return func(r *http.Response, _ []byte) []byte {
			r.StatusCode = code
			r.Header.Set("Content-Type", "text/plain")
			return []byte("gone")
		}
	}
	body := func(change func([]byte) []byte) Change {
		return func(_ *http.Response, b []byte) []byte { return change(b) }
	}
	half := body(func(b []byte) []byte { return b[:len(b)/2] })
	nothing := body(func([]byte) []byte { return nil })
	flipped := body(func(b []byte) []byte {
		c := append([]byte(nil), b...)
		for i := range c {
			c[i] ^= 0x5A
		}
		return c
	})
	cases := []struct {
		name   string
		match  func(path string) bool
		change Change
	}{
		{"the program is not found", isProgram, status(404)},
		{"the server fails at the program", isProgram, status(500)},
		{"half of the program arrives", isProgram, half},
		{"the program is empty", isProgram, nothing},
		{"the program is garbage", isProgram, flipped},
		{"the program has the wrong type", isProgram, func(r *http.Response, b []byte) []byte {
			r.Header.Set("Content-Type", "text/plain")
			return b[:100]
		}},
		{"the program is another module", isProgram, body(func([]byte) []byte { return strangeModule })},
		{"the program traps when it starts", isProgram, body(func([]byte) []byte { return trappingModule })},
		{"the dataset is not found", isDataset, status(404)},
		{"half of the dataset arrives", isDataset, half},
		{"the dataset is empty", isDataset, nothing},
		{"the dataset is garbage", isDataset, flipped},
		{"the words are not found", isWords, status(404)},
		{"half of the words arrive", isWords, half},
		{"the words are empty", isWords, nothing},
		{"the compiler's script is not found", isRunner, status(404)},
		{"the compiler's script is empty", isRunner, nothing},
		{"the compiler's script throws", isRunner, body(func([]byte) []byte { return []byte(`throw new Error("broken on purpose");`) })},
	}
	forSites(t, func(t *testing.T, s *site) {
		v := open(t)
		for i, c := range cases {
			// What becomes of data is no matter of the compiler, and what becomes
			// of a program none of the dataset.
			if s.bundle == "go" && (c.match("/dataset.") || c.match("/words.")) || s.file != "" && i%4 > 0 {
				continue
			}
			t.Run(c.name, func(t *testing.T) {
				proxy, err := Proxy(s.Server, func(r *http.Request) bool { return c.match(r.URL.Path) }, c.change)
				if err != nil {
					t.Fatal(err)
				}
				defer proxy.Close()
				v := v.within(t)
				v.origins = append(v.origins, proxy.URL)
				// The browser itself speaks of a failed request, and the page
				// may say why it is static. It must not throw or ask.
				v.allow("Failed to load resource", "Refused to execute script", "console.", "broken on purpose")
				v.load(proxy.URL + "/")
				v.noted()
				v.readable(s, proxy.URL)
			})
		}
	})
}

// A request that is blocked on the reader's side, by an extension or a policy.
func TestAPageWhoseProgramIsBlockedSaysSoAndWorks(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		origin := s.Origin(loopback)
		for _, c := range []struct{ name, pattern string }{
			{"the program", origin + "/web/*.wasm"},
			{"the dataset", origin + "/web/dataset.*"},
			{"the compiler's script", origin + "/web/wasm_exec.*"},
		} {
			t.Run(c.name, func(t *testing.T) {
				v := open(t, origin)
				v.allow("Failed to load resource", "net::ERR_BLOCKED", "console.")
				v.must(v.Block(c.pattern))
				v.load(origin + "/")
				v.noted()
				v.readable(s, origin)
			})
		}
		t.Run("our own script", func(t *testing.T) {
			v := open(t, origin)
			v.allow("Failed to load resource", "net::ERR_BLOCKED")
			v.must(v.Block(origin + "/web/explorer.*"))
			v.load(origin + "/")
			v.readable(s, origin)
		})
		t.Run("the style sheet", func(t *testing.T) {
			v := open(t, origin)
			v.allow("Failed to load resource", "net::ERR_BLOCKED")
			v.must(v.Block(origin + "/web/style.*"))
			v.start(origin + "/")
			v.click(rowLink(s.other(1)))
			v.reaches("/?indicator=" + s.other(1))
			v.sameAsServed()
		})
	})
}

func TestABrowserWithoutWebAssemblyGetsAStaticPage(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.allow("console.")
		v.must(v.Before(`delete globalThis.WebAssembly`))
		v.load(s.Origin(loopback) + "/")
		v.noted()
		v.readable(s, s.Origin(loopback))
	})
}

// A program that dies while the reader uses it, as a panic in the small
// bundle does, leaves the page as links: the very click that killed it counts.
func TestAProgramThatDiesLeavesLinks(t *testing.T) {
	t.Parallel()
	const trap = `{
		const fuse = instance => new Proxy(instance, {get: (target, name) => {
			if (name !== "exports") return Reflect.get(target, name);
			return new Proxy({}, {get: (_, entry) => {
				const thing = target.exports[entry];
				if (typeof thing !== "function") return thing;
				return (...list) => {
					if (window.burnt) throw new WebAssembly.RuntimeError("unreachable");
					return thing(...list);
				};
			}});
		}});
		for (const name of ["instantiate", "instantiateStreaming"]) {
			const original = WebAssembly[name].bind(WebAssembly);
			WebAssembly[name] = async (...list) => {
				const result = await original(...list);
				return result.instance ? {module: result.module, instance: fuse(result.instance)} : fuse(result);
			};
		}
	}`
	forSites(t, func(t *testing.T, s *site) {
		origin := s.Origin(loopback)
		v := open(t, origin)
		v.allow("console.", "unreachable")
		v.must(v.Before(trap))
		v.start(origin + "/")
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
		same(t, "documents before the fuse burns", v.Documents(), 1)
		get[bool](v, `() => window.burnt = true`)
		v.follow(func() error {
			return v.Click(rowLink(s.other(0)))
		})
		v.must(v.Ready())
		same(t, "address", v.address(), "/?indicator="+s.other(0))
		v.sameAsServed()

		// Going back to a view of the dead program's must show that view.
		get[bool](v, `() => window.burnt = true`)
		if _, err := driver.Eval[bool](v.Tab, `() => { setTimeout(() => history.back(), 50); return true; }`); err != nil {
			t.Log("the page went while it was asked to go back:", err)
		}
		eventually(t, "the view of the dead program", func() bool {
			// A question that a change of pages cuts off is asked again.
			shown, err := driver.Eval[bool](v.Tab, `() => location.search === "?indicator=`+s.other(1)+`" && document.querySelector("table.ind tbody tr[aria-current]")?.dataset.key === "`+s.other(1)+`"`)
			return err == nil && shown
		})
	})
}

func TestBlockedStorageDoesNotMatter(t *testing.T) {
	t.Parallel()
	const locked = `for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
		Object.defineProperty(window, name, {get() { throw new DOMException("denied on purpose", "SecurityError"); }});
	Object.defineProperty(Navigator.prototype, "serviceWorker", {get() { throw new DOMException("denied on purpose", "SecurityError"); }});
	Object.defineProperty(Document.prototype, "cookie", {get() { throw new DOMException("denied on purpose", "SecurityError"); }, set() { throw new DOMException("denied on purpose", "SecurityError"); }});`
	forSites(t, func(t *testing.T, s *site) {
		v := openWithWorker(t, s.Origin(loopback))
		v.must(v.Before(locked))
		v.start(s.Origin(loopback) + "/")
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
		v.sameAsServed()
	})
}

// Once the program is there it needs the network no more.
func TestALostNetworkDoesNotStopTheProgram(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		v.start(s.Origin(loopback) + "/")
		want := get[string](v, served, "/?indicator="+s.other(1)+"&tab=table")
		v.must(v.Offline(true))
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
		v.click(otherSide)
		v.reaches("/?indicator=" + s.other(1) + "&tab=table")
		v.shows("the page without a network", want)
		same(t, "documents loaded", v.Documents(), 1)
	})
}
