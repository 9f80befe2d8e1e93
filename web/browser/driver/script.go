//go:build browser

package driver

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrScript reports that a script run in the page threw.
var ErrScript = errors.New("script in the page")

// Runner is what a script can be run in: a page of any engine, or a tab of
// Chromium.
type Runner interface {
	run(expression string) (json.RawMessage, error)
}

func (p *Page) run(expression string) (json.RawMessage, error) { return p.engine.run(expression) }

// Eval calls a JavaScript function, written as an expression, with arguments
// that are sent as JSON. A promise is awaited. The result is decoded into T.
func Eval[T any](in Runner, function string, arguments ...any) (T, error) {
	var zero T
	list := make([]string, len(arguments))
	for i, argument := range arguments {
		encoded, err := json.Marshal(argument)
		if err != nil {
			return zero, err
		}
		list[i] = string(encoded)
	}
	value, err := in.run("(" + function + ")(" + strings.Join(list, ",") + ")")
	if err != nil {
		return zero, err
	}
	if len(value) == 0 {
		return zero, nil
	}
	if err := json.Unmarshal(value, &zero); err != nil {
		return zero, fmt.Errorf("%w: result %s: %w", ErrScript, value, err)
	}
	return zero, nil
}

// WaitFor is a promise that is kept when a condition on the page holds. It
// looks again at every change of the document and, for what changes without
// one, at every frame. A condition may promise its answer.
const WaitFor = `(condition, limit) => new Promise((keep, fail) => {
	const started = performance.now();
	let timer, ended = false, asking = false;
	const observer = new MutationObserver(look);
	function look() {
		if (ended || asking) return;
		let held = condition();
		if (held instanceof Promise) {
			asking = true;
			held.then(settle, error => { end(); fail(error); }).finally(() => { asking = false; });
		} else settle(held);
	}
	function settle(held) {
		if (ended) return;
		if (held) { end(); keep(true); }
		else if (performance.now() - started > limit) { end(); keep(false); }
	}
	function end() { ended = true; observer.disconnect(); clearInterval(timer); }
	observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
	timer = setInterval(look, 15);
	look();
})`

// Wait waits until a JavaScript condition, a function without arguments,
// holds. It fails when it does not within the tab's patience.
func (p *Page) Wait(condition string) error {
	limit := Patience - 5*time.Second
	held, err := Eval[bool](p, "() => ("+WaitFor+")("+condition+", "+fmt.Sprint(limit.Milliseconds())+")")
	if err != nil {
		return err
	}
	if !held {
		where, _ := Eval[string](p, "() => location.href")
		return fmt.Errorf("waited %s in vain at %s for %s", limit, where, condition)
	}
	return nil
}

// Drawn waits until the page has drawn as many frames, and what they set off has run. Of
// some hundred tabs Chromium without windows never draws one, which says that it is visible
// all the same: a second without a frame counts as one.
func (p *Page) Drawn(frames int) error {
	_, err := Eval[bool](p, `async frames => {
		for (let i = 0; i < frames; i++) await new Promise(drawn => { requestAnimationFrame(drawn); setTimeout(drawn, 1000); });
		return new Promise(keep => setTimeout(keep, 0, true));
	}`, frames)
	return err
}

// ErrStatic reports that the program gave up.
var ErrStatic = errors.New("the page is static")

// Ready waits for the program's mark that the page is interactive. It does
// not wait on when the page says that it stays static.
func (p *Page) Ready() error {
	if err := p.Wait(`() => ["data-ready", "data-static"].some(mark => document.documentElement?.hasAttribute(mark))`); err != nil {
		return err
	}
	where, err := Eval[string](p, `() => document.documentElement.hasAttribute("data-ready") ? "" : location.href`)
	if err == nil && where != "" {
		err = fmt.Errorf("%w: %s: %s", ErrStatic, where, strings.Join(p.Remarks(), "; "))
	}
	return err
}

// Static waits for the mark that the program is not there.
func (p *Page) Static() error {
	return p.Wait(`() => document.documentElement.hasAttribute("data-static")`)
}

// Visible is a function that finds the first element with a box that matches
// a selector.
const Visible = `selector => {
	const found = [...document.querySelectorAll(selector)];
	const element = found.find(e => e.getClientRects().length > 0);
	if (!element) throw new Error(found.length ? "nothing visible matches " + selector : "nothing matches " + selector);
	return element;
}`

// Point scrolls the element that a function returns into view, where it is not
// or something lies over it, and returns the middle of its first box in CSS pixels
// of the viewport.
func (p *Page) Point(function string, arguments ...any) (x, y float64, err error) {
	place := `(...list) => {
		const element = (` + function + `)(...list);
		const seen = element.getClientRects()[0];
		const over = document.elementFromPoint(seen.x + seen.width / 2, seen.y + seen.height / 2);
		if (seen.top < 0 || seen.bottom > innerHeight || seen.left < 0 || seen.right > innerWidth || over && !over.contains(element) && !element.contains(over))
			element.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
		const box = element.getClientRects()[0];
		return [box.x + box.width / 2, box.y + box.height / 2];
	}`
	at, err := Eval[[]float64](p, place, arguments...)
	if err != nil {
		return 0, 0, err
	}
	return at[0], at[1], nil
}

// Control is a JavaScript function that lists the visible links whose address
// is the page's own but for the value of one name in the query: the links
// that make up one control, without the choice already made.
const Control = `name => {
	const rest = address => {
		const query = new URLSearchParams(address.search);
		const value = query.get(name);
		query.delete(name);
		query.sort();
		return [address.pathname + "?" + query, value];
	};
	const [here, chosen] = rest(location);
	return [...document.querySelectorAll("#explorer a[href]")].filter(a => {
		if (a.origin !== location.origin || a.target || !a.getClientRects().length) return false;
		const [there, value] = rest(a);
		return there === here && value !== chosen;
	});
}`
