//go:build browser

package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

const loopback = "127.0.0.1"

// rowLink selects the link of an indicator's row in the overview's table.
func rowLink(indicator string) string { return `table.ind tbody tr[data-key="` + indicator + `"] th a` }

// headLink selects the link by which the table is sorted by a column.
func headLink(column string) string { return `table.ind thead th[data-key="` + column + `"] a` }

// otherSide selects the link to the figure's other side: its table or chart.
const otherSide = "#figure .controls .seg:first-child a:not([aria-current])"

// visitOverview opens a bundle's overview and marks its window, so that a new
// document can be told from a changed one.
func visitOverview(t *testing.T, s *site, path string) *visit {
	t.Helper()
	v := open(t, s.Origin(loopback))
	v.start(s.Origin(loopback) + path)
	get[bool](v, `() => window.mark = true`)
	return v
}

// inPlace checks that the document is still the one that visitOverview opened.
func (v *visit) inPlace() {
	v.t.Helper()
	if !get[bool](v, `() => window.mark === true`) {
		v.t.Errorf("the document was loaded again at %s; it should have changed in place", v.address())
	}
}

// reaches waits until the address bar says so and for the frame in which the
// page follows.
func (v *visit) reaches(address string) {
	v.t.Helper()
	v.wait(fmt.Sprintf("() => location.pathname + location.search === %q", address))
	v.must(v.Drawn(1))
}

// A reader chooses, by mouse and by keyboard. After every choice the page is
// the one the server would have sent, and it is the same document.
func TestAReadersChoiceChangesThePageInPlace(t *testing.T) {
	t.Parallel()
	type choice struct {
		name, selector, address string
	}
	choices := func(s *site, language string) []choice {
		first, then, column, pair := "?indicator="+s.other(0), "?indicator="+s.other(1), s.column(0), s.pair()
		return []choice{
			{"an indicator", rowLink(s.other(0)), language + first},
			{"its table", otherSide, language + first + "&tab=table"},
			{"a column to sort by", headLink(column), language + first + "&sort=-" + column + "&tab=table"},
			{"the same column again", headLink(column), language + first + "&sort=" + column + "&tab=table"},
			{"the pair's column", headLink(pair), language + first + "&sort=-" + pair + "&tab=table"},
			{"the labels' order", headLink("indicator"), language + first + "&sort=indicator&tab=table"},
			{"another indicator", rowLink(s.other(1)), language + then + "&sort=indicator&tab=table"},
			{"the chart again", otherSide, language + then + "&sort=indicator"},
		}
	}
	for _, language := range []string{"/", "/ja/"} {
		for i, how := range []string{"mouse", "keyboard"} {
			t.Run(strings.Trim(language, "/")+" by "+how, func(t *testing.T) {
				forSites(t, func(t *testing.T, s *site) {
					if s != small() && (i == 0) != (language == "/") {
						return // one way a language is enough beside the first site's four
					}
					v := visitOverview(t, s, language)
					entries := get[int](v, `() => history.length`)
					for i, c := range choices(s, language) {
						get[bool](v, `s => { (`+driver.Visible+`)(s).pressed = true; return true; }`, c.selector)
						if how == "mouse" {
							v.click(c.selector)
						} else {
							get[bool](v, `s => { (`+driver.Visible+`)(s).focus(); return true; }`, c.selector)
							v.must(v.Press("Enter"))
						}
						v.reaches(c.address)
						v.inPlace()
						v.sameAsServed()
						if !get[bool](v, `() => document.activeElement.pressed === true`) {
							t.Errorf("%s: the focus left the link that was chosen; it is on %s", c.name, get[string](v, `() => document.activeElement.outerHTML.slice(0, 120)`))
						}
						get[bool](v, `() => delete document.activeElement.pressed`)
						same(t, c.name+": entries of the history", get[int](v, `() => history.length`), entries+i+1)
						v.wait(`() => document.getElementById("announcement").textContent !== ""`)
						get[bool](v, `() => { document.getElementById("announcement").textContent = ""; return true; }`)
					}
					same(t, "documents loaded", v.Documents(), 1)
				})
			})
		}
	}
}

// What the choice means to the eye and to a screen reader, spelt out.
func TestTheChosenViewIsMarked(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/")
		chart := get[string](v, `() => document.querySelector("#figure svg").outerHTML`)
		finding, title := v.text("#figure-title"), get[string](v, `() => document.title`)

		chosen, column := s.other(1), s.column(1)
		v.click(rowLink(chosen))
		v.reaches("/?indicator=" + chosen)
		same(t, "current rows", get[int](v, `() => document.querySelectorAll("table.ind tbody tr[aria-current]").length`), 1)
		same(t, "the current row", get[string](v, `() => document.querySelector("table.ind tbody tr[aria-current]").dataset.key`), chosen)
		same(t, "current links in the table", get[string](v, `() => [...document.querySelectorAll("table.ind a[aria-current]")].map(a => a.closest("tr").dataset.key).join()`), chosen)
		if v.text("#figure-title") == finding {
			t.Errorf("the finding is still %q", finding)
		}
		if get[string](v, `() => document.querySelector("#figure svg").outerHTML`) == chart {
			t.Error("the chart is still the one before")
		}
		if get[string](v, `() => document.title`) == title {
			t.Errorf("the document's title is still %q", title)
		}

		order := `() => [...document.querySelectorAll("table.ind tbody tr:not([hidden])")].map(r => r.dataset.key).join(" ")`
		sorted := `() => [...document.querySelectorAll("[aria-sort]")].map(e => e.dataset.key + " " + e.ariaSort).join()`
		before := get[string](v, order)
		same(t, "aria-sort before a choice", get[string](v, sorted), "")
		v.click(headLink(column))
		v.reaches("/?indicator=" + chosen + "&sort=-" + column)
		same(t, "aria-sort", get[string](v, sorted), column+" descending")
		same(t, "rows by the number in the column", get[string](v, order), s.order(column, true))
		v.click(headLink(column))
		v.reaches("/?indicator=" + chosen + "&sort=" + column)
		same(t, "aria-sort", get[string](v, sorted), column+" ascending")
		same(t, "rows the other way round", get[string](v, order), s.order(column, false))
		v.click(headLink(column))
		v.reaches("/?indicator=" + chosen)
		same(t, "the dataset's order again", get[string](v, order), before)

		v.click(otherSide)
		v.reaches("/?indicator=" + chosen + "&tab=table")
		same(t, "charts", get[int](v, `() => document.querySelectorAll("#figure .plot").length`), 0)
		same(t, "tables of the figure", get[int](v, `() => document.querySelectorAll("#figure table").length`), 1)
	})
}

// Rows move, they are not made again: what a reader has marked in them stays.
func TestSortingMovesTheRows(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/")
		get[bool](v, `() => { window.rows = Object.fromEntries([...document.querySelectorAll("table.ind tbody tr:not([hidden])")].map(r => [r.dataset.key, r])); return true; }`)
		v.click(headLink(s.column(1)))
		v.reaches("/?sort=-" + s.column(1))
		v.sameAsServed()
		same(t, "rows that are the same nodes as before", get[int](v, `() => [...document.querySelectorAll("table.ind tbody tr")].filter(r => window.rows[r.dataset.key] === r).length`), len(s.indicators()))
	})
}

func TestBackAndForwardRestoreTheView(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/")
		first := "/?indicator=" + s.other(0)
		path := []string{"/", first, first + "&tab=table", first + "&sort=-" + s.column(0) + "&tab=table"}
		var pages []string
		pages = append(pages, get[string](v, shown))
		for i, selector := range []string{rowLink(s.other(0)), otherSide, headLink(s.column(0))} {
			v.click(selector)
			v.reaches(path[i+1])
			pages = append(pages, get[string](v, shown))
		}
		for i := len(path) - 2; i >= 0; i-- {
			get[bool](v, `() => { history.back(); return true; }`)
			v.reaches(path[i])
			v.shows("back at "+path[i], pages[i])
		}
		for i := 1; i < len(path); i++ {
			get[bool](v, `() => { history.forward(); return true; }`)
			v.reaches(path[i])
			v.shows("forward at "+path[i], pages[i])
		}
		v.inPlace()
		same(t, "documents loaded", v.Documents(), 1)

		// A reload in the middle of the history keeps it whole.
		v.follow(v.Reload)
		v.must(v.Ready())
		v.shows("after a reload", pages[3])
		get[bool](v, `() => { history.back(); return true; }`)
		v.reaches(path[2])
		v.shows("back after a reload", pages[2])
	})
}

// shows waits until the page holds what it should; the address changes before
// the page does when the reader goes back.
func (v *visit) shows(what, want string) {
	v.t.Helper()
	limit := 5000
	get[bool](v, "want => ("+driver.WaitFor+")(() => ("+shown+")() === want, "+fmt.Sprint(limit)+")", want)
	expectSame(v.t, what, get[string](v, shown), want)
}

// A link is a link: the reader may open it beside this page.
func TestAnotherTabOpensForCtrlAndMiddleClicks(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/")
		before := get[string](v, shown)
		for _, c := range []struct {
			name      string
			button    driver.Button
			modifiers driver.Modifier
			selector  string
			address   string
		}{
			{"control and click", driver.Left, driver.Ctrl, rowLink(s.other(0)), "/?indicator=" + s.other(0)},
			{"the middle button", driver.Middle, driver.Plain, rowLink(s.other(1)), "/?indicator=" + s.other(1)},
			{"shift and click", driver.Left, driver.Shift, headLink(s.column(0)), "/?sort=-" + s.column(0)},
		} {
			v.must(v.ClickWith(c.button, c.modifiers, c.selector))
			eventually(t, c.name+" opens "+c.address+" beside the page", func() bool {
				targets, err := v.Targets()
				v.must(err)
				for _, info := range targets {
					if info.Kind == "page" && strings.Contains(info.Address, c.address) {
						return true
					}
				}
				return false
			})
			same(t, c.name+": address of the page", v.address(), "/")
			expectSame(t, c.name+": the page", get[string](v, shown), before)
		}
	})
}

// Every address is a whole page at once, within its bytes, whatever comes
// after it: the program changes nothing and nothing moves.
func TestADeepLinkIsHydratedWithoutATrace(t *testing.T) {
	forSites(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		v.must(v.Before(watchHydration))
		v.allow("Failed to load resource", "net::ERR_BLOCKED")
		v.must(v.Block(s.Origin(loopback) + "/web/newsreader.*"))
		check := func(address string, width int64) {
			t.Run(fmt.Sprintf("%.60s at %d px", address, width), func(t *testing.T) {
				v := v.within(t)
				v.must(v.Size(width, 900))
				v.Forget()
				v.start(s.Origin(loopback) + address)
				for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
					t.Errorf("hydration changed the page: %s", change)
				}
				for _, shift := range get[[]string](v, `() => window.hydration.shifts()`) {
					t.Errorf("the layout shifted: %s", shift)
				}
				document := v.Requests()[0]
				if document.Type != "Document" || document.Bytes < 100 || document.Bytes > documentBudget {
					t.Errorf("the document (%s) is %.0f bytes; the budget is %d", document.Type, document.Bytes, documentBudget)
				}
				v.sameAsServed()
			})
		}
		more := []string{"/?utm_source=x&indicator=" + s.other(0) + "&fbclid=1", "/ja/?indicator=%E2%80%BD&sort=&tab=pie", "/?time=1800..1810"}
		if s.dataset.HasPartners() {
			more = append(more, "/partners/?time=1800..1810", "/partners/?time=1980..2000&tab=table")
		}
		for i, route := range append(s.routes(), more...) {
			// What is drawn does not depend on the compiler.
			if s.bundle == "tinygo" || i%3 == 0 {
				check(route, []int64{360, 1280}[i%2])
			}
			if s == small() && !strings.HasPrefix(route, "/ja") {
				check("/ja"+route, []int64{1280, 360}[i%2])
			}
		}
	})
}

// A heading's font that comes late, on a slow machine, may move a line of it:
// by no more than a hundredth, a tenth of what is called good.
func TestTheFontHardlyMovesThePage(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		for _, width := range []int64{360, 1280} {
			t.Run(fmt.Sprintf("at %d px", width), func(t *testing.T) {
				v := open(t, s.Origin(loopback))
				v.must(v.Size(width, 900))
				v.must(v.Before(watchHydration))
				v.start(s.Origin(loopback) + "/")
				get[bool](v, `() => document.fonts.ready.then(() => true)`)
				v.frames()
				if moved := get[float64](v, `() => window.hydration.shifts().reduce((sum, line) => sum + parseFloat(line), 0)`); moved > 0.01 {
					t.Errorf("the layout shifted by %.4f: %q", moved, get[[]string](v, `() => window.hydration.shifts()`))
				}
			})
		}
	})
}

// slowNetwork has the browser say that its network is slow.
const slowNetwork = `Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ rtt: 150 }) });`

// The typeface of titles is there from the first view; where the network is slow, a first
// visit does without it, and the next has what the device keeps.
func TestASlowNetworkIsSparedTheTypeface(t *testing.T) {
	t.Parallel()
	s := released
	fetched := func(v *visit) bool {
		return slices.ContainsFunc(v.Requests(), func(r driver.Request) bool { return strings.Contains(r.URL, "/web/newsreader") })
	}
	const drawn = `() => document.fonts.ready.then(() => [...document.fonts].some(f => f.family.includes("Newsreader") && f.status === "loaded"))`
	v := openWithWorker(t, s.Origin(loopback))
	v.start(s.Origin(loopback) + "/")
	same(t, "is the typeface fetched", fetched(v), true)
	same(t, "is it drawn", get[bool](v, drawn), true)

	v = openWithWorker(t, s.Origin(loopback))
	v.must(v.Before(slowNetwork))
	v.start(s.Origin(loopback) + "/")
	same(t, "is the typeface fetched on a slow network before the page works", fetched(v), false)
	same(t, "is it drawn there", get[bool](v, drawn), false)
	v.installed()
	v.start(s.Origin(loopback) + "/about/")
	same(t, "is it drawn at the next page", get[bool](v, drawn), true)
}

// A masthead of which only the beginning has come has the rows that it will have:
// its pages stand below its name, which has room.
func TestTheMastheadHasItsRowsWhileItArrives(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	for _, width := range []int64{280, 360, 768} {
		v.must(v.Size(width, 900))
		v.load(small().Origin(loopback) + "/")
		rows := `() => [".brand", "nav.pages"].map(s => { const box = document.querySelector(s).getBoundingClientRect(); return box.top + " to " + box.bottom; }).join(", ")`
		whole := get[string](v, rows)
		get[bool](v, `() => { for (const e of document.querySelectorAll(".mast .ask, .mast .lang, nav.pages a ~ a")) e.remove(); return true; }`)
		same(t, fmt.Sprintf("the rows at %d px", width), get[string](v, rows), whole)
	}
}

// watchHydration notes every change below #explorer between the end of the
// parser's work and the readiness mark, and every layout shift. A line of which
// the parser has had but the beginning is no shift when its end arrives.
const watchHydration = `{
	const changes = [], shifts = [];
	const name = node => node.nodeType === 1 ? node.outerHTML.slice(0, 100) : JSON.stringify((node.data ?? "").slice(0, 60));
	const observer = new MutationObserver(note);
	function note(records) {
		for (const r of records) {
			if (!document.getElementById("explorer")?.contains(r.target)) continue;
			if (r.type === "childList") {
				for (const n of r.addedNodes) changes.push("added " + name(n));
				for (const n of r.removedNodes) changes.push("removed " + name(n));
			} else if (r.type === "attributes" && r.target.matches(".canvas, .plot:has(> .canvas)")) {
				continue; // the chart becomes a stop for the keyboard, and what scrolls around it none
			} else changes.push(r.type + " " + (r.attributeName ?? "") + " of " + name(r.target));
		}
	}
	document.addEventListener("readystatechange", () => {
		if (document.readyState === "interactive")
			observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
	});
	new PerformanceObserver(list => {
		for (const e of list.getEntries()) {
			if (e.value < 0.001 && e.startTime < performance.getEntriesByType("navigation")[0].domInteractive) continue;
			shifts.push(e.value.toFixed(4) + " at " + Math.round(e.startTime) + " ms: " + e.sources.map(s => s.node ? name(s.node) : "a node that is gone").join("; "));
		}
	}).observe({type: "layout-shift", buffered: true});
	window.hydration = {changes: () => { note(observer.takeRecords()); return changes; }, shifts: () => shifts};
}`

func TestABadValueIsSaidAndLeftBehind(t *testing.T) {
	t.Parallel()
	cases := []struct {
		address string
		notices int
		words   []string
		prefix  string
	}{
		{"/?indicator=nope", 1, []string{"nope"}, "/"},
		{"/?indicator=nope&sort=up&tab=pie", 3, []string{"nope", "up", "pie"}, "/"},
		{"/?indicator=%3Cscript%3Ealert(1)%3C/script%3E", 1, []string{"<script>alert(1)</script>"}, "/"},
		{"/ja/?tab=%F0%9F%98%80", 1, []string{"😀"}, "/ja/"},
		{"/?indicator=&sort=&tab=", 0, nil, "/"},
		{"/?utm_source=a&x=%zz", 0, nil, "/"},
		{"/?sort=-" + strings.Repeat("Z", 3000), 1, []string{"-ZZZ"}, "/"},
	}
	forOne(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		for _, c := range cases {
			t.Run(c.address[:min(len(c.address), 50)], func(t *testing.T) {
				v := v.within(t)
				v.must(v.ScriptsOff(true))
				v.load(s.Origin(loopback) + c.address)
				before := get[string](v, shown)
				v.must(v.ScriptsOff(false))
				v.start(s.Origin(loopback) + c.address)
				expectSame(t, "the page with and without the program", get[string](v, shown), before)
				notices := `() => [...document.querySelectorAll("main > .notice[role=status]")].map(n => n.innerText)`
				said := get[[]string](v, notices)
				same(t, "notices", len(said), c.notices)
				for _, word := range c.words {
					if !strings.Contains(strings.Join(said, "\n"), word) {
						t.Errorf("no notice names the value %q: %q", word, said)
					}
				}
				v.click(rowLink(s.other(1)))
				v.reaches(c.prefix + "?indicator=" + s.other(1))
				same(t, "notices after the next choice", len(get[[]string](v, notices)), 0)
				v.sameAsServed()
			})
		}
	})
}

func TestAnUnknownPathIsNotFoundInItsLanguage(t *testing.T) {
	t.Parallel()
	cases := []struct{ path, language, back string }{
		{"/nope", "en", "/"}, {"/indicators/nope/", "en", "/"}, {"/embed/indicators/nope/", "en", "/"}, {"/embed/", "en", "/"},
		{"/ja/nope", "ja", "/ja/"}, {"/ja/embed/indicators/nope/", "ja", "/ja/"},
	}
	forDatasets(t, func(t *testing.T, s *site) {
		titles := map[string]bool{}
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		v.allow("404")
		for _, c := range cases {
			t.Run(c.path, func(t *testing.T) {
				v := v.within(t)
				v.Forget()
				v.start(s.Origin(loopback) + c.path)
				same(t, "status", v.Requests()[0].Status, 404)
				same(t, "language", get[string](v, `() => document.documentElement.lang`), c.language)
				titles[c.language+v.text("h1")] = true
				same(t, "address after the program's start", v.address(), c.path)
				v.follow(func() error { return v.Click(`.notfound a[href="` + c.back + `"]`) })
				v.must(v.Ready())
				same(t, "the way back", v.address(), c.back)
				same(t, "its status", get[int](v, `() => performance.getEntriesByType("navigation")[0].responseStatus`), 200)
			})
		}
		same(t, "headings, one in each language", len(titles), 2)
	})
}

// The other language is another document.
func TestTheOtherLanguageKeepsTheView(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/")
		v.click(rowLink(s.other(0)))
		v.reaches("/?indicator=" + s.other(0))
		v.follow(func() error { return v.Click("a.lang") })
		v.must(v.Ready())
		same(t, "address", v.address(), "/ja/?indicator="+s.other(0))
		same(t, "language", get[string](v, `() => document.documentElement.lang`), "ja")
		v.sameAsServed()
	})
}

// Links within the page and to other sites are the browser's.
func TestOtherLinksAreLeftAlone(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := visitOverview(t, s, "/")
		get[bool](v, `() => { document.querySelector("a.skip").focus(); return true; }`)
		v.must(v.Press("Enter"))
		v.wait(`() => location.hash === "#main"`)
		v.inPlace()
		same(t, "the focus after the skip link", get[string](v, `() => document.activeElement.id`), "main")
		// A choice after a fragment is still a choice.
		v.click(rowLink(s.other(1)))
		v.reaches("/?indicator=" + s.other(1))
		v.inPlace()
		get[bool](v, `() => { history.back(); return true; }`)
		v.reaches("/")
		v.sameAsServed()
		outside := get[[]string](v, `() => [...document.querySelectorAll("#explorer a[href]")].filter(a => a.origin !== location.origin).map(a => a.getAttribute("href"))`)
		if len(outside) == 0 {
			t.Error("no link leads outside; the contacts should")
		}
		prevented := get[[]string](v, `() => {
			const taken = [];
			const judge = e => { if (e.defaultPrevented) taken.push(e.target.closest("a").href); e.preventDefault(); };
			addEventListener("click", judge);
			for (const a of document.querySelectorAll("#explorer a[href]")) if (a.origin !== location.origin || a.target === "_blank") a.click();
			removeEventListener("click", judge);
			return taken;
		}`)
		for _, address := range prevented {
			t.Errorf("the program took over the click on %s", address)
		}
	})
}
