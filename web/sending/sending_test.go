package sending

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"
)

// pair is a connection and its other end.
func pair(t *testing.T) (*conn, *net.TCPConn) {
	t.Helper()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer inner.Close()
	other, err := net.Dial("tcp", inner.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	c, err := Listener(inner).Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c.(*conn), other.(*net.TCPConn)
}

func TestTheFirstPieceWaitsForTheSecond(t *testing.T) {
	c, other := pair(t)
	c.gathering = true
	first, second := bytes.Repeat([]byte("a"), mostHeld), bytes.Repeat([]byte("b"), 50_000)
	if n, err := c.Write(first); n != len(first) || err != nil {
		t.Fatal(n, err)
	}
	clear(first) // net/http uses its buffer again
	if err := other.SetReadDeadline(time.Now().Add(50 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if n, err := other.Read(make([]byte, 1)); n != 0 || err == nil {
		t.Error("the first piece is sent alone")
	}
	if n, err := c.Write(second); n != len(second) || err != nil {
		t.Fatal(n, err)
	}
	for _, piece := range []string{"one", "two", "three"} {
		if _, err := io.WriteString(c, piece); err != nil {
			t.Fatal(err)
		}
	}
	c.release()
	if _, err := io.WriteString(c, "at once"); err != nil {
		t.Fatal(err)
	}
	if err := other.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, mostHeld+50_000+len("onetwothreeat once"))
	if _, err := io.ReadFull(other, got); err != nil {
		t.Fatal(err)
	}
	want := string(bytes.Repeat([]byte("a"), mostHeld)) + string(second) + "onetwothreeat once"
	if string(got) != want {
		t.Error("what arrives is not what was written")
	}
}

func TestNothingFollowsAPieceThatCouldNotBeSent(t *testing.T) {
	c, _ := pair(t)
	c.gathering = true
	if _, err := io.WriteString(c, "head"); err != nil {
		t.Fatal(err)
	}
	if err := c.SetWriteDeadline(time.Now().Add(-time.Second)); err != nil {
		t.Fatal(err)
	}
	c.release()
	if _, err := io.WriteString(c, "more"); !errors.Is(err, net.ErrClosed) {
		t.Errorf("writing behind it: %v, want a closed connection", err)
	}
}

// Bodies of all sizes around those of net/http's buffers arrive whole, one behind the
// other on a connection, and so do answers that are written otherwise.
func TestAnswersOfAnySizeArriveWhole(t *testing.T) {
	body := func(size int) []byte { return bytes.Repeat([]byte("0123456789"), size/10+1)[:size] }
	server := &http.Server{
		ConnContext: Context,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			var size int
			_, _ = fmt.Sscanf(r.URL.Path, "/%d", &size)
			if r.URL.RawQuery == "length" {
				w.Header().Set("Content-Length", fmt.Sprint(size))
			}
			if r.URL.RawQuery == "plain" {
				_, _ = w.Write(body(size))
				return
			}
			Whole(w, r, body(size))
		}),
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(Listener(l)) }()
	defer server.Close()
	var all sync.WaitGroup
	for _, query := range []string{"length", "chunked", "plain"} {
		all.Go(func() {
			client := http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{}}
			for _, size := range []int{0, 1, 2000, 2047, 2048, 2049, 3500, 3900, 4000, 4095, 4096, 4097, 6000, 8000, 8192, 10_224, 84_000, 3_000_000} {
				answer, err := client.Get(fmt.Sprintf("http://%s/%d?%s", l.Addr(), size, query))
				if err != nil {
					t.Errorf("%d bytes, %s: %v", size, query, err)
					return
				}
				got, err := io.ReadAll(answer.Body)
				answer.Body.Close()
				if err != nil || !bytes.Equal(got, body(size)) {
					t.Errorf("%d bytes, %s: %d bytes and %v", size, query, len(got), err)
				}
			}
		})
	}
	all.Wait()
}
