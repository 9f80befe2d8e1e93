//go:build browser

package browser

import (
	"regexp"
	"testing"
)

// sheet is one page in a PDF as the browser writes it.
var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// inches is the size of a sheet.
var inches = map[string]struct{ width, height float64 }{"A4": {8.27, 11.69}, "Letter": {8.5, 11}}

// A page goes on few sheets: what can be read is there, and no more.
func TestAPageGoesOnFewSheets(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	for _, c := range []struct {
		path string
		most int
	}{{"/", 4}, {"/partners/", 6}, {"/mobility/", 8}, {"/evidence/", 12}, {"/about/", 8}, {"/indicators/gdp/", 2}, {"/indicators/", 4}} {
		for language, paper := range map[string]string{"": "A4", "/ja": "Letter"} {
			v.load(s.Origin(loopback) + language + c.path)
			pdf, err := v.Paper(inches[paper].width, inches[paper].height)
			v.must(err)
			if n := len(sheet.FindAll(pdf, -1)); n < 1 || n > c.most {
				t.Errorf("%s%s goes on %d sheets of %s, want at most %d", language, c.path, n, paper, c.most)
			}
		}
	}
}

// What is wider than paper would be cut at its side: nothing scrolls there.
func TestNothingIsCutAtTheSideOfPaper(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	// The width of A4 within the margins of the page's own style; what lies on its side
	// has the length of A4, half as much again.
	v.must(v.Size(695, 1000))
	for _, path := range []string{"/", "/partners/", "/mobility/", "/evidence/", "/about/", "/about/accessibility/", "/about/glossary/", "/sources/", "/indicators/", "/indicators/gdp/?tab=table", "/data/changelog/", "/take/?view=%2F&figure=figure"} {
		for _, language := range []string{"", "/ja"} {
			v.must(v.Media(nil))
			v.load(s.Origin(loopback) + language + path)
			v.must(v.Printed())
			cut := get[[]string](v, `() => [...document.querySelectorAll("main *, .foot *")].filter(e => e.checkVisibility() && !e.closest("svg, .vh") &&
				e.scrollWidth > e.clientWidth * (getComputedStyle(document.body).page == "wide" ? 1.47 : 1) + 1 && getComputedStyle(e).overflowX != "visible").map(e => e.outerHTML.slice(0, 80))`)
			if len(cut) > 0 {
				t.Errorf("%s%s: on paper these are cut: %q", language, path, cut)
			}
			same(t, language+path+": how far the page goes beyond paper", get[int](v, `() => Math.max(0, document.documentElement.scrollWidth - innerWidth)`), 0)
		}
	}
}
