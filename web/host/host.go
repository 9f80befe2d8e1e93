// Package host answers the explorer's requests: pages, assets, manifests and
// the service worker, with their headers. It stands between the listening
// socket and page.Build: it turns a request's address into a view, the view's
// nodes into HTML, and puts that into the page shell of go-app's Handler.
//
// Nothing of a request but its method, path, query and the codings and
// entity tags that it accepts has any part in the answer.
package host

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"bilateral/data"
	"bilateral/web"
	"bilateral/web/compression"
)

// Page is a page to be sent: its metadata and the inside of its body.
type Page struct {
	Status             int // 200 or 404
	Language           data.Language
	Title, Description string
	// Address is the path and query of the view that Body shows.
	Address string
	// Canonical is the path that stands for all the addresses of the page.
	Canonical  string
	Alternates []Alternate
	// Frame says that the page is made to stand inside another site's page.
	Frame bool
	// Static says that the page needs no program, Series that it needs the one
	// that knows series.
	Static, Series bool
	// Unlisted says that nobody should look for the page: it stands in for
	// others.
	Unlisted bool
	// Theme is the colours that the address asks for: "light", "dark",
	// "auto", or "" for the reader's own; in frames "" is "light".
	Theme string
	// Later says that an installed copy keeps the page once it was visited, and
	// does not fetch it before.
	Later bool
	// Parts are the names of the further parts of the data, out of
	// Options.Collections, that the program needs for this page.
	Parts []string
	Body  string // HTML
}

// Alternate is the path of the same page in a language.
type Alternate struct {
	Language data.Language
	Path     string
}

// View is what an address asks for.
type View struct {
	// Key is equal for two addresses if and only if they have the same
	// page; "" for a view that is not worth keeping.
	Key string
	// Build makes the page.
	Build func() (Page, error)
}

// Views finds the view of an address, given as path and query. It answers
// every address: an unknown path is a view whose page has status 404.
type Views interface {
	View(target string) View
	// Routes are the paths of every page in every language.
	Routes() []string
}

// Options are what a Host is made of. All but Collections, Framers and Log
// are required.
type Options struct {
	Dataset *data.Dataset
	Views   Views
	Assets  *web.Assets // the host adds Parts to them
	// Parts are what the browser program reads, in each language.
	Parts map[data.Language]Parts
	// Collections are further parts of the data, by the names that pages
	// give in Page.Parts: "articles.en.bin". They become assets.
	Collections map[string][]byte
	// News are the words for what a page says of the site itself.
	News map[data.Language]News
	// Worker is the service worker's template, for go-app to fill in.
	Worker string
	// PublicURL is where readers find the site, "https://example.org".
	PublicURL string
	// Framers are the sites that may show the pages made for frames, as the
	// sources of the policy's frame-ancestors; "" is any.
	Framers string
	Log     *slog.Logger
}

// Parts are what the browser program reads when it starts.
type Parts struct {
	Dataset []byte // the dataset in one language, as wire.Encode gives it
	Words   []byte // the phrases of one language, as Catalogue.Encode gives them
	// SeriesWords are the phrases for the pages of series; nil where there is
	// no such page.
	SeriesWords []byte
}

// News are the words that a page shows when something happens to the site:
// the network is gone, or a new version is there.
type News struct {
	Offline, Update string
	UpdateControl   string // on the button that loads the new version
}

// ErrPublicURL says that the public URL cannot be used.
var ErrPublicURL = errors.New("the public URL must be http or https, a host, and nothing after it: https://example.org")

// ErrFramers says that the sites that may show frames cannot be used.
var ErrFramers = errors.New("the sites that may show frames must be '*', 'none', or 'self' and origins with a space between: https://example.org https://*.example.com")

// maxAddress is the longest path and query that is answered, in bytes. The
// longest address the explorer prints is below a tenth of it.
const maxAddress = 16 << 10

// Host is the http.Handler of the whole site.
type Host struct {
	options Options
	origin  string
	framers string
	version string
	shells  map[shellKind]shell
	kept    []string        // the pages that an installed copy has from the start
	files   map[string]file // by path: what is the same for every reader
	pages   *cache
	log     *slog.Logger
}

// file is an answer that is made once.
type file struct {
	mediaType string
	tag       string
	compression.Forms
}

// New makes the host, asks go-app for its page shells, manifests and worker,
// and checks that every route gives a page.
func New(o Options) (*Host, error) {
	origin, err := parseOrigin(o.PublicURL)
	if err != nil {
		return nil, err
	}
	framers, err := parseFramers(o.Framers)
	if err != nil {
		return nil, err
	}
	h := &Host{
		options: o,
		origin:  origin,
		framers: framers,
		shells:  map[shellKind]shell{},
		files:   map[string]file{},
		pages:   newCache(16 << 20),
		log:     o.Log,
	}
	if h.log == nil {
		h.log = slog.New(slog.DiscardHandler)
	}
	for _, language := range data.Languages {
		parts := o.Parts[language]
		if _, err := o.Assets.Add(datasetName(language), parts.Dataset); err != nil {
			return nil, fmt.Errorf("host: %w", err)
		}
		if _, err := o.Assets.Add(wordsName(language), parts.Words); err != nil {
			return nil, fmt.Errorf("host: %w", err)
		}
		if parts.SeriesWords == nil {
			continue
		}
		if _, err := o.Assets.Add(seriesWordsName(language), parts.SeriesWords); err != nil {
			return nil, fmt.Errorf("host: %w", err)
		}
	}
	for name, content := range o.Collections {
		if _, err := o.Assets.Add(name, content); err != nil {
			return nil, fmt.Errorf("host: %w", err)
		}
	}
	if err := h.prepare(); err != nil {
		return nil, fmt.Errorf("host: %w", err)
	}
	return h, nil
}

// The assets that every page names.
const (
	styleName        = "style.css"
	starterName      = "explorer.js"
	themeName        = "theme.js"
	serifName        = "newsreader.woff2"
	iconName         = "icons/icon-192.png"
	largeIconName    = "icons/icon-512.png"
	vectorIconName   = "icons/icon.svg"
	maskableIconName = "icons/maskable-512.png"
)

func datasetName(l data.Language) string { return "dataset." + string(l) + ".bin" }
func wordsName(l data.Language) string   { return "words." + string(l) + ".txt" }

// seriesWordsName is the phrases for the pages of series.
func seriesWordsName(l data.Language) string { return "words-series." + string(l) + ".txt" }

func parseOrigin(publicURL string) (string, error) {
	u, err := url.Parse(publicURL)
	if err != nil {
		return "", fmt.Errorf("host: %q: %w", publicURL, ErrPublicURL)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("host: %q: %w", publicURL, ErrPublicURL)
	}
	return u.Scheme + "://" + u.Host, nil
}

// parseFramers checks the sources of frame-ancestors: a word too many would
// change the whole policy.
func parseFramers(framers string) (string, error) {
	sources := strings.Fields(framers)
	if len(sources) == 0 {
		return "*", nil
	}
	for _, source := range sources {
		if (source == "*" || source == "'none'") && len(sources) == 1 || source == "'self'" {
			continue
		}
		u, err := url.Parse(strings.Replace(source, "://*.", "://any.", 1))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
			u.Path != "" || u.RawQuery != "" || u.Fragment != "" || strings.ContainsAny(source, ";,'\"") ||
			strings.Contains(u.Host, "*") && !strings.HasSuffix(source, ":*") {
			return "", fmt.Errorf("host: %q: %w", source, ErrFramers)
		}
	}
	return strings.Join(sources, " "), nil
}

// Version is the hash of everything that an installed copy of the site holds:
// two builds with the same version send the same bytes.
func (h *Host) Version() string { return h.version }

// prepare makes everything that is the same for every reader. The order
// matters: the version is a hash of the pages before they name it.
func (h *Host) prepare() error {
	for _, name := range []string{styleName, starterName, themeName, serifName, iconName, largeIconName, vectorIconName, maskableIconName} {
		if h.options.Assets.Get(name) == nil {
			return fmt.Errorf("%s: %w", name, web.ErrNoAsset)
		}
	}
	for _, kind := range shellKinds() {
		s, err := h.newShell(kind)
		if err != nil {
			return err
		}
		h.shells[kind] = s
	}
	sum := sha256.New()
	for _, asset := range h.options.Assets.All() {
		fmt.Fprintln(sum, asset.Address)
	}
	fmt.Fprintln(sum, h.options.Worker)
	for _, route := range h.options.Views.Routes() {
		page, err := h.options.Views.View(route).Build()
		if err != nil {
			return fmt.Errorf("%s: %w", route, err)
		}
		if page.Status != http.StatusOK {
			return fmt.Errorf("%s: the page of a route has status %d, want 200", route, page.Status)
		}
		b, err := h.fill(page, "")
		if err != nil {
			return fmt.Errorf("%s: %w", route, err)
		}
		if !page.Later {
			h.kept = append(h.kept, route)
		}
		fmt.Fprintln(sum, route)
		sum.Write(b)
	}
	h.version = hex.EncodeToString(sum.Sum(nil)[:8])

	if err := h.addHostFiles(); err != nil {
		return err
	}
	return h.addSiteFiles()
}

// ServeHTTP answers every request of the site and writes a line about it.
func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answer{ResponseWriter: w}
	defer h.note(a, r, time.Now())
	h.serve(a, r)
}

// serve decides the method first, then what is the same for every reader,
// then the page: go-app is never asked.
func (h *Host) serve(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		h.plain(w, r, http.StatusMethodNotAllowed, "This address answers GET and HEAD only.")
		return
	}
	if size := len(r.URL.EscapedPath()) + len(r.URL.RawQuery); size > maxAddress {
		h.plain(w, r, http.StatusRequestURITooLong, fmt.Sprintf(
			"The address is %d bytes long; the longest that is answered is %d.", size, maxAddress))
		return
	}
	if strings.HasPrefix(path, web.Prefix) {
		h.options.Assets.ServeHTTP(w, r)
		return
	}
	// An asset refers to nothing: it goes without.
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if f, ok := h.files[path]; ok {
		header.Set("Cache-Control", "no-cache")
		body, encoding := f.For(web.AcceptEncoding(r))
		web.Send(w, r, f.mediaType, f.tag, body, encoding)
		return
	}
	switch path {
	case healthPath:
		h.plain(w, r, http.StatusOK, "ok")
		return
	case "/ads.txt":
		h.plain(w, r, http.StatusNotFound, "There are no advertisements here.")
		return
	}
	h.servePage(w, r)
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
	page, err := h.rendered(h.options.Views.View(target))
	if err != nil {
		h.fault(w, r, err)
		return
	}
	if page.status == http.StatusNotFound {
		if meant := h.mended(r.URL); meant != "" {
			h.redirectTo(w, r, meant)
			return
		}
	}
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
	compression.Forms
}

// rendered gives a view's document, kept from an earlier request if there was
// one.
func (h *Host) rendered(v View) (document, error) {
	if d, ok := h.pages.get(v.Key); ok {
		return d, nil
	}
	page, err := v.Build()
	if err != nil {
		return document{}, err
	}
	b, err := h.fill(page, h.version)
	if err != nil {
		return document{}, err
	}
	forms, err := compression.Of(b, compression.Quick)
	if err != nil {
		return document{}, err
	}
	d := document{status: page.Status, frame: page.Frame, tag: tagOf(b), Forms: forms}
	h.pages.put(v.Key, d)
	return d, nil
}

func tagOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// policy is the content security policy of every page; who may frame it comes
// behind.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "

func (h *Host) pageHeaders(header http.Header, d document) {
	header.Set("Cache-Control", "no-cache")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()")
	if d.frame {
		header.Set("Content-Security-Policy", policy+h.framers)
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		header.Set("X-Robots-Tag", "noindex")
		return
	}
	header.Set("Content-Security-Policy", policy+"'self'")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
}
