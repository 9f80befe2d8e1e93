// Package site names the pages of the explorer, one line each, by who builds
// them beside the server: what a program contains follows from the list that
// it takes.
package site

import (
	"slices"

	"bilateral/components/page"
	"bilateral/components/page/evidence"
	"bilateral/components/page/indicator"
	"bilateral/components/page/mobility"
	"bilateral/components/page/overview"
	"bilateral/components/page/partners"
	"bilateral/components/page/search"
	"bilateral/components/page/take"
	"bilateral/components/page/text"
)

// Overview are the pages of the deck's figures: those of the small program,
// which most readers get.
var Overview = page.Site{
	overview.Page,
	overview.Table,
	indicator.Deck,
}

// Series are the pages of open series, which have a program of their own.
var Series = page.Site{
	indicator.Open,
	partners.Page,
	mobility.Page,
	evidence.Page,
}

// Figures are the pages that have figures.
func Figures() page.Site { return slices.Concat(Overview, Series) }

// Taking are the pages that take the figures of the others away. Their program has all
// of those; as a value it would be in every program.
func Taking() page.Site { return page.Site{take.New(Figures())} }

// Static are the pages that nothing changes: they need no program.
var Static = page.Site{
	text.List,
	text.Sources,
	text.About,
	text.Changelog,
	search.Page,
	text.Unkept,
	text.NotFound,
}

// All are the pages of the server.
func All() page.Site { return slices.Concat(Figures(), Taking(), Static) }
