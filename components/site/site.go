// Package site names the pages of the explorer, one line each, by who builds
// them beside the server: what a program contains follows from the list that
// it takes.
package site

import (
	"bilateral/components/page"
	"bilateral/components/page/evidence"
	"bilateral/components/page/indicator"
	"bilateral/components/page/mobility"
	"bilateral/components/page/overview"
	"bilateral/components/page/partners"
	"bilateral/components/page/search"
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
