//go:build browser

package browser

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// Colours are one dataset's as another's: these tests have one.

// The grounds of the two themes.
const (
	lightGround = "rgb(251, 250, 247)"
	darkGround  = "rgb(20, 24, 31)"
)

// watchGround notes the ground of every frame from the first that is drawn.
// While a style sheet or a script holds the drawing up there are no frames.
const watchGround = `{
	window.grounds = new Set();
	const look = () => {
		if (document.body) window.grounds.add(getComputedStyle(document.body).backgroundColor);
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}`

// colours is the theme of the page, the ground it stands on, and the colour
// that the browser's own chrome is told.
func (v *visit) colours() (theme, ground, chrome string) {
	v.t.Helper()
	found := get[[]string](v, `() => [
		document.documentElement.dataset.theme || "",
		getComputedStyle(document.body).backgroundColor,
		[...document.querySelectorAll("meta[name=theme-color]")].filter(m => matchMedia(m.media).matches).map(m => m.content).join(),
	]`)
	return found[0], found[1], found[2]
}

// wears checks the colours of a theme; chosen is "" for the system's.
func (v *visit) wears(what, chosen, ground string) {
	v.t.Helper()
	theme, got, chrome := v.colours()
	same(v.t, what+": the theme", theme, chosen)
	same(v.t, what+": the ground", got, ground)
	same(v.t, what+": the browser's colour", chrome, map[string]string{lightGround: "#fbfaf7", darkGround: "#14181f"}[ground])
}

// stored is what the site keeps on the device.
const stored = `() => localStorage.length ? Object.entries(localStorage).join() : ""`

func TestTheChosenColoursAreThereFromTheFirstFrame(t *testing.T) {
	t.Parallel()
	s := small()
	// A slow line: a page that does not wait for its colours is drawn before.
	slow, err := Proxy(s.Server, func(r *http.Request) bool { return strings.Contains(r.URL.Path, "/theme.") }, func(r *http.Response, body []byte) []byte {
		time.Sleep(400 * time.Millisecond)
		r.Header.Set("Cache-Control", "no-store")
		return body
	})
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	for _, c := range []struct {
		name, system, before, address, want string
	}{
		{"the system's light", "light", "", "/", lightGround},
		{"the system's dark", "dark", "", "/", darkGround},
		{"dark by the address on a light system", "light", "", "/?theme=dark", darkGround},
		{"light by the address on a dark system", "dark", "", "/ja/?theme=light", lightGround},
		{"dark by an earlier choice", "light", "/?theme=dark", "/ja/?indicator=" + s.chosen(), darkGround},
		{"light by an earlier choice", "dark", "/?theme=light", "/", lightGround},
		{"a frame is light", "dark", "", s.frame("/"), lightGround},
		{"a frame is dark by its address", "light", "", s.frame("/") + "?theme=dark", darkGround},
		{"a frame is the system's by its address", "dark", "", s.frame("/") + "?theme=auto", darkGround},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := open(t, slow.URL)
			v.must(v.Colours(c.system))
			v.must(v.BypassWorker())
			if c.before != "" {
				v.load(slow.URL + c.before)
			}
			v.must(v.Before(watchGround))
			v.start(slow.URL + c.address)
			v.wait(`() => window.grounds.size > 0`)
			same(t, "grounds that were drawn", strings.Join(get[[]string](v, `() => [...window.grounds]`), " then "), c.want)
		})
	}
}

// The address wins, the last choice is kept, "auto" lets it go. The colours
// are the same before the program, with it and without scripts.
func TestTheReadersColoursAreKeptOnTheSite(t *testing.T) {
	t.Parallel()
	s := small()
	origin := s.Origin(loopback)
	v := open(t, origin)
	v.must(v.Colours("light"))
	v.start(origin + "/")
	v.wears("nothing chosen", "", lightGround)
	same(t, "stored at first", get[string](v, stored), "")
	v.start(origin + "/?theme=dark")
	v.wears("dark chosen", "dark", darkGround)
	same(t, "stored", get[string](v, stored), "theme,dark")
	for i, route := range routesOf(t, s.Server) {
		if strings.Contains(route, "/indicators/") && i%5 > 0 {
			continue // of these one is as another
		}
		v.load(origin + route)
		if strings.Contains(route, "/embed/") {
			v.wears(route, "light", lightGround)
		} else {
			v.wears(route, "dark", darkGround)
		}
	}
	v.start(origin + s.frame("/") + "?theme=light")
	v.start(origin + s.frame("/") + "?theme=auto")
	same(t, "stored after frames", get[string](v, stored), "theme,dark")
	v.start(origin + "/?theme=light&tab=table")
	v.wears("the address wins", "light", lightGround)
	v.start(origin + "/?theme=pink")
	v.wears("a value that is none", "light", lightGround)
	v.start(origin + "/?theme=auto")
	v.wears("the system's colours chosen", "", lightGround)
	same(t, "stored after auto", get[string](v, stored), "")
	v.must(v.Colours("dark"))
	v.wears("the system changes", "", darkGround)
	get[bool](v, `() => { localStorage.setItem("theme", "<b>"); return true; }`)
	v.start(origin + "/")
	v.wears("nonsense in the storage", "", darkGround)
}

// A link to other colours changes them in place, as any other view.
func TestColoursChangeInPlace(t *testing.T) {
	t.Parallel()
	s := small()
	v := visitOverview(t, s, "/")
	v.must(v.Colours("light"))
	for _, step := range []struct{ theme, chosen, ground, stored string }{
		{"dark", "dark", darkGround, "theme,dark"},
		{"light", "light", lightGround, "theme,light"},
		{"auto", "", lightGround, ""},
		{"dark", "dark", darkGround, "theme,dark"},
	} {
		get[bool](v, `theme => {
			document.getElementById("choice")?.remove();
			const link = document.createElement("a");
			link.id = "choice";
			link.href = "?theme=" + theme;
			link.textContent = "Colours";
			document.body.prepend(link);
			return true;
		}`, step.theme)
		v.click("#choice")
		v.wait(`() => getComputedStyle(document.body).backgroundColor === "` + step.ground + `"`)
		v.wears(step.theme, step.chosen, step.ground)
		same(t, "stored", get[string](v, stored), step.stored)
		v.inPlace()
	}
	v.click(rowLink(s.other(1)))
	v.wait(`() => location.search.includes("` + s.other(1) + `")`)
	v.wears("another view", "dark", darkGround)
	v.inPlace()
}

// Storage that is denied costs the memory and nothing else.
func TestColoursNeedNoStorage(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.must(v.Before(`Object.defineProperty(window, "localStorage", {get() { throw new DOMException("denied on purpose", "SecurityError"); }});`))
	v.start(s.Origin(loopback) + "/?theme=dark")
	v.wears("by the address", "dark", darkGround)
	v.start(s.Origin(loopback) + "/?theme=auto")
	v.wears("without a choice", "", lightGround)
}

// A frame on another site is light, or what its address says, and follows no
// choice that its reader made on the site.
func TestAFrameOnAnotherSiteHasItsOwnColours(t *testing.T) {
	t.Parallel()
	s := small()
	origin := s.Origin(loopback)
	for _, c := range []struct{ name, query, attributes, theme, ground string }{
		{"light by itself", "", "", "light", lightGround},
		{"light in a sandbox", "", `sandbox="allow-scripts"`, "light", lightGround},
		{"dark by its address", "?theme=dark", "", "dark", darkGround},
		{"the system's by its address", "?theme=auto", "", "", darkGround},
	} {
		t.Run(c.name, func(t *testing.T) {
			address := s.frame("/") + c.query
			site := anotherSite(t, origin+address, c.attributes)
			v := open(t, site, origin)
			v.must(v.Colours("dark"))
			v.load(origin + "/?theme=dark")
			v.load(site + "/")
			frame := v.inside(address, origin)
			frame.must(frame.Colours("dark"))
			frame.must(frame.Ready())
			frame.wears(c.name, c.theme, c.ground)
			if c.attributes == "" {
				same(t, "items in the frame's storage", get[int](frame, `() => localStorage.length + sessionStorage.length`), 0)
			}
		})
	}
}

// Paper has no dark theme.
func TestADarkPageIsPrintedLight(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.start(s.Origin(loopback) + "/?theme=dark")
	v.must(v.Printed())
	_, ground, _ := v.colours()
	same(t, "the ground on paper", ground, "rgb(255, 255, 255)")
	same(t, "news on paper", get[string](v, `() => getComputedStyle(document.querySelector(".news")).display`), "none")
}
