//go:build browser

package tour

import (
	"strings"
	"testing"
)

// shownTables marks the parts of the tables that are shown, of each the first rows and the last,
// and gives what each of them is; a part of such a table that is not shown is "hidden".
const shownTables = `() => {
	const roleOf = e => e.matches("table,tr,td") ? {TABLE: "table", TR: "row", TD: "cell"}[e.tagName] : e.scope.startsWith("row") ? "rowheader" : "columnheader";
	const parts = [];
	for (const table of document.querySelectorAll("table")) {
		if (!table.checkVisibility()) continue;
		const rows = [...table.rows].filter((_, i, all) => i < 6 || i === all.length - 1);
		for (const part of [table, ...rows.flatMap(row => [row, ...row.cells])]) {
			if (part.matches("[hidden],[hidden] *")) continue;
			part.setAttribute("data-tour-part", "");
			parts.push(part.checkVisibility() ? roleOf(part) : "hidden: " + part.textContent);
		}
	}
	return parts;
}`

// emptyCaptions are the tables whose caption has no box for its words: WebKit gives such a table no name.
const emptyCaptions = `() => [...document.querySelectorAll("caption")].filter(c => {
	const style = getComputedStyle(c);
	return c.checkVisibility() && !(c.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) > 0);
}).map(c => c.textContent).join()`

// Every table is a table where it is wide and where it is laid out anew, in every engine: its
// rows, heads and cells are, and none is taken away. The narrowest window of WebKitGTK's own
// browser is 447 pixels wide.
func TestEveryTableIsATableInEveryEngine(t *testing.T) {
	t.Parallel()
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			r := &reader{Page: open(t, engine.start), t: t, origin: server.Origin("127.0.0.1")}
			narrow := int64(360)
			if engine.name == "WebKit" {
				narrow = 460
			}
			for i, address := range []string{"/?derived=1", "/evidence/", "/mobility/?tab=table", "/partners/", "/indicators/field-articles/?tab=table"} {
				for _, width := range []int64{1280, narrow} {
					if i > 0 && width != narrow {
						continue // where nothing is laid out anew the engines know a table
					}
					r.must(r.Size(width, 900))
					r.start(address)
					has(r, address+": captions without a box", "", emptyCaptions)
					want := get[[]string](r, shownTables)
					if len(want) < 4 {
						t.Fatalf("%s at %d px has no table", address, width)
					}
					got, err := r.Roles("[data-tour-part]")
					r.must(err)
					if len(got) != len(want) {
						t.Fatalf("%s at %d px: %d roles of %d parts", address, width, len(got), len(want))
					}
					faults := map[string]int{}
					for i := range want {
						if role := strings.Replace(got[i], "gridcell", "cell", 1); role != want[i] {
							faults["want "+want[i]+", got "+role]++
						}
					}
					for fault, times := range faults {
						t.Errorf("%s at %d px: %d times: %s", address, width, times, fault)
					}
				}
			}
		})
	}
}
