//go:build browser

package driver

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
)

// Slice is a stretch of what a page's main thread did, as the browser traced it.
type Slice struct {
	Name string
	// Event is the type of the event that an EventDispatch hands on.
	Event string
	// Start is in milliseconds on a clock of the trace, and Time how long it took. Work is
	// the processor time in it, which is no more than Time.
	Start, Time, Work float64
}

// End is when the slice ended.
func (s Slice) End() float64 { return s.Start + s.Time }

// timeline are the categories of what DevTools shows as a page's timeline.
var timeline = []string{"devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute"}

// Trace traces the browser while an action runs, and gives in order what was done by the
// thread that handed on the first event of a type: a page's main thread.
func (t *Tab) Trace(event string, action func() error) ([]Slice, error) {
	t.mu.Lock()
	t.trace, t.traced = nil, make(chan bool, 1)
	ended := t.traced
	t.mu.Unlock()
	_, err := call(t, tracing.Start, tracing.StartParams{
		TransferMode: "ReportEvents",
		TraceConfig:  &tracing.TraceConfig{RecordMode: "recordUntilFull", IncludedCategories: timeline, ExcludedCategories: []string{"*"}},
	})
	if err != nil {
		return nil, err
	}
	failed := action()
	if _, err := call(t, tracing.End, cdp.Empty{}); err != nil {
		return nil, errors.Join(failed, err)
	}
	select {
	case whole := <-ended:
		if !whole {
			return nil, errors.Join(failed, errors.New("the browser lost a part of the trace"))
		}
	case <-time.After(Patience):
		return nil, errors.Join(failed, fmt.Errorf("the trace did not end within %s", Patience))
	}
	if failed != nil {
		return nil, failed
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return slicesOf(t.trace, event)
}

// traceEvent is what is read of an entry of a trace, with times in microseconds.
type traceEvent struct {
	Phase   string  `json:"ph"`
	Name    string  `json:"name"`
	Process int64   `json:"pid"`
	Thread  int64   `json:"tid"`
	Start   float64 `json:"ts"`
	Time    float64 `json:"dur"`
	Work    float64 `json:"tdur"`
	Args    struct {
		Data struct {
			Type string `json:"type"`
		} `json:"data"`
	} `json:"args"`
}

// slicesOf reads a trace, and keeps what Trace gives of it.
func slicesOf(entries [][]byte, event string) ([]Slice, error) {
	var all []traceEvent
	for _, entry := range entries {
		var e traceEvent
		if err := json.Unmarshal(entry, &e); err != nil {
			continue // of another shape, such as a thread's name
		}
		if e.Phase == "X" {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b traceEvent) int { return cmp.Compare(a.Start, b.Start) })
	first := slices.IndexFunc(all, func(e traceEvent) bool { return e.Name == "EventDispatch" && e.Args.Data.Type == event })
	if first < 0 {
		return nil, fmt.Errorf("no %s was handed on among %d entries of the trace", event, len(all))
	}
	var found []Slice
	for _, e := range all {
		if e.Process == all[first].Process && e.Thread == all[first].Thread {
			found = append(found, Slice{e.Name, e.Args.Data.Type, e.Start / 1000, e.Time / 1000, e.Work / 1000})
		}
	}
	return found, nil
}
