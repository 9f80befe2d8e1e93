//go:build browser

package tour

// otherChecks are of what others do to the page: a reader's browser, what is installed in
// it, and the reader before the program comes.
var otherChecks = []check{
	{"a translation before the program leaves every choice as it is served", func(r *reader) { harmed(r, translation, "before") }},
	{"a translation that goes on leaves every choice as it is served", func(r *reader) { harmed(r, translationGoesOn, "after") }},
	{"elements and attributes of an extension leave every choice as it is served", func(r *reader) { harmed(r, extension, "before") }},
	{"elements of an extension that come later leave every choice as it is served", func(r *reader) { harmed(r, extension, "after") }},
	{"words that an extension marks leave every choice as it is served", func(r *reader) { harmed(r, marking, "after") }},
	{"an extension that darkens every element leaves every choice as it is served", func(r *reader) { harmed(r, darkening, "before") }},
	{"colours are chosen under an extension that darkens every element", darkenedColours},
	{"every kind of page shows its choices behind a translation", translatedPages},
	{"a page that was written anew is loaded once", writtenAnew},
	{"what was typed, opened and chosen before the program came counts", typedBefore},
	{"what is selected stays selected while the table is sorted", selectedWhile},
	{"a page that the browser kept whole goes on where it was", keptWhole},
	{"clocks that jump leave the page as it is", clocksJump},
}

// translation does what a browser's translation does: it puts every text into new elements,
// which take the place of the text.
const translation = `() => {
	const root = document.getElementById("explorer"), texts = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) if (!walker.currentNode.parentNode.closest("svg, font")) texts.push(walker.currentNode);
	for (const text of texts) {
		const outer = document.createElement("font"), inner = document.createElement("font");
		inner.textContent = text.data;
		outer.append(inner);
		text.replaceWith(outer);
	}
}`

// translationGoesOn translates what changes too.
const translationGoesOn = `() => {
	const translate = ` + translation + `;
	translate();
	new MutationObserver(translate).observe(document.getElementById("explorer"), {childList: true, characterData: true, subtree: true});
}`

// extension does what a keeper of passwords, a checker of spelling and a shop's helper do:
// elements of their own in the page, in its fields and around it, and attributes.
const extension = `() => {
	document.documentElement.setAttribute("data-extension-installed", "1");
	document.body.className += " extension-active";
	const aside = document.createElement("extension-panel");
	aside.attachShadow({mode: "open"}).innerHTML = "<p>Shop here</p>";
	document.documentElement.append(aside);
	document.body.prepend(document.createElement("extension-bar"));
	document.getElementById("explorer").prepend(document.createElement("extension-root"));
	for (const e of document.querySelectorAll("h1, h2, p, td, th, li")) { e.prepend(document.createElement("i")); e.append(document.createElement("i")); e.setAttribute("data-checked", "1"); }
	for (const e of document.querySelectorAll("input, select")) { e.setAttribute("data-filled", "1"); e.after(document.createElement("extension-icon")); }
}`

// marking does what a search through the page or a dictionary does: it splits texts and
// puts words of them into elements.
const marking = `() => {
	const texts = [], walker = document.createTreeWalker(document.getElementById("explorer"), NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) if (walker.currentNode.data.length > 2 && !walker.currentNode.parentNode.closest("svg")) texts.push(walker.currentNode);
	for (const text of texts) { const mark = document.createElement("mark"), rest = text.splitText(2); rest.replaceWith(mark); mark.append(rest); }
}`

// darkening does what an extension with a dark mode of its own does: style sheets, marks
// and colours of its own at every element, and at each that comes.
const darkening = `() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("html, body, input, button { background-color: #181a1b !important; color: #e8e6e3 !important } [data-darkreader-inline-color] { color: #c8c3bc !important }");
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	const page = document.documentElement;
	page.setAttribute("data-darkreader-mode", "dynamic");
	page.setAttribute("data-darkreader-scheme", "dark");
	const darken = root => {
		for (const e of root.querySelectorAll("*")) {
			if (!e.style || e.hasAttribute("data-darkreader-inline-color")) continue;
			e.setAttribute("data-darkreader-inline-color", "");
			e.style.setProperty("--darkreader-inline-color", "#c8c3bc");
		}
	};
	darken(document.body);
	new MutationObserver(list => { for (const {target} of list) if (target.querySelectorAll) darken(target); }).observe(document.body, {childList: true, subtree: true, attributes: true, attributeFilter: ["style"]});
	document.querySelector("meta[name=theme-color]")?.setAttribute("content", "#181a1b");
}`

// before has a page run a script at its start, behind what every check's pages run.
func (r *reader) before(script string) {
	r.stand.become(manner{first: withoutWorker + "\n" + script})
}

// harmed chooses on a page that others have changed, before the program took it over or
// after: each choice is what the server sends, in the same document, and the focus is on
// what was chosen.
func harmed(r *reader, harm, when string) {
	if when == "before" {
		r.before(`document.addEventListener("DOMContentLoaded", ` + harm + `);`)
	}
	r.goes("/")
	if when == "after" {
		get[bool](r, `() => { (`+harm+`)(); return true; }`)
	}
	const column = `table.ind thead th[data-key="GBR"] a`
	for _, c := range []struct{ selector, address string }{
		{rowLink("student-mobility"), "/?indicator=student-mobility"},
		{column, "/?indicator=student-mobility&sort=-GBR"},
		{column, "/?indicator=student-mobility&sort=GBR"},
		{otherSide, "/?indicator=student-mobility&sort=GBR&tab=table"},
		{rowLink("fwci"), "/?sort=GBR&tab=table"},
	} {
		r.enter(c.selector)
		r.reaches(c.address)
		r.sameAsServed()
	}
	r.focused(rowLink("fwci"))
	r.must(r.Back())
	r.reaches("/?indicator=student-mobility&sort=GBR&tab=table")
	r.sameAsServed()
	r.inPlace()
}

func darkenedColours(r *reader) {
	r.before(`document.addEventListener("DOMContentLoaded", ` + darkening + `);`)
	r.goes("/mobility/")
	r.enter(`.themes a[data-theme-choice="light"]`)
	r.reaches("/mobility/?theme=light")
	has(r, "the theme", "light", `() => document.documentElement.dataset.theme`)
	has(r, "the extension's mark is left alone", "dynamic", `() => document.documentElement.dataset.darkreaderMode`)
	r.tabTo("#figure [data-chart]")
	r.press("End")
	r.must(r.Wait(`() => document.querySelector("#figure .tip")?.innerText.includes("2019")`))
	r.inPlace()
}

func translatedPages(r *reader) {
	for _, path := range []string{"/partners/", "/ja/mobility/", "/evidence/", "/indicators/rd-spending/", "/embed/table/"} {
		r.goes(path)
		for i := range 3 {
			get[bool](r, `() => { (`+translation+`)(); return true; }`)
			address := get[string](r, `i => {
				const links = [...document.querySelectorAll("main a[href]")].filter(a => a.pathname === location.pathname && a.search !== location.search && !a.hasAttribute("download"));
				const a = links[i * 3 % links.length], address = a.pathname + a.search;
				a.click();
				return address;
			}`, i)
			r.reaches(address)
			r.sameAsServed()
		}
		r.inPlace()
	}
}

func writtenAnew(r *reader) {
	r.goes("/")
	get[bool](r, `() => { document.body.innerHTML = document.body.innerHTML; return true; }`)
	r.must(r.Follow(func() error { return r.Click(rowLink("researchers")) }))
	r.reaches("/?indicator=researchers")
	has(r, "the document is another one", false, `() => window.mark === true`)
	r.sameAsServed()
}

// holdProgram keeps the program from starting until it is let.
const holdProgram = `{
	const start = WebAssembly.instantiateStreaming, released = new Promise(keep => { window.release = keep; });
	WebAssembly.instantiateStreaming = async (...list) => {
		const program = await start.apply(WebAssembly, list);
		await released;
		return program;
	};
}`

func typedBefore(r *reader) {
	const field = "#indicators input[type=search]"
	r.before(holdProgram)
	r.must(r.Go(r.origin + "/"))
	r.mark()
	r.click(field)
	r.must(r.Type("student"))
	get[bool](r, `field => {
		window.kept = document.querySelector(field);
		kept.setSelectionRange(1, 3);
		document.querySelector("main").append(document.createElement("button"));
		for (const part of document.querySelectorAll("details")) part.open = true;
		window.opened = document.querySelectorAll("details[open]").length;
		release();
		return true;
	}`, field)
	r.reaches("/?q=student")
	has(r, "the field, its words and the caret", "true student 1-3", `field => [kept === document.activeElement && kept === document.querySelector(field), kept.value, kept.selectionStart + "-" + kept.selectionEnd].join(" ")`, field)
	has(r, "what was opened is open", true, `() => document.querySelectorAll("details[open]").length === opened`)
	has(r, "rows that fit", 1, rows)
	r.inPlace()

	r.must(r.Go(r.origin + "/indicators/rd-spending/"))
	get[bool](r, `() => { window.list = document.querySelector("main form select[name=country]"); list.focus(); list.selectedIndex = 4; window.chosen = list.value; release(); return true; }`)
	r.must(r.Ready())
	has(r, "the list, its focus and its choice", true, `() => list.isConnected && list === document.activeElement && list.value === chosen`)
}

// selectedWhile selects words of a row that moves, of one that stays and of the figure.
func selectedWhile(r *reader) {
	r.goes("/")
	const selected = `() => getSelection().toString().trim().replace(/\s+/g, " ")`
	for _, part := range []string{`table.ind tr[data-key="student-mobility"] th small`, "#figure h2", ".lede"} {
		for _, key := range []string{"GBR", "JPN"} {
			head := `table.ind thead th[data-key="` + key + `"] a`
			r.focus(head)
			want := get[string](r, `s => { const range = document.createRange(); range.selectNodeContents(document.querySelector(s)); getSelection().removeAllRanges(); getSelection().addRange(range); return (`+selected+`)(); }`, part)
			at := get[string](r, `() => location.search`)
			r.press("Enter")
			r.must(r.Wait(`() => location.search !== "` + at + `"`))
			r.frames()
			r.focused(head)
			has(r, "what is selected of "+part, want, selected)
			if want == "" {
				r.t.Errorf("nothing can be selected of %s", part)
			}
		}
	}
	r.inPlace()
}

// keptWhole goes to another document and back. Where the engine keeps a page whole for
// that, it goes on as it was; where it does not, it is loaded again and has its view.
func keptWhole(r *reader) {
	r.before(`addEventListener("pageshow", e => { window.restored = e.persisted; });`)
	r.goes("/?sort=-GBR")
	r.enter(rowLink("student-mobility"))
	r.reaches("/?indicator=student-mobility&sort=-GBR")
	r.must(r.Follow(func() error { return r.Click(`nav.pages a[data-key="About"]`) }))
	r.must(r.Follow(r.Back))
	r.reaches("/?indicator=student-mobility&sort=-GBR")
	restored := get[bool](r, `() => window.restored`)
	r.t.Logf("kept whole: %t", restored)
	has(r, "the document is the one before", restored, `() => window.mark === true`)
	r.mark()
	r.sameAsServed()
	r.enter(otherSide)
	r.reaches("/?indicator=student-mobility&sort=-GBR&tab=table")
	r.sameAsServed()
	r.must(r.Back())
	r.reaches("/?indicator=student-mobility&sort=-GBR")
	r.must(r.Back())
	r.reaches("/?sort=-GBR")
	r.sameAsServed()
	r.tabTo("#figure [data-chart]")
	r.press("End")
	r.must(r.Wait(`() => document.querySelector("#figure .tip") !== null`))
	r.inPlace()
}

// clocksJump has the page be what it is on a device that slept for a night: its clocks have
// jumped, it was hidden and is seen, the network went and came.
func clocksJump(r *reader) {
	r.before(`{
		window.slept = 0;
		const now = Date.now, ticks = performance.now;
		Date.now = () => now() + slept;
		performance.now = () => ticks.call(performance) + slept;
	}`)
	r.goes("/mobility/")
	r.tabTo("#figure [data-chart]")
	r.press("End")
	r.must(r.Wait(`() => document.querySelector("#figure .tip") !== null`))
	get[bool](r, `() => {
		const state = value => { Object.defineProperty(document, "visibilityState", {value, configurable: true}); document.dispatchEvent(new Event("visibilitychange")); };
		state("hidden");
		dispatchEvent(new Event("freeze"));
		dispatchEvent(new Event("offline"));
		slept += 9 * 3600 * 1000;
		dispatchEvent(new Event("online"));
		dispatchEvent(new Event("resume"));
		state("visible");
		return true;
	}`)
	r.press("ArrowLeft")
	r.must(r.Wait(`() => !document.querySelector("#figure .tip").innerText.includes("2019")`))
	r.focused("#figure [data-chart]")
	r.press("Escape")
	r.enter(".controls .seg:first-child a:not([aria-current])")
	r.reaches("/mobility/?tab=table")
	r.sameAsServed()
	has(r, "is the site said to be away", false, `() => document.querySelector("#offline-news").offsetHeight > 8`)
	r.inPlace()
}
