//go:build browser

package browser

import (
	"fmt"
	"testing"

	"bilateral/app/protocol"
)

// tellProgram keeps the program's own functions where a test can call them, and
// saves no file that the program hands out.
const tellProgram = `{
	const start = WebAssembly.instantiateStreaming;
	WebAssembly.instantiateStreaming = async (...list) => {
		const program = await start.apply(WebAssembly, list);
		window.program = program.instance.exports;
		return program;
	};
	const click = HTMLAnchorElement.prototype.click;
	HTMLAnchorElement.prototype.click = function () { if (!this.download) click.call(this); };
}`

// converse tells the program messages of every kind that a reader can cause, by
// a seed, and gives the bytes of its memory.
var converse = `async (count, only, seed) => {
	` + fmt.Sprintf("const REPLACE = %d, RETURN = %d, FRAME = %d, POINT = %d, PRESS = %d, KEY = %d, LEAVE = %d, ACTION = %d, REST = %d, WAIT = %q;",
	protocol.Replace, protocol.Return, protocol.Frame, protocol.Point, protocol.Press, protocol.PressKey, protocol.Leave, protocol.Export, protocol.Idle, protocol.Wait) + `
	const { program } = window, memory = program.memory || program.mem, encoder = new TextEncoder();
	const random = (below) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return Math.floor(seed / 4294967296 * below); };
	const tell = (kind, content = "") => {
		const bytes = encoder.encode(content), at = program.inbox(bytes.length);
		new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
		program.receive(kind, bytes.length);
	};
	window.views ??= [...new Set([...document.querySelectorAll("#explorer a[href]")].map(a => new URL(a.href)).filter(u => u.origin === location.origin && u.pathname === location.pathname).map(u => u.pathname + u.search))];
	const charts = () => document.querySelectorAll("[data-chart]").length, place = () => [random(charts()), random(600), random(400), 600].join(" ");
	const kinds = {
		visit: () => { tell(random(9) ? RETURN : REPLACE, views[random(views.length)] + WAIT); tell(FRAME); },
		type: () => { tell(RETURN, location.pathname + "?q=" + "works of both places".slice(0, random(20)) + WAIT); tell(FRAME); },
		key: () => tell(KEY, random(charts()) + " " + (random(50) ? random(6) : 6 + random(2))),
		point: () => tell(POINT, place()),
		press: () => tell(PRESS, place()),
		leave: () => tell(LEAVE),
		rest: () => tell(REST),
		picture: () => tell(ACTION, random(charts()) + " svg"),
	};
	const mixed = [...Array(45).fill("key"), ...Array(30).fill("point"), ...Array(12).fill("visit"), ...Array(5).fill("type"), "press", "leave", "leave", "rest", "picture"];
	for (let i = 0; i < count; i++) {
		if (i % 250 === 249) await new Promise(keep => setTimeout(keep));
		kinds[only || mixed[random(mixed.length)]]();
	}
	tell(LEAVE);
	tell(RETURN, location.pathname + location.search);
	tell(FRAME);
	return memory.buffer.byteLength;
}`

// Whatever a reader does, without end and without leaving, the program takes
// little, and from the first tenth of the messages to the last not a tenth more.
func TestTheMemoryOfTheProgramHasAnEnd(t *testing.T) {
	t.Parallel()
	const budget = 16 << 20
	forReleases(t, func(t *testing.T, s *site) {
		for i, c := range []struct {
			name, address, kind string
			messages            int
		}{
			{"all that one does on the overview", "/", "", 5_000},
			{"choices on the overview in Japanese", "/ja/", "visit", 2_000},
			{"all that one does with many series", "/partners/", "", 3_000},
			{"keys on a chart of many series", "/partners/", "key", 5_000},
			{"the pointer over flows", "/mobility/", "point", 5_000},
			{"pictures of a chart", "/indicators/" + s.chosen() + "/", "picture", 1_000},
		} {
			if s != released && i > 0 {
				break // the kinds of message do not depend on the dataset
			}
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				v := open(t, s.Origin(loopback))
				v.must(v.BypassWorker())
				v.must(v.Before(tellProgram))
				v.start(s.Origin(loopback) + c.address)
				// What the page looks like meanwhile is nobody's memory that is measured here.
				get[bool](v, `() => { document.documentElement.style.display = "none"; return true; }`)
				var first, last float64
				for i := range 10 {
					last = get[float64](v, converse, c.messages/10, c.kind, 1+i)
					if i == 0 {
						first = last
					}
				}
				t.Logf("%.0f bytes after %d messages, %.0f after %d", first, c.messages/10, last, c.messages)
				if last > budget {
					t.Errorf("%.0f bytes; the budget is %d", last, budget)
				}
				if last > 1.1*first {
					t.Errorf("from %.0f bytes after %d messages to %.0f after %d", first, c.messages/10, last, c.messages)
				}
				get[bool](v, `() => { document.documentElement.removeAttribute("style"); return true; }`)
				v.sameAsServed()
			})
		}
	})
}

// The same with a reader's own keys, and a foreign node in the page.
func TestFiveThousandKeysAndAForeignNodeCostNoMemory(t *testing.T) {
	t.Parallel()
	s := released
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.must(v.Before(tellProgram))
	v.start(s.Origin(loopback) + "/")
	held := get[float64](v, `async links => {
		const memory = program.memory || program.mem;
		document.querySelector("form.find").append(document.createElement("button"));
		const chart = document.querySelector("[data-chart]");
		chart.focus();
		for (let i = 0; i < 5000; i++) {
			const key = ["ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"][i % 5];
			chart.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
		}
		const all = [...document.querySelectorAll(links)];
		for (let i = 0; i < 300; i++) {
			all[i % all.length].click();
			await new Promise(keep => setTimeout(keep));
		}
		return memory.buffer.byteLength;
	}`, `table.ind tbody th a`)
	if held > 16<<20 {
		t.Errorf("%.0f bytes", held)
	}
	same(t, "documents loaded", v.Documents(), 1)
	same(t, "foreign nodes that are still there", get[int](v, `() => document.querySelectorAll("form.find button:not(.btn)").length`), 1)
}
