package pages

import (
	"cmp"

	"bilateral/components/embed"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/web/host"
)

// Embedding finds the frame of a view; nil for one that cannot stand in any.
func (e *Explorer) Embedding(target, figure string) *host.Embedding {
	if len(e.figures) == 0 {
		return nil
	}
	ds := e.datasets.whole
	framed := embed.Framed(ds, state.Parse(ds, target), figure)
	if framed == nil {
		return nil
	}
	provider, _ := ds.Product.In(framed.Language)
	return &host.Embedding{
		Key:      framed.Address(),
		Width:    embed.Width,
		Height:   embed.Height(ds, framed),
		Provider: provider,
		Describe: func(width, height int) (string, *page.Document, error) {
			doc, err := e.View(framed.Address()).Build()
			if err != nil {
				return "", nil, err
			}
			return embed.Frame(ds.Home+embed.Address(framed), cmp.Or(doc.Shared, doc.Title), width, height), doc, nil
		},
	}
}
