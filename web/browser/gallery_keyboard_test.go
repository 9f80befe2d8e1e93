//go:build browser

package browser

import (
	"strings"
	"testing"
)

// focusChart puts the keyboard's focus on the chart by pressing Tab.
func (v *visit) focusChart() {
	v.t.Helper()
	get[bool](v, `() => { document.querySelector("figure.series").setAttribute("tabindex", "-1"); document.querySelector("figure.series").focus(); document.querySelector("figure.series").removeAttribute("tabindex"); return true; }`)
	for range 40 {
		if get[bool](v, `s => document.activeElement === document.querySelector(s)`, canvas) {
			return
		}
		v.must(v.Press("Tab"))
	}
	v.t.Fatalf("the chart does not get the focus by Tab; it is on %s", get[string](v, `() => document.activeElement.outerHTML.slice(0, 120)`))
}

// A chart is one stop on the way of the Tab key: the way through a figure is
// its controls, its chart, the list of its series and its downloads.
func TestAChartIsOneTabStop(t *testing.T) {
	t.Parallel()
	v := open(t, galleries["tinygo"].Origin(loopback))
	for _, name := range []string{pair, "lines-nineteen", "matrix", "slope", "ratios-with-benchmark"} {
		t.Run(name, func(t *testing.T) {
			v := v.within(t)
			v.visitExample("/gallery/" + name + "/")
			want := get[[]string](v, `() => [...document.querySelectorAll("figure.series :is(a[href], button, select, summary, input, [tabindex='0'])")].filter(e => e.getClientRects().length).map(e => e.closest("[data-chart]") ? "chart" : e.closest(".controls") ? "control" : e.closest(".picks") ? "list" : "download")`)
			get[bool](v, `() => { const f = document.querySelector("figure.series"); f.tabIndex = -1; f.focus(); return true; }`)
			var got []string
			for range len(want) + 3 {
				v.must(v.Press("Tab"))
				stop := get[string](v, `() => { const e = document.activeElement; return !e.closest("figure.series") ? "" : e.closest("[data-chart]") ? "chart" : e.closest(".controls") ? "control" : e.closest(".picks") ? "list" : "download"; }`)
				if stop == "" {
					break
				}
				got = append(got, stop)
			}
			same(t, "stops", strings.Join(got, " "), strings.Join(want, " "))
			same(t, "stops on the chart", strings.Count(strings.Join(got, " "), "chart"), 1)
		})
	}
}

func TestTheKeysReadAChart(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	forGalleries(t, func(t *testing.T, server *Server) {
		v := visitExample(t, server, "/gallery/"+pair+"/")
		v.focusChart()
		if outline := get[string](v, `s => { const c = getComputedStyle(document.querySelector(s).closest(".plot")); return c.outlineStyle + " " + parseFloat(c.outlineWidth); }`, canvas); outline == "none 0" || strings.HasPrefix(outline, "none") {
			t.Errorf("the focused chart has no visible mark: outline %q", outline)
		}
		v.readsNothing("when the chart has the focus only")
		for _, step := range []struct {
			key, key2, series string
			year              int
		}{
			{"ArrowRight", "GBR", "United Kingdom", 1990},
			{"ArrowRight", "GBR", "United Kingdom", 1991},
			{"ArrowRight", "GBR", "United Kingdom", 1992},
			{"ArrowLeft", "GBR", "United Kingdom", 1991},
			{"Home", "GBR", "United Kingdom", 1990},
			{"ArrowLeft", "GBR", "United Kingdom", 1990}, // no wrap
			{"End", "GBR", "United Kingdom", 2023},
			{"ArrowRight", "GBR", "United Kingdom", 2023}, // no wrap
			{"ArrowDown", "DEU", "Germany", 2023},
			{"ArrowDown", "DEU", "Germany", 2023}, // no wrap
			{"ArrowLeft", "DEU", "Germany", 2022},
			{"ArrowUp", "GBR", "United Kingdom", 2022},
			{"ArrowUp", "GBR", "United Kingdom", 2022}, // no wrap
		} {
			h := hitOf(t, scene, step.key2, step.year)
			v.must(v.Press(step.key))
			v.reads("after "+step.key, scene.Spec().Series[h.Series].Points[h.Point].XText, step.series, printed(t, scene, step.key2, step.year))
			same(t, "the focus", get[bool](v, `s => document.activeElement === document.querySelector(s)`, canvas), true)
		}
		v.must(v.Press("Enter"))
		v.frames()
		same(t, "pinned by Enter", v.read().Pinned, true)
		v.must(v.Press("ArrowLeft"))
		v.reads("a pinned point moves with the keys", "2021", "United Kingdom", printed(t, scene, "GBR", 2021))
		v.must(v.Press("Escape"))
		v.readsNothing("after Escape")
		same(t, "the focus after Escape", get[bool](v, `s => document.activeElement === document.querySelector(s)`, canvas), true)
		v.must(v.Press("ArrowRight"))
		v.frames()
		same(t, "a box is back", v.read().Shown, true)
		v.must(v.Press("Tab"))
		v.readsNothing("when the focus has left")
		same(t, "the address", v.address(), "/gallery/"+pair+"/")
		v.inPlace()
	})
}

// A chart is a picture with a name until the program is there, and then
// something to be read, with a name, how to, and what it finds as its words.
func TestAChartSaysWhatItIs(t *testing.T) {
	t.Parallel()
	describe := `s => {
		const e = document.querySelector(s), by = document.getElementById(e.getAttribute("aria-describedby"));
		return [e.getAttribute("role"), e.getAttribute("tabindex") ?? "none", (e.getAttribute("aria-label") || "").length > 20, by ? by.textContent.length > 20 : false, (e.getAttribute("aria-roledescription") || "") !== ""].join(" ");
	}`
	for _, language := range []string{"", "/ja"} {
		server := galleries["tinygo"]
		v := open(t, server.Origin(loopback))
		address := server.Origin(loopback) + language + "/gallery/" + pair + "/"
		v.must(v.Block("*://*:*/web/*.wasm"))
		v.allow(".wasm", "Failed to load")
		v.load(address)
		v.must(v.Static())
		same(t, "before", get[string](v, describe, "figure.series .canvas"), "img none true false false")
		again := open(t, server.Origin(loopback))
		again.start(address)
		same(t, "with the program", get[string](again, describe, "figure.series .canvas"), "slider 0 true true true")
		same(t, "its name and words", get[string](again, `() => { const e = document.querySelector("figure.series .canvas"); return e.ariaLabel + " | " + e.ariaValueText; }`),
			get[string](v, `() => [...document.querySelectorAll("figure.series figcaption p, figure.series figcaption .finding")].reverse().map(e => e.textContent).join(" | ")`))
	}
}

// Each point is the slider's words at once, with a number that no screen reader has
// heard: the live region says nothing, or all would be heard twice.
func TestTheSliderSaysThePointAndTheLiveRegionNothing(t *testing.T) {
	forGalleries(t, func(t *testing.T, server *Server) {
		v := visitExample(t, server, "/gallery/"+pair+"/")
		v.focusChart()
		get[bool](v, `s => {
			window.said = [];
			const watch = (e, what) => new MutationObserver(() => window.said.push(what())).observe(e, {childList: true, characterData: true, attributes: true, attributeFilter: ["aria-valuenow"], subtree: e.id === "announcement"});
			const region = document.getElementById("announcement"), slider = document.querySelector(s);
			watch(region, () => "the region: " + region.textContent);
			watch(slider, () => slider.ariaValueText);
			window.numbers = [slider.ariaValueNow];
			new MutationObserver(() => window.numbers.push(slider.ariaValueNow)).observe(slider, {attributeFilter: ["aria-valuenow"]});
			return true;
		}`, canvas)
		last := get[string](v, `s => document.querySelector(s).ariaValueText`, canvas)
		for _, c := range []struct{ key, said string }{
			{"End", "United Kingdom, 2023: 8,614 works"},
			{"ArrowLeft", "United Kingdom, 2022: 7,370 works"},
			{"ArrowLeft", "United Kingdom, 2021: 7,820 works"},
			{"Enter", "United Kingdom, 2021: 7,820 works; Pinned: arrow keys move, Escape lets go"},
			{"ArrowRight", "United Kingdom, 2022: 7,370 works"},
			{"Escape", last},
		} {
			get[bool](v, `() => { window.said.length = 0; return true; }`)
			v.must(v.Press(c.key))
			v.wait(`() => window.said.length > 0`)
			same(t, "what is said after "+c.key, strings.Join(get[[]string](v, `() => window.said`), " | "), c.said)
		}
		get[bool](v, `() => new Promise(keep => setTimeout(() => keep(true), 600))`)
		same(t, "what the live region says", v.text("#announcement"), "")
		same(t, "each number is another", get[bool](v, `() => window.numbers.length === 7 && new Set(window.numbers).size === 6 && window.numbers[0] === window.numbers[6] && window.numbers.every(n => n >= 0 && n <= 100)`), true)
	})
}
