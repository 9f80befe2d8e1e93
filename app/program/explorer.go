//go:build js

package program

import (
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
)

// Explorer gives a program some of the explorer's own pages. The host gives a
// document the program that has its page.
func Explorer(pages page.Site) Site {
	return Site{
		Parse: state.Parse,
		Build: func(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *page.Document {
			return pages.Find(ds, st).Document(ds, st, cat, live)
		},
	}
}

// Pictures is the Exporter of charts as they are downloaded. What draws them is a good
// part of a program, and is in none that does not give it to Serve.
func Pictures(c *page.Chart, language data.Language, action string) string {
	if width, height, framed := chart.Framed(action); framed {
		return c.FileIn(language, width, height)
	}
	return c.File(language)
}

// Collections is the Collector of open series, and of excerpts of them.
func Collections(ds *data.Dataset, content []byte) bool {
	if wire.IsExcerpt(content) {
		return wire.DecodeExcerpt(content, ds) == nil
	}
	return wire.DecodeCollection(content, ds) == nil
}
