package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/web/compression"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func built() fstest.MapFS {
	bundle := fstest.MapFS{"bundle.json": file("{}"), "style.css": file("a{color:red}"), "pages.css": file("b{color:red}"), "slides.css": file("i{color:red}"), "frames.css": file("u{color:red}")}
	for name, what := range map[string]string{"app.wasm": "program", "wasm_exec.js": "runner", "explorer.js": "starter", "theme.js": "theme", "search.js": "search", "pages.js": "pages", "slides.js": "slides", "picker.js": "picker", "take.js": "take", "maker.js": "maker", "height.js": "height", "embed.js": "embed"} {
		bundle[name], bundle[name+".br"], bundle[name+".gz"] = file(what), file(what+" in brotli"), file(what+" in gzip")
	}
	return bundle
}

// styled is a built bundle with a style sheet.
func styled(css string) fstest.MapFS {
	bundle := built()
	bundle["style.css"] = file(css)
	return bundle
}

func TestAnAddressIsTheHashOfTheBytes(t *testing.T) {
	a, err := Load(fstest.MapFS{"icons/icon.svg": file("<svg/>")}, built())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"icons/icon.svg": "<svg/>", "app.wasm": "program"} {
		sum := sha256.Sum256([]byte(content))
		ending := path.Ext(name)
		want := "/web/" + strings.TrimSuffix(name, ending) + "." + hex.EncodeToString(sum[:4]) + ending
		if got := a.Get(name).Address; got != want {
			t.Errorf("%s is at %s, want %s", name, got, want)
		}
	}
	if a.Get("bundle.json") != nil {
		t.Error("the bundle's record is served")
	}
}

func TestAssetsAreSentWithTheirTypeAndCoding(t *testing.T) {
	static := fstest.MapFS{
		"serif.woff2": file(strings.Repeat("f", 100)),
		"icon.png":    file(strings.Repeat("p", 100)),
		"notes.md":    file("not for readers"),

		"worker.js": file("template"), "worker-answers.js": file("and the rest of it"),
	}
	bundle := styled(strings.Repeat("a{color:red}", 50))
	bundle["maker.js.gz"] = file("")
	a, err := Load(static, bundle)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sentence, name, accept, mediaType, coding, body string
	}{
		{"the program comes in the brotli that was built", "app.wasm", "gzip, br", "application/wasm", "br", "program in brotli"},
		{"the program comes in the gzip that was built", "app.wasm", "gzip", "application/wasm", "gzip", "program in gzip"},
		{"the program comes plain to who accepts no coding", "app.wasm", "", "application/wasm", "", "program"},
		{"a script says its character set", "wasm_exec.js", "", "text/javascript; charset=utf-8", "", "runner"},
		{"a script that gzip makes no smaller comes plain to who takes gzip", "maker.js", "gzip", "text/javascript; charset=utf-8", "", "maker"},
		{"a style sheet is compressed when it is loaded", "style.css", "br", "text/css; charset=utf-8", "br", ""},
		{"a font is not compressed again", "serif.woff2", "br", "font/woff2", "", strings.Repeat("f", 100)},
		{"a picture is not compressed again", "icon.png", "br, gzip", "image/png", "", strings.Repeat("p", 100)},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			r := httptest.NewRequest("GET", a.Get(c.name).Address, nil)
			r.Header.Set("Accept-Encoding", c.accept)
			w := httptest.NewRecorder()
			a.ServeHTTP(w, r)
			h := w.Result().Header
			if w.Code != 200 || h.Get("Content-Type") != c.mediaType || h.Get("Content-Encoding") != c.coding {
				t.Errorf("status %d, type %q, coding %q", w.Code, h.Get("Content-Type"), h.Get("Content-Encoding"))
			}
			if c.body != "" && w.Body.String() != c.body {
				t.Errorf("body %q, want %q", w.Body.String(), c.body)
			}
			for name, want := range map[string]string{
				"Cache-Control":                "max-age=31536000, immutable",
				"Vary":                         "Accept-Encoding",
				"Access-Control-Allow-Origin":  "*",
				"Cross-Origin-Resource-Policy": "cross-origin",
				"X-Content-Type-Options":       "nosniff",
			} {
				if h.Get(name) != want {
					t.Errorf("%s is %q, want %q", name, h.Get(name), want)
				}
			}
			r.Header.Set("If-None-Match", h.Get("ETag"))
			again := httptest.NewRecorder()
			a.ServeHTTP(again, r)
			if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
				t.Errorf("who has the asset gets status %d and %d bytes", again.Code, again.Body.Len())
			}
		})
	}
	for _, name := range []string{"worker.js", "worker-answers.js", "notes.md"} {
		if a.Get(name) != nil {
			t.Errorf("%s is served", name)
		}
	}
	if len(a.All()) != 18 {
		t.Errorf("there are %d assets, want 18", len(a.All()))
	}
}

func TestAnUnknownAssetIsNotKept(t *testing.T) {
	a, err := Load(fstest.MapFS{}, built())
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/web/", "/web/app.wasm", "/web/app.00000000.wasm", "/web/../server.go", "/web/bundle.json"} {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, &http.Request{Method: "GET", URL: &url.URL{Path: address}, Header: http.Header{}})
		if w.Code != 404 || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, Cache-Control %q", address, w.Code, w.Header().Get("Cache-Control"))
		}
	}
}

func TestStyleSheetsNameHashedAddresses(t *testing.T) {
	for _, c := range []struct{ sentence, css, want string }{
		{"a name becomes the address beside the sheet", `a{src:url(serif.woff2)}`, `a{src:url("serif.HASH.woff2")}`},
		{"quotes are taken", `a{src:url("serif.woff2") format("woff2")}`, `a{src:url("serif.HASH.woff2") format("woff2")}`},
		{"so are single ones and spaces", `a{src:url( 'serif.woff2' )}`, `a{src:url("serif.HASH.woff2")}`},
		{"each name is replaced", `url(serif.woff2)url(serif.woff2)`, `url("serif.HASH.woff2")url("serif.HASH.woff2")`},
		{"data stays", `a{b:url(data:text/css,a)}`, `a{b:url("data:text/css,a")}`},
		{"a fragment stays", `a{fill:url(#p)}`, `a{fill:url("#p")}`},
		{"a sheet without addresses stays", `a{color:red}`, `a{color:red}`},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			a, err := Load(fstest.MapFS{"serif.woff2": file("font")}, styled(c.css))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.ReplaceAll(c.want, "HASH", a.Get("serif.woff2").Hash)
			if got := string(a.Get("style.css").Identity); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestLoadRefuses(t *testing.T) {
	without := func(name string) fs.FS {
		b := built()
		delete(b, name)
		return b
	}
	for _, c := range []struct {
		sentence       string
		static, bundle fs.FS
		err            error
		words          string
	}{
		{"a bundle that was never built", fstest.MapFS{}, fstest.MapFS{".gitkeep": file("")}, ErrUnbuilt, "make run"},
		{"a bundle without a compressed form", fstest.MapFS{}, without("app.wasm.br"), ErrUnbuilt, "app.wasm.br is missing"},
		{"a style sheet that names what is not there", fstest.MapFS{}, styled("a{b:url(no.png)}"), ErrNoAsset, "url(no.png)"},
		{"a style sheet with an open bracket", fstest.MapFS{}, styled("a{b:url(no.png"), nil, "no closing bracket"},
		{"two files of one name", fstest.MapFS{"wasm_exec.js": file("x")}, built(), nil, "two assets"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			_, err := Load(c.static, c.bundle)
			if err == nil || c.err != nil && !errors.Is(err, c.err) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("error %v, want %v with %q", err, c.err, c.words)
			}
		})
	}
	for _, part := range []string{Program, ProgramRunner, Starter, Theme, Picker, SearchScript, PagesScript, SlidesScript, HeightScript, EmbedScript, Style, PagesStyle, SlidesStyle, FramesStyle} {
		if _, err := Load(fstest.MapFS{}, without(part)); !errors.Is(err, ErrUnbuilt) || !strings.Contains(err.Error(), part+" is missing") {
			t.Errorf("a bundle without %s: error %v, want %v that names it", part, err, ErrUnbuilt)
		}
	}
	a, err := Load(fstest.MapFS{}, built())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Add("page.html", nil); err == nil {
		t.Error("a file without a media type is taken")
	}
}

func TestTheFilesThatAreCompiledInAreWhole(t *testing.T) {
	a, err := Load(Static(), built())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"newsreader.woff2", "icons/icon.svg", "icons/icon-192.png", "icons/icon-512.png", "icons/maskable-512.png"} {
		if a.Get(name) == nil {
			t.Errorf("%s is missing", name)
		}
	}
	for name, start := range map[string]string{"newsreader.woff2": "wOF2", "icons/icon-192.png": "\x89PNG"} {
		if got := string(a.Get(name).Identity); !strings.HasPrefix(got, start) {
			t.Errorf("%s does not start with %q", name, start)
		}
	}
	const budget = 15_000 // bytes: the serif's share of the page's budget
	if n := len(a.Get("newsreader.woff2").Identity); n > budget {
		t.Errorf("the serif is %d bytes, want at most %d", n, budget)
	}
	licence, err := fs.ReadFile(Static(), "newsreader-OFL.txt")
	if err != nil || !strings.Contains(string(licence), "SIL OPEN FONT LICENSE Version 1.1") {
		t.Errorf("the serif's licence does not stand beside it: %v", err)
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		sentence string
		headers  []string
		want     bool
	}{
		{"no header matches nothing", nil, false},
		{"the tag matches", []string{`"a"`}, true},
		{"a weak tag matches", []string{`W/"a"`}, true},
		{"one of a list matches", []string{`"b" , "a"`}, true},
		{"one of two headers matches", []string{`"b"`, `"a"`}, true},
		{"a star matches", []string{"*"}, true},
		{"a tag without quotes does not", []string{"a"}, false},
		{"another tag does not", []string{`"aa"`}, false},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if got := Matches(c.headers, `"a"`); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAllIsInOrder(t *testing.T) {
	a, err := Load(Static(), built())
	if err != nil {
		t.Fatal(err)
	}
	var addresses []string
	for _, asset := range a.All() {
		addresses = append(addresses, asset.Address)
	}
	if !slices.IsSorted(addresses) || len(addresses) < 9 {
		t.Errorf("the assets are %q", addresses)
	}
}

// The worker's template is one block: what is cut off anywhere leaves it open, and a browser
// takes no script of it.
func TestTheWorkersTemplateIsOneBlock(t *testing.T) {
	template, err := WorkerTemplate(Static())
	if err != nil {
		t.Fatal(err)
	}
	opening := "\"use strict\";\n{\n"
	if !strings.HasPrefix(template, opening) || !strings.HasSuffix(template, "\n}\n") {
		t.Errorf("the template begins with %.20q", template)
	}
	first, second := strings.Index(template, `addEventListener("install"`), strings.Index(template, `addEventListener("fetch"`)
	if first < 0 || second < first {
		t.Errorf("the parts are at %d and %d", first, second)
	}
	if _, err := WorkerTemplate(fstest.MapFS{"worker.js": file("half of it")}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a template without its second part: %v", err)
	}
}

// A page that was opened before a new version came asks for what it knows.
func TestAssetsOfAnotherVersionAreServedAndNotListed(t *testing.T) {
	a := &Assets{byName: map[string]*Asset{}, byAddress: map[string]*Asset{}, kept: map[string]*Asset{}}
	own, err := a.Add("style.css", []byte("new"))
	if err != nil {
		t.Fatal(err)
	}
	a.Keep("/web/style.00000000.css", compression.Forms{Identity: []byte("former")})
	a.Keep(own.Address, compression.Forms{Identity: []byte("harmed")})
	a.Keep("/index.html", compression.Forms{Identity: []byte("no asset")})
	for _, c := range []struct {
		sentence, address, want string
		status                  int
	}{
		{"the former one", "/web/style.00000000.css", "former", http.StatusOK},
		{"this version's own is never another's", own.Address, "new", http.StatusOK},
		{"what is no asset", "/index.html", "", http.StatusNotFound},
	} {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, httptest.NewRequest(http.MethodGet, c.address, nil))
		if w.Code != c.status || c.want != "" && w.Body.String() != c.want {
			t.Errorf("%s: %s has status %d and %q", c.sentence, c.address, w.Code, w.Body.String())
		}
	}
	if all := a.All(); len(all) != 1 {
		t.Errorf("of this version are %d assets, want one", len(all))
	}
}
