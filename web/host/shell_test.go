package host

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/vugu/vugu"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/web"
)

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

// The policy of the page allows no inline script; a block of data is none.
func TestMetadataStandInTheHeadAsDataThatNothingRuns(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct {
		name, target string
		want         int
	}{{"a page with metadata", "/?metadata=1&v=7", 1}, {"a page without", "/", 0}} {
		page := parsed(t, body(t, request(h, "GET", c.target)))
		var blocks []*html.Node
		for _, n := range all(page, atom.Script) {
			if attribute(n, "src") == "" {
				blocks = append(blocks, n)
			}
		}
		if len(blocks) != c.want {
			t.Errorf("%s: %d blocks, want %d", c.name, len(blocks), c.want)
		}
		for _, n := range blocks {
			if n.Parent.DataAtom != atom.Head || attribute(n, "type") != "application/ld+json" || n.FirstChild.Data != `{"name":"\u003c/script\u003e"}` {
				t.Errorf("%s: %s in %s: %s", c.name, attribute(n, "type"), n.Parent.Data, n.FirstChild.Data)
			}
		}
	}
}

// Most readers see the overview alone: it waits for no rules of other pages.
func TestOnlyPagesThatNeedTheSecondSheetLoadIt(t *testing.T) {
	h := newTestHost(t, nil)
	for _, kind := range shellKinds() {
		want := []string{h.address(styleName)}
		switch {
		case kind.program == page.TakingProgram:
			want = append(want, h.address(slidesStyleName))
		case kind.isLong():
			want = append(want, h.address(pagesStyleName))
		}
		if kind.frame {
			want = append(want, h.address(framesStyleName))
		}
		var got []string
		for _, n := range all(parsed(t, strings.Join(h.shells[kind], "")), atom.Link) {
			if attribute(n, "rel") == "stylesheet" {
				got = append(got, attribute(n, "href"))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("a page of the kind %+v has the sheets %q, want %q", kind, got, want)
		}
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
		framed := strings.Contains(route, "/embed/")
		if framed {
			names = append(names, "height.js")
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
		starter := scripts[slices.Index(got, h.address("explorer.js"))]
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
			blocks := !slices.ContainsFunc(s.Attr, func(a html.Attribute) bool { return a.Key == "defer" || a.Key == "async" })
			if s.FirstChild != nil || attribute(s, "src") == "" || blocks != (i == 0) {
				t.Errorf("%s: %s is inline, or blocks where only the colours may", route, attribute(s, "src"))
			}
		}
		for n := scripts[0].PrevSibling; n != nil; n = n.PrevSibling {
			if n.DataAtom == atom.Link && attribute(n, "rel") == "stylesheet" {
				t.Errorf("%s: the script of the colours waits for the style sheet", route)
			}
		}
		wantSearch, wantPages := h.address("search.js")+" "+h.address("search."+attribute(find(page, atom.Html), "lang")+".json"), ""
		if framed {
			wantSearch = ""
		}
		if static {
			wantPages = h.address("pages.js")
		}
		if search, pages := attribute(starter, "data-search"), attribute(starter, "data-pages"); search != wantSearch || pages != wantPages {
			t.Errorf("%s: the starter finds the search at %q, want %q, and the script of long pages at %q, want %q", route, search, wantSearch, pages, wantPages)
		}
		if worker := attribute(starter, "data-worker"); (worker == "") != framed {
			t.Errorf("%s: data-worker is %q", route, worker)
		}
		content := find(page, atom.Body).FirstChild
		if content == nil || attribute(content, "id") != "explorer" {
			t.Fatalf("%s: the body does not start with the page: no loader may cover it", route)
		}
		for n := content.NextSibling; n != nil; n = n.NextSibling {
			if class := attribute(n, "class"); framed || class != "news" && class != "paper" || (n.NextSibling == nil) != (class == "paper") {
				t.Errorf("%s: the body holds more than the page and, outside frames, the empty lines for news and the printed address", route)
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

func TestALinkIsHeadedByWhatThePageFinds(t *testing.T) {
	h := newTestHost(t, nil)
	doc := &page.Document{Language: data.English, Title: "Articles", Shared: "Articles \"doubled\"", Root: &vugu.VGNode{Type: vugu.ElementNode, Data: "div"}}
	for _, c := range []struct{ sentence, shared, want string }{
		{"the finding, where there is one", doc.Shared, doc.Shared},
		{"else the title", "", "Articles"},
	} {
		doc.Shared = c.shared
		b, err := h.fill(doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		head := parsed(t, string(b))
		if got := find(head, atom.Title).FirstChild.Data; got != doc.Title {
			t.Errorf("%s: the title is %q, want %q", c.sentence, got, doc.Title)
		}
		for _, m := range all(head, atom.Meta) {
			if got := attribute(m, "content"); attribute(m, "property") == "og:title" && got != c.want {
				t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
			}
		}
	}
}

func TestAPartThatIsNotThereIsAFaultOfOurs(t *testing.T) {
	h := newTestHost(t, nil)
	if r := request(h, "GET", "/?parts=none.bin"); r.StatusCode != 500 {
		t.Errorf("status %d, want 500", r.StatusCode)
	}
	_, err := h.fill(&page.Document{Language: data.English}, []string{"none.bin"})
	if !errors.Is(err, web.ErrNoAsset) || !strings.Contains(err.Error(), "none.bin") {
		t.Errorf("error %v, want %v that names none.bin", err, web.ErrNoAsset)
	}
}

// A frame is light unless its address says otherwise; a page has the reader's
// colours.
func TestThePageSaysItsColours(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct{ sentence, target, theme, scheme string }{
		{"a page follows the reader", "/", "", "light dark"},
		{"a page is dark when its address says so", "/?theme=dark", "dark", "dark"},
		{"a page that asks for the system's colours follows the reader", "/?theme=auto", "", "light dark"},
		{"a frame is light", "/embed/one/", "light", "light"},
		{"a frame is dark when its address says so", "/embed/one/?theme=dark", "dark", "dark"},
		{"a frame follows the reader when its address says so", "/embed/one/?theme=auto", "", "light dark"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			page := parsed(t, body(t, request(h, "GET", c.target)))
			if got := attribute(find(page, atom.Html), "data-theme"); got != c.theme {
				t.Errorf("the page's theme is %q, want %q", got, c.theme)
			}
			chosen := 0
			for _, m := range all(page, atom.Meta) {
				switch attribute(m, "name") {
				case "color-scheme":
					if got := attribute(m, "content"); got != c.scheme {
						t.Errorf("color-scheme is %q, want %q", got, c.scheme)
					}
				case "theme-color":
					if attribute(m, "media") == "all" {
						chosen++
						if got := attribute(m, "data-scheme"); got != c.theme {
							t.Errorf("the browser is told to be %q, want %q", got, c.theme)
						}
					}
				}
			}
			if (chosen == 1) != (c.theme != "") {
				t.Errorf("%d colours are chosen for the browser", chosen)
			}
		})
	}
}

// go-app keeps routes and settings for the whole process; two sites in one
// process must not see each other's.
func TestTwoSitesMadeAtOnceKeepTheirOwnNames(t *testing.T) {
	var wait sync.WaitGroup
	for i := range 6 {
		name := fmt.Sprintf("Product %d", i)
		wait.Go(func() {
			h := newTestHost(t, func(o *Options) {
				o.Dataset = &data.Dataset{Product: data.Text{EN: name, JA: name}, Introduction: data.Text{EN: "x", JA: "x"}}
				o.PublicURL = fmt.Sprintf("https://site-%d.example", i)
			})
			for _, path := range []string{"/", "/manifest.webmanifest"} {
				if text := body(t, request(h, "GET", path)); !strings.Contains(text, name) {
					t.Errorf("%s of %s has another name", path, name)
				}
			}
			if text := body(t, request(h, "GET", "/robots.txt")); !strings.Contains(text, fmt.Sprintf("//site-%d.example/", i)) {
				t.Errorf("robots.txt of %s is %s", name, text)
			}
		})
	}
	wait.Wait()
}

// go-app's scripts boot at once, want its loader and are for Go's compiler:
// under their addresses stand ours, as pages load them.
func TestGoAppsScriptsAreOurs(t *testing.T) {
	h := newTestHost(t, nil)
	for path, want := range map[string]string{"/app.js": `"use strict"`, "/wasm_exec.js": "the compiler's runner"} {
		if got := body(t, request(h, "GET", path)); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
}

// The script of the colours blocks the first paint, so it is small.
func TestTheScriptOfTheColoursIsSmall(t *testing.T) {
	const budget = 1600 // bytes
	b, err := os.ReadFile(filepath.Join("..", "static", themeName))
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > budget {
		t.Errorf("%s is %d bytes, want at most %d", themeName, len(b), budget)
	}
}

// The script of the lists of places is on the pages that have such lists, with the address
// of their words; on no other.
func TestPagesOfSeriesHaveTheListsOfPlaces(t *testing.T) {
	for _, places := range [][]byte{[]byte(`{"GBR":"UK"}`), nil} {
		h := newTestHost(t, func(o *Options) { o.Places = places })
		for kind, s := range h.shells {
			text, lists := strings.Join(s, ""), kind.program == page.SeriesProgram
			if got, want := strings.Contains(text, h.address("picker.js")), lists && places != nil; got != want {
				t.Errorf("with the words %q a page of the kind %+v has the script: %v", places, kind, got)
			}
			if places != nil && strings.Contains(text, h.address("places.json")) != lists {
				t.Errorf("a page of the kind %+v does not say where the words are, or need not", kind)
			}
		}
	}
}

func TestALinkIsShownWithItsViewAndItsPicture(t *testing.T) {
	h := newTestHost(t, nil)
	picture := &page.Picture{Address: "/a/chart.png?figure=b&size=social", Words: `Chart: "doubled"`, Width: 1200, Height: 630}
	doc := func(view string, p *page.Picture) *page.Document {
		return &page.Document{Status: http.StatusOK, Language: data.English, Title: "A", Canonical: "/a/", ViewAddress: view, Picture: p, Root: &vugu.VGNode{Type: vugu.ElementNode, Data: "div"}}
	}
	for _, c := range []struct {
		sentence string
		doc      *page.Document
		want     map[string]string
	}{
		{"a view with a chart", doc("/a/?focus=b&tab=chart", picture), map[string]string{
			"og:url": h.origin + "/a/?focus=b&tab=chart", "og:image": h.origin + picture.Address, "og:image:type": "image/png",
			"og:image:width": "1200", "og:image:height": "630", "og:image:alt": picture.Words, "twitter:card": "summary_large_image",
		}},
		{"a frame, which has no other words", func() *page.Document {
			framed := doc("/a/", picture)
			framed.Frame, framed.Shared, framed.Description = true, "It finds", "It says"
			return framed
		}(), map[string]string{"og:url": h.origin + "/a/", "og:image": h.origin + picture.Address, "og:title": "It finds", "og:description": "It says", "twitter:card": "summary_large_image", "robots": "noindex"}},
		{"a page without", doc("", nil), map[string]string{"og:url": h.origin + "/a/", "og:image": "", "twitter:card": "summary"}},
	} {
		b, err := h.fill(c.doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, m := range all(parsed(t, string(b)), atom.Meta) {
			got[attribute(m, "property")+attribute(m, "name")] = attribute(m, "content")
		}
		for key, want := range c.want {
			if got[key] != want {
				t.Errorf("%s: %s is %q, want %q", c.sentence, key, got[key], want)
			}
		}
	}
}
