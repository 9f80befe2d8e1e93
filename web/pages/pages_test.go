package pages

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"
	"golang.org/x/net/html"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/page/text"
	"bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/data/wire"
	"bilateral/web/compression"
	"bilateral/web/host"
)

func dataset(t *testing.T) *data.Dataset {
	t.Helper()
	ds, err := datapackage.Default()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func build(t *testing.T, e *Explorer, target string) *page.Document {
	t.Helper()
	p, err := e.View(target).Build()
	if err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	return p
}

// bodyOf is a page as the host writes it.
func bodyOf(t *testing.T, doc *page.Document) string {
	t.Helper()
	var b strings.Builder
	if err := staticrender.New(&b).Render(&vugu.BuildResults{Out: &vugu.BuildOut{Out: []*vugu.VGNode{doc.Root}}}); err != nil {
		t.Errorf("%s: %v", doc.Address, err)
	}
	return b.String()
}

// paths are those of every route.
func paths(e *Explorer) []string {
	var paths []string
	for _, route := range e.Routes() {
		paths = append(paths, route.Path)
	}
	return paths
}

func TestEveryRouteIsAPage(t *testing.T) {
	ds := dataset(t)
	e := New(ds)
	routes := e.Routes()
	all := whole.Pages()
	for _, p := range all {
		has := slices.ContainsFunc(routes, func(r host.Route) bool {
			st := state.Parse(ds, r.Path)
			return all.Find(ds, st) == p
		})
		if !has && p != text.NotFound {
			t.Errorf("no route leads to a page of route %d", p.Route)
		}
	}
	titles := map[string]string{}
	for _, r := range routes {
		route, p := r.Path, build(t, e, r.Path)
		if p.Status != http.StatusOK || p.Address != route || p.Canonical != strings.NewReplacer("embed/table/", "", "embed/offline/", "", "embed/", "").Replace(route) {
			t.Errorf("%s: status %d, address %s, canonical %s", route, p.Status, p.Address, p.Canonical)
		}
		if p.Title == "" || p.Description == "" {
			t.Errorf("%s: title %q, description %q", route, p.Title, p.Description)
		}
		if framed := strings.Contains(route, "/embed/"); p.Frame != framed {
			t.Errorf("%s: Frame is %v", route, p.Frame)
		} else if other, taken := titles[p.Title]; taken && !framed {
			t.Errorf("%s and %s have one title: %s", route, other, p.Title)
		}
		titles[p.Title] = route
		if japanese := strings.HasPrefix(route, "/ja/"); (p.Language == data.Japanese) != japanese {
			t.Errorf("%s is in %s", route, p.Language)
		}
		if len(p.Alternates) != len(data.Languages) || !slices.ContainsFunc(p.Alternates, func(a page.Alternate) bool { return a.Path == p.Canonical }) {
			t.Errorf("%s: alternates %v", route, p.Alternates)
		}
		// What is said of a route before it is built is so.
		if listed := !p.Frame && !p.Unlisted; listed != (r.Alternates != nil) || listed && !slices.Equal(r.Alternates, p.Alternates) {
			t.Errorf("%s: the route's alternates are %v, the page's %v", route, r.Alternates, p.Alternates)
		}
		drawn := p.Program == page.OverviewProgram && !p.Frame // the server alone draws its pictures
		if rare := strings.HasSuffix(route, "/about/accessibility/") || strings.HasSuffix(route, "/about/glossary/"); r.Later != (r.Built != nil || rare) {
			t.Errorf("%s: Later is %v", route, r.Later)
		}
		if (p.Static || drawn) != (r.Built == nil) {
			t.Errorf("%s: Built is %+v", route, r.Built)
		} else if b := r.Built; b != nil && (b.Language != p.Language || b.Frame != p.Frame || b.Program != p.Program || !slices.Equal(b.Parts, e.View(route).Parts)) {
			t.Errorf("%s: it is built as %+v", route, *b)
		}
		for _, a := range p.Alternates {
			if !slices.Contains(paths(e), a.Path) {
				t.Errorf("%s: the alternate %s is no route", route, a.Path)
			}
		}
	}
}

func TestTheBodyIsOneElementAndReadsBackAsItWasWritten(t *testing.T) {
	e := New(dataset(t))
	for _, target := range append(paths(e), "/nope/", "/?sort=<b>&tab=table") {
		body := bodyOf(t, build(t, e, target))
		if !strings.HasPrefix(body, `<div id="explorer"`) {
			t.Errorf("%s: the body starts with %.40q", target, body)
		}
		document, err := html.Parse(strings.NewReader("<!DOCTYPE html><html><head></head><body>" + body + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		var again strings.Builder
		if err := html.Render(&again, document); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(again.String(), `id="explorer"`); n != 1 {
			t.Errorf("%s: the body has the explorer %d times", target, n)
		}
		for _, forbidden := range []string{"<script", "<style", " style=\"", " onclick=\""} { // a snippet has them as text, with its quotes escaped
			if strings.Contains(again.String(), forbidden) {
				t.Errorf("%s: the body has %q, which the policy forbids", target, forbidden)
			}
		}
	}
}

// Two siblings with one key change places when the page is taken over.
func TestNoTwoSiblingsHaveTheSameKey(t *testing.T) {
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, ds := range []*data.Dataset{dataset(t), second} {
		e := New(ds)
		for _, target := range append(paths(e), "/nope/", "/?tab=table&derived=1", "/ja/?q=%E5%85%B1&tab=table") {
			root, err := html.Parse(strings.NewReader(bodyOf(t, build(t, e, target))))
			if err != nil {
				t.Fatal(err)
			}
			for parent := range root.Descendants() {
				seen := map[string]bool{}
				for child := range parent.ChildNodes() {
					for _, a := range child.Attr {
						if a.Key != "data-key" {
							continue
						}
						if seen[a.Val] {
							t.Errorf("%s: two children of one <%s> have the key %q", target, parent.Data, a.Val)
						}
						seen[a.Val] = true
					}
				}
			}
		}
	}
}

func TestKeysAreEqualForEqualPagesOnly(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct {
		sentence, a, b string
		equal          bool
	}{
		{"names that are not ours change nothing", "/", "/?utm_source=x&fbclid=y", true},
		{"a default that is written out changes nothing", "/", "/?tab=chart", true},
		{"the order of names changes nothing", "/?tab=table&sort=-JPN", "/?sort=-JPN&tab=table", true},
		{"another tab is another page", "/", "/?tab=table", false},
		{"another language is another page", "/", "/ja/", false},
		{"another source is another page", "/indicators/", "/indicators/?source=uuki-deck", false},
		{"all unknown paths of a language are one page", "/nope", "/nothing/here/?x=y", true},
		{"unknown paths of two languages are two pages", "/nope", "/ja/nope", false},
		{"an unknown path is not the overview", "/", "/nope", false},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			a, b := e.View(c.a), e.View(c.b)
			if a.Key == "" || (a.Key == b.Key) != c.equal {
				t.Errorf("keys %q and %q", a.Key, b.Key)
			}
			if samePage := bodyOf(t, build(t, e, c.a)) == bodyOf(t, build(t, e, c.b)); samePage != c.equal {
				t.Errorf("the bodies are equal: %v, want %v", samePage, c.equal)
			}
		})
	}
	for _, c := range []struct {
		sentence, target string
		kept             bool
	}{
		{"a view with a notice is not kept", "/?tab=bogus", false},
		{"nor is what some words find in the site", "/search/?q=a", false},
		{"nor is the list of what has some words", "/indicators/?topic=output&q=a", false},
		{"the list of a topic from a source is", "/indicators/?topic=output&source=uuki-deck", true},
	} {
		if key := e.View(c.target).Key; (key != "") != c.kept {
			t.Errorf("%s: %s has the key %q", c.sentence, c.target, key)
		}
	}
}

func TestAPagesAddressLeadsToTheSamePage(t *testing.T) {
	e := New(dataset(t))
	for _, target := range append(paths(e), "/nope", "/ja/nope/?sort=-JPN", "/?tab=bogus", "/ja/?indicator=%E2%80%BD&sort=&tab=pie",
		"/?sort=nothing&tab=table", "/?utm_source=x&tab=table", "/embed/indicators/fwci/?childId=a&tab=bogus") {
		want := build(t, e, target)
		got := build(t, e, want.Address)
		if bodyOf(t, got) != bodyOf(t, want) || got.Status != want.Status || got.Language != want.Language {
			t.Errorf("%s says that it was made for %s, whose page is another one", target, want.Address)
		}
	}
}

func TestAnUnknownPathIsNotFoundInItsLanguage(t *testing.T) {
	e := New(dataset(t))
	for target, language := range map[string]data.Language{"/nope/": data.English, "/ja/nope/": data.Japanese, "/ja/embed/indicators/nope/": data.Japanese} {
		p := build(t, e, target)
		if p.Status != http.StatusNotFound || p.Language != language {
			t.Errorf("%s: status %d in %s, want 404 in %s", target, p.Status, p.Language, language)
		}
	}
}

func TestTheSameAddressHasTheSameBody(t *testing.T) {
	ds := dataset(t)
	e := New(ds)
	want := bodyOf(t, build(t, e, "/?tab=table"))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				doc, err := e.View("/?tab=table").Build()
				if err != nil {
					t.Error(err)
				} else if bodyOf(t, doc) != want {
					t.Error("the body differs")
				}
			}
		})
	}
	wait.Wait()
	if again := bodyOf(t, build(t, New(ds), "/?tab=table")); again != want {
		t.Error("two explorers of one dataset differ")
	}
}

func TestThePartsAreOfOneLanguageAndDecode(t *testing.T) {
	e := New(dataset(t))
	parts := e.Parts()
	for _, language := range data.Languages {
		p := parts[language]
		ds, err := wire.Decode(p.Dataset)
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		if len(ds.Indicators) != len(e.datasets.whole.Indicators) {
			t.Errorf("%s: %d indicators, want %d", language, len(ds.Indicators), len(e.datasets.whole.Indicators))
		}
		for _, program := range page.Programs {
			if _, err := catalogue.Decode(language, p.Words[program]); err != nil {
				t.Errorf("%s, program %d: %v", language, program, err)
			}
		}
	}
	for _, program := range page.Programs {
		if string(parts[data.English].Words[program]) == string(parts[data.Japanese].Words[program]) {
			t.Errorf("both languages have the same words of the program %d", program)
		}
	}
}

func TestTheValuesOfBothLanguagesAreThereOnce(t *testing.T) {
	e := New(dataset(t))
	for _, language := range data.Languages {
		for _, c := range e.datasets.whole.Collections {
			ds, _, err := e.datasets.with(language, []data.CollectionID{c.ID})
			if err != nil {
				t.Fatal(err)
			}
			shared := 0
			for i, s := range ds.Collection(c.ID).Series {
				if &s.Points[0] == &c.Series[i].Points[0] {
					shared++
				}
			}
			if shared < len(c.Series)/2 {
				t.Errorf("%s has values of its own in %d of %d series of %s", language, len(c.Series)-shared, len(c.Series), c.ID)
			}
		}
	}
}

// The host makes a frame light where nothing is asked for.
func TestAPageAsksForTheColoursOfItsAddress(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct{ sentence, target, theme string }{
		{"a page has the reader's colours", "/", ""},
		{"or those of its address", "/?theme=dark", state.DarkTheme},
		{"a frame has its default", "/embed/table/", ""},
		{"and says it in no other way", "/embed/table/?theme=light", ""},
		{"the reader's colours have to be asked for in a frame", "/embed/table/?theme=auto", state.AutoTheme},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if got := build(t, e, c.target).Theme; got != c.theme {
				t.Errorf("%s asks for the colours %q, want %q", c.target, got, c.theme)
			}
		})
	}
}

// The document's budget, in bytes of brotli, for the reader who gets nothing
// else.
const documentBudget = 25_000

func TestEveryDocumentStaysWithinItsBytes(t *testing.T) {
	e := New(dataset(t))
	for _, target := range append(paths(e), "/?tab=table", "/ja/?tab=table&sort=-GBR", "/nope/") {
		forms, err := compression.Of([]byte(bodyOf(t, build(t, e, target))), compression.Quick)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(forms.Brotli); n > documentBudget {
			t.Errorf("%s is %d bytes, want at most %d", target, n, documentBudget)
		}
	}
}
