//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// The cache is filled when the worker is installed, not some time later, and
// holds what it should and nothing else.
func TestTheOfflineCacheHoldsWholeAnswersOfThisSiteOnly(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := openWithWorker(t, s.Origin(loopback))
		v.start(s.Origin(loopback) + "/")
		v.installed()
		type held struct {
			Address    string
			Status     int
			Redirected bool
			Type       string
		}
		entries := get[[]held](v, `async () => {
		const all = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const response = await cache.match(request);
				all.push({Address: new URL(request.url).pathname, Status: response.status, Redirected: response.redirected, Type: response.type});
			}
		}
		return all;
	}`)
		var got []string
		for _, e := range entries {
			got = append(got, e.Address)
			if e.Status != 200 || e.Redirected || e.Type != "basic" && e.Type != "default" {
				t.Errorf("the cache holds %+v", e)
			}
		}
		slices.Sort(got)
		if want := keptBy(t, s.Server); !slices.Equal(got, want) {
			t.Errorf("the cache holds\n%q\nwant\n%q", got, want)
		}
		same(t, "caches", get[int](v, `() => caches.keys().then(k => k.length)`), 1)
	})
}

// What a device has lost of the version, or harmed, it has again after a visit with the
// network; the page that is shown in between is whole.
func TestAHarmedCacheHealsItself(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	want := keptBy(t, s.Server)
	for _, c := range []struct{ sentence, harm string }{
		{"every document is another text", `async () => {
			const cache = await caches.open((await caches.keys())[0]);
			for (const request of await cache.keys()) {
				if (request.url.endsWith("/")) await cache.put(request, new Response("<!DOCTYPE html><h1>Somebody else's</h1>", {headers: {"content-type": "text/html"}}));
			}
			return true;
		}`},
		{"all was evicted but the worker", `async () => { for (const name of await caches.keys()) await caches.delete(name); return true; }`},
		{"every second is gone", `async () => {
			const cache = await caches.open((await caches.keys())[0]);
			for (const [i, request] of (await cache.keys()).entries()) if (i % 2) await cache.delete(request);
			return true;
		}`},
	} {
		get[bool](v, c.harm)
		v.start(front.URL + "/about/")
		v.sameAsServed()
		v.wait(fmt.Sprintf(whole, len(want)))
		front.Turn(nil)
		v.allow("ERR_", "Failed to load resource")
		for _, address := range []string{"/evidence/", "/ja/?indicator=" + s.other(0), "/about/"} {
			v.load(front.URL + address)
			same(t, c.sentence+": "+address+": its status", get[int](v, readStatus), http.StatusOK)
		}
		front.Turn(s.Server)
		v.start(front.URL + "/")
	}
}

// whole reports whether the cache of the page's version has so many answers, all
// documents among them the site's.
const whole = `async () => {
	const version = document.documentElement?.dataset.version; // none of a document that has just begun
	if (!version) return false;
	const cache = await caches.open("explorer-" + version), all = await cache.keys();
	for (const request of all) {
		const kept = await cache.match(request); // which is gone while it is fetched again
		if (!kept || request.url.endsWith("/") && !(await kept.text()).includes(version)) return false;
	}
	return all.length === %d;
}`

// The budget of the fill, in bytes as they are sent: a quarter is for the files that a
// reader takes away, and comes last.
const fillBudget = 1_000_000

func TestTheOfflineFillStaysWithinItsBytes(t *testing.T) {
	t.Parallel()
	forReleases(t, func(t *testing.T, s *site) {
		sum := 0
		var lines []string
		for _, address := range keptBy(t, s.Server) {
			header, body := fetched(t, s.Origin(loopback)+address)
			var size strings.Builder
			if err := header.Write(&size); err != nil {
				t.Fatal(err)
			}
			sum += len(body) + size.Len()
			lines = append(lines, fmt.Sprintf("%8d %s", len(body), address))
		}
		t.Logf("%d bytes\n%s", sum, strings.Join(lines, "\n"))
		if sum > fillBudget || sum < fillBudget/20 {
			t.Errorf("the worker's fill is %d bytes; the budget is %d", sum, fillBudget)
		}
	})
}

// The fill must not take the line from the page that the reader waits for.
func TestTheWorkerComesWhenThePageIsInteractive(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := openWithWorker(t, s.Origin(loopback))
		v.must(v.Before(`{
			const register = ServiceWorkerContainer.prototype.register;
			ServiceWorkerContainer.prototype.register = function (...list) {
				window.registered = document.documentElement.hasAttribute("data-ready") ? "afterwards" : "before";
				return register.apply(this, list);
			};
		}`))
		v.start(s.Origin(loopback) + "/")
		v.wait(`() => window.registered`)
		same(t, "the worker was registered", get[string](v, `() => window.registered`), "afterwards")
	})
}

func TestAReaderWhoSavesDataGetsNoWorker(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		v := openWithWorker(t, front.URL)
		v.must(v.Before(savesData))
		v.start(front.URL + "/")
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
		same(t, "workers", get[int](v, `() => navigator.serviceWorker.getRegistrations().then(r => r.length)`), 0)
		if seen := front.Seen(); slices.Contains(seen, "/app-worker.js") {
			t.Errorf("the worker was fetched: %q", seen)
		}
	})
}

// A second visit costs the document, if that: no script, style, font, program
// or data comes over the line again.
func TestASecondVisitTransfersNoBundle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		worker bool
	}{{"with the worker", true}, {"with the browser's cache alone", false}} {
		t.Run(c.name, func(t *testing.T) {
			forOne(t, func(t *testing.T, s *site) {
				front := startFront(t, s.Server)
				first := openWithWorker(t, front.URL)
				if !c.worker {
					first.must(first.Before(`delete Navigator.prototype.serviceWorker`))
				}
				first.start(front.URL + "/")
				if c.worker {
					first.installed()
				}
				if len(front.Seen()) < 6 {
					t.Fatal("the first visit did not go through the front")
				}
				for _, address := range []string{"/", "/?indicator=" + s.other(0) + "&tab=table"} {
					beside, err := first.Beside()
					if err != nil {
						t.Fatal(err)
					}
					second := judged(t, beside, front.URL)
					if !c.worker {
						second.must(second.Before(`delete Navigator.prototype.serviceWorker`))
					}
					second.start(front.URL + address)
					for _, path := range front.Seen() {
						// The tab's own icon a browser asks for when it likes.
						if strings.HasPrefix(path, "/web/") && !strings.HasPrefix(path, "/web/icons/") {
							t.Errorf("%s came over the line again for %s", path, address)
						}
					}
					parts := 0
					for _, request := range second.Requests() {
						// A browser fetches icons when and as it likes.
						if strings.HasPrefix(request.Path(), "/web/") && !strings.Contains(request.Path(), "/icons/") {
							parts++
							if c.worker && !request.Worker {
								t.Errorf("%s did not come from the worker", request.Path())
							}
						}
					}
					if parts < 5 {
						t.Errorf("the second visit asked for %d parts; scripts, style, program, dataset and words are more", parts)
					}
				}
			})
		})
	}
}
