//go:build browser

package tour

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
	"bilateral/web/browser"
	"bilateral/web/browser/driver"
)

// awaySteps are those of a reader whose network comes and goes, in order.
var awaySteps = []struct {
	name string
	take func(*away)
}{
	{"visit once", visitOnce},
	{"read every kind of page without the server", readEverything},
	{"take a figure's data away without the server", takeAway},
	{"heal what was harmed", heal},
	{"keep everything", keepEverything},
	{"wake a device that slept while the site changed", wakeUp},
	{"put off a new version", putOff},
	{"take the new version", takeNew},
}

// away is a reader of a site that is there or not, in one version or another.
type away struct {
	*reader
	front *browser.Front
	old   string // the version of the first visit
}

// What was visited once works without the server, heals, and changes to another version
// when its reader says so, in every engine.
func TestTheSiteWorksWithoutItsServerInEveryEngine(t *testing.T) {
	t.Parallel()
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			front := startFront(t)
			a := &away{reader: &reader{Page: open(t, engine.start), t: t, origin: front.URL}, front: front}
			for _, step := range awaySteps {
				if !t.Run(step.name, func(t *testing.T) { a.t = t; step.take(a) }) {
					a.t = t
					a.keepPicture()
					break
				}
			}
			a.t = t
			a.quiet()
		})
	}
}

// cutOff are words of what a browser writes itself where a request fails; the last of them
// Firefox's, where a worker was ended in the middle of one. An answer that the worker
// itself did not give has other words.
var cutOff = []string{"Failed to load resource", "ERR_EMPTY_RESPONSE", "NetworkError", "network error", "intercepted the request and encountered an unexpected error"}

// quiet checks that the pages complained of nothing but that the server was away.
func (a *away) quiet() {
	a.t.Helper()
complaints:
	for _, complaint := range a.Complaints() {
		for _, words := range cutOff {
			if strings.Contains(complaint, words) {
				continue complaints
			}
		}
		a.t.Errorf("the page complained: %s", complaint)
	}
}

// startFront puts the site behind an address of its own.
func startFront(t *testing.T) *browser.Front {
	front := browser.StartFront()
	t.Cleanup(front.Close)
	t.Cleanup(front.CloseClientConnections)
	t.Cleanup(func() { front.Turn(nil) })
	front.Turn(server)
	return front
}

// cutOffNews and updateNews are the lines that say that the site cannot be reached, and
// that there is a new version.
const (
	cutOffNews = "#offline-news"
	updateNews = "#update-news"
)

// told waits until a notice is shown, or is not.
func (a *away) told(notice string, shown bool) {
	a.t.Helper()
	a.must(a.Wait(fmt.Sprintf(`() => { const e = document.querySelector(%q); return (e.getClientRects().length > 0 && e.offsetHeight > 8) === %t; }`, notice, shown)))
}

// installed waits until the worker has the page and the version is kept.
func (a *away) installed() {
	a.t.Helper()
	a.must(a.Wait(`() => navigator.serviceWorker.controller !== null`))
}

// goes opens an address and checks that its page came, where the engine tells its status.
func (a *away) goes(address string) {
	a.t.Helper()
	a.start(address)
	if status := get[int](a.reader, `() => performance.getEntriesByType("navigation")[0].responseStatus ?? 200`); status != http.StatusOK {
		a.t.Errorf("%s came with status %d", address, status)
	}
	has(a.reader, "the address", a.origin+address, `() => location.href`)
}

func visitOnce(a *away) {
	a.start("/")
	a.installed()
	a.old = a.version()
}

func (a *away) version() string {
	a.t.Helper()
	return get[string](a.reader, `() => document.documentElement.dataset.version`)
}

// readEverything opens pages that were never opened, each of another kind. The first
// comes from a worker that has just been started, the others from one that runs.
func readEverything(a *away) {
	a.front.Turn(nil)
	for _, c := range []struct{ address, seen string }{
		{"/evidence/", "agree with open data"},
		{"/ja/?indicator=student-mobility&tab=table", "日本から英国への留学生は2019年に2,795人"},
		{"/partners/?country=DEU~JPN", "Germany–Japan joint works grew"},
		{"/ja/indicators/joint-works/", "日英の共著文献"},
		{"/mobility/", "students"},
		{"/indicators/", "Field-weighted citation impact"},
		{"/slides/", "Building on Excellence, part by part"},
		{"/ja/about/", "オフライン"},
	} {
		a.goes(c.address)
		if words := get[string](a.reader, `() => document.body.innerText`); !strings.Contains(words, c.seen) {
			a.t.Errorf("%s has no %q; it reads %.300q", c.address, c.seen, words)
		}
	}
	a.told(cutOffNews, true)
	a.goes("/embed/indicators/fwci/")
	a.sees("#figure :is(h1, h2)", "UK–Japan papers were cited 3.5 times the world average for their field in 2020")
	a.click(otherSide)
	a.reaches("/embed/indicators/fwci/?tab=table")
	a.must(a.Go(a.origin + "/nope/"))
	a.sees("h1", catalogue.For(data.English).Say(catalogue.UnkeptTitle))
}

// takeAway follows a link to a CSV file. The script makes the file; what the browser would
// save it as is told to the test instead.
func takeAway(a *away) {
	a.goes("/indicators/student-mobility/")
	get[bool](a.reader, `() => {
		const make = URL.createObjectURL;
		URL.createObjectURL = blob => { blob.text().then(text => { window.taken = text; }); return make.call(URL, blob); };
		HTMLAnchorElement.prototype.click = function () { window.named = this.download; };
		return true;
	}`)
	a.click(`main a[href*="/data.csv"]`)
	a.must(a.Wait(`() => window.taken?.includes("2795") && /\.csv$/.test(window.named)`))
}

// heal harms the cache once the server is back, and visits the site.
func heal(a *away) {
	a.front.Turn(server)
	kept := get[int](a.reader, `async () => (await (await caches.open((await caches.keys())[0])).keys()).length`)
	get[bool](a.reader, `async () => {
		const cache = await caches.open((await caches.keys())[0]);
		for (const [i, request] of (await cache.keys()).entries()) {
			if (i % 2) await cache.delete(request);
			else if (request.url.endsWith("/")) await cache.put(request, new Response("<!DOCTYPE html><h1>Somebody else’s</h1>", {headers: {"content-type": "text/html"}}));
		}
		return true;
	}`)
	a.goes("/about/")
	a.told(cutOffNews, false)
	a.must(a.Wait(fmt.Sprintf(`async () => {
		const version = document.documentElement.dataset.version, cache = await caches.open("explorer-" + version), all = await cache.keys();
		for (const request of all) {
			const kept = await cache.match(request); // which is gone while it is fetched again
			if (!kept || request.url.endsWith("/") && !(await kept.text()).includes(version)) return false;
		}
		return all.length >= %d;
	}`, kept)))
}

func keepEverything(a *away) {
	a.goes("/offline/")
	has(a.reader, "does the page say that nothing is kept", 0, `() => document.querySelector(".keeps-nothing").getClientRects().length`)
	a.click("#keep button")
	a.sees("#keep output", catalogue.For(data.English).Say(catalogue.KeepDone))
	a.front.Turn(nil)
	for _, file := range []string{"/datapackage.json", "/datapackage.zip", "/notices.txt"} {
		has(a.reader, file, http.StatusOK, `file => fetch(file).then(answer => answer.status)`, file)
	}
}

// wakeUp has a device sleep with a page open, its words selected, and wake when the site has
// another version: its clocks have jumped and its network was gone. The new version is
// offered, and the page is the old one, with all that the reader had in hand.
func wakeUp(a *away) {
	a.front.Turn(server)
	a.goes("/?indicator=student-mobility")
	a.mark()
	const (
		selected = `() => getSelection().toString()`
		visible  = `state => { Object.defineProperty(document, "visibilityState", {value: state, configurable: true}); document.dispatchEvent(new Event("visibilitychange")); return true; }`
	)
	a.focus(rowLink("student-mobility"))
	words := get[string](a.reader, `() => { getSelection().selectAllChildren(document.querySelector("#figure h2")); return getSelection().toString(); }`)
	get[bool](a.reader, visible, "hidden")
	a.front.Turn(nil)
	get[bool](a.reader, `() => {
		const now = Date.now, night = 9 * 3600 * 1000;
		Date.now = () => now() + night;
		for (const type of ["offline", "online"]) dispatchEvent(new Event(type));
		return true;
	}`)
	a.told(cutOffNews, true)
	a.front.Turn(another)
	get[bool](a.reader, `() => dispatchEvent(new Event("online"))`)
	get[bool](a.reader, visible, "visible")
	a.told(updateNews, true)
	a.told(cutOffNews, false)
	has(a.reader, "what is selected", words, selected)
	a.focused(rowLink("student-mobility"))
	a.oldPage()
	a.enter(otherSide)
	a.reaches("/?indicator=student-mobility&tab=table")
	a.oldPage()
	a.inPlace()
}

// putOff is told of the new version and stays with the old one, whatever the network has.
func putOff(a *away) {
	a.front.Turn(another)
	a.goes("/?indicator=student-mobility")
	get[bool](a.reader, `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)`)
	a.told(updateNews, true)
	a.oldPage()
	a.click(updateNews + " button + button")
	a.told(updateNews, false)
	a.goes("/ja/?indicator=student-mobility&tab=table")
	a.oldPage()
	a.front.Turn(nil)
	a.goes("/?indicator=student-mobility&tab=table")
	a.oldPage()
}

func (a *away) oldPage() {
	a.t.Helper()
	has(a.reader, "the version", a.old, `() => document.documentElement.dataset.version`)
	has(a.reader, "the old figure", true, `figure => document.querySelector("#explorer").innerText.includes(figure)`, oldFigure)
	has(a.reader, "the new figure", false, `figure => document.querySelector("#explorer").innerText.includes(figure)`, newFigure)
}

// takeNew asks for the new version, which comes whole and then is the one without a network.
func takeNew(a *away) {
	a.front.Turn(another)
	a.goes("/?indicator=student-mobility")
	a.told(updateNews, true)
	a.must(a.Follow(func() error { return a.Click(updateNews + " button") }))
	a.must(a.Ready())
	for _, behind := range []*browser.Server{another, nil} {
		a.front.Turn(behind)
		a.goes("/?indicator=student-mobility&sort=-GBR")
		if a.version() == a.old {
			a.t.Error("the page is of the old version")
		}
		has(a.reader, "the new figure", true, `figure => document.querySelector("#explorer").innerText.includes(figure)`, newFigure)
	}
	a.must(a.Wait(`async () => String(await caches.keys()) === "explorer-" + document.documentElement.dataset.version`))
}

// workersGone takes workers from a page in the way that its address names.
const workersGone = `switch (new URLSearchParams(location.search).get("workers")) {
	case "missing": delete Navigator.prototype.serviceWorker; break;
	case "refused": ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("refused", "SecurityError")); break;
	case "hidden": Object.defineProperty(Navigator.prototype, "serviceWorker", {get() { throw new DOMException("hidden", "SecurityError"); }}); break;
}`

// Where a browser lets no page have a worker the site says that nothing is kept, in the
// page's language, and offers nothing that cannot work.
func TestAWindowThatKeepsNothingSaysSoInEveryEngine(t *testing.T) {
	t.Parallel()
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			witness, dismiss, err := callWitness(server, workersGone)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(dismiss)
			r := &reader{Page: open(t, engine.start), t: t, origin: witness.URL}
			for _, c := range []struct {
				address string
				words   data.Language
			}{
				{"/offline/?workers=missing", data.English}, {"/ja/about/?workers=missing", data.Japanese},
				{"/ja/offline/?workers=refused", data.Japanese}, {"/about/?workers=hidden", data.English},
			} {
				r.start(c.address)
				r.must(r.Wait(`() => document.querySelector(".keeps-nothing").getClientRects().length === 1`))
				r.sees(".keeps-nothing", catalogue.For(c.words).Say(catalogue.KeepNothing))
				has(r, c.address+": does it promise the pages", 0, `() => document.querySelector(".lede[data-instead]")?.getClientRects().length ?? 0`)
				has(r, c.address+": does it offer nothing", true, `() => document.querySelector("#keep")?.hidden ?? true`)
			}
			for _, complaint := range append(r.Complaints(), witness.testimony()...) {
				t.Errorf("the page complained: %s", complaint)
			}
		})
	}
}

// open starts an engine with one page.
func open(t *testing.T, start func(dir string) (driver.Browser, error)) *driver.Page {
	t.Helper()
	running, err := start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(running.Close)
	page, err := running.NewPage()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(running.Name())
	if err := page.Size(1280, 900); err != nil {
		t.Fatal(err)
	}
	return page
}
