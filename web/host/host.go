// Package host answers the explorer's requests: pages, assets, manifests and
// the service worker, with their headers. It stands between the listening
// socket and the pages: it turns a request's address into a view, the view's
// nodes into HTML, and puts that into the page shell of go-app's Handler.
//
// Nothing of a request but its method, path, query and the codings and
// entity tags that it accepts has any part in the answer.
package host

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
	"bilateral/web/compression"
)

// View is what an address asks for.
type View struct {
	// Key is equal for two addresses if and only if they have the same
	// page; "" for a view that is not worth keeping.
	Key string
	// Parts are the names of the further parts of the data, out of
	// Options.Collections, that the program needs for the page, or the address of a
	// Download that it needs in their place.
	Parts []string
	// Build makes the page. Its Address leads the program to the same view.
	Build func() (*page.Document, error)
}

// Route is a page of the site as it is known before it is built.
type Route struct {
	Path string
	// Alternates are the same page in every language, its own included; nil
	// for a page that no search engine should list.
	Alternates []page.Alternate
	// Built says how a program builds the page without a server; nil for a page that
	// only the server builds.
	Built *Built
	// Later says that an installed copy keeps the page's document once it was visited,
	// and does not fetch it before: until then its program builds it.
	Later bool
}

// Views finds the view of an address, given as path and query. It answers
// every address: an unknown path is a view whose page has status 404.
type Views interface {
	View(target string) View
	// Download finds the file that an address asks for; nil where it asks for a page.
	Download(target string) *Download
	// Embedding finds how the view of an address stands in a frame on another site; nil
	// where it cannot. Figure is which of its figures, "" for the view as it is.
	Embedding(target, figure string) *Embedding
	// Routes are every page in every language, the same ones each time.
	Routes() []Route
}

// Options are what a Host is made of. All but Sum, Collections, TooLarge, Rows, Package, Shortcuts,
// Screens, Base, Rewrite, Before, Framers and Log are required.
type Options struct {
	// Code identifies the program that makes the pages: another one may make
	// other pages of the same dataset.
	Code    string
	Dataset *data.Dataset
	// Sum identifies the dataset: another one may have other words or figures. "" for a
	// hash of Dataset, which takes a while.
	Sum    string
	Views  Views
	Assets *web.Assets // the host adds Parts to them
	// Parts are what the browser program reads, in each language.
	Parts map[data.Language]Parts
	// Collections are further parts of the data, by the names that views
	// give in View.Parts: "articles.en.bin". They become assets.
	Collections map[string][]byte
	// TooLarge are the names of those that an installed copy fetches for a page alone.
	TooLarge []string
	// Places are the words by which a reader finds a place in a list, as
	// pages.PlaceWords gives them; nil where no page has such a list.
	Places []byte
	// Rows are CSV files with a header, by their paths, that other programs may read
	// from anywhere.
	Rows map[string][]byte
	// Package gives the files of the dataset as a whole, a Data Package, by their paths:
	// /datapackage.json, /datapackage.zip and those below /data/. It is asked once, when
	// somebody wants one of them.
	Package func() (map[string][]byte, error)
	// Announcements stand behind each page that is no frame: where the starter
	// says what happens to the site.
	Announcements map[data.Language]*vugu.VGNode
	// Shortcuts are what an installed copy offers beside its start, in each language.
	Shortcuts map[data.Language][]Shortcut
	// Screens are pictures of pages, for who is about to install the site.
	Screens []Screen
	// Unbuilt is what stands, in each language, in a document whose program is to build
	// the page and has not; nil where no Route is Built.
	Unbuilt map[data.Language]*vugu.VGNode
	// Notices are the licences of other people's work that is sent, as plain
	// text.
	Notices string
	// Worker is the service worker's template, for go-app to fill in.
	Worker string
	// PublicURL is where readers find the site, "https://example.org".
	PublicURL string
	// Base is the path below which readers find the site, as ParseBase gives it: absolute
	// addresses have it, and all others begin behind it.
	Base string
	// Rewrite makes of an answer that names addresses of the site one that holds below Base,
	// by its path, "" for a page, and its media type; nil where that is somebody else's to
	// do, or nothing is to be done.
	Rewrite func(path, mediaType string, body []byte) ([]byte, error)
	// Before are the assets of the version that this one takes the place of, which are
	// served too; nil for none.
	Before *web.Assets
	// Framers are the sites that may show the pages made for frames, as the
	// sources of the policy's frame-ancestors; "" is any.
	Framers string
	Log     *slog.Logger
}

// Parts are what the browser program reads when it starts.
type Parts struct {
	Dataset []byte // the dataset in one language, as wire.Encode gives it
	// Words are the phrases of one language for each program, as Catalogue.Encode
	// gives them; those of the overview's stand in for those that are not there.
	Words map[page.Program][]byte
	// Index is what the script of the search looks through, as JSON.
	Index []byte
	// Records are what files have beside the dataset that a reader takes away, as
	// wire.EncodeRecords gives them; nil where nothing is taken away.
	Records []byte
	// Told is what the script says that saves such files, by what it is about.
	Told map[string]string
}

// maxAddress is the longest path and query that is answered, in bytes. The
// longest address the explorer prints is below a tenth of it.
const maxAddress = 16 << 10

// Host is the http.Handler of the whole site.
type Host struct {
	options Options
	origin  string
	// framePolicy is the header with the policy of pages for frames.
	framePolicy []string
	version     string
	shells      map[shellKind]shell
	routes      []Route
	files       map[string]file // by path: what is the same for every reader
	open        map[string]*openFile
	// packaged are the files of the dataset as a whole, made for the first who asks.
	packaged func() (map[string]*openFile, error)
	pages    *cache
	costly   *cache        // files that take long to make
	making   chan struct{} // holds one for each of them that is being made
	// rendering holds one for each page that is being made: as many as there are processors.
	rendering chan struct{}
	log       *slog.Logger
}

// file is an answer that is made once.
type file struct {
	mediaType string
	tag       string
	compression.Lazy
}

// New makes the host and asks go-app for its page shells, manifests and
// worker. It builds no page: that waits for the first reader who asks.
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
		options:     o,
		origin:      origin + o.Base,
		framePolicy: []string{framePolicy(origin, framers)},
		shells:      map[shellKind]shell{},
		routes:      o.Views.Routes(),
		files:       map[string]file{},
		open:        map[string]*openFile{},
		pages:       newCache(16 << 20),
		costly:      newCache(8 << 20),
		making:      make(chan struct{}, mostMade),
		rendering:   make(chan struct{}, runtime.GOMAXPROCS(0)),
		log:         o.Log,
	}
	if h.log == nil {
		h.log = slog.New(slog.DiscardHandler)
	}
	if err := o.addContents(); err != nil {
		return nil, fmt.Errorf("host: %w", err)
	}
	if err := h.prepare(); err != nil {
		return nil, fmt.Errorf("host: %w", err)
	}
	if o.Before != nil {
		o.Assets.KeepOf(o.Before)
		h.options.Before = nil
	}
	return h, nil
}

// addContents makes assets of what pages and programs read, each of a name of its
// own.
func (o *Options) addContents() error {
	var err error
	add := func(name string, content []byte) {
		if err == nil {
			_, err = o.Assets.Add(name, content)
		}
	}
	for _, language := range data.Languages {
		parts := o.Parts[language]
		add(datasetName(language), parts.Dataset)
		add(indexName(language), parts.Index)
		if parts.Records != nil {
			add(RecordsName(language), parts.Records)
		}
		for program, words := range parts.Words {
			add(wordsName(language, program), words)
		}
	}
	for name, content := range o.Collections {
		add(name, content)
	}
	if o.Places != nil {
		add(placesName, o.Places)
	}
	return err
}

// The assets that pages name.
const (
	styleName        = web.Style
	pagesStyleName   = web.PagesStyle
	slidesStyleName  = web.SlidesStyle
	framesStyleName  = web.FramesStyle
	starterName      = web.Starter
	themeName        = web.Theme
	pickerName       = web.Picker
	placesName       = "places.json"
	serifName        = web.Serif
	iconName         = "icons/icon-192.png"
	largeIconName    = "icons/icon-512.png"
	vectorIconName   = "icons/icon.svg"
	maskableIconName = "icons/maskable-512.png"
)

func datasetName(l data.Language) string { return "dataset." + string(l) + ".bin" }

// RecordsName is the part of the data with its records: the last that a program reads.
func RecordsName(l data.Language) string { return "records." + string(l) + ".bin" }
func indexName(l data.Language) string   { return "search." + string(l) + ".json" }

// wordsName is the phrases of a program.
func wordsName(l data.Language, p page.Program) string {
	name := [...]string{page.OverviewProgram: "words.", page.SeriesProgram: "words-series.", page.TakingProgram: "words-taken."}[p]
	return name + string(l) + ".txt"
}

// Version identifies everything that an installed copy of the site holds: two
// hosts with the same version send the same bytes.
func (h *Host) Version() string { return h.version }

// digest is the version: a hash of what pages are made of, so that none has to
// be built for it. Two hosts with different versions may yet send the same
// bytes; a copy is then fetched anew without need.
func (h *Host) digest() (string, error) {
	sum := sha256.New()
	var shells []shell
	for _, kind := range shellKinds() {
		shells = append(shells, h.shells[kind])
	}
	// The assets hold what the program reads of the dataset. Pages that need no
	// program say more of it.
	ds := h.options.Dataset
	if h.options.Sum != "" {
		ds = nil
	}
	err := json.NewEncoder(sum).Encode(struct {
		Code, Origin, Worker, Sum string
		Dataset                   *data.Dataset
		Shells                    []shell
	}{h.options.Code, h.origin, h.options.Worker, h.options.Sum, ds, shells})
	if err != nil {
		return "", fmt.Errorf("version: %w", err)
	}
	for _, asset := range h.options.Assets.All() {
		fmt.Fprintln(sum, asset.Address)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}

// Owns reports whether a segment of a path begins a path of the site.
func (h *Host) Owns(segment string) bool {
	begins := func(path string) bool {
		first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		return first == segment
	}
	for path := range h.files {
		if begins(path) {
			return true
		}
	}
	for path := range h.open {
		if begins(path) {
			return true
		}
	}
	return slices.ContainsFunc(h.routes, func(r Route) bool { return begins(r.Path) }) ||
		slices.ContainsFunc([]string{web.Prefix, packageTables, packageFiles + "json", packageFiles + "zip", embeddingPath, healthPath}, begins)
}

// rewritten is an answer as it is sent.
func (h *Host) rewritten(path, mediaType string, body []byte) ([]byte, error) {
	if h.options.Rewrite == nil {
		return body, nil
	}
	return h.options.Rewrite(path, mediaType, body)
}

// prepare makes everything that is the same for every reader. The order
// matters: the worker and the manifests name the version. A page may name any
// part of a bundle, of which web.Load lets none be missing, and these files.
func (h *Host) prepare() error {
	for _, name := range []string{serifName, iconName, largeIconName, vectorIconName, maskableIconName} {
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
	version, err := h.digest()
	if err != nil {
		return err
	}
	h.version = version
	if err := h.addHostFiles(); err != nil {
		return err
	}
	if err := h.addTakeaway(); err != nil {
		return fmt.Errorf("%s: %w", takeawayPath, err)
	}
	if err := h.addBuilt(); err != nil {
		return err
	}
	h.addOpen()
	return h.addSiteFiles()
}
