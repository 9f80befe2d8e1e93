package host

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bilateral/data"
	"bilateral/web"
)

// shellKind says which page shell a page needs.
type shellKind struct {
	language              data.Language
	frame, static, series bool
}

func kindOf(p Page) shellKind { return shellKind{p.Language, p.Frame, p.Static, p.Series} }

// program is the address of the program that a page runs.
func (h *Host) program(series bool) string {
	if series && h.options.Assets.Get(web.SeriesProgram) != nil {
		return h.address(web.SeriesProgram)
	}
	return h.address(web.Program)
}

// words is the address of the phrases that a page's program says.
func (h *Host) words(language data.Language, series bool) string {
	if name := seriesWordsName(language); series && h.options.Assets.Get(name) != nil {
		return h.address(name)
	}
	return h.address(wordsName(language))
}

func shellKinds() []shellKind {
	var kinds []shellKind
	for _, language := range data.Languages {
		for _, frame := range []bool{false, true} {
			for _, series := range []bool{false, true} {
				kinds = append(kinds, shellKind{language, frame, false, series})
			}
			kinds = append(kinds, shellKind{language, frame, true, false})
		}
	}
	return kinds
}

// slot is a place in a shell that each page fills in.
type slot string

const (
	titleSlot       slot = "title"
	descriptionSlot slot = "description"
	addressSlot     slot = "address"
	versionSlot     slot = "version"
	themeSlot       slot = "theme"
	schemeSlot      slot = "scheme"
	partsSlot       slot = "parts"
	headSlot        slot = "head"
	bodySlot        slot = "body"
)

// The tokens are plain letters, so that no writer of HTML escapes them.
const slotMark = "@slot@"

func (s slot) token() string { return slotMark + string(s) + slotMark }

// shell is a page's HTML cut at its slots: text, slot, text, slot, …, text.
type shell []string

// fill makes a page. The same page gives the same bytes.
func (h *Host) fill(p Page, version string) ([]byte, error) {
	var parts []string
	for _, name := range p.Parts {
		asset := h.options.Assets.Get(name)
		if asset == nil {
			return nil, fmt.Errorf("%s: %w", name, web.ErrNoAsset)
		}
		parts = append(parts, asset.Address)
	}
	theme := p.Theme
	if theme == "" && p.Frame {
		theme = "light"
	}
	var b bytes.Buffer
	for i, part := range h.shells[kindOf(p)] {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		switch slot(part) {
		case titleSlot:
			b.WriteString(html.EscapeString(p.Title))
		case descriptionSlot:
			b.WriteString(html.EscapeString(p.Description))
		case addressSlot:
			b.WriteString(html.EscapeString(p.Address))
		case versionSlot:
			b.WriteString(html.EscapeString(version))
		case themeSlot:
			if theme == "light" || theme == "dark" {
				fmt.Fprintf(&b, ` data-theme="%s"`, theme)
			}
		case schemeSlot:
			writeScheme(&b, theme)
		case partsSlot:
			if len(parts) > 0 {
				fmt.Fprintf(&b, ` data-parts="%s"`, html.EscapeString(strings.Join(parts, " ")))
			}
		case headSlot:
			h.writePreloads(&b, p, parts)
			writeLinks(&b, p, h.origin)
		case bodySlot:
			b.WriteString(p.Body)
		}
	}
	return b.Bytes(), nil
}

// writeScheme tells the browser's own chrome which colours the page has.
// theme.js changes it with the reader's choice.
func writeScheme(b *bytes.Buffer, theme string) {
	scheme := theme
	if scheme != "light" && scheme != "dark" {
		scheme = "light dark"
	}
	fmt.Fprintf(b, `<meta name="color-scheme" content="%s">`, scheme)
	for _, paper := range []struct{ scheme, colour string }{{"light", lightPaper}, {"dark", darkPaper}} {
		media := "(prefers-color-scheme: " + paper.scheme + ")"
		if theme == paper.scheme {
			media = "all"
		} else if scheme == theme {
			media = "not all"
		}
		fmt.Fprintf(b, `<meta name="theme-color" content="%s" media="%s" data-scheme="%s">`, paper.colour, media, paper.scheme)
	}
}

// writeLinks writes what says where a page belongs. A page that does not
// exist belongs nowhere, nor does one that stands in for others.
func writeLinks(b *bytes.Buffer, p Page, origin string) {
	if p.Status != http.StatusOK || p.Unlisted {
		if !p.Frame { // whose shell says so
			fmt.Fprint(b, `<meta name="robots" content="noindex">`)
		}
		return
	}
	canonical := html.EscapeString(origin + p.Canonical)
	fmt.Fprintf(b, `<link rel="canonical" href="%s">`, canonical)
	if p.Frame {
		return
	}
	fmt.Fprintf(b, `<meta property="og:url" content="%s">`, canonical)
	for _, a := range p.Alternates {
		fmt.Fprintf(b, `<link rel="alternate" hreflang="%s" href="%s">`, a.Language, html.EscapeString(origin+a.Path))
		if a.Language == data.English {
			fmt.Fprintf(b, `<link rel="alternate" hreflang="x-default" href="%s">`, html.EscapeString(origin+a.Path))
		}
	}
}

// The colours of the ground behind the page, for the browser's own chrome.
const (
	lightPaper = "#fbfaf7"
	darkPaper  = "#14181f"
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
	description, _ := h.options.Dataset.Introduction.In(language)
	return &goapp.Handler{
		Name:                  name,
		ShortName:             name,
		Title:                 titleSlot.token(),
		Description:           description,
		Lang:                  string(language),
		BackgroundColor:       lightPaper,
		ThemeColor:            lightPaper,
		StartURL:              start,
		Version:               h.version,
		Resources:             resources{h.options.Assets},
		CacheableResources:    h.offline(),
		Fonts:                 []string{h.address(serifName)},
		ServiceWorkerTemplate: h.options.Worker,
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
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	if answer.Code != http.StatusOK {
		return nil, fmt.Errorf("go-app answers %s with status %d, want 200", path, answer.Code)
	}
	return answer.Body.Bytes(), nil
}

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
	if !kind.frame {
		body.AppendChild(h.news(kind.language))
	}
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.TextNode {
			n.Data = ""
		}
	}
	sortAttributes(document)

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
			case key == "":
			case content == "" || content == "https://", // nothing was given
				key == "og:url" || key == "theme-color", // written below
				kind.frame && strings.HasPrefix(key, "og:"):
				head.RemoveChild(n)
			}
		case n.DataAtom == atom.Link && attribute(n, "rel") == "stylesheet":
			setAttribute(n, "href", h.address(styleName))
			removeAttribute(n, "type")
			// A script before the sheet need not wait for it.
			head.InsertBefore(textNode(schemeSlot.token()), n)
			head.InsertBefore(&html.Node{
				Type: html.ElementNode, Data: "script", DataAtom: atom.Script,
				Attr: []html.Attribute{{Key: "src", Val: h.address(themeName)}},
			}, n)
		case n.DataAtom == atom.Link && attribute(n, "rel") == "preload":
			// Fonts are fetched without credentials, and so must be a preload.
			setAttribute(n, "crossorigin", "")
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
	n.Attr = []html.Attribute{{Key: "defer"}, {Key: "src", Val: h.address(starterName)}}
	if !kind.static {
		n.Attr = append(n.Attr,
			html.Attribute{Key: "data-wasm", Val: h.program(kind.series)},
			html.Attribute{Key: "data-dataset", Val: h.address(datasetName(kind.language))},
			html.Attribute{Key: "data-words", Val: h.words(kind.language, kind.series)},
			html.Attribute{Key: "data-parts", Val: partsSlot.token()},
		)
	}
	if !kind.frame {
		setAttribute(n, "data-worker", workerPath)
	}
}

// news is where the starter says what happens to the site. Its lines are
// empty until then: a live region has to be there before it speaks.
func (h *Host) news(language data.Language) *html.Node {
	words := h.options.News[language]
	line := func(id string, more ...html.Attribute) *html.Node {
		return &html.Node{
			Type: html.ElementNode, Data: "div", DataAtom: atom.Div,
			Attr: append([]html.Attribute{{Key: "id", Val: id}, {Key: "role", Val: "status"}}, more...),
		}
	}
	box := &html.Node{
		Type: html.ElementNode, Data: "div", DataAtom: atom.Div,
		Attr: []html.Attribute{{Key: "class", Val: "news"}},
	}
	box.AppendChild(line("offline-news", html.Attribute{Key: "data-words", Val: words.Offline}))
	box.AppendChild(line("update-news", html.Attribute{Key: "data-words", Val: words.Update}, html.Attribute{Key: "data-control", Val: words.UpdateControl}))
	return box
}

func find(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.DataAtom == a {
			return d
		}
	}
	return nil
}

func meta(key, name, content string) *html.Node {
	return &html.Node{
		Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta,
		Attr: []html.Attribute{{Key: key, Val: name}, {Key: "content", Val: content}},
	}
}

func textNode(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, key, value string) {
	removeAttribute(n, key)
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func removeAttribute(n *html.Node, key string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// sortAttributes puts attributes in order of their names: go-app's come in the
// order of a map, another one each time.
func sortAttributes(document *html.Node) {
	for n := range document.Descendants() {
		slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	}
}
