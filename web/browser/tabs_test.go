//go:build browser

package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// named lists the status of every part of the site that a page's document names.
const named = `async () => {
	const paths = new Set(document.documentElement.innerHTML.match(/\/web\/[\w.-]+(?:\/[\w.-]+)*/g)), all = {};
	for (const path of paths) if (!path.includes("/icons/") && !path.includes("/screens/")) all[path] = (await fetch(path)).status;
	return all;
}`

// A reader who has two pages open and takes the new version in one of them loses nothing in
// the other: it is the old version, wholly, with all that it could do and has not done yet,
// with a network and without, until its reader goes on to the new one. Only then is what the
// old version kept given up.
func TestAPageOfTheOldVersionLosesNothingToTheNewOneBesideIt(t *testing.T) {
	s := small()
	w := twoVersions(t, s)
	v := openWithWorker(t, w.front.URL)
	v.start(w.front.URL + "/")
	v.installed()
	old := v.version()
	tab, err := v.Beside()
	v.must(err)
	second := judged(t, tab, w.front.URL)
	second.start(w.front.URL + "/ja/take/?figure=indicators")
	get[bool](second, `() => window.mark = true`)
	third, err := v.Beside()
	v.must(err)
	last := judged(t, third, w.front.URL)
	last.start(w.front.URL + "/")
	get[bool](last, `() => window.mark = true`)

	w.front.Turn(w.after)
	get[bool](v, lookForUpdate)
	v.wait(`() => (` + updateNews + `)() !== ""`)
	v.follow(func() error { return v.Click("#update-news button") })
	v.must(v.Ready())
	same(t, "is the first page the new version's", v.version() != old, true)

	for _, beside := range []*visit{second, last} {
		beside.Forget()
		beside.wait(`() => (` + updateNews + `)() !== ""`)
		for path, status := range get[map[string]int](beside, named) {
			same(t, path+": its status", status, 200)
		}
		same(t, "the version of the parts that files are made of", get[string](beside, partsVersion), old)
		same(t, "the version of the page", beside.version(), old)
		beside.ofOneVersion(w.before)
	}
	last.click(rowLink(s.other(0)))
	last.reaches("/?indicator=" + s.other(0))
	last.inPlace()
	same(t, "the old figure", strings.Contains(last.text("#explorer"), w.oldFigure), true)
	w.front.Turn(nil)
	last.allow("ERR_", "Failed to load resource")
	second.allow("ERR_", "Failed to load resource")
	dir := t.TempDir()
	second.must(second.Downloads(dir))
	plain := func(figure string) string { return strings.ReplaceAll(figure, ",", "") }
	if _, content := second.saved(dir, "/ja/data.csv?figure=indicators"); !strings.Contains(string(content), plain(w.oldFigure)) || strings.Contains(string(content), plain(w.changed)) {
		t.Errorf("the file that the old page makes is not of its version: %s", content)
	}
	last.click(rowLink(s.other(1)))
	last.reaches("/?indicator=" + s.other(1))
	last.inPlace()
	for path, status := range get[map[string]int](last, named) {
		same(t, path+": its status without a network", status, 200)
	}
	w.front.Turn(w.after)
	if keys := get[[]string](v, `() => caches.keys()`); !slices.Contains(keys, "explorer-"+old) {
		t.Errorf("the caches are %q, while a page of %s is open", keys, old)
	}
	for _, beside := range []*visit{second, last} {
		beside.follow(func() error { return beside.Click("#update-news button") })
		beside.must(beside.Ready())
		same(t, "the version when its reader says so", beside.version(), v.version())
	}
	v.wait(`() => caches.keys().then(keys => keys.length === 1)`)
}

// Two pages that ask at once to have everything kept have it fetched once, and both are told.
func TestEverythingIsFetchedOnceHoweverManyAsk(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/offline/")
	v.installed()
	tab, err := v.Beside()
	v.must(err)
	second := judged(t, tab, front.URL)
	second.start(front.URL + "/ja/offline/")
	get[bool](v, soon)
	front.Seen()
	for _, asks := range []*visit{v, second} {
		get[bool](asks, `() => { document.querySelector("#keep button").click(); return true; }`)
	}
	v.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, catalogue.For(data.English).Say(catalogue.KeepDone)))
	second.wait(fmt.Sprintf(`() => document.querySelector("#keep output").textContent === %q`, catalogue.For(data.Japanese).Say(catalogue.KeepDone)))
	once(t, front.Seen(), 20, "/datapackage.json")
}

// once checks that most paths were seen once; what may be read and then kept is twice.
func once(t *testing.T, seen []string, least int, twice ...string) {
	t.Helper()
	times := map[string]int{}
	for _, path := range seen {
		times[path]++
	}
	for path, n := range times {
		if n > 1 && !slices.Contains(twice, path) || n > 2 {
			t.Errorf("%s was fetched %d times", path, n)
		}
	}
	if len(times) < least {
		t.Errorf("%d paths were fetched, want at least %d", len(times), least)
	}
}

// A device that has lost everything fetches it once, however many pages are opened meanwhile.
func TestWhatIsLostIsFetchedOnceHoweverManyPagesAreOpened(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/about/")
	v.installed()
	tab, err := v.Beside()
	v.must(err)
	second := judged(t, tab, front.URL)
	second.start(front.URL + "/sources/")
	get[bool](v, soon)
	get[bool](v, `async () => {
		const cache = await caches.open((await caches.keys())[0]);
		for (const request of await cache.keys()) if (!request.url.includes("/web/")) await cache.delete(request);
		return true;
	}`)
	front.Seen()
	get[bool](v, `() => { location.href = "/nope/"; return true; }`)
	second.allow("404")
	v.allow("404")
	second.load(front.URL + "/nope/?b")
	v.wait(fmt.Sprintf(whole, len(keptBy(t, s.Server))))
	once(t, front.Seen(), 20)
}

// A page that shows the new version already, as the old one was not held against it, brings
// the new one's worker when that is there: also with a frame of the site on it, which is no
// page beside it.
func TestAPageOfTheNewVersionBringsItsWorkerAlsoWithAFrameOnIt(t *testing.T) {
	w := twoVersions(t, small())
	v := openWithWorker(t, w.front.URL)
	v.start(w.front.URL + "/")
	v.installed()
	old := v.version()
	w.front.Turn(w.after)
	w.front.Alter(func(path string) bool { return path == "/about/" }, asPortal)
	defer w.front.Alter(nil, nil)
	get[bool](v, `() => caches.open("explorer-" + document.documentElement.dataset.version).then(cache => cache.put("/held", new Response("0"))).then(() => true)`)
	v.allow("Failed to load resource")
	v.start(w.front.URL + "/")
	same(t, "is the page the new version's", v.version() != old, true)
	get[bool](v, `() => new Promise(done => {
		const frame = document.createElement("iframe");
		frame.addEventListener("load", () => done(true));
		frame.src = "/embed/table/";
		document.body.append(frame);
	})`)
	w.front.Alter(nil, nil)
	get[bool](v, lookForUpdate)
	v.wait(`async () => {
		const { active, installing, waiting } = await navigator.serviceWorker.getRegistration();
		if (installing || waiting || active.state !== "activated") return false;
		return new Promise(done => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = ({ data }) => done(data.version === document.documentElement.dataset.version);
			active.postMessage({ type: "state" }, [port2]);
		});
	}`)
	same(t, "what is offered", get[string](v, updateNews), "")
}
