package pages

import (
	"bilateral/components/citation"
	"bilateral/components/page"
)

// Citation is how the view of an address is cited: by the figure of an id, or for "" as
// its page says. It is nil where the page does not exist or has no such figure.
func (e *Explorer) Citation(target, figure string) (*citation.View, error) {
	v, err := e.find(target)
	if err != nil {
		return nil, err
	}
	doc := v.build()
	if doc.Status != page.Found {
		return nil, nil
	}
	// A page's program has some of the phrases only; a file has them all.
	cat := e.catalogues[v.Language]
	cited := page.Cite(v.dataset, v.State, cat, doc, figure)
	if cited != nil {
		cited.Catalogue = cat
	}
	return cited, nil
}
