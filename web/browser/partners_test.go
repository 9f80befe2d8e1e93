//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// partnersViews are views of the page of partners, in English; "/ja" goes
// before them.
var partnersViews = []string{
	"/partners/", "/partners/?country=DEU~JPN&pairs=GBR-JPN~FRA-JPN&tab=table&time=2005..2023", "/partners/?country=NOR~GRC",
	"/partners/?country=HKG~JPN&scale=indexed&pairs=DEU-JPN~FRA-JPN~CHN-JPN~JPN-USA", "/partners/?country=XKX&pairs=JPN-WLD", "/embed/partners/?hideControls=1",
}

// visitPartners opens a page of partners and marks its window.
func visitPartners(t *testing.T, path string) *visit {
	t.Helper()
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + path)
	get[bool](v, `() => window.mark = true`)
	return v
}

// pick chooses an option of a list, as a reader does in its opened list: it acts
// at once.
func (v *visit) pick(selector, value string) {
	v.t.Helper()
	if !get[bool](v, `(s, value) => {
		const list = document.querySelector(s);
		list.focus();
		list.value = value;
		if (list.value !== value) return false;
		for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, {bubbles: true}));
		return true;
	}`, selector, value) {
		v.t.Fatalf("%s has no option %q", selector, value)
	}
}

// Any two places are a view: the program finds the page as the server sent it.
func TestAPairIsHydratedWithoutATrace(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.BypassWorker())
	v.must(v.Before(watchHydration))
	for _, language := range []string{"", "/ja"} {
		for i, address := range partnersViews {
			width := []int64{360, 1280}[i%2]
			t.Run(fmt.Sprintf("%s%s at %d px", language, address, width), func(t *testing.T) {
				v := v.within(t)
				v.must(v.Size(width, 900))
				v.start(small().Origin(loopback) + language + address)
				for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
					t.Errorf("hydration changed the page: %s", change)
				}
				v.sameAsServed()
			})
		}
	}
}

// A reader chooses pairs and compares them. After each choice the page is the
// one that the server would have sent, in the same document.
func TestAReaderChoosesAndComparesPairs(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"", "/ja"} {
		t.Run(language, func(t *testing.T) {
			base := language + "/partners/"
			v := visitPartners(t, base)
			first, second, pairs := `select[name=country]`, `label:nth-of-type(2) select[name=country]`, `select[name=pairs]`
			for _, step := range []struct {
				name    string
				do      func()
				address string
			}{
				{"the first place", func() { v.pick(first, "DEU") }, "?country=DEU~JPN"},
				{"the second place", func() { v.pick(second, "FRA") }, "?country=DEU~FRA"},
				{"the two turned round", func() { v.click(`.picker a[href*="FRA~DEU"]`) }, "?country=FRA~DEU"},
				{"a pair to compare with", func() { v.pick(pairs, "DEU-GBR") }, "?country=FRA~DEU&pairs=DEU-GBR"},
				{"and another", func() { v.pick(pairs, "FRA-JPN") }, "?country=FRA~DEU&pairs=DEU-GBR~FRA-JPN"},
				{"one taken away", func() { v.click(`.chips a`) }, "?country=FRA~DEU&pairs=FRA-JPN"},
				{"the first year = 100", func() { v.click(`#joint-works .controls .seg:nth-of-type(3) a:not([aria-current])`) }, "?country=FRA~DEU&pairs=FRA-JPN&scale=indexed"},
				{"a pair of the matrix", func() { v.click(`.pm a[href*="GBR~DEU"], .pm a[href*="DEU~GBR"]`) }, ""},
			} {
				step.do()
				if step.address != "" {
					v.reaches(base + step.address)
				} else {
					v.wait(`() => location.search.includes("GBR")`)
					v.reaches(v.address())
				}
				v.inPlace()
				// Where the focus went when what had it is gone.
				get[bool](v, `() => { document.querySelectorAll(".chips[tabindex]").forEach(e => e.removeAttribute("tabindex")); return true; }`)
				v.sameAsServed()
			}
			same(t, "documents loaded", v.Documents(), 1)
		})
	}
}

// Without the program the lists are sent by their buttons.
func TestAPairIsChosenWithoutTheProgram(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.ScriptsOff(true))
	v.load(small().Origin(loopback) + "/partners/?theme=dark")
	v.must(v.ScriptsOff(false))
	get[bool](v, `() => { document.querySelector("select[name=country]").value = "KOR"; return true; }`)
	v.must(v.ScriptsOff(true))
	v.follow(func() error { v.click(`.picker button[type=submit]`); return nil })
	v.must(v.ScriptsOff(false))
	same(t, "the title", strings.HasPrefix(get[string](v, `() => document.title`), "Partners: South Korea–Japan"), true)
	same(t, "the colours", get[bool](v, `() => location.search.includes("theme=dark")`), true)
}

// The first chart of the page is one stop for the keyboard, and reads out.
func TestThePairsAreReadByKeyboard(t *testing.T) {
	t.Parallel()
	v := visitPartners(t, "/partners/?pairs=DEU-JPN")
	get[bool](v, `() => { document.querySelector("#joint-works [data-chart]").focus(); return true; }`)
	for _, key := range []string{"ArrowRight", "End", "ArrowLeft"} {
		v.must(v.Press(key))
	}
	v.wait(`() => document.getElementById("announcement").textContent.includes("2022")`)
	same(t, "what is said", v.text("#announcement"), "UK–Japan, 2022: 7,370 works")
	if tip := v.text("#joint-works .tip"); !strings.Contains(tip, "7,370") || !strings.Contains(tip, "6,609") {
		t.Errorf("the box at the point says %q", tip)
	}
}

// A pair that nobody has looked at yet is there without the network.
func TestAnyPairIsThereOffline(t *testing.T) {
	t.Parallel()
	server := startServer(t, small())
	origin := server.Origin(loopback)
	other := open(t, origin)
	other.must(other.BypassWorker())
	const address = "/ja/partners/?country=SWE~SGP&pairs=GBR-JPN"
	other.start(origin + address)
	want := get[string](other, shown)
	v := open(t, origin)
	v.start(origin + "/")
	v.installed()
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	v.allow("ERR_CONNECTION_REFUSED", "Failed to load resource")
	v.start(origin + address)
	expectSame(t, address+" without a server", get[string](v, shown), want)
}

// By keyboard any pair of the list is reached and none on the way is added.
// Sent, it is the one compared, and the list asks for another; a choice that
// the page has no more is let go.
func TestAPairIsAddedOnlyWhenItIsSent(t *testing.T) {
	t.Parallel()
	const list = `.chips select[name=pairs]`
	shows := func(v *visit) string {
		return get[string](v, `s => document.querySelector(s).selectedOptions[0].textContent`, list)
	}
	v := visitPartners(t, "/partners/")
	same(t, "the list at first", shows(v), "Choose a pair")
	get[bool](v, `s => { document.querySelector(s).focus(); return true; }`, list)
	for range 5 {
		v.must(v.Press("ArrowDown"))
	}
	pair := get[string](v, `s => document.querySelector(s).value`, list)
	same(t, "the fifth pair", shows(v), "Japan–France")
	same(t, "the address", v.address(), "/partners/")
	v.must(v.Press("Enter"))
	v.reaches("/partners/?pairs=" + pair)
	same(t, "the pairs compared", v.text(".chips a span"), "France–Japan")
	same(t, "the list, sent", shows(v), "Choose a pair")
	same(t, "entries of the history", get[int](v, `() => history.length`), 3)

	get[bool](v, `s => { document.querySelector(s).focus(); return true; }`, list)
	v.must(v.Press("ArrowDown"))
	other := get[string](v, `s => document.querySelector(s).value`, list)
	v.must(v.Press("Tab"))
	v.reaches("/partners/?pairs=" + pair + "~" + other)
	same(t, "the list when it was left", shows(v), "Choose a pair")
}
