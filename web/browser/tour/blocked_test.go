//go:build browser

package tour

import (
	"strings"

	"bilateral/web/browser/driver"
)

// blockedChecks are of a reader from whom something of the page is kept.
var blockedChecks = []check{
	{"a blocked program leaves a page of links that says so", func(r *reader) { blocked(r, "", func(path string) bool { return strings.HasSuffix(path, ".wasm") }) }},
	{"blocked data leave a page of links that says so", func(r *reader) { blocked(r, "", func(path string) bool { return strings.Contains(path, "/dataset.") }) }},
	{"a browser without WebAssembly has a page of links that says so", func(r *reader) { blocked(r, `delete globalThis.WebAssembly;`, nil) }},
	{"a policy that forbids WebAssembly leaves a page of links that says so", forbiddenProgram},
	{"our own script blocked leaves a page of links", func(r *reader) {
		plain(r, manner{refused: func(path string) bool { return strings.Contains(path, "/explorer.") }})
	}},
	{"no script may run, and the page is links and forms", func(r *reader) { plain(r, manner{policy: "script-src 'none'"}) }},
	{"a blocked style sheet leaves the choices to the program", withoutStyle},
	{"a blocked typeface and blocked pictures change no word", withoutTypeface},
	{"storage that is denied costs the memory only", withoutStorage},
	{"a network that is lost does not stop the program", lostNetwork},
}

// told are words of what a browser or the page itself writes of a request in vain.
var told = []string{"not loaded: ", "Failed to load resource", "NetworkError", "Load failed", "network", "console.info", "net::ERR", "static", "downloadable font", "preloaded using link preload"}

// elsewhere goes on at an address of its own, of which the browser has kept nothing.
func (r *reader) elsewhere(m manner) {
	r.t.Helper()
	stand, dismiss, err := callWitness(server, "")
	r.must(err)
	m.first = withoutWorker + "\n" + m.first
	stand.become(m)
	r.stand, r.origin = stand, stand.URL
	r.t.Cleanup(func() {
		r.judge(stand.testimony())
		dismiss()
	})
}

// blocked opens a page whose program cannot come.
func blocked(r *reader, first string, refused func(path string) bool) {
	r.allow(told...)
	r.elsewhere(manner{first: first, refused: refused})
	r.must(r.Go(r.origin + "/"))
	r.static()
}

// static checks that the page says once that it is static, and that its links and its form
// load what they say.
func (r *reader) static() {
	r.t.Helper()
	r.must(r.Static())
	has(r, "it is said that the page is static", true, `() => document.querySelector(".static-note").checkVisibility()`)
	r.links()
}

// links checks that the page is whole without its program: what is chosen loads the page
// that the server sends for it.
func (r *reader) links() {
	r.t.Helper()
	for _, c := range []struct{ selector, address string }{
		{rowLink("student-mobility"), "/?indicator=student-mobility"},
		{`table.ind thead th[data-key="GBR"] a`, "/?indicator=student-mobility&sort=-GBR"},
		{otherSide, "/?indicator=student-mobility&sort=-GBR&tab=table"},
	} {
		r.must(r.Follow(func() error { return r.Click(c.selector) }))
		has(r, "the address", c.address, `() => location.pathname + location.search`)
		r.sameAsServed()
	}
	r.focus("#indicators input[type=search]")
	r.must(r.Type("research"))
	r.must(r.Follow(func() error { return r.Press("Enter") }))
	has(r, "what was searched for", "research student-mobility", `() => { const q = new URLSearchParams(location.search); return q.get("q") + " " + q.get("indicator"); }`)
	r.sameAsServed()
}

func forbiddenProgram(r *reader) {
	r.allow(append(told, "policy: ", "Content-Security-Policy", "Content Security Policy", "CompileError", "WebAssembly")...)
	r.elsewhere(manner{policy: "script-src 'self' 'unsafe-inline'"})
	r.must(r.Go(r.origin + "/"))
	r.static()
}

// plain opens a page on which nothing of ours runs.
func plain(r *reader, m manner) {
	r.allow(append(told, "policy: ", "Content-Security-Policy", "Content Security Policy", "refused")...)
	r.elsewhere(m)
	r.must(r.Go(r.origin + "/"))
	r.links()
	r.must(r.Go(r.origin + "/ja/partners/"))
	// A list that is typed into has a script of its own, and presses the form's button itself.
	r.must(r.Follow(func() error {
		_, err := driver.Eval[bool](r.Page, `() => { const list = document.querySelector(".picker select[name=country]"); list.value = "KOR"; list.form.querySelector("[type=submit]").click(); return true; }`)
		return err
	}))
	has(r, "the pair", "KOR JPN", `() => new URLSearchParams(location.search).getAll("country").join(" ")`)
	r.sameAsServed()
}

func withoutStyle(r *reader) {
	r.allow(told...)
	r.elsewhere(manner{refused: func(path string) bool { return strings.HasSuffix(path, ".css") }})
	r.goes("/")
	r.enter(rowLink("student-mobility"))
	r.reaches("/?indicator=student-mobility")
	r.sameAsServed()
	r.inPlace()
}

func withoutTypeface(r *reader) {
	r.allow(told...)
	r.elsewhere(manner{refused: func(path string) bool { return strings.HasSuffix(path, ".woff2") || strings.HasSuffix(path, ".png") }})
	r.goes("/mobility/")
	r.enter(".controls .seg:first-child a:not([aria-current])")
	r.reaches("/mobility/?tab=table")
	r.sameAsServed()
	r.inPlace()
}

func withoutStorage(r *reader) {
	r.before(`for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
		Object.defineProperty(window, name, {get() { throw new DOMException("denied on purpose", "SecurityError"); }});
	Object.defineProperty(Document.prototype, "cookie", {get() { throw new DOMException("denied on purpose", "SecurityError"); }, set() { throw new DOMException("denied on purpose", "SecurityError"); }});`)
	r.goes("/?theme=dark")
	r.wears(darkGround)
	r.enter(rowLink("student-mobility"))
	r.reaches("/?indicator=student-mobility&theme=dark")
	r.inPlace()
	r.start("/")
	r.wears(lightGround)
}

func lostNetwork(r *reader) {
	r.allow(told...)
	r.goes("/partners/")
	want := get[string](r, `async address => (`+readable+`)(new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html"))`, "/partners/?yScale=log&tab=table")
	r.stand.become(manner{first: withoutWorker, refused: func(string) bool { return true }})
	r.enter(`#joint-works .controls a[data-key="Logarithmic"]`)
	r.reaches("/partners/?yScale=log")
	r.enter(`#joint-works .controls a[data-key="Table"]`)
	r.must(r.Wait(`() => location.search.includes("tab=table")`))
	r.frames()
	has(r, "the page without a network is what the server sent", want, `() => (`+readable+`)(document)`)
	r.inPlace()
}
