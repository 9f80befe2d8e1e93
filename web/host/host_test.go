package host

import (
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
	"github.com/vugu/vugu"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/web"
)

// testViews has an overview, a page without a program and one frame in each
// language. The query "v=" is part of the view, so are "theme=" and what "parts="
// names; "broken=" makes a page that cannot be built, "panic=" one whose
// making nobody foresaw.
type testViews struct{ built atomic.Int32 }

func (v *testViews) Routes() []Route {
	var routes []Route
	for _, path := range []string{"/", "/about/", "/embed/one/", "/ja/", "/ja/about/", "/ja/embed/one/"} {
		_, alternates := languages(path)
		r := Route{Path: path, Alternates: alternates}
		if strings.Contains(path, "/embed/") {
			r.Alternates, r.Later = nil, strings.HasPrefix(path, "/ja/")
		}
		routes = append(routes, r)
	}
	return routes
}

// languages is a path's language and the same page in both.
func languages(path string) (data.Language, []page.Alternate) {
	language, rest := data.English, path
	if after, ok := strings.CutPrefix(path, "/ja/"); ok {
		language, rest = data.Japanese, "/"+after
	}
	return language, []page.Alternate{{Language: data.English, Path: rest}, {Language: data.Japanese, Path: "/ja" + rest}}
}

func (v *testViews) View(target string) View {
	path, query, _ := strings.Cut(target, "?")
	doc := page.Document{
		Status:      http.StatusOK,
		Title:       `Title of <` + path + `> & "more"`,
		Description: "Description of " + path,
		Address:     path,
		Canonical:   path,
		Frame:       strings.Contains(path, "/embed/"),
	}
	doc.Language, doc.Alternates = languages(path)
	doc.Static = doc.Alternates[0].Path == "/about/"
	if i := strings.Index(query, "v="); i >= 0 {
		doc.Address += "?" + query[i:]
	}
	var parts []string
	for field := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "theme":
			doc.Theme = value
			doc.Address += "?" + field
		case "parts":
			parts = strings.Split(value, "~")
			doc.Address += "?" + field
		}
	}
	key := doc.Address
	if !slices.ContainsFunc(v.Routes(), func(r Route) bool { return r.Path == path }) {
		doc.Status = http.StatusNotFound
		key = "not found in " + string(doc.Language)
	}
	paragraph := &vugu.VGNode{Type: vugu.ElementNode, Data: "p"}
	paragraph.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: doc.Address + strings.Repeat(" and again", 20)})
	doc.Root = &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: []vugu.VGAttribute{{Key: "id", Val: "explorer"}}}
	doc.Root.AppendChild(paragraph)
	return View{Key: key, Parts: parts, Build: func() (*page.Document, error) {
		v.built.Add(1)
		if strings.Contains(query, "broken=") {
			return nil, errors.New("a page that cannot be built")
		}
		if strings.Contains(query, "panic=") {
			panic("a page that nobody foresaw")
		}
		return &doc, nil
	}}
}

func testDataset() *data.Dataset {
	return &data.Dataset{
		Product:      data.Text{EN: `A "quoted" & plain product`, JA: "製品"},
		Introduction: data.Text{EN: "What it is.", JA: "これは何か。"},
	}
}

var testStatic = fstest.MapFS{
	"newsreader.woff2":       {Data: []byte("a font")},
	"icons/icon-192.png":     {Data: []byte("192")},
	"icons/icon-512.png":     {Data: []byte("512")},
	"icons/icon.svg":         {Data: []byte("<svg/>")},
	"icons/maskable-512.png": {Data: []byte("maskable")},
	"worker.js":              {Data: []byte("not sent as it is")},
}

func testBundle(program string) fstest.MapFS {
	b := fstest.MapFS{"style.css": {Data: []byte(`@font-face{src:url(newsreader.woff2)}body{color:red}`)}}
	for name, body := range map[string]string{
		"app.wasm": program, "wasm_exec.js": "the compiler's runner",
		"explorer.js": `"use strict"`, "theme.js": "globalThis.explorerTheme=()=>{}",
	} {
		for _, ending := range []string{"", ".br", ".gz"} {
			b[name+ending] = &fstest.MapFile{Data: []byte(body + ending)}
		}
	}
	return b
}

// announcements are a box of two lines, as the explorer has them.
func announcements(offline, update, control string) *vugu.VGNode {
	line := func(id, words string, more ...vugu.VGAttribute) *vugu.VGNode {
		return &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: append([]vugu.VGAttribute{
			{Key: "id", Val: id}, {Key: "role", Val: "status"}, {Key: "data-words", Val: words}}, more...)}
	}
	box := &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: []vugu.VGAttribute{{Key: "class", Val: "news"}}}
	box.AppendChild(line("offline-news", offline))
	box.AppendChild(line("update-news", update, vugu.VGAttribute{Key: "data-control", Val: control}))
	return box
}

// newTestHost makes a host; change may alter its options first.
func newTestHost(t *testing.T, change func(*Options)) *Host {
	t.Helper()
	assets, err := web.Load(testStatic, testBundle("the program"))
	if err != nil {
		t.Fatal(err)
	}
	worker, err := fs.ReadFile(web.Static(), web.WorkerTemplate)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Code:    "the code",
		Dataset: testDataset(),
		Views:   &testViews{},
		Assets:  assets,
		Parts: map[data.Language]Parts{
			data.English:  {Dataset: []byte("dataset en"), Words: []byte("words en")},
			data.Japanese: {Dataset: []byte("dataset ja"), Words: []byte("words ja")},
		},
		Announcements: map[data.Language]*vugu.VGNode{
			data.English:  announcements(`"Offline"`, "Update", "Load"),
			data.Japanese: announcements("オフライン", "更新", "読み込む"),
		},
		Collections: map[string][]byte{"articles.en.bin": []byte("articles en"), "articles.ja.bin": []byte("articles ja")},
		Notices:     "The licences of others.\n",
		Worker:      string(worker),
		PublicURL:   "https://explorer.example",
	}
	if change != nil {
		change(&o)
	}
	h, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// request asks a handler; headers are name, value, name, value.
func request(h http.Handler, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parsed(t *testing.T, source string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// all returns the elements of a kind.
func all(n *html.Node, a atom.Atom) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.DataAtom == a {
			found = append(found, d)
		}
	}
	return found
}

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
		{"a frame may be framed anywhere and is not indexed", "GET", "/embed/one/", 200, map[string]string{
			"Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors *",
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
		{"health is ok and never stored", "GET", "/healthz", 200, map[string]string{"Cache-Control": "no-store"}},
		{"the licences of others are plain text", "GET", "/notices.txt", 200, map[string]string{"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache"}},
		{"there are no advertisements", "GET", "/ads.txt", 404, nil},
		{"the program's runner has a short address", "GET", "/wasm_exec.js", 200, map[string]string{
			"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache"}},
		{"so has its starter", "GET", "/app.js", 200, nil},
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
					addresses = append(addresses, a.Val)
				}
			}
		}
		if len(addresses) < 6 {
			t.Errorf("%s names %d assets, want at least font, style, icons and two scripts", route.Path, len(addresses))
		}
		for _, address := range addresses {
			r := request(h, "GET", address)
			if r.StatusCode != 200 || r.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
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

func TestPageShell(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct{ name, target string }{
		{"overview", "/?v=1"}, {"overview.ja", "/ja/"}, {"frame", "/embed/one/"}, {"missing", "/ja/nope/"},
		{"static", "/about/"}, {"dark", "/ja/?theme=dark"}, {"parts", "/?parts=articles.en.bin~articles.ja.bin"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := strings.ReplaceAll(body(t, request(h, "GET", c.target)), h.Version(), "VERSION")
			golden.Compare(t, c.name+".html", []byte(strings.ReplaceAll(page, "><", ">\n<")+"\n"))
		})
	}
}

func TestThePageHasNothingThatThePolicyForbids(t *testing.T) {
	h := newTestHost(t, nil)
	for _, route := range append(h.paths(), "/nope") {
		page := parsed(t, body(t, request(h, "GET", route)))
		for n := range page.Descendants() {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%s: <%s %s> is inline", route, n.Data, a.Key)
				}
				if strings.Contains(a.Val, "githubusercontent") || strings.HasPrefix(a.Val, "http") && !strings.HasPrefix(a.Val, "https://explorer.example/") {
					t.Errorf("%s: <%s %s=%q> leads to a third party", route, n.Data, a.Key, a.Val)
				}
			}
		}
		if len(all(page, atom.Style)) > 0 {
			t.Errorf("%s has a style element", route)
		}
		scripts := all(page, atom.Script)
		static := strings.HasSuffix(route, "/about/")
		names := []string{"theme.js", "wasm_exec.js", "explorer.js"}
		if static {
			names = []string{"theme.js", "explorer.js"}
		}
		var want, got []string
		for _, name := range names {
			want = append(want, h.address(name))
		}
		for _, s := range scripts {
			got = append(got, attribute(s, "src"))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s has the scripts %q, want %q", route, got, want)
		}
		starter := scripts[len(scripts)-1]
		for part, name := range map[string]string{"data-wasm": "app.wasm", "data-dataset": "dataset." + attribute(find(page, atom.Html), "lang") + ".bin", "data-words": "words." + attribute(find(page, atom.Html), "lang") + ".txt"} {
			want := h.address(name)
			if static {
				want = ""
			}
			if got := attribute(starter, part); got != want {
				t.Errorf("%s: %s of the starter is %q, want %q", route, part, got, want)
			}
		}
		for i, s := range scripts {
			blocks := !slices.ContainsFunc(s.Attr, func(a html.Attribute) bool { return a.Key == "defer" })
			if s.FirstChild != nil || attribute(s, "src") == "" || blocks != (i == 0) {
				t.Errorf("%s: %s is inline, or blocks where only the colours may", route, attribute(s, "src"))
			}
		}
		for n := scripts[0].PrevSibling; n != nil; n = n.PrevSibling {
			if n.DataAtom == atom.Link && attribute(n, "rel") == "stylesheet" {
				t.Errorf("%s: the script of the colours waits for the style sheet", route)
			}
		}
		framed := strings.Contains(route, "/embed/")
		if worker := attribute(starter, "data-worker"); (worker == "") != framed {
			t.Errorf("%s: data-worker is %q", route, worker)
		}
		content := find(page, atom.Body).FirstChild
		if content == nil || attribute(content, "id") != "explorer" {
			t.Fatalf("%s: the body does not start with the page: no loader may cover it", route)
		}
		for n := content.NextSibling; n != nil; n = n.NextSibling {
			if framed || attribute(n, "class") != "news" || n.NextSibling != nil {
				t.Errorf("%s: the body holds more than the page and, outside frames, the empty lines for news", route)
			}
		}
	}
}

func TestAPagePreloadsWhatItsStarterFetches(t *testing.T) {
	h := newTestHost(t, nil)
	for _, route := range append(h.paths(), "/?parts=articles.en.bin~articles.ja.bin", "/nope") {
		page := parsed(t, body(t, request(h, "GET", route)))
		var want, got []string
		if !strings.Contains(route, "/embed/") { // a frame starts its program when it is seen
			scripts := all(page, atom.Script)
			for _, part := range []string{"data-wasm", "data-dataset", "data-words", "data-parts"} {
				want = append(want, strings.Fields(attribute(scripts[len(scripts)-1], part))...)
			}
		}
		for _, link := range all(page, atom.Link) {
			if attribute(link, "rel") != "preload" || attribute(link, "as") != "fetch" {
				continue
			}
			got = append(got, attribute(link, "href"))
			if media := attribute(link, "media"); media != "(scripting: enabled)" {
				t.Errorf("%s: a reader without scripts fetches %s: its media is %q", route, attribute(link, "href"), media)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s preloads %q, want %q", route, got, want)
		}
	}
}

func TestTitlesAndDescriptionsAreEscaped(t *testing.T) {
	h := newTestHost(t, nil)
	page := parsed(t, body(t, request(h, "GET", "/")))
	if got, want := find(page, atom.Title).FirstChild.Data, `Title of </> & "more"`; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	found := false
	for _, m := range all(page, atom.Meta) {
		if attribute(m, "property") == "og:title" {
			found = true
			if got, want := attribute(m, "content"), `Title of </> & "more"`; got != want {
				t.Errorf("og:title %q, want %q", got, want)
			}
		}
	}
	if !found {
		t.Error("there is no og:title")
	}
}

func TestManifests(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct{ path, start, lang, name string }{
		{"/manifest.webmanifest", "/", "en", `A "quoted" & plain product`},
		{"/ja/manifest.webmanifest", "/ja/", "ja", "製品"},
	} {
		t.Run(c.path, func(t *testing.T) {
			var m struct {
				ID, Lang, Dir, Name, Scope, Description string
				StartURL                                string `json:"start_url"`
				Icons                                   []struct{ Src, Type, Purpose, Sizes string }
			}
			if err := json.Unmarshal([]byte(body(t, request(h, "GET", c.path))), &m); err != nil {
				t.Fatal(err)
			}
			if m.ID != "/" || m.Scope != "/" || m.Dir != "ltr" {
				t.Errorf("id %q, scope %q, dir %q: the languages are not one application", m.ID, m.Scope, m.Dir)
			}
			if m.StartURL != c.start || m.Lang != c.lang || m.Name != c.name || m.Description == "" {
				t.Errorf("start_url %q, lang %q, name %q, description %q", m.StartURL, m.Lang, m.Name, m.Description)
			}
			purposes := map[string]int{}
			for _, icon := range m.Icons {
				purposes[icon.Purpose+" "+icon.Sizes]++
				r := request(h, "GET", icon.Src)
				if r.StatusCode != 200 || r.Header.Get("Content-Type") != icon.Type {
					t.Errorf("icon %s: status %d, type %q, want %q", icon.Src, r.StatusCode, r.Header.Get("Content-Type"), icon.Type)
				}
			}
			for _, wanted := range []string{"any 192x192", "any 512x512", "any any", "maskable 512x512"} {
				if purposes[wanted] != 1 {
					t.Errorf("%d icons are %q, want 1", purposes[wanted], wanted)
				}
			}
		})
	}
}

func TestTheWorkersListIsWholeAndServed(t *testing.T) {
	h := newTestHost(t, nil)
	worker := body(t, request(h, "GET", "/app-worker.js"))
	if strings.Contains(worker, "{{") {
		t.Fatal("a placeholder of the template is not filled in")
	}
	if !strings.Contains(worker, `const VERSION = "`+h.Version()+`";`) {
		t.Error("the worker does not name the version")
	}
	_, rest, _ := strings.Cut(worker, "new Set(")
	source, _, found := strings.Cut(rest, ")]")
	var list []string
	if err := json.Unmarshal([]byte(source), &list); err != nil || !found {
		t.Fatalf("the worker's list cannot be read: %v", err)
	}
	for _, wanted := range []string{"/", "/ja/", "/about/", "/ja/about/", "/embed/one/", "/manifest.webmanifest", "/ja/manifest.webmanifest",
		h.address("dataset.en.bin"), h.address("dataset.ja.bin"), h.address("words.en.txt"), h.address("words.ja.txt"),
		h.address("app.wasm"), h.address("wasm_exec.js"), h.address("style.css"), h.address("explorer.js"), h.address("theme.js"), h.address("articles.en.bin"), h.address("newsreader.woff2")} {
		if !slices.Contains(list, wanted) {
			t.Errorf("the worker does not keep %s", wanted)
		}
	}
	if slices.Contains(list, "/ja/embed/one/") {
		t.Error("the worker fetches a page that is kept once it was visited")
	}
	for _, address := range list {
		r := request(h, "GET", address)
		if r.StatusCode != 200 {
			t.Errorf("the worker keeps %s, which has status %d: one failure voids all", address, r.StatusCode)
		}
		if strings.HasSuffix(address, "/") && !strings.Contains(body(t, r), `data-version="`+h.Version()+`"`) {
			t.Errorf("%s does not say that it belongs to version %s", address, h.Version())
		}
	}
}

func TestTheVersionIsAHashOfWhatPagesAreMadeOf(t *testing.T) {
	same := newTestHost(t, nil).Version()
	if again := newTestHost(t, nil).Version(); again != same {
		t.Fatalf("two hosts of the same parts have versions %s and %s: every restart would be an update", same, again)
	}
	for _, c := range []struct {
		sentence string
		change   func(*Options)
	}{
		{"another program", func(o *Options) {
			o.Assets, _ = web.Load(testStatic, testBundle("another program"))
		}},
		{"another style", func(o *Options) {
			bundle := testBundle("the program")
			bundle[styleName] = &fstest.MapFile{Data: []byte("body{color:green}")}
			o.Assets, _ = web.Load(testStatic, bundle)
		}},
		{"another server", func(o *Options) { o.Code = "other code" }},
		{"another word of the dataset that no program reads", func(o *Options) { o.Dataset.Introduction.JA += "。" }},
		{"another source in it", func(o *Options) { o.Dataset.Sources = append(o.Dataset.Sources, data.Source{ID: "a"}) }},
		{"another collection", func(o *Options) { o.Collections["articles.ja.bin"] = []byte("new") }},
		{"other announcements", func(o *Options) { o.Announcements[data.English] = announcements("No network", "Update", "Load") }},
		{"another dataset of the program", func(o *Options) { o.Parts[data.Japanese] = Parts{Dataset: []byte("new"), Words: []byte("words ja")} }},
		{"another worker", func(o *Options) { o.Worker += "\n" }},
		{"another address of the site", func(o *Options) { o.PublicURL = "https://other.example" }},
	} {
		t.Run(c.sentence+" is another version", func(t *testing.T) {
			if got := newTestHost(t, c.change).Version(); got == same {
				t.Errorf("the version is %s as before", got)
			}
		})
	}
}

func TestPublicURL(t *testing.T) {
	for _, c := range []struct {
		given, origin string
	}{
		{"https://example.org", "https://example.org"},
		{"http://127.0.0.1:8080/", "http://127.0.0.1:8080"},
		{"https://example.org/sub/", ""}, {"example.org", ""}, {"ftp://example.org", ""}, {"", ""},
		{"https://user@example.org", ""}, {"https://example.org?x", ""}, {"https://", ""}, {"://", ""},
	} {
		t.Run(fmt.Sprintf("%q is the origin %q", c.given, c.origin), func(t *testing.T) {
			got, err := parseOrigin(c.given)
			if got != c.origin || (err != nil) != (c.origin == "") || err != nil && !errors.Is(err, ErrPublicURL) {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestSitemapAndRobotsNameThePublicAddress(t *testing.T) {
	h := newTestHost(t, nil)
	if got := body(t, request(h, "GET", "/robots.txt")); !strings.Contains(got, "\nSitemap: https://explorer.example/sitemap.xml\n") || strings.Contains(got, "Disallow") {
		t.Errorf("robots.txt is %q", got)
	}
	var list struct {
		URL []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Language string `xml:"hreflang,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(body(t, request(h, "GET", "/sitemap.xml"))), &list); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range list.URL {
		got = append(got, u.Loc)
		if len(u.Link) != len(data.Languages) {
			t.Errorf("%s has %d languages, want %d", u.Loc, len(u.Link), len(data.Languages))
		}
	}
	if want := []string{"https://explorer.example/", "https://explorer.example/about/", "https://explorer.example/ja/", "https://explorer.example/ja/about/"}; !slices.Equal(got, want) {
		t.Errorf("the sitemap lists %q, want %q: frames are not for search engines", got, want)
	}
}

func TestAnIncompleteSiteIsRefused(t *testing.T) {
	static := fstest.MapFS{}
	for name, f := range testStatic {
		if name != "icons/icon.svg" {
			static[name] = f
		}
	}
	assets, err := web.Load(static, testBundle("x"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(Options{Dataset: testDataset(), Views: &testViews{}, Assets: assets, PublicURL: "http://localhost"})
	if !errors.Is(err, web.ErrNoAsset) || !strings.Contains(err.Error(), "icons/icon.svg") {
		t.Errorf("error %v, want %v that names icons/icon.svg", err, web.ErrNoAsset)
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
