//go:build browser

package driver

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
)

// Work is the processor time that a page's main thread has used, in
// milliseconds: what else the machine does is no part of it.
type Work struct {
	Script, Style, Layout float64
	// Task is all of it: paint and the browser's own chores too.
	Task float64
}

// Minus is what was used since an earlier moment.
func (w Work) Minus(earlier Work) Work {
	return Work{w.Script - earlier.Script, w.Style - earlier.Style, w.Layout - earlier.Layout, w.Task - earlier.Task}
}

// MeasureWork has the tab count its work from now on.
func (t *Tab) MeasureWork() error {
	_, err := call(t, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	return err
}

// Work is what the tab has used since MeasureWork.
func (t *Tab) Work() (Work, error) {
	var w Work
	result, err := call(t, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return w, err
	}
	for _, metric := range result.Metrics {
		milliseconds := metric.Value * 1000
		switch metric.Name {
		case "ScriptDuration":
			w.Script = milliseconds
		case "RecalcStyleDuration":
			w.Style = milliseconds
		case "LayoutDuration":
			w.Layout = milliseconds
		case "TaskDuration":
			w.Task = milliseconds
		}
	}
	return w, nil
}

// Collect collects the page's garbage.
func (t *Tab) Collect() error {
	_, err := call(t, heapprofiler.CollectGarbage, cdp.Empty{})
	return err
}

// Heap collects the page's garbage and returns the bytes that JavaScript
// still holds; the program's own memory is no part of them.
func (t *Tab) Heap() (float64, error) {
	// What is freed by one collection frees more in the next.
	for range 3 {
		if err := t.Collect(); err != nil {
			return 0, err
		}
	}
	usage, err := call(t, runtime.GetHeapUsage, cdp.Empty{})
	return usage.UsedSize, err
}

// Memory is what a process has of the machine's memory, in bytes.
type Memory struct {
	// Most is all that was ever resident at once, with what it shares: above all the file of
	// the browser's own program.
	Most int64
	// Share is what it has now, where of what n processes share it has an n-th.
	Share int64
}

// RendererMemory is the memory of the browser's renderers, the most that one of them has. A
// page's renderer ends with the page.
func (c *Chromium) RendererMemory() (Memory, error) {
	var m Memory
	all, err := chromedp.CallBrowser(c.ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return m, err
	}
	for _, process := range all.ProcessInfo {
		if process.Type != "renderer" {
			continue
		}
		most, share, err := memory(process.ID)
		if err != nil {
			return m, err
		}
		m.Most, m.Share = max(m.Most, most), max(m.Share, share)
	}
	return m, nil
}
