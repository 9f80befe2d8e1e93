//go:build browser

package browser

import (
	"fmt"
	"testing"

	"bilateral/app/protocol"
)

// counting has every message to the program counted, by its number. Go's own
// script takes nothing but an instance, so that this one stands before it.
const counting = `
	const instantiate = WebAssembly.instantiateStreaming;
	window.crossings = {};
	window.drawn = 0;
	WebAssembly.instantiateStreaming = async (source, imports) => {
		const apply = imports.explorer.apply;
		imports.explorer.apply = (...buffer) => { window.drawn++; return apply(...buffer); };
		const { instance } = await instantiate(source, imports);
		const exports = { ...instance.exports, receive: (message, length) => {
			window.crossings[message] = (window.crossings[message] || 0) + 1;
			return instance.exports.receive(message, length);
		} };
		return { instance: new Proxy(instance, { get: (target, name) => name === "exports" ? exports : Reflect.get(target, name) }) };
	};`

// views counts the messages that show a view.
var views = fmt.Sprintf(`[%d, %d, %d, %d].reduce((sum, message) => sum + (crossings[message] || 0), 0)`,
	protocol.Push, protocol.Replace, protocol.Return, protocol.Frame)

// A choice crosses into the program once and is answered with one buffer:
// whatever it changes, the page does not wait for a second call.
func TestAChoiceCrossesIntoTheProgramOnce(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.Before(counting))
		v.start(s.Origin(loopback) + "/")
		same(t, "views asked for before a choice", get[int](v, `() => `+views), 0)
		first := "/?indicator=" + s.other(0)
		for _, c := range []struct{ what, selector, address string }{
			{"an indicator", rowLink(s.other(0)), first},
			{"its table", otherSide, first + "&tab=table"},
			{"the order", headLink(s.column(0)), first + "&sort=-" + s.column(0) + "&tab=table"},
		} {
			get[bool](v, `() => { window.crossings = {}; window.drawn = 0; return true; }`)
			v.click(c.selector)
			v.reaches(c.address)
			same(t, c.what+": crossings", get[int](v, `() => `+views), 1)
			same(t, c.what+": buffers", get[int](v, `() => drawn`), 1)
		}
		get[bool](v, `() => { window.crossings = {}; history.back(); return true; }`)
		v.reaches(first + "&tab=table")
		same(t, "the way back: crossings", get[int](v, `() => `+views), 1)
		v.sameAsServed()
	})
}
