//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// vanished lists what a page shows of itself and does not with forced colours: marks
// without words that have nothing left that differs from their ground, and what is chosen
// among others when it looks as they do.
const vanished = `() => {
	` + sight + `
	const {rgb, contrast, ground} = (() => { ` + paints + ` return {rgb, contrast, ground}; })();
	const faults = [];
	const shows = (e, pseudo) => {
		const s = getComputedStyle(e, pseudo), on = ground(pseudo ? e : e.parentElement);
		if (pseudo && (s.content === "none" || s.content === "normal" || s.display === "none")) return false;
		const differs = c => { const [r, g, b, a] = rgb(c); return a > 40 && contrast("rgb(" + [r, g, b].join() + ")", on) >= 2.9; };
		const words = pseudo && /[^"\s]/.test(s.content.replace(/\/.*/, "").replace(/"/g, "")) && differs(s.color);
		return words || differs(s.backgroundColor) || s.backgroundImage !== "none" || ["Top", "Right", "Bottom", "Left"].some(side => parseFloat(s["border" + side + "Width"]) > 0 && s["border" + side + "Style"] !== "none" && differs(s["border" + side + "Color"])) || parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== "none" && differs(s.outlineColor);
	};
	for (const e of document.querySelectorAll("#explorer i, #explorer .k, #explorer .v, .sqs i, .timeline li, button:empty")) {
		const box = e.getBoundingClientRect();
		if (!seen(e) || unseen(e) || e.closest("svg") || box.width < 3 || box.height < 3 || e.textContent.trim() && !e.matches(".timeline li")) continue;
		if (!shows(e) && !shows(e, "::before") && !shows(e, "::after") && !e.querySelector("svg")) faults.push("nothing is left of <" + e.localName + " class=" + e.className + "> in " + told(e.parentElement));
	}
	// Shadows go with forced colours; what tells what is chosen must be something else.
	const look = e => [e, ...e.querySelectorAll("*")].slice(0, 4).flatMap(x => [null, "::before", "::after"].map(p => { const s = getComputedStyle(x, p); return [s.content, s.fontWeight, s.textDecorationLine, s.textDecorationThickness, s.borderTopWidth, s.borderBottomWidth, s.borderLeftWidth, s.outlineStyle, s.outlineWidth, rgb(s.backgroundColor).join(), rgb(s.color).join(), rgb(s.borderBottomColor).join()].join(" "); })).join("|");
	for (const e of document.querySelectorAll("[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true]")) {
		if (!seen(e) || unseen(e)) continue;
		const others = [...(e.closest("ul, ol, nav, tbody, p, div")?.querySelectorAll(e.localName) ?? [])].filter(o => o !== e && o.localName === e.localName && !o.hasAttribute("aria-current") && seen(o) && o.className === e.className);
		if (others.length && others.some(o => look(o) === look(e))) faults.push("what is chosen looks as what is not: " + told(e));
	}
	return [...new Set(faults)].slice(0, 10);
}`

// With forced colours, dark on light and light on dark, no mark of any kind of page is
// lost, what is chosen and what has the focus stand out, and words have the contrast that
// the reader's palette gives them. EXPLORER_FORCED names a folder for pictures to look at.
func TestForcedColoursLeaveNothingUnseen(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.allow("404")
	for i, view := range s.kinds() {
		address := []string{"", "/ja"}[i%2] + view
		v.must(v.Size([]int64{1280, 360}[i/2%2], 900))
		v.load(s.Origin(loopback) + address)
		v.settle()
		for _, scheme := range []string{"light", "dark"} {
			v.must(v.Media(map[string]string{"forced-colors": "active", "prefers-color-scheme": scheme}))
			v.frames()
			if !get[bool](v, `() => matchMedia("(forced-colors: active)").matches`) {
				t.Fatal("colours are not forced")
			}
			for _, fault := range get[[]string](v, vanished) {
				t.Errorf("%s on a %s palette: %s", address, scheme, fault)
			}
			ring := get[string](v, `() => { `+paints+` const e = [...document.querySelectorAll("main :is(a[href], button, summary), .mast a")].find(seen); e.focus(); const s = getComputedStyle(e); return s.outlineStyle === "none" || contrast(s.outlineColor, ground(e.parentElement)) < 4.5 ? e.outerHTML.slice(0, 80) + ": " + s.outline : ""; }`)
			if ring != "" {
				t.Errorf("%s on a %s palette: the focus is not seen: %s", address, scheme, ring)
			}
			if folder := os.Getenv("EXPLORER_FORCED"); folder != "" {
				picture, err := v.Picture()
				v.must(err)
				name := strings.NewReplacer("/", "_", "?", "_", "&", "_", "=", "-").Replace(strings.Trim(address, "/")) + "-" + scheme + ".png"
				v.must(os.WriteFile(filepath.Join(folder, name), picture, 0o600))
			}
		}
	}
}
