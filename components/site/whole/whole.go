// Package whole names all pages of the explorer, with those that take the figures of the
// others away: to one page, and to slides. It stands beside package site, above the pages: a program of some
// pages does without it, and without all that makes files.
package whole

import (
	"slices"

	"bilateral/components/page"
	"bilateral/components/page/slides"
	"bilateral/components/page/take"
	"bilateral/components/site"
)

// Figures are the pages that have figures.
func Figures() page.Site { return slices.Concat(site.Overview, site.Series) }

// Taking are the pages that take the figures of the others away. Their program has all
// of those.
func Taking() page.Site { return page.Site{take.New(Figures()), slides.New(Figures())} }

// Pages are those of the server.
func Pages() page.Site { return slices.Concat(Figures(), Taking(), site.Static) }
