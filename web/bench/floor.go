//go:build browser

package main

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"

	"bilateral/web/browser"
)

// floorScript answers every link, every form that is sent, every input, and every frame in
// which the pointer moves, by changing one text node.
const floorScript = `let turn = 0, waiting = false;
const words = document.createTreeWalker(document.querySelector("#explorer p"), NodeFilter.SHOW_TEXT).nextNode();
const change = () => { words.data = "Text " + ++turn; };
document.addEventListener("pointermove", () => {
	if (waiting) return;
	waiting = true;
	requestAnimationFrame(() => { waiting = false; change(); });
}, { passive: true });
document.addEventListener("click", event => {
	if (!event.target.closest("a[href], [type=submit]")) return;
	event.preventDefault();
	change();
});
for (const type of ["input", "change"]) document.addEventListener(type, change);
document.documentElement.setAttribute("data-ready", "");
`

// scripts are what a floor page is without, and what is fetched for them.
var scripts = regexp.MustCompile(`(?s)<script\b[^>]*>.*?</script>|<link\b[^>]*\bas="fetch"[^>]*>`)

// floorPage serves the same document with the floor script in place of the
// program.
func floorPage(server *browser.Server, address string) (*httptest.Server, error) {
	const script = "/floor.js"
	document, _, _ := strings.Cut(address, "?")
	return browser.Proxy(server,
		func(r *http.Request) bool { return r.URL.Path == document || r.URL.Path == script },
		func(response *http.Response, body []byte) []byte {
			if response.Request.URL.Path == script {
				response.StatusCode = http.StatusOK
				response.Header = http.Header{"Content-Type": {"text/javascript; charset=utf-8"}}
				return []byte(floorScript)
			}
			body = scripts.ReplaceAll(body, nil)
			return []byte(strings.Replace(string(body), "</head>", `<script src="`+script+`" defer></script></head>`, 1))
		})
}
