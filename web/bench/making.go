//go:build browser

package main

import (
	"fmt"

	"bilateral/web/browser/driver"
)

// taken are the files that are made in the browser, by what they are of.
var taken = []struct{ name, path string }{
	{"a figure as CSV", "/partners/data.csv?figure=joint-works"},
	{"all its values as CSV", "/partners/data.csv?figure=joint-works&rows=all"},
	{"all its values as JSON", "/partners/data.json?figure=joint-works&rows=all"},
	{"a figure as a package", "/partners/data.zip?figure=joint-works"},
}

// makeFile has a worker make a file as a page does, and gives the milliseconds from the
// click to the whole file: the worker, the program, the data and the writing.
const makeFile = `async address => {
	const began = performance.now(), parts = await (await fetch("/takeaway.json")).json();
	const made = await new Promise((keep, fail) => {
		const worker = new Worker(parts.maker);
		worker.onmessage = ({ data }) => { worker.terminate(); keep(data); };
		worker.onerror = fail;
		worker.postMessage({ parts, address });
	});
	if (!made.file) throw new Error(address + ": " + (made.refused || made.failed));
	return performance.now() - began;
}`

// make times each file on a page of a bundle; the first time, which brings the program,
// is not counted.
func (s *Subject) make(chromium *driver.Chromium, address string, phone bool, times int) error {
	tab, err := chromium.Open()
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Go(address); err != nil {
		return err
	}
	if err := tab.Ready(); err != nil {
		return err
	}
	if phone {
		if err := tab.Slow(driver.PhoneSlowdown); err != nil {
			return err
		}
	}
	s.Files = map[string]Spread{}
	for _, f := range taken {
		var measures []float64
		for i := range times + 1 {
			took, err := driver.Eval[float64](tab, makeFile, f.path)
			if err != nil {
				return fmt.Errorf("%s: %w", f.name, err)
			}
			if i > 0 {
				measures = append(measures, took)
			}
		}
		s.Files[f.name] = spreadOf(measures)
	}
	return nil
}

func (w writer) files() {
	w.title("milliseconds from the click to a whole file, made in the browser, p50 / p95")
	for _, f := range taken {
		w.row(f.name, func(s Subject) string {
			if s.Files == nil {
				return ""
			}
			r := s.Files[f.name]
			return spread(&r)
		})
	}
}
