//go:build browser

package browser

import (
	"net/url"
	"strings"
	"testing"

	"bilateral/data"
)

// field is the masthead's field of search, activated the option that the keys are at.
const (
	field     = `.mast .ask input[type=search]`
	activated = `() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.textContent ?? ""`
	results   = `() => [...document.querySelectorAll("#found h2, #found li a")].map(e => e.textContent + " " + (e.getAttribute("href") ?? "")).join("\n")`
)

// types goes to a field and types words into it, in the place of what it has.
func (v *visit) types(selector, words string) {
	v.t.Helper()
	v.click(selector)
	get[bool](v, `() => { document.activeElement.select(); return true; }`)
	v.must(v.Insert(words))
}

// A reader types into the masthead's field, goes through what fits by keys, and
// is led to it; the words stay when the list is closed.
func TestAReaderFindsByKeyboardInTheMasthead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, words, found, leads string }{
		{"/", "korea", "South Korea", "/partners/?country=KOR~GBR"},
		{"/ja/", "韓国", "韓国", "/ja/partners/?country=KOR~GBR"},
		{"/partners/", "R&D", "Spending on research and development", "/indicators/rd-spending/"},
		{"/ja/about/?theme=dark", "openalex", "OpenAlex", "/ja/"},
	} {
		t.Run(c.from, func(t *testing.T) {
			v := open(t, small().Origin(loopback))
			v.start(small().Origin(loopback) + c.from)
			v.types(field, c.words)
			v.wait(`() => document.querySelector(".hits-panel")?.hidden === false`)
			v.wait(`() => document.getElementById("announcement").textContent === document.getElementById("hits").ariaLabel`)
			same(t, "what is expanded", get[string](v, `s => document.querySelector(s).getAttribute("aria-expanded")`, field), "true")
			v.must(v.Press("ArrowDown"))
			if first := get[string](v, activated); !strings.HasPrefix(first, c.found) {
				t.Errorf("the first of what fits is %q, want %q", first, c.found)
			}
			v.must(v.Press("ArrowUp"))
			same(t, "the option above the first", get[string](v, activated), "")
			v.must(v.Press("ArrowUp"))
			same(t, "the last option is the page of all", get[bool](v, `() => document.querySelector("#hits [aria-selected=true]").href.includes("/search/?q=")`), true)
			v.accessible()
			v.must(v.Press("Escape"))
			same(t, "the list, closed", get[bool](v, `() => document.querySelector(".hits-panel").hidden`), true)
			same(t, "the words, when it is closed", get[string](v, `s => document.querySelector(s).value`, field), c.words)
			v.types(field, c.words)
			v.wait(`() => !document.querySelector(".hits-panel").hidden`)
			v.must(v.Press("ArrowDown"))
			v.must(v.Press("Enter"))
			v.wait(`() => !location.pathname.includes("about") && location.search !== "?theme=dark" || location.hash`)
			if at := v.address(); !strings.HasPrefix(at, c.leads) {
				t.Errorf("it leads to %q, want %q", at, c.leads)
			}
		})
	}
}

// What the page's script finds is what the server finds, in the same order.
func TestTheScriptFindsWhatTheServerDoes(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		t.Parallel()
		words := []string{"korea", "korea, south", "south sudan", "hongkong", "文科省", "文部科学省", "jpngbr", "KORDEU", "open-alex", ",", "韓国とドイツ", "日米", "仏・独", "日日", "GBR JPN", "Japan–UK", "uk japan", "ﾄﾞｲﾂ", "Türkiye", "R & D", "students", "agrees", "2.4%", "“world”", "zebra", "a", "☂"}
		for i := range s.dataset.Indicators {
			words = append(words, s.dataset.Indicators[i].Name.EN, s.dataset.Indicators[i].Label.JA)
		}
		for i := range s.dataset.Places {
			words = append(words, s.dataset.Places[i].Name.EN+" – "+s.dataset.Places[0].ShortName.EN, s.dataset.Places[i].Name.JA)
		}
		v := open(t, s.Origin(loopback))
		for _, language := range []string{"", "/ja"} {
			v.load(s.Origin(loopback) + language + "/search/")
			v.wait(`() => document.querySelector("#hits")`)
			for _, w := range words {
				address := language + "/search/?q=" + url.QueryEscape(w)
				get[bool](v, `words => { const f = document.querySelector("main input[name=q]"); f.value = words; f.dispatchEvent(new Event("input", {bubbles: true})); return true; }`, w)
				v.frames()
				want := get[string](v, `async address => { const document = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html"); return (`+results+`)(); }`, address)
				same(t, "what "+w+" finds in "+language, get[string](v, results), want)
			}
		}
	})
}

// Without scripts the form leads to the page of results.
func TestTheSearchWorksWithoutScripts(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.ScriptsOff(true))
	v.load(small().Origin(loopback) + "/mobility/?theme=dark")
	v.must(v.Click(field))
	v.must(v.Insert("korea germany"))
	v.follow(func() error { return v.Press("Enter") })
	v.must(v.ScriptsOff(false))
	same(t, "the address", v.address(), "/search/?theme=dark&q=korea+germany")
	same(t, "what is found", v.text("#found a"), "South Korea–Germany")
}

// On a phone the masthead has the button alone, which leads to the page with the
// field; nothing is wider than the window.
func TestTheSearchOfANarrowMastheadIsItsButton(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	for _, width := range []int64{320, 360} {
		for _, language := range []string{"", "/ja"} {
			v.must(v.Size(width, 800))
			v.start(small().Origin(loopback) + language + "/")
			same(t, "the field is seen", get[bool](v, `s => document.querySelector(s).checkVisibility()`, field), false)
			same(t, "the width", get[bool](v, `() => document.documentElement.scrollWidth <= innerWidth`), true)
			v.follow(func() error { return v.Click(`.mast .ask button`) })
			same(t, "the address", v.address(), language+"/search/?q=")
			same(t, "the field has the focus", get[bool](v, `() => document.activeElement.matches("main input[name=q]")`), true)
			v.accessible()
		}
	}
}

// After one visit the search works without a network, from an address and typed.
func TestTheSearchWorksOffline(t *testing.T) {
	t.Parallel()
	site := small()
	front := startFront(t, site.Server)
	origin := front.URL
	v := openWithWorker(t, origin)
	v.start(origin + "/ja/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	v.load(origin + "/ja/search/?q=korea")
	v.wait(`() => document.querySelector("#found a")`)
	same(t, "what is found", v.text("#found a"), site.dataset.Place(data.PlaceID("KOR")).Name.JA)
	v.types("main input[name=q]", "openalex")
	v.wait(`() => document.querySelector("#found a").textContent === "OpenAlex"`)
	same(t, "the address", v.address(), "/ja/search/?q=openalex")
	same(t, "the way to the other language", get[string](v, `() => new URL(document.querySelector("a.lang").href).search`), "?q=openalex")
}
