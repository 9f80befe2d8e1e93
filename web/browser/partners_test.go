//go:build browser

package browser

import (
	"fmt"
	"slices"
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

// The lists of the page's sentence, and what one of them offers while it is open.
const (
	firstList  = `.picker place-picker:nth-of-type(1)`
	secondList = `.picker place-picker:nth-of-type(2)`
	addedList  = `.picker .adder place-picker`
	offered    = `s => [...document.querySelector(s).shadowRoot.querySelectorAll("[role=option]")].map(e => e.textContent)`
)

// typeInto types into a list of places and waits for what is found.
func (v *visit) typeInto(list, words string) {
	v.t.Helper()
	get[bool](v, `s => { document.querySelector(s).shadowRoot.querySelector("input").focus(); return true; }`, list)
	v.must(v.Type(words))
	v.wait(fmt.Sprintf(`() => document.querySelector(%q).shadowRoot.querySelector("[aria-selected=true],ul p") !== null`, list))
}

// find takes what is found first for some words.
func (v *visit) find(list, words string) {
	v.t.Helper()
	v.typeInto(list, words)
	v.must(v.Press("Enter"))
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
			for _, step := range []struct {
				name    string
				do      func()
				address string
			}{
				{"the first place", func() { v.find(firstList, "DEU") }, "?country=DEU~JPN"},
				{"the second place", func() { v.find(secondList, "FRA") }, "?country=DEU~FRA"},
				{"the two turned round", func() { v.click(`.picker a[href*="FRA~DEU"]`) }, "?country=FRA~DEU"},
				{"a pair to compare with", func() { v.find(addedList, "DEU-GBR") }, "?country=FRA~DEU&pairs=DEU-GBR"},
				{"and another", func() { v.find(addedList, "FRA-JPN") }, "?country=FRA~DEU&pairs=DEU-GBR~FRA-JPN"},
				{"one taken away", func() { v.click(`.picker .chip`) }, "?country=FRA~DEU&pairs=FRA-JPN"},
				{"the first year = 100", func() { v.click(`#joint-works .controls .seg:nth-of-type(3) a:not([aria-current])`) }, "?country=FRA~DEU&pairs=FRA-JPN&scale=indexed"},
				{"a number of the lists", func() { v.click(`.ml a[href*="DEU~GBR"]`) }, ""},
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
				get[bool](v, `() => { document.querySelectorAll(".picker [tabindex]").forEach(e => e.removeAttribute("tabindex")); return true; }`)
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
	v.wait(`() => document.querySelector("#joint-works [data-chart]").ariaValueText.includes("2022")`)
	same(t, "what is said", get[string](v, `() => document.querySelector("#joint-works [data-chart]").ariaValueText`), "UK–Japan, 2022: 7,370 works")
	if tip := v.text("#joint-works .tip"); !strings.Contains(tip, "7,370") || !strings.Contains(tip, "6,609") {
		t.Errorf("the box at the point says %q", tip)
	}
}

// A pair that nobody has looked at yet is there without the network.
func TestAnyPairIsThereOffline(t *testing.T) {
	t.Parallel()
	front := startFront(t, small().Server)
	origin := front.URL
	other := open(t, origin)
	other.must(other.BypassWorker())
	const address = "/ja/partners/?country=SWE~SGP&pairs=GBR-JPN"
	other.start(origin + address)
	want := get[string](other, shown)
	v := openWithWorker(t, origin)
	v.start(origin + "/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	v.start(origin + address)
	expectSame(t, address+" without a server", get[string](v, shown), want)
}

// A place is found by any of its names, in either language, by its codes and by its
// reading; typing alone changes nothing.
func TestAPlaceIsFoundAsItIsTyped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sentence, language, words, first string }{
		{"the beginning of a name", "", "ger", "Germany"},
		{"a word in a name", "", "korea", "South Korea"},
		{"another name", "", "holland", "Netherlands"},
		{"without its accents", "", "turkiye", "Türkiye"},
		{"a code", "", "TWN", "Taiwan"},
		{"in the other language", "", "韓国", "South Korea"},
		{"a reading in hiragana", "/ja", "かんこく", "韓国"},
		{"a name in hiragana", "/ja", "すいす", "スイス"},
		{"in English", "/ja", "America", "米国"},
		{"in full width", "/ja", "ＫＲ", "韓国"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			v := visitPartners(t, c.language+"/partners/")
			v.typeInto(secondList, c.words)
			if got := get[[]string](v, offered, secondList); len(got) == 0 || got[0] != c.first {
				t.Errorf("%q offers %q, want %s first", c.words, got, c.first)
			}
			same(t, "the address while it is typed", v.address(), c.language+"/partners/")
		})
	}
}

// A pair to compare is found by its two places, in any order.
func TestAPairIsFoundByItsTwoPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, words, first string }{
		{"", "germany japan", "Germany–Japan"},
		{"", "Japan–Germany", "Germany–Japan"},
		{"", "DEU JPN", "Germany–Japan"},
		{"/ja", "ドイツ 日本", "日独"},
		{"/ja", "日独", "日独"},
	} {
		v := visitPartners(t, c.language+"/partners/")
		v.typeInto(addedList, c.words)
		same(t, c.words+" offers", strings.Join(get[[]string](v, offered, addedList), ", "), c.first)
	}
}

// Whoever types the place that is chosen beside a list is offered the two the other
// way round, and no list of pairs has such an offer.
func TestThePlaceBesideIsOfferedAsASwap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, words, offer string }{
		{"", "japan", "Japan ⇄ Swap"},
		{"/ja", "日本", "日本 ⇄ 入れ替え"},
	} {
		v := visitPartners(t, c.language+"/partners/?country=JPN~DEU")
		v.typeInto(addedList, c.words)
		if got := get[[]string](v, offered, addedList); slices.Contains(got, c.offer) {
			t.Errorf("the list of pairs offers %q", got)
		}
		v.must(v.Press("Escape"))
		v.typeInto(secondList, c.words)
		if got := get[[]string](v, offered, secondList); len(got) == 0 || got[0] != c.offer {
			t.Errorf("%q offers %q, want %s", c.words, got, c.offer)
		}
		v.must(v.Press("Enter"))
		v.reaches(c.language + "/partners/?country=DEU~JPN")
		v.inPlace()
	}
}

// The list is a combobox: arrows go through it, Escape lets it go, Enter takes what is
// marked and leaves the focus in the field.
func TestTheListOfPlacesByKeyboard(t *testing.T) {
	t.Parallel()
	const field = `s => { const e = document.querySelector(s).shadowRoot.querySelector("input"); return [e.getAttribute("role"), e.getAttribute("aria-expanded"), e.value, e.placeholder]; }`
	v := visitPartners(t, "/partners/")
	same(t, "the field at first", fmt.Sprint(get[[]string](v, field, addedList)), "[combobox false  + Compare]")
	v.typeInto(addedList, "germany")
	same(t, "what is offered", fmt.Sprint(get[[]string](v, offered, addedList)), "[Germany–Japan Germany–UK]")
	v.must(v.Press("ArrowDown"))
	same(t, "what is marked", get[string](v, `s => document.querySelector(s).shadowRoot.querySelector("[aria-selected=true]").textContent`, addedList), "Germany–UK")
	v.must(v.Press("Escape"))
	same(t, "the field after Escape", fmt.Sprint(get[[]string](v, field, addedList)), "[combobox false  + Compare]")
	same(t, "the address after Escape", v.address(), "/partners/")
	v.typeInto(addedList, "nowhere")
	same(t, "what is said of no such place", get[string](v, `s => document.querySelector(s).shadowRoot.querySelector("[role=status]").textContent`, addedList), "No such place in the list")
	v.must(v.Press("Enter"))
	same(t, "the address after Enter on nothing", v.address(), "/partners/")
	v.must(v.Press("Escape"))
	get[bool](v, `() => { scrollTo(0, document.body.scrollHeight); return true; }`)
	v.find(addedList, "germany")
	v.reaches("/partners/?pairs=DEU-JPN")
	same(t, "the pairs compared", v.text(".picker .chip span"), "Germany–Japan")
	same(t, "the field, sent", fmt.Sprint(get[[]string](v, field, addedList)), "[combobox false  + Compare]")
	same(t, "what has the focus", get[string](v, `() => document.activeElement.localName`), "place-picker")
	v.inPlace()
	v.frames()
	if top := get[float64](v, `() => document.querySelector("#comparison table").getBoundingClientRect().top`); top < 0 || top > 600 {
		t.Errorf("the table of the pairs stands at %v px of the window", top)
	}
}

// The sentence and the contents both stay at the top of the window: one below the
// other, however many rows the sentence has.
func TestTheContentsStayBelowTheSentence(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	for _, c := range []struct {
		width   int64
		address string
	}{
		{1280, "/partners/"},
		{1280, "/partners/?pairs=ARE-JPN~GBR-NZL~GBR-USA"},
		{1000, "/partners/?pairs=DEU-JPN~GBR-USA"},
		{970, "/ja/partners/?pairs=ARE-GBR~JPN-NZL~GBR-ZAF~AUS-JPN"},
		{1100, "/partners/?pairs=ARE-GBR~JPN-NZL~GBR-ZAF~AUS-JPN"},
	} {
		v.must(v.Size(c.width, 900))
		v.start(small().Origin(loopback) + c.address)
		get[bool](v, `() => { scrollTo(0, document.body.scrollHeight / 2); return true; }`)
		v.frames()
		edges := get[[]float64](v, `() => [document.querySelector(".picker").getBoundingClientRect().bottom, document.querySelector(".contents").getBoundingClientRect().top]`)
		if gap := edges[1] - edges[0]; gap < -1 || gap > 1 {
			t.Errorf("%s at %d px: the sentence ends at %.0f px, the contents begin at %.0f px", c.address, c.width, edges[0], edges[1])
		}
	}
}

// On a phone the two places stay at hand in one row, wherever the reader is, and what
// has the focus is not behind it.
func TestThePairStaysAtHandOnAPhone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sentence      string
		width, height int64
		stays         bool
	}{
		{"upright", 360, 800, true},
		{"lying", 800, 360, false},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			v := open(t, small().Origin(loopback))
			v.must(v.Size(c.width, c.height))
			v.start(small().Origin(loopback) + "/partners/")
			get[bool](v, `() => { scrollTo(0, document.body.scrollHeight / 2); return true; }`)
			v.frames()
			box := get[[]float64](v, `() => { const b = document.querySelector(".picker > form").getBoundingClientRect(); return [b.top, b.height]; }`)
			same(t, "it stays", box[0] == 0, c.stays)
			if c.stays && box[1] > 48 {
				t.Errorf("it is %v px high", box[1])
			}
			// Backwards, so that what takes the focus comes in from above.
			behind := get[[]string](v, `() => [...document.querySelectorAll("#explorer main :is(a, summary)")].filter((e, i) => !(i % 5) && !e.closest(".picker, .contents") && e.checkVisibility({contentVisibilityAuto: true})).reverse().filter(e => {
				e.focus();
				const { left, top, width, height } = e.getClientRects()[0], there = document.elementFromPoint(left + width / 2, top + height / 2);
				return there?.closest(".picker, .contents");
			}).map(e => e.outerHTML.slice(0, 80))`)
			if len(behind) > 0 {
				t.Errorf("these are behind what stays: %s", strings.Join(behind, "; "))
			}
		})
	}
}

// A finger opens the list and takes a place of it.
func TestTheListOfPlacesByTouch(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.TouchScreen())
	v.must(v.Size(390, 844))
	v.start(small().Origin(loopback) + "/ja/partners/")
	at := get[[]float64](v, `s => { const box = document.querySelector(s).getBoundingClientRect(); return [box.left + 20, box.top + 20]; }`, secondList)
	v.tap(at[0], at[1])
	v.wait(fmt.Sprintf(`() => document.querySelector(%q).shadowRoot.querySelectorAll("[role=option]").length > 20`, secondList))
	at = get[[]float64](v, `s => { const box = document.querySelector(s).shadowRoot.querySelector("[aria-selected=true]").previousElementSibling.getBoundingClientRect(); return [box.left + 20, box.top + 10, box.right, innerWidth]; }`, secondList)
	if at[2] > at[3] {
		t.Errorf("the list is cut: it ends at %v px of %v", at[2], at[3])
	}
	v.tap(at[0], at[1])
	v.wait(`() => location.search.includes("country=")`)
}
