//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// leading are the visible links that the program follows to a part of the
// page: of those to one part from one kind of place the first and the last.
const leading = `() => {
	const kinds = new Map();
	for (const a of document.querySelectorAll("#explorer a[href]")) {
		if (a.pathname !== location.pathname || !a.hash || a.hash.includes("note-") || a.getAttribute("href").startsWith("#") || !a.checkVisibility()) continue;
		const within = a.closest("[class]:not(a)"), kind = a.hash + " " + within.localName + "." + within.className.replace(/ .*/, "");
		const found = kinds.get(kind);
		if (found) found[1] = a; else kinds.set(kind, [a]);
	}
	return [...kinds].flatMap(([kind, list]) => list.map((a, i) => kind + " " + i + " " + a.getAttribute("href")));
}`

// Whoever chooses sees what was chosen, however small the window is: the
// picture of what the link leads to and, from elsewhere, its title. The focus
// stays on the link, a view that was in sight stays where it was, and the way
// back leads to where the reader stood.
func TestWhatIsChosenIsSeen(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.BypassWorker())
	// Each page stands on one of two phones, and in a wide and low window.
	for i, window := range [][2]int64{{360, 640}, {390, 844}, {1280, 600}} {
		for j, address := range []string{"/", "/?derived=1&tab=table", "/ja/indicators/fwci/", "/indicators/rd-spending/?country=DEU", "/partners/?pairs=DEU-JPN", "/ja/mobility/", "/evidence/"} {
			if i < 2 && i != j%2 {
				continue
			}
			t.Run(fmt.Sprintf("%s at %d by %d", address, window[0], window[1]), func(t *testing.T) {
				v := v.within(t)
				v.must(v.Size(window[0], window[1]))
				v.start(small().Origin(loopback) + address)
				get[bool](v, `() => window.mark = true`)
				links := get[[]string](v, leading)
				if len(links) == 0 {
					t.Error("no link leads to a part of the page")
				}
				for k, link := range links {
					if i == 2 && k%2 != j%2 {
						continue // wide, every second one
					}
					find := `link => { for (const a of document.querySelectorAll("#explorer a[href]")) if (a.checkVisibility() && link.endsWith(" " + a.getAttribute("href"))) { window.link = a; window.leads = a.pathname + a.search; window.hash = a.hash; return a; } }`
					get[bool](v, `link => { (`+find+`)(link).scrollIntoView({block: "center", behavior: "instant"}); return true; }`, link)
					v.frames()
					from := get[float64](v, `() => scrollY`)
					there := v.address()
					wasSeen := get[bool](v, seen)
					v.must(v.ClickFound(find, link))
					v.reaches(get[string](v, `() => window.leads`))
					v.frames()
					v.inPlace()
					if !get[bool](v, seen) {
						t.Errorf("%s: out of sight: %s", link, get[string](v, where))
					}
					if get[bool](v, `() => link.isConnected && document.activeElement !== link`) {
						t.Errorf("%s: the focus is on %s", link, get[string](v, `() => document.activeElement.outerHTML.slice(0, 100)`))
					}
					if to := get[float64](v, `() => scrollY`); wasSeen && to != from && get[bool](v, `y => y <= document.documentElement.scrollHeight - innerHeight`, from) && !get[bool](v, resized) {
						t.Errorf("%s: it was in sight, and the page scrolled from %v to %v", link, from, to)
					}
					if v.address() == there {
						continue // it leads to what is shown
					}
					get[bool](v, `() => { history.back(); return true; }`)
					v.reaches(there)
					v.frames()
					if back := get[float64](v, `() => scrollY`); back < from-1 || back > from+1 {
						t.Errorf("%s: back at %v; the reader stood at %v", link, back, from)
					}
				}
			})
		}
	}
}

// seen says whether the part that window.link leads to is in sight: all of its
// picture, or half a window of it; and its title, where the link stands
// elsewhere. It keeps the part's height for resized.
const seen = `() => {
	const part = document.getElementById(window.hash.slice(1)), picture = part.querySelector(".plot, table, .mx") || part;
	const box = picture.getBoundingClientRect(), inside = link.isConnected ? part.contains(link) : window.within;
	window.within = inside;
	window.heights = [window.heights?.[1], part.offsetHeight];
	const sight = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
	const title = part.getBoundingClientRect().top;
	const all = title >= 0 && box.bottom <= innerHeight;
	if (inside) return sight >= Math.min(box.height, innerHeight / 2) - 1;
	const margin = (parseFloat(getComputedStyle(part).scrollMarginTop) || 0) + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0); // below what sticks to the top
	return title >= 0 && title < innerHeight && (all || title <= 17 + margin);
}`

const resized = `() => window.heights[0] !== window.heights[1]`

// where tells how the part lies in the window.
const where = `() => {
	const part = document.getElementById(window.hash.slice(1)), picture = part.querySelector(".plot, table, .mx") || part;
	const [p, q] = [part, picture].map(e => e.getBoundingClientRect());
	return "title at " + p.top + ", picture " + q.top + " to " + q.bottom + " of " + innerHeight;
}`

// So does who sends a form: the picture of the figure that the form stands in
// is in sight, or that of the first, or its title is at the top.
func TestWhatAFormChoosesIsSeen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ address, list, part string }{
		{"/mobility/", "#figure select", "figure"},
		{"/partners/", "#joint-works select", "joint-works"},
		{"/indicators/rd-spending/", ".chips select", "rd-spending"},
	} {
		v := open(t, small().Origin(loopback))
		v.must(v.Size(360, 640))
		v.start(small().Origin(loopback) + c.address)
		get[bool](v, `s => { document.querySelector(s).focus(); return true; }`, c.list)
		v.must(v.Press("ArrowDown"))
		v.must(v.Press("ArrowDown"))
		from, there := get[float64](v, `() => scrollY`), v.address()
		v.must(v.Press("Enter"))
		v.wait(fmt.Sprintf("() => location.pathname + location.search !== %q", there))
		v.frames()
		if sight := get[float64](v, `id => {
			const part = document.getElementById(id), box = (part.querySelector(".plot") || part).getBoundingClientRect();
			if (Math.abs(part.getBoundingClientRect().top - 16) < 1) return 1;
			return (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / Math.min(box.height, innerHeight / 2);
		}`, c.part); sight < 0.99 {
			t.Errorf("%s, %s: %.0f%% of what the picture of %s needs is in sight", c.address, c.list, 100*sight, c.part)
		}
		get[bool](v, `() => { history.back(); return true; }`)
		v.reaches(there)
		v.frames()
		if back := get[float64](v, `() => scrollY`); back < from-1 || back > from+1 {
			t.Errorf("%s, %s: back at %v; the reader stood at %v", c.address, c.list, back, from)
		}
	}
}
