//go:build browser

package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"

	"bilateral/web/browser/driver"
)

// pressInside has a frame press, when its host says so and its program runs, the link
// between chart and table.
const pressInside = `if (parent !== window) addEventListener("message", ({ data }) => {
	const press = () => {
		if (document.documentElement.hasAttribute("data-ready")) document.querySelector(".controls a:not([aria-current])").click();
		else setTimeout(press, 10);
	};
	if (data === "press") press();
});`

// followFrame has a frame show its other side, which has another height, and gives the
// milliseconds from the press to the first task after the host's frame in which it has that.
const followFrame = `() => new Promise(keep => {
	const frame = document.querySelector("iframe"), began = performance.now(), observer = new ResizeObserver(() => {
		if (frame.clientHeight === high) return;
		observer.disconnect();
		const channel = new MessageChannel();
		channel.port1.onmessage = () => keep(performance.now() - began);
		channel.port2.postMessage(0);
	}), high = frame.clientHeight;
	observer.observe(frame);
	frame.contentWindow.postMessage("press", "*");
})`

// hostPage is another site's page with a frame of the explorer, as high as it says that it
// is. Its origin is another one; the process is the same, so that its clock is.
func hostPage(explorer string) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Another site</title><link rel="icon" href="data:,"><h1>Another site</h1>
			<iframe title="A frame" src="%[1]s/embed/table/?indicator=fwci" width="640" height="300" style="border:0;width:100%%"></iframe><script src="%[1]s/embed.js"></script>`, explorer)
	}))
}

// errNoHeight reports that a frame has not told its height.
var errNoHeight = errors.New("the frame has not told its height")

// follow times how soon a visible frame has the height of what it shows.
func (s *Subject) follow(chromium *driver.Chromium, address string, phone bool, times int) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	host := hostPage(u.Scheme + "://" + u.Host)
	defer host.Close()
	tab, err := chromium.Open()
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Before(pressInside); err != nil {
		return err
	}
	if err := tab.Go(host.URL); err != nil {
		return err
	}
	const told = "() => (" + driver.WaitFor + `)(() => document.querySelector("iframe").clientHeight !== 300, 15000)`
	if there, err := driver.Eval[bool](tab, told); err != nil || !there {
		return cmp.Or(err, errNoHeight)
	}
	const warmUp = 3 // of which the first waits for the program
	if phone {
		if err := tab.Slow(driver.PhoneSlowdown); err != nil {
			return err
		}
	}
	var measures []float64
	for turn := range times + warmUp {
		took, err := driver.Eval[float64](tab, followFrame)
		if err != nil {
			return err
		}
		if turn >= warmUp {
			measures = append(measures, took)
		}
	}
	spread := spreadOf(measures)
	s.Follows = &spread
	return nil
}

func (w writer) frames() {
	w.title("milliseconds until a visible frame has the height of its other side, p50 / p95")
	w.row("chart and table by turns", func(s Subject) string { return spread(s.Follows) })
}
