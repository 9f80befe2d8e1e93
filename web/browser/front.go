//go:build browser

package browser

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
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
	behind, hangs := f.behind, f.hangs
	f.mu.Unlock()
	switch {
	case hangs:
		<-r.Context().Done()
	case behind != nil:
		httputil.NewSingleHostReverseProxy(behind).ServeHTTP(w, r)
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
