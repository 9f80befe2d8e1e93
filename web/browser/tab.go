//go:build browser

package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// patience is how long a tab waits for anything before it is an error.
const patience = 30 * time.Second

// ErrScript reports that a script run in the page threw.
var ErrScript = errors.New("script in the page")

// Request is one request of a tab, as far as it got.
type Request struct {
	URL    string
	Type   string // "Document", "Script", "Fetch" …
	Method string
	// Status is the response's; 0 while there is none.
	Status int64
	// Bytes is everything received for the request, headers included.
	Bytes float64
	// Worker reports that a service worker gave the answer, Cache that the
	// browser's own cache did.
	Worker, Cache bool
	// Failure is the network error, "" when there was none.
	Failure string
	// Headers are the response's, names in lower case.
	Headers map[string]string
	// Finished reports that the last byte has arrived.
	Finished bool
	// Sent is when the request was sent, in seconds on the browser's clock.
	Sent float64
}

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

// Attach takes over a target that exists already: another tab, or the
// separate process of a frame from another site.
func (t *Tab) Attach(id target.ID) (*Tab, error) {
	return openTab(t.ctx, chromedp.WithTargetID(id), chromedp.WithDetachOnCancel())
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

// hear keeps what the tests judge. It runs in the tab's own loop: it must not
// run a command.
func (t *Tab) hear(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if _, known := t.requests[e.RequestID]; !known {
			t.order = append(t.order, e.RequestID)
		}
		t.requests[e.RequestID] = &Request{
			URL: e.Request.URL, Method: e.Request.Method, Type: string(e.Type),
			Headers: t.arrived[e.RequestID], Sent: e.Timestamp.Float64(),
		}
	case *network.EventResponseReceivedExtraInfo:
		headers := map[string]string{}
		for name, value := range e.Headers {
			name = strings.ToLower(name)
			headers[name] = fmt.Sprint(value)
			if name == "set-cookie" {
				t.cookies = append(t.cookies, headers[name])
			}
		}
		t.arrived[e.RequestID] = headers
		if r := t.requests[e.RequestID]; r != nil {
			r.Headers = headers
		}
	case *network.EventResponseReceived:
		if r := t.requests[e.RequestID]; r != nil {
			r.Status = e.Response.Status
			r.Worker = e.Response.FromServiceWorker
			r.Cache = e.Response.FromDiskCache
		}
	case *network.EventLoadingFinished:
		if r := t.requests[e.RequestID]; r != nil {
			r.Bytes = e.EncodedDataLength
			r.Finished = true
		}
	case *network.EventLoadingFailed:
		if r := t.requests[e.RequestID]; r != nil {
			r.Failure = e.ErrorText
		}
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, argument := range e.Args {
			words = append(words, strings.TrimSpace(argument.Description+" "+argument.Value.String()))
		}
		line := strings.Join(words, " ")
		t.remarks = append(t.remarks, line)
		if e.Type == "error" || e.Type == "assert" || e.Type == "warning" {
			t.complaint = append(t.complaint, "console."+string(e.Type)+": "+line)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		t.complaint = append(t.complaint, "exception: "+text)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			t.complaint = append(t.complaint, string(e.Entry.Source)+" "+string(e.Entry.Level)+": "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *audits.EventIssueAdded:
		if d := e.Issue.Details; d != nil && d.ContentSecurityPolicyIssueDetails != nil {
			c := d.ContentSecurityPolicyIssueDetails
			t.complaint = append(t.complaint, "policy: "+c.ViolatedDirective+" "+c.BlockedURL)
		}
	case *page.EventJavascriptDialogOpening:
		t.dialogs = append(t.dialogs, e.Message)
		// An open dialog holds up the page, and so every later command.
		go func() { _, _ = call(t, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}) }()
	case *page.EventFrameNavigated:
		if e.Frame.ParentID == "" {
			t.loads++
		}
	}
}

// Requests lists what the tab has asked for, in order.
func (t *Tab) Requests() []Request {
	t.mu.Lock()
	defer t.mu.Unlock()
	var all []Request
	for _, id := range t.order {
		all = append(all, *t.requests[id])
	}
	return all
}

// Complaints lists console errors and warnings, uncaught exceptions, entries
// of the browser's log and breaches of the content security policy.
func (t *Tab) Complaints() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.complaint...)
}

// Remarks lists everything the page wrote to the console, complaints or not.
func (t *Tab) Remarks() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.remarks...)
}

// Dialogs lists the alerts and prompts the page opened.
func (t *Tab) Dialogs() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.dialogs...)
}

// Documents counts the documents the tab's main frame has loaded.
func (t *Tab) Documents() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.loads
}

// Forget empties the record of requests.
func (t *Tab) Forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.order, t.requests = nil, map[network.RequestID]*Request{}
}

// Cookies lists the cookies of the tab's profile and every Set-Cookie header
// that arrived.
func (t *Tab) Cookies() ([]string, error) {
	held, err := chromedp.CallBrowser(t.ctx, storage.GetCookies, storage.GetCookiesParams{
		BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID,
	})
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	all := append([]string(nil), t.cookies...)
	for _, cookie := range held.Cookies {
		all = append(all, cookie.Domain+" "+cookie.Name)
	}
	return all, nil
}

// call sends one command of the protocol, with the tab's patience.
func call[P, R any](t *Tab, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Call(ctx, command, params)
}

// Eval calls a JavaScript function, written as an expression, with arguments
// that are sent as JSON. A promise is awaited. The result is decoded into T.
func Eval[T any](t *Tab, function string, arguments ...any) (T, error) {
	var zero T
	list := make([]string, len(arguments))
	for i, argument := range arguments {
		encoded, err := json.Marshal(argument)
		if err != nil {
			return zero, err
		}
		list[i] = string(encoded)
	}
	result, err := call(t, runtime.Evaluate, runtime.EvaluateParams{
		Expression:                  "(" + function + ")(" + strings.Join(list, ",") + ")",
		ReturnByValue:               new(true),
		AwaitPromise:                new(true),
		UserGesture:                 new(false),
		AllowUnsafeEvalBlockedByCSP: new(false),
	})
	if err != nil {
		return zero, fmt.Errorf("%w: %w", ErrScript, err)
	}
	if d := result.ExceptionDetails; d != nil {
		text := d.Text
		if d.Exception != nil {
			text = d.Exception.Description
		}
		return zero, fmt.Errorf("%w: %s", ErrScript, text)
	}
	if len(result.Result.Value) == 0 {
		return zero, nil
	}
	if err := json.Unmarshal(result.Result.Value, &zero); err != nil {
		return zero, fmt.Errorf("%w: result %s: %w", ErrScript, result.Result.Value, err)
	}
	return zero, nil
}

// waitFor is a promise that is kept when a condition on the page holds. It
// looks again at every change of the document and, for what changes without
// one, at every frame.
const waitFor = `(condition, limit) => new Promise((keep, fail) => {
	const started = performance.now();
	let timer;
	const observer = new MutationObserver(look);
	function look() {
		if (condition()) { end(); keep(true); }
		else if (performance.now() - started > limit) { end(); keep(false); }
	}
	function end() { observer.disconnect(); clearInterval(timer); }
	observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
	timer = setInterval(look, 15);
	look();
})`

// Wait waits until a JavaScript condition, a function without arguments,
// holds. It fails when it does not within the tab's patience.
func (t *Tab) Wait(condition string) error {
	limit := patience - 5*time.Second
	held, err := Eval[bool](t, "() => ("+waitFor+")("+condition+", "+fmt.Sprint(limit.Milliseconds())+")")
	if err != nil {
		return err
	}
	if !held {
		where, _ := Eval[string](t, "() => location.href")
		return fmt.Errorf("waited %s in vain at %s for %s", limit, where, condition)
	}
	return nil
}

// ErrStatic reports that the program gave up.
var ErrStatic = errors.New("the page is static")

// Ready waits for the program's mark that the page is interactive. It does
// not wait on when the page says that it stays static.
func (t *Tab) Ready() error {
	if err := t.Wait(`() => ["data-ready", "data-static"].some(mark => document.documentElement.hasAttribute(mark))`); err != nil {
		return err
	}
	where, err := Eval[string](t, `() => document.documentElement.hasAttribute("data-ready") ? "" : location.href`)
	if err == nil && where != "" {
		err = fmt.Errorf("%w: %s: %s", ErrStatic, where, strings.Join(t.Remarks(), "; "))
	}
	return err
}

// Static waits for the mark that the program is not there.
func (t *Tab) Static() error {
	return t.Wait(`() => document.documentElement.hasAttribute("data-static")`)
}

// Go loads an address and waits for the document's load event.
func (t *Tab) Go(address string) error {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return fmt.Errorf("load %s: %w", address, err)
	}
	return nil
}

// loaded runs an action and waits for the next document's load event.
func (t *Tab) loaded(action func() error) error {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil,
		chromedp.Func(func(context.Context, *chromedp.Target) error { return action() })))
	return err
}

// visible is a function that finds the first element with a box that matches
// a selector.
const visible = `selector => {
	const found = [...document.querySelectorAll(selector)];
	const element = found.find(e => e.getClientRects().length > 0);
	if (!element) throw new Error(found.length ? "nothing visible matches " + selector : "nothing matches " + selector);
	return element;
}`

// Point scrolls the element that a function returns into view, where it is
// not, and returns the middle of its first box in CSS pixels of the viewport.
func (t *Tab) Point(function string, arguments ...any) (x, y float64, err error) {
	place := `(...list) => {
		const element = (` + function + `)(...list);
		const seen = element.getClientRects()[0];
		if (seen.top < 0 || seen.bottom > innerHeight || seen.left < 0 || seen.right > innerWidth)
			element.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
		const box = element.getClientRects()[0];
		return [box.x + box.width / 2, box.y + box.height / 2];
	}`
	at, err := Eval[[]float64](t, place, arguments...)
	if err != nil {
		return 0, 0, err
	}
	return at[0], at[1], nil
}

// Modifier keys of a click, as the protocol counts them.
const (
	Plain int64 = 0
	Ctrl  int64 = 2
	Shift int64 = 8
)

// Click presses and releases a mouse button in the middle of the first
// visible element that matches a selector.
func (t *Tab) Click(selector string, button input.MouseButton, modifiers int64) error {
	return t.ClickFound(button, modifiers, visible, selector)
}

// ClickFound clicks in the middle of the element that a JavaScript function
// returns. The element is scrolled into view first where it is not.
func (t *Tab) ClickFound(button input.MouseButton, modifiers int64, function string, arguments ...any) error {
	x, y, err := t.Point(function, arguments...)
	if err != nil {
		return err
	}
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		_, err := call(t, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: x, Y: y, Button: button, ClickCount: 1, Modifiers: modifiers,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Control is a JavaScript function that lists the visible links whose address
// is the page's own but for the value of one name in the query: the links
// that make up one control, without the choice already made.
const Control = `name => {
	const rest = address => {
		const query = new URLSearchParams(address.search);
		const value = query.get(name);
		query.delete(name);
		query.sort();
		return [address.pathname + "?" + query, value];
	};
	const [here, chosen] = rest(location);
	return [...document.querySelectorAll("#explorer a[href]")].filter(a => {
		if (a.origin !== location.origin || a.target || !a.getClientRects().length) return false;
		const [there, value] = rest(a);
		return there === here && value !== chosen;
	});
}`

// Key names of the protocol with the codes Chromium wants beside them.
var keys = map[string]struct {
	code int64
	text string
}{
	"Enter": {13, "\r"}, "Tab": {9, ""}, "Escape": {27, ""}, " ": {32, " "}, "Backspace": {8, ""},
	"End": {35, ""}, "Home": {36, ""},
	"ArrowLeft": {37, ""}, "ArrowUp": {38, ""}, "ArrowRight": {39, ""}, "ArrowDown": {40, ""},
}

// Press presses and releases one key.
func (t *Tab) Press(key string) error {
	k, known := keys[key]
	if !known {
		return fmt.Errorf("no code is known for the key %q", key)
	}
	down := input.DispatchKeyEventTypeKeyDown
	if k.text == "" {
		down = input.DispatchKeyEventTypeRawKeyDown
	}
	for _, kind := range []input.DispatchKeyEventType{down, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{
			Type: kind, Key: key, Code: key,
			WindowsVirtualKeyCode: k.code, NativeVirtualKeyCode: k.code,
		}
		if kind == input.DispatchKeyEventTypeKeyDown {
			event.Text = k.text
		}
		if _, err := call(t, input.DispatchKeyEvent, event); err != nil {
			return err
		}
	}
	return nil
}

// Copy copies what is selected, as the reader's keys for it do.
func (t *Tab) Copy() error {
	_, err := call(t, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeRawKeyDown, Key: "c", Code: "KeyC",
		WindowsVirtualKeyCode: 'C', NativeVirtualKeyCode: 'C', Modifiers: Ctrl, Commands: []string{"copy"},
	})
	return err
}

// Insert types a text at the caret, as a keyboard that composes nothing.
func (t *Tab) Insert(text string) error {
	_, err := call(t, input.InsertText, input.InsertTextParams{Text: text})
	return err
}

// Compose has an input method show a text at the caret that is not yet
// decided. Insert decides it.
func (t *Tab) Compose(text string) error {
	end := int64(len(utf16.Encode([]rune(text))))
	_, err := call(t, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
	return err
}

// Before runs a script in every document the tab loads from now on, frames
// included, before the document's own scripts.
func (t *Tab) Before(script string) error {
	_, err := call(t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return err
}

// ScriptsOff turns the page's scripts off, as a reader can.
func (t *Tab) ScriptsOff(off bool) error {
	_, err := call(t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
	return err
}

// Block makes requests to addresses fail that match a URL pattern.
func (t *Tab) Block(pattern string) error {
	_, err := call(t, network.SetBlockedURLs, network.SetBlockedURLsParams{
		URLPatterns: []*network.BlockPattern{{URLPattern: pattern, Block: true}},
	})
	return err
}

// BypassWorker keeps service workers out of the tab's requests.
func (t *Tab) BypassWorker() error {
	_, err := call(t, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: true})
	return err
}

// Offline cuts the tab off the network and tells it so; as devices do, it tells
// that the network is back a little before it is. It does not cut off the tab's
// worker: for that, stop the server.
func (t *Tab) Offline(offline bool) error {
	if _, err := call(t, network.OverrideNetworkState, network.OverrideNetworkStateParams{
		Offline: offline, DownloadThroughput: -1, UploadThroughput: -1,
	}); err != nil {
		return err
	}
	_, err := call(t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: offline, DownloadThroughput: -1, UploadThroughput: -1}},
	})
	return err
}

// Colours sets what the reader's system prefers: "light" or "dark".
func (t *Tab) Colours(scheme string) error {
	_, err := call(t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
	return err
}

// Printed shows the page as it goes to a printer.
func (t *Tab) Printed() error {
	_, err := call(t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
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
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}

// Targets lists what the browser has open in this tab's profile.
func (t *Tab) Targets() ([]*target.Info, error) {
	all, err := chromedp.Targets(t.ctx)
	if err != nil {
		return nil, err
	}
	profile := chromedp.FromContext(t.ctx).BrowserContextID
	var own []*target.Info
	for _, info := range all {
		if profile == "" || info.BrowserContextID == profile {
			own = append(own, info)
		}
	}
	return own, nil
}

// Strangers lists the requests that went to another origin than those given.
// Addresses without a network (data:, blob:) are nobody's.
func (t *Tab) Strangers(origins ...string) []string {
	var found []string
	for _, request := range t.Requests() {
		address, err := url.Parse(request.URL)
		if err != nil || (address.Scheme != "http" && address.Scheme != "https") {
			continue
		}
		own := false
		for _, origin := range origins {
			own = own || origin == address.Scheme+"://"+address.Host
		}
		if !own {
			found = append(found, request.URL)
		}
	}
	return found
}
