//go:build browser

package browser

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// What every test relies on: a page that does something forbidden is found
// out, and a quiet page is not accused.
func TestEveryForbiddenThingIsNoticed(t *testing.T) {
	t.Parallel()
	stranger := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = io.WriteString(w, `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	}))
	defer stranger.Close()
	cases := []struct{ name, path, policy, body, want string }{
		{"a quiet page", "/quiet", "", `<p>Quiet`, ""},
		{"a console error", "/error", "", `<script>console.error("broken thing")</script>`, "broken thing"},
		{"a console warning", "/warning", "", `<script>console.warn("doubtful thing")</script>`, "doubtful thing"},
		{"an uncaught exception", "/throw", "", `<script>throw new Error("thrown thing")</script>`, "thrown thing"},
		{"an unhandled rejection", "/reject", "", `<script>Promise.reject(new Error("rejected thing"))</script>`, "rejected thing"},
		{"a missing file", "/missing", "", `<img src="/nothing-here" alt="">`, "/nothing-here"},
		{"a script against the policy", "/inline", "script-src 'self'", `<script>1</script>`, "script-src"},
		{"a style against the policy", "/style", "style-src 'self'", `<p style="color:red">Red`, "style-src"},
		{"a request to another site", "/stranger", "", `<img src="` + stranger.URL + `/pixel" alt="">`, "left the site"},
		{"a dialog", "/dialog", "", `<script>addEventListener("load", () => setTimeout(() => alert("hello there")))</script>`, "hello there"},
		{"a cookie in a header", "/cookie", "", `<p>Sweet`, "a cookie was set"},
		{"a cookie set by a script", "/script-cookie", "", `<script>document.cookie = "crumb=1"</script>`, "crumb"},
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, c := range cases {
			if c.path == r.URL.Path {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				if c.policy != "" {
					w.Header().Set("Content-Security-Policy", c.policy)
				}
				if c.path == "/cookie" {
					w.Header().Set("Set-Cookie", "sugar=1")
				}
				fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>t</title>%s`, c.body)
				return
			}
		}
		http.NotFound(w, r)
	}))
	defer site.Close()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tab, err := chromium.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer tab.Close()
			v := &visit{Tab: tab, rules: &rules{origins: []string{site.URL}}, t: t}
			v.load(site.URL + c.path)
			if c.want != "" {
				eventually(t, "the fault "+c.want, func() bool { return strings.Contains(strings.Join(v.faults(), "\n"), c.want) })
				return
			}
			// A round trip through the page's own queue, so that a late
			// message would have arrived.
			v.must(v.Drawn(3))
			if faults := v.faults(); len(faults) > 0 {
				t.Errorf("a quiet page is accused of %q", faults)
			}
		})
	}
}
