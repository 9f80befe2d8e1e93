//go:build browser

package browser

import (
	"fmt"
	"slices"
	"testing"

	"bilateral/components/state"
)

// listsOf tells which option each list of the page shows, by its form and name.
const listsOf = `page => [...page.querySelectorAll("#explorer select")].map(e => e.form.getAttribute("action") + " " + e.name + "=" + e.value).join("; ")`

// listsAsServed checks that every list shows what it shows on the page that
// the server sends for the address.
func (v *visit) listsAsServed(what string) {
	v.t.Helper()
	got := get[string](v, `() => (`+listsOf+`)(document)`)
	want := get[string](v, `async address => (`+listsOf+`)(new DOMParser().parseFromString(await (await fetch(address, {cache: "no-store"})).text(), "text/html"))`, v.address())
	same(v.t, what+": what the lists show", got, want)
}

// viewsWithLists are the addresses whose pages have a list that a program acts
// for, of those given: on a page that is read only a list waits for its button.
func (s *site) viewsWithLists(t *testing.T, addresses []string) []string {
	v := open(t, s.Origin(loopback))
	v.allow("404") // one of the routes is no page
	v.load(s.Origin(loopback) + "/")
	return get[[]string](v, `async addresses => {
		const found = [];
		for (const address of addresses)
		{
			const page = await (await fetch(address)).text();
			if (/<select\b/.test(page) && page.includes("data-wasm=")) found.push(address);
		}
		return found;
	}`, addresses)
}

// Every list of the site, but those that are typed into, acts once it was chosen
// from: the keys that go through it change nothing else, until Enter is pressed or
// the list is left. Then the page is what the list said, and each list shows what is.
func TestAListActsOnceItWasChosenFrom(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		t.Parallel()
		views := s.routes()
		if s.file == "" {
			views = append(append(views, partnersViews...), "/ja/partners/?pairs=DEU-JPN~GBR-USA", "/ja/embed/partners/")
		}
		views = slices.Concat(views, s.openViews(), mobilityPaths)
		slices.Sort(views)
		views = slices.Compact(views)
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		lists := 0
		for _, address := range s.viewsWithLists(t, views) {
			t.Run(fmt.Sprintf("%.60s", address), func(t *testing.T) {
				v := v.within(t)
				v.start(s.Origin(loopback) + address)
				get[bool](v, `() => window.mark = true`)
				v.listsAsServed("at first")
				chosen := 0
				for i := range get[int](v, `() => document.querySelectorAll("#explorer select:not(place-picker select)").length`) {
					if !get[bool](v, `i => { window.list = document.querySelectorAll("#explorer select:not(place-picker select)")[i]; list?.focus(); return Boolean(list); }`, i) {
						continue // there is no room for one more
					}
					lists++
					name := fmt.Sprintf("list %d (%s)", i, get[string](v, `() => list.name`))
					before, there := get[string](v, shown), v.address()
					// Not the first choice that the keys come to, where there are more.
					from, length := get[int](v, `() => list.selectedIndex`), get[int](v, `() => list.length`)
					steps := min(2, length-1)
					key, to := "ArrowDown", from+steps
					if to >= length {
						key, to = "ArrowUp", max(from-steps, 0)
					}
					for range steps {
						v.must(v.Press(key))
					}
					v.frames()
					same(t, name+": the choice that the keys reach", get[int](v, `() => list.selectedIndex`), to)
					same(t, name+": the address before it is sent", v.address(), there)
					expectSame(t, name+": the page before it is sent", get[string](v, shown), before)

					want := state.Parse(s.dataset, get[string](v, `() => {
						const url = new URL(list.form.action);
						url.search = new URLSearchParams(new FormData(list.form));
						return url.pathname + url.search;
					}`)).Address()
					if i%2 == 0 {
						get[bool](v, `() => { list.focus(); return true; }`)
						v.must(v.Press("Enter"))
					} else {
						get[bool](v, `() => { list.blur(); return true; }`)
					}
					v.reaches(want)
					v.inPlace()
					// Years the wrong way round are shown with a notice, which the
					// address of the view does not have.
					if !v.has(".notice[role=status]") {
						v.sameAsServed()
					}
					v.listsAsServed(name + ", sent")
					if v.address() != there {
						chosen++
					}
				}
				for range min(chosen, 2) { // what is further back was another document
					from := v.address()
					get[bool](v, `() => { history.back(); return true; }`)
					v.wait(fmt.Sprintf("() => location.pathname + location.search !== %q", from))
					v.frames()
					v.listsAsServed("back from " + from)
				}
			})
		}
		if lists < 6 {
			t.Errorf("%d lists were found", lists)
		}
	})
}
