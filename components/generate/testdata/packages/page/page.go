// Package page shows components of another package.
package page

import (
	blocks "bilateral/components/generate/testdata/packages/block"
	"bilateral/components/node"
)

// PageWithBoxes is the view of a template.
type PageWithBoxes struct {
	Box     *blocks.Box
	Boxes   []*blocks.Box
	Values  []blocks.Box
	Phrases []blocks.Phrase
	Any     node.Part
}
