// Package web is what is sent to a browser: icons, fonts and the built bundle of
// program, scripts and styles, each under an address that holds a hash of its
// bytes. It stands between the built files and the host, which puts the
// addresses into pages and hands requests for them back to Assets.
package web

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"bilateral/web/compression"
	"bilateral/web/sending"
)

//go:embed all:bundle
var bundle embed.FS

//go:embed static/exported.js static/exported.css
var exported embed.FS

//go:embed static/icons static/screens static/newsreader.woff2 static/newsreader-OFL.txt static/worker.js static/worker-answers.js
var static embed.FS

// Prefix is where assets are served.
const Prefix = "/web/"

// JavaScript is the media type of scripts.
const JavaScript = "text/javascript; charset=utf-8"

// The parts of a built bundle.
const (
	Program       = "app.wasm"
	SeriesProgram = "series.wasm"   // for pages of series; a bundle without it has all in Program
	TakingProgram = "takeaway.wasm" // for what is taken away; the same
	ProgramRunner = "wasm_exec.js"
	Starter       = "explorer.js"      // of the pages
	Theme         = "theme.js"         // before the first paint
	Picker        = "picker.js"        // of the pages with lists of places
	TakeScript    = "take.js"          // once a reader takes a file away
	SlidesScript  = "slides.js"        // of slides, and of the page that hands a figure on
	MakerScript   = "maker.js"         // of the worker that makes it
	SearchScript  = "search.js"        // once a reader goes to a field of search
	HeightScript  = "height.js"        // of the pages for frames
	EmbedScript   = "embed.js"         // of other sites' pages with frames
	PagesScript   = "pages.js"         // of all pages but the overview and the deck's figures
	Serif         = "newsreader.woff2" // of the titles
	Style         = "style.css"        // of every page
	SlidesStyle   = "slides.css"       // of the pages that hand figures on
	FramesStyle   = "frames.css"       // of the pages in frames, behind the others
	PagesStyle    = "pages.css"        // of the pages that are neither the overview nor a figure of the deck
)

// ErrUnbuilt says that the browser program has not been built yet.
var ErrUnbuilt = errors.New("the browser bundle is not built: run `make run`, or `make build` before `serve`")

// ErrNoAsset says that a file asks for an asset that does not exist.
var ErrNoAsset = errors.New("no such asset")

// Bundle returns the bundle that was compiled in; it may be unbuilt.
func Bundle() fs.FS {
	f, err := fs.Sub(bundle, "bundle")
	if err != nil {
		panic(err) // the embed pattern above names the folder
	}
	return f
}

// Static returns what is sent as it stands in the sources: icons, fonts and the
// service worker's template.
func Static() fs.FS {
	f, err := fs.Sub(static, "static")
	if err != nil {
		panic(err) // the embed pattern above names the folder
	}
	return f
}

// The parts of an exported site that a served one does without.
const (
	ExportedScript = "exported.js"
	ExportedStyle  = "exported.css"
)

// AddExported makes assets of what only an exported site has.
func (a *Assets) AddExported() error {
	for _, name := range []string{ExportedScript, ExportedStyle} {
		content, err := exported.ReadFile("static/" + name)
		if err != nil {
			return fmt.Errorf("web: %s: %w", name, err)
		}
		if content, err = compression.Minify(name, content); err != nil {
			return fmt.Errorf("web: %s: %w", name, err)
		}
		if _, err := a.Add(name, content); err != nil {
			return err
		}
	}
	return nil
}

// types are the media types of what we send, by the ending of its name. The
// system's own table is not used: it differs between machines.
var types = map[string]string{
	".bin":   "application/octet-stream",
	".css":   "text/css; charset=utf-8",
	".js":    JavaScript,
	".json":  "application/json",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".wasm":  "application/wasm",
	".woff2": "font/woff2",
}

// Asset is a file that is served under an address with its hash.
type Asset struct {
	Name    string // "style.css"
	Address string // "/web/style.1f0c9a7e.css"
	Type    string // the media type
	Hash    string // eight hexadecimal digits of the SHA-256 of the bytes
	compression.Lazy
}

// Assets are all the files that a page may ask for. They are complete before
// the first request and only read afterwards.
type Assets struct {
	byName    map[string]*Asset
	byAddress map[string]*Asset
	kept      map[string]*Asset // by address: of another version
}

// Load reads the static files and a built bundle. Static files whose ending has no
// media type here are not served, and neither are the parts of the service worker's
// template, which the host fills in. In a style sheet url(name) becomes the hashed
// address. ErrUnbuilt means that a part of the bundle is missing.
func Load(static, bundle fs.FS) (*Assets, error) {
	a := &Assets{byName: map[string]*Asset{}, byAddress: map[string]*Asset{}, kept: map[string]*Asset{}}
	err := fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || slices.Contains(workerParts, name) || types[path.Ext(name)] == "" {
			return err
		}
		b, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		_, err = a.Add(name, b)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("web: static files: %w", err)
	}
	for _, name := range []string{Program, ProgramRunner, Starter, Theme, SearchScript, PagesScript, SlidesScript, Picker, TakeScript, MakerScript, HeightScript, EmbedScript, SeriesProgram, TakingProgram} {
		if _, err := fs.Stat(bundle, name); (name == SeriesProgram || name == TakingProgram) && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := a.addBuilt(bundle, name); err != nil {
			return nil, err
		}
	}
	// After the files that it names.
	for _, name := range []string{Style, PagesStyle, SlidesStyle, FramesStyle} {
		css, err := readBuilt(bundle, name)
		if err != nil {
			return nil, err
		}
		sheet, err := a.resolve(name, string(css))
		if err != nil {
			return nil, err
		}
		if _, err := a.Add(name, []byte(sheet)); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// readBuilt reads a part of the bundle.
func readBuilt(bundle fs.FS, name string) ([]byte, error) {
	b, err := fs.ReadFile(bundle, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("web: %s is missing: %w", name, ErrUnbuilt)
	}
	if err != nil {
		return nil, fmt.Errorf("web: bundle: %w", err)
	}
	return b, nil
}

// workerParts are the static files that the service worker's template is made of, in order.
var workerParts = []string{"worker.js", "worker-answers.js"}

// WorkerTemplate reads the service worker's template from the static files: one script, in
// one block, so that no beginning of it that a network lets through is a script.
func WorkerTemplate(static fs.FS) (string, error) {
	var b strings.Builder
	b.WriteString("\"use strict\";\n{\n")
	for _, name := range workerParts {
		part, err := fs.ReadFile(static, name)
		if err != nil {
			return "", fmt.Errorf("web: service worker: %w", err)
		}
		b.Write(part)
	}
	b.WriteString("}\n")
	return b.String(), nil
}

// Add makes an asset of some bytes, compressed as small as it goes for the first reader
// who takes it so. Types that are compressed already stay as they are.
func (a *Assets) Add(name string, content []byte) (*Asset, error) {
	switch path.Ext(name) {
	case ".woff2", ".png":
		return a.add(name, compression.Lazy{Identity: content})
	}
	return a.add(name, compression.OnDemand(content, compression.Smallest))
}

func (a *Assets) add(name string, f compression.Lazy) (*Asset, error) {
	ending := path.Ext(name)
	if types[ending] == "" {
		return nil, fmt.Errorf("web: %s: no media type is known for names that end in %q", name, ending)
	}
	if a.byName[name] != nil {
		return nil, fmt.Errorf("web: %s: there are two assets of this name", name)
	}
	sum := sha256.Sum256(f.Identity)
	hash := hex.EncodeToString(sum[:4])
	asset := &Asset{
		Name:    name,
		Address: Prefix + strings.TrimSuffix(name, ending) + "." + hash + ending,
		Type:    types[ending],
		Hash:    hash,
		Lazy:    f,
	}
	a.byName[name] = asset
	a.byAddress[asset.Address] = asset
	return asset, nil
}

// Clone gives assets to which others may be added, without these having them too. What both
// have is compressed once.
func (a *Assets) Clone() *Assets {
	return &Assets{byName: maps.Clone(a.byName), byAddress: maps.Clone(a.byAddress), kept: maps.Clone(a.kept)}
}

// KeepOf serves what were the assets of the version before, at the addresses that they had:
// a page that was opened before the change asks for them after it. They are none of this
// version's: no page names them. What the version before kept itself goes.
func (a *Assets) KeepOf(before *Assets) {
	for address, asset := range before.byAddress {
		if a.byAddress[address] == nil {
			a.kept[address] = asset
		}
	}
}

// Keep serves what was an asset of another version, at the address that it had there. It is
// none of this one's: no page names it.
func (a *Assets) Keep(address string, f compression.Forms) {
	if ending := path.Ext(address); a.byAddress[address] == nil && strings.HasPrefix(address, Prefix) && types[ending] != "" {
		sum := sha256.Sum256(f.Identity)
		a.kept[address] = &Asset{Address: address, Type: types[ending], Hash: hex.EncodeToString(sum[:4]), Lazy: compression.Made(f)}
	}
}

// addBuilt takes a part of the bundle with the compressed forms that were made
// when it was built: compressing the program takes seconds.
func (a *Assets) addBuilt(bundle fs.FS, name string) error {
	var f compression.Forms
	for _, part := range []struct {
		ending string
		to     *[]byte
	}{{"", &f.Identity}, {".br", &f.Brotli}, {".gz", &f.Gzip}} {
		b, err := readBuilt(bundle, name+part.ending)
		if err != nil {
			return err
		}
		if len(b) > 0 { // a form that would be no smaller is an empty file
			*part.to = b
		}
	}
	_, err := a.add(name, compression.Made(f))
	return err
}

// resolve replaces url(name) in a style sheet by the address of the asset
// beside the sheet, from the sheet's own place, so that a site below a
// sub-path works. Data addresses and fragments stay.
func (a *Assets) resolve(sheet, css string) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(css, "url(")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, after, closed := strings.Cut(rest, ")")
		if !closed {
			return "", fmt.Errorf("web: %s: url( has no closing bracket", sheet)
		}
		name = strings.Trim(strings.TrimSpace(name), `"'`)
		address := name
		if !strings.HasPrefix(name, "data:") && !strings.HasPrefix(name, "#") {
			asset := a.byName[path.Join(path.Dir(sheet), name)]
			if asset == nil {
				return "", fmt.Errorf("web: %s: url(%s): %w", sheet, name, ErrNoAsset)
			}
			address = strings.TrimPrefix(asset.Address, Prefix)
		}
		b.WriteString(`url("` + address + `")`)
		css = after
	}
}

// Get returns an asset by name, nil if there is none.
func (a *Assets) Get(name string) *Asset { return a.byName[name] }

// All returns every asset in the order of the addresses.
func (a *Assets) All() []*Asset {
	all := make([]*Asset, 0, len(a.byAddress))
	for _, asset := range a.byAddress {
		all = append(all, asset)
	}
	slices.SortFunc(all, func(x, y *Asset) int { return strings.Compare(x.Address, y.Address) })
	return all
}

// ServeHTTP answers a GET or HEAD for an asset's address, and 404 for any
// other. Assets may be fetched from anywhere: a sandboxed frame has an origin
// of its own.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Access-Control-Allow-Origin"] = anyOrigin
	h["Cross-Origin-Resource-Policy"] = crossOrigin
	h["X-Content-Type-Options"] = noSniff
	asset := cmp.Or(a.byAddress[r.URL.Path], a.kept[r.URL.Path])
	if asset == nil {
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Type", types[".txt"])
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintln(w, "There is no file at this address; it may belong to another version of the site.")
		return
	}
	body, encoding := asset.For(AcceptEncoding(r))
	h["Cache-Control"] = forEver
	Send(w, r, asset.Type, asset.Hash, body, encoding)
}

// The values of headers that many answers have, made once: a header that is set by its
// canonical name to one of them takes no memory. Nobody changes them.
var (
	anyOrigin   = []string{"*"}
	crossOrigin = []string{"cross-origin"}
	noSniff     = []string{"nosniff"}
	forEver     = []string{"max-age=31536000, immutable"}
	byCoding    = []string{"Accept-Encoding"}
	inBrotli    = []string{string(compression.Brotli)}
	inGzip      = []string{string(compression.Gzip)}
)

// AcceptEncoding is what a request says of codings: several headers are one
// list.
func AcceptEncoding(r *http.Request) string {
	return strings.Join(r.Header.Values("Accept-Encoding"), ",")
}

// Send answers a GET or HEAD with a body whose bytes never differ for one tag
// and encoding; or with 304 if the reader has it. It sets Content-Type, ETag,
// Vary, Content-Encoding and Content-Length.
func Send(w http.ResponseWriter, r *http.Request, mediaType, tag string, body []byte, encoding compression.Encoding) {
	h := w.Header()
	h["Vary"] = byCoding
	etag := `"` + tag + `"`
	if encoding != compression.Identity {
		etag = `"` + tag + "-" + string(encoding) + `"`
	}
	h["Etag"] = []string{etag}
	if Matches(r.Header["If-None-Match"], etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	SendStatus(w, r, http.StatusOK, mediaType, body, encoding)
}

// SendStatus answers with a status and a body, with no body for HEAD.
func SendStatus(w http.ResponseWriter, r *http.Request, status int, mediaType string, body []byte, encoding compression.Encoding) {
	h := w.Header()
	values := []string{mediaType, strconv.Itoa(len(body))} // one piece of memory for both
	h["Content-Type"], h["Content-Length"] = values[:1:1], values[1:]
	switch encoding {
	case compression.Brotli:
		h["Content-Encoding"] = inBrotli
	case compression.Gzip:
		h["Content-Encoding"] = inGzip
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		sending.Whole(w, r, body)
	}
}

// Matches reports whether If-None-Match headers name an entity tag, by the
// weak comparison of RFC 9110 section 13.1.2.
func Matches(headers []string, etag string) bool {
	for _, header := range headers {
		for tag := range strings.SplitSeq(header, ",") {
			tag = strings.TrimSpace(tag)
			if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
				return true
			}
		}
	}
	return false
}
