//go:build browser

package browser

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The answers of networks that are none of the site's.
const portalPage = "<!DOCTYPE html><html lang=en><title>Welcome</title><h1>Log in to our network</h1>"

func everything(string) bool { return true }

// asPortal answers with a network's page to log in.
func asPortal(r *http.Response) []byte {
	r.StatusCode = http.StatusOK
	r.Header.Set("Content-Type", "text/html; charset=utf-8")
	return []byte(portalPage)
}

func inTrouble(r *http.Response) []byte {
	r.StatusCode = http.StatusBadGateway
	r.Header.Set("Content-Type", "text/plain")
	return []byte("trouble")
}

// elsewhere leads to another page of the site.
func elsewhere(r *http.Response) []byte {
	r.StatusCode = http.StatusFound
	r.Header.Set("Location", "/sources/")
	return nil
}

// portal has a front answer for some paths with such a page.
func portal(front *Front, paths func(string) bool) { front.Alter(paths, asPortal) }

// cut answers with three quarters of what a server has.
func cut(r *http.Response) []byte {
	whole := allOf(r)
	return whole[:len(whole)*3/4]
}

// allOf is what a server answers with.
func allOf(r *http.Response) []byte {
	answer, err := http.Get(r.Request.URL.String())
	if err != nil {
		return nil
	}
	defer answer.Body.Close()
	all, _ := io.ReadAll(answer.Body)
	return all
}

// A network that answers for the site with a page of its own takes nothing from a reader who
// has the site: every page is the kept one and says that there is no connection. What is not
// kept is the network's page, for readers to log in; it is kept nowhere, nor is a worker
// replaced.
func TestANetworksOwnPageIsNeverTheSites(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	old := v.version()
	want := get[[]string](v, held, old)
	// Some of what is kept is lost, and would be fetched again.
	get[bool](v, `async () => { const cache = await caches.open((await caches.keys())[0]); await cache.delete("/ja/about/"); return cache.delete("/takeaway.json"); }`)
	portal(front, everything)
	v.allow("Failed to load resource", "script resource")
	for _, address := range []string{"/", "/ja/?indicator=" + s.other(0), "/evidence/", "/embed/table/", "/indicators/" + s.chosen() + "/?tab=table"} {
		v.start(front.URL + address)
		same(t, address+": its version", v.version(), old)
		if !strings.Contains(address, "/embed/") {
			v.wait(`() => (` + offlineNews + `)() !== ""`)
		}
	}
	v.load(front.URL + "/nope/")
	same(t, "a page that is not kept", v.text("h1"), "Log in to our network")
	v.start(front.URL + "/")
	get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => true)`)
	get[string](v, `() => fetch("/takeaway.json").then(answer => answer.text())`)
	get[bool](v, soon)
	kept := slices.DeleteFunc(slices.Clone(want), func(path string) bool { return path == "/ja/about/" || path == "/takeaway.json" })
	if got := get[[]string](v, held, old); !slices.Equal(got, kept) {
		t.Errorf("the cache holds\n%q\nwant\n%q", got, kept)
	}
	same(t, "is the network's page in a cache", get[bool](v, `async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) if ((await (await cache.match(request)).text()).includes("Log in")) return true;
		}
		return false;
	}`), false)
	// It is the site's network again.
	front.Alter(nil, nil)
	v.start(front.URL + "/")
	v.wait(`() => (` + offlineNews + `)() === ""`)
	v.wait(`async () => (await (await caches.open("explorer-" + document.documentElement.dataset.version)).keys()).length === ` + strconv.Itoa(len(want)))
}

// What is fetched to be kept is kept only if it is what the address has; what is not leaves
// the place empty, or what was there.
func TestWhatDoesNotFitIsNotKept(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	var hashed string
	for _, path := range keptBy(t, s.Server) {
		if strings.HasPrefix(path, "/web/search.") {
			hashed = path
		}
	}
	later := "/indicators/" + string(s.dataset.Open()[0].ID) + "/" // kept once it is opened
	v.allow("Failed to load resource", "ERR_")
	paths := []string{hashed, "/ja/about/", "/built.json", "/takeaway.json", later}
	for _, c := range []struct {
		sentence string
		change   func(*http.Response) []byte
	}{
		{"another page, with status 200", asPortal},
		{"a status", inTrouble},
		{"a redirect", elsewhere},
		{"a part of it", cut},
	} {
		front.Alter(nil, nil)
		v.start(front.URL + "/")
		get[bool](v, `async paths => { const cache = await caches.open((await caches.keys())[0]); for (const path of paths) await cache.delete(path); return true; }`, paths)
		front.Alter(func(path string) bool { return slices.Contains(paths, path) }, c.change)
		v.start(front.URL + "/?indicator=" + s.other(0)) // the device fetches what it has lost
		get[bool](v, `paths => Promise.all(paths.map(path => fetch(path).catch(() => undefined))).then(() => true)`, paths)
		v.load(front.URL + later)
		get[bool](v, soon)
		v.load(front.URL + "/sources/")
		// The browser's own cache may have what is right.
		kept := get[map[string]string](v, `async paths => {
			const all = {};
			for (const path of paths) {
				const answer = await caches.match(path);
				if (answer) all[path] = (answer.redirected ? "redirected " : "") + answer.status + " " + await answer.text();
			}
			return all;
		}`, paths)
		for path, got := range kept {
			if _, want := answered(t, s.Origin(loopback)+path); got != "200 "+string(want) {
				t.Errorf("%s: it is kept as %s: %.200s", c.sentence, path, got)
			}
		}
	}
	front.Alter(nil, nil)
	v.start(front.URL + later)
	v.wait(`() => caches.match(location.pathname).then(kept => !!kept)`)
}

// A worker that is not the site's script, or half of it, never takes its place.
func TestAWrongWorkerNeverTakesTheSitesPlace(t *testing.T) {
	s := small()
	w := twoVersions(t, s)
	v := openWithWorker(t, w.front.URL)
	v.start(w.front.URL + "/")
	v.installed()
	old := v.version()
	v.allow("Failed to load resource", "script resource", "ERR_")
	defer w.front.Alter(nil, nil)
	for _, c := range []struct {
		sentence string
		change   func(*http.Response) []byte
	}{
		{"another page, with status 200", asPortal},
		{"not there", func(r *http.Response) []byte { r.StatusCode = http.StatusNotFound; return nil }},
		{"a status", inTrouble},
		{"a redirect", elsewhere},
		{"a part of it", cut},
		{"its first part", func(r *http.Response) []byte {
			first, _, _ := bytes.Cut(allOf(r), []byte("// The second part of the service worker"))
			return first
		}},
		{"all of it but its last sign", func(r *http.Response) []byte { return bytes.TrimSuffix(allOf(r), []byte("}\n")) }},
	} {
		w.front.Turn(w.after)
		w.front.Alter(func(path string) bool { return path == "/app-worker.js" }, c.change)
		get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => true)`)
		v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting && r.active !== null)`)
		v.Forget()
		v.start(w.front.URL + "/?tab=table")
		same(t, c.sentence+": the version", v.version(), old)
		v.ofOneVersion(w.before)
		same(t, c.sentence+": caches", get[string](v, `() => caches.keys().then(k => k.join())`), "explorer-"+old)
	}
}

// Another reader of the same machine begins anew: nothing is there of the first one's.
func TestAnotherProfileBeginsAnew(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	first := openWithWorker(t, front.URL)
	first.start(front.URL + "/")
	first.installed()
	want := front.Seen()
	second := openWithWorker(t, front.URL)
	second.load(front.URL + "/robots.txt")
	same(t, "workers of the second", get[int](second, `() => navigator.serviceWorker.getRegistrations().then(r => r.length)`), 0)
	same(t, "caches of the second", get[int](second, `() => caches.keys().then(k => k.length)`), 0)
	front.Seen()
	second.start(front.URL + "/")
	second.sameAsServed()
	second.installed()
	seen := front.Seen()
	for _, path := range want {
		if !slices.Contains(seen, path) && !strings.Contains(path, "icon") && path != "/healthz" {
			t.Errorf("%s came to the first reader over the line, and not to the second", path)
		}
	}
	// What one loses is the other's all the same.
	get[bool](first, `async () => { for (const name of await caches.keys()) await caches.delete(name); return (await navigator.serviceWorker.getRegistration()).unregister(); }`)
	front.Turn(nil)
	second.allow("ERR_", "Failed to load resource")
	second.start(front.URL + "/evidence/")
	same(t, "the status for the second without a network", get[int](second, readStatus), http.StatusOK)
}
