//go:build browser

package browser

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// A device is what a reader's has that no driver can change for a worker: whether its reader
// saves data, and which methods of its caches do not work.
type device struct {
	Saves bool `json:"saves"`
	// Rejects are methods that fail in time, Throws those that fail at once.
	Rejects []string `json:"rejects"`
	Throws  []string `json:"throws"`
}

// deviceScript stands before the worker's own and has its device be as it is told.
const deviceScript = `{
	let device = %s;
	Object.defineProperty(self.navigator, "connection", {get: () => ({saveData: device.saves})});
	for (const kind of [CacheStorage, Cache]) for (const name of Object.getOwnPropertyNames(kind.prototype)) {
		const own = Object.getOwnPropertyDescriptor(kind.prototype, name).value;
		if (typeof own !== "function" || name === "constructor") continue;
		kind.prototype[name] = function (...list) {
			if (device.throws.includes(name)) throw new DOMException("Storage is blocked.", "SecurityError");
			return device.rejects.includes(name) ? Promise.reject(new DOMException("The disk does not work.", "UnknownError")) : own.apply(this, list);
		};
	}
	addEventListener("message", (event) => {
		if (!event.data.device) return;
		device = event.data.device;
		event.ports[0].postMessage("");
	});
}
`

// told is the device as the worker's script has it.
func (d device) told() json.RawMessage {
	d.Rejects, d.Throws = append([]string{}, d.Rejects...), append([]string{}, d.Throws...)
	b, err := json.Marshal(d)
	if err != nil {
		panic(err) // a boolean and two lists of words can be told
	}
	return b
}

// onDevice has the workers that a front hands out from now on run on a device.
func onDevice(t *testing.T, front *Front, d device) {
	front.Alter(func(path string) bool { return path == "/app-worker.js" }, func(r *http.Response) []byte {
		answer, err := http.Get(r.Request.URL.String())
		if err != nil {
			t.Error(err)
			return nil
		}
		defer answer.Body.Close()
		source, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Error(err)
		}
		return append(fmt.Appendf(nil, deviceScript, d.told()), source...)
	})
}

// becomes has the device of the worker that answers for a page be another one.
func (v *visit) becomes(d device) {
	v.t.Helper()
	get[string](v, `device => new Promise(done => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => done(data);
		navigator.serviceWorker.controller.postMessage({device}, [port2]);
	})`, d.told())
}

// savesData has the page's reader save data; the worker's is the device's.
const savesData = `Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});`

// keepOffered reports whether the page offers a reader who saves data to keep everything,
// and has said what else it does: which moves the button.
const keepOffered = `() => document.querySelector("#keep button").checkVisibility() && document.querySelector(".keeps-nothing").checkVisibility()`

// held lists the paths that a version keeps.
const held = `async version => (await (await caches.open("explorer-" + version)).keys()).map(request => new URL(request.url).pathname).sort()`

// soon is when a worker that meant to fetch something would have.
const soon = `() => new Promise(done => setTimeout(done, 700, true))`

// A reader who saves data has nothing kept without asking: the first visit brings no worker.
// Who asks for everything gets it.
func TestAReaderWhoSavesDataHasEverythingKeptOnRequestOnly(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	onDevice(t, front, device{Saves: true})
	v := openWithWorker(t, front.URL)
	v.must(v.Before(savesData))
	v.start(front.URL + "/offline/")
	same(t, "workers before it is asked for", get[int](v, `() => navigator.serviceWorker.getRegistrations().then(r => r.length)`), 0)
	same(t, "caches before it is asked for", get[int](v, `() => caches.keys().then(k => k.length)`), 0)
	v.wait(keepOffered)
	v.accessibleIn(narrowLight, wideDark)
	v.click("#keep button")
	v.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, catalogue.For(data.English).Say(catalogue.KeepDone)))
	kept := get[[]string](v, held, v.version())
	for _, path := range append(keptBy(t, s.Server), "/datapackage.zip", "/notices.txt") {
		if !slices.Contains(kept, path) {
			t.Errorf("%s is not kept", path)
		}
	}
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	v.start(front.URL + "/ja/?indicator=" + s.other(0))
	same(t, "its status without a network", get[int](v, readStatus), http.StatusOK)
}

// A reader who asks for everything where the worker cannot be had is told that it failed.
func TestKeepingEverythingWithoutAWorkerIsToldToHaveFailed(t *testing.T) {
	t.Parallel()
	front := startFront(t, small().Server)
	v := openWithWorker(t, front.URL)
	v.must(v.Before(savesData))
	v.start(front.URL + "/ja/offline/")
	v.wait(keepOffered)
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource", "fetching the script")
	v.click("#keep button")
	v.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, catalogue.For(data.Japanese).Say(catalogue.KeepFailed)))
	same(t, "is the button there again", get[bool](v, `() => !document.querySelector("#keep button").disabled`), true)
}

// A reader who begins to save data after the site was kept keeps it, and nothing is fetched
// for it: no lost part, no new version. The network's version is not held back.
func TestNothingIsFetchedAheadForAReaderWhoSavesData(t *testing.T) {
	s := small()
	w := twoVersions(t, s)
	onDevice(t, w.front, device{})
	defer w.front.Alter(nil, nil)
	v := openWithWorker(t, w.front.URL)
	v.start(w.front.URL + "/")
	v.installed()
	old := v.version()
	v.becomes(device{Saves: true})
	lost := []string{"/ja/about/", "/built.json"}
	get[bool](v, `async lost => { const cache = await caches.open((await caches.keys())[0]); for (const path of lost) await cache.delete(path); return true; }`, lost)
	w.front.Seen()
	v.start(w.front.URL + "/evidence/?theme=dark")
	get[bool](v, soon)
	for _, path := range w.front.Seen() {
		if slices.Contains(lost, path) || path == "/evidence/" {
			t.Errorf("%s was fetched ahead", path)
		}
	}
	onDevice(t, w.front, device{Saves: true})
	w.front.Turn(w.after)
	get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => true)`)
	v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r.installing)`)
	same(t, "caches", get[string](v, `() => caches.keys().then(k => k.join())`), "explorer-"+old)
	v.Forget()
	v.start(w.front.URL + "/")
	same(t, "is the page the network's", v.version() != old, true)
	same(t, "the new figure", strings.Contains(v.text("#explorer"), w.changed), true)
	v.ofOneVersion(w.after)
	same(t, "the version of the parts that files are made of", get[string](v, partsVersion), v.version())
	// The reader saves no more: the new version comes.
	onDevice(t, w.front, device{})
	get[bool](v, lookForUpdate)
	v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)`)
	v.start(w.front.URL + "/")
	v.wait(`() => caches.keys().then(k => k.length === 1 && k[0] === "explorer-" + document.documentElement.dataset.version)`)
}

// partsVersion is the version of the list of parts that a page's files are made of.
const partsVersion = `async () => (await (await fetch("/takeaway.json?version=" + document.documentElement.dataset.version)).json()).version`

// A version is held for a day against one that cannot be fetched whole, and no longer. Then
// the page is wholly the network's, and when the first one is back its day begins anew.
func TestAVersionIsHeldForADay(t *testing.T) {
	s := small()
	w := twoVersions(t, s)
	v := openWithWorker(t, w.front.URL)
	v.start(w.front.URL + "/")
	v.installed()
	old := v.version()
	v.allow("Failed to load resource")
	w.front.Turn(w.after)
	w.front.Alter(func(path string) bool { return path == "/about/" }, func(*http.Response) []byte { return []byte("<!DOCTYPE html><title>Half of") })
	defer w.front.Alter(nil, nil)
	v.start(w.front.URL + "/")
	same(t, "the version at first", v.version(), old)
	const since = `past => caches.open("explorer-" + "%s").then(cache => cache.put("/held", new Response(String(Date.now() - past)))).then(() => true)`
	for _, c := range []struct {
		sentence string
		past     int64 // milliseconds
		held     bool
	}{
		{"a minute before the day is over", 86_340_000, true},
		{"a second after it", 86_401_000, false},
		{"noted by a clock that was wrong", -86_400_000, false},
	} {
		get[bool](v, fmt.Sprintf(since, old), c.past)
		v.Forget()
		v.start(w.front.URL + "/")
		same(t, c.sentence+": is the page the first version's", v.version() == old, c.held)
		same(t, c.sentence+": the old figure", strings.Contains(v.text("#explorer"), w.oldFigure), c.held)
		v.ofOneVersion(map[bool]*Server{true: w.before, false: w.after}[c.held])
		same(t, c.sentence+": the version of the parts that files are made of", get[string](v, partsVersion), v.version())
	}
	w.front.Turn(w.before)
	v.start(w.front.URL + "/")
	v.wait(`() => caches.match("/held").then(held => !held)`)
}

// A device whose storage does not work has the page as it would be without a worker, and
// nothing is complained of.
func TestAPageIsWholeWhereStorageDoesNotWork(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	onDevice(t, front, device{})
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	all := []string{"open", "match", "keys", "put", "delete", "has"}
	for _, c := range []struct {
		sentence string
		device   device
	}{
		{"no cache can be opened", device{Rejects: []string{"open", "has", "keys"}}},
		{"storage is blocked", device{Throws: all}},
		{"nothing can be read", device{Rejects: []string{"match"}}},
		{"nothing can be listed", device{Rejects: []string{"keys"}}},
		{"nothing can be written", device{Rejects: []string{"put"}}},
		{"nothing can be deleted", device{Rejects: []string{"delete"}}},
		{"nothing at all", device{Rejects: all}},
	} {
		v.start(front.URL + "/about/")
		v.becomes(c.device)
		for _, address := range []string{"/?indicator=" + s.other(0), "/ja/evidence/", "/nope/"} {
			v.load(front.URL + address)
			same(t, c.sentence+": "+address+": its status", get[int](v, readStatus), map[bool]int{true: 404, false: 200}[address == "/nope/"])
			v.sameAsServed()
		}
		v.start(front.URL + "/")
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
		v.becomes(device{})
	}
	v.allow("404")
}

// Where nothing can be stored no worker comes, and who asks for everything is told.
func TestWhatCannotBeStoredIsTold(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	onDevice(t, front, device{Throws: []string{"open", "has"}})
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r || !r.installing && !r.active)`)
	v.sameAsServed()
	onDevice(t, front, device{})
	v.start(front.URL + "/offline/")
	v.installed()
	v.becomes(device{Rejects: []string{"put"}})
	v.click("#keep button")
	v.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, catalogue.For(data.English).Say(catalogue.KeepFailed)))
}
