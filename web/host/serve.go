package host

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"bilateral/components/page"
	"bilateral/web"
	"bilateral/web/compression"
)

// ServeHTTP answers every request of the site and writes a line about it.
func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answer{ResponseWriter: w}
	defer h.note(a, r, time.Now())
	h.serve(a, r)
}

// referrerPolicy is what browsers tell others of the page that a link or a picture is on.
const referrerPolicy = "strict-origin-when-cross-origin"

// serve decides the method first, then what is the same for every reader,
// then the page: go-app is never asked.
func (h *Host) serve(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	header := w.Header()
	if h.refused(w, r) {
		return
	}
	if strings.HasPrefix(path, web.Prefix) {
		h.options.Assets.ServeHTTP(w, r)
		return
	}
	// What may be another answer in another version; a cache before the server lets go by it.
	header.Set("Site-Version", h.version)
	// An asset refers to nothing: it goes without.
	header["Referrer-Policy"] = originOnly
	if f, ok := h.files[path]; ok {
		header.Set("Cache-Control", "no-cache")
		if path == takeawayPath || path == embedPath { // a sandboxed frame has an origin of its own, and so have other sites
			header.Set("Access-Control-Allow-Origin", "*")
			header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		body, encoding := f.For(web.AcceptEncoding(r))
		web.Send(w, r, f.mediaType, f.tag, body, encoding)
		return
	}
	if h.serveOpen(w, r) {
		return
	}
	switch path {
	case embeddingPath:
		h.serveEmbedding(w, r)
		return
	case healthPath:
		h.plain(w, r, http.StatusOK, "ok")
		return
	case "/ads.txt":
		h.plain(w, r, http.StatusNotFound, "There are no advertisements here.")
		return
	}
	h.servePage(w, r)
}

// refused answers a request whose method or length nothing answers, and reports whether it
// is one.
func (h *Host) refused(w http.ResponseWriter, r *http.Request) bool {
	header := w.Header()
	header["X-Content-Type-Options"] = noSniff
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		h.plain(w, r, http.StatusMethodNotAllowed, "This address answers GET and HEAD only.")
		return true
	}
	if size := len(r.URL.EscapedPath()) + len(r.URL.RawQuery); size > maxAddress {
		h.plain(w, r, http.StatusRequestURITooLong, fmt.Sprintf(
			"The address is %d bytes long; the longest that is answered is %d.", size, maxAddress))
		return true
	}
	return false
}

func (h *Host) servePage(w http.ResponseWriter, r *http.Request) {
	path := r.URL.EscapedPath()
	if path == "" { // as in "GET http://example.org HTTP/1.1"
		path = "/"
	}
	target := path
	if query := escaped(r.URL.RawQuery); query != "" {
		target += "?" + query
	}
	// What an address leads to never changes: nobody reads it twice.
	if page, ok := h.pages.at(target); ok {
		h.sendPage(w, r, page)
		return
	}
	if d := h.options.Views.Download(target); d != nil {
		h.serveDownload(w, r, d)
		return
	}
	if !strings.HasSuffix(path, "/") {
		slashed := h.options.Views.View(path + "/")
		page, err := h.rendered(slashed)
		if err != nil {
			h.fault(w, r, err)
			return
		}
		if page.status == http.StatusOK {
			h.redirectToSlash(w, r)
			return
		}
	}
	view := h.options.Views.View(target)
	page, err := h.rendered(view)
	if err != nil {
		h.fault(w, r, err)
		return
	}
	if page.status == http.StatusNotFound {
		if meant := h.mended(r.URL); meant != "" {
			h.redirectTo(w, r, meant)
			return
		}
	} else {
		h.pages.leads(target, view.Key)
	}
	h.sendPage(w, r, page)
}

// sendPage answers with a page.
func (h *Host) sendPage(w http.ResponseWriter, r *http.Request, page document) {
	h.pageHeaders(w.Header(), page)
	body, encoding := page.For(web.AcceptEncoding(r))
	if page.status != http.StatusOK {
		w.Header().Set("Vary", "Accept-Encoding")
		web.SendStatus(w, r, page.status, htmlType, body, encoding)
		return
	}
	web.Send(w, r, htmlType, page.tag, body, encoding)
}

// escaped writes the bytes of a query that are not printable ASCII as %XX: it
// means the same, and pages and headers may repeat it.
func escaped(query string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c <= ' ' || c >= 0x7f {
			b.WriteString(string([]byte{'%', digits[c>>4], digits[c&15]}))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// redirectToSlash sends the reader of /a/b?q to /a/b/?q by a relative
// reference, so that it holds below any prefix. The "./" keeps a segment with
// a colon from being read as a scheme.
func (h *Host) redirectToSlash(w http.ResponseWriter, r *http.Request) {
	path := r.URL.EscapedPath()
	location := "./" + path[strings.LastIndexByte(path, '/')+1:] + "/"
	if query := escaped(r.URL.RawQuery); query != "" {
		location += "?" + query
	}
	w.Header().Set("Location", location)
	w.Header().Set("Cache-Control", "no-cache")
	h.plain(w, r, http.StatusPermanentRedirect, "The address ends in a slash: "+location)
}

const (
	htmlType  = "text/html; charset=utf-8"
	plainType = "text/plain; charset=utf-8"
)

func (h *Host) plain(w http.ResponseWriter, r *http.Request, status int, text string) {
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	web.SendStatus(w, r, status, plainType, []byte(text+"\n"), compression.Identity)
}

// fault answers for a page that could not be made: that is our mistake, so the
// log has all of it and the reader none.
func (h *Host) fault(w http.ResponseWriter, r *http.Request, err error) {
	h.log.Error("page not made", "path", shortened(r.URL.EscapedPath()), "error", err)
	h.plain(w, r, http.StatusInternalServerError, faultText)
}

const faultText = "This page could not be made. The fault is ours and has been logged."

// document is a page as it is sent.
type document struct {
	status int
	frame  bool
	tag    string
	compression.Lazy
}

// rendered gives a view's document, kept from an earlier request if there was
// one.
func (h *Host) rendered(v View) (document, error) {
	return h.pages.get(v.Key, func() (document, error) {
		// More at a time would be ready no sooner, and each takes memory to be compressed in.
		h.rendering <- struct{}{}
		defer func() { <-h.rendering }()
		return h.render(v)
	})
}

func (h *Host) render(v View) (document, error) {
	doc, err := v.Build()
	if err != nil {
		return document{}, err
	}
	if doc.Status != http.StatusOK && doc.Status != http.StatusNotFound {
		return document{}, fmt.Errorf("%s: the page has status %d, want 200 or 404", doc.Address, doc.Status)
	}
	b, err := h.fill(doc, v.Parts)
	if err != nil {
		return document{}, fmt.Errorf("%s: %w", doc.Address, err)
	}
	if b, err = h.rewritten("", htmlType, b); err != nil {
		return document{}, fmt.Errorf("%s: %w", doc.Address, err)
	}
	// The default view of a page is sent most often, and there are few of them: of frames,
	// those of the small program.
	effort := compression.Quick
	if slices.ContainsFunc(h.routes, func(r Route) bool {
		return r.Path == doc.Address && (!doc.Frame || doc.Static || doc.Program == page.OverviewProgram)
	}) {
		effort = compression.Smallest
	}
	return document{status: doc.Status, frame: doc.Frame, tag: tagOf(b), Lazy: compression.OnDemand(b, effort)}, nil
}

func tagOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// policy is the content security policy of every page; who may frame it comes
// behind.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "

// framePolicy is the policy of a frame's page. It names the site beside 'self': to WebKit
// that is nothing where a sandbox takes the page's origin from it, and the page would
// have neither style nor scripts.
func framePolicy(origin, framers string) string {
	return strings.ReplaceAll(policy, "'self'", "'self' "+origin) + framers
}

// The values of headers that all pages have, made once: a header that is set by its
// canonical name to one of them takes no memory. Nobody changes them.
var (
	noSniff     = []string{"nosniff"}
	originOnly  = []string{referrerPolicy}
	revalidated = []string{"no-cache"}
	permissions = []string{"camera=(), geolocation=(), microphone=(), usb=()"}
	pagePolicy  = []string{policy + "'self'"}
	sameOrigin  = []string{"same-origin"}
	crossOrigin = []string{"cross-origin"}
	noIndex     = []string{"noindex"}
)

func (h *Host) pageHeaders(header http.Header, d document) {
	header["Cache-Control"] = revalidated
	header["Permissions-Policy"] = permissions
	if d.frame {
		header["Content-Security-Policy"] = h.framePolicy
		header["Cross-Origin-Resource-Policy"] = crossOrigin
		header["X-Robots-Tag"] = noIndex
		return
	}
	header["Content-Security-Policy"] = pagePolicy
	header["Cross-Origin-Opener-Policy"] = sameOrigin
}
