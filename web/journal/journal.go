// Package journal writes lines of a log in the background, so that no request waits for
// the disk, the terminal or whoever reads the other end of a pipe. It stands between the
// server's logger and the file that the log goes to.
package journal

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// Limit is how many bytes of lines wait at most: what comes in two seconds of all the
// requests that two processors answer. As many may be on their way to the file at the
// same time.
const Limit = 8 << 20

// interval is how long lines are gathered after some were written. A line that comes
// alone is written at once.
const interval = 20 * time.Millisecond

// Writer passes lines on in the order in which they came. Where more than Limit bytes
// wait, or the file takes none, lines are dropped, and a line says how many as soon as one
// can be written, in the place of those that are missing. Many goroutines may use it. It
// must be closed.
type Writer struct {
	mu      sync.Mutex
	waiting []byte
	dropped int  // lines that came behind those that wait
	ended   bool // nothing is written in the background any more

	some    chan struct{} // holds one while lines wait
	closing chan struct{}
	close   sync.Once
	done    chan struct{}

	// Only one goroutine uses these until it is done.
	to    io.Writer
	spare []byte
	lost  int   // lines that the file did not take
	torn  bool  // the file ends in a piece of a line
	fault error // of the last attempt to write
}

// New begins to write to a file.
func New(to io.Writer) *Writer {
	w := &Writer{to: to, some: make(chan struct{}, 1), closing: make(chan struct{}), done: make(chan struct{})}
	go w.run()
	return w
}

// Write takes one line or more, whole ones, and keeps nothing of the slice. It waits for
// no one and has no error; after the end of Close it writes at once.
func (w *Writer) Write(lines []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return w.to.Write(lines)
	}
	// The first that is dropped drops those behind it: what is missing is in one place.
	if w.dropped > 0 || len(w.waiting)+len(lines) > Limit {
		w.dropped += count(lines)
	} else {
		w.waiting = append(w.waiting, lines...)
	}
	select {
	case w.some <- struct{}{}:
	default:
	}
	return len(lines), nil
}

// Close writes what waits and returns when all is written. Its error says that the file
// did not take all, or is the context's where that ends before: then what is left is on
// its way still.
func (w *Writer) Close(ctx context.Context) error {
	w.close.Do(func() { close(w.closing) })
	select {
	case <-w.done:
	case <-ctx.Done():
		return fmt.Errorf("the last lines of the log are not written yet: %w", ctx.Err())
	}
	if w.lost > 0 {
		return fmt.Errorf("%d lines of the log are not written: %w", w.lost, w.fault)
	}
	return nil
}

func (w *Writer) run() {
	defer close(w.done)
	pause := time.NewTimer(interval)
	for {
		select {
		case <-w.some:
			w.pass(false)
		case <-w.closing:
			for w.pass(true) {
			}
			return
		}
		pause.Reset(interval)
		select {
		case <-pause.C:
		case <-w.closing:
		}
	}
}

// pass writes the lines that wait, and reports whether there were any. Where there were
// none and they are the last, the writer has ended.
func (w *Writer) pass(last bool) bool {
	w.mu.Lock()
	lines, dropped := w.waiting, w.dropped
	none := len(lines) == 0 && dropped == 0
	w.waiting, w.dropped, w.ended = w.spare[:0], 0, none && last
	w.mu.Unlock()
	w.spare = lines[:0]
	if none {
		return false
	}
	if w.lost > 0 {
		said := notice(w.lost)
		if w.torn {
			said = slices.Concat(newline, said)
		}
		if n, err := w.to.Write(said); err != nil {
			w.torn = w.torn || n > 0
			w.lost, w.fault = w.lost+count(lines)+dropped, err
			return true
		}
		w.lost, w.torn = 0, false
	}
	if dropped > 0 {
		lines = append(lines, notice(dropped)...)
	}
	if n, err := w.to.Write(lines); err != nil {
		w.torn = n > 0 && lines[n-1] != '\n'
		w.lost, w.fault = count(lines[n:]), err
		if dropped > 0 && w.lost > 0 {
			w.lost += dropped - 1 // the line about them is none of them
		}
	}
	return true
}

var newline = []byte("\n")

func count(lines []byte) int { return bytes.Count(lines, newline) }

// notice says how many lines are missing where it stands.
func notice(dropped int) []byte {
	var b bytes.Buffer
	slog.New(slog.NewTextHandler(&b, nil)).Warn("lines of the log were dropped", "lines", dropped)
	return b.Bytes()
}
