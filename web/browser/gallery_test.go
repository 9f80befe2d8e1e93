//go:build browser

package browser

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
	"bilateral/components/gallery"
)

// pair is the example that most tests read: two series over 34 years.
const pair = "lines-pair"

// canvas selects the live chart of a gallery's page.
const canvas = "figure.series [data-chart]"

// example finds an example's spec and scene by its name.
func example(t *testing.T, name string) *chart.Scene {
	t.Helper()
	i := slices.IndexFunc(examples.Examples, func(e examples.Example) bool { return e.Name == name })
	if i < 0 {
		t.Fatalf("there is no example %q", name)
	}
	scene := chart.Layout(&examples.Examples[i].Spec)
	return scene
}

// hitOf finds the point of a series in a year.
func hitOf(t *testing.T, scene *chart.Scene, key string, year int) chart.Hit {
	t.Helper()
	for _, h := range scene.Hits {
		s := scene.Spec().Series[h.Series]
		if s.Key == key && s.Points[h.Point].X == year {
			return h
		}
	}
	t.Fatalf("the example has no point of %s in %d", key, year)
	return chart.Hit{}
}

// written is what is printed for a series in a year.
func printed(t *testing.T, scene *chart.Scene, key string, year int) string {
	t.Helper()
	h := hitOf(t, scene, key, year)
	return scene.Spec().Series[h.Series].Points[h.Point].Text
}

// visitExample opens an example's page and marks its window, so that a new
// document can be told from a changed one.
func visitExample(t *testing.T, server *Server, path string) *visit {
	t.Helper()
	v := open(t, server.Origin(loopback))
	v.visitExample(path)
	return v
}

// visitExample is the same in a tab that is open for the gallery.
func (v *visit) visitExample(path string) {
	v.t.Helper()
	v.start(v.origins[0] + path)
	get[bool](v, `() => window.mark = true`)
}

// frames waits until the page has followed what was done to it.
func (v *visit) frames() {
	v.t.Helper()
	v.must(v.Drawn(2))
}

// placeOf is where a hit lies in the viewport. The chart is scrolled into the
// middle first, where it is not in view.
func (v *visit) placeOf(h chart.Hit) (x, y float64) {
	v.t.Helper()
	box := get[[]float64](v, `s => {
		const e = document.querySelector(s), seen = e.getBoundingClientRect();
		if (seen.top < 0 || seen.bottom > innerHeight) e.scrollIntoView({block: "center", behavior: "instant"});
		const box = e.getBoundingClientRect();
		return [box.left, box.top, box.width];
	}`, canvas)
	return box[0] + h.X*box[2], box[1] + h.Y
}

// reading is what the box over a chart says.
type reading struct {
	Shown, Pinned       bool
	Head, Series, Value string
	Rows                []string
}

// read takes the reading off the page.
func (v *visit) read() reading {
	v.t.Helper()
	return get[reading](v, `() => {
		const tip = document.querySelector("figure.series .tip");
		if (!tip) return {Shown: false, Rows: []};
		const text = e => e ? e.innerText.trim() : "";
		return {
			Shown: true, Pinned: tip.classList.contains("pinned"), Head: text(tip.querySelector("p")),
			Series: text(tip.querySelector(".me th")), Value: text(tip.querySelector(".me td")),
			Rows: [...tip.querySelectorAll("tr")].map(r => text(r.querySelector("th")) + ": " + text(r.querySelector("td"))),
		};
	}`)
}

// reads checks the point that the box shows.
func (v *visit) reads(what, head, series, value string) {
	v.t.Helper()
	v.frames()
	got := v.read()
	if !got.Shown {
		v.t.Errorf("%s: no box is shown, want %s, %s: %s", what, head, series, value)
		return
	}
	same(v.t, what, got.Head+", "+got.Series+": "+got.Value, head+", "+series+": "+value)
}

// readsNothing checks that no box is shown.
func (v *visit) readsNothing(what string) {
	v.t.Helper()
	v.frames()
	if got := v.read(); got.Shown {
		v.t.Errorf("%s: the box still says %s, %s: %s", what, got.Head, got.Series, got.Value)
	}
}

// The gallery is for contributors: without its flag it is no page at all.
func TestTheGalleryIsOffUnlessAskedFor(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/gallery/", "/ja/gallery/", "/gallery/" + pair + "/", "/gallery"} {
		status := func(server *Server) int {
			response, err := http.Get(server.Origin(loopback) + path)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			return response.StatusCode
		}
		same(t, path+" of the explorer", status(small().Server), http.StatusNotFound)
		if strings.HasSuffix(path, "/") {
			same(t, path+" of the gallery", status(galleries["tinygo"]), http.StatusOK)
		}
	}
}

// The list leads to every example, and each opens with the program.
func TestTheGalleryListsEveryExample(t *testing.T) {
	t.Parallel()
	v := open(t, galleries["tinygo"].Origin(loopback))
	v.start(galleries["tinygo"].Origin(loopback) + "/gallery/")
	links := get[[]string](v, `() => [...document.querySelectorAll("ul.plain a")].map(a => a.getAttribute("href"))`)
	for _, e := range examples.Examples {
		if !slices.Contains(links, "/gallery/"+e.Name+"/") {
			t.Errorf("the list has no link to %s", e.Name)
		}
	}
	for _, b := range gallery.Blocks() {
		if !slices.Contains(links, "/gallery/"+b.Name+"/") {
			t.Errorf("the list has no link to %s", b.Name)
		}
	}
	same(t, "links in the list", len(links), len(examples.Examples)+len(gallery.Blocks()))
}

// Every example of the gallery, in both languages: its texts lie well at every
// width, its marks and words stand out in both themes, and axe-core finds
// nothing. Marks and axe's rules do not depend on the language.
func TestEveryExample(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"", "/ja"} {
		t.Run(strings.Trim("in "+language, "/ "), func(t *testing.T) {
			t.Parallel()
			v := open(t, galleries["tinygo"].Origin(loopback))
			for _, e := range examples.Examples {
				t.Run(e.Name, func(t *testing.T) {
					v := v.within(t)
					v.must(v.Colours("light"))
					v.start(galleries["tinygo"].Origin(loopback) + language + "/gallery/" + e.Name + "/")
					v.textsLieWell()
					if language == "" {
						v.must(v.Size(1280, 900))
						v.axe(everyRule, "light: ")
						v.marksStandOut(e.Name)
						v.must(v.Colours("dark"))
						v.axe(colourRules, "dark: ")
						v.marksStandOut(e.Name)
					}
				})
			}
		})
	}
}

// Every block of the interface, typical and in trouble: the page does not
// scroll sideways at any width, no text of a chart in it is cut, and axe-core
// finds nothing in light or dark colours.
func TestEveryBlock(t *testing.T) {
	t.Parallel()
	v := open(t, galleries["tinygo"].Origin(loopback))
	for _, b := range gallery.Blocks() {
		t.Run(b.Name, func(t *testing.T) {
			v := v.within(t)
			v.must(v.Colours("light"))
			v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + b.Name + "/")
			v.textsLieWell()
			v.accessibleIn(narrowLight, narrowDark)
		})
	}
}

// Accessible too are the gallery's list, an example in Japanese, a block there, an example as
// its table, and one with a box over it.
func TestTheGalleryIsAccessible(t *testing.T) {
	t.Parallel()
	v := open(t, galleries["tinygo"].Origin(loopback))
	for _, path := range []string{"/gallery/", "/ja/gallery/", "/ja/gallery/" + pair + "/", "/ja/gallery/block-figure/", "/gallery/" + pair + "/?tab=table"} {
		t.Run(path, func(t *testing.T) {
			v := v.within(t)
			v.start(galleries["tinygo"].Origin(loopback) + path)
			v.accessibleIn(wideLight, wideDark)
		})
	}
	t.Run("a pinned point", func(t *testing.T) {
		v := v.within(t)
		v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + pair + "/")
		v.must(v.ClickAt(v.placeOf(hitOf(t, example(t, pair), "GBR", 2005))))
		v.frames()
		if !v.read().Pinned {
			t.Fatal("no point is pinned")
		}
		v.accessibleIn(wideLight, wideDark)
	})
}
