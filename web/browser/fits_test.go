//go:build browser

package browser

import (
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// kinds are the pages of a site, one view of each that differs in kind, in English.
func (s *site) kinds() []string {
	views := []string{
		"/", "/?derived=1&tab=table", "/?q=zebra&topic=" + s.topic(0), "/indicators/", "/indicators/" + s.chosen() + "/", "/indicators/" + s.flow() + "/?derived=1",
		"/sources/", "/search/?q=a", "/about/", "/about/accessibility/", "/about/glossary/", "/take/?figure=indicators", "/slides/", "/slides/?slide=2", "/offline/", "/nope/",
		"/partners/", "/partners/?tab=table", "/mobility/", "/mobility/?tab=table", "/evidence/", "/embed/table/", s.frame("/"),
	}
	open := s.openViews()
	return append(views, open[0], open[len(open)-1])
}

// sight is what measures of a page have in common: whether an element is seen, what it
// is called, and whether words of it are for screen readers alone.
const sight = `
	const page = document.documentElement;
	const seen = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
	const unseen = e => { for (let a = e.closest(".vh, .skip, [hidden], thead, thead *"); a; a = a.parentElement) if (a.matches(".skip, .vh") || getComputedStyle(a).clipPath !== "none") return true; return false; };
	const name = e => (e.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean).map(id => document.getElementById(id)?.textContent ?? "").join(" ") || e.getAttribute("aria-label") || "";
	const told = e => "<" + e.localName + (e.className && typeof e.className === "string" ? "." + e.className : "") + "> " + (e.textContent || name(e)).trim().replace(/\s+/g, " ").slice(0, 40);
	const scrolls = e => { const s = getComputedStyle(e); return e !== page && e !== document.body && /auto|scroll/.test(s.overflowX) && e.scrollWidth > e.clientWidth + 1; };
`

// lost lists what a reader cannot get at: a page that scrolls sideways, words that run out
// of the window or of a box that cuts them off, a part that scrolls and has no name or
// takes no focus, and words that lie over others.
const lost = `() => {
	` + sight + `
	const faults = [];
	if (page.scrollWidth > page.clientWidth) faults.push("the page is " + page.scrollWidth + " px wide in a window of " + page.clientWidth);
	for (const e of document.querySelectorAll("body *")) {
		if (!seen(e) || !scrolls(e)) continue;
		const called = name(e) || name(e.closest("nav") ?? e); // a row of links scrolls in a part that has a name
		if (!called && !e.querySelector(":scope > caption") || e.tabIndex < 0 && !e.querySelector("a[href], button, input")) faults.push(told(e) + " scrolls, is called “" + called + "” and takes the focus: " + (e.tabIndex >= 0));
	}
	// What an element does to the words in it, asked once.
	const known = new Map();
	const around = a => {
		if (!known.has(a)) {
			const s = getComputedStyle(a);
			known.set(a, {x: /hidden|clip/.test(s.overflowX) && s.textOverflow !== "ellipsis", y: /hidden|clip/.test(s.overflowY), box: a.getBoundingClientRect(), scrolls: scrolls(a), sticky: s.position === "sticky", fixed: s.position === "fixed"});
		}
		return known.get(a);
	};
	const all = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || e.closest("svg, script, style, option, textarea") || !seen(e) || unseen(e)) continue;
		range.selectNodeContents(walk.currentNode);
		let boxes = [...range.getClientRects()].filter(b => b.width > 1 && b.height > 1), moves = false, floats = false;
		for (let a = e; a && a !== document.body; a = a.parentElement) {
			const {x, y, box, ...s} = around(a);
			if (s.scrolls) { moves = true; break; }
			if (x && boxes.some(b => b.right > box.right + 2 || b.left < box.left - 2)) faults.push(told(e) + " is cut off at the side by " + told(a).slice(0, 30));
			if (y && boxes.some(b => b.bottom > box.bottom + 4 || b.top < box.top - 4)) faults.push(told(e) + " is cut off below or above by " + told(a).slice(0, 30));
			floats ||= s.sticky; // over what scrolls below it
			if (s.fixed) break;
		}
		if (!moves && boxes.some(b => b.right > page.clientWidth + 1 || b.left < -1)) faults.push(told(e) + " runs out of the window");
		if (!moves && !floats && !e.closest(".readout")) for (const b of boxes) all.push({e, left: b.left + 2, right: b.right - 2, top: b.top + b.height * 0.25, bottom: b.bottom - b.height * 0.25});
	}
	all.sort((a, b) => a.top - b.top);
	for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length && all[j].top < all[i].bottom; j++) {
		const a = all[i], b = all[j];
		if (a.e !== b.e && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) faults.push(told(a.e) + " lies over " + told(b.e));
	}
	return [...new Set(faults)].slice(0, 12);
}`

// spaced is the spacing of success criterion 1.4.12, as a reader's own style sheet sets it.
const spaced = `on => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important} p {margin-bottom: 2em !important}");
	document.adoptedStyleSheets = on ? [sheet] : [];
	return true;
}`

// lostSpaced is lost, and what textBoxes finds of drawings: with wider spacing their labels
// may touch, and stand a little out of their room, but none may be unreadable.
var lostSpaced = "() => [...(" + lost + ")(), ...(" + strings.NewReplacer("by > 1)", "by > 3)", "left < -0.5", "left < -5",
	"top < room.top - 1 ", "top < room.top - 12 ").Replace(textBoxes) + ")()]"

// smallText lists words of less than 14 px, in drawings too.
const smallText = `() => {
	` + sight + `
	const faults = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || !seen(e) || unseen(e) || e.closest("script, style, option")) continue;
		const size = parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM ? Math.hypot(e.getScreenCTM().a, e.getScreenCTM().b) : 1);
		if (size < 13.9) faults.push(told(e) + " is " + size.toFixed(1) + " px high");
	}
	return [...new Set(faults)].slice(0, 12);
}`

// smallTargets lists targets of less than 24 by 24 px that success criterion 2.5.8 makes
// no exception for: a link within a sentence, one that stands so far apart that a circle of
// 24 px around its middle meets neither another target nor the circle of another small one.
const smallTargets = `() => {
	` + sight + `
	const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [data-action], [tabindex='0']:not([data-chart])")].filter(e => seen(e) && !unseen(e) && !e.closest(".tip"));
	const boxed = targets.map(e => ({e, boxes: e.localName === "a" ? [...e.getClientRects()] : [e.getBoundingClientRect()]})).filter(t => !scrolls(t.e) || t.e.matches("a, button"));
	const inline = e => {
		if (getComputedStyle(e).display !== "inline") return false;
		const block = e.parentElement;
		return [...block.childNodes].some(n => n !== e && !targets.includes(n) && n.textContent.trim().length > 1);
	};
	const small = boxed.filter(t => t.boxes.every(b => b.width < 23.9 || b.height < 23.9) && !inline(t.e));
	const middle = b => [b.left + b.width / 2, b.top + b.height / 2];
	const faults = [];
	for (const t of small) {
		const b = t.boxes[0];
		if (!b || !b.width) continue;
		const [x, y] = middle(b);
		for (const other of boxed) {
			if (other.e === t.e || other.e.contains(t.e) || t.e.contains(other.e)) continue;
			const near = other.boxes.some(o => {
				const dx = Math.max(o.left - x, 0, x - o.right), dy = Math.max(o.top - y, 0, y - o.bottom);
				if (Math.hypot(dx, dy) < 11.9) return true;
				if (!small.includes(other)) return false;
				const [p, q] = middle(o);
				return Math.hypot(p - x, q - y) < 23.9;
			});
			if (near) { faults.push(told(t.e) + " is " + b.width.toFixed() + " by " + b.height.toFixed() + " px, near " + told(other.e)); break; }
		}
	}
	return [...new Set(faults)].slice(0, 12);
}`

// unnamed lists controls whose name has not the words that are seen on them.
const unnamed = `() => {
	` + sight + `
	const plain = text => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
	const faults = [];
	for (const e of document.querySelectorAll("a, button, input, select, summary, [role=slider], [role=button]")) {
		if (!seen(e)) continue;
		const called = plain(name(e));
		if (!called) continue;
		const shown = plain(e.matches("input, select") ? [...e.labels || []].filter(l => seen(l) && !unseen(l)).map(l => { const c = l.cloneNode(true); c.querySelectorAll("select, input").forEach(x => x.remove()); return c.textContent; }).join(" ") : e.matches("[data-chart]") ? "" : e.innerText || "");
		if (shown && !called.includes(shown)) faults.push("“" + shown + "” is called “" + called + "”");
	}
	return [...new Set(faults)].slice(0, 12);
}`

// brokenWords lists words and numbers of tables that go on in another line, though the table has room for
// them, and the page where it scrolls sideways instead. Words are those of letters that have cases:
// Japanese may be broken between any two of its own. Names in code may be longer than a cell.
const brokenWords = `() => {
	` + sight + `
	const faults = [], range = document.createRange();
	if (page.scrollWidth > page.clientWidth) faults.push("the page is " + page.scrollWidth + " px wide in a window of " + page.clientWidth);
	for (const table of document.querySelectorAll("table, [role=table]")) {
		const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const text = walk.currentNode, e = text.parentElement;
			if (!text.data.trim() || e.closest("svg, option, code") || !seen(e) || unseen(e)) continue;
			range.selectNodeContents(text);
			if (new Set([...range.getClientRects()].map(b => b.top)).size < 2) continue;
			for (const word of text.data.matchAll(/[+−-]?\p{Nd}[\p{Nd}.,]*[%％]?|[\p{Lu}\p{Ll}\p{M}’']{2,}/gu)) {
				range.setStart(text, word.index);
				range.setEnd(text, word.index + word[0].length);
				const boxes = [...range.getClientRects()].filter(b => b.width > 0);
				const width = boxes.reduce((sum, b) => sum + b.width, 0);
				if (boxes.some(b => b.top > boxes[0].bottom - 2) && width <= table.clientWidth) faults.push("“" + word[0] + "” is broken in " + told(e));
			}
		}
	}
	return [...new Set(faults)].slice(0, 12);
}`

// fits are the ways in which a reader may have a page, each a part of the test: how the
// page is set so, at which widths, of which a page in one language has one and in the other
// the next, and what must not be.
var fits = []struct {
	name    string
	widths  []int64
	set     string // with true, and with false taken back; "" for nothing
	measure string
}{
	{"320 pixels", []int64{320}, "", lost},
	{"text spacing", []int64{360, 1280}, spaced, lostSpaced},
	{"text twice as large", []int64{640, 1280}, `on => { document.documentElement.style.fontSize = on ? "32px" : ""; return true; }`, lost},
	{"text of 14 pixels", []int64{360, 1280}, "", smallText},
	{"targets", []int64{360, 1280}, "", smallTargets},
	{"labels in names", []int64{1280}, "", unnamed},
}

// Every kind of page, in both languages, has all of its words and controls however a
// reader sets it: what axe-core cannot see.
func TestPagesFitTheReader(t *testing.T) {
	t.Parallel()
	inEveryKind(t, func(v *visit, n, i int, address string) {
		for _, fit := range fits {
			v.fitting(fit.set, fit.widths[(i+n)%len(fit.widths)], fit.measure, address+", "+fit.name)
		}
	})
}

// inEveryKind opens every kind of page, the i-th, in the languages, of which it is in the
// n-th, and looks at it once its program has taken over.
func inEveryKind(t *testing.T, look func(v *visit, n, i int, address string)) {
	t.Helper()
	s := small()
	for n, language := range []string{"", "/ja"} {
		t.Run(strings.Trim("in "+language, "/ "), func(t *testing.T) {
			t.Parallel()
			v := open(t, s.Origin(loopback))
			v.must(v.BypassWorker())
			v.allow("404")
			for i, view := range s.kinds() {
				v.load(s.Origin(loopback) + language + view)
				v.settle()
				look(v, n, i, language+view)
			}
		})
	}
}

// settled reports whether a page's program has taken over, where it has one.
const settled = `() => document.documentElement.hasAttribute("data-ready") || document.documentElement.hasAttribute("data-static")`

// settle waits for that.
func (v *visit) settle() { v.t.Helper(); v.wait(settled) }

// fitting sets a page in a way, measures it, and takes the way back.
func (v *visit) fitting(set string, width int64, measure, what string) {
	v.t.Helper()
	if set != "" {
		get[bool](v, set, true)
	}
	v.must(v.Size(width, 900))
	v.frames()
	for _, fault := range get[[]string](v, measure) {
		v.t.Errorf("%s at %d px: %s", what, width, fault)
	}
	if set != "" {
		get[bool](v, set, false)
	}
}

// At no width is a word or a number of a table broken that the table has room for, nor is the
// page wider than the window instead, with all that is folded open. The widths of the two
// languages lie between each other's.
func TestNoWordOrNumberOfATableIsBroken(t *testing.T) {
	t.Parallel()
	inEveryKind(t, func(v *visit, n, _ int, address string) {
		const unfold = `() => { for (const d of document.querySelectorAll("details")) d.open = true; return document.querySelector("table, [role=table]") !== null; }`
		if !get[bool](v, unfold) {
			return
		}
		for width := int64(320 + 48*n); width <= 1280; width += 96 {
			v.fitting("", width, brokenWords, address)
		}
	})
}

// A browser can be told to show no type smaller than a size. With 20 px nothing is cut or
// covered either.
func TestASmallestTypeOf20PixelsCutsNothing(t *testing.T) {
	t.Parallel()
	large, err := driver.StartShellWith(t.TempDir(), map[string]any{"blink-settings": "minimumFontSize=20,minimumLogicalFontSize=20"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(large.Close)
	tab, err := large.Open()
	if err != nil {
		t.Fatal(err)
	}
	s := small()
	v := judged(t, tab, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.allow("404")
	for i, view := range s.kinds() {
		address := []string{"", "/ja"}[i%2] + view
		v.load(s.Origin(loopback) + address)
		v.settle()
		if size := get[float64](v, `() => { const e = document.createElement("small"); document.body.append(e); const size = parseFloat(getComputedStyle(e).fontSize); e.remove(); return size; }`); size < 20 {
			t.Fatalf("the browser shows type of %v px", size)
		}
		v.fitting("", []int64{360, 1280}[i/2%2], lost, address+", type of 20 px at least")
	}
}

// Firefox enlarges text alone where the reader's system or the reader asks for it: twice as
// large, nothing is cut or covered.
func TestFirefoxEnlargesTextAlone(t *testing.T) {
	t.Parallel()
	firefox, err := driver.StartFirefox(t.TempDir(), `user_pref("browser.display.os-zoom-behavior", 2);`, `user_pref("ui.textScaleFactor", 200);`)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(firefox.Close)
	page, err := firefox.NewPage()
	if err != nil {
		t.Fatal(err)
	}
	s := small()
	for _, address := range []string{"/", "/ja/evidence/", "/partners/", "/mobility/?tab=table", "/ja/about/accessibility/", "/slides/?slide=2"} {
		if err := page.Size(1280, 900); err != nil {
			t.Fatal(err)
		}
		if err := page.Go(s.Origin(loopback) + address); err != nil {
			t.Fatal(err)
		}
		if err := page.Wait(settled); err != nil {
			t.Fatal(err)
		}
		const size = `() => [parseFloat(getComputedStyle(document.body).fontSize), innerWidth].join(" of ")`
		if got, err := driver.Eval[string](page, size); got != "32 of 1280" {
			t.Fatalf("%s: text is %s px, want 32 of 1280: %v", address, got, err)
		}
		faults, err := driver.Eval[[]string](page, lost)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Errorf("%s: %s", address, fault)
		}
	}
}

// The measures find what is wrong; else the tests above could not fail.
func TestTheMeasuresOfPagesFindFaults(t *testing.T) {
	t.Parallel()
	v := open(t)
	for _, c := range []struct{ sentence, markup, measure, fault string }{
		{"a page that is too wide", `<p style="width:3000px">wide</p>`, lost, "px wide in a window"},
		{"words out of the window", `<div style="overflow:clip"><p style="margin-left:-9em">out of it</p></div>`, lost, "cut off at the side"},
		{"words that are cut off below", `<div style="height:1em;overflow:hidden"><p>one</p><p>two</p></div>`, lost, "cut off below"},
		{"words over others", `<p>one</p><p style="margin-top:-2.2em">two</p>`, lost, "lies over"},
		{"a part that scrolls without a name", `<div style="overflow:auto;width:9em" tabindex="0"><p style="width:20em">long</p></div>`, lost, "is called “”"},
		{"words that are small", `<p style="font-size:12px">small</p>`, smallText, "12.0 px high"},
		{"a word that is broken", `<table style="table-layout:fixed;width:9em;overflow-wrap:anywhere"><tr><td style="width:3em">research</td><td></td></tr></table>`, brokenWords, "“research” is broken"},
		{"a number that is broken", `<table style="table-layout:fixed;width:9em;overflow-wrap:anywhere"><tr><td style="width:3em">1,096,865</td><td></td></tr></table>`, brokenWords, "“1,096,865” is broken"},
		{"two small targets side by side", `<button style="padding:0;width:15px;height:15px;border:0;display:block"></button><button style="padding:0;width:15px;height:15px;border:0;display:block"></button>`, smallTargets, "15 by 15"},
		{"a name without the words that are seen", `<button aria-label="Send">Go</button>`, unnamed, "“go” is called “send”"},
	} {
		v.load("data:text/html,<!DOCTYPE html><html lang=en><title>t</title><body>" + strings.NewReplacer("%", "%25", "#", "%23").Replace(c.markup))
		if found := strings.Join(get[[]string](v, c.measure), "; "); !strings.Contains(found, c.fault) {
			t.Errorf("%s is not found: %q", c.sentence, found)
		}
	}
	v.load(`data:text/html,<!DOCTYPE html><html lang=en><title>t</title><body><p>A sentence with <a href="/">a link</a> in it.</p><button style="padding:0;width:15px;height:15px;margin:20px">x</button>`)
	same(t, "faults of a sound page", strings.Join(append(get[[]string](v, lost), get[[]string](v, smallTargets)...), "; "), "")
}
