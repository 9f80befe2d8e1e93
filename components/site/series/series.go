// Package series names the pages of open series, which have a program of their own. It
// stands above the pages and below package site: who takes its list has no other page.
package series

import (
	"bilateral/components/page"
	"bilateral/components/page/evidence"
	"bilateral/components/page/indicator"
	"bilateral/components/page/mobility"
	"bilateral/components/page/partners"
)

// Pages are an indicator of open series in full, two places, the movers between them, and
// the deck's claims beside the series.
var Pages = page.Site{
	indicator.Open,
	partners.Page,
	mobility.Page,
	evidence.Page,
}
