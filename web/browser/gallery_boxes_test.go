//go:build browser

package browser

import "testing"

// textBoxes finds what is wrong with the texts of the live charts: cut by the
// page's width or out of the chart's own room, over each other by more than a
// pixel, or too small. A text's box is as wide as it runs and as high as its
// ink, without the halo; one that is turned keeps its own corners.
const textBoxes = `() => {
	const faults = [], page = document.documentElement, pen = document.createElement("canvas").getContext("2d");
	if (page.scrollWidth > page.clientWidth) faults.push("the page is " + page.scrollWidth + " px wide and scrolls");
	for (const plot of document.querySelectorAll("figure .plot")) {
	const figure = plot.closest("figure"), all = [];
	for (const text of figure.querySelectorAll(".drawing text")) {
		if (!text.getBoundingClientRect().width) continue;
		const parts = [...text.childNodes].filter(n => n.nodeType === 3 || n.getBoundingClientRect().width > 0);
		const words = parts.map(n => n.textContent).join("").trim();
		if (!words) continue;
		const style = getComputedStyle(text), box = text.getBBox(), matrix = text.getScreenCTM();
		pen.font = style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
		const ink = pen.measureText(words), size = parseFloat(style.fontSize) * Math.hypot(matrix.a, matrix.b);
		if (size < 13.99) faults.push("“" + words + "” is " + size.toFixed(1) + " px high");
		const base = text.getStartPositionOfChar(0).y, y1 = base - ink.actualBoundingBoxAscent, y2 = base + ink.actualBoundingBoxDescent;
		const corners = [[box.x, y1], [box.x + box.width, y1], [box.x + box.width, y2], [box.x, y2]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
		all.push({words, corners});
	}
	const span = (corners, x, y) => { const at = corners.map(c => c.x * x + c.y * y); return [Math.min(...at), Math.max(...at)]; };
	const room = plot.getBoundingClientRect();
	// A chart that is wider than its figure may scroll by itself, as a table does.
	let scroller = false;
	for (let e = figure.querySelector(".drawing"); e !== figure; e = e.parentElement) scroller ||= getComputedStyle(e).overflowX === "auto" && e.scrollWidth > e.clientWidth;
	for (const {words, corners} of all) {
		const [left, right] = span(corners, 1, 0), [top, bottom] = span(corners, 0, 1);
		if (!scroller && (left < -0.5 || right > page.clientWidth + 0.5)) faults.push("“" + words + "” runs from " + left.toFixed(0) + " to " + right.toFixed(0) + " of a page " + page.clientWidth + " px wide");
		if (top < room.top - 1 || bottom > room.bottom + 1) faults.push("“" + words + "” runs from " + (top - room.top).toFixed(0) + " to " + (bottom - room.top).toFixed(0) + " of a chart " + room.height.toFixed(0) + " px high");
	}
	// Two convex shapes are apart when they are along the normal of a side.
	const overlap = (a, b) => {
		let least = Infinity;
		for (const shape of [a, b]) for (let i = 0; i < 2; i++) {
			const dx = shape[i + 1].x - shape[i].x, dy = shape[i + 1].y - shape[i].y, length = Math.hypot(dx, dy);
			if (!length) continue;
			const [from, to] = span(a, dy / length, -dx / length), [start, end] = span(b, dy / length, -dx / length);
			least = Math.min(least, Math.min(to, end) - Math.max(from, start));
		}
		return least;
	};
	for (let i = 0; i < all.length; i++) for (let j = 0; j < i; j++) {
		const by = overlap(all[i].corners, all[j].corners);
		if (by > 1) faults.push("“" + all[j].words + "” and “" + all[i].words + "” overlap by " + by.toFixed(1) + " px");
	}
	for (const e of figure.querySelectorAll("*")) {
		if (e.closest("svg") || !e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
		const size = parseFloat(getComputedStyle(e).fontSize);
		if (size < 13.99) faults.push("<" + e.localName + "> " + e.textContent.trim().slice(0, 30) + " is " + size.toFixed(1) + " px high");
	}
	}
	return faults;
}`

// textsLieWell checks that no text of a chart is cut, covers another, or is too
// small, and that the page does not scroll sideways, at the widths of small
// telephones to small screens.
func (v *visit) textsLieWell() {
	v.t.Helper()
	for _, width := range []int64{320, 360, 640, 1024} {
		v.must(v.Size(width, 900))
		v.frames()
		for _, fault := range get[[]string](v, textBoxes) {
			v.t.Errorf("at %d px: %s", width, fault)
		}
	}
}

// The measure finds what is wrong; else the test above could not fail.
func TestTheMeasureOfBoxesFindsFaults(t *testing.T) {
	t.Parallel()
	v := visitExample(t, galleries["tinygo"], "/gallery/"+pair+"/")
	same(t, "faults before", len(get[[]string](v, textBoxes)), 0)
	for _, c := range []struct{ name, change string }{
		{"a text over another", `texts => { texts[1].setAttribute("x", texts[0].getAttribute("x") ?? "0"); texts[1].setAttribute("y", texts[0].getAttribute("y") ?? "0"); }`},
		{"a text off the page", `texts => texts[0].setAttribute("dx", "-400")`},
		{"a text below the chart", `texts => texts[0].setAttribute("y", "900")`},
		{"a small text", `texts => texts[0].style.fontSize = "12px"`},
		{"a wide page", `texts => { const p = document.querySelector("figure.series .src"); p.style.width = "3000px"; }`},
	} {
		v.visitExample("/gallery/" + pair + "/")
		get[bool](v, `() => { (`+c.change+`)([...document.querySelectorAll("figure.series .drawing text")].filter(t => t.getBoundingClientRect().width > 0)); return true; }`)
		if len(get[[]string](v, textBoxes)) == 0 {
			t.Errorf("%s is not found", c.name)
		}
	}
}
