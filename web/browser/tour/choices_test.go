//go:build browser

package tour

import (
	"fmt"
	"strings"

	"bilateral/web/browser/driver"
)

var choiceChecks = []check{
	{"what is typed above the table keeps the rows that fit, in place", searchTable},
	{"a topic keeps its rows and derived figures join them, by keyboard", keepTopic},
	{"a table of nothing says so and leads on", emptyTable},
	{"a verdict keeps its claims, and a column's head orders them", keepVerdict},
	{"a claim opens by keyboard and for its fragment", openClaim},
	{"chart and table are two sides of every figure", turnSides},
	{"a scale is logarithmic, or its first year 100", changeScale},
	{"years are chosen from lists", listYears},
	{"years are chosen by dragging a handle", dragYears},
	{"a place beside the two is chosen from a list, and taken away", addPlace},
	{"two places are turned round and compared with others", comparePairs},
	{"back and forward lead through views and documents", goBackAndForward},
	{"the other language keeps the view", changeLanguage},
	{"figures are collected for slides", collectSlides},
}

// rows counts the rows of the overview's table that are shown.
const rows = `() => document.querySelectorAll("table.ind tbody tr[data-key]:not([hidden], .drv)").length`

func searchTable(r *reader) {
	const field = "#indicators input[type=search]"
	r.goes("/?sort=-GBR")
	entries := get[int](r, `() => history.length`)
	r.click(field)
	r.must(r.Type("student"))
	r.reaches("/?sort=-GBR&q=student")
	has(r, "rows that fit", 1, rows)
	r.sameAsServed()
	r.focused(field)
	for range "student" {
		r.press("Backspace")
	}
	r.reaches("/?sort=-GBR")
	has(r, "rows of an empty search", 6, rows)
	r.sameAsServed()
	if more := get[int](r, `() => history.length`) - entries; more > 2 {
		r.t.Errorf("the history has %d entries of a search", more)
	}
	r.inPlace()
}

func keepTopic(r *reader) {
	const topic = `.filters .seg a[data-key="Mobility"]`
	r.goes("/")
	r.enter(topic)
	r.reaches("/?topic=mobility")
	r.focused(topic)
	has(r, "rows of the topic", "student-mobility researchers", order)
	r.enter(".filters a.toggle")
	r.reaches("/?topic=mobility&derived=1")
	r.focused(".filters a.toggle")
	has(r, "derived figures are there", true, `() => document.querySelectorAll("table.ind tr.drv").length > 0`)
	r.sameAsServed()
	r.inPlace()
}

func emptyTable(r *reader) {
	r.goes("/?topic=mobility&q=zebra~")
	has(r, "rows", 0, rows)
	r.enter(".empty a:last-of-type")
	r.must(r.Wait(`() => document.querySelector(".empty") === null && !location.search.includes("q=")`))
	has(r, "the focus stays near", true, `() => document.querySelector("#indicators").contains(document.activeElement)`)
	r.sameAsServed()
	r.inPlace()
}

func keepVerdict(r *reader) {
	r.goes("/ja/evidence/")
	for i, c := range []struct{ verdict, count string }{{"agrees", "v1"}, {"direction", "v2"}, {"differs", "v3"}, {"unchecked", "v4"}} {
		control := fmt.Sprintf(`#verdicts a[href*="verdict=%s"], #verdicts a[aria-current][href*="verdict=%[1]s"]`, c.verdict)
		if i%2 == 0 {
			r.click(control)
		} else {
			r.enter(control)
		}
		r.reaches("/ja/evidence/?verdict=" + c.verdict)
		has(r, c.verdict+": as many claims as the control says, all with its mark", true, `(control, mark) => {
			const claims = document.querySelectorAll("tbody.claim");
			return claims.length === +document.querySelector(control + " b").textContent && [...claims].every(claim => claim.querySelector(".verd .v").classList.contains(mark));
		}`, "#verdicts a[aria-current]", c.count)
		r.sameAsServed()
	}
	r.goes("/evidence/")
	const head = `table.claims thead th[data-key="Verdict and why"] a`
	for _, address := range []string{"?sort=verdict", "?sort=-verdict", ""} {
		r.enter(head)
		r.reaches("/evidence/" + address)
		r.focused(head)
		r.sameAsServed()
	}
	r.inPlace()
}

func openClaim(r *reader) {
	const open = `() => [...document.querySelectorAll("tbody.claim details[open] .open")].map(e => e.id).join()`
	r.goes("/evidence/#claim-rank-japan")
	r.must(r.Wait(`() => document.getElementById("claim-rank-japan").closest("details").open`))
	has(r, "what stands open", "claim-rank-japan", open)
	r.enter(`tbody.claim:has(#claim-rank-japan) summary`)
	r.must(r.Wait(`() => !document.getElementById("claim-rank-japan").closest("details").open`))
	r.enter(`tbody.claim:has(#claim-outputs-uk) summary`)
	r.must(r.Wait(`() => document.getElementById("claim-outputs-uk").closest("details").open`))
	r.enter(`table.claims thead th[data-key="Verdict and why"] a`)
	r.reaches("/evidence/?sort=verdict")
	has(r, "what stands open in another order", "claim-outputs-uk", open)
	r.inPlace()
}

func turnSides(r *reader) {
	for _, address := range []string{"/?indicator=student-mobility", "/mobility/", "/ja/indicators/joint-works/"} {
		r.goes(address)
		with := map[bool]string{true: "&", false: "?"}[strings.Contains(address, "?")]
		const side = ".controls .seg:first-child a:not([aria-current])"
		r.enter(side)
		r.reaches(address + with + "tab=table")
		has(r, address+": the figure's rows are there", true, `() => document.querySelectorAll("main figure .controls ~ * table tbody tr, main figure table.own tbody tr").length > 0`)
		r.sameAsServed()
		r.focused(".controls .seg:first-child a[aria-current]")
		r.click(side)
		r.reaches(address)
		has(r, address+": the chart is there", true, `() => document.querySelector("main figure .controls ~ .plot svg path") !== null`)
		r.sameAsServed()
		r.inPlace()
	}
}

func changeScale(r *reader) {
	const page, figure = "/indicators/joint-works/", "#joint-works "
	r.goes(page)
	linear := get[string](r, `() => document.querySelector("#joint-works .drawing path").getAttribute("d")`)
	for _, c := range []struct{ key, address string }{{"Logarithmic", "?yScale=log"}, {"Linear", ""}, {"First year = 100", "?scale=indexed"}, {"Amounts", ""}} {
		link := fmt.Sprintf(`%s.controls a[data-key=%q]`, figure, c.key)
		r.enter(link)
		r.reaches(page + c.address)
		r.focused(link)
		has(r, c.key+": the line is another one", c.address != "", `linear => document.querySelector("#joint-works .drawing path").getAttribute("d") !== linear`, linear)
		r.sameAsServed()
	}
	r.inPlace()
}

// choose has a list show what a reader types, and sends it. A list that is open is the
// system's: letters choose in one that is closed, in every engine.
func (r *reader) chooses(list, words string) {
	r.t.Helper()
	r.focus(list)
	r.must(r.Type(words))
	r.press("Enter")
}

func listYears(r *reader) {
	const page, list = "/indicators/joint-works/", "#joint-works .years label:first-of-type select"
	r.goes(page)
	r.chooses(list, "2005")
	r.reaches(page + "?time=2005..2023")
	has(r, "the handle", "2005", `() => document.querySelector("#joint-works .range input").value`)
	r.sameAsServed()
	r.must(r.Back())
	r.reaches(page)
	has(r, "the list on the way back", "1990", `s => document.querySelector(s).value`, list)
	r.inPlace()
}

func dragYears(r *reader) {
	const page = "/ja/mobility/"
	r.goes(page)
	at := get[[]float64](r, `() => {
		const field = document.querySelector(".range input");
		field.scrollIntoView({block: "center"});
		const box = field.getBoundingClientRect(), thumb = 28, step = (box.width - thumb) / (field.max - field.min);
		return [box.x + thumb / 2, box.y + box.height / 2, step];
	}`)
	r.must(r.Mouse(driver.Left, driver.Plain, 1, driver.Place{X: at[0], Y: at[1]}, driver.Place{X: at[0] + 2*at[2], Y: at[1]}, driver.Place{X: at[0] + 4*at[2], Y: at[1]}))
	r.reaches(page + "?time=2002..2019")
	r.sameAsServed()
	r.must(r.Back()) // to where it was before it was held
	r.reaches(page)
	r.inPlace()
}

func addPlace(r *reader) {
	const page = "/indicators/rd-spending/"
	r.goes(page)
	r.chooses(".chips select", "Ger")
	r.reaches(page + "?country=DEU")
	r.sameAsServed()
	r.enter(`.chips a[data-key="DEU"]`)
	r.reaches(page)
	r.sameAsServed()
	r.inPlace()
}

func comparePairs(r *reader) {
	const page, list = "/partners/", ".adder place-picker"
	r.goes(page + "?country=DEU~JPN")
	r.enter(".picker a.swap")
	r.reaches(page + "?country=JPN~DEU")
	r.sameAsServed()
	r.tabTo(list)
	r.must(r.Type("France germany"))
	r.must(r.Wait(fmt.Sprintf(`() => document.querySelector(%q).shadowRoot.querySelector("[aria-selected=true]") !== null`, list)))
	r.press("Enter")
	r.reaches(page + "?country=JPN~DEU&pairs=DEU-FRA")
	r.focused(list)
	r.sameAsServed()
	r.enter(".picker .chip")
	r.reaches(page + "?country=JPN~DEU")
	r.inPlace()
}

func goBackAndForward(r *reader) {
	r.goes("/?indicator=researchers")
	r.enter(otherSide)
	r.reaches("/?indicator=researchers&tab=table")
	r.enter(rowLink("student-mobility"))
	r.reaches("/?indicator=student-mobility&tab=table")
	r.inPlace()
	r.must(r.Follow(func() error { return r.Click(`nav.pages a[data-key="Mobility"]`) }))
	r.reaches("/mobility/")
	r.enter(".controls .seg:first-child a:not([aria-current])")
	r.reaches("/mobility/?tab=table")
	views := []string{"/?indicator=researchers", "/?indicator=researchers&tab=table", "/?indicator=student-mobility&tab=table", "/mobility/", "/mobility/?tab=table"}
	at := len(views) - 1
	for _, step := range []int{-1, -1, -1, -1, 1, 1, 1, 1} {
		from := strings.Split(views[at], "?")[0]
		at += step
		travel := r.Back
		if step > 0 {
			travel = r.Forward
		}
		if strings.Split(views[at], "?")[0] == from {
			r.must(travel())
		} else {
			r.must(r.Follow(travel))
		}
		r.reaches(views[at])
		r.sameAsServed()
	}
}

func changeLanguage(r *reader) {
	r.start("/?indicator=student-mobility&sort=-GBR&tab=table")
	for _, c := range []struct{ address, language string }{{"/ja/?indicator=student-mobility&sort=-GBR&tab=table", "ja"}, {"/?indicator=student-mobility&sort=-GBR&tab=table", "en"}} {
		r.must(r.Follow(func() error { return r.Click("a.lang") }))
		r.reaches(c.address)
		has(r, "the language", c.language, `() => document.documentElement.lang`)
		r.sameAsServed()
	}
}

func collectSlides(r *reader) {
	r.goes("/mobility/")
	r.click(`#figure .take a[href*="slides="]`)
	r.must(r.Wait(`() => new URLSearchParams(location.search).get("slides") === "/mobility/#figure"`))
	r.must(r.Ready())
	r.sameAsServed()
	r.inPlace()
	r.must(r.Follow(func() error { return r.Click(`a[href^="/slides/?slides="]`) }))
	r.must(r.Ready())
	has(r, "slides", 1, `() => document.querySelectorAll(".deck-slide").length`)
	r.sees(".deck-slide :is(h1, h2)", "Students from Japan in the UK peaked at 6,395 in 2004 and were 2,684 in 2019")
}
