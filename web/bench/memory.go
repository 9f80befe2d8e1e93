//go:build browser

package main

import (
	"time"

	"bilateral/web/browser/driver"
)

// Holding is what a page holds on to after a number of interactions.
type Holding struct {
	Interactions int     `json:"interactions"`
	Program      float64 `json:"program_bytes"` // of WebAssembly memory
	Heap         float64 `json:"heap_bytes"`    // of JavaScript, after its garbage is collected
	Nodes        int     `json:"nodes"`         // of the document
}

// programWatch is put into every document before its own scripts: it keeps
// the program's memory where it can be asked for.
const programWatch = `for (const name of ["instantiateStreaming", "instantiate"]) {
	const start = WebAssembly[name];
	WebAssembly[name] = async (...list) => {
		const program = await start.apply(WebAssembly, list), { exports } = program.instance || program;
		window.programMemory = exports.memory || exports.mem;
		return program;
	};
}`

// interact presses the links of every control of a page in turn. A browser
// refuses more than 200 entries of the history in ten seconds.
const interact = `(controls, count) => {
	window.left = count;
	let turn = 0;
	const timer = setInterval(() => {
		for (let tries = 0; tries < controls.length; tries++) {
			const links = (` + driver.Control + `)(controls[turn % controls.length]);
			turn++;
			if (!links.length) continue;
			links[turn % links.length].click();
			break;
		}
		if (--window.left <= 0) clearInterval(timer);
	}, 60);
	return true;
}`

// hold has every page interact and says what each holds on to: after a tenth
// of the interactions, when all that is made once is made, and after all.
func hold(pages []*page, interactions int) ([][]Holding, error) {
	result := make([][]Holding, len(pages))
	var names []string
	for _, c := range views[0].controls {
		if c.event == "click" {
			names = append(names, c.name)
		}
	}
	for _, p := range pages {
		if err := p.start(); err != nil {
			return nil, err
		}
	}
	done := 0
	for _, until := range []int{interactions / 10, interactions} {
		for _, p := range pages {
			if _, err := driver.Eval[bool](p.tab, interact, names, until-done); err != nil {
				return nil, err
			}
		}
		done = until
		for i, p := range pages {
			for {
				left, err := driver.Eval[int](p.tab, `() => window.left`)
				if err != nil {
					return nil, err
				}
				if left <= 0 {
					break
				}
				time.Sleep(time.Second)
			}
			if p.tab.Documents() != p.documents {
				return nil, errLoaded
			}
			h := Holding{Interactions: done}
			var err error
			if h.Heap, err = p.tab.Heap(); err != nil {
				return nil, err
			}
			if h.Program, err = driver.Eval[float64](p.tab, `() => window.programMemory?.buffer.byteLength || 0`); err != nil {
				return nil, err
			}
			if h.Nodes, err = driver.Eval[int](p.tab, `() => {
				let count = 0;
				for (const walker = document.createTreeWalker(document); walker.nextNode();) count++;
				return count;
			}`); err != nil {
				return nil, err
			}
			result[i] = append(result[i], h)
		}
	}
	return result, nil
}
