package host

import (
	"net/http"
	"strings"
	"testing"
)

func TestRowsAreReadFromAnywhere(t *testing.T) {
	const path, rows = "/data/sources/works.csv", "place,works\r\nAAA,12\r\n"
	h := newTestHost(t, func(o *Options) { o.Rows = map[string][]byte{path: []byte(rows + strings.Repeat("BBB,1\r\n", 50))} })
	r := request(h, "GET", path)
	for name, want := range map[string]string{"Content-Type": "text/csv; charset=utf-8; header=present", "Access-Control-Allow-Origin": "*",
		"Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-cache", "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if text := body(t, r); r.StatusCode != http.StatusOK || !strings.HasPrefix(text, rows) {
		t.Errorf("status %d: %q", r.StatusCode, text)
	}
	for _, c := range []struct {
		sentence, method, path string
		headers                []string
		status                 int
		encoding               string
	}{
		{"it is sent compressed to who accepts that", "GET", path, []string{"Accept-Encoding", "br"}, 200, "br"},
		{"who has it is told so", "GET", path, []string{"If-None-Match", r.Header.Get("ETag")}, 304, ""},
		{"HEAD has its headers", "HEAD", path, nil, 200, ""},
		{"a file that there is not is a page not found", "GET", "/data/sources/none.csv", nil, 404, ""},
		{"their folder is none", "GET", "/data/sources/", nil, 404, ""},
		{"nothing is written to it", "POST", path, nil, 405, ""},
	} {
		r := request(h, c.method, c.path, c.headers...)
		if r.StatusCode != c.status || r.Header.Get("Content-Encoding") != c.encoding {
			t.Errorf("%s: status %d, encoding %q", c.sentence, r.StatusCode, r.Header.Get("Content-Encoding"))
		}
	}
}
