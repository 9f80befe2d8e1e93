package host

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
	"golang.org/x/net/html/atom"

	"bilateral/web"
)

func TestStatusAndHeaders(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct {
		sentence, method, target string
		status                   int
		headers                  map[string]string // "" means: not there
	}{
		{"a page is HTML that is asked for again each time", "GET", "/", 200, map[string]string{
			"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "X-Frame-Options": ""}},
		{"a page may be framed by its own site only", "GET", "/ja/", 200, map[string]string{
			"Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
			"X-Robots-Tag":            ""}},
		{"a frame may be framed anywhere, knows its site in a sandbox too, and is not indexed", "GET", "/embed/one/", 200, map[string]string{
			"Content-Security-Policy": "default-src 'self' https://explorer.example; script-src 'self' https://explorer.example 'wasm-unsafe-eval'; style-src 'self' https://explorer.example; img-src 'self' https://explorer.example data: blob:; object-src 'none'; base-uri 'none'; form-action 'self' https://explorer.example; frame-ancestors *",
			"X-Robots-Tag":            "noindex", "Cross-Origin-Opener-Policy": "", "X-Frame-Options": "", "Cross-Origin-Resource-Policy": "cross-origin"}},
		{"a Japanese frame too", "GET", "/ja/embed/one/", 200, map[string]string{"X-Robots-Tag": "noindex"}},
		{"an unknown path is a page with status 404 and no tag", "GET", "/nope", 404, map[string]string{
			"Content-Type": "text/html; charset=utf-8", "ETag": ""}},
		{"a path below a known one is unknown", "GET", "/embed/one/two/", 404, nil},
		{"a path without its slash is sent on, with its query", "GET", "/embed/one?tab=table&x=%2F", 308, map[string]string{
			"Location": "./one/?tab=table&x=%2F"}},
		{"so is the language's overview", "GET", "/ja?v=1", 308, map[string]string{"Location": "./ja/?v=1"}},
		{"an unknown path that looks like a host is not sent anywhere", "GET", "//evil.example", 404, map[string]string{"Location": ""}},
		{"HEAD is GET without the body", "HEAD", "/", 200, map[string]string{"Content-Type": "text/html; charset=utf-8"}},
		{"DELETE is refused and told what is allowed", "DELETE", "/", 405, map[string]string{"Allow": "GET, HEAD"}},
		{"POST to an unknown path is refused too", "POST", "/nope", 405, map[string]string{"Allow": "GET, HEAD"}},
		{"POST to an asset is refused too", "POST", "/web/style.css", 405, map[string]string{"Allow": "GET, HEAD"}},
		{"an address of 64 KB is refused in words", "GET", "/?q=" + strings.Repeat("x", 64<<10), 414, map[string]string{
			"Content-Type": "text/plain; charset=utf-8"}},
		{"a query of nonsense is a page", "GET", "/?%zz=%&&;=?\x7f", 200, nil},
		{"a page that cannot be built is our fault", "GET", "/?broken=1&v=2", 500, map[string]string{"Cache-Control": "no-store"}},
		{"health is ok, never stored, and says which version answers", "GET", "/healthz", 200, map[string]string{"Cache-Control": "no-store", "Site-Version": h.Version()}},
		{"so does a page", "GET", "/", 200, map[string]string{"Site-Version": h.Version()}},
		{"an asset is of every version that names it", "GET", h.options.Assets.Get(web.Style).Address, 200, map[string]string{"Site-Version": ""}},
		{"the licences of others are plain text", "GET", "/notices.txt", 200, map[string]string{"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache"}},
		{"there are no advertisements", "GET", "/ads.txt", 404, nil},
		{"the program's runner has a short address", "GET", "/wasm_exec.js", 200, map[string]string{
			"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache"}},
		{"so has its starter", "GET", "/app.js", 200, nil},
		{"the script of other sites' pages never changes its address, and they may read it", "GET", "/embed.js", 200, map[string]string{
			"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}},
		{"the worker is asked for again each time", "GET", "/app-worker.js", 200, map[string]string{
			"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache"}},
		{"a manifest has its own type", "GET", "/manifest.webmanifest", 200, map[string]string{"Content-Type": "application/manifest+json"}},
		{"go-app's other addresses are not served", "GET", "/app.css", 404, nil},
		{"nor is its other name of the program", "GET", "/goapp.wasm", 404, nil},
		{"the old icon address gives an icon", "GET", "/favicon.ico", 200, map[string]string{"Content-Type": "image/png"}},
		{"an asset of no version is not there", "GET", "/web/style.css", 404, map[string]string{
			"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			w := httptest.NewRecorder()
			req := httptest.NewRequest(c.method, "/", nil)
			path, query, _ := strings.Cut(c.target, "?")
			req.URL.Path, req.URL.RawQuery = path, query
			h.ServeHTTP(w, req)
			got := w.Result()
			if got.StatusCode != c.status {
				t.Fatalf("status %d, want %d", got.StatusCode, c.status)
			}
			for name, want := range c.headers {
				if have := got.Header.Get(name); have != want {
					t.Errorf("%s: %q, want %q", name, have, want)
				}
			}
			if c.method == "HEAD" && w.Body.Len() != 0 {
				t.Errorf("HEAD has a body of %d bytes", w.Body.Len())
			}
			if got.StatusCode != 304 && c.method != "HEAD" && w.Body.Len() == 0 {
				t.Error("the body is empty")
			}
		})
	}
}

func TestEveryAssetAPageNamesIsServedForEver(t *testing.T) {
	h := newTestHost(t, nil)
	for _, route := range (&testViews{}).Routes() {
		page := parsed(t, body(t, request(h, "GET", route.Path)))
		var addresses []string
		for _, n := range append(all(page, atom.Link), all(page, atom.Script)...) {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Val, "/web/") {
					addresses = append(addresses, strings.Fields(a.Val)...)
				}
			}
		}
		if len(addresses) < 6 {
			t.Errorf("%s names %d assets, want at least font, style, icons and two scripts", route.Path, len(addresses))
		}
		for _, address := range addresses {
			r := request(h, "GET", address)
			if r.StatusCode != 200 || r.Header.Get("Cache-Control") != "max-age=31536000, immutable" {
				t.Errorf("%s names %s: status %d, Cache-Control %q", route.Path, address, r.StatusCode, r.Header.Get("Cache-Control"))
			}
			if r.Header.Get("Access-Control-Allow-Origin") != "*" || r.Header.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
				t.Errorf("%s: a frame with an origin of its own may not load it", address)
			}
		}
	}
}

func TestNothingOfARequestsHeadersIsInThePage(t *testing.T) {
	h := newTestHost(t, nil)
	plain := body(t, request(h, "GET", "/"))
	strange := body(t, request(h, "GET", "/", "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example",
		"X-Forwarded-Proto", "gopher", "Accept-Language", "ja", "Cookie", "a=b", "Referer", "https://evil.example/"))
	if plain != strange {
		t.Error("the headers of a request changed the page")
	}
	for _, path := range []string{"/", "/robots.txt", "/sitemap.xml", "/manifest.webmanifest", "/app-worker.js"} {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "evil.example"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if strings.Contains(w.Body.String(), "evil.example") {
			t.Errorf("%s names the host of the request", path)
		}
	}
}

func TestTheSameRequestHasTheSameBytes(t *testing.T) {
	want := body(t, request(newTestHost(t, nil), "GET", "/?v=1"))
	for range 20 {
		if got := body(t, request(newTestHost(t, nil), "GET", "/?v=1")); got != want {
			t.Fatalf("two servers of the same version send two pages:\n%s\n%s", got, want)
		}
	}
}

func TestEntityTags(t *testing.T) {
	h := newTestHost(t, nil)
	tag := func(target string, headers ...string) string {
		return request(h, "GET", target, headers...).Header.Get("ETag")
	}
	plain, small := tag("/"), tag("/", "Accept-Encoding", "br")
	tags := []string{plain, small, tag("/", "Accept-Encoding", "gzip"), tag("/?v=1"), tag("/ja/"), tag("/app-worker.js")}
	slices.Sort(tags)
	if n := len(slices.Compact(tags)); n != 6 {
		t.Errorf("six addresses and codings have %d tags", n)
	}
	for _, c := range []struct {
		sentence, target string
		headers          []string
		status           int
	}{
		{"a page that the reader has is not sent again", "/", []string{"If-None-Match", plain}, 304},
		{"the comparison is weak", "/", []string{"If-None-Match", "W/" + plain}, 304},
		{"a list is searched", "/", []string{"If-None-Match", `"x", ` + plain}, 304},
		{"several headers are a list", "/", []string{"If-None-Match", `"x"`, "If-None-Match", plain}, 304},
		{"a star matches any page", "/", []string{"If-None-Match", "*"}, 304},
		{"the tag of another coding does not match", "/", []string{"If-None-Match", small}, 200},
		{"the tag of its own coding does", "/", []string{"If-None-Match", small, "Accept-Encoding", "br"}, 304},
		{"the tag of another address does not match", "/?v=1", []string{"If-None-Match", plain}, 200},
		{"a page that does not exist never matches", "/nope", []string{"If-None-Match", "*"}, 404},
		{"a page that does not exist does not match a page's tag", "/nope", []string{"If-None-Match", plain}, 404},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			r := request(h, "GET", c.target, c.headers...)
			if r.StatusCode != c.status {
				t.Fatalf("status %d, want %d", r.StatusCode, c.status)
			}
			if got := body(t, r); (len(got) == 0) != (c.status == 304) {
				t.Errorf("status %d with a body of %d bytes", c.status, len(got))
			}
		})
	}
}

func TestCodings(t *testing.T) {
	h := newTestHost(t, nil)
	want := body(t, request(h, "GET", "/"))
	for _, c := range []struct{ accept, coding string }{
		{"", ""}, {"identity", ""}, {"gzip", "gzip"}, {"br", "br"}, {"gzip, deflate, br, zstd", "br"},
		{"BR;Q=0.5, gzip;q=0.9", "gzip"}, {"br;q=0, gzip", "gzip"}, {"*", "br"}, {"br;q=0, *", "gzip"},
		{"identity;q=1, br;q=0.1", ""}, {"br;q=nonsense", ""}, {"zstd", ""}, {"br;q=2", ""},
	} {
		t.Run(fmt.Sprintf("a reader that accepts %q gets %q", c.accept, c.coding), func(t *testing.T) {
			r := request(h, "GET", "/", "Accept-Encoding", c.accept)
			if got := r.Header.Get("Content-Encoding"); got != c.coding {
				t.Fatalf("Content-Encoding %q, want %q", got, c.coding)
			}
			if got := decoded(t, r); got != want {
				t.Error("the decoded page differs from the plain one")
			}
			if r.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("Vary is %q", r.Header.Get("Vary"))
			}
		})
	}
}

func decoded(t *testing.T, r *http.Response) string {
	t.Helper()
	var from io.Reader = r.Body
	switch r.Header.Get("Content-Encoding") {
	case "br":
		from = brotli.NewReader(r.Body)
	case "gzip":
		z, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		from = z
	}
	b, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPublicURL(t *testing.T) {
	for _, c := range []struct {
		given, origin string
	}{
		{"https://example.org", "https://example.org"},
		{"http://127.0.0.1:8080/", "http://127.0.0.1:8080"},
		{"https://example.org/sub/", ""}, {"example.org", ""}, {"ftp://example.org", ""}, {"", ""},
		{"https://user@example.org", ""}, {"https://example.org?x", ""}, {"https://", ""}, {"://", ""},
		{"https://example.org;script-src", ""}, {"https://example.org,a.example", ""},
	} {
		t.Run(fmt.Sprintf("%q is the origin %q", c.given, c.origin), func(t *testing.T) {
			got, err := parseOrigin(c.given)
			if got != c.origin || (err != nil) != (c.origin == "") || err != nil && !errors.Is(err, ErrPublicURL) {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestAnIncompleteSiteIsRefused(t *testing.T) {
	for _, missing := range []string{serifName, iconName, largeIconName, vectorIconName, maskableIconName} {
		static := maps.Clone(testStatic)
		delete(static, missing)
		bundle := testBundle("x")
		bundle[styleName] = &fstest.MapFile{Data: []byte("a{}")} // which names no font
		assets, err := web.Load(static, bundle)
		if err != nil {
			t.Fatal(err)
		}
		_, err = New(Options{Dataset: testDataset(), Views: &testViews{}, Assets: assets, PublicURL: "http://localhost"})
		if !errors.Is(err, web.ErrNoAsset) || !strings.Contains(err.Error(), missing) {
			t.Errorf("error %v, want %v that names %s", err, web.ErrNoAsset, missing)
		}
	}
}

// paths are those of every route.
func (h *Host) paths() []string {
	var paths []string
	for _, route := range h.routes {
		paths = append(paths, route.Path)
	}
	return paths
}
