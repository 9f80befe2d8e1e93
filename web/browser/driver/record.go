//go:build browser

package driver

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

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

// hear keeps what the tests judge. It runs in the tab's own loop: it must not
// run a command. It is a case an event.
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
		t.said = append(t.said, line)
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
		t.prompts = append(t.prompts, e.Message)
		// An open dialog holds up the page, and so every later command.
		go func() { _, _ = call(t, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}) }()
	case *tracing.EventDataCollected:
		for _, entry := range e.Value {
			t.trace = append(t.trace, bytes.Clone(entry))
		}
	case *tracing.EventTracingComplete:
		if t.traced != nil {
			t.traced <- !e.DataLossOccurred
		}
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

// complaints are those that Page.Complaints lists, with the entries of the
// browser's log and breaches of the content security policy.
func (t *Tab) complaints() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.complaint...)
}

func (t *Tab) remarks() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.said...)
}

func (t *Tab) dialogs() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.prompts...)
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

// Strangers are the addresses that were asked of others than some origins.
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
