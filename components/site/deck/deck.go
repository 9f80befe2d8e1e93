// Package deck names the pages of the deck's figures, those of the small program, which
// most readers get. It stands above the pages and below package site: who takes its list
// has no other page.
package deck

import (
	"bilateral/components/page"
	"bilateral/components/page/indicator"
	"bilateral/components/page/overview"
)

// Pages are the overview, its table alone, and an indicator of the deck in full.
var Pages = page.Site{
	overview.Page,
	overview.Table,
	indicator.Deck,
}
