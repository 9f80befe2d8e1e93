// Package site names the pages of the explorer, by who builds them beside the server.
// What a program contains follows from the list that it takes; that of a part stands in a
// package of its own, as Go keeps whatever a package's variables name.
package site

import (
	"bilateral/components/page"
	"bilateral/components/page/search"
	"bilateral/components/page/text"
	"bilateral/components/site/deck"
	"bilateral/components/site/series"
)

// Overview are the pages of the deck's figures, and Series those of open series.
var Overview, Series = deck.Pages, series.Pages

// Static are the pages that nothing changes: they need no program.
var Static = page.Site{
	text.List,
	text.Sources,
	text.About,
	text.Accessibility,
	text.Glossary,
	text.Changelog,
	search.Page,
	text.Unkept,
	text.NotFound,
}
