package host

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"
	"golang.org/x/net/html"

	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
)

// shellKind says which page shell a page needs.
type shellKind struct {
	language      data.Language
	frame, static bool
	program       page.Program // of a page that is not static
}

func kindOf(doc *page.Document) shellKind {
	return shellKind{doc.Language, doc.Frame, doc.Static, doc.Program}
}

// programNames are the programs as a bundle has them; one of them has all pages where
// the others are not there.
var programNames = [...]string{page.OverviewProgram: web.Program, page.SeriesProgram: web.SeriesProgram, page.TakingProgram: web.TakingProgram}

// program is the address of a program.
func (h *Host) program(p page.Program) string {
	if name := programNames[p]; h.options.Assets.Get(name) != nil {
		return h.address(name)
	}
	return h.address(web.Program)
}

// words is the address of the phrases that a program says.
func (h *Host) words(language data.Language, p page.Program) string {
	if name := wordsName(language, p); h.options.Assets.Get(name) != nil {
		return h.address(name)
	}
	return h.address(wordsName(language, page.OverviewProgram))
}

func shellKinds() []shellKind {
	var kinds []shellKind
	for _, language := range data.Languages {
		for _, frame := range []bool{false, true} {
			for _, program := range page.Programs {
				kinds = append(kinds, shellKind{language, frame, false, program})
			}
			kinds = append(kinds, shellKind{language: language, frame: frame, static: true})
		}
	}
	return kinds
}

// isLong reports whether the page is neither the overview nor a figure of the deck.
func (k shellKind) isLong() bool { return k.static || k.program != page.OverviewProgram }

// sheets are the style sheets of a page behind the one that all have.
func (k shellKind) sheets() (names []string) {
	switch {
	case k.program == page.TakingProgram:
		names = []string{slidesStyleName}
	case k.isLong():
		names = []string{pagesStyleName}
	}
	if k.frame {
		names = append(names, framesStyleName)
	}
	return names
}

// slot is a place in a shell that each page fills in.
type slot string

const (
	titleSlot       slot = "title"
	sharedSlot      slot = "shared"
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

// fill writes a page of its document and the names of the parts of the data
// that its program needs. The same document gives the same bytes.
func (h *Host) fill(doc *page.Document, names []string) ([]byte, error) {
	var parts []string
	for _, name := range names {
		if strings.HasPrefix(name, "/") {
			parts = append(parts, name)
			continue
		}
		asset := h.options.Assets.Get(name)
		if asset == nil {
			return nil, fmt.Errorf("%s: %w", name, web.ErrNoAsset)
		}
		parts = append(parts, asset.Address)
	}
	var b bytes.Buffer
	for i, part := range h.shells[kindOf(doc)] {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		switch slot(part) {
		case titleSlot:
			b.WriteString(html.EscapeString(doc.Title))
		case sharedSlot:
			b.WriteString(html.EscapeString(cmp.Or(doc.Shared, doc.Title)))
		case descriptionSlot:
			b.WriteString(html.EscapeString(doc.Description))
		case addressSlot:
			b.WriteString(html.EscapeString(doc.Address))
		case versionSlot:
			b.WriteString(html.EscapeString(h.version))
		case themeSlot:
			if theme := themeOf(doc); theme == "light" || theme == "dark" {
				fmt.Fprintf(&b, ` data-theme="%s"`, theme)
			}
		case schemeSlot:
			writeScheme(&b, themeOf(doc))
		case partsSlot:
			if len(parts) > 0 {
				fmt.Fprintf(&b, ` data-parts="%s"`, html.EscapeString(strings.Join(parts, " ")))
			}
		case headSlot:
			h.writePreloads(&b, doc, parts)
			writeLinks(&b, doc, h.origin)
			writeStructured(&b, doc)
		case bodySlot:
			if err := write(&b, doc.Root); err != nil {
				return nil, err
			}
		}
	}
	return b.Bytes(), nil
}

// write writes a tree of nodes as HTML.
func write(w io.Writer, root *vugu.VGNode) error {
	return staticrender.New(w).Render(&vugu.BuildResults{Out: &vugu.BuildOut{Out: []*vugu.VGNode{root}}})
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
func writeLinks(b *bytes.Buffer, doc *page.Document, origin string) {
	writeDiscovery(b, doc, origin)
	if doc.Status != http.StatusOK || doc.Unlisted {
		if !doc.Frame { // whose shell says so
			fmt.Fprint(b, `<meta name="robots" content="noindex">`)
		}
		if doc.Picture != nil { // it is in no list, and passed on all the same
			writeShared(b, doc, origin)
		}
		return
	}
	canonical := html.EscapeString(origin + doc.Canonical)
	fmt.Fprintf(b, `<link rel="canonical" href="%s">`, canonical)
	writeShared(b, doc, origin)
	if doc.Frame {
		return
	}
	for _, a := range doc.Alternates {
		fmt.Fprintf(b, `<link rel="alternate" hreflang="%s" href="%s">`, a.Language, html.EscapeString(origin+a.Path))
		if a.Language == data.English {
			fmt.Fprintf(b, `<link rel="alternate" hreflang="x-default" href="%s">`, html.EscapeString(origin+a.Path))
		}
	}
}

// writeShared writes what a link to the view leads to and what is drawn of it, for who
// shows links as cards. The shell of a frame has no other words for them.
func writeShared(b *bytes.Buffer, doc *page.Document, origin string) {
	address, card := doc.ViewAddress, "summary"
	if address == "" {
		address = doc.Canonical
	}
	if doc.Frame {
		fmt.Fprintf(b, `<meta property="og:title" content="%s"><meta property="og:description" content="%s"><meta property="og:type" content="website">`,
			html.EscapeString(cmp.Or(doc.Shared, doc.Title)), html.EscapeString(doc.Description))
	}
	fmt.Fprintf(b, `<meta property="og:url" content="%s">`, html.EscapeString(origin+address))
	if p := doc.Picture; p != nil {
		card = "summary_large_image"
		fmt.Fprintf(b, `<meta property="og:image" content="%s"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="%d"><meta property="og:image:height" content="%d"><meta property="og:image:alt" content="%s">`,
			html.EscapeString(origin+p.Address), p.Width, p.Height, html.EscapeString(p.Words))
	}
	fmt.Fprintf(b, `<meta name="twitter:card" content="%s">`, card)
}

// writeStructured writes what search engines are told of a page's figures: a block of
// data, which no browser runs. Its writer has left no "<" in it.
func writeStructured(b *bytes.Buffer, doc *page.Document) {
	if len(doc.Structured) > 0 {
		fmt.Fprintf(b, `<script type="application/ld+json">%s</script>`, doc.Structured)
	}
}

// The colours of the ground behind the page, for the browser's own chrome.
const (
	lightPaper = chart.PaperLight
	darkPaper  = chart.PaperDark
)

// themeOf is the colours that a page asks for: a frame is light by itself.
func themeOf(doc *page.Document) string {
	if doc.Theme == "" && doc.Frame {
		return "light"
	}
	return doc.Theme
}
