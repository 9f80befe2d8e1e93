//go:build browser

package browser

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
	"bilateral/web/browser/driver"
)

// searchBox selects the field in which a reader types what to look for.
const searchBox = `form.find input[name=q]`

// languages are where the pages of each language begin.
var languages = map[data.Language]string{data.English: "/", data.Japanese: "/ja/"}

// label is an indicator's label as the table shows it.
func (s *site) label(id string, language data.Language) string {
	text, _ := s.dataset.Indicator(data.IndicatorID(id)).Label.In(language)
	return text
}

// rows are the indicators in the table, in its order.
const rowsShown = `() => [...document.querySelectorAll("table.ind tbody tr:not(.drv,[hidden])")].map(r => r.dataset.key).join(" ")`

// listen notes what the live region says from now on.
func (v *visit) listen() {
	v.t.Helper()
	get[bool](v, `() => {
		const region = document.getElementById("announcement");
		window.heard = [];
		new MutationObserver(() => { if (region.textContent) window.heard.push(region.textContent); }).observe(region, {childList: true, characterData: true, subtree: true});
		return true;
	}`)
}

// hears waits until the live region has spoken and gives its words.
func (v *visit) hears() string {
	v.t.Helper()
	v.wait(`() => window.heard.length > 0`)
	return get[string](v, `() => window.heard.splice(0).join(" | ")`)
}

// hearsOf waits until the live region has spoken of something.
func (v *visit) hearsOf(words string) {
	v.t.Helper()
	v.wait(fmt.Sprintf(`() => window.heard.some(said => said.includes(%q))`, words))
	get[bool](v, `() => { window.heard.length = 0; return true; }`)
}

// queryOf is a search as an address prints it.
func queryOf(words string) string { return strings.ReplaceAll(url.QueryEscape(words), "+", "%20") }

// Each letter changes the table and the address in place. The field, its
// caret and the history stay; how many rows are left is said.
func TestTypingSearchesInPlace(t *testing.T) {
	t.Parallel()
	for _, language := range data.Languages {
		t.Run(string(language), func(t *testing.T) {
			forSites(t, func(t *testing.T, s *site) {
				path := languages[language]
				v := visitOverview(t, s, path+"?sort=-"+s.column(0))
				v.listen()
				entries := get[int](v, `() => history.length`)
				get[bool](v, `s => { (`+driver.Visible+`)(s).focus(); window.field = document.activeElement; return true; }`, searchBox)
				wanted := []rune(strings.ToLower(s.label(s.other(0), language)))
				typed := ""
				for _, letter := range wanted[:min(4, len(wanted))] {
					typed += string(letter)
					v.must(v.Insert(string(letter)))
					v.reaches(path + "?sort=-" + s.column(0) + "&q=" + queryOf(typed))
					v.sameAsServed()
					if rows := get[string](v, rowsShown); !slices.Contains(strings.Fields(rows), s.other(0)) {
						t.Errorf("%q: the indicator that is looked for is not among %q", typed, rows)
					}
					same(t, "the field has the focus", get[bool](v, `() => document.activeElement === window.field && window.field.isConnected`), true)
					same(t, "the field", get[string](v, `() => window.field.value + " " + window.field.selectionStart`), typed+" "+fmt.Sprint(len([]rune(typed))))
				}
				// A letter in the middle leaves the caret there.
				get[bool](v, `() => { window.field.setSelectionRange(1, 1); return true; }`)
				v.must(v.Insert("~"))
				with := string(wanted[0]) + "~" + typed[len(string(wanted[0])):]
				v.reaches(path + "?sort=-" + s.column(0) + "&q=" + queryOf(with))
				same(t, "the field after a letter in the middle", get[string](v, `() => window.field.value + " " + window.field.selectionStart + " " + window.field.selectionEnd`), with+" 2 2")
				same(t, "rows for what is nowhere", get[string](v, rowsShown), "")
				left := func(n int) string {
					return catalogue.For(language).Say(catalogue.Matching, "n", strconv.Itoa(n), "total", strconv.Itoa(len(s.indicators())))
				}
				v.hearsOf(left(0))
				v.must(v.Press("Backspace"))
				v.reaches(path + "?sort=-" + s.column(0) + "&q=" + queryOf(typed))
				v.hearsOf(left(len(strings.Fields(get[string](v, rowsShown)))))
				// Enter decides nothing new.
				v.must(v.Press("Enter"))
				v.frames()
				same(t, "the address after Enter", v.address(), path+"?sort=-"+s.column(0)+"&q="+queryOf(typed))
				// Clearing brings all rows back.
				get[bool](v, `() => { window.field.select(); return true; }`)
				v.must(v.Press("Backspace"))
				v.reaches(path + "?sort=-" + s.column(0))
				v.sameAsServed()
				same(t, "rows", len(strings.Fields(get[string](v, rowsShown))), len(s.indicators()))
				same(t, "the field has the focus", get[bool](v, `() => document.activeElement === window.field`), true)
				same(t, "entries of the history", get[int](v, `() => history.length`), entries)
				v.inPlace()
				same(t, "documents loaded", v.Documents(), 1)
			})
		})
	}
}

// Words that an input method is still composing are the reader's own: nothing
// happens to the page until they are decided.
func TestComposingWordsIsNotDisturbed(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/ja/")
		get[bool](v, `s => {
			const field = (`+driver.Visible+`)(s);
			field.focus();
			window.composed = [];
			for (const type of ["compositionstart", "compositionend"]) field.addEventListener(type, e => window.composed.push(type + ":" + e.data));
			return true;
		}`, searchBox)
		before := get[string](v, `() => document.querySelector("table.ind").outerHTML`)
		for _, text := range []string{"r", "ろ", "ろn", "ろん"} {
			v.must(v.Compose(text))
			v.frames()
			same(t, "the address while "+text+" is composed", v.address(), "/ja/")
			same(t, "the field", get[string](v, `s => document.querySelector(s).value`, searchBox), text)
			same(t, "the table is as it was", get[string](v, `() => document.querySelector("table.ind").outerHTML`) == before, true)
			same(t, "what the field was told", strings.Join(get[[]string](v, `() => window.composed`), " "), "compositionstart:")
		}
		v.must(v.Insert("論"))
		v.reaches("/ja/?q=" + queryOf("論"))
		v.sameAsServed()
		same(t, "what the field was told", strings.Join(get[[]string](v, `() => window.composed`), " "), "compositionstart: compositionend:論")
		same(t, "the field", get[string](v, `s => { const f = document.querySelector(s); return f.value + " " + f.selectionStart + " " + (f === document.activeElement); }`, searchBox), "論 1 true")
		v.inPlace()
	})
}

// Without the program the form asks the server, by Enter and by its button,
// and keeps the rest of the view.
func TestSearchingWithoutTheProgram(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		plain := s.withoutScripts(t)
		v := open(t, plain)
		search := func(how, words string) {
			t.Helper()
			get[bool](v, `(s, words) => { const f = (`+driver.Visible+`)(s); f.focus(); f.select(); return true; }`, searchBox)
			if words == "" {
				v.must(v.Press("Backspace"))
			} else {
				v.must(v.Insert(words))
			}
			v.follow(func() error {
				if how == "Enter" {
					return v.Press("Enter")
				}
				return v.Click("form.find button")
			})
		}
		query := `() => [...new URLSearchParams(location.search)].filter(p => p[1]).map(p => p.join("=")).sort().join("&")`
		rest := []string{"derived=1", "indicator=" + s.other(0), "sort=-" + s.column(0)}
		v.load(plain + "/?" + strings.Join(rest, "&"))
		label := s.label(s.other(0), data.English)
		for _, how := range []string{"Enter", "button"} {
			search(how, label)
			want := append([]string{"q=" + label}, rest...)
			slices.Sort(want)
			same(t, how+": the address", get[string](v, query), strings.Join(want, "&"))
			if rows := strings.Fields(get[string](v, rowsShown)); !slices.Contains(rows, s.other(0)) || len(rows) == len(s.indicators()) {
				t.Errorf("%s: the rows are %q", how, rows)
			}
			same(t, how+": the field", get[string](v, `s => document.querySelector(s).value`, searchBox), label)
			search(how, "zebra~")
			same(t, how+": rows for what is nowhere", get[string](v, rowsShown), "")
			search(how, "")
			same(t, how+": the address when the field is empty", get[string](v, query), strings.Join(rest, "&"))
			same(t, how+": rows", len(strings.Fields(get[string](v, rowsShown))), len(s.indicators()))
		}
	})
}

// Where nothing is left the table says so and leads on in two ways. The focus
// of a keyboard reader stays near.
func TestAnEmptyTableLeadsOn(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		words := queryOf("zebra~")
		empty := "/?topic=" + s.topic(0) + "&q=" + words
		for i, address := range []string{"/?q=" + words, "/"} {
			v := visitOverview(t, s, empty)
			v.listen()
			same(t, "tables", get[int](v, `() => document.querySelectorAll("table.ind:not([hidden])").length`), 0)
			if said := v.text(".empty"); !strings.Contains(said, "zebra~") {
				t.Errorf("the empty table says %q", said)
			}
			same(t, "ways on", get[int](v, `() => document.querySelectorAll(".empty a").length`), 2)
			get[bool](v, `i => { document.querySelectorAll(".empty a")[i].focus(); return true; }`, i)
			v.must(v.Press("Enter"))
			v.reaches(address)
			v.inPlace()
			v.sameAsServed()
			if on := get[string](v, `() => document.activeElement.outerHTML.slice(0, 80)`); !get[bool](v, `() => document.querySelector("#indicators").contains(document.activeElement)`) {
				t.Errorf("the focus is on %s", on)
			}
			v.hears()
			get[bool](v, `() => { history.back(); return true; }`)
			v.reaches(empty)
			v.wait(`() => document.querySelector(".empty") !== null`)
		}
	})
}

// tabTo presses Tab until an element that matches has the focus.
func (v *visit) tabTo(selector string) {
	v.t.Helper()
	for range 160 {
		v.must(v.Press("Tab"))
		if get[bool](v, `s => document.activeElement.matches(s)`, selector) {
			return
		}
	}
	v.t.Fatalf("Tab does not come to %s; the focus is on %s", selector, get[string](v, `() => document.activeElement.outerHTML.slice(0, 120)`))
}

// Topics, derived figures and colours are links: a reader without a mouse
// gets to each, stays on it, and goes back.
func TestTopicsDerivedFiguresAndColoursByKeyboard(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		for _, language := range data.Languages {
			path := languages[language]
			v := visitOverview(t, s, path)
			v.must(v.Colours("light"))
			entries := get[int](v, `() => history.length`)
			topic := `.filters .seg a[href*="topic=` + s.topic(0) + `"]`
			addresses := []string{path}
			for i, step := range []struct{ name, selector, address string }{
				{"a topic", topic, "?topic=" + s.topic(0)},
				{"derived figures", ".filters a.toggle", "?topic=" + s.topic(0) + "&derived=1"},
				{"dark", `.themes a[data-theme-choice="dark"]`, "?topic=" + s.topic(0) + "&derived=1&theme=dark"},
			} {
				v.tabTo(step.selector)
				get[bool](v, `() => document.activeElement.pressed = true`)
				v.must(v.Press("Enter"))
				v.reaches(path + step.address)
				v.inPlace()
				if !get[bool](v, `() => document.activeElement.pressed === true`) {
					t.Errorf("%s: the focus left the link; it is on %s", step.name, get[string](v, `() => document.activeElement.outerHTML.slice(0, 120)`))
				}
				same(t, step.name+": marked as chosen", get[string](v, `() => document.activeElement.getAttribute("aria-current")`), "true")
				v.sameAsServed()
				same(t, step.name+": entries of the history", get[int](v, `() => history.length`), entries+i+1)
				addresses = append(addresses, path+step.address)
			}
			same(t, "rows of derived figures", get[int](v, `() => document.querySelectorAll("table.ind tr.drv").length > 0 ? 1 : 0`), min(1, s.derivedIn(s.topic(0))))
			v.wears("dark is chosen", "dark", darkGround)
			for i := len(addresses) - 2; i >= 0; i-- {
				get[bool](v, `() => { history.back(); return true; }`)
				v.reaches(addresses[i])
			}
			v.inPlace()
			// The choice is the device's now: a page that does not ask for
			// colours has them, and marks them.
			v.start(s.Origin(loopback) + path)
			v.wears("the choice is kept", "dark", darkGround)
			same(t, "marked", get[string](v, `() => [...document.querySelectorAll(".themes a[aria-current]")].map(a => a.dataset.themeChoice).join()`), "dark")
			get[bool](v, `() => window.mark = true`)
			v.tabTo(`.themes a[data-theme-choice="auto"]`)
			v.must(v.Press("Enter"))
			v.wait(`() => !document.documentElement.dataset.theme`)
			v.wears("the system's again", "", lightGround)
			same(t, "marked", get[string](v, `() => [...document.querySelectorAll(".themes a[aria-current]")].map(a => a.dataset.themeChoice).join()`), "auto")
			v.inPlace()
		}
	})
}

// derivedIn counts the indicators of a topic from whose figures others follow.
func (s *site) derivedIn(topic string) int {
	n := 0
	for _, ind := range s.indicators() {
		if string(ind.Topic) == topic && len(s.dataset.Derived(ind.ID)) > 0 {
			n++
		}
	}
	return n
}

// A sealed frame submits no forms and keeps nothing; the table in it is
// searched all the same, by its letters and by its button.
func TestTheTableInAFrameIsSearched(t *testing.T) {
	t.Parallel()
	for _, attributes := range []string{"", `sandbox="allow-scripts"`} {
		t.Run(attributes, func(t *testing.T) {
			forDatasets(t, func(t *testing.T, s *site) {
				const address = "/embed/table/"
				host := anotherSite(t, s.Origin(loopback)+address+"?childId=a", attributes)
				v := open(t, host, s.Origin(loopback))
				v.load(host + "/")
				entries := get[int](v, `() => history.length`)
				frame := v.inside(address+"?childId=a", s.Origin(loopback))
				frame.must(frame.Ready())
				get[bool](frame, `() => window.mark = true`)
				frame.listen()
				frame.click(searchBox)
				letter := string([]rune(strings.ToLower(s.label(s.other(0), data.English)))[:1])
				v.must(v.Insert(letter))
				frame.reaches(address + "?q=" + queryOf(letter) + "&childId=a")
				if rows := strings.Fields(get[string](frame, rowsShown)); !slices.Contains(rows, s.other(0)) {
					t.Errorf("the rows are %q", rows)
				}
				v.must(v.Insert("zebra~"))
				frame.reaches(address + "?q=" + queryOf(letter+"zebra~") + "&childId=a")
				same(t, "rows for what is nowhere", get[string](frame, rowsShown), "")
				frame.hears()
				v.must(v.Press("Enter"))
				frame.click("form.find button")
				frame.frames()
				frame.click(".empty a")
				frame.reaches(address + "?childId=a")
				frame.click(`.filters .seg a[href*="topic=` + s.topic(0) + `"]`)
				frame.reaches(address + "?topic=" + s.topic(0) + "&childId=a")
				frame.click(".filters a.toggle")
				frame.reaches(address + "?topic=" + s.topic(0) + "&derived=1&childId=a")
				frame.inPlace()
				same(t, "entries of the host's history", get[int](v, `() => history.length`), entries)
				same(t, "choices of colours in a frame", get[int](frame, `() => document.querySelectorAll("[data-theme-choice]").length`), 0)
				if attributes == "" {
					frame.sameAsServed()
					same(t, "items in the frame's storage", get[int](frame, `() => localStorage.length + sessionStorage.length`), 0)
				}
			})
		})
	}
}
