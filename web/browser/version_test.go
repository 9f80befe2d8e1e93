//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// versions are two versions of a site that differ in one figure, and the
// address behind which they take turns, the old one first.
type versions struct {
	front              *Front
	before, after      *Server
	oldFigure, changed string // as an English or Japanese page shows them
}

// bothVersions are those of each site that have been started; setUp ends them.
var bothVersions = map[*site]versions{}

// twoVersions starts them once for all tests, which must not be parallel, and
// puts the old one in front.
func twoVersions(t *testing.T, s *site) versions {
	t.Helper()
	if _, running := bothVersions[s]; !running {
		bothVersions[s] = startVersions(t, s)
	}
	w := bothVersions[s]
	w.front.Turn(w.before)
	return w
}

// startVersions starts two versions. The figure is the largest of the table,
// which no other figure begins with.
func startVersions(t *testing.T, s *site) versions {
	t.Helper()
	folder := t.TempDir()
	source, err := data.Default.ReadFile(data.DefaultFile)
	if s.file != "" {
		source, err = os.ReadFile(s.file)
	} else if err == nil {
		// Its tables lie beside it.
		err = os.CopyFS(folder, data.Default)
	}
	if err != nil {
		t.Fatal(err)
	}
	var w versions
	largest, words := 0, catalogue.For(data.English)
	for i := range s.indicators() {
		ind := &s.indicators()[i]
		for _, c := range s.dataset.Columns() {
			o := s.dataset.Cell(ind.ID, c.ID)
			if o == nil || !o.Value.Present() || ind.Decimals > 0 || int(o.Value.Number) <= largest {
				continue
			}
			largest = int(o.Value.Number)
			next := o.Value
			next.Number++
			w.oldFigure, w.changed = format.Value(words, ind, o.Value), format.Value(words, ind, next)
		}
	}
	file := filepath.Join(folder, "changed.json")
	if err := WriteChanged(file, source, largest); err != nil {
		t.Fatal(err)
	}
	w.front = StartFront()
	for _, c := range []struct {
		server **Server
		data   []string
	}{{&w.before, s.arguments()}, {&w.after, []string{"-data", file}}} {
		arguments := append([]string{"-public-url", w.front.URL}, c.data...)
		if *c.server, err = StartServer(explorer, s.folder, arguments...); err != nil {
			t.Fatal(err)
		}
	}
	return w
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
		{"/", "new version", "Load the new version Later"},
		{"/ja/", "新しい版", "新しい版を読み込む 後で"},
	} {
		t.Run(c.language, func(t *testing.T) {
			forOne(t, func(t *testing.T, s *site) {
				w := twoVersions(t, s)
				v := openWithWorker(t, w.front.URL)
				v.start(w.front.URL + c.language)
				v.installed()
				get[bool](v, `() => caches.open("somebody-elses").then(c => c.put("/thing", new Response("theirs"))).then(() => true)`)
				get[bool](v, `() => window.mark = true`)
				old := v.version()
				same(t, "news of a version before there is one", get[string](v, updateNews), "")

				w.front.Turn(w.after)
				focus := rowLink(s.other(1))
				place := get[float64](v, `focus => { const e = document.querySelector(focus); e.focus(); return e.getBoundingClientRect().top; }`, focus)
				get[bool](v, lookForUpdate)
				v.wait(`() => (` + updateNews + `)() !== ""`)
				if news := get[string](v, updateNews); !strings.Contains(news, c.words) {
					t.Errorf("the page says %q", news)
				}
				same(t, "role of the line", get[string](v, `() => document.getElementById("update-news").getAttribute("role")`), "status")
				same(t, "words on the control", get[string](v, `() => [...document.querySelectorAll("#update-news button")].map(b => b.textContent).join(" ")`), c.control)
				same(t, "focus", get[bool](v, `focus => document.activeElement === document.querySelector(focus)`, focus), true)
				same(t, "place of the focused link", get[float64](v, `focus => document.querySelector(focus).getBoundingClientRect().top`, focus), place)
				v.accessibleIn(wideLight, wideDark)

				// The old page works on, in place, with the old figures.
				v.click(rowLink(s.other(0)))
				v.reaches(c.language + "?indicator=" + s.other(0))
				v.inPlace()
				same(t, "the old figure", strings.Contains(v.text("#explorer"), w.oldFigure), true)
				same(t, "waiting workers", get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.waiting !== null)`), true)
				same(t, "version", v.version(), old)
				v.ofOneVersion(w.before)

				// Later is later: the next page is the old one too, whatever the network
				// has, and the offer stands on it.
				v.click("#update-news button + button")
				same(t, "the offer that was put off", get[string](v, updateNews), "")
				beside, err := v.Beside()
				v.must(err)
				second := judged(t, beside, w.front.URL)
				second.start(w.front.URL + c.language)
				same(t, "the old figure beside it", strings.Contains(second.text("#explorer"), w.oldFigure), true)
				second.ofOneVersion(w.before)
				same(t, "the version beside it", second.version(), old)
				second.wait(`() => (` + updateNews + `)() !== ""`)
				get[bool](second, `() => window.mark = true`)
				v.start(w.front.URL + c.language + "?indicator=" + s.other(0))
				same(t, "the version of the page loaded anew", v.version(), old)
				v.wait(`() => (` + updateNews + `)() !== ""`)
				same(t, "waiting workers beside old pages", get[bool](second, `() => navigator.serviceWorker.getRegistration().then(r => r.waiting !== null)`), true)

				// The reader says so.
				v.Forget()
				v.follow(func() error { return v.Click("#update-news button") })
				v.must(v.Ready())
				if v.version() == old {
					t.Error("the page is still of the old version")
				}
				same(t, "address", v.address(), c.language+"?indicator="+s.other(0))
				same(t, "the new figure", strings.Contains(v.text("#explorer"), w.changed), true)
				same(t, "the old figure", strings.Contains(v.text("#explorer"), w.oldFigure), false)
				v.ofOneVersion(w.after)
				same(t, "news after it", get[string](v, updateNews), "")
				second.inPlace()
				same(t, "the other page", second.version(), old)
				second.wait(`() => (` + updateNews + `)() !== ""`)
				second.follow(func() error { return second.Click("#update-news button") })
				second.must(second.Ready())
				same(t, "the other page when its reader says so", second.version(), v.version())
				v.wait(`() => caches.keys().then(k => k.length === 2)`)
				keys := get[[]string](v, `() => caches.keys()`)
				if !slices.Contains(keys, "somebody-elses") || !slices.Contains(keys, "explorer-"+v.version()) {
					t.Errorf("the caches are %q: want the new version's and somebody else's", keys)
				}

				// And the new version is there without a network.
				w.front.Turn(nil)
				v.allow("Failed to load resource", "ERR_EMPTY_RESPONSE")
				v.start(w.front.URL + "/?indicator=" + s.chosen())
				same(t, "the new figure without a network", strings.Contains(v.text("#explorer"), w.changed), true)
				same(t, "is it the old version without a network", v.version() == old, false)
			})
		})
	}
}

// While the new version waits the page is the old one, wholly, with a network and
// without. It never stands on parts of both.
func TestVersionsNeverMixWhenTheNetworkComesAndGoes(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		w := twoVersions(t, s)
		v := openWithWorker(t, w.front.URL)
		v.start(w.front.URL + "/")
		v.installed()
		old := v.version()
		beside, err := v.Beside() // keeps the old worker in its place
		v.must(err)
		second := judged(t, beside, w.front.URL)
		second.start(w.front.URL + "/")

		w.front.Turn(w.after)
		get[bool](v, lookForUpdate)
		v.wait(`() => (` + updateNews + `)() !== ""`)
		v.allow("Failed to load resource", "ERR_EMPTY_RESPONSE")
		for i, step := range []struct {
			sentence string
			server   *Server
			want     *Server
			figure   string
		}{
			{"no network: the old version", nil, w.before, w.oldFigure},
			{"the network: the old version still", w.after, w.before, w.oldFigure},
			{"no network again: the old version again", nil, w.before, w.oldFigure},
		} {
			w.front.Turn(step.server)
			v.Forget()
			v.start(w.front.URL + fmt.Sprintf("/?sort=-%s&i=%d", s.column(0), i))
			same(t, step.sentence, strings.Contains(v.text("#explorer"), step.figure), true)
			same(t, step.sentence+": is it the first", v.version() == old, step.want == w.before)
			v.ofOneVersion(step.want)
		}
	})
}

// An update that cannot be fetched whole leaves the version that is there: the reader
// has no document of the other one without its program. Nothing of it enters a cache,
// and when it can be fetched it is offered.
func TestAFailedUpdateLeavesTheVersionThatIsThere(t *testing.T) {
	for _, c := range []struct {
		sentence, path string // the beginning of the path of what is at fault
		change         func(*http.Response) []byte
	}{
		{"data that are not there", "/web/dataset.en.", func(r *http.Response) []byte {
			r.StatusCode = http.StatusNotFound
			return []byte("there is no such file")
		}},
		{"a page in the place of data, with status 200", "/web/dataset.ja.", func(r *http.Response) []byte {
			r.Header.Set("Content-Type", "text/html; charset=utf-8")
			return []byte("<!DOCTYPE html><title>Welcome to our network</title>")
		}},
		{"data of the right type with other bytes", "/web/dataset.en.", func(*http.Response) []byte { return []byte("half of") }},
		{"a page of no version", "/about/", func(*http.Response) []byte { return []byte("<!DOCTYPE html><title>Welcome to our network</title>") }},
		{"half of a page", "/about/", cut},
		{"another page, by a redirect", "/about/", elsewhere},
		{"a page in the place of the list of programs", "/built.json", asPortal},
		{"half of the list of what files are made of", "/takeaway.json", cut},
		{"a server in trouble", "/ja/manifest.webmanifest", inTrouble},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			s := small()
			w := twoVersions(t, s)
			v := openWithWorker(t, w.front.URL)
			v.start(w.front.URL + "/")
			v.installed()
			old := v.version()
			// The new version is served with a fault.
			kept := keptBy(t, w.before)
			w.front.Turn(w.after)
			w.front.Alter(func(path string) bool {
				return strings.HasPrefix(path, c.path) && (!strings.HasPrefix(c.path, "/web/") || !slices.Contains(kept, path))
			}, c.change)
			v.allow("Failed to load resource")
			get[bool](v, `() => navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true, () => true)`)
			v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r.installing)`)
			for _, address := range []string{"/", "/?indicator=" + s.other(0), "/evidence/"} {
				v.Forget()
				v.start(w.front.URL + address)
				same(t, address+": the version", v.version(), old)
				v.ofOneVersion(w.before)
				same(t, address+": what is offered", get[string](v, updateNews), "")
			}
			v.wait(`() => navigator.serviceWorker.getRegistration().then(r => !r.installing)`)
			same(t, "caches", get[string](v, `() => caches.keys().then(k => k.join())`), "explorer-"+old)
			w.front.Alter(nil, nil)
			v.start(w.front.URL + "/")
			get[bool](v, lookForUpdate)
			v.wait(`() => (` + updateNews + `)() !== ""`)
			v.Forget()
			v.follow(func() error { return v.Click("#update-news button") })
			v.must(v.Ready())
			same(t, "the new figure", strings.Contains(v.text("#explorer"), w.changed), true)
			v.ofOneVersion(w.after)
		})
	}
}

// A page without a program is offered the new version too.
func TestAPageWithoutAProgramIsOfferedTheNewVersion(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		w := twoVersions(t, s)
		v := openWithWorker(t, w.front.URL)
		v.must(v.Before(`delete globalThis.WebAssembly`))
		v.allow("console.")
		v.load(w.front.URL + "/")
		v.must(v.Static())
		// A program that cannot start brings no worker; one that came before is there.
		get[bool](v, `() => navigator.serviceWorker.register("/app-worker.js").then(() => navigator.serviceWorker.ready).then(() => true)`)
		v.wait(`() => navigator.serviceWorker.controller !== null`)
		v.load(w.front.URL + "/")
		v.must(v.Static())
		w.front.Turn(w.after)
		get[bool](v, lookForUpdate)
		v.wait(`() => (` + updateNews + `)() !== ""`)
		v.follow(func() error { return v.Click("#update-news button") })
		same(t, "the new figure", strings.Contains(v.text("#explorer"), w.changed), true)
	})
}

// Caches of other applications on the origin stay as they are, whatever their names begin
// with.
func TestTheCachesOfOthersStayAsTheyAre(t *testing.T) {
	w := twoVersions(t, small())
	v := openWithWorker(t, w.front.URL)
	v.load(w.front.URL + "/robots.txt")
	others := []string{"explorer", "explorer-", "explorer-of-somebody-else", "explorer-0123456789abcdef0", "EXPLORER-0123456789abcdef", "my-explorer-0123456789abcdef", "somebody-elses"}
	slices.Sort(others)
	get[bool](v, `async names => { for (const name of names) await (await caches.open(name)).put("/about/", new Response("theirs: " + name)); return true; }`, others)
	v.start(w.front.URL + "/")
	v.wait(`() => navigator.serviceWorker.controller !== null`)
	old := v.version()
	w.front.Turn(w.after)
	get[bool](v, lookForUpdate)
	v.wait(`() => (` + updateNews + `)() !== ""`)
	v.follow(func() error { return v.Click("#update-news button") })
	v.must(v.Ready())
	v.wait(fmt.Sprintf(`() => caches.has("explorer-%s").then(has => !has)`, old))
	keys := get[[]string](v, `() => caches.keys()`)
	want := append([]string{"explorer-" + v.version()}, others...)
	slices.Sort(want)
	slices.Sort(keys)
	if !slices.Equal(keys, want) {
		t.Errorf("the caches are %q, want %q", keys, want)
	}
	for _, name := range others {
		same(t, name, get[string](v, `async name => (await (await (await caches.open(name)).match("/about/")).text())`, name), "theirs: "+name)
	}
	w.front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	v.start(w.front.URL + "/about/")
	same(t, "the version of a page that others have too, without a network", get[bool](v, `() => document.body.innerText.includes("theirs")`), false)
}
