//go:build browser

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"bilateral/web/browser/driver"
)

// Timing is how long a control takes from the start of the handler to the
// first task after the next animation frame, in milliseconds.
type Timing struct {
	Spread
	// Script and Task are processor time of the page's main thread for one
	// use, on average: the scripts', and everything until the page rests.
	Script float64 `json:"script_ms"`
	Task   float64 `json:"main_thread_ms"`
}

// control is one control of a page. A page that does not have it is left out.
type control struct {
	name  string // in the query
	event string // the event that starts the watch
	// find is a JavaScript function that lists what the control offers, by
	// the name: elements.
	find string
	// aim makes ready, fire does it; turn counts the uses.
	aim, fire func(p *page, c control, turn int) error
}

// link is a control made of links, whose addresses differ in its name alone.
func link(name string) control {
	return control{name: name, event: "click", find: driver.Control,
		aim: func(p *page, c control, turn int) error {
			var err error
			p.x, p.y, err = p.tab.Point(`(name, turn) => { const found = (`+c.find+`)(name); return found[turn % found.length]; }`, c.name, turn)
			if err != nil {
				return err
			}
			return p.tab.Move(p.x, p.y)
		},
		fire: func(p *page, _ control, _ int) error { return p.tab.ClickAt(p.x, p.y) },
	}
}

// searches are what a reader types, each in place of the one before.
var searches = []string{"s", "st", "stu", "r", "re", "zz"}

// field is a control that a reader types into, which changes the page as they type.
func field(name string) control {
	return control{name: name, event: "input",
		find: "name => [...document.querySelectorAll(`#explorer [data-live] input[name=${name}]:not([type=hidden])`)]",
		aim: func(p *page, c control, _ int) error {
			_, err := driver.Eval[bool](p.tab, `name => {
				const input = (`+c.find+`)(name)[0];
				input.scrollIntoView({block: "nearest", behavior: "instant"});
				input.focus();
				input.select();
				return true;
			}`, c.name)
			return err
		},
		fire: func(p *page, _ control, turn int) error { return p.tab.Insert(searches[turn%len(searches)]) },
	}
}

// list is a control that is a list to choose from, with the button that sends
// the choice.
func list(name string) control {
	return control{name: name, event: "click",
		find: "name => [...document.querySelectorAll(`#explorer select[name=${name}]`)]",
		aim:  func(*page, control, int) error { return nil },
		fire: func(p *page, c control, turn int) error {
			_, err := driver.Eval[bool](p.tab, `(name, turn) => {
				const list = (`+c.find+`)(name)[0];
				list.selectedIndex = turn % Math.min(list.options.length, 10);
				list.form.querySelector("button").click();
				return true;
			}`, c.name, turn)
			return err
		},
	}
}

// pointer is a move of the pointer over a chart, to another year each time.
func pointer() control {
	return control{name: "pointer", event: "pointermove",
		find: `() => [...document.querySelectorAll("figure.series .canvas")]`,
		aim: func(p *page, c control, turn int) error {
			box, err := driver.Eval[[]float64](p.tab, `() => {
				const e = (`+c.find+`)()[0], seen = e.getBoundingClientRect();
				if (seen.top < 0 || seen.bottom > innerHeight) e.scrollIntoView({block: "center", behavior: "instant"});
				const box = e.getBoundingClientRect();
				return [box.left, box.top, box.width, box.height];
			}`)
			if err != nil {
				return err
			}
			// From the top of the plot, where no box stands, and a prime apart.
			across := float64(turn*13%34) / 34
			p.x, p.y = box[0]+across*(box[2]-4)+2, box[1]+2+float64(turn%5)
			return nil
		},
		fire: func(p *page, _ control, _ int) error { return p.tab.Move(p.x, p.y) },
	}
}

// stopwatch is put into every document before its own scripts. The event that
// is watched for starts it before any handler of the page hears it; it stops
// in the first task after the next animation frame.
const stopwatch = `for (const type of ["click", "pointermove", "input"]) addEventListener(type, () => {
	if (window.watched !== type) return;
	window.watched = "";
	const start = performance.now();
	requestAnimationFrame(() => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => window.stopped?.(performance.now() - start);
		channel.port2.postMessage(0);
	});
}, true);`

// page is a page that is open to be used.
type page struct {
	tab       *driver.Tab
	address   string
	phone     bool
	documents int
	x, y      float64 // where it was aimed at
}

func openPage(chromium *driver.Chromium, address string, phone bool) (*page, error) {
	tab, err := chromium.Open()
	if err != nil {
		return nil, err
	}
	p := &page{tab: tab, address: address, phone: phone}
	profile := func() error {
		if phone {
			return tab.Phone()
		}
		return nil
	}
	before := func() error { return tab.Before(stopwatch + programWatch) }
	for _, step := range []func() error{tab.BypassWorker, profile, before, tab.MeasureWork, p.start} {
		if err := step(); err != nil {
			tab.Close()
			return nil, err
		}
	}
	return p, nil
}

// start shows the page anew.
func (p *page) start() error {
	if err := p.tab.Go(p.address); err != nil {
		return err
	}
	if err := p.tab.Ready(); err != nil {
		return err
	}
	p.documents = p.tab.Documents()
	return nil
}

// useAll uses each control of every page again and again and returns, for
// each page, the timing of those it has.
func useAll(pages []*page, controls []control, o options) ([]map[string]Timing, error) {
	result := make([]map[string]Timing, len(pages))
	for i := range result {
		result[i] = map[string]Timing{}
	}
	for _, c := range controls {
		if o.only != nil && !o.only[c.name] {
			continue
		}
		timings, err := use(pages, c, o.events)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		for i, timing := range timings {
			result[i][c.name] = timing
		}
	}
	return result, nil
}

// errLoaded reports that a control is a link and no more.
var errLoaded = errors.New("a control loaded a document instead of changing the page in place")

// use uses one control of every page; nil when a page does not have it. The
// pages take turns, so that whatever else the machine does disturbs all alike.
func use(pages []*page, c control, events int) ([]Timing, error) {
	// A reader has the pointer on a control for a while before pressing.
	const hover = 140 * time.Millisecond
	// The first uses compile code in the browser: they are not counted.
	warmUp := min(5, max(events/2, 2))
	for _, p := range pages {
		if err := p.start(); err != nil {
			return nil, err
		}
		if there, err := driver.Eval[bool](p.tab, `name => (`+c.find+`)(name).length > 0`, c.name); err != nil || !there {
			return nil, err
		}
	}
	times, timings := make([][]float64, len(pages)), make([]Timing, len(pages))
	for turn := range events + warmUp {
		for _, p := range pages {
			if err := c.aim(p, c, turn); err != nil {
				return nil, err
			}
		}
		time.Sleep(hover)
		for i, p := range pages {
			took, work, err := p.use(c, turn)
			if err != nil {
				return nil, err
			}
			if turn >= warmUp {
				times[i] = append(times[i], took)
				timings[i].Script += work.Script / float64(events)
				timings[i].Task += work.Task / float64(events)
			}
		}
	}
	for i, p := range pages {
		if p.tab.Documents() != p.documents {
			return nil, errLoaded
		}
		timings[i].Spread = spreadOf(times[i])
		timings[i].Script, timings[i].Task = hundredths(timings[i].Script), hundredths(timings[i].Task)
	}
	return timings, nil
}

// use uses a control once, at a random moment between two frames, and returns
// the milliseconds from the event to the paint, and the work of it all.
func (p *page) use(c control, turn int) (took float64, work driver.Work, err error) {
	// What a use leaves to be done is its own.
	const rest = 60 * time.Millisecond
	if p.phone {
		// Only the page that is used is slow: the others would take its time.
		if err := p.tab.Slow(driver.PhoneSlowdown); err != nil {
			return 0, work, err
		}
		defer func() { err = errors.Join(err, p.tab.Slow(1)) }()
	}
	_, err = driver.Eval[bool](p.tab, `(wait, watched) => new Promise(keep => {
		window.measured = new Promise(stop => { window.stopped = stop; });
		setTimeout(() => { window.watched = watched; keep(true); }, wait);
	})`, 1+rand.IntN(17), c.event)
	if err != nil {
		return 0, work, err
	}
	before, err := p.tab.Work()
	if err != nil {
		return 0, work, err
	}
	if err := c.fire(p, c, turn); err != nil {
		return 0, work, err
	}
	if took, err = driver.Eval[float64](p.tab, `() => window.measured`); err != nil {
		return 0, work, err
	}
	time.Sleep(rest)
	after, err := p.tab.Work()
	return took, after.Minus(before), err
}
