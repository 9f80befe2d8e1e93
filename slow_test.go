package main

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// slow opens a connection that takes hardly anything in at a time, sends a beginning, and
// then does one small thing again and again until that fails or the test ends. The counter
// says how many are still held.
func slow(t *testing.T, address, beginning string, held *atomic.Int32, every time.Duration, act func(net.Conn) error) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, beginning); err != nil {
		t.Fatal(err)
	}
	held.Add(1)
	go func() {
		defer held.Add(-1)
		for act(c) == nil {
			time.Sleep(every)
		}
	}()
}

func readByte(c net.Conn) error {
	_, err := c.Read(make([]byte, 1))
	return err
}

func sendByte(c net.Conn) error {
	_, err := io.WriteString(c, "x")
	return err
}

func TestSlowReadersAndSendersHoldNobodyUp(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	address := strings.TrimPrefix(s.url, "http://")
	pages := []string{"/", "/ja/", "/about/", "/web/none.js", "/healthz"}
	for _, page := range pages {
		get(t, s.url+page) // is made now, and not while time is measured
	}
	var readers, senders atomic.Int32
	const each = 150
	for range each {
		// More than fits between the two: the server is held in the middle of an answer.
		slow(t, address, strings.Repeat("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 100), &readers, time.Second, readByte)
		slow(t, address, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", &senders, 500*time.Millisecond, sendByte)
	}
	time.Sleep(time.Second)
	if readers.Load() != each || senders.Load() != each {
		t.Errorf("%d slow readers and %d slow senders are held, want %d of each", readers.Load(), senders.Load(), each)
	}
	const most = 2 * time.Second
	client := http.Client{Timeout: most, Transport: &http.Transport{DisableKeepAlives: true}}
	for range 20 {
		for _, page := range pages {
			answer, err := client.Get(s.url + page)
			if err != nil {
				t.Fatalf("%s is not answered within %s beside slow readers: %v", page, most, err)
			}
			if _, err := io.Copy(io.Discard, answer.Body); err != nil {
				t.Fatalf("%s is not sent whole within %s beside slow readers: %v", page, most, err)
			}
			answer.Body.Close()
		}
	}
	if readers.Load() == 0 {
		t.Error("no slow reader is held any more: nobody was in the way")
	}
	// Whoever sends a header for longer than that is let go, however steadily.
	limit := newServer(nil, slog.New(slog.DiscardHandler)).ReadHeaderTimeout
	for deadline := time.Now().Add(limit + 20*time.Second); senders.Load() > 0; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d slow senders of headers are held %s after the limit", senders.Load(), 20*time.Second)
		}
	}
}

// An answer that is not taken has an end, and so has a request that does not come.
func TestSlowReadersAndSendersAreLetGo(t *testing.T) {
	ended := make(chan error, 1)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			_, err := io.Copy(io.Discard, r.Body)
			ended <- err
			return
		}
		var err error
		for piece := make([]byte, 1<<20); err == nil; {
			_, err = w.Write(piece)
		}
		ended <- err
	})
	for _, c := range []struct {
		sentence, request string
		act               func(net.Conn) error
	}{
		{"a reader of an answer", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", readByte},
		{"a sender of a body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", sendByte},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			server := newServer(handler, slog.New(slog.DiscardHandler))
			server.ReadTimeout, server.WriteTimeout = 300*time.Millisecond, 300*time.Millisecond
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			go func() { _ = server.Serve(listener) }()
			defer server.Close()
			var held atomic.Int32
			slow(t, listener.Addr().String(), c.request, &held, 10*time.Millisecond, c.act)
			select {
			case err := <-ended:
				if err == nil {
					t.Error("it came to a good end")
				}
			case <-time.After(20 * time.Second):
				t.Error("it is held after 20 s")
			}
		})
	}
}
