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
)

// Change alters an answer of the explorer on its way to the browser. The body
// arrives without compression. It returns the body to send; status and header
// may be altered in place.
type Change func(response *http.Response, body []byte) []byte

// Proxy stands between the browser and a server and alters the answers to
// requests that match. It is an origin of its own. The caller closes it.
func Proxy(server *Server, match func(*http.Request) bool, change Change) (*httptest.Server, error) {
	origin, err := url.Parse(server.Origin("127.0.0.1"))
	if err != nil {
		return nil, err
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(origin)
			if match(r.In) {
				r.Out.Header.Set("Accept-Encoding", "identity")
			}
		},
		ModifyResponse: func(response *http.Response) error {
			if !match(response.Request) {
				return nil
			}
			body, err := io.ReadAll(response.Body)
			if err != nil {
				return err
			}
			response.Body.Close()
			body = change(response, body)
			response.Header.Set("Content-Length", strconv.Itoa(len(body)))
			response.Header.Del("ETag")
			response.ContentLength = int64(len(body))
			response.Body = io.NopCloser(bytes.NewReader(body))
			return nil
		},
	}
	return httptest.NewServer(proxy), nil
}
