//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// compactHeight is the height of a compact frame in its code, in pixels.
const compactHeight = 430

// compacts are compact frames: of an indicator of the deck and of an open one, of a part
// of a page, and of the pages of the places.
func (s *site) compacts() []string {
	list := []string{"embed/indicators/" + s.chosen() + "/?compact=1", "embed/indicators/" + s.flow() + "/?compact=1", "embed/table/?indicator=" + s.other(0) + "&compact=1"}
	if s.dataset.HasPartners() {
		list = append(list, "embed/partners/?compact=1")
	}
	if s.dataset.HasMobility() {
		list = append(list, "embed/mobility/?compact=1")
	}
	return list
}

// cms are the pages of two sites as their editors make them: an article in a column with a
// frame of the code's own style, and a block that a style sheet has a say in. Neither has a
// script.
var cms = []struct {
	name, code string
	phone      bool
}{
	{"an article", `<style>body { margin: 0; font: 18px/1.6 Georgia, serif } article { max-width: 720px; margin: 0 auto }</style>
		<article><p>Words.</p>%s<p>Words.</p></article>`, false},
	{"an article on a phone", `<style>body { margin: 0; font: 18px/1.6 Georgia, serif }</style><article><p>Words.</p>%s<p>Words.</p></article>`, true},
	{"a block", `<style>* { box-sizing: border-box } body { margin: 0; font: 16px/1.5 sans-serif } .wp-block { margin: 0 0 24px } iframe { max-width: 100%% }</style>
		<main><div class="wp-block">%s</div></main>`, false},
}

// Where a page has no script, a compact frame has no scroll bar of its own at the height
// of its code, wide or narrow, in either language, with scripts and without.
func TestACompactFrameNeedsNoScrollBar(t *testing.T) {
	t.Parallel()
	s := small() // the frames of both datasets are measured beside
	explorer := s.Origin(loopback)
	for i, page := range cms {
		for j, scripts := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, scripts %v", page.name, scripts), func(t *testing.T) {
				// Each frame is in both languages, on one page and the next.
				for k, address := range s.compacts() {
					for _, language := range []string{"/", "/ja/"}[(i+j+k)%2:][:1] {
						code := fmt.Sprintf(`<iframe title="A" src="%s" %s loading="lazy" width="640" height="%d" style="border:0;width:100%%"></iframe>`,
							explorer+language+address, map[bool]string{false: `sandbox`}[scripts], compactHeight)
						v := hosted(t, hosting(t, "", fmt.Sprintf(page.code, code)), explorer)
						v.allow("Blocked script execution")
						frame := v.inside(language+address, explorer)
						frame.allow("Blocked script execution")
						resize, widths := v.Size, []int64{360, 640, 800, 1200, 280}
						if page.phone {
							resize, widths = v.Mobile, []int64{360, 412}
						}
						for _, width := range widths {
							v.must(resize(width, 700))
							eventually(t, "the frame of the page's width", func() bool {
								wide := int64(get[int](frame, `() => innerWidth`))
								return wide <= width && wide > min(width, 720)-60 && get[bool](frame, `() => document.readyState === "complete"`)
							})
							over := get[string](frame, `() => [document.scrollingElement.scrollWidth > innerWidth ? "sideways" : "", document.scrollingElement.scrollHeight > innerHeight ? document.scrollingElement.scrollHeight + " px" : ""].join(" ").trim()`)
							if over != "" && (width >= 360 || strings.HasPrefix(over, "sideways")) {
								t.Errorf("%s%s scrolls at %d px: %s", language, address, width, over)
							}
						}
					}
				}
			})
		}
	}
}

// What a compact frame does not show first is behind one fold, with every control; and
// what was chosen there leads back.
func TestACompactFrameFoldsTheRestAndLeadsBack(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		address := "/embed/indicators/" + s.chosen() + "/?compact=1"
		explorer := s.Origin(loopback)
		v := hosted(t, hosting(t, "", fmt.Sprintf(`<iframe title="A" src="%s" width="640" height="700"></iframe>`, explorer+address)), explorer)
		frame := v.inside(address, explorer)
		frame.must(frame.Ready())
		same(t, "headings", get[int](frame, `() => document.querySelectorAll("h1").length`), 1)
		same(t, "controls shown at first", get[bool](frame, `() => document.querySelector(".controls").checkVisibility()`), false)
		for _, part := range []string{".plot", ".care", ".src", ".credit a"} {
			same(t, part+" is shown", get[bool](frame, `s => document.querySelector(s).checkVisibility()`, part), true)
		}
		get[bool](frame, `() => window.mark = true`)
		frame.click(".rest>summary")
		frame.click(otherSide)
		frame.reaches("/embed/indicators/" + s.chosen() + "/?tab=table&compact=1")
		frame.inPlace()
		same(t, "the fold is open still", get[bool](frame, `() => document.querySelector(".rest").open`), true)
		frame.click(otherSide)
		frame.reaches(address)
		same(t, "the chart is back", frame.has("#figure .plot"), true)
		frame.click(".rest>summary")
		frame.sameAsServed()
	})
}

// A frame of one figure of a page has that alone, as its heading says, and its title is the
// document's; one that the page does not have is told of.
func TestAFrameShowsOneFigureOfAPage(t *testing.T) {
	t.Parallel()
	s := small()
	for _, language := range []string{"/", "/ja/"} {
		for _, path := range []string{"partners/", "mobility/"} {
			v := open(t, s.Origin(loopback))
			v.load(s.Origin(loopback) + language + path)
			for _, id := range get[[]string](v, `() => [...document.querySelectorAll("main figure[id]")].map(f => f.id)`) {
				address := language + "embed/" + path + "?figure=" + id
				v.start(s.Origin(loopback) + address)
				same(t, address+": figures and headings", get[string](v, `() => [...document.querySelectorAll("main figure")].map(f => f.id).join() + " " + document.querySelectorAll("h1").length + " " + document.querySelectorAll(".notice").length`), id+" 1 0")
				same(t, address+": links to places that are not there", get[string](v, `() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.hash).filter(h => !document.getElementById(h.slice(1))).join()`), "")
				same(t, address+": the title", get[bool](v, `() => document.title.startsWith(document.querySelector("h1").textContent)`), true)
				same(t, address+": the full view", get[string](v, `() => new URL(document.querySelector(".credit a").href).hash`), "#"+id)
				v.sameAsServed()
			}
			v.start(s.Origin(loopback) + language + "embed/" + path + "?figure=none")
			same(t, "notices", get[int](v, `() => document.querySelectorAll(".notice").length`), 1)
		}
	}
}

// Slides in a frame are one at a time, with the steps; the way out is another window's.
func TestSlidesInAFrame(t *testing.T) {
	t.Parallel()
	s := small()
	explorer := s.Origin(loopback)
	for _, c := range []struct {
		name, attributes string
		scripts          bool
	}{{"plain", "", true}, {"sealed", `sandbox="allow-scripts"`, true}, {"without scripts", "sandbox", false}} {
		t.Run(c.name, func(t *testing.T) {
			v := hosted(t, hosting(t, "", fmt.Sprintf(`<iframe title="A" src="%s/ja/embed/slides/" %s width="800" height="600"></iframe>`, explorer, c.attributes)), explorer)
			entries := get[int](v, `() => history.length`)
			v.allow("Blocked script execution")
			frame := v.inside("/ja/embed/slides/", explorer)
			frame.allow("Blocked script execution")
			if c.scripts {
				frame.must(frame.Ready())
			}
			same(t, "slides", get[int](frame, `() => document.querySelectorAll(".deck-slide").length`), 1)
			same(t, "links that leave the frame's own place", get[int](frame, `() => [...document.querySelectorAll("main a")].filter(a => !a.target && !a.pathname.startsWith("/ja/embed/slides/")).length`), 0)
			same(t, "buttons that cannot work", frame.has(`[data-step="full"],[data-step="Escape"]`), false)
			if c.scripts {
				frame.leads(`[data-step="ArrowRight"]`, "/ja/embed/slides/?slide=2")
				same(t, "entries of the host's history", get[int](v, `() => history.length`), entries)
				frame.leads(`[data-step="End"]`, "/ja/embed/slides/?slide="+get[string](frame, `() => new URL(document.querySelector('[data-step="End"]').href).searchParams.get("slide")`))
			}
		})
	}
}
