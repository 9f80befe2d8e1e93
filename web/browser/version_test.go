//go:build browser

package browser

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// The figure that the two versions of the site differ in.
const oldFigure, newFigure = "22,984", "22,985"

// twoVersions starts two versions of the site that differ in one figure, and
// the address behind which they take turns, the old one first.
func twoVersions(t *testing.T) (front *Front, before, after *Server) {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(root, "data", "uk-japan.json"))
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(source, []byte(`"value": 22984`), []byte(`"value": 22985`), 1)
	if bytes.Equal(changed, source) {
		t.Fatal("the dataset has no figure to change")
	}
	file := filepath.Join(t.TempDir(), "changed.json")
	if err := os.WriteFile(file, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	front = startFront(t, nil)
	before = startServer(t, "tinygo", "-public-url", front.URL)
	after = startServer(t, "tinygo", "-public-url", front.URL, "-data", file)
	front.Turn(before)
	return front, before, after
}

// version is the version that the page's document belongs to.
func (v *visit) version() string {
	v.t.Helper()
	return get[string](v, `() => document.documentElement.dataset.version`)
}

// updateNews is the line that offers a new version, "" while it is not shown.
const updateNews = `() => { const e = document.getElementById("update-news"); return e.getClientRects().length && e.offsetHeight > 8 ? e.innerText.trim() : ""; }`

// lookForUpdate does what the browser does now and then.
const lookForUpdate = `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)`

// ofOneVersion checks that the parts a tab has asked for are all a server's.
func (v *visit) ofOneVersion(server *Server) {
	v.t.Helper()
	parts := 0
	for _, request := range v.Requests() {
		if path := request.Path(); strings.HasPrefix(path, "/web/") {
			parts++
			if !slices.Contains(keptBy(v.t, server), path) {
				v.t.Errorf("the page asked for %s, which belongs to another version", path)
			}
		}
	}
	if parts < 5 {
		v.t.Errorf("the page asked for %d parts", parts)
	}
}

// A new version waits. The reader's page stays what it is, is told in its own
// language, and changes when its reader says so: then wholly.
func TestANewVersionIsOfferedAndNeverForced(t *testing.T) {
	for _, c := range []struct{ language, words, control string }{
		{"/", "new version", "Load the new version"},
		{"/ja/", "新しい版", "新しい版を読み込む"},
	} {
		t.Run(c.language, func(t *testing.T) {
			front, before, after := twoVersions(t)
			v := open(t, front.URL)
			v.start(front.URL + c.language)
			v.installed()
			get[bool](v, `() => caches.open("somebody-elses").then(c => c.put("/thing", new Response("theirs"))).then(() => true)`)
			get[bool](v, `() => window.mark = true`)
			old := v.version()
			same(t, "news of a version before there is one", get[string](v, updateNews), "")

			front.Turn(after)
			focus := rowLink("researchers")
			place := get[float64](v, `focus => { const e = document.querySelector(focus); e.focus(); return e.getBoundingClientRect().top; }`, focus)
			get[bool](v, lookForUpdate)
			v.wait(`() => (` + updateNews + `)() !== ""`)
			if news := get[string](v, updateNews); !strings.Contains(news, c.words) {
				t.Errorf("the page says %q", news)
			}
			same(t, "role of the line", get[string](v, `() => document.getElementById("update-news").getAttribute("role")`), "status")
			same(t, "words on the control", v.text("#update-news button"), c.control)
			same(t, "focus", get[bool](v, `focus => document.activeElement === document.querySelector(focus)`, focus), true)
			same(t, "place of the focused link", get[float64](v, `focus => document.querySelector(focus).getBoundingClientRect().top`, focus), place)
			for _, scheme := range []string{"light", "dark"} {
				v.must(v.Colours(scheme))
				v.accessible()
			}

			// The old page works on, in place, with the old figures.
			v.click(rowLink("output-growth"))
			v.reaches(c.language + "?indicator=output-growth")
			v.inPlace()
			same(t, "the old figure", strings.Contains(v.text("#explorer"), oldFigure), true)
			same(t, "waiting workers", get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.waiting !== null)`), true)
			same(t, "version", v.version(), old)
			v.ofOneVersion(before)

			// A page that comes from the network is of the new version wholly
			// and is offered nothing.
			beside, err := v.Beside()
			v.must(err)
			second := judged(t, beside, front.URL)
			second.start(front.URL + c.language)
			same(t, "the new figure", strings.Contains(second.text("#explorer"), newFigure), true)
			second.ofOneVersion(after)
			get[bool](second, `() => window.mark = true`)
			if second.version() == old {
				t.Error("both versions have one name")
			}
			same(t, "waiting workers beside an old page", get[bool](second, `() => navigator.serviceWorker.getRegistration().then(r => r.waiting !== null)`), true)
			same(t, "what the new page is offered", get[string](second, updateNews), "")

			// The reader says so.
			v.Forget()
			v.follow(func() error { return v.Click("#update-news button", input.MouseButtonLeft, Plain) })
			v.must(v.Ready())
			same(t, "version", v.version(), second.version())
			same(t, "address", v.address(), c.language+"?indicator=output-growth")
			same(t, "the new figure", strings.Contains(v.text("#explorer"), newFigure), true)
			same(t, "the old figure", strings.Contains(v.text("#explorer"), oldFigure), false)
			v.ofOneVersion(after)
			same(t, "news after it", get[string](v, updateNews), "")
			v.wait(`() => caches.keys().then(k => k.length === 2)`)
			second.inPlace()
			same(t, "what the other page is offered", get[string](second, updateNews), "")
			keys := get[[]string](v, `() => caches.keys()`)
			if !slices.Contains(keys, "somebody-elses") || !slices.Contains(keys, "explorer-"+v.version()) {
				t.Errorf("the caches are %q: want the new version's and somebody else's", keys)
			}

			// And the new version is there without a network.
			front.Turn(nil)
			v.allow("Failed to load resource", "ERR_EMPTY_RESPONSE")
			v.start(front.URL + "/?indicator=fwci")
			same(t, "the new figure without a network", strings.Contains(v.text("#explorer"), newFigure), true)
			same(t, "version without a network", v.version(), second.version())
		})
	}
}

// While the new version waits, the old worker answers without a network: the
// page is the old one, wholly. It never stands on parts of both.
func TestVersionsNeverMixWhenTheNetworkComesAndGoes(t *testing.T) {
	front, before, after := twoVersions(t)
	v := open(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	old := v.version()
	beside, err := v.Beside() // keeps the old worker in its place
	v.must(err)
	second := judged(t, beside, front.URL)
	second.start(front.URL + "/")

	front.Turn(after)
	get[bool](v, lookForUpdate)
	v.wait(`() => (` + updateNews + `)() !== ""`)
	v.allow("Failed to load resource", "ERR_EMPTY_RESPONSE")
	for i, step := range []struct {
		sentence string
		server   *Server
		want     *Server
		figure   string
	}{
		{"no network: the old version", nil, before, oldFigure},
		{"the network: the new version", after, after, newFigure},
		{"no network again: the old version again", nil, before, oldFigure},
	} {
		front.Turn(step.server)
		v.Forget()
		v.start(front.URL + fmt.Sprintf("/?sort=-JPN&i=%d", i))
		same(t, step.sentence, strings.Contains(v.text("#explorer"), step.figure), true)
		same(t, step.sentence+": is it the first", v.version() == old, step.want == before)
		v.ofOneVersion(step.want)
	}
}

// Where the only page there is shows the new version already, its worker need
// not wait: nobody has to be asked.
func TestTheWorkerOfTheShownVersionTakesOver(t *testing.T) {
	front, _, after := twoVersions(t)
	v := open(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	front.Turn(after)
	v.start(front.URL + "/")
	same(t, "the new figure", strings.Contains(v.text("#explorer"), newFigure), true)
	get[bool](v, `() => window.mark = true`)
	get[bool](v, lookForUpdate)
	v.wait(`() => caches.keys().then(k => k.length === 1 && k[0] === "explorer-" + document.documentElement.dataset.version)`)
	same(t, "what the page is offered", get[string](v, updateNews), "")
	v.inPlace()
}

// A page without a program is offered the new version too.
func TestAPageWithoutAProgramIsOfferedTheNewVersion(t *testing.T) {
	front, _, after := twoVersions(t)
	v := open(t, front.URL)
	v.must(v.Before(`delete globalThis.WebAssembly`))
	v.allow("console.")
	v.load(front.URL + "/")
	v.must(v.Static())
	// A program that cannot start brings no worker; one that came before is there.
	get[bool](v, `() => navigator.serviceWorker.register("/app-worker.js").then(() => navigator.serviceWorker.ready).then(() => true)`)
	v.wait(`() => navigator.serviceWorker.controller !== null`)
	v.load(front.URL + "/")
	v.must(v.Static())
	front.Turn(after)
	get[bool](v, lookForUpdate)
	v.wait(`() => (` + updateNews + `)() !== ""`)
	v.follow(func() error { return v.Click("#update-news button", input.MouseButtonLeft, Plain) })
	same(t, "the new figure", strings.Contains(v.text("#explorer"), newFigure), true)
}
