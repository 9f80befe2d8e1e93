//go:build browser

package browser

import (
	"fmt"
	"testing"
	"time"

	"bilateral/web/browser/driver"
)

// engineOf starts an engine for a test that looks at the whole browser: today's, or the oldest.
func engineOf(t *testing.T, old bool) *driver.Chromium {
	t.Helper()
	if old {
		return oldest(t)
	}
	engine, err := driver.StartShell(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Close)
	return engine
}

// The renderer of no page ever has 150 MB, in the oldest engine and in today's: while the program
// comes and starts, a chart is read by keyboard, and all of the page is drawn once. Counted is
// what it has of the machine's memory, asked for every 20 milliseconds: of the browser's own program,
// which is 90 to 130 MB in each of its processes, its share.
func TestARendererHasLittleMemory(t *testing.T) {
	t.Parallel()
	const most = 150e6 // bytes
	routes := []string{"/", "/indicators/", "/indicators/" + released.flow() + "/", "/indicators/field-articles/", "/partners/", "/mobility/", "/evidence/", "/sources/", "/about/", "/slides/", "/take/", "/embed/partners/"}
	for _, old := range []bool{true, false} {
		t.Run(map[bool]string{true: "oldest", false: "today's"}[old], func(t *testing.T) {
			engine := engineOf(t, old)
			for i, route := range routes {
				if !old && i%3 > 0 {
					continue // the oldest has all
				}
				t.Run(route, func(t *testing.T) {
					v := openIn(t, engine, released.Origin(loopback))
					peak, stop := watch(engine)
					v.start(released.Origin(loopback) + route)
					used(v)
					stop()
					t.Logf("%.1f MB, and %.1f MB with all that it shares", float64(peak.Share)/1e6, float64(peak.Most)/1e6)
					if peak.Share > most {
						t.Errorf("the renderer has %.1f MB", float64(peak.Share)/1e6)
					}
					if peak.Share < most/10 {
						t.Errorf("the renderer is said to have %.1f MB: it was not asked", float64(peak.Share)/1e6)
					}
				})
			}
		})
	}
}

// used is what a reader does on a page that takes memory.
func used(v *visit) {
	v.t.Helper()
	if v.has("[data-chart]") {
		get[bool](v, `() => { document.querySelector("[data-chart]").focus(); return true; }`)
		for range 5 {
			v.must(v.Press("ArrowRight"))
		}
		v.must(v.Press("Escape"))
	}
	get[bool](v, `async () => {
		for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
			scrollTo(0, y);
			await new Promise(done => setTimeout(done, 50));
		}
		return true;
	}`)
}

// watch asks for the memory of an engine's renderers until it is stopped; then peak is the most.
func watch(engine *driver.Chromium) (peak *driver.Memory, stop func()) {
	peak = &driver.Memory{}
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-end:
				return
			case <-time.After(20 * time.Millisecond):
			}
			// A renderer may end while it is asked.
			if m, err := engine.RendererMemory(); err == nil {
				peak.Most, peak.Share = max(peak.Most, m.Most), max(peak.Share, m.Share)
			}
		}
	}()
	return peak, func() { close(end); <-ended }
}

// On a network of the second generation, with one core at a quarter of its speed, a page can
// be read and its links lead on before its program is there; the program takes over when it comes.
func TestAPageIsOfUseOnAWeakDevice(t *testing.T) {
	t.Parallel()
	const readable = 8 * time.Second
	s := released
	for _, old := range []bool{true, false} {
		t.Run(map[bool]string{true: "oldest", false: "today's"}[old], func(t *testing.T) {
			t.Parallel()
			engine := engineOf(t, old)
			for _, address := range []string{"/", "/ja/partners/"} {
				t.Run(address, func(t *testing.T) {
					t.Parallel()
					v := openIn(t, engine, s.Origin(loopback))
					v.must(v.BypassWorker())
					v.must(v.Before(watchReading))
					v.must(v.SecondGeneration())
					v.must(v.Slow(4))
					v.must(v.Size(driver.PhoneWidth, driver.PhoneHeight))
					v.load(s.Origin(loopback) + address)
					v.must(v.Ready())
					first := get[[]float64](v, `() => [window.readAt, window.tookAt]`)
					t.Logf("read after %.1f s, taken over after %.1f s", first[0]/1000, first[1]/1000)
					if read := time.Duration(first[0] * float64(time.Millisecond)); read > readable || first[0] >= first[1] {
						t.Errorf("it can be read after %s, the program is there after %.1f s", read, first[1]/1000)
					}
				})
			}
			t.Run("a link before the program", func(t *testing.T) {
				t.Parallel()
				v := openIn(t, engine, s.Origin(loopback))
				v.must(v.BypassWorker())
				v.must(v.SecondGeneration())
				v.must(v.Slow(4))
				v.must(v.Before(heldProgram)) // the program never comes
				v.load(s.Origin(loopback) + "/")
				get[bool](v, `() => window.mark = true`)
				v.readableBy(s, s.Origin(loopback), func(selector string) {
					before := v.address()
					v.click(selector)
					v.wait(fmt.Sprintf("() => location.pathname + location.search !== %q", before))
				})
				v.inPlace()
				same(t, "is the program there", v.has("html[data-ready]"), false)
			})
		})
	}
}

// watchReading notes when the page's heading and first figures are painted, and when the program has
// taken over.
const watchReading = `{
	const at = (name, is) => {
		const look = () => is() ? window[name] = performance.now() : requestAnimationFrame(look);
		requestAnimationFrame(look);
	};
	at("readAt", () => performance.getEntriesByName("first-contentful-paint").length && document.querySelector("main h1")?.checkVisibility());
	at("tookAt", () => document.documentElement?.hasAttribute("data-ready"));
}`
