//go:build browser

package browser

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// unkept is what a page that stands in for another says: its heading, the
// language and title of the document, its status, and the pages it leads to.
type unkept struct {
	Heading, Language, Title string
	Status                   int
	Leads                    []string
}

// readUnkept reads it off the page.
const readUnkept = `() => ({
	Heading: document.querySelector("h1").innerText,
	Language: document.documentElement.lang,
	Title: document.title,
	Status: performance.getEntriesByType("navigation")[0].responseStatus,
	Leads: [...document.querySelectorAll("main li a")].map(a => a.getAttribute("href")),
})`

// An address that is no page of the site says so without a network, in its language,
// in frames too, and leads to all pages that are: those that were never opened are
// built on the device.
func TestAPageThatIsNotKeptSaysSoAndLeadsToThoseThatAre(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		origin := front.URL
		routes := routesOf(t, s.Server)
		v := openWithWorker(t, origin)
		v.start(origin + "/")
		v.installed()
		front.Turn(nil)
		v.allow("ERR_", "Failed to load resource")
		for _, address := range []string{"/nope/", "/japan/", "/ja", "/ja/embed/nope/?childId=a"} {
			words := catalogue.For(data.English)
			prefix := ""
			if strings.HasPrefix(address, "/ja/") {
				words, prefix = catalogue.For(data.Japanese), "/ja"
			}
			frame := strings.HasPrefix(address, prefix+"/embed/")
			v.load(origin + address)
			if address == "/ja" {
				same(t, "/ja is the overview in Japanese", get[int](v, readStatus), 200)
				continue
			}
			got := get[unkept](v, readUnkept)
			product, _ := s.dataset.Product.In(words.Language)
			title := words.Say(catalogue.UnkeptTitle)
			same(t, address+": its heading", got.Heading, title)
			same(t, address+": its language", got.Language, string(words.Language))
			same(t, address+": its title", got.Title, words.Say(catalogue.PageTitle, "title", title, "product", product))
			same(t, address+": its status", got.Status, http.StatusServiceUnavailable)
			same(t, address+": the address", v.address(), address)
			var leads []string
			for _, route := range routes {
				path, japanese := strings.CutPrefix(route, "/ja/")
				if japanese == (prefix != "") && strings.HasPrefix(strings.TrimPrefix(path, "/"), "embed/") == frame {
					leads = append(leads, route)
				}
			}
			slices.Sort(leads)
			slices.Sort(got.Leads)
			if !slices.Equal(got.Leads, leads) {
				t.Errorf("%s leads to %q, want %q", address, got.Leads, leads)
			}
		}
		v.accessibleIn(narrowLight, wideDark)
	})
}

// A page whose program has not all of its data is not built of a part of them: its
// address says that it is not on the device. Without its scripts its document says why
// there is nothing on it.
func TestAPageIsNotBuiltOfAPartOfItsData(t *testing.T) {
	t.Parallel()
	s := small()
	page := "/indicators/" + string(s.dataset.Open()[0].ID) + "/"
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource", "console.")
	for _, c := range []struct {
		sentence, harm string
		static         bool
	}{
		{"a part is gone", `async address => {
			const cache = await caches.open((await caches.keys())[0]), page = (await (await cache.match("/built.json")).json()).pages[address];
			window.lost = page.parts[0];
			return cache.delete(page.parts[0]);
		}`, false},
		{"a part is not what it was", `async () => {
			const cache = await caches.open((await caches.keys())[0]);
			await cache.put(lost, new Response("nothing of the kind", {headers: {"content-type": "application/octet-stream"}}));
			return true;
		}`, true},
	} {
		get[bool](v, c.harm, page)
		v.load(front.URL + page)
		if !c.static {
			same(t, c.sentence+": the status", get[int](v, readStatus), http.StatusServiceUnavailable)
			get[bool](v, `async address => {
				const cache = await caches.open((await caches.keys())[0]), page = (await (await cache.match("/built.json")).json()).pages[address];
				window.lost = page.parts[0];
				return true;
			}`, page)
			continue
		}
		v.must(v.Static())
		same(t, c.sentence+": what is seen", v.text("h1"), catalogue.For(data.English).Say(catalogue.UnbuiltTitle))
		same(t, c.sentence+": is it seen", get[string](v, `() => getComputedStyle(document.querySelector("h1")).visibility`), "visible")
		v.accessibleIn(narrowLight, wideDark)
	}
	// The network is back: the page comes from it, and the device has the part again.
	front.Turn(s.Server)
	v.start(front.URL + page)
	v.sameAsServed()
	v.wait(`async () => {
		const cache = await caches.open((await caches.keys())[0]), page = (await (await cache.match("/built.json")).json()).pages[location.pathname];
		const kept = await cache.match(page.parts[0]);
		return kept && (await kept.arrayBuffer()).byteLength > 100;
	}`)
}

// readStatus is the status with which the document came.
const readStatus = `() => performance.getEntriesByType("navigation")[0].responseStatus`

// From such a page a reader goes to one that is kept, to the other language,
// and, when the network is back, to the page that was asked for.
func TestAPageThatIsNotKeptLeadsOn(t *testing.T) {
	t.Parallel()
	s := small()
	front := startFront(t, s.Server)
	v := openWithWorker(t, front.URL)
	v.start(front.URL + "/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	asked := "/nope/?theme=dark"
	v.load(front.URL + asked)
	same(t, "the status", get[int](v, readStatus), http.StatusServiceUnavailable)
	v.wait(`() => (` + offlineNews + `)() !== ""`)
	v.follow(func() error { return v.Click("a.lang") })
	same(t, "the address in the other language", v.address(), "/ja"+asked)
	same(t, "its language", get[string](v, `() => document.documentElement.lang`), "ja")
	v.follow(func() error { return v.Click("a.lang") })
	same(t, "the address, and back", v.address(), asked)
	v.follow(func() error { return v.Click(`main li a[href="/evidence/"]`) })
	same(t, "a page that is kept", v.address(), "/evidence/")
	same(t, "its status", get[int](v, readStatus), http.StatusOK)
	v.must(v.Ready())
	v.load(front.URL + asked)
	front.Turn(s.Server)
	v.follow(func() error { return v.Click("main p a.to") })
	same(t, "the address when the network is back", v.address(), asked)
	same(t, "its status", get[int](v, readStatus), http.StatusNotFound)
}
