//go:build browser

package tour

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Frames of another site's page have the height of what they show, in every engine, sealed
// and not: at first, after a choice and after a link within.
func TestFramesHaveTheirHeightInEveryEngine(t *testing.T) {
	t.Parallel()
	origin := server.Origin("127.0.0.1")
	var body strings.Builder
	kinds := []struct{ language, attributes string }{{"", ""}, {"/ja", `sandbox="allow-scripts"`}}
	for _, k := range kinds {
		for _, address := range []string{"/embed/indicators/fwci/", "/embed/table/"} {
			fmt.Fprintf(&body, `<p>Words.</p><iframe src="%s%s%s" %s title="A figure" style="border:0;width:100%%" loading="lazy"></iframe>`, origin, k.language, address, k.attributes)
		}
	}
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Another site</title><link rel="icon" href="data:,"><h1>Another site</h1>%s<script src="%s/embed.js"></script>`, body.String(), origin)
	}))
	t.Cleanup(host.Close)
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			r := &reader{Page: open(t, engine.start), t: t, origin: origin}
			r.must(r.Go(strings.Replace(host.URL, "127.0.0.1", "localhost", 1)))
			entries := get[int](r, `() => history.length`)
			for _, k := range kinds {
				chart := r.frame(k.language + "/embed/indicators/fwci/")
				if origin := get[string](chart, `() => self.origin`); (origin == "null") != (k.attributes != "") {
					t.Errorf("the origin of a frame with %q is %s", k.attributes, origin)
				}
				first := chart.fits()
				chart.click(otherSide)
				chart.reaches(k.language + "/embed/indicators/fwci/?tab=table")
				if again := chart.fits(); again == first {
					t.Errorf("the table is as high as the chart, %d px: the test shows nothing", again)
				}
				table := r.frame(k.language + "/embed/table/")
				first = table.fits()
				table.click(`table.ind tbody tr[data-key="student-mobility"] th a`)
				table.reaches(k.language + "/embed/table/?indicator=student-mobility")
				if again := table.fits(); again == first {
					t.Errorf("the figure is as high as the table, %d px: the test shows nothing", again)
				}
				table.inPlace()
				has(table, "is it said in a frame what is kept", 0, `() => document.querySelectorAll(".keeps-nothing, #offline-news").length`)
			}
			has(r, "entries of the history", entries, `() => history.length`)
			for _, complaint := range r.Complaints() {
				t.Errorf("the page complained: %s", complaint)
			}
		})
	}
}

// frame goes to a frame of the page and waits for its program.
func (r *reader) frame(address string) *reader {
	r.t.Helper()
	get[bool](r, `address => { [...document.querySelectorAll("iframe")].find(f => new URL(f.src).pathname === address).scrollIntoView(); return true; }`, address)
	page, err := r.Frame(r.origin + address)
	r.must(err)
	inside := &reader{Page: page, t: r.t, origin: r.origin}
	r.t.Cleanup(inside.Close)
	inside.must(inside.Ready())
	inside.mark()
	return inside
}

// fits waits until a frame is as high as what it shows, and has no scroll bar.
func (r *reader) fits() (height int) {
	r.t.Helper()
	r.must(r.Wait(`() => {
		const shown = Math.ceil(document.documentElement.getBoundingClientRect().height);
		return shown === innerHeight && document.scrollingElement.scrollHeight <= innerHeight && document.scrollingElement.scrollWidth <= innerWidth;
	}`))
	return get[int](r, `() => innerHeight`)
}
