//go:build browser

package driver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Tab is a page in Chromium, and a record of all it did.
type Tab struct {
	*Page

	ctx    context.Context
	cancel context.CancelFunc
	opened target.ID

	// A frame knows the page around it, and the address that its element there has
	// and it had at first.
	around *Tab
	source string

	mu        sync.Mutex
	order     []network.RequestID
	requests  map[network.RequestID]*Request
	complaint []string
	said      []string
	cookies   []string
	prompts   []string
	loads     int
	arrived   map[network.RequestID]map[string]string
	trace     [][]byte  // entries of the trace that is recorded
	traced    chan bool // given whether the trace is whole, when it has ended
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

// Attach takes over a target that is open already. What is done with a frame is
// done at places of its own viewport.
func (t *Tab) Attach(to Target) (*Tab, error) {
	attached, err := openTab(t.ctx, chromedp.WithTargetID(to.id), chromedp.WithDetachOnCancel())
	if err == nil && to.Kind == "iframe" {
		attached.around, attached.source = t, to.Address
	}
	return attached, err
}

func openTab(parent context.Context, options ...chromedp.ContextOption) (*Tab, error) {
	t := &Tab{requests: map[network.RequestID]*Request{}, arrived: map[network.RequestID]map[string]string{}}
	t.Page = &Page{t}
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

func (t *Tab) close() { t.cancel() }

// call sends one command of the protocol, with the tab's patience.
func call[P, R any](t *Tab, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Call(ctx, command, params)
}

func (t *Tab) run(expression string) (json.RawMessage, error) {
	result, err := call(t, runtime.Evaluate, runtime.EvaluateParams{
		Expression:                  expression,
		ReturnByValue:               new(true),
		AwaitPromise:                new(true),
		UserGesture:                 new(false),
		AllowUnsafeEvalBlockedByCSP: new(false),
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrScript, err)
	}
	if d := result.ExceptionDetails; d != nil {
		text := d.Text
		if d.Exception != nil {
			text = d.Exception.Description
		}
		return nil, fmt.Errorf("%w: %s", ErrScript, text)
	}
	return json.RawMessage(result.Result.Value), nil
}

func (t *Tab) load(address string) error {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Do(ctx, chromedp.Navigate(address))
}

func (t *Tab) back() error { return t.travel(-1) }

func (t *Tab) forward() error { return t.travel(1) }

// travel goes by a number of entries through the history.
func (t *Tab) travel(by int64) error {
	history, err := call(t, page.GetNavigationHistory, cdp.Empty{})
	if err != nil {
		return err
	}
	to := history.CurrentIndex + by
	if to < 0 || to >= int64(len(history.Entries)) {
		return errors.New("the history has nothing there to go to")
	}
	_, err = call(t, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: history.Entries[to].ID})
	return err
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

func (t *Tab) resize(width, height int64) error {
	_, err := call(t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 1,
	})
	return err
}

func (t *Tab) picture() ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.ctx, Patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}

// frame attaches to a frame from another site, which has a process of its own:
// one from the page's own site is not found.
func (t *Tab) frame(address string) (engine, error) {
	targets, err := t.Targets()
	if err != nil {
		return nil, err
	}
	for _, target := range targets {
		if target.Kind == "iframe" && strings.HasSuffix(target.Address, address) {
			return t.Attach(target)
		}
	}
	return nil, nil
}

// hand is the tab in which a reader's hand does what it does in this one, and the
// places there: a frame is reached through the page around it.
func (t *Tab) hand(places ...Place) (*Tab, []Place, error) {
	if t.around == nil {
		return t, places, nil
	}
	seen, err := seenFrom(t.around, places, `source => [...document.querySelectorAll("iframe")].find(f => f.src === source)`, t.source)
	return t.around, seen, err
}

// arrive moves the mouse to a place of the page around until the frame feels it:
// while the browser has not drawn a frame that has just been loaded, what happens
// there is given to the page around it.
func (t *Tab) arrive(at Place) error {
	_, err := Eval[bool](t, `() => { window.felt = false; addEventListener("pointermove", () => { window.felt = true; }, {capture: true, once: true}); return true; }`)
	if err != nil {
		return err
	}
	aside := Place{at.X + 1, at.Y} // a mouse that stays where it is does not move
	return t.until("the mouse to be felt in the frame", func() (bool, error) {
		if err := errors.Join(t.around.move(aside), t.around.move(at)); err != nil {
			return false, err
		}
		return Eval[bool](t, `() => window.felt`)
	})
}
