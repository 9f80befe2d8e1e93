package host

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bilateral/data"
	"bilateral/web"
)

// preload has the browser fetch what the starter will ask for while it is
// still on its way itself. What the reader sees first comes first: the
// priority is low. Without scripts nothing of it is fetched.
func (h *Host) preload(head *html.Node, language data.Language) {
	for _, name := range []string{web.Program, datasetName(language), wordsName(language)} {
		head.AppendChild(&html.Node{
			Type: html.ElementNode, Data: "link", DataAtom: atom.Link,
			Attr: []html.Attribute{
				{Key: "rel", Val: "preload"}, {Key: "as", Val: "fetch"}, {Key: "href", Val: h.address(name)},
				// As fetch asks for it; a preload that differs is fetched twice.
				{Key: "crossorigin"}, {Key: "fetchpriority", Val: "low"}, {Key: "media", Val: "(scripting: enabled)"},
			},
		})
	}
}
