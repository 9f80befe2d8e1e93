//go:build browser

package tour

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"

	"bilateral/web/browser"
)

// witness is an address of the explorer whose pages tell what they complain of.
// Not every engine's protocol does: a script before all others of the page sends
// console errors and warnings, what is thrown, what does not load and breaches of
// the content security policy back to the witness. What is only fetched ahead may be cut
// off when a page is left.
type witness struct {
	*httptest.Server

	mu        sync.Mutex
	testified []string
	manner    manner
}

const (
	witnessScript = "/tour/witness.js"
	witnessStand  = "/tour/witness"
)

const witnessSource = `{
	const tell = words => navigator.sendBeacon("` + witnessStand + `", location.pathname + location.search + ": " + words);
	for (const kind of ["error", "warn", "assert"]) {
		const plain = console[kind];
		console[kind] = (...list) => {
			if (kind !== "assert" || !list[0]) tell("console." + kind + ": " + list.join(" "));
			plain.apply(console, list);
		};
	}
	addEventListener("error", e => e.target.rel === "preload" || tell(e.message ? "exception: " + e.message : "not loaded: " + (e.target.src || e.target.href)), true);
	addEventListener("unhandledrejection", e => tell("rejection: " + e.reason));
	addEventListener("securitypolicyviolation", e => tell("policy: " + e.violatedDirective + " " + e.blockedURI));
}`

// callWitness starts an address that hears of what the server's pages do. The
// caller closes it, and the proxy behind it by the function returned. Every page runs
// another script first. What stands between a reader and a site, as an extension or a
// policy of the house does, stands between this address and its pages.
func callWitness(server *browser.Server, first string) (*witness, func(), error) {
	w := &witness{manner: manner{first: first}}
	proxy, err := browser.Proxy(server, isPage, func(response *http.Response, page []byte) []byte {
		if !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
			return page
		}
		if policy := w.now().policy; policy != "" {
			response.Header.Add("Content-Security-Policy", policy)
		}
		return bytes.Replace(page, []byte("<head>"), []byte(`<head><script src="`+witnessScript+`"></script>`), 1)
	})
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(answer http.ResponseWriter, r *http.Request) {
		if refused := w.now().refused; refused != nil && refused(r.URL.Path) {
			panic(http.ErrAbortHandler)
		}
		proxy.Config.Handler.ServeHTTP(answer, r)
	})
	mux.HandleFunc("GET "+witnessScript, func(answer http.ResponseWriter, _ *http.Request) {
		answer.Header().Set("Content-Type", "text/javascript")
		answer.Header().Set("Cache-Control", "no-store")
		_, _ = io.WriteString(answer, witnessSource+"\n"+w.now().first)
	})
	mux.HandleFunc("POST "+witnessStand, w.hear)
	w.Server = httptest.NewServer(mux)
	return w, func() { w.Close(); proxy.Close() }, nil
}

// manner is what stands between a reader and the pages.
type manner struct {
	first   string                 // what a page runs before all else
	policy  string                 // what the pages are forbidden, beside their own policy
	refused func(path string) bool // what is asked for in vain, nil for nothing
}

func (w *witness) now() manner {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.manner
}

// become changes what stands between.
func (w *witness) become(m manner) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.manner = m
}

// isPage reports that a request may be for a page: the explorer's other files
// have a name with a dot.
func isPage(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/") }

func (w *witness) hear(_ http.ResponseWriter, r *http.Request) {
	words, err := io.ReadAll(r.Body)
	if err != nil {
		return // a page that is left in the middle of a word
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.testified = append(w.testified, string(words))
}

// testimony is all that the pages have complained of.
func (w *witness) testimony() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.testified)
}
