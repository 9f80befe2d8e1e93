//go:build browser

package browser

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// total is how many slides the page has, and shown the one that stands alone.
const (
	slideTotal = `() => document.querySelectorAll(".deck-slide").length`
	slideShown = `() => document.querySelector(".deck-slide").id`
)

// ownSlides is the address of slides of views.
func ownSlides(language string, views ...string) string {
	return language + "slides/?slides=" + strings.ReplaceAll(url.QueryEscape(strings.Join(views, ",")), "+", "%20")
}

// A reader presents with keys alone. Every step is the page that the server would have
// sent, and the same document: full screen would not outlast another one.
func TestKeysLeadThroughTheSlides(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		for _, language := range data.Languages {
			at := languages[language] + "slides/"
			v := open(t, s.Origin(loopback))
			v.must(v.BypassWorker())
			v.start(s.Origin(loopback) + at)
			get[bool](v, `() => window.mark = true`)
			last := get[int](v, slideTotal)
			v.listen()
			v.must(v.Press("ArrowRight")) // of all slides none is shown alone: the key is the browser's
			same(t, "the page after a key on all slides", v.address(), at)
			v.tabTo(`.head .btn`)
			v.must(v.Press("Enter"))
			v.reaches(at + "?slide=1")
			v.inPlace()
			for _, step := range []struct {
				key   string
				slide int
			}{{"ArrowRight", 2}, {"PageDown", 3}, {"ArrowLeft", 2}, {"End", last}, {"ArrowRight", last}, {"PageUp", last - 1}, {"Home", 1}, {"ArrowLeft", 1}, {"ArrowRight", 2}} {
				v.must(v.Press(step.key))
				v.reaches(fmt.Sprintf("%s?slide=%d", at, step.slide))
				same(t, "slides shown", get[int](v, slideTotal), 1)
				same(t, "the slide after "+step.key, get[string](v, slideShown), fmt.Sprintf("slide-%d", step.slide))
			}
			title := get[string](v, `() => document.querySelector(".deck-slide h1").textContent`)
			v.hearsOf(title)
			if !strings.Contains(get[string](v, `() => document.title`), title) {
				t.Errorf("the document is called %q", get[string](v, `() => document.title`))
			}
			v.must(v.Press("Escape"))
			v.reaches(at)
			same(t, "slides after Escape", get[int](v, slideTotal), last)
			same(t, "the focus is on the page", get[bool](v, `() => document.activeElement !== document.body && document.activeElement.closest("main") !== null`), true)
			v.inPlace()
		}
	})
}

// The keys of a chart are the chart's, and what stands over it goes first.
func TestTheKeysOfAChartOnASlideAreItsOwn(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.start(s.Origin(loopback) + "/slides/?slide=2")
	get[bool](v, `() => { document.querySelector("[data-chart]").focus(); return true; }`)
	v.must(v.Press("ArrowRight"))
	v.wait(`() => document.querySelector(".tip") !== null`)
	same(t, "the slide", get[string](v, `() => location.search`), "?slide=2")
	v.must(v.Press("Escape"))
	v.wait(`() => document.querySelector(".tip") === null`)
	same(t, "the slide", get[string](v, `() => location.search`), "?slide=2")
	v.must(v.Press("Escape"))
	v.reaches("/slides/")
}

// A finger turns the slides; along a line that goes down it scrolls.
func TestSwipesLeadThroughTheSlides(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.must(v.Phone())
	v.must(v.TouchScreen())
	v.start(s.Origin(loopback) + "/slides/?slide=2")
	swipe := func(fromX, fromY, toX, toY float64) {
		v.must(v.Touch(fromX, fromY))
		v.must(v.Drag((fromX+toX)/2, (fromY+toY)/2))
		v.must(v.Drag(toX, toY))
		v.must(v.Lift())
	}
	swipe(300, 120, 80, 130)
	v.reaches("/slides/?slide=3")
	swipe(60, 120, 290, 110)
	v.reaches("/slides/?slide=2")
	swipe(200, 400, 180, 150)
	swipe(200, 120, 170, 118)
	same(t, "the slide after no swipe", get[string](v, `() => location.search`), "?slide=2")
}

// Full screen lasts from slide to slide, and where there is none a word says so.
func TestSlidesFillTheScreen(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.allow("No full screen")
	v.start(s.Origin(loopback) + "/slides/?slide=1")
	v.click(`[data-step="full"]`)
	v.wait(`() => document.fullscreenElement !== null && document.querySelector('[data-step="full"]').ariaPressed === "true"`)
	v.must(v.Press("ArrowRight"))
	v.reaches("/slides/?slide=2")
	same(t, "the next slide fills the screen", get[bool](v, `() => document.fullscreenElement !== null`), true)
	v.click(`[data-step="full"]`)
	v.wait(`() => document.fullscreenElement === null && document.querySelector('[data-step="full"]').ariaPressed === "false"`)
	get[bool](v, `() => { Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("denied")); return true; }`)
	v.click(`[data-step="full"]`)
	v.wait(`() => document.querySelector('[data-step="full"]').dataset.told === ` + quoted(catalogue.Of(s.dataset, data.English).Say(catalogue.SlidesNotFull)))
}

// Without scripts all slides are one page, one alone has links to the others, and nothing
// is offered that would not work.
func TestSlidesAreReadWithoutScripts(t *testing.T) {
	t.Parallel()
	s := small()
	for _, language := range []string{"/", "/ja/"} {
		v := open(t, s.Origin(loopback))
		v.must(v.ScriptsOff(true))
		v.load(s.Origin(loopback) + language + "slides/")
		last := get[int](v, slideTotal)
		if last < 5 {
			t.Fatalf("%d slides", last)
		}
		v.follow(func() error { return v.Click(`.head .btn`) })
		same(t, "one slide", v.address(), language+"slides/?slide=1")
		v.follow(func() error { return v.Click(`[data-step="ArrowRight"]`) })
		same(t, "the next", v.address(), language+"slides/?slide=2")
		same(t, "buttons without a script", get[int](v, `() => [...document.querySelectorAll("main button, .keys")].filter(e => e.checkVisibility()).length`), 0)
		v.follow(func() error { return v.Click(`[data-step="Escape"]`) })
		same(t, "all again", get[int](v, slideTotal), last)
	}
}

// A reader collects figures from page to page: nothing but the address holds them.
func TestFiguresAreCollectedInTheAddress(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		first := "/indicators/" + s.chosen() + "/"
		v.start(s.Origin(loopback) + first)
		v.listen()
		v.tabTo(`#figure .take a:nth-of-type(2)`)
		v.must(v.Press("Enter"))
		v.reaches(first + "?slides=" + url.QueryEscape(first+"#figure"))
		v.hearsOf(catalogue.Of(s.dataset, data.English).Say(catalogue.SlidesCount, "n", "1"))
		same(t, "the focus stays", get[bool](v, `() => document.activeElement.matches("#figure .take a:nth-of-type(2)")`), true)
		v.follow(func() error { return v.Click(`.pages a:first-child`) })
		v.must(v.Ready())
		v.click(`#indicators .take a:nth-of-type(2)`)
		v.wait(`() => new URLSearchParams(location.search).get("slides").includes("#indicators")`)
		v.follow(func() error { return v.Click(`#indicators .take a:nth-of-type(3)`) })
		v.must(v.Ready())
		same(t, "the slides", v.address(), ownSlides("/", first+"#figure", "/#indicators"))
		same(t, "slides", get[int](v, slideTotal), 2)
		v.click(`#slide-2 [data-key="` + catalogue.Of(s.dataset, data.English).Say(catalogue.SlideUp) + `"]`)
		v.reaches(ownSlides("/", "/#indicators", first+"#figure"))
		v.types(`#add input[name=slides]:not([type=hidden])`, s.Origin(loopback)+"/ja"+first+"?form=dots")
		v.click(`#add button`)
		v.wait(`() => document.querySelectorAll(".deck-slide").length === 3`)
		v.click(`#slide-1 [data-key="` + catalogue.Of(s.dataset, data.English).Say(catalogue.SlideTakeOut) + `"]`)
		v.reaches(ownSlides("/", first+"#figure", first+"?form=dots"))
		if kept := get[string](v, `() => JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie`); strings.Contains(kept, s.chosen()) {
			t.Errorf("the device keeps %s", kept)
		}
	})
}

// Any slides are there without a network.
func TestSlidesAreThereWithoutANetwork(t *testing.T) {
	t.Parallel()
	for _, s := range []*site{released, sites[2]} {
		t.Run(s.name, func(t *testing.T) {
			front := startFront(t, s.Server)
			v := openWithWorker(t, front.URL)
			v.allow("Failed to load resource", "net::ERR")
			v.start(front.URL + "/")
			v.installed()
			front.Turn(nil)
			for _, language := range []string{"/", "/ja/"} {
				v.load(front.URL + ownSlides(language, "/indicators/"+s.chosen()+"/?form=dots#figure", "/nowhere/") + "&slide=1")
				v.must(v.Ready())
				v.wait(`() => document.querySelectorAll(".deck-slide figure .drawing").length === 1`)
				v.must(v.Press("ArrowRight"))
				v.wait(`() => document.querySelector(".deck-slide").id === "slide-2"`)
				v.load(front.URL + language + "slides/")
				v.must(v.Ready())
				if n := get[int](v, slideTotal); n < 2 {
					t.Errorf("%s: %d slides", language, n)
				}
			}
		})
	}
}

// Whatever is on a slide goes on one sheet.
func TestASlideGoesOnOneSheet(t *testing.T) {
	t.Parallel()
	s := small()
	addresses := []string{"/slides/", "/ja/slides/", "/slides/?slide=3",
		ownSlides("/ja/", "/partners/#joint-works", "/partners/#index", "/mobility/", "/evidence/#claims", "/indicators/specialisation/", "/#indicators", "/indicators/partner-works-rank/", "/nowhere/")}
	for _, address := range addresses {
		v := open(t, s.Origin(loopback))
		v.start(s.Origin(loopback) + address)
		slides := get[int](v, slideTotal)
		for paper, size := range inches {
			pdf, err := v.Paper(size.width, size.height)
			v.must(err)
			if n := len(sheet.FindAll(pdf, -1)); n != slides {
				t.Errorf("%s: %d slides go on %d sheets of %s", address, slides, n, paper)
			}
		}
	}
}

// Sharing is offered where the device can, says what came of it, and keeps still where the
// reader changed their mind.
func TestAFigureIsShared(t *testing.T) {
	t.Parallel()
	s := small()
	page := "/take/?view=" + url.QueryEscape("/indicators/"+s.chosen()+"/") + "&figure=figure"
	v := open(t, s.Origin(loopback))
	v.start(s.Origin(loopback) + page)
	same(t, "a button where the device does not share", get[bool](v, `() => document.querySelector("[data-share]").checkVisibility()`), false)
	v = open(t, s.Origin(loopback))
	v.must(v.Before(`navigator.share = (what) => { window.shared = what; return window.refuses ? Promise.reject(new DOMException("", window.refuses)) : Promise.resolve(); }`))
	v.start(s.Origin(loopback) + page)
	v.wait(`() => document.documentElement.hasAttribute("data-can-share")`)
	told := func() string {
		return get[string](v, `() => document.querySelector("[data-share]").dataset.told || ""`)
	}
	say := catalogue.Of(s.dataset, data.English).Say
	v.tabTo(`[data-share]`)
	for _, c := range []struct {
		refuses string
		told    catalogue.Key
	}{{"", catalogue.ShareDone}, {"NotAllowedError", catalogue.ShareFailed}} {
		get[bool](v, `(name) => { window.refuses = name; return true; }`, c.refuses)
		v.must(v.Press("Enter"))
		eventually(t, say(c.told), func() bool { return told() == say(c.told) })
	}
	same(t, "what is shared", get[string](v, `() => shared.url`), s.Origin(loopback)+"/indicators/"+s.chosen()+"/#figure")
	same(t, "what it is called", get[string](v, `() => shared.title`), v.text("h1"))
	get[bool](v, `() => { window.refuses = "AbortError"; delete document.querySelector("[data-share]").dataset.told; return true; }`)
	v.must(v.Press("Enter"))
	get[bool](v, `() => new Promise(keep => setTimeout(() => keep(true), 50))`)
	same(t, "what is said to who changed their mind", told(), "")
	// Its slides are a step away, by a link.
	v.follow(func() error { return v.Click(`#share a.btn`) })
	same(t, "the slides", v.address(), ownSlides("/", "/indicators/"+s.chosen()+"/#figure"))
}
