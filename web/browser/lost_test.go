//go:build browser

package browser

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// offlineNews is the line that says that the network is gone, "" while it is
// not shown.
const offlineNews = `() => { const e = document.getElementById("offline-news"); return e.getClientRects().length && e.offsetHeight > 8 ? e.innerText.trim() : ""; }`

// A network that accepts a request and never answers is no network: after the
// worker's patience the page comes from the cache, whole, and says so.
func TestAServerThatHangsDoesNotHoldThePageUp(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		v := openWithWorker(t, front.URL)
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
		v := openWithWorker(t, front.URL)
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
				v := openWithWorker(t, s.Origin(loopback))
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
				v.frames()
				same(t, "layout shift", get[float64](v, `() => window.shift`), 0)
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
		v := openWithWorker(t, front.URL)
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
