//go:build browser

package browser

import "testing"

// watchPrograms counts the programs that a page has started and those that
// could not take it over, and keeps the memory of the last.
const watchPrograms = `{
	window.programs = {started: 0, refused: 0, memory: null};
	for (const name of ["instantiateStreaming", "instantiate"]) {
		const start = WebAssembly[name];
		WebAssembly[name] = async (...list) => {
			const program = await start.apply(WebAssembly, list), { exports } = program.instance || program;
			window.programs.started++;
			window.programs.memory = exports.memory || exports.mem;
			return program;
		};
	}
	const info = console.info;
	console.info = (...list) => {
		if (list[0] === "The program stays:") window.programs.refused++;
		info.apply(console, list);
	};
}`

// The released program never gives memory back. Before it has much, another one
// takes its place: the reader sees nothing of it, and the page's nodes, the
// focus and the history stay.
func TestAProgramThatHasGrownIsReplacedWithoutATrace(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		for _, page := range []struct{ name, address, links string }{
			{"the overview", "/?indicator=" + s.other(0), `table.ind tbody th a`},
			{"a page of series", "/partners/", `.controls .seg a`},
			{"a page in Japanese with words of the live region", "/ja/?tab=table", `table.ind thead a, .seg a`},
		} {
			t.Run(page.name, func(t *testing.T) {
				v := open(t, s.Origin(loopback))
				v.must(v.BypassWorker())
				v.must(v.Before(watchPrograms))
				v.start(s.Origin(loopback) + page.address)
				get[bool](v, `() => { window.kept = document.querySelector("#explorer h1"); return window.mark = true; }`)
				get[bool](v, `links => {
					let turn = 0;
					const timer = setInterval(() => {
						if (window.programs.started > 3) { window.enough = true; clearInterval(timer); return; }
						const all = document.querySelectorAll(links);
						const link = all[turn++ % all.length];
						link.focus({preventScroll: true});
						link.click();
						window.pressed = document.activeElement;
					}, 60);
					return true;
				}`, page.links)
				v.wait(`() => window.enough`)
				same(t, "programs that could not take over", get[int](v, `() => window.programs.refused`), 0)
				v.inPlace()
				v.wait(`() => window.pressed === document.activeElement && window.kept === document.querySelector("#explorer h1")`)
				v.sameAsServed()
				if held := get[float64](v, `() => window.programs.memory.buffer.byteLength`); held > 16<<20 {
					t.Errorf("the last program has %.0f bytes", held)
				}
				// It answers like the first.
				v.click(page.links)
				v.wait(`() => document.getElementById("announcement").textContent !== ""`)
				v.sameAsServed()
			})
		}
	})
}
