// Package page shows components of another package.
package page

import (
	"github.com/vugu/vugu"

	blocks "bilateral/components/generate/testdata/packages/block"
)

// PageWithBoxes is the view of a template.
type PageWithBoxes struct {
	Box     *blocks.Box
	Boxes   []*blocks.Box
	Values  []blocks.Box
	Phrases []blocks.Phrase
	Any     vugu.Builder
}
