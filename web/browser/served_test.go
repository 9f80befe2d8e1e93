//go:build browser

package browser

import "testing"

// heldProgram has the program wait until the page is told to let it come.
const heldProgram = `{
	const start = WebAssembly.instantiateStreaming, held = new Promise(come => { window.come = () => { come(); return true; }; });
	WebAssembly.instantiateStreaming = async (...list) => { await held; return start.apply(WebAssembly, list); };
}`

// begun waits until the page's script runs.
const begun = `() => document.documentElement.hasAttribute("data-script") && document.readyState !== "loading"`

// beforeProgram opens a page whose program does not come before it is told to, with more of
// a script, and marks its window.
func beforeProgram(t *testing.T, s *site, path, script string) *visit {
	t.Helper()
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.must(v.Before(heldProgram + script))
	v.load(s.Origin(loopback) + path)
	v.wait(begun)
	get[bool](v, `() => window.mark = true`)
	return v
}

// Before its program is there the page answers a reader's choices in place, with what the
// server has of the view; the focus stays, and the program takes over what is shown.
func TestAChoiceIsAnsweredBeforeTheProgram(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		for _, language := range []string{"/", "/ja/"} {
			v := beforeProgram(t, s, language, "")
			first, column := language+"?indicator="+s.other(0), s.column(0)
			for _, step := range []struct{ selector, address string }{
				{rowLink(s.other(0)), first},
				{headLink(column), first + "&sort=-" + column},
				{otherSide, first + "&sort=-" + column + "&tab=table"},
			} {
				v.click(step.selector)
				v.reaches(step.address)
				v.sameAsServed()
				v.inPlace()
				if step.selector != otherSide {
					same(t, "does the focus stand on what was chosen", get[bool](v, `s => document.activeElement === document.querySelector(s)`, step.selector), true)
				}
			}
			same(t, "is the program there", v.has("html[data-ready]"), false)
			get[bool](v, `() => window.come()`)
			v.must(v.Ready())
			v.sameAsServed()
			v.click(rowLink(s.other(1)))
			v.reaches(language + "?indicator=" + s.other(1) + "&sort=-" + column + "&tab=table")
			v.sameAsServed()
			v.inPlace()
			same(t, "documents loaded", v.Documents(), 1)
		}
	})
}

// Its views are entries of the history, of which the way back leads to the one before.
func TestTheWayBackLeadsToWhatWasThereBeforeTheProgram(t *testing.T) {
	t.Parallel()
	s := small()
	v := beforeProgram(t, s, "/", "")
	v.click(rowLink(s.other(0)))
	v.reaches("/?indicator=" + s.other(0))
	v.follow(func() error {
		get[bool](v, `() => { history.back(); return true; }`)
		return nil
	})
	v.reaches("/")
	v.sameAsServed()
}

// What is chosen while the server does not answer is the program's, once it is there; where
// neither comes, or another version answers, the browser leads there.
func TestAChoiceIsNeverLost(t *testing.T) {
	t.Parallel()
	s := small()
	chosen := "/?indicator=" + s.other(0)
	for _, c := range []struct {
		name, documents string // what fetching a document comes to
	}{
		{"the program comes first", `new Promise(() => {})`},
		{"the server cannot be reached", `Promise.reject(new TypeError("unreachable"))`},
		{"another version answers", `Promise.resolve(new Response("<!DOCTYPE html><html data-version=\"another\" data-address=\"` + chosen + `\"><div id=explorer>"))`},
		{"a portal answers", `Promise.resolve(new Response("<!DOCTYPE html><title>Log in</title>"))`},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := beforeProgram(t, s, "/", `{
				const ask = window.fetch;
				window.unhinder = () => { window.fetch = ask; return true; };
				window.fetch = (what, ...list) => String(what).startsWith("/?") ? `+c.documents+` : ask(what, ...list);
			}`)
			if c.name == "the program comes first" {
				v.click(rowLink(s.other(0)))
				v.click(rowLink(s.other(0))) // again, as those do who wait
				get[bool](v, `() => window.come()`)
				v.reaches(chosen)
				v.inPlace()
				v.must(v.Ready())
			} else {
				v.follow(func() error { return v.Click(rowLink(s.other(0))) })
				same(t, "the document is another", get[bool](v, `() => window.mark === undefined`), true)
				same(t, "address", v.address(), chosen)
			}
			get[bool](v, `() => window.unhinder()`)
			v.sameAsServed()
		})
	}
}

// What a reader typed is not lost when a choice is answered.
func TestWhatWasTypedStaysWhenAChoiceIsAnswered(t *testing.T) {
	t.Parallel()
	s := small()
	v := beforeProgram(t, s, "/", "")
	get[bool](v, `() => { const field = document.querySelector("#explorer form[data-live] input[type=search], #explorer input[name=q]"); field.value = "works"; return true; }`)
	v.click(rowLink(s.other(0)))
	v.reaches("/?indicator=" + s.other(0))
	same(t, "what stands in the field", get[string](v, `() => document.querySelector("#explorer form[data-live] input[type=search], #explorer input[name=q]").value`), "works")
}
