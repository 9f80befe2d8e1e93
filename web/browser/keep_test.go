//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// A device without room has no worker, or keeps the one that it has; the page is as it
// was, and nothing is complained of.
func TestADeviceWithoutRoomKeepsThePage(t *testing.T) {
	s := small()
	w := twoVersions(t, s)
	v := openWithWorker(t, w.front.URL)
	v.must(v.Room(w.front.URL, 20_000))
	v.start(w.front.URL + "/")
	v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r || !r.installing && !r.active)`)
	v.sameAsServed()
	v.click(rowLink(s.other(0)))
	v.reaches("/?indicator=" + s.other(0))
	v.start(w.front.URL + "/ja/about/")
	v.wait(`() => document.querySelector(".keeps-nothing").getClientRects().length > 0`)
	same(t, "what is said of what is kept", v.text(".keeps-nothing"), catalogue.For(data.Japanese).Say(catalogue.KeepNothing))
	v.must(v.Room(w.front.URL, 100_000_000))
	v.start(w.front.URL + "/")
	v.installed()
	old := v.version()
	w.front.Turn(w.after)
	v.must(v.Room(w.front.URL, 1_200_000))
	get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => true)`)
	v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)`)
	v.start(w.front.URL + "/evidence/")
	same(t, "the version", v.version(), old)
	v.ofOneVersion(w.before)
}

// A reader without scripts has no worker either, and a reader whose device saves data: the
// pages say so, and offer it to the latter alone, who may wish it all the same.
func TestNothingIsKeptWithoutScriptsAndWhereDataAreSaved(t *testing.T) {
	t.Parallel()
	s := small()
	for _, c := range []struct {
		sentence  string
		condition func(*visit)
		offered   bool // to keep everything all the same
	}{
		{"scripts are off", func(v *visit) { v.must(v.ScriptsOff(true)) }, false},
		{"data are saved", func(v *visit) {
			v.must(v.Before(`Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});`))
		}, true},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			v := openWithWorker(t, s.Origin(loopback))
			c.condition(v)
			for _, address := range []string{"/about/", "/offline/"} {
				v.load(s.Origin(loopback) + address)
				eventually(t, address+" to say so", func() bool {
					return get[int](v, `() => document.querySelector(".keeps-nothing").getClientRects().length`) == 1
				})
				same(t, address+": what it says", v.text(".keeps-nothing"), catalogue.For(data.English).Say(catalogue.KeepNothing))
				offered := c.offered && address == "/offline/"
				same(t, address+": does it offer to keep everything", get[bool](v, `() => document.querySelector("#keep")?.hidden === false`), offered)
			}
			v.must(v.ScriptsOff(false)) // for who looks at the page
			v.accessibleIn(narrowLight, wideDark)
		})
	}
}

// mostKept is the most that a reader may have kept who asks for everything, in bytes as they
// are sent.
const mostKept = 3_000_000

// A reader may have everything kept: the page says how far it is, and then every file of the
// dataset is there without a network.
func TestEverythingIsKeptOnRequest(t *testing.T) {
	forReleases(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		v := openWithWorker(t, front.URL)
		v.start(front.URL + "/about/")
		v.installed()
		v.follow(func() error { return v.Click(`main a[href="/offline/"]`) })
		v.must(v.Ready())
		words := catalogue.For(data.English)
		same(t, "the heading", v.text("h1"), words.Say(catalogue.KeptTitle))
		v.accessibleIn(narrowLight, wideDark)
		get[bool](v, `() => {
			window.said = [];
			const output = document.querySelector("#keep output");
			new MutationObserver(() => window.said.push(output.textContent)).observe(output, {childList: true, characterData: true, subtree: true});
			return true;
		}`)
		v.click("#keep button")
		v.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, words.Say(catalogue.KeepDone)))
		if said := get[[]string](v, `() => window.said`); len(said) < 3 || !strings.HasPrefix(said[1], "Kept ") {
			t.Errorf("the page said %q", said)
		}
		sum := 0
		for _, path := range get[[]string](v, `async () => (await (await caches.open((await caches.keys())[0])).keys()).map(request => new URL(request.url).pathname)`) {
			header, body := fetched(t, s.Origin(loopback)+path)
			var size strings.Builder
			if err := header.Write(&size); err != nil {
				t.Fatal(err)
			}
			sum += len(body) + size.Len()
		}
		t.Logf("%d bytes", sum)
		if sum > mostKept {
			t.Errorf("%d bytes are kept, at most %d may be", sum, mostKept)
		}
		front.Turn(nil)
		v.allow("ERR_", "Failed to load resource")
		v.load(front.URL + "/offline/")
		same(t, "its status without a network", get[int](v, readStatus), http.StatusOK)
		same(t, "the heading without a network", v.text("h1"), words.Say(catalogue.KeptTitle))
		for _, path := range []string{"/datapackage.json", "/datapackage.zip", "/notices.txt"} {
			same(t, path+": its status", get[int](v, `path => fetch(path).then(answer => answer.status)`, path), http.StatusOK)
		}
	})
}
