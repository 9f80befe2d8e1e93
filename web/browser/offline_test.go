//go:build browser

package browser

import (
	"os"
	"testing"
)

// bundleOf is the directory of a bundle by its name.
func bundleOf(name string) string {
	for _, b := range bundles {
		if b.name == name {
			return os.Getenv(b.variable)
		}
	}
	return ""
}

// One visit, then the server is stopped for good: every page and every view
// is there and works, in both languages.
func TestAfterOneVisitEverythingWorksWithTheServerStopped(t *testing.T) {
	for _, b := range bundles {
		t.Run(b.name, func(t *testing.T) {
			server, err := StartServer(explorer, bundleOf(b.name))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = server.Stop() })
			origin := server.Origin(loopback)
			addresses := []string{
				"/", "/ja/", "/?indicator=fwci&sort=-JPN&tab=table", "/ja/?indicator=output-growth",
				"/embed/indicators/fwci/", "/?indicator=nope", "/?utm_source=mail",
			}
			// What each should look like, read by somebody else.
			other := open(t, origin)
			other.must(other.BypassWorker())
			want := map[string]string{}
			for _, address := range addresses {
				other.start(origin + address)
				want[address] = get[string](other, shown)
			}

			v := open(t, origin)
			v.start(origin + "/")
			get[bool](v, `() => navigator.serviceWorker.ready.then(r => r.active !== null)`)
			if err := server.Stop(); err != nil {
				t.Fatal(err)
			}
			// The browser's log tells of the attempts that failed.
			v.allow("ERR_CONNECTION_REFUSED", "Failed to load resource")
			for _, address := range addresses {
				v.start(origin + address)
				expectSame(t, address+" without a server", get[string](v, shown), want[address])
				for _, request := range v.Requests() {
					if request.Failure != "" && request.Failure != "net::ERR_ABORTED" && request.Path() != "/healthz" {
						t.Errorf("%s: %s: %s", address, request.URL, request.Failure)
					}
				}
				v.Forget()
			}
			v.start(origin + "/?indicator=fwci&sort=-JPN&tab=table")
			get[bool](v, `() => window.mark = true`)
			v.click(`nav.seg a:not([aria-current])`)
			v.reaches("/?sort=-JPN") // the default indicator is left out
			v.inPlace()
			v.click(rowLink("researchers"))
			v.reaches("/?indicator=researchers&sort=-JPN")
			v.inPlace()
			get[bool](v, `() => { history.back(); return true; }`)
			v.reaches("/?sort=-JPN")
			v.inPlace()
		})
	}
}

// The fill after the visit stays small, and holds nothing it should not.
func TestTheOfflineCacheHoldsWholeAnswersOfThisSiteOnly(t *testing.T) {
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + "/")
	get[bool](v, `() => navigator.serviceWorker.ready.then(r => r.active !== null)`)
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
				all.push({Address: request.url, Status: response.status, Redirected: response.redirected, Type: response.type});
			}
		}
		return all;
	}`)
	if len(entries) < 8 {
		t.Errorf("the cache holds %d answers; the pages, scripts, style, program, dataset and words in two languages are more", len(entries))
	}
	for _, e := range entries {
		if e.Status != 200 || e.Redirected || e.Type != "basic" && e.Type != "default" {
			t.Errorf("the cache holds %+v", e)
		}
	}
	same(t, "caches", get[int](v, `() => caches.keys().then(k => k.length)`), 1)
}
