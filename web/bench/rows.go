//go:build browser

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"

	"bilateral/data"
	"bilateral/data/synthetic"
	"bilateral/data/wire"
	"bilateral/web/browser/driver"
)

// manyValues is how many values app/bench is given.
const manyValues = 100_000

// step is one thing that app/bench does with the values; the number is its
// own for it, and that of what has to be done before, untimed.
type step struct {
	name          string
	number, after int
}

// The steps, as in app/bench.
var steps = []step{
	{"decode", collectionStep, decodeStep},
	{"filter", filterStep, fillStep},
	{"sort by number", numberStep, fillStep},
	{"sort by text", textStep, fillStep},
}

const (
	decodeStep = 1 + iota
	collectionStep
	fillStep
	filterStep
	numberStep
	textStep
)

// rowsPage loads the program and the values.
const rowsPage = `<!DOCTYPE html><html lang="en"><title>Many values</title>
<script src="/wasm_exec.js"></script>
<script>
const load = async () => {
	const [module, core, collection] = await Promise.all([
		WebAssembly.compileStreaming(fetch("/app.wasm")),
		...["/core", "/collection"].map(async address => new Uint8Array(await (await fetch(address)).arrayBuffer())),
	]);
	const contents = { 1: core, 2: collection };
	let inbox, take, memory, mem;
	// Another program for each measure, as pages take one when theirs has grown.
	window.fresh = async () => {
		const go = new Go(), instance = await WebAssembly.instantiate(module, go.importObject);
		go.run(instance);
		({ inbox, take, memory, mem } = instance.exports);
	};
	await window.fresh();
	window.step = number => {
		const content = contents[number];
		if (content) {
			const at = inbox(content.length); // the memory may move
			new Uint8Array((memory || mem).buffer, at, content.length).set(content);
		}
		window.rows = take(number);
		if (window.rows < 0) throw new Error("step " + number + " failed");
	};
	document.documentElement.setAttribute("data-ready", "");
};
load();
</script>`

// serveRows serves the page with a bundle of app/bench.
func serveRows(bundle string) *httptest.Server {
	ds := synthetic.Dataset(manyValues)
	core, collection := wire.Encode(ds, data.English), wire.EncodeCollection(ds, synthetic.Collection, data.English)
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, rowsPage)
		case "/core":
			_, _ = w.Write(core)
		case "/collection":
			_, _ = w.Write(collection)
		case "/app.wasm", "/wasm_exec.js":
			http.ServeFile(w, r, filepath.Join(bundle, filepath.Base(r.URL.Path)))
		default:
			http.NotFound(w, r)
		}
	}))
}

// take takes the step and returns the milliseconds of the main thread's
// processor time in its script.
func (s step) take(tab *driver.Tab) (float64, error) {
	// In a task of its own: what is evaluated from outside is not counted.
	const take = `number => new Promise((keep, fail) => setTimeout(() => {
		try { window.step(number); keep(true); } catch (error) { fail(error); }
	}))`
	if _, err := driver.Eval[bool](tab, `() => window.fresh().then(() => true)`); err != nil {
		return 0, err
	}
	ready := []int{decodeStep, collectionStep, s.after}
	if s.number == collectionStep {
		ready = []int{s.after}
	}
	for _, number := range ready {
		if _, err := driver.Eval[bool](tab, take, number); err != nil {
			return 0, err
		}
	}
	before, err := tab.Work()
	if err != nil {
		return 0, err
	}
	if _, err := driver.Eval[bool](tab, take, s.number); err != nil {
		return 0, err
	}
	after, err := tab.Work()
	return after.Minus(before).Script, err
}

// many times each step with a bundle of app/bench.
func many(chromium *driver.Chromium, bundle string, phone bool, times int) (map[string]Spread, error) {
	server := serveRows(bundle)
	defer server.Close()
	tab, err := chromium.Open()
	if err != nil {
		return nil, err
	}
	defer tab.Close()
	if err := tab.Go(server.URL); err != nil {
		return nil, err
	}
	if err := tab.Ready(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, strings.Join(tab.Complaints(), "; "))
	}
	if err := tab.MeasureWork(); err != nil {
		return nil, err
	}
	if phone {
		if err := tab.Slow(driver.PhoneSlowdown); err != nil {
			return nil, err
		}
	}
	result := map[string]Spread{}
	for _, s := range steps {
		var measures []float64
		for range times {
			took, err := s.take(tab)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.name, err)
			}
			measures = append(measures, took)
		}
		if s.number == collectionStep {
			got, err := driver.Eval[int](tab, `number => { window.step(number); return window.rows; }`, fillStep)
			if err != nil {
				return nil, err
			}
			if got != manyValues {
				return nil, fmt.Errorf("%d values arrived, want %d", got, manyValues)
			}
		}
		result[s.name] = spreadOf(measures)
	}
	return result, nil
}
