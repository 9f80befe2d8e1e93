//go:build browser

package browser

import (
	"slices"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// paints gives the tools to take colours off the page: any colour a style can
// hold as sRGB, and the contrast of two by WCAG 2.2.
const paints = `
	const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
	const rgb = colour => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data]; };
	const luminance = colour => { const [r, g, b] = rgb(colour).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
	const seen = e => e.checkVisibility() && e.getBoundingClientRect().width + e.getBoundingClientRect().height > 0;
	const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] === 255) return c; } return "white"; };
`

// faintMarks lists the marks of the live chart that stand out by less than 3
// to 1 from the page, and the texts by less than 4.5 to 1 from what they stand
// on. Rules of the grid and washed areas carry nothing; a cell is told by its
// outline, its number is on its ground.
const faintMarks = `() => {
	` + paints + `
	const faults = [], drawing = document.querySelector("figure.series .drawing"), paper = ground(drawing), cells = [];
	let marks = 0;
	const judge = (e, colour, on, least, what) => {
		const found = contrast(colour, on);
		if (found < least) faults.push(what + " ." + e.getAttribute("class") + ": " + found.toFixed(2) + " to 1, want " + least);
	};
	for (const e of drawing.querySelectorAll("path, rect, circle, line, polygon")) {
		if (!seen(e) || e.closest(".g") || e.matches(".wash, .g")) continue;
		const style = getComputedStyle(e), cell = e.matches(".cell");
		const told = [style.stroke, style.fill].filter((c, i) => c !== "none" && !(cell && i === 1));
		if (cell) cells.push(e);
		if (!told.length) continue;
		marks++;
		// What tells a mark is its stroke or its fill, whichever is stronger.
		const best = told.sort((a, b) => contrast(b, paper) - contrast(a, paper))[0];
		judge(e, best, paper, 3, e.localName);
	}
	for (const e of drawing.querySelectorAll("text")) {
		if (!seen(e)) continue;
		const box = e.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
		const under = cells.find(c => { const b = c.getBoundingClientRect(); return b.left < x && x < b.right && b.top < y && y < b.bottom; });
		const fill = under ? getComputedStyle(under).fill : "none";
		judge(e, getComputedStyle(e).fill, fill === "none" ? paper : fill, 4.5, "text “" + e.textContent + "”");
	}
	return [String(marks), ...faults];
}`

// marksStandOut checks that marks stand out from their ground by 3 to 1 and
// words by 4.5 to 1.
func (v *visit) marksStandOut(example string) {
	v.t.Helper()
	found := get[[]string](v, faintMarks)
	if found[0] == "0" && !strings.Contains(example, "empty") && !strings.Contains(example, "missing") {
		v.t.Error("the chart has no marks")
	}
	slices.Sort(found[1:])
	for _, fault := range slices.Compact(found[1:]) {
		v.t.Error(fault)
	}
}

// The measure finds a pale mark; else none could fail by it.
func TestTheMeasureOfMarksFindsFaults(t *testing.T) {
	t.Parallel()
	v := visitExample(t, galleries["tinygo"], "/gallery/matrix/")
	get[bool](v, `() => { document.querySelector("figure.series .cell").style.stroke = "#eee"; document.querySelector("figure.series .drawing text").style.fill = "#bbb"; return true; }`)
	same(t, "faults of a pale mark and a pale word", len(get[[]string](v, faintMarks))-1, 2)
}

// With forced colours marks keep theirs, as they tell series apart, and words
// take the system's.
func TestForcedColoursKeepTheMarks(t *testing.T) {
	t.Parallel()
	const take = `() => {
		` + paints + `
		const colours = new Set();
		for (const role of ["a", "b", "p", "1", "2", "3", "4"]) for (const e of document.querySelectorAll("figure.series .drawing :is(path, rect, circle):is(.f" + role + ", .s" + role + "):not(.wash)")) {
			const style = getComputedStyle(e);
			colours.add(role + " " + rgb(e.matches(".f" + role) ? style.fill : style.stroke).join());
		}
		return [...colours].sort().join("; ");
	}`
	v := open(t, galleries["tinygo"].Origin(loopback))
	for _, name := range []string{pair, "lines-seven", "ratios-with-benchmark", "bump", "flow"} {
		t.Run(name, func(t *testing.T) {
			v := v.within(t)
			v.must(v.Media(map[string]string{"prefers-color-scheme": "light"}))
			v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + name + "/")
			before := get[string](v, take)
			if before == "" {
				t.Fatal("the chart has no coloured marks")
			}
			v.must(v.Media(map[string]string{"prefers-color-scheme": "light", "forced-colors": "active"}))
			v.frames()
			if !get[bool](v, `() => matchMedia("(forced-colors: active)").matches`) {
				t.Fatal("colours are not forced")
			}
			same(t, "the marks' colours", get[string](v, take), before)
			wrong := get[[]string](v, `() => {
				`+paints+`
				const system = rgb("CanvasText").join(), canvas = rgb("Canvas").join();
				return [...document.querySelectorAll("figure.series .drawing text")].filter(seen).filter(e => ![system, canvas].includes(rgb(getComputedStyle(e).fill).join())).map(e => e.textContent);
			}`)
			if len(wrong) > 0 {
				t.Errorf("words that are not in the system's colour: %q", wrong)
			}
			faint := get[[]string](v, faintMarks)
			for _, fault := range faint[1:] {
				t.Errorf("on the forced ground: %s", fault)
			}
		})
	}
}

// Whoever asks for less motion gets none.
func TestReducedMotionMovesNothing(t *testing.T) {
	t.Parallel()
	moving := `() => [...document.querySelectorAll("#explorer, #explorer *")].filter(e => getComputedStyle(e).transitionDuration.split(",").some(d => parseFloat(d) > 0) || parseFloat(getComputedStyle(e).animationDuration) > 0).length`
	v := open(t, galleries["tinygo"].Origin(loopback))
	v.must(v.Media(map[string]string{"prefers-reduced-motion": "no-preference"}))
	v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + pair + "/")
	// A link that is not chosen moves while the pointer is on it.
	x, y, err := v.Point(driver.Visible, ".picks a:not([aria-current])")
	v.must(err)
	v.must(v.Move(x, y))
	if get[int](v, moving) == 0 {
		t.Error("nothing moves for anybody, so this test shows nothing")
	}
	v.must(v.Media(map[string]string{"prefers-reduced-motion": "reduce"}))
	v.frames()
	same(t, "elements that move", get[int](v, moving), 0)
	v.must(v.ClickAt(v.placeOf(hitOf(t, example(t, pair), "GBR", 2005))))
	v.click(`.picks li[data-key="DEU"] a`)
	v.reaches("/gallery/" + pair + "/?focus=DEU")
	same(t, "animations under way", get[int](v, `() => document.getAnimations().length`), 0)
}
