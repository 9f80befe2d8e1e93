//go:build browser

package driver

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Patience is how long a tab waits for anything before it is an error.
const Patience = 30 * time.Second

// Tab is one page in a profile of its own, and a record of all it did.
type Tab struct {
	ctx    context.Context
	cancel context.CancelFunc
	opened target.ID

	mu        sync.Mutex
	order     []network.RequestID
	requests  map[network.RequestID]*Request
	complaint []string
	remarks   []string
	cookies   []string
	dialogs   []string
	loads     int
	arrived   map[network.RequestID]map[string]string
}

// Open opens an empty tab in a fresh profile.
func (c *Chromium) Open() (*Tab, error) {
	return openTab(c.ctx, chromedp.WithNewBrowserContext())
}

// Beside opens a second tab in the same profile.
func (t *Tab) Beside() (*Tab, error) { return openTab(t.ctx) }

// Target is something a browser has open: a tab, or the separate process of a
// frame from another site.
type Target struct {
	// Kind is "page", "iframe", "service_worker" …
	Kind string
	// Address is the URL it shows.
	Address string

	id target.ID
}

// Targets lists what the browser has open in this tab's profile.
func (t *Tab) Targets() ([]Target, error) {
	all, err := chromedp.Targets(t.ctx)
	if err != nil {
		return nil, err
	}
	profile := chromedp.FromContext(t.ctx).BrowserContextID
	var own []Target
	for _, info := range all {
		if profile == "" || info.BrowserContextID == profile {
			own = append(own, Target{Kind: info.Type, Address: info.URL, id: info.TargetID})
		}
	}
	return own, nil
}

// Attach takes over a target that is open already.
func (t *Tab) Attach(to Target) (*Tab, error) {
	return openTab(t.ctx, chromedp.WithTargetID(to.id), chromedp.WithDetachOnCancel())
}

func openTab(parent context.Context, options ...chromedp.ContextOption) (*Tab, error) {
	t := &Tab{requests: map[network.RequestID]*Request{}, arrived: map[network.RequestID]map[string]string{}}
	options = append(options, chromedp.WithListener(t.hear))
	t.ctx, t.cancel = chromedp.NewContext(parent, options...)
	err := chromedp.Do(t.ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := cdp.Call(ctx, target, audits.Enable, cdp.Empty{}); err != nil {
			return err
		}
		// The browser would report every node it changes; that costs time in
		// the page, and nothing here asks for it.
		if _, err := cdp.Call(ctx, target, css.Disable, cdp.Empty{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, target, dom.Disable, cdp.Empty{})
		return err
	}))
	if err != nil {
		t.cancel()
		return nil, fmt.Errorf("open a tab: %w", err)
	}
	t.opened = chromedp.FromContext(t.ctx).Target.TargetID
	return t, nil
}

// Close closes the tab and forgets its profile.
func (t *Tab) Close() { t.cancel() }

// call sends one command of the protocol, with the tab's patience.
func call[P, R any](t *Tab, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Call(ctx, command, params)
}

// Go loads an address and waits for the document's load event.
func (t *Tab) Go(address string) error {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return fmt.Errorf("load %s: %w", address, err)
	}
	return nil
}

// Reload loads the document again, without waiting for it.
func (t *Tab) Reload() error {
	_, err := call(t, page.Reload, page.ReloadParams{})
	return err
}

// Follow runs an action and waits for the next document's load event.
func (t *Tab) Follow(action func() error) error {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil,
		chromedp.Func(func(context.Context, *chromedp.Target) error { return action() })))
	return err
}

// Size sets the viewport, in CSS pixels.
func (t *Tab) Size(width, height int64) error {
	_, err := call(t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 1,
	})
	return err
}

// Picture is a PNG of the whole page.
func (t *Tab) Picture() ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}
