// Package sending hands the head and the body of an answer to the kernel together. It
// stands between net/http and the connection: net/http has a buffer of 4 KB, so that an
// answer of more goes out in two pieces, which both ends handle twice. That is a fifth of
// the time that a document of 10 KB takes.
package sending

import (
	"context"
	"net"
	"net/http"
)

// mostHeld is what is held back of an answer at most, in bytes: net/http's buffer.
const mostHeld = 4 << 10

// conn is a connection that can hold a first piece back. Only the goroutine that serves
// it writes to it.
type conn struct {
	*net.TCPConn
	gathering bool
	held      []byte
	pieces    [2][]byte
	both      net.Buffers
}

type listener struct{ net.Listener }

// Listener accepts connections for Whole.
func Listener(l net.Listener) net.Listener { return listener{l} }

func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok && err == nil {
		return &conn{TCPConn: tcp}, nil
	}
	return c, err
}

type key struct{}

// Context is a server's ConnContext: it lets Whole find the connection of a request.
func Context(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*conn); ok {
		return context.WithValue(ctx, key{}, c)
	}
	return ctx
}

// Whole writes the whole body of an answer whose length its head says. On a connection of
// another listener it does no more than Write does. A reader who has gone away is not a
// fault of ours.
func Whole(w http.ResponseWriter, r *http.Request, body []byte) {
	c, ok := r.Context().Value(key{}).(*conn)
	if !ok {
		_, _ = w.Write(body)
		return
	}
	c.gathering = true
	defer c.release()
	_, _ = w.Write(body)
	if w.Header()["Content-Length"] != nil {
		// An end that fits its buffer would be written by net/http once all is over.
		_ = http.NewResponseController(w).Flush()
	}
}

// Write holds the first piece of an answer back until the second comes.
func (c *conn) Write(p []byte) (int, error) {
	if !c.gathering || len(c.held) == 0 && len(p) > mostHeld {
		return c.TCPConn.Write(p)
	}
	if len(c.held) == 0 {
		c.held = append(c.held, p...)
		return len(p), nil
	}
	c.pieces = [2][]byte{c.held, p}
	c.both = c.pieces[:]
	n, err := c.both.WriteTo(c.TCPConn)
	c.pieces = [2][]byte{} // the body may go
	before := len(c.held)
	c.held = c.held[:0]
	return max(int(n)-before, 0), err
}

// release sends what is held back still.
func (c *conn) release() {
	c.gathering = false
	if len(c.held) == 0 {
		return
	}
	_, err := c.TCPConn.Write(c.held)
	c.held = c.held[:0]
	if err != nil {
		// net/http takes it for sent: nothing may come behind it.
		_ = c.Close()
	}
}
