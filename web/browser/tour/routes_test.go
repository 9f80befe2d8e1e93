//go:build browser

package tour

import (
	"errors"
	"fmt"
	"strings"

	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web/browser/driver"
)

var routeChecks = []check{
	{"every page opens, is taken over and reads as it was sent, in one language or the other", openPages},
	{"an address that is none says so in its language and leads on", openNothing},
	{"a value that is none is said, and gone with the next choice", openBadValue},
}

// pagesOf are the pages of a language, and of the indicators one of each kind: the tests in
// Chromium open all.
func pagesOf(r *reader, language data.Language) []string {
	r.t.Helper()
	ds, err := datapackage.Default()
	r.must(err)
	kinds := map[string]bool{}
	var pages []string
	for _, path := range state.Paths(ds) {
		st := state.Parse(ds, path)
		if st.Language != language {
			continue
		}
		if st.Route == state.Indicator {
			ind := ds.Indicator(st.Indicator)
			kind := fmt.Sprint(ind.Subject, ind.Collection, st.Frame)
			if kinds[kind] {
				continue
			}
			kinds[kind] = true
		}
		pages = append(pages, path)
	}
	return pages
}

// openPages opens every page in a window of a desk or in one of a phone, in which nothing may
// be wider than it, and in one of the two languages, both by turns: the tests in Chromium open
// each in both.
func openPages(r *reader) {
	pages := map[data.Language][]string{data.English: pagesOf(r, data.English), data.Japanese: pagesOf(r, data.Japanese)}
	if n := len(pages[data.English]); n < 20 || n != len(pages[data.Japanese]) {
		r.t.Fatalf("there are %d pages in English and %d in Japanese", n, len(pages[data.Japanese]))
	}
	widths := []int64{width, r.narrow()}
	for i, w := range widths {
		r.must(r.Size(w, height))
		for j := range pages[data.English] {
			if j%len(widths) != i {
				continue
			}
			language := data.English
			if j/len(widths)%2 == i {
				language = data.Japanese
			}
			page := pages[language][j]
			found, err := r.opens(page)
			if errors.Is(err, driver.ErrGone) { // WebKitGTK now and then does, at no page twice
				r.t.Logf("%s: %v", page, err)
				r.Page = r.renew()
				r.must(r.Size(w, height))
				found, err = r.opens(page)
			}
			r.must(err)
			if want := (opened{Language: string(language), Headed: true}); found != want {
				r.t.Errorf("%s at %d px: %+v, want %+v", page, w, found, want)
			}
		}
	}
}

// opened is what is seen of a page that was opened.
type opened struct {
	Language string
	Headed   bool // a heading is there
	Over     int  // pixels that the page is wider than the window
	Differs  string
}

// opens opens a page, waits until the program runs, and looks at it.
func (r *reader) opens(address string) (found opened, err error) {
	if err = r.Go(r.origin + address); err == nil {
		err = r.Ready()
	}
	if err == nil {
		found, err = driver.Eval[opened](r.Page, `async () => ({
			Language: document.documentElement.lang,
			Headed: [...document.querySelectorAll("h1, h2")].some(e => e.checkVisibility() && e.innerText.trim() !== ""),
			Over: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
			Differs: await (`+differs+`)(),
		})`)
	}
	if err != nil {
		if _, gone := driver.Eval[bool](r.Page, `() => true`); errors.Is(gone, driver.ErrGone) {
			err = gone
		}
	}
	return found, err
}

func openNothing(r *reader) {
	r.allow("404")
	for _, c := range []struct {
		address, home string
		language      data.Language
	}{{"/nope/", "/", data.English}, {"/ja/indicators/nope/", "/ja/", data.Japanese}} {
		r.start(c.address)
		has(r, c.address+": its language", string(c.language), `() => document.documentElement.lang`)
		has(r, c.address+": its status", 404, `() => performance.getEntriesByType("navigation")[0].responseStatus ?? 404`)
		r.must(r.Follow(func() error { return r.Click(`.notfound a[href="` + c.home + `"]`) }))
		r.reaches(c.home)
	}
}

func openBadValue(r *reader) {
	r.goes("/?indicator=nope&tab=pie")
	said := get[string](r, `() => [...document.querySelectorAll("main > .notice[role=status]")].map(n => n.innerText).join("\n")`)
	for _, words := range []string{"nope", "pie"} {
		if !strings.Contains(said, words) {
			r.t.Errorf("no notice names %q: %q", words, said)
		}
	}
	r.enter(rowLink("researchers"))
	r.reaches("/?indicator=researchers")
	r.sameAsServed()
	r.inPlace()
}

// rowLink selects the link of an indicator's row in the overview's table.
func rowLink(indicator string) string {
	return `table.ind tbody tr[data-key="` + indicator + `"] th a`
}
