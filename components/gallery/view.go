package gallery

import (
	"github.com/vugu/vugu"

	"bilateral/components/ui"
)

// View is a page of the gallery: one example of a chart with its variants,
// the examples of a block, or the list of all.
type View struct {
	Theme       string // light, dark or ""
	SkipLink    string
	Home, Other ui.Link
	Title, What string
	Notices     []string
	Themes      *ui.Switch
	Figure      *ui.Figure
	WidthsTitle string
	Variants    []Variant
	Blocks      []BlockExample
	Examples    []VariantLink
	StaticNote  string
}

// Variant is a chart at a width and in a theme, as the server sends it.
type Variant struct {
	Key, Class, Theme string
	Plot              *ui.Plot
}

// VariantLink leads to an example.
type VariantLink struct {
	ui.Link
	What string
}

// BlockExample is an example of a block; Language is that of its words, "" for
// the page's own.
type BlockExample struct {
	Name, What, Language string
	Block                vugu.Builder
}
