//go:build browser

package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// headings finds the heads of tables that lie over each other, figures that
// are broken or run out of their cell, and plots that labels have left with
// less than a quarter of their figure.
const headings = `() => {
	const faults = [];
	const inked = e => {
		const boxes = [], walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange();
		while (walk.nextNode()) { range.selectNode(walk.currentNode); boxes.push(...[...range.getClientRects()].filter(b => b.width > 1)); }
		return boxes;
	};
	for (const row of document.querySelectorAll("thead tr")) {
		const heads = [...row.children].filter(e => getComputedStyle(e).position !== "absolute").map(e => ({words: e.textContent.trim(), boxes: inked(e)}));
		for (let i = 0; i < heads.length; i++) for (let j = 0; j < i; j++) for (const a of heads[i].boxes) for (const b of heads[j].boxes)
			if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1 && !row.closest(".vh,[hidden]") && getComputedStyle(row.closest("thead")).position !== "absolute") { faults.push("the heads “" + heads[j].words + "” and “" + heads[i].words + "” overlap"); a.right = a.left; }
	}
	for (const e of document.querySelectorAll(".ind td > :first-child, .tile b, .dots .val")) {
		if (/^[\d.,%+−]+$/.test(e.textContent.trim()) && new Set(inked(e).map(b => b.top.toFixed())).size > 1) faults.push("the figure " + e.textContent.trim() + " is broken");
	}
	for (const canvas of document.querySelectorAll("figure .plot .canvas")) {
		const plot = canvas.getBoundingClientRect().width, figure = canvas.closest("figure").getBoundingClientRect().width;
		if (plot && plot < figure / 4) faults.push("a plot is " + plot.toFixed() + " px wide in a figure of " + figure.toFixed());
	}
	return [...new Set(faults)];
}`

// routesWith are the pages of a server in both languages, and frames.
func routesWith(t *testing.T, server *Server) []string {
	t.Helper()
	_, body := fetched(t, server.Origin(loopback)+"/sitemap.xml")
	var routes []string
	for _, part := range strings.Split(string(body), "<loc>")[1:] {
		address, _, _ := strings.Cut(part, "</loc>")
		path := strings.TrimPrefix(address, server.Origin(loopback))
		routes = append(routes, path)
		if strings.Contains(path, "/indicators/") && strings.Count(path, "/") > 2 {
			routes = append(routes, path+"?tab=table")
		}
	}
	return append(routes, "/?tab=table&derived=1", "/ja/?form=dots", "/embed/table/", "/ja/embed/table/", "/nope/")
}

// Whatever places are called, nothing is over anything else, no page scrolls
// sideways and no label leaves its chart, from the narrowest screens up.
func TestLongNamesFitNarrowScreens(t *testing.T) {
	t.Parallel()
	official := filepath.Join("testdata", "official-names.json")
	raw, err := os.ReadFile(official)
	if err != nil {
		t.Fatal(err)
	}
	// A word that nothing says how to break, in the place of a name.
	const name = "United Kingdom of Great Britain and Northern Ireland"
	word := filepath.Join(t.TempDir(), "word.json")
	if !strings.Contains(string(raw), name) || !json.Valid(raw) {
		t.Fatalf("%s does not name the %s", official, name)
	}
	if err := os.WriteFile(word, []byte(strings.ReplaceAll(string(raw), name, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file string
		fonts      []string
	}{
		{"official names, and in type twice as large", official, []string{ownFont, largeFont}},
		{"a word of 58 letters", word, []string{ownFont}},
	} {
		t.Run(c.name, func(t *testing.T) {
			server, err := StartServer(explorer, small().folder, "-data", c.file)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { server.Stop() })
			narrow(t, server, routesWith(t, server), c.fonts...)
		})
	}
}

// The deck's own pages too, down to 280 px, and with type twice as large.
func TestPagesFitNarrowScreens(t *testing.T) {
	t.Parallel()
	var own, both []string // in either type
	for i, route := range small().routes() {
		languages := []string{route, "/ja" + route}
		both, own = append(both, languages[i%2]), append(own, languages[1-i%2])
	}
	narrow(t, small().Server, both, ownFont, largeFont)
	narrow(t, small().Server, own, ownFont)
}

// The size of the root's type: the reader's own, and twice as large.
const (
	ownFont   = ""
	largeFont = "32px"
)

// narrow looks at pages on narrow screens, with large type on the widest of them.
func narrow(t *testing.T, server *Server, routes []string, fonts ...string) {
	t.Helper()
	v := open(t, server.Origin(loopback))
	v.allow("404") // of the page that is not there
	for _, route := range routes {
		v.load(server.Origin(loopback) + route)
		for _, font := range fonts {
			widths := []int64{280, 360}
			if font == largeFont {
				widths = []int64{390}
			}
			get[bool](v, `font => { document.documentElement.style.fontSize = font; return true; }`, font)
			for _, width := range widths {
				v.must(v.Size(width, 900))
				v.frames()
				for _, fault := range append(get[[]string](v, textBoxes), get[[]string](v, headings)...) {
					t.Errorf("%s at %d px, type %q: %s", route, width, font, fault)
				}
			}
		}
	}
}
