//go:build browser

package tour

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// A check is a sentence about the site, and what a reader does to see that it holds.
type check struct {
	sentence string
	holds    func(*reader)
}

// checks are what is looked at in every engine, each from a page of its own on. What an
// engine has no way to do is said where it is looked at, and seen to be so.
var checks = slices.Concat(routeChecks, choiceChecks, chartChecks, readerChecks, fileChecks, otherChecks, blockedChecks)

// width and height are the window's, in CSS pixels, where a check says nothing else.
const width, height = 1280, 900

// Every check holds in every engine, and no page complains of what it is not meant to.
func TestEveryCheckHoldsInEveryEngine(t *testing.T) {
	t.Parallel()
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			stand, dismiss, err := callWitness(server, withoutWorker)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(dismiss)
			open := func() *driver.Page { return open(t, engine.start) }
			page := open()
			for _, c := range checks {
				t.Run(c.sentence, func(t *testing.T) {
					r := &reader{Page: page, t: t, origin: stand.URL, engine: engine.name, stand: stand, renew: open}
					stand.become(manner{first: withoutWorker})
					r.must(r.Size(width, height))
					before := grievances(stand, page)
					t.Cleanup(func() {
						for i, all := range grievances(stand, page) {
							r.judge(all[len(before[i]):])
						}
						page = r.Page // which may be another
						if _, err := driver.Eval[bool](page, `() => true`); errors.Is(err, driver.ErrGone) {
							page = open() // for the checks that follow
						}
						if t.Failed() {
							r.keepPicture()
						}
					})
					c.holds(r)
				})
			}
		})
	}
}

// narrow is the width of a phone's window, in CSS pixels; in WebKit of the narrowest that
// its browser has.
func (r *reader) narrow() int64 {
	if r.engine == "WebKit" {
		return 460
	}
	return 360
}

// withoutWorker keeps workers from a page: each check begins with what the server has.
const withoutWorker = `delete Navigator.prototype.serviceWorker;`

// grievances are all that the pages have complained of so far, by how it was heard, and the
// dialogs that they opened.
func grievances(stand *witness, page *driver.Page) [3][]string {
	return [3][]string{stand.testimony(), page.Complaints(), page.Dialogs()}
}

// allow lets the pages of a check complain with one of these words.
func (r *reader) allow(words ...string) { r.allowed = append(r.allowed, words...) }

// judge fails a check whose pages complained of what they were not allowed to.
func (r *reader) judge(complaints []string) {
	r.t.Helper()
	for _, complaint := range complaints {
		if !slices.ContainsFunc(r.allowed, func(words string) bool { return strings.Contains(complaint, words) }) {
			r.t.Errorf("the page complained: %s", complaint)
		}
	}
}

// Two checks of one sentence would be one in what is reported.
func TestEveryCheckHasASentenceOfItsOwn(t *testing.T) {
	known := map[string]bool{}
	for _, c := range checks {
		if known[c.sentence] || c.holds == nil {
			t.Errorf("%q stands twice, or does nothing", c.sentence)
		}
		known[c.sentence] = true
	}
	t.Logf("%d checks and %d steps", len(checks), len(steps)+len(awaySteps))
}
