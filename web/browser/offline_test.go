//go:build browser

package browser

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
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
		if path == "/about/accessibility/" || path == "/about/glossary/" {
			continue // which are kept once they were opened, see TestTheStatementIsKeptOnceItWasOpened
		}
		routes = append(routes, language+path)
		switch path {
		case "/indicators/", "/about/", "/sources/", "/data/changelog/":
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

// kept waits until the worker has filled its cache.
func (v *visit) kept() {
	v.t.Helper()
	get[bool](v, `() => navigator.serviceWorker.ready.then(r => r.active !== null)`)
}

// installed waits until the worker has filled its cache and has the page.
func (v *visit) installed() {
	v.t.Helper()
	v.kept()
	v.wait(`() => navigator.serviceWorker.controller !== null`)
}

// One visit, then the server is stopped for good: every page and every view
// is there and works, in both languages.
func TestAfterOneVisitEverythingWorksWithTheServerStopped(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		t.Parallel()
		server := startServer(t, s)
		origin := server.Origin(loopback)
		addresses := append(routesOf(t, server),
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

		v := openWithWorker(t, origin)
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
