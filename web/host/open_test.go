package host

import (
	"errors"
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

func TestTheWholeDatasetIsMadeForTheFirstWhoAsks(t *testing.T) {
	asked := 0
	long := strings.Repeat("1234\r\n", 200)
	h := newTestHost(t, func(o *Options) {
		o.Rows = map[string][]byte{"/data/sources/works.csv": []byte("a\r\n")}
		o.Package = func() (map[string][]byte, error) {
			asked++
			return map[string][]byte{"/datapackage.json": []byte("{}" + long), "/datapackage.zip": []byte("PK" + long), "/data/works.csv": []byte("b" + long), "/data/plan.png": []byte("PNG" + long)}, nil
		}
	})
	request(h, "GET", "/")
	request(h, "GET", "/data/sources/works.csv")
	request(h, "GET", "/data/changelog/") // a page, there or not
	if asked != 0 {
		t.Errorf("it was made %d times before anybody asked", asked)
	}
	for _, c := range []struct{ sentence, path, mediaType, kept, body, encoding string }{
		{"the descriptor is shown", "/datapackage.json", "application/json", "", "{}", "br"},
		{"the ZIP is kept under a name with the version, and not compressed again", "/datapackage.zip", "application/zip", `attachment; filename="` + testDataset().Name + `-v` + testDataset().Version + `.zip"`, "PK", ""},
		{"a table is CSV", "/data/works.csv", csvType, "", "b", "br"},
		{"any other file is kept and never shown", "/data/plan.png", "application/octet-stream", `attachment; filename="plan.png"`, "PNG", "br"},
	} {
		r := request(h, "GET", c.path, "Accept-Encoding", "br")
		if got := r.Header; r.StatusCode != 200 || got.Get("Content-Type") != c.mediaType || got.Get("Content-Disposition") != c.kept || got.Get("Content-Encoding") != c.encoding || got.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: %d %v", c.sentence, r.StatusCode, got)
		}
		if again := request(h, "GET", c.path, "Accept-Encoding", "br", "If-None-Match", r.Header.Get("ETag")); again.StatusCode != 304 {
			t.Errorf("%s: status %d for who has it", c.sentence, again.StatusCode)
		}
		if text := body(t, request(h, "GET", c.path)); text != c.body+long {
			t.Errorf("%s: %q", c.sentence, text)
		}
	}
	if r := request(h, "GET", "/data/none.csv"); r.StatusCode != 404 || asked != 1 {
		t.Errorf("a table that there is not: status %d; it was made %d times", r.StatusCode, asked)
	}
}

func TestAPackageThatCannotBeMadeIsAFault(t *testing.T) {
	h := newTestHost(t, func(o *Options) {
		o.Package = func() (map[string][]byte, error) { return nil, errors.New("no room") }
	})
	if r := request(h, "GET", "/datapackage.zip"); r.StatusCode != 500 {
		t.Errorf("status %d", r.StatusCode)
	}
}
