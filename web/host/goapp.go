package host

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
)

// newHandler makes go-app's handler for a language. Every address that go-app
// would make up for itself is given: its defaults are fetched from a third
// party or do not exist here.
func (h *Host) newHandler(language data.Language) *goapp.Handler {
	start := "/"
	if language != data.English {
		start = "/" + string(language) + "/"
	}
	name, _ := h.options.Dataset.Product.In(language)
	short := name
	if text, _ := h.options.Dataset.ShortProduct.In(language); text != "" {
		short = text
	}
	description, _ := h.options.Dataset.Introduction.In(language)
	return &goapp.Handler{
		Name:                  name,
		ShortName:             short,
		Title:                 titleSlot.token(),
		Description:           description,
		Lang:                  string(language),
		BackgroundColor:       lightPaper,
		ThemeColor:            lightPaper,
		StartURL:              start,
		Version:               h.version,
		Resources:             resources{h.options.Assets},
		ServiceWorkerTemplate: strings.ReplaceAll(h.options.Worker, "{{.ResourcesToCache}}", h.offlineList()),
		Icon: goapp.Icon{
			Default:  h.address(iconName),
			Large:    h.address(largeIconName),
			SVG:      h.address(vectorIconName),
			Maskable: h.address(maskableIconName),
		},
	}
}

// resources tells go-app where our files are.
type resources struct{ *web.Assets }

// Resolve gives our address of a file that go-app names; what go-app names
// and we do not have has the address it has.
func (r resources) Resolve(location string) string {
	name := map[string]string{
		"/app.css":              styleName,
		"/app.js":               starterName,
		"/wasm_exec.js":         web.ProgramRunner,
		web.Prefix + "app.wasm": web.Program,
	}[location]
	if asset := r.Get(name); asset != nil {
		return asset.Address
	}
	return location
}

// address is where one of the assets that every page names is served.
func (h *Host) address(name string) string { return h.options.Assets.Get(name).Address }

// emptyPage is what go-app shows at "/": its routes are global to the process
// and its pages are only asked for their shell.
type emptyPage struct{ goapp.Compo }

// Render gives go-app an element to put into the shell.
func (*emptyPage) Render() goapp.UI { return goapp.Div() }

// goappState guards what go-app keeps for the whole process.
var goappState sync.Mutex

var route = sync.OnceFunc(func() {
	goapp.Route("/", func() goapp.Composer { return &emptyPage{} })
})

// ask gets one of the things that go-app makes.
func ask(handler http.Handler, path string) ([]byte, error) {
	goappState.Lock()
	defer goappState.Unlock()
	route()
	r, err := http.NewRequest(http.MethodGet, path, nil)
	if err != nil {
		return nil, fmt.Errorf("go-app is asked for %s: %w", path, err)
	}
	a := &keptAnswer{header: http.Header{}, status: http.StatusOK}
	handler.ServeHTTP(a, r)
	if a.status != http.StatusOK {
		return nil, fmt.Errorf("go-app answers %s with status %d, want 200", path, a.status)
	}
	return a.body.Bytes(), nil
}

// keptAnswer is a http.ResponseWriter that keeps what is written.
type keptAnswer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *keptAnswer) Header() http.Header         { return a.header }
func (a *keptAnswer) WriteHeader(status int)      { a.status = status }
func (a *keptAnswer) Write(b []byte) (int, error) { return a.body.Write(b) }

// newShell asks go-app for its page and mends it: our scripts and style in the
// place of its own, no full-screen loader, no empty metadata, attributes in
// order, and slots for what differs between pages.
func (h *Host) newShell(kind shellKind) (shell, error) {
	handler := h.newHandler(kind.language)
	handler.Description = descriptionSlot.token()
	source, err := ask(handler, "/")
	if err != nil {
		return nil, err
	}
	document, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		return nil, fmt.Errorf("go-app's page: %w", err)
	}
	root := find(document, atom.Html)
	head, body := find(document, atom.Head), find(document, atom.Body)
	if root == nil || head == nil || body == nil {
		return nil, fmt.Errorf("go-app's page has no html, head or body element")
	}
	setAttribute(root, "lang", string(kind.language))
	setAttribute(root, "data-address", addressSlot.token())
	if kind.frame {
		setAttribute(root, "data-frame", "")
	}
	setAttribute(root, "data-version", versionSlot.token())
	setAttribute(root, "data-theme", themeSlot.token())
	if err := h.mendHead(head, kind); err != nil {
		return nil, err
	}
	for body.FirstChild != nil {
		body.RemoveChild(body.FirstChild)
	}
	body.AppendChild(textNode(bodySlot.token()))
	if err := h.announce(body, kind); err != nil {
		return nil, err
	}
	if !kind.frame {
		// Only paper has it; the script writes the view that is printed.
		at := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P, Attr: []html.Attribute{{Key: "class", Val: "paper"}}}
		at.AppendChild(textNode(h.origin + addressSlot.token()))
		body.AppendChild(at)
	}
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.TextNode {
			n.Data = ""
		}
	}
	sortAttributes(document)
	return cutShell(document, kind)
}

// announce puts the announcements behind the page's place.
func (h *Host) announce(body *html.Node, kind shellKind) error {
	announcements := h.options.Announcements[kind.language]
	if announcements == nil || kind.frame {
		return nil
	}
	var b strings.Builder
	if err := write(&b, announcements); err != nil {
		return fmt.Errorf("the announcements: %w", err)
	}
	nodes, err := html.ParseFragment(strings.NewReader(b.String()), body)
	if err != nil {
		return fmt.Errorf("the announcements: %w", err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return nil
}

// cutShell writes a page and cuts it at its slots. All that its kind needs has
// to be there.
func cutShell(document *html.Node, kind shellKind) (shell, error) {
	var b strings.Builder
	if err := html.Render(&b, document); err != nil {
		return nil, fmt.Errorf("go-app's page: %w", err)
	}
	// An attribute that a page may do without is a slot as a whole.
	whole := strings.NewReplacer(
		` data-theme="`+themeSlot.token()+`"`, themeSlot.token(),
		` data-parts="`+partsSlot.token()+`"`, partsSlot.token(),
	).Replace(b.String())
	s := shell(strings.Split(whole, slotMark))
	for _, wanted := range []slot{titleSlot, descriptionSlot, addressSlot, versionSlot, themeSlot, schemeSlot, partsSlot, headSlot, bodySlot} {
		if kind.static && wanted == partsSlot {
			continue
		}
		if !slices.Contains(s, string(wanted)) {
			return nil, fmt.Errorf("go-app's page has no place for the %s", wanted)
		}
	}
	return s, nil
}

func (h *Host) mendHead(head *html.Node, kind shellKind) error {
	name, _ := h.options.Dataset.Product.In(kind.language)
	scripts := 0
	for n := head.FirstChild; n != nil; {
		next := n.NextSibling
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) == "":
			head.RemoveChild(n)
		case n.DataAtom == atom.Meta:
			key := attribute(n, "name") + attribute(n, "property")
			content := attribute(n, "content")
			switch {
			case key == "viewport":
				// Content that reaches below a notch needs styles of its own.
				setAttribute(n, "content", "width=device-width, initial-scale=1")
			case key == "og:title" && !kind.frame:
				setAttribute(n, "content", sharedSlot.token())
			case key == "":
			case content == "" || content == "https://", // nothing was given
				key == "og:url" || key == "theme-color", // written below
				kind.frame && strings.HasPrefix(key, "og:"):
				head.RemoveChild(n)
			}
		case n.DataAtom == atom.Link && attribute(n, "rel") == "stylesheet":
			setAttribute(n, "href", h.address(styleName))
			removeAttribute(n, "type")
			for _, name := range kind.sheets() {
				more := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: slices.Clone(n.Attr)}
				setAttribute(more, "href", h.address(name))
				head.InsertBefore(more, next)
			}
			// A script before the sheet need not wait for it.
			head.InsertBefore(textNode(schemeSlot.token()), n)
			head.InsertBefore(&html.Node{
				Type: html.ElementNode, Data: "script", DataAtom: atom.Script,
				Attr: []html.Attribute{{Key: "src", Val: h.address(themeName)}, {Key: "data-font", Val: h.address(serifName)}},
			}, n)
		case n.DataAtom == atom.Link && attribute(n, "rel") == "manifest":
			setAttribute(n, "href", manifestPath(kind.language))
			if kind.frame {
				head.RemoveChild(n)
			}
		case n.DataAtom == atom.Script:
			scripts++
			h.mendScript(head, n, kind)
		}
		n = next
	}
	if scripts != 2 {
		return fmt.Errorf("go-app's page has %d scripts, want the runner and the starter", scripts)
	}
	if kind.frame {
		head.AppendChild(meta("name", "robots", "noindex"))
	} else {
		head.AppendChild(meta("property", "og:site_name", name))
		head.AppendChild(meta("property", "og:locale", locales[kind.language]))
	}
	head.AppendChild(textNode(headSlot.token()))
	return nil
}

// locales are the languages as Open Graph writes them.
var locales = map[data.Language]string{data.English: "en_GB", data.Japanese: "ja_JP"}

// mendScript puts our scripts where go-app has its own, and tells the starter
// where its parts are. A page that needs no program has the starter alone.
func (h *Host) mendScript(head, n *html.Node, kind shellKind) {
	runner := h.address(web.ProgramRunner)
	if attribute(n, "src") == runner { // go-app has resolved it already
		n.Attr = []html.Attribute{{Key: "defer"}, {Key: "src", Val: runner}}
		if kind.static {
			head.RemoveChild(n)
		}
		return
	}
	starter := html.Attribute{Key: "src", Val: h.address(starterName)}
	n.Attr = []html.Attribute{{Key: "defer"}, starter}
	if !kind.static {
		n.Attr = []html.Attribute{
			// It answers what is chosen before the page is whole.
			{Key: "async"}, {Key: "fetchpriority", Val: "high"}, starter,
			{Key: "data-wasm", Val: h.program(kind.program)},
			{Key: "data-dataset", Val: h.address(datasetName(kind.language))},
			{Key: "data-words", Val: h.words(kind.language, kind.program)},
			{Key: "data-parts", Val: partsSlot.token()},
		}
	}
	switch {
	case kind.program == page.TakingProgram:
		setAttribute(n, "data-pages", h.address(web.SlidesScript))
	case kind.program != page.OverviewProgram || kind.static && !kind.frame:
		setAttribute(n, "data-pages", h.address(web.PagesScript))
	}
	if kind.frame {
		head.InsertBefore(&html.Node{Type: html.ElementNode, Data: "script", DataAtom: atom.Script, Attr: []html.Attribute{
			{Key: "defer"}, {Key: "src", Val: h.address(web.HeightScript)},
		}}, n.NextSibling)
	} else {
		setAttribute(n, "data-search", h.address(web.SearchScript)+" "+h.address(indexName(kind.language)))
		setAttribute(n, "data-worker", workerPath)
	}
	if kind.program == page.SeriesProgram && h.options.Places != nil {
		// What it makes of the lists has another width: nothing is drawn before.
		head.InsertBefore(&html.Node{Type: html.ElementNode, Data: "script", DataAtom: atom.Script, Attr: []html.Attribute{
			{Key: "defer"}, {Key: "blocking", Val: "render"}, {Key: "src", Val: h.address(pickerName)}, {Key: "data-places", Val: h.address(placesName)},
		}}, n.NextSibling)
	}
}
