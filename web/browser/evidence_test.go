//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// verdictLink selects the control of a verdict, the first being that of all.
func verdictLink(n int) string { return fmt.Sprintf("#verdicts a:nth-of-type(%d)", n+1) }

// evidenceViews are views of the page of evidence, in English.
var evidenceViews = []string{"/evidence/?verdict=unchecked", "/embed/evidence/", "/embed/evidence/?theme=dark"}

// claimsShown counts the claims on the page.
const claimsShown = `() => document.querySelectorAll("tbody.claim").length`

// A reader keeps the claims of one verdict, by mouse and by keyboard: as many
// are shown as the control says, in place, as the server would send them.
func TestAReaderKeepsTheClaimsOfAVerdict(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"/", "/ja/"} {
		for _, how := range []string{"mouse", "keyboard"} {
			t.Run(strings.Trim(language, "/")+" by "+how, func(t *testing.T) {
				v := visitOverview(t, small(), language+"evidence/")
				same(t, "claims", get[int](v, claimsShown), 32)
				for _, c := range []struct {
					control int
					address string
				}{{1, "?verdict=agrees"}, {2, "?verdict=direction"}, {3, "?verdict=differs"}, {4, "?verdict=unchecked"}, {0, ""}} {
					selector := verdictLink(c.control)
					get[bool](v, `s => { (`+driver.Visible+`)(s).pressed = true; return true; }`, selector)
					if how == "mouse" {
						v.click(selector)
					} else {
						get[bool](v, `s => { (`+driver.Visible+`)(s).focus(); return true; }`, selector)
						v.must(v.Press("Enter"))
					}
					v.reaches(language + "evidence/" + c.address)
					v.inPlace()
					v.sameAsServed()
					same(t, c.address+": claims", fmt.Sprint(get[int](v, claimsShown)), v.text(selector+" b"))
					if !get[bool](v, `() => document.activeElement.pressed === true`) {
						t.Errorf("%s: the focus left the control", c.address)
					}
					get[bool](v, `() => delete document.activeElement.pressed`)
					v.wait(`() => document.getElementById("announcement").textContent !== ""`)
					get[bool](v, `() => { document.getElementById("announcement").textContent = ""; return true; }`)
				}
				same(t, "documents loaded", v.Documents(), 1)
			})
		}
	}
}

// Every address of the evidence is whole at once: the program changes nothing,
// nothing moves, and nothing is wider than the page.
func TestTheEvidenceIsHydratedWithoutATraceAndFits(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.BypassWorker())
	v.must(v.Before(watchHydration))
	v.allow("Failed to load resource", "net::ERR_BLOCKED")
	v.must(v.Block(small().Origin(loopback) + "/web/newsreader.*"))
	for _, address := range []string{"/evidence/", "/ja/evidence/?verdict=differs", "/embed/evidence/?verdict=unchecked", "/ja/embed/evidence/?hideControls=1", "/evidence/?verdict=nope", "/evidence/?sort=-deviation&topic=output"} {
		for _, width := range []int64{360, 768, 1280} {
			t.Run(fmt.Sprintf("%s at %d px", address, width), func(t *testing.T) {
				v := v.within(t)
				v.must(v.Size(width, 900))
				v.start(small().Origin(loopback) + address)
				for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
					t.Errorf("hydration changed the page: %s", change)
				}
				v.sameAsServed()
				if over := get[int](v, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("the page is %d px wider than the window", over)
				}
				for _, cut := range get[[]string](v, `() => [...document.querySelectorAll(".claim :is(th, p, span, small, b), #verdicts a")]
					.filter(e => { const box = e.getBoundingClientRect(); return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1); })
					.map(e => e.outerHTML.slice(0, 120))`) {
					t.Errorf("it stands out of the window: %s", cut)
				}
			})
		}
	}
}

// A reader orders the claims by a column's head: a first choice, the other way
// round, the deck's own order; what was opened stays open.
func TestAReaderOrdersTheClaims(t *testing.T) {
	t.Parallel()
	v := visitOverview(t, small(), "/evidence/")
	first := `() => document.querySelector("tbody.claim").dataset.key`
	deck := get[string](v, first)
	head := "thead th:nth-child(5) a"
	for _, c := range []struct{ address, verdict string }{{"?sort=verdict", "v1"}, {"?sort=-verdict", "v4"}, {"", ""}} {
		v.click(head)
		v.reaches("/evidence/" + c.address)
		v.inPlace()
		// The contents mark the part that is in sight.
		get[bool](v, `() => { scrollTo(0, 0); return true; }`)
		v.wait(`() => !document.querySelector(".contents [aria-current]")`)
		v.sameAsServed()
		if c.verdict == "" {
			same(t, "the first claim", get[string](v, first), deck)
		} else {
			same(t, c.address+": the mark of the first claim", get[string](v, `() => document.querySelector("tbody.claim .v").className`), "v "+c.verdict)
		}
	}
	get[bool](v, `() => document.querySelector("#claim-outputs-uk").closest("details").open = true`)
	v.click(head)
	v.reaches("/evidence/?sort=verdict")
	same(t, "what stands open", get[string](v, `() => [...document.querySelectorAll("details[open] .open")].map(e => e.id).join()`), "claim-outputs-uk")
}

// A row opens by keyboard, and for its fragment.
func TestARowOpensByKeyboardAndForItsFragment(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + "/evidence/#claim-rank-japan")
	v.wait(`() => document.getElementById("claim-rank-japan").closest("details").open`)
	same(t, "rows that stand open", get[int](v, `() => document.querySelectorAll("details[open]").length`), 1)
	get[bool](v, `() => { document.getElementById("claim-rank-japan").closest("details").querySelector("summary").focus(); return true; }`)
	v.must(v.Press("Enter"))
	same(t, "rows that stand open", get[int](v, `() => document.querySelectorAll("details[open]").length`), 0)
}

// The parts of a row do not cover each other, nor do the figures of an open one,
// at any width.
func TestTheFiguresOfAClaimCoverNothing(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	for _, address := range []string{"/evidence/", "/ja/evidence/"} {
		v.start(small().Origin(loopback) + address)
		for _, width := range []int64{320, 600, 960, 1280} {
			v.must(v.Size(width, 900))
			v.frames()
			get[bool](v, `() => { for (const d of document.querySelectorAll("details")) d.open = true; return true; }`)
			for _, pair := range get[[]string](v, `() => [...document.querySelectorAll(".dots li, .claim")].flatMap(li => {
				const within = li.matches(".claim") ? li.querySelectorAll("tr:first-child > th, tr:first-child > td > :not(.vh), summary > span") : li.children;
				const parts = [...within].filter(e => e.getBoundingClientRect().width > 0), covered = [];
				for (const [i, a] of parts.entries()) for (const b of parts.slice(i + 1)) {
					const x = a.getBoundingClientRect(), y = b.getBoundingClientRect();
					if (x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 1 && y.top < x.bottom - 1) covered.push(li.innerText.slice(0, 80));
				}
				return covered;
			})`) {
				t.Errorf("%s at %d px: two parts cover each other at %q", address, width, pair)
			}
		}
	}
}

// A link to a claim leads there, and from each figure one step leads to its
// source.
func TestAClaimAndItsSourcesAreReachedByLinks(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + "/evidence/#claim-outputs-uk")
	inView := `id => { const box = document.getElementById(id).getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }`
	v.wait(`() => (` + inView + `)("claim-outputs-uk")`)
	v.follow(func() error { v.click("#claim-outputs-uk .dots li:not(.dk) small a"); return nil })
	v.wait(`() => location.pathname === "/sources/" && (` + inView + `)(location.hash.slice(1))`)
	v.start(small().Origin(loopback) + "/evidence/#claim-outputs-uk")
	v.follow(func() error { v.click("#claim-outputs-uk a.to"); return nil })
	same(t, "the indicator in full", v.address(), "/indicators/total-outputs/")
}

// The marks of the verdicts differ without colour too.
func TestForcedColoursKeepTheMarksOfVerdicts(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.Media(map[string]string{"forced-colors": "active"}))
	v.start(small().Origin(loopback) + "/evidence/")
	seen := map[string]string{}
	for n := 1; n <= 4; n++ {
		look := get[string](v, `s => [...document.querySelectorAll(s + " .v," + s + " .sqs i:last-child")].map(i => { const a = getComputedStyle(i), b = getComputedStyle(i, "::before");
			return [a.backgroundColor, a.backgroundImage, a.borderTopStyle, b.content, b.backgroundColor, b.backgroundImage, b.borderTopWidth].join(" | "); }).join(" / ")`, verdictLink(n))
		if other := seen[look]; other != "" {
			t.Errorf("control %d looks like %s: %s", n, other, look)
		}
		seen[look] = fmt.Sprint(n)
	}
}

// Without a network a deep link shows the claims of its verdict.
func TestTheEvidenceWorksOffline(t *testing.T) {
	t.Parallel()
	front := startFront(t, small().Server)
	origin := front.URL
	addresses := []string{"/evidence/?verdict=differs", "/ja/evidence/?verdict=agrees", "/evidence/"}
	other := open(t, origin)
	other.must(other.BypassWorker())
	want := map[string]string{}
	for _, address := range addresses {
		other.start(origin + address)
		want[address] = get[string](other, shown)
	}
	v := openWithWorker(t, origin)
	v.start(origin + "/")
	v.installed()
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	for _, address := range addresses {
		v.start(origin + address)
		expectSame(t, address+" without a server", get[string](v, shown), want[address])
	}
	get[bool](v, `() => window.mark = true`)
	v.click(verdictLink(3))
	v.reaches("/evidence/?verdict=differs")
	v.inPlace()
	same(t, "claims", fmt.Sprint(get[int](v, claimsShown)), v.text(verdictLink(3)+" b"))
}

// Another dataset's claims are kept the same way.
func TestTheEvidenceOfTheSecondDataset(t *testing.T) {
	t.Parallel()
	for _, site := range sites {
		if site.bundle != "tinygo" || site.file == "" {
			continue
		}
		for _, language := range []string{"/", "/ja/"} {
			v := visitOverview(t, site, language+"evidence/")
			for n, name := range []string{"", "agrees", "direction", "differs", "unchecked"} {
				if n == 0 {
					continue
				}
				v.click(verdictLink(n))
				v.reaches(language + "evidence/?verdict=" + name)
				v.inPlace()
				v.sameAsServed()
				same(t, name+": claims", fmt.Sprint(get[int](v, claimsShown)), v.text(verdictLink(n)+" b"))
			}
		}
	}
}
