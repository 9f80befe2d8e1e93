//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// atStop judges where the focus is: what has it lies in the window, nothing that sticks to
// an edge of it lies over it, and its ring is seen. It gives what is wrong, "" for nothing.
const atStop = `() => {
	` + sight + `
	const e = document.activeElement, ringed = e.closest(".plot:has(> :focus-visible)") || e;
	const box = e.getBoundingClientRect(), what = told(e);
	if (!seen(e)) return what + " is not seen";
	const style = getComputedStyle(e.shadowRoot?.activeElement ?? ringed), plain = getComputedStyle(e);
	// The ring of a range is its thumb's, which no script can ask for: a rule must give it one.
	const rules = list => [...list].flatMap(r => r.cssRules?.length ? rules(r.cssRules) : r);
	const thumb = () => [...document.styleSheets].flatMap(s => rules(s.cssRules)).some(r => /:focus-visible::-webkit-slider-thumb$/.test(r.selectorText) && e.matches(r.selectorText.split("::")[0]) && /outline: [2-9]px/.test(r.cssText));
	const ring = [style, plain].some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || e.type === "range" && thumb();
	if (!ring) return what + " shows no ring: " + style.outline;
	const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
	if (right - left < Math.min(box.width, 8) || bottom - top < Math.min(box.height, innerHeight / 3) - 1) return what + " lies at " + [box.left, box.top, box.right, box.bottom].map(Math.round) + " of " + innerWidth + " by " + innerHeight;
	for (const s of document.querySelectorAll(".contents, .picker, .picker > form, .steps, .news")) {
		const stuck = s.getBoundingClientRect();
		if (s.contains(e) || e.contains(s) || !seen(s) || !/sticky|fixed/.test(getComputedStyle(s).position)) continue;
		const over = Math.min(stuck.bottom, bottom) - Math.max(stuck.top, top);
		if (over > 1 && Math.min(stuck.right, right) - Math.max(stuck.left, left) > 1 && box.height < innerHeight / 2) return what + " lies " + Math.round(over) + " px under " + told(s).slice(0, 30);
	}
	const points = [0.5, 0.1, 0.9].flatMap(x => [0.5, 0.15, 0.85].map(y => [left + (right - left) * x, top + (bottom - top) * y]));
	const at = points.some(([x, y]) => { const hit = document.elementFromPoint(x, y); return hit && (e.contains(hit) || hit.contains(e) && !hit.matches(".contents, .news")); });
	return at ? "" : what + " lies under " + told(document.elementFromPoint(...points[0]) ?? page);
}`

// atEveryStop gives the focus to every stop of the page in turn, first to last and back.
const atEveryStop = `async () => {
	const judge = ` + atStop + `;
	const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")].filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) && e.type !== "hidden" && e.localName !== "iframe");
	const faults = [], address = location.href;
	if (stops.some(e => e.tabIndex > 0)) faults.push("a stop stands out of the order of the document");
	for (const e of [...stops, ...stops.slice(0, -1).reverse()]) {
		e.focus();
		if (document.activeElement !== e) { faults.push("<" + e.localName + "> " + e.textContent.trim().slice(0, 30) + " does not take the focus"); continue; }
		const fault = judge();
		if (fault) faults.push(fault);
	}
	await new Promise(keep => setTimeout(keep, 50)); // what the focus set off would be done
	if (location.href !== address) faults.push("the focus led to " + location.href);
	return [String(stops.length), ...[...new Set(faults)].slice(0, 10)];
}`

// On every kind of page, in both languages and in windows wide and low, each stop is seen
// when it has the focus, with its ring; the focus changes nothing.
func TestEveryStopIsSeenWhenItHasTheFocus(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.allow("404")
	stops := 0
	for i, view := range s.kinds() {
		address := []string{"", "/ja"}[i%2] + view
		v.load(s.Origin(loopback) + address)
		v.settle()
		window := [][2]int64{{360, 640}, {1280, 600}}[i/2%2]
		v.must(v.Size(window[0], window[1]))
		v.frames()
		found := get[[]string](v, atEveryStop)
		var n int
		if _, err := fmt.Sscan(found[0], &n); err != nil {
			t.Fatal(err)
		}
		stops += n
		for _, fault := range found[1:] {
			t.Errorf("%s at %d by %d: %s", address, window[0], window[1], fault)
		}
	}
	if stops < 500 {
		t.Errorf("there were only %d stops", stops)
	}
}

// Tab goes through a page from its first stop to its last and out, past charts, lists of
// places and what unfolds; each stop is seen.
func TestTabGoesThroughAPageAndOut(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	for _, c := range []struct {
		address       string
		width, height int64
	}{{"/partners/", 360, 640}, {"/ja/", 1280, 600}} {
		v.must(v.Size(c.width, c.height))
		v.start(s.Origin(loopback) + c.address)
		get[bool](v, `() => { window.stops = []; return true; }`)
		last := "a.skip"
		for n := 0; ; n++ {
			v.must(v.Press("Tab"))
			if get[bool](v, `() => { const e = document.activeElement, out = e === document.body || window.stops.includes(e); window.stops.push(e); return out; }`) {
				if n < 30 {
					t.Errorf("%s: Tab stopped at the %dth stop, %s", c.address, n, last)
				}
				break
			}
			if last = get[string](v, `() => document.activeElement.outerHTML.slice(0, 100)`); n > 400 {
				t.Fatalf("%s: Tab never leaves the page", c.address)
			}
			if fault := get[string](v, atStop); fault != "" {
				t.Errorf("%s, stop %d: %s", c.address, n, fault)
			}
		}
		same(t, c.address+": the page", v.address(), c.address)
		const left = `() => [...document.querySelectorAll("#explorer :is(a[href], button, input, select, summary, [tabindex='0'])")].filter(e => e.tabIndex >= 0 && e.type !== "hidden" && e.checkVisibility({visibilityProperty: true}) && !stops.includes(e) && !stops.some(s => s.shadowRoot && s.contains(e))).map(e => e.outerHTML.slice(0, 90))`
		for _, missed := range get[[]string](v, left) {
			t.Errorf("%s: Tab passes over %s", c.address, missed)
		}
	}
}

// characters are all that a keyboard types.
const characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789`-=[]\\;',./~!@#$%^&*()_+{}|:\"<>?"

// No character is a shortcut: with the focus on the page, a link, a button, a chart or a
// slide that is presented, typing them changes nothing.
func TestNoCharacterIsAShortcut(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	for _, c := range []struct{ address, focus string }{
		{"/", "body"}, {"/", "[data-chart]"}, {"/ja/", ".mast a"}, {"/slides/?slide=2", "body"}, {"/slides/?slide=2", ".steps a"}, {"/partners/", ".range input"}, {"/evidence/", "summary"},
	} {
		v.load(s.Origin(loopback) + c.address)
		v.settle()
		get[bool](v, `s => {
			const e = document.querySelector(s);
			if (s === "body") document.activeElement.blur(); else e.focus();
			window.at = document.activeElement;
			window.changes = [];
			new MutationObserver(list => changes.push(...list.map(m => m.type + " of " + m.target.nodeName + " " + (m.attributeName ?? "")))).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
			addEventListener("keydown", event => { if (event.defaultPrevented) changes.push("the key " + event.key + " was taken"); });
			window.from = location.href + " " + scrollY;
			return true;
		}`, c.focus)
		v.frames()
		get[bool](v, `() => { changes.length = 0; return true; }`)
		v.must(v.Type(characters))
		v.frames()
		if changes := get[[]string](v, `() => [...new Set(changes)]`); len(changes) > 0 {
			t.Errorf("%s, with the focus on %s: typing changed %s", c.address, c.focus, strings.Join(changes, ", "))
		}
		same(t, c.address+", "+c.focus+": the page", get[bool](v, `() => location.href + " " + scrollY === from && document.activeElement === at`), true)
	}
}

// A statusCase is something that a reader does and is told of.
type statusCase struct {
	sentence, address string
	focus             string // what has the focus when it is done
	act               func(v *visit) error
}

// What the page says of what a reader did is said in a region of role status that was
// there before, and the focus stays where it was.
func TestWhatIsSaidIsAStatusAndTheFocusStays(t *testing.T) {
	t.Parallel()
	s := small()
	enter := func(v *visit) error { return v.Press("Enter") }
	typed := func(words string) func(v *visit) error { return func(v *visit) error { return v.Type(words) } }
	for _, c := range []statusCase{
		{"an indicator is chosen", "/", rowLink(s.other(1)), enter},
		{"the table is ordered", "/", headLink(s.column(0)), enter},
		{"words are searched in the table", "/", "#indicators input[name=q]", typed("impact")},
		{"derived figures are shown", "/ja/", `a[href*="derived=1"]`, enter},
		{"colours are chosen", "/", `.foot a[href*="theme=dark"]`, enter},
		{"a figure is put among the slides", "/", `[id$="-take"] a[href*="slides="], a[id$="-take"]`, enter},
		{"claims are kept by their verdict", "/ja/evidence/", verdictLink(2), enter},
		{"words are searched in the whole site", "/", ".mast .ask input", typed("works")},
		{"years are moved", "/mobility/", firstHandle, func(v *visit) error { return v.Press("ArrowRight") }},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + c.address)
			if !v.has(c.focus) {
				t.Fatalf("nothing is %s", c.focus)
			}
			same(t, "the region’s role", get[string](v, `() => document.querySelector("#announcement").getAttribute("role")`), "status")
			before := get[string](v, `focus => {
				const e = document.querySelector(focus);
				e.focus();
				window.focused = e;
				window.moved = [];
				document.addEventListener("focusin", event => moved.push(event.target.outerHTML.slice(0, 80)));
				return document.querySelector("#announcement").textContent.trim();
			}`, c.focus)
			v.must(c.act(v))
			get[bool](v, `before => { window.before = before; return true; }`, before)
			v.wait(`() => { const words = document.querySelector("#announcement").textContent.trim(); return words !== "" && words !== before; }`)
			v.frames()
			if moved := get[[]string](v, `() => document.activeElement === focused ? [] : [...moved, document.activeElement.outerHTML.slice(0, 80)]`); len(moved) > 0 {
				t.Errorf("the focus went to %q", moved)
			}
		})
	}
}
