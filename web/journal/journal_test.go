package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// file takes lines once it is open, and none while it is full.
type file struct {
	mu    sync.Mutex
	b     bytes.Buffer
	open  chan struct{} // closed, or nil, where writing does not wait
	takes int           // bytes of the next writing, if full
	full  bool
	times int
}

var errFull = errors.New("no space left")

func (f *file) Write(b []byte) (int, error) {
	if f.open != nil {
		<-f.open
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.times++
	if f.full {
		n := min(f.takes, len(b))
		f.takes = 0
		f.b.Write(b[:n])
		return n, errFull
	}
	return f.b.Write(b)
}

func (f *file) fill(full bool, takes int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.full, f.takes = full, takes
}

func (f *file) String() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.b.String()
}

// wait waits for what other goroutines do.
func wait(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not within 10 s", what)
		}
	}
}

func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func TestNoLineIsLostAtTheEnd(t *testing.T) {
	const writers, each = 8, 5000
	f := &file{}
	w := New(f)
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			log := slog.New(slog.NewTextHandler(w, nil))
			for n := range each {
				log.Info("request", "writer", i, "line", n)
				if n%500 == 0 {
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	all.Wait()
	if err := w.Close(soon(t)); err != nil {
		t.Fatal(err)
	}
	next := [writers]int{}
	for line := range strings.Lines(f.String()) {
		var i, n int
		_, rest, _ := strings.Cut(line, "writer=")
		if _, err := fmt.Sscanf(rest, "%d line=%d\n", &i, &n); err != nil || n != next[i] {
			t.Fatalf("%q: %v; want line %d of its writer", line, err, next[i])
		}
		next[i]++
	}
	for i, n := range next {
		if n != each {
			t.Errorf("writer %d: %d lines, want %d", i, n, each)
		}
	}
	if f.times > writers*each/10 {
		t.Errorf("%d lines were written in %d pieces: not gathered", writers*each, f.times)
	}
	fmt.Fprintln(w, "behind the end")
	if !strings.HasSuffix(f.String(), "behind the end\n") {
		t.Error("a line behind the end is lost")
	}
	if err := w.Close(soon(t)); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestALineThatComesAloneIsWrittenAtOnce(t *testing.T) {
	f := &file{}
	w := New(f)
	defer w.Close(soon(t))
	for i := range 3 {
		fmt.Fprintln(w, "line", i)
		wait(t, "the line", func() bool { return strings.HasSuffix(f.String(), fmt.Sprintln("line", i)) })
	}
}

func TestAFileThatIsStuckHoldsNobodyUpAndTheLinesThatAreDroppedAreCounted(t *testing.T) {
	f := &file{open: make(chan struct{})}
	w := New(f)
	fmt.Fprintln(w, "first") // is on its way
	wait(t, "the first line", func() bool { w.mu.Lock(); defer w.mu.Unlock(); return len(w.waiting) == 0 })
	line := []byte(strings.Repeat("x", 99) + "\n")
	const lines = 3 * Limit / 100
	begun := time.Now()
	for range lines {
		if n, err := w.Write(line); n != len(line) || err != nil {
			t.Fatal(n, err)
		}
	}
	if d := time.Since(begun); d > 5*time.Second {
		t.Errorf("%d lines took %v", lines, d)
	}
	if w.Write([]byte("short\n")); cap(w.waiting) > 2*Limit {
		t.Errorf("%d bytes are held", cap(w.waiting))
	}
	stuck, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := w.Close(stuck); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("closing while it is stuck: %v", err)
	}
	close(f.open)
	if err := w.Close(soon(t)); err != nil {
		t.Fatal(err)
	}
	kept := Limit / 100
	got := strings.Split(strings.TrimSuffix(f.String(), "\n"), "\n")
	want := regexp.MustCompile(fmt.Sprintf(`^time=\S+ level=WARN msg="lines of the log were dropped" lines=%d$`, lines-kept+1))
	if len(got) != 1+kept+1 || got[0] != "first" || !want.MatchString(got[len(got)-1]) {
		t.Errorf("%d lines, the last of them %q; want %d and %s", len(got), got[len(got)-1], 1+kept+1, want)
	}
}

func TestAFileThatTakesNothingForAWhile(t *testing.T) {
	for _, c := range []struct {
		sentence string
		takes    int // bytes of the lines "one" and "two"
		want     string
	}{
		{"it takes none of two lines", 0, "before\n2\nafter\n"},
		{"it takes one of them", 4, "before\none\n1\nafter\n"},
		{"it takes a piece of the second", 6, "before\none\ntw\n1\nafter\n"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			f := &file{}
			w := New(f)
			fmt.Fprintln(w, "before")
			wait(t, "the line before", func() bool { return f.String() == "before\n" })
			f.fill(true, c.takes)
			f.mu.Lock()
			tried := f.times
			f.mu.Unlock()
			w.Write([]byte("one\ntwo\n"))
			wait(t, "the attempt", func() bool { f.mu.Lock(); defer f.mu.Unlock(); return f.times > tried })
			f.fill(false, 0)
			fmt.Fprintln(w, "after")
			if err := w.Close(soon(t)); err != nil {
				t.Fatal(err)
			}
			got := regexp.MustCompile(`(?m)^time=\S+ level=WARN msg="lines of the log were dropped" lines=`).ReplaceAllString(f.String(), "")
			if got != c.want {
				t.Errorf("the file has %q, want %q", got, c.want)
			}
		})
	}
}

func TestAFileThatTakesNothingAtTheEndIsAFault(t *testing.T) {
	f := &file{full: true}
	w := New(f)
	w.Write([]byte("one\ntwo\n"))
	if err := w.Close(soon(t)); !errors.Is(err, errFull) || !strings.HasPrefix(err.Error(), "2 lines") {
		t.Errorf("closing: %v", err)
	}
}

func BenchmarkWrite(b *testing.B) {
	w := New(&file{})
	defer w.Close(b.Context())
	line := []byte(strings.Repeat("x", 129) + "\n")
	for b.Loop() {
		w.Write(line)
	}
}
