//go:build browser

package driver

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Load is what one cold load of a page took.
type Load struct {
	// Requests are those sent before the page was interactive, without icons
	// and manifest, which a browser fetches when it likes.
	Requests []Request
	// Paint is the first contentful paint and Ready the readiness mark, in
	// milliseconds after the navigation started.
	Paint, Ready float64
}

// Bytes is everything received for the requests, in bytes on the wire.
func (l Load) Bytes() float64 {
	var sum float64
	for _, request := range l.Requests {
		sum += request.Bytes
	}
	return sum
}

// Path is the path and query the request asked for.
func (r Request) Path() string {
	address, err := url.Parse(r.URL)
	if err != nil {
		return r.URL
	}
	return address.RequestURI()
}

// readyClock notes when the readiness mark is set.
const readyClock = `new MutationObserver((_, observer) => {
	if (document.documentElement?.hasAttribute("data-ready")) {
		window.readyAt = performance.now();
		observer.disconnect();
	}
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"]});`

// ColdLoad loads a page that the tab has not seen, with no worker between,
// and waits until it is interactive and everything asked for has arrived.
func (t *Tab) ColdLoad(address string) (Load, error) {
	var load Load
	if err := t.BypassWorker(); err != nil {
		return load, err
	}
	if err := t.Before(readyClock); err != nil {
		return load, err
	}
	t.Forget()
	if err := t.Go(address); err != nil {
		return load, err
	}
	if err := t.Wait(`() => window.readyAt > 0`); err != nil {
		return load, err
	}
	var err error
	if load.Ready, err = Eval[float64](t, `() => window.readyAt`); err != nil {
		return load, err
	}
	load.Paint, err = Eval[float64](t, `() => new Promise(keep => {
		const observer = new PerformanceObserver(list => {
			const found = list.getEntriesByName("first-contentful-paint");
			if (found.length) { observer.disconnect(); keep(found[0].startTime); }
		});
		observer.observe({type: "paint", buffered: true});
	})`)
	if err != nil {
		return load, err
	}
	for deadline := time.Now().Add(Patience); ; time.Sleep(10 * time.Millisecond) {
		all := t.Requests()
		if len(all) == 0 {
			return load, fmt.Errorf("%s was loaded without a request", address)
		}
		load.Requests = load.Requests[:0]
		waiting := ""
		for _, request := range all {
			afterwards := request.Sent-all[0].Sent > load.Ready/1000
			if afterwards || request.Type == "Manifest" || strings.Contains(request.URL, "/icons/") || strings.Contains(request.URL, "/favicon") || !strings.HasPrefix(request.URL, "http") {
				continue
			}
			if !request.Finished && request.Failure == "" {
				waiting = request.URL
			}
			load.Requests = append(load.Requests, request)
		}
		if waiting == "" {
			return load, nil
		}
		if time.Now().After(deadline) {
			return load, fmt.Errorf("%s: %s did not arrive within %s", address, waiting, Patience)
		}
	}
}
