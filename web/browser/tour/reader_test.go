//go:build browser

package tour

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bilateral/web/browser/driver"
)

// reader is who takes the tour, on a page of a browser: what goes wrong ends the
// tour.
type reader struct {
	*driver.Page
	t      *testing.T
	origin string // of the explorer

	// Of a check only.
	engine  string
	stand   *witness
	renew   func() *driver.Page // opens another page
	allowed []string            // words of the complaints that are no fault
}

func (r *reader) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// get calls a function in the page and returns what it returns.
func get[T any](r *reader, function string, arguments ...any) T {
	r.t.Helper()
	value, err := driver.Eval[T](r.Page, function, arguments...)
	r.must(err)
	return value
}

// start opens an address of the explorer and waits until the program runs.
func (r *reader) start(address string) {
	r.t.Helper()
	r.must(r.Go(r.origin + address))
	r.must(r.Ready())
}

func (r *reader) click(selector string) { r.t.Helper(); r.must(r.Click(selector)) }

func (r *reader) press(key string) { r.t.Helper(); r.must(r.Press(key)) }

// reaches waits for an address and for the page that belongs to it.
func (r *reader) reaches(address string) {
	r.t.Helper()
	r.must(r.Wait(fmt.Sprintf("() => location.pathname + location.search === %q", address)))
	r.must(r.Ready())
	r.must(r.Drawn(1))
}

// sees waits until the first element that matches has a text, as it is drawn.
func (r *reader) sees(selector, text string) {
	r.t.Helper()
	seen := `s => document.querySelector(s)?.innerText.trim().replace(/\s+/g, " ")`
	if err := r.Wait(fmt.Sprintf("() => (%s)(%q) === %q", seen, selector, text)); err != nil {
		r.t.Fatalf("%s reads %q, want %q: %v", selector, get[string](r, seen, selector), text, err)
	}
}

// says waits until a screen reader has been told words: the slider that has the focus
// holds them.
func (r *reader) says(words string) {
	r.t.Helper()
	if err := r.Wait(fmt.Sprintf(`() => document.activeElement.getAttribute("aria-valuetext") === %q`, words)); err != nil {
		r.t.Fatalf("the slider says %q, want %q: %v", get[string](r, `() => document.activeElement.getAttribute("aria-valuetext")`), words, err)
	}
}

// has checks what a function gives now.
func has[T comparable](r *reader, what string, want T, function string, arguments ...any) {
	r.t.Helper()
	if got := get[T](r, function, arguments...); got != want {
		r.t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// focused checks that an element that matches has the focus.
func (r *reader) focused(selector string) {
	r.t.Helper()
	if !get[bool](r, `s => document.activeElement.matches(s)`, selector) {
		r.t.Errorf("the focus is not on %s; it is on %s", selector, get[string](r, `() => document.activeElement.outerHTML.slice(0, 120)`))
	}
}

// tabTo presses Tab until an element that matches has the focus.
func (r *reader) tabTo(selector string) {
	r.t.Helper()
	for range 60 {
		if get[bool](r, `s => document.activeElement.matches(s)`, selector) {
			return
		}
		r.press("Tab")
	}
	r.t.Fatalf("Tab does not come to %s; the focus is on %s", selector, get[string](r, `() => document.activeElement.outerHTML.slice(0, 120)`))
}

// mark marks the document, so that a new one can be told from a changed one.
func (r *reader) mark() { r.t.Helper(); get[bool](r, `() => window.mark = true`) }

func (r *reader) inPlace() {
	r.t.Helper()
	has(r, "the document is the one before", true, `() => window.mark === true`)
}

// keepPicture keeps a picture of where the tour ended, where go test is told to
// keep what tests make (-artifacts).
func (r *reader) keepPicture() {
	r.t.Helper()
	picture, err := r.Picture()
	if err == nil {
		err = os.WriteFile(filepath.Join(r.t.ArtifactDir(), "end.png"), picture, 0o644)
	}
	if err != nil {
		r.t.Error(err)
	}
}

// goes opens an address and marks the document.
func (r *reader) goes(address string) {
	r.t.Helper()
	r.start(address)
	r.mark()
}

// focus puts the focus on the first visible element that matches.
func (r *reader) focus(selector string) {
	r.t.Helper()
	get[bool](r, `s => { const e = (`+driver.Visible+`)(s); e.focus(); return document.activeElement === e; }`, selector)
}

// enter presses Enter on the first visible element that matches.
func (r *reader) enter(selector string) {
	r.t.Helper()
	r.focus(selector)
	r.press("Enter")
}

// frames waits until what was done has been drawn.
func (r *reader) frames() {
	r.t.Helper()
	r.must(r.Drawn(2))
}

// readable is what a reader reads in a document, but for what was announced. An empty text
// may or may not have an element.
const readable = `page => [...page.querySelectorAll("#explorer :is(h1, h2, p, th, td, a, b, i, small, li, caption, text):not(#announcement)")].map(e => e.textContent.trim()).filter(Boolean).join("\n")`

// differs is how the page reads otherwise than the one that the server sends for its
// address, "" where it does not.
const differs = `async () => {
	const read = ` + readable + `, answer = await fetch(location.href, {cache: "no-store", headers: {Accept: "text/html"}});
	const served = read(new DOMParser().parseFromString(await answer.text(), "text/html")).split("\n"), shown = read(document).split("\n");
	const at = shown.findIndex((line, i) => line !== served[i]);
	if (at < 0 && shown.length === served.length) return "";
	return location.pathname + location.search + ", line " + at + " of " + shown.length + ": it reads " + JSON.stringify(shown[at]) + ", the server's " + JSON.stringify(served[at]);
}`

// sameAsServed checks that the page reads as the one that the server sends for its address.
func (r *reader) sameAsServed() {
	r.t.Helper()
	r.must(r.Wait(`() => document.querySelector(".later") === null`)) // a chart that is to be drawn
	if found := get[string](r, differs); found != "" {
		r.t.Error(found)
	}
}
