//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// chosen is the text of the current link of each control of the figure.
const chosen = `() => [...document.querySelectorAll("figure.series .controls .seg a[aria-current]")].map(a => a.textContent).join(", ")`

// The controls of a figure are links: each has an address, changes the page in
// place and keeps the focus; back and forward lead through the views.
func TestTheControlsOfAFigureAreLinks(t *testing.T) {
	t.Parallel()
	base := "/gallery/" + pair + "/"
	steps := []struct{ name, selector, address, chosen, focus string }{
		{"pick a series out", `.picks li[data-key="DEU"] a`, "?focus=DEU", "Chart, Linear, Amounts", "Germany"},
		{"pick another out", `.picks li[data-key="GBR"] a`, "?focus=DEU~GBR", "Chart, Linear, Amounts", "United Kingdom, Germany"},
		{"let the first go", `.picks li[data-key="DEU"] a`, "?focus=GBR", "Chart, Linear, Amounts", "United Kingdom"},
		{"a logarithmic scale", `.controls .seg[data-key="Scale"] a:not([aria-current])`, "?focus=GBR&yScale=log", "Chart, Logarithmic, Amounts", "United Kingdom"},
		{"first year = 100", `.controls .seg[data-key="Values"] a:not([aria-current])`, "?focus=GBR&yScale=log&scale=indexed", "Chart, Logarithmic, First year = 100", "United Kingdom"},
		{"the table", `.controls .seg[data-key="Show as"] a:not([aria-current])`, "?tab=table&focus=GBR&yScale=log&scale=indexed", "Table, Logarithmic, First year = 100", "United Kingdom"},
		{"the chart again", `.controls .seg[data-key="Show as"] a:not([aria-current])`, "?focus=GBR&yScale=log&scale=indexed", "Chart, Logarithmic, First year = 100", "United Kingdom"},
	}
	focused := `() => [...document.querySelectorAll(".picks a[aria-current]")].map(a => a.innerText.trim()).join(", ")`
	for _, how := range []string{"mouse", "keyboard"} {
		t.Run(how, func(t *testing.T) {
			forGalleries(t, func(t *testing.T, server *Server) {
				v := visitExample(t, server, base)
				entries := get[int](v, `() => history.length`)
				drawings := map[string]bool{get[string](v, `() => document.querySelector("figure.series .drawing").innerHTML`): true}
				for i, s := range steps {
					selector := "figure.series " + s.selector
					get[bool](v, `s => { (`+driver.Visible+`)(s).pressed = true; return true; }`, selector)
					if how == "mouse" {
						v.click(selector)
					} else {
						get[bool](v, `s => { (`+driver.Visible+`)(s).focus(); return true; }`, selector)
						v.must(v.Press("Enter"))
					}
					v.reaches(base + s.address)
					v.inPlace()
					same(t, s.name+": chosen", get[string](v, chosen), s.chosen)
					same(t, s.name+": picked out", get[string](v, focused), s.focus)
					if !get[bool](v, `() => document.activeElement.pressed === true`) {
						t.Errorf("%s: the focus left the link; it is on %s", s.name, get[string](v, `() => document.activeElement.outerHTML.slice(0, 120)`))
					}
					get[bool](v, `() => delete document.activeElement.pressed`)
					same(t, s.name+": entries of the history", get[int](v, `() => history.length`), entries+i+1)
					// Both picked out look like neither, and the last view was there before.
					if i != 1 && !strings.Contains(s.address, "tab=table") && i != len(steps)-1 {
						drawing := get[string](v, `() => document.querySelector("figure.series .drawing").innerHTML`)
						if drawings[drawing] {
							t.Errorf("%s: the chart is as it was in a view before", s.name)
						}
						drawings[drawing] = true
					}
				}
				for i := len(steps) - 2; i >= 0; i-- {
					get[bool](v, `() => { history.back(); return true; }`)
					v.reaches(base + steps[i].address)
					v.wait(fmt.Sprintf(`() => (%s)() === %q && (%s)() === %q`, chosen, steps[i].chosen, focused, steps[i].focus))
				}
				get[bool](v, `() => { history.forward(); return true; }`)
				v.reaches(base + steps[1].address)
				v.wait(fmt.Sprintf(`() => (%s)() === %q`, focused, steps[1].focus))
				v.inPlace()
				same(t, "documents loaded", v.Documents(), 1)
			})
		})
	}
}

// choose picks an option of the n-th list of years, as a reader does.
func (v *visit) choose(n int, year string) {
	v.t.Helper()
	get[bool](v, `(n, year) => {
		const list = document.querySelectorAll("figure.series .years select")[n];
		list.focus();
		list.value = year;
		for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, {bubbles: true}));
		return list.value === year;
	}`, n, year)
}

// headYears are the first and the last year of the figure's table.
const headYears = `() => { const rows = [...document.querySelectorAll("figure.series table.own tbody th")].map(e => e.textContent); return rows[0] + "–" + rows[rows.length - 1] + ": " + rows.length; }`

// Years are chosen from two lists, with or without the program, and never by
// dragging alone.
func TestYearsAreChosenFromLists(t *testing.T) {
	t.Parallel()
	base := "/gallery/" + pair + "/"
	years := `() => [...document.querySelectorAll("figure.series .years select")].map(s => s.value).join("–")`
	forGalleries(t, func(t *testing.T, server *Server) {
		t.Run("one after the other", func(t *testing.T) {
			v := visitExample(t, server, base)
			v.choose(0, "2000")
			v.reaches(base + "?time=2000..2023")
			v.choose(1, "2010")
			v.reaches(base + "?time=2000..2010")
			same(t, "the lists", get[string](v, years), "2000–2010")
			same(t, "the focus", get[bool](v, `() => document.activeElement === document.querySelectorAll(".years select")[1]`), true)
			if subtitle := v.text("figure.series figcaption p"); !strings.Contains(subtitle, "2000–2010") {
				t.Errorf("the subtitle does not say 2000–2010: %q", subtitle)
			}
			v.click(`figure.series .controls .seg a:not([aria-current])`)
			v.reaches(base + "?tab=table&time=2000..2010")
			same(t, "the table's years", get[string](v, headYears), "2000–2010: 11")
			v.inPlace()
			t.Run("back", func(t *testing.T) {
				v := v.within(t)
				get[bool](v, `() => { history.back(); return true; }`)
				v.reaches(base + "?time=2000..2010")
				get[bool](v, `() => { history.back(); return true; }`)
				v.reaches(base + "?time=2000..2023")
				v.wait(fmt.Sprintf(`() => (%s)() === "2000–2023"`, years))
				get[bool](v, `() => { history.back(); return true; }`)
				v.reaches(base)
				v.wait(fmt.Sprintf(`() => (%s)() === "1990–2023"`, years))
			})
		})
		t.Run("without scripts", func(t *testing.T) {
			v := open(t, server.Origin(loopback))
			v.must(v.ScriptsOff(true))
			v.load(server.Origin(loopback) + base + "?focus=DEU")
			get[bool](v, `() => { const [from, to] = document.querySelectorAll(".years select"); from.value = "1995"; to.value = "1999"; return true; }`)
			v.follow(func() error { return v.Click(`figure.series .years button`) })
			same(t, "the lists", get[string](v, years), "1995–1999")
			same(t, "picked out", get[string](v, `() => document.querySelector(".picks a[aria-current]").textContent.trim()`), "Germany")
			if subtitle := v.text("figure.series figcaption p"); !strings.Contains(subtitle, "1995–1999") {
				t.Errorf("the subtitle does not say 1995–1999: %q", subtitle)
			}
			v.follow(func() error {
				return v.Click(`figure.series .controls .seg[data-key="Show as"] a:not([aria-current])`)
			})
			same(t, "the table's years", get[string](v, headYears), "1995–1999: 5")
		})
	})
}

// tableOf reads the figure's table: "head year: value", row by row.
const tableOf = `() => {
	const heads = [...document.querySelectorAll("figure.series table.own thead th")].map(e => e.textContent);
	const all = [];
	for (const row of document.querySelectorAll("figure.series table.own tbody tr"))
		[...row.querySelectorAll("td")].forEach((cell, i) => all.push(heads[i + 1] + " " + row.querySelector("th").textContent + ": " + (cell.firstElementChild || cell).textContent));
	return all.sort().join("\n");
}`

// The chart, read point by point, and the table say the same.
func TestChartAndTableSayTheSame(t *testing.T) {
	t.Parallel()
	for _, query := range []string{"?time=2000..2006", "?time=2000..2004&scale=indexed", "?time=2014..2018&yScale=log"} {
		t.Run(query, func(t *testing.T) {
			v := visitExample(t, galleries["tinygo"], "/gallery/"+pair+"/"+query)
			v.focusChart()
			v.must(v.Press("Home"))
			found := map[string]bool{}
			for range 2 {
				v.must(v.Press("Home"))
				for last := ""; ; {
					v.frames()
					r := v.read()
					now := r.Series + " " + r.Head + ": " + r.Value
					if now == last {
						break
					}
					found[now], last = true, now
					v.must(v.Press("ArrowRight"))
				}
				v.must(v.Press("Home"))
				before := v.read().Series
				for _, key := range []string{"ArrowDown", "ArrowUp"} {
					v.must(v.Press(key))
					v.frames()
					if v.read().Series != before {
						break
					}
				}
			}
			v.click(`figure.series .controls .seg[data-key="Show as"] a:not([aria-current])`)
			v.wait(`() => document.querySelector("figure.series table.own") !== null`)
			rows := strings.Split(get[string](v, tableOf), "\n")
			for _, row := range rows {
				if !found[row] {
					t.Errorf("the table says %q; the chart does not", row)
				}
			}
			same(t, "points of the chart", len(found), len(rows))
		})
	}
}
