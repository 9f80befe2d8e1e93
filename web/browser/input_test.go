//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// What may stand in an address as the value of any parameter.
var garbage = []struct{ name, value string }{
	{"markup", `%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E%3Cscript%3Ealert(2)%3C/script%3E`},
	{"an attribute", `%22%20autofocus%20onfocus=alert(3)%20x=%22`},
	{"broken UTF-8", `%FF%FE%C3%28`},
	{"a zero byte and a line feed", `%00%0D%0Aa`},
	{"a script for an address", `javascript:alert(4)`},
	{"letters that turn the direction", `%E2%80%AE%E2%81%A6`},
	{"a thousand tildes", strings.Repeat("~", 1000)},
	{"half a percent sign", `%`},
}

// parameters are the names that an address may have.
var parameters = []string{
	"indicator", "sort", "topic", "q", "derived", "tab", "form", "theme", "hideControls", "childId",
	"focus", "time", "yScale", "scale", "country", "pairs", "variants", "unknown", "__proto__",
}

// Whatever an address holds, the page is whole, says what it could not use,
// runs nothing of it, and works: with every parameter wrong, and each of them
// twice.
func TestAnyAddressIsAPageThatWorks(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		for i, g := range garbage {
			var query []string
			for _, name := range parameters {
				query = append(query, name+"="+g.value, name+"=x"+g.value)
			}
			// Each kind of garbage in every parameter would be too long an address
			// where it is long itself.
			if len(strings.Join(query, "&")) > 15_000 {
				query = query[:14]
			}
			paths := []string{"/", "/ja/indicators/" + s.flow() + "/", "/embed/table/", s.frame("/ja/"), "/indicators/", "/ja/about/"}
			for j, path := range paths {
				if j > 0 && (i+j)%3 > 0 {
					continue // the server's own test has every value on every page
				}
				t.Run(g.name+" "+path, func(t *testing.T) {
					v := v.within(t)
					v.start(s.Origin(loopback) + path + "?" + strings.Join(query, "&"))
					if heading := v.text("h1"); heading == "" {
						t.Error("the page has no heading")
					}
					same(t, "elements that the address made", get[int](v, `() => document.querySelectorAll("#explorer :is(img, script, iframe, [onerror], [onfocus], [autofocus])").length`), 0)
					notices := get[int](v, `() => document.querySelectorAll("main > .notice").length`)
					if asks := v.has("a.toggle, #figure"); asks != (notices > 1) {
						t.Errorf("%d notices on a page with controls (%t)", notices, asks)
					}
					v.sameAsServed()
					if v.has(otherSide) {
						get[bool](v, `() => window.mark = true`)
						v.click(otherSide)
						v.wait(`() => location.search.includes("tab=table") && document.querySelector("#figure table") !== null`)
						v.inPlace()
						same(t, "notices after the next choice", get[int](v, `() => document.querySelectorAll("main > .notice").length`), 0)
					}
				})
			}
		}
	})
}

// 64 KB of address are answered in words, with the way back that the browser
// has.
func TestAnAddressThatIsTooLongIsAnsweredInWords(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.allow("414")
	v.load(small().Origin(loopback) + "/?q=" + strings.Repeat("x", 64<<10))
	same(t, "status", v.Requests()[0].Status, http.StatusRequestURITooLong)
	if text := v.text("body"); !strings.Contains(text, fmt.Sprint(16<<10)) {
		t.Errorf("the answer is %q", text)
	}
}
