//go:build browser

package browser

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// startServer starts a server for one test, like a site's.
func startServer(t *testing.T, s *site, arguments ...string) *Server {
	t.Helper()
	server, err := StartServer(explorer, s.folder, append(s.arguments(), arguments...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	return server
}

// startFront puts a server behind an address of its own.
func startFront(t *testing.T, server *Server) *Front {
	t.Helper()
	front := StartFront()
	t.Cleanup(front.CloseClientConnections)
	t.Cleanup(front.Close)
	t.Cleanup(func() { front.Turn(nil) })
	front.Turn(server)
	return front
}

// fetched is an answer of a server to a reader who accepts brotli.
func fetched(t *testing.T, address string) (header http.Header, body []byte) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "br")
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, err = io.ReadAll(answer.Body); err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d", address, answer.StatusCode)
	}
	return answer.Header, body
}

var workersList = regexp.MustCompile(`new Set\((\[[^\]]*\])\)`)

// keptBy lists what the worker of a server keeps.
func keptBy(t *testing.T, server *Server) []string {
	t.Helper()
	r, err := http.Get(server.Origin(loopback) + "/app-worker.js")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	source, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	found := workersList.FindSubmatch(source)
	if found == nil {
		t.Fatal("the worker has no list")
	}
	var list []string
	if err := json.Unmarshal(found[1], &list); err != nil {
		t.Fatal(err)
	}
	list = slices.DeleteFunc(list, func(address string) bool { return !strings.HasPrefix(address, "/") })
	slices.Sort(list)
	return slices.Compact(list)
}

// location is a page in a sitemap.
var location = regexp.MustCompile(`<loc>https?://[^/]*([^<]*)</loc>`)

// routesOf lists every page of a server in every language, as its sitemap
// does, and the frames of those that have one.
func routesOf(t *testing.T, server *Server) []string {
	t.Helper()
	r, err := http.Get(server.Origin(loopback) + "/sitemap.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	sitemap, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	var routes []string
	for _, found := range location.FindAllStringSubmatch(string(sitemap), -1) {
		path, japanese := strings.CutPrefix(found[1], "/ja")
		language := ""
		if japanese {
			language = "/ja"
		}
		routes = append(routes, language+path)
		switch path {
		case "/indicators/", "/about/", "/sources/", "/data/changelog/", "/slides/":
		case "/":
			routes = append(routes, language+"/embed/table/")
		default:
			routes = append(routes, language+"/embed"+path)
		}
	}
	if !slices.Contains(routes, "/") || !slices.Contains(routes, "/ja/") {
		t.Fatalf("the routes are %q", routes)
	}
	return routes
}

// installed waits until the worker has filled its cache and has the page.
func (v *visit) installed() {
	v.t.Helper()
	get[bool](v, `() => navigator.serviceWorker.ready.then(r => r.active !== null)`)
	v.wait(`() => navigator.serviceWorker.controller !== null`)
}

// One visit, then the server is stopped for good: every page and every view
// is there and works, in both languages.
func TestAfterOneVisitEverythingWorksWithTheServerStopped(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		t.Parallel()
		server := startServer(t, s)
		origin := server.Origin(loopback)
		routes := routesOf(t, server)
		if s.bundle != "tinygo" {
			routes = routes[:4] // the worker and its answers are the same
		}
		addresses := append(routes,
			"/?indicator="+s.chosen()+"&sort=-"+s.column(0)+"&tab=table", "/ja/?indicator="+s.other(0), "/ja/?sort="+s.pair()+"&tab=table&q=a&derived=1",
			s.frame("/")+"?tab=table", s.frame("/ja/")+"?tab=table&childId=a", "/embed/table/?topic="+s.topic(0),
			"/indicators/"+s.flow()+"/?tab=table", "/?indicator=nope", "/?utm_source=mail", "/ja/?tab=%E2%80%BD",
		)
		// What each should look like: what the server sends somebody else.
		other := open(t, origin)
		other.must(other.BypassWorker())
		other.load(origin + "/about/")
		want := map[string]string{}
		for _, address := range addresses {
			want[address] = get[string](other, served, address)
		}

		v := open(t, origin)
		v.start(origin + "/")
		v.installed()
		if err := server.Stop(); err != nil {
			t.Fatal(err)
		}
		// The browser's log tells of the attempts that failed.
		v.allow("ERR_CONNECTION_REFUSED", "Failed to load resource")
		for _, address := range addresses {
			v.start(origin + address)
			same(t, address+": its status", get[int](v, readStatus), http.StatusOK)
			expectSame(t, address+" without a server", get[string](v, shown), want[address])
			for _, request := range v.Requests() {
				// The page asks whether the site is there, to say so.
				if request.Failure != "" && request.Failure != "net::ERR_ABORTED" && request.Path() != "/healthz" {
					t.Errorf("%s: %s: %s", address, request.URL, request.Failure)
				}
			}
			v.Forget()
		}
		v.start(origin + "/?indicator=" + s.chosen() + "&sort=-" + s.column(0) + "&tab=table")
		get[bool](v, `() => window.mark = true`)
		v.click(otherSide)
		v.reaches("/?sort=-" + s.column(0)) // the default indicator is left out
		v.inPlace()
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1) + "&sort=-" + s.column(0))
		v.inPlace()
		get[bool](v, `() => { history.back(); return true; }`)
		v.reaches("/?sort=-" + s.column(0))
		v.inPlace()
	})
}

// unkept is what a page that stands in for another says: its heading, the
// language and title of the document, its status, and the pages it leads to.
type unkept struct {
	Heading, Language, Title string
	Status                   int
	Leads                    []string
}

// readUnkept reads it off the page.
const readUnkept = `() => ({
	Heading: document.querySelector("h1").innerText,
	Language: document.documentElement.lang,
	Title: document.title,
	Status: performance.getEntriesByType("navigation")[0].responseStatus,
	Leads: [...document.querySelectorAll("main li a")].map(a => a.getAttribute("href")),
})`

// An address that is no page of the site says so without a network, in its language,
// in frames too, and leads to all pages that are: those that were never opened are
// built on the device.
func TestAPageThatIsNotKeptSaysSoAndLeadsToThoseThatAre(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		server := startServer(t, s)
		origin := server.Origin(loopback)
		routes := routesOf(t, server)
		v := open(t, origin)
		v.start(origin + "/")
		v.installed()
		if err := server.Stop(); err != nil {
			t.Fatal(err)
		}
		v.allow("ERR_CONNECTION_REFUSED", "Failed to load resource")
		for _, address := range []string{"/nope/", "/japan/", "/ja", "/ja/embed/nope/?childId=a"} {
			words := catalogue.For(data.English)
			prefix := ""
			if strings.HasPrefix(address, "/ja/") {
				words, prefix = catalogue.For(data.Japanese), "/ja"
			}
			frame := strings.HasPrefix(address, prefix+"/embed/")
			v.load(origin + address)
			if address == "/ja" {
				same(t, "/ja is the overview in Japanese", get[int](v, readStatus), 200)
				continue
			}
			got := get[unkept](v, readUnkept)
			product, _ := s.dataset.Product.In(words.Language)
			title := words.Say(catalogue.UnkeptTitle)
			same(t, address+": its heading", got.Heading, title)
			same(t, address+": its language", got.Language, string(words.Language))
			same(t, address+": its title", got.Title, words.Say(catalogue.PageTitle, "title", title, "product", product))
			same(t, address+": its status", got.Status, http.StatusServiceUnavailable)
			same(t, address+": the address", v.address(), address)
			var leads []string
			for _, route := range routes {
				path, japanese := strings.CutPrefix(route, "/ja/")
				if japanese == (prefix != "") && strings.HasPrefix(strings.TrimPrefix(path, "/"), "embed/") == frame {
					leads = append(leads, route)
				}
			}
			slices.Sort(leads)
			slices.Sort(got.Leads)
			if !slices.Equal(got.Leads, leads) {
				t.Errorf("%s leads to %q, want %q", address, got.Leads, leads)
			}
		}
		v.accessibleIn(narrowLight, wideDark)
	})
}

// A page whose program has not all of its data is not built of a part of them: its
// address says that it is not on the device. Without its scripts its document says why
// there is nothing on it.
func TestAPageIsNotBuiltOfAPartOfItsData(t *testing.T) {
	t.Parallel()
	s := small()
	page := "/indicators/" + string(s.dataset.Open()[0].ID) + "/"
	front := startFront(t, s.Server)
	v := open(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource", "console.")
	for _, c := range []struct {
		sentence, harm string
		static         bool
	}{
		{"a part is gone", `async address => {
			const cache = await caches.open((await caches.keys())[0]), page = (await (await cache.match("/built.json")).json()).pages[address];
			window.lost = page.parts[0];
			return cache.delete(page.parts[0]);
		}`, false},
		{"a part is not what it was", `async () => {
			const cache = await caches.open((await caches.keys())[0]);
			await cache.put(lost, new Response("nothing of the kind", {headers: {"content-type": "application/octet-stream"}}));
			return true;
		}`, true},
	} {
		get[bool](v, c.harm, page)
		v.load(front.URL + page)
		if !c.static {
			same(t, c.sentence+": the status", get[int](v, readStatus), http.StatusServiceUnavailable)
			get[bool](v, `async address => {
				const cache = await caches.open((await caches.keys())[0]), page = (await (await cache.match("/built.json")).json()).pages[address];
				window.lost = page.parts[0];
				return true;
			}`, page)
			continue
		}
		v.must(v.Static())
		same(t, c.sentence+": what is seen", v.text("h1"), catalogue.For(data.English).Say(catalogue.UnbuiltTitle))
		same(t, c.sentence+": is it seen", get[string](v, `() => getComputedStyle(document.querySelector("h1")).visibility`), "visible")
		v.accessibleIn(narrowLight, wideDark)
	}
	// The network is back: the page comes from it, and the device has the part again.
	front.Turn(s.Server)
	v.start(front.URL + page)
	v.sameAsServed()
	v.wait(`async () => {
		const cache = await caches.open((await caches.keys())[0]), page = (await (await cache.match("/built.json")).json()).pages[location.pathname];
		const kept = await cache.match(page.parts[0]);
		return kept && (await kept.arrayBuffer()).byteLength > 100;
	}`)
}

// readStatus is the status with which the document came.
const readStatus = `() => performance.getEntriesByType("navigation")[0].responseStatus`

// From such a page a reader goes to one that is kept, to the other language,
// and, when the network is back, to the page that was asked for.
func TestAPageThatIsNotKeptLeadsOn(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := open(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	asked := "/nope/?theme=dark"
	v.load(front.URL + asked)
	same(t, "the status", get[int](v, readStatus), http.StatusServiceUnavailable)
	v.wait(`() => (` + offlineNews + `)() !== ""`)
	v.follow(func() error { return v.Click("a.lang") })
	same(t, "the address in the other language", v.address(), "/ja"+asked)
	same(t, "its language", get[string](v, `() => document.documentElement.lang`), "ja")
	v.follow(func() error { return v.Click("a.lang") })
	same(t, "the address, and back", v.address(), asked)
	v.follow(func() error { return v.Click(`main li a[href="/evidence/"]`) })
	same(t, "a page that is kept", v.address(), "/evidence/")
	same(t, "its status", get[int](v, readStatus), http.StatusOK)
	v.must(v.Ready())
	v.load(front.URL + asked)
	front.Turn(s.Server)
	v.follow(func() error { return v.Click("main p a.to") })
	same(t, "the address when the network is back", v.address(), asked)
	same(t, "its status", get[int](v, readStatus), http.StatusNotFound)
}

// The cache is filled when the worker is installed, not some time later, and
// holds what it should and nothing else.
func TestTheOfflineCacheHoldsWholeAnswersOfThisSiteOnly(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
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
	v := open(t, front.URL)
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
	const version = document.documentElement.dataset.version, cache = await caches.open("explorer-" + version), all = await cache.keys();
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
	forDatasets(t, func(t *testing.T, s *site) {
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
		v := open(t, s.Origin(loopback))
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
		v := open(t, front.URL)
		v.must(v.Before(`Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});`))
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
			forDatasets(t, func(t *testing.T, s *site) {
				front := startFront(t, s.Server)
				first := open(t, front.URL)
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

// offlineNews is the line that says that the network is gone, "" while it is
// not shown.
const offlineNews = `() => { const e = document.getElementById("offline-news"); return e.getClientRects().length && e.offsetHeight > 8 ? e.innerText.trim() : ""; }`

// A network that accepts a request and never answers is no network: after the
// worker's patience the page comes from the cache, whole, and says so.
func TestAServerThatHangsDoesNotHoldThePageUp(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		v := open(t, front.URL)
		v.start(front.URL + "/ja/")
		v.installed()
		want := get[string](v, served, "/ja/?indicator="+s.other(1))
		front.Hang()
		v.allow("Failed to load resource")
		v.start(front.URL + "/ja/?indicator=" + s.other(1))
		v.shows("the page while the server hangs", want)
		v.wait(`() => (` + offlineNews + `)() !== ""`)
		front.Turn(s.Server)
		get[bool](v, `() => dispatchEvent(new Event("online"))`)
		v.wait(`() => (` + offlineNews + `)() === ""`)
		front.Hang()
		v.click(rowLink(s.other(0))) // the program needs no network
		v.reaches("/ja/?indicator=" + s.other(0))
	})
}

// A server in trouble is no reason to lose the page.
func TestAFailingServerIsAnsweredFromTheCache(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		fails := false
		front, err := Proxy(s.Server, func(*http.Request) bool { return fails }, func(r *http.Response, _ []byte) []byte {
			r.StatusCode = http.StatusBadGateway
			return []byte("trouble")
		})
		if err != nil {
			t.Fatal(err)
		}
		defer front.Close()
		v := open(t, front.URL)
		v.start(front.URL + "/")
		v.installed()
		fails = true
		v.allow("Failed to load resource")
		v.start(front.URL + "/?tab=table")
		same(t, "tables of the figure", get[int](v, `() => document.querySelectorAll("#figure table").length`), 1)
		v.wait(`() => (` + offlineNews + `)() !== ""`)
	})
}

// The mark is clear, in the page's language, spoken, and takes nothing away:
// not the focus and not the place of what the reader looks at. It goes when
// the network comes back.
func TestALostNetworkIsSaid(t *testing.T) {
	for _, c := range []struct{ language, words string }{{"/", "No connection"}, {"/ja/", "接続"}} {
		t.Run(c.language, func(t *testing.T) {
			forDatasets(t, func(t *testing.T, s *site) {
				v := open(t, s.Origin(loopback))
				v.allow("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
				v.start(s.Origin(loopback) + c.language)
				same(t, "the mark before", get[string](v, offlineNews), "")
				same(t, "its role before it speaks", get[string](v, `() => document.getElementById("offline-news").getAttribute("role")`), "status")
				focus := rowLink(s.other(1))
				place := get[float64](v, `focus => {
					const e = document.querySelector(focus);
					e.focus();
					window.shift = 0;
					new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value)).observe({type: "layout-shift"});
					return e.getBoundingClientRect().top;
				}`, focus)
				v.must(v.Offline(true))
				v.wait(`() => (` + offlineNews + `)() !== ""`)
				words := get[string](v, offlineNews)
				if !strings.Contains(words, c.words) || words != get[string](v, `() => document.getElementById("offline-news").dataset.words`) {
					t.Errorf("the mark says %q", words)
				}
				same(t, "focus", get[bool](v, `focus => document.activeElement === document.querySelector(focus)`, focus), true)
				same(t, "place of the focused link", get[float64](v, `focus => document.querySelector(focus).getBoundingClientRect().top`, focus), place)
				same(t, "layout shift", get[float64](v, `() => new Promise(r => requestAnimationFrame(() => setTimeout(() => r(window.shift))))`), 0)
				seen := get[bool](v, `() => { const b = document.getElementById("offline-news").getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight + 1; }`)
				same(t, "the mark is on the screen", seen, true)
				v.accessible()
				v.click(rowLink(s.other(0)))
				v.reaches(c.language + "?indicator=" + s.other(0))
				same(t, "the mark after a change in place", get[string](v, offlineNews), words)
				v.must(v.Offline(false))
				v.wait(`() => (` + offlineNews + `)() === ""`)
			})
		})
	}
}

// withoutProgram serves the site with pages that need no program.
func withoutProgram(r *http.Response, body []byte) []byte {
	body = preload.ReplaceAll(body, nil)
	page := regexp.MustCompile(`<script defer="" src="/web/wasm_exec[^"]*"></script>`).ReplaceAll(body, nil)
	return regexp.MustCompile(` data-(wasm|dataset|words|parts)="/web/[^"]*"`).ReplaceAll(page, nil)
}

// A page that needs no program brings the worker and says what is new all the
// same.
func TestAPageWithoutAProgramWorksOffline(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		front, err := Proxy(s.Server, func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/") }, withoutProgram)
		if err != nil {
			t.Fatal(err)
		}
		defer front.Close()
		v := open(t, front.URL)
		v.allow("ERR_CONNECTION_REFUSED", "Failed to load resource")
		v.start(front.URL + "/ja/")
		same(t, "mark of a page whose program failed", v.has("html[data-static]"), false)
		v.installed()
		front.CloseClientConnections()
		front.Close()
		v.start(front.URL + "/")
		v.wait(`() => (` + offlineNews + `)() !== ""`)
		same(t, "brand", v.has("header.mast"), true)
		v.start(front.URL + "/ja/")
		v.wait(`() => (` + offlineNews + `)().includes("接続")`)
		for _, request := range v.Requests() {
			if strings.HasSuffix(request.Path(), ".wasm") {
				t.Errorf("a page without a program asked for %s", request.Path())
			}
		}
	})
}
