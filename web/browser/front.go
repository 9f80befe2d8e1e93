//go:build browser

package browser

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync"
)

// Front is one address behind which servers can take turns, hang or be gone.
// It notes what reaches it: what a worker or a cache answers does not.
type Front struct {
	*httptest.Server

	mu     sync.Mutex
	behind *url.URL // nil while the server is gone
	hangs  bool
	seen   []string
	alters func(path string) bool // whose answers change is given
	change func(*http.Response) []byte
}

// StartFront starts an address with nothing behind it. The caller closes it.
func StartFront() *Front {
	f := &Front{}
	f.Server = httptest.NewServer(http.HandlerFunc(f.pass))
	return f
}

func (f *Front) pass(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	f.seen = append(f.seen, r.URL.RequestURI())
	behind, hangs, change := f.behind, f.hangs, f.change
	if change != nil && !f.alters(r.URL.Path) {
		change = nil
	}
	f.mu.Unlock()
	switch {
	case hangs:
		<-r.Context().Done()
	case behind != nil:
		proxy := httputil.NewSingleHostReverseProxy(behind)
		if change != nil {
			r.Header.Set("Accept-Encoding", "identity")
			proxy.ModifyResponse = func(response *http.Response) error {
				response.Body.Close()
				body := change(response)
				for _, name := range []string{"ETag", "Content-Encoding"} {
					response.Header.Del(name)
				}
				response.Header.Set("Content-Length", strconv.Itoa(len(body)))
				response.ContentLength, response.Body = int64(len(body)), io.NopCloser(bytes.NewReader(body))
				return nil
			}
		}
		proxy.ServeHTTP(w, r)
		return
	}
	panic(http.ErrAbortHandler)
}

// Turn puts a server behind the address; nil takes it away.
func (f *Front) Turn(server *Server) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.behind, f.hangs = nil, false
	if server != nil {
		f.behind = &url.URL{Scheme: "http", Host: strings.TrimPrefix(server.Origin("127.0.0.1"), "http://")}
	}
}

// Alter puts other answers in the place of those with some paths, until it is given
// nothing: change gives the body, and may alter status and header in place.
func (f *Front) Alter(paths func(path string) bool, change func(*http.Response) []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.alters, f.change = paths, change
}

// Hang lets every request from now on wait for an answer that never comes,
// until Turn.
func (f *Front) Hang() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.hangs = true
}

// Seen lists the paths and queries that have arrived since it was last asked.
func (f *Front) Seen() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	seen := f.seen
	f.seen = nil
	return seen
}
