//go:build browser

package browser

import (
	"strings"
	"testing"

	"bilateral/data"
)

// translate does what a browser's translation does: it puts every text into new
// elements, which take the place of the text.
const translate = `root => {
	const texts = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) if (!walker.currentNode.parentNode.closest("svg, font")) texts.push(walker.currentNode);
	for (const text of texts) {
		const outer = document.createElement("font"), inner = document.createElement("font");
		inner.textContent = text.data;
		outer.append(inner);
		text.replaceWith(outer);
	}
}`

// readableText is what a reader reads on the page, but for what was announced.
const readableText = `() => [...document.querySelectorAll("#explorer :is(h1, h2, p, th, td, a, b, i, small, li, caption, text):not(#announcement)")].map(e => e.textContent).filter(Boolean).join("\n")`

// servedText is the same of the page that the server sends for this address.
const servedText = `async () => {
	const response = await fetch(location.href, {cache: "no-store", headers: {Accept: "text/html"}});
	const page = new DOMParser().parseFromString(await response.text(), "text/html");
	return [...page.querySelectorAll("#explorer :is(h1, h2, p, th, td, a, b, i, small, li, caption, text):not(#announcement)")].map(e => e.textContent).filter(Boolean).join("\n");
}`

// What others do to the page, before the program takes it over or behind it:
// every choice shows its own values, titles and marks, whatever was replaced,
// and no document is loaded for it.
func TestEveryChoiceIsShownWhateverOthersDidToThePage(t *testing.T) {
	t.Parallel()
	harms := []struct{ name, code string }{
		{"a translation", `() => (` + translate + `)(document.getElementById("explorer"))`},
		{"a translation that goes on", `() => {
			const translate = ` + translate + `, root = document.getElementById("explorer");
			translate(root);
			new MutationObserver(() => { if (!window.resting) translate(root); }).observe(root, {childList: true, characterData: true, subtree: true});
		}`},
		{"an element in every heading and cell", `() => { for (const e of document.querySelectorAll("h1, h2, p, td, th, li")) { e.prepend(document.createElement("i")); e.append(document.createElement("i")); } }`},
		{"the finding, and its chart taken out", `() => { for (const e of document.querySelectorAll("#figure-title, #figure .canvas")) e.remove(); }`},
		{"the table moved to the end", `() => document.getElementById("main").append(document.querySelector("table.ind"))`},
		{"words marked in the texts", `() => {
			const texts = [], walker = document.createTreeWalker(document.getElementById("explorer"), NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) if (walker.currentNode.data.length > 2 && !walker.currentNode.parentNode.closest("svg")) texts.push(walker.currentNode);
			for (const text of texts) { const mark = document.createElement("mark"), rest = text.splitText(2); rest.replaceWith(mark); mark.append(rest); }
		}`},
	}
	s := small()
	for _, harm := range harms {
		for _, when := range []string{"before", "after"} {
			t.Run(harm.name+" "+when+" the program", func(t *testing.T) {
				v := open(t, s.Origin(loopback))
				v.must(v.BypassWorker())
				if when == "before" {
					v.must(v.Before(`document.addEventListener("DOMContentLoaded", ` + harm.code + `)`))
				}
				v.start(s.Origin(loopback) + "/")
				if when == "after" {
					get[bool](v, `() => { (`+harm.code+`)(); return true; }`)
				}
				address, first, column := "/?indicator="+s.other(0)+"&sort="+s.column(0), "/?indicator="+s.other(1), s.column(0)
				for _, choice := range []struct{ selector, address string }{
					{rowLink(s.other(1)), first}, {headLink(column), first + "&sort=-" + column}, {headLink(column), first + "&sort=" + column}, {rowLink(s.other(0)), address},
				} {
					get[bool](v, `selector => {
						const link = document.querySelector(selector);
						link.focus();
						link.click();
						return true;
					}`, choice.selector)
					v.reaches(choice.address)
					if strings.HasPrefix(harm.name, "the table") {
						continue // it may stand elsewhere
					}
					expectSame(t, "the page after "+choice.selector, get[string](v, readableText), get[string](v, servedText))
				}
				get[bool](v, `() => window.resting = true`)
				same(t, "address", v.address(), address)
				for _, part := range []string{"#figure-title", "#figure .canvas", `table.ind tbody tr[aria-current] th`, "table.ind tbody tr:first-child", "table.ind thead", "#figure .sub"} {
					got := get[string](v, `s => [...document.querySelectorAll(s)].map(e => e.textContent).join("|")`, part)
					want := get[string](v, `async s => {
						const response = await fetch(location.href, {cache: "no-store", headers: {Accept: "text/html"}});
						const page = new DOMParser().parseFromString(await response.text(), "text/html");
						return [...page.querySelectorAll(s)].map(e => e.textContent).join("|");
					}`, part)
					same(t, part, got, want)
				}
				same(t, "documents loaded", v.Documents(), 1)
				same(t, "the focus is on the link that was chosen", get[bool](v, `s => document.activeElement === document.querySelector(s)`, rowLink(s.other(0))), true)
			})
		}
	}
}

// The same on every page that has choices: each link to another view of the page
// in turn.
func TestEveryPageShowsItsChoicesBehindATranslation(t *testing.T) {
	t.Parallel()
	s := small()
	for _, path := range []string{"/partners/", "/ja/partners/", "/mobility/", "/evidence/", "/indicators/rd-spending/", "/indicators/student-mobility/", "/embed/table/"} {
		t.Run(path, func(t *testing.T) {
			v := open(t, s.Origin(loopback))
			v.must(v.BypassWorker())
			v.start(s.Origin(loopback) + path)
			for i := range 4 {
				get[bool](v, `() => { (`+translate+`)(document.getElementById("explorer")); return true; }`)
				const link = `i => {
					const links = [...document.querySelectorAll("main a[href]")].filter(a => a.pathname === location.pathname && a.search !== location.search && !a.hasAttribute("download"));
					return links[i * 3 % links.length];
				}`
				address := get[string](v, `i => { const a = (`+link+`)(i); return a.pathname + a.search; }`, i)
				get[bool](v, `i => { (`+link+`)(i).click(); return true; }`, i)
				v.reaches(address)
				v.drawn()
				expectSame(t, "the page at "+address, get[string](v, readableText), get[string](v, servedText))
			}
			same(t, "documents loaded", v.Documents(), 1)
		})
	}
}

// A page whose whole content another program wrote anew is loaded once more at
// the next choice, which counts.
func TestAPageThatWasWrittenAnewIsLoadedOnce(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.allow("console.")
		v.must(v.BypassWorker())
		v.start(s.Origin(loopback) + "/")
		get[bool](v, `() => { document.body.innerHTML = document.body.innerHTML; return true; }`)
		v.follow(func() error { return v.Click(rowLink(s.other(0))) })
		v.must(v.Ready())
		same(t, "documents loaded", v.Documents(), 2)
		same(t, "address", v.address(), "/?indicator="+s.other(0))
		v.sameAsServed()
	})
}

// holdProgram keeps the program from starting until the test lets it.
const holdProgram = `{
	const start = WebAssembly.instantiateStreaming;
	const released = new Promise(keep => { window.release = keep; });
	WebAssembly.instantiateStreaming = async (...list) => {
		const program = await start.apply(WebAssembly, list);
		await released;
		return program;
	};
}`

// What the reader did on a slow line, before the program came, is kept and
// applied: typed words, the focus and its caret, open parts, a chosen entry of a
// list. With a foreign node in the page too.
func TestWhatTheReaderDidBeforeTheProgramCameCounts(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		for _, foreign := range []string{"", "#indicators form.find", "main", "body #explorer"} {
			t.Run("foreign node in "+foreign, func(t *testing.T) {
				v := open(t, s.Origin(loopback))
				v.must(v.BypassWorker())
				v.must(v.Before(holdProgram))
				v.load(s.Origin(loopback) + "/")
				word := firstWord(s)
				get[bool](v, `(foreign, word) => {
					if (foreign) document.querySelector(foreign).append(document.createElement("button"));
					const field = document.querySelector("#indicators input[type=search]");
					field.focus();
					field.value = word;
					field.setSelectionRange(1, 2);
					for (const part of document.querySelectorAll("details")) part.open = true;
					window.kept = field;
					window.opened = document.querySelectorAll("details[open]").length;
					return true;
				}`, foreign, word)
				get[bool](v, `() => { release(); return true; }`)
				v.must(v.Ready())
				v.wait(`() => location.search.startsWith("?q=")`)
				same(t, "the field is the same and has the focus", get[bool](v, `() => kept === document.activeElement && kept === document.querySelector("#indicators input[type=search]")`), true)
				same(t, "the caret", get[string](v, `() => kept.selectionStart + "-" + kept.selectionEnd`), "1-2")
				same(t, "the words", get[string](v, `() => kept.value`), word)
				same(t, "open parts", get[int](v, `() => document.querySelectorAll("details[open]").length`), get[int](v, `() => opened`))
				same(t, "documents loaded", v.Documents(), 1)
				rows := `page => [...page.querySelectorAll("table.ind tbody tr:not([hidden])")].map(r => r.dataset.key).join()`
				want := get[string](v, `async () => {
					const response = await fetch(location.href, {cache: "no-store", headers: {Accept: "text/html"}});
					return (`+rows+`)(new DOMParser().parseFromString(await response.text(), "text/html"));
				}`)
				same(t, "rows that were found", get[string](v, `() => (`+rows+`)(document)`), want)
				if strings.Count(want, ",") >= len(s.indicators())-1 {
					t.Errorf("the search for %q finds everything", word)
				}
			})
		}
	})
}

// firstWord is a word of the first indicator's label, which is not in all of
// them.
func firstWord(s *site) string {
	label, _ := s.indicators()[0].Label.In(data.English)
	return strings.Fields(label)[0]
}

// A place that was chosen in a list before the program came is still chosen, and
// the form's button takes it.
func TestAListThatWasChangedBeforeTheProgramCameKeepsItsChoice(t *testing.T) {
	t.Parallel()
	s := small()
	for _, foreign := range []bool{false, true} {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		v.must(v.Before(holdProgram))
		v.load(s.Origin(loopback) + "/indicators/rd-spending/")
		get[bool](v, `foreign => {
			if (foreign) document.querySelector("main").prepend(document.createElement("aside"));
			window.list = document.querySelector("main form select[name=country]");
			list.focus();
			list.selectedIndex = 4;
			window.chosen = list.value;
			return true;
		}`, foreign)
		get[bool](v, `() => { release(); return true; }`)
		v.must(v.Ready())
		same(t, "the list is the same and has the focus", get[bool](v, `() => list.isConnected && list === document.activeElement`), true)
		same(t, "its choice", get[bool](v, `() => list.value === chosen`), true)
	}
}
