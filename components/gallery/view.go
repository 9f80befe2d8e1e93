package gallery

import (
	"bilateral/components/ui"
)

// View is a page of the gallery of charts: one example with its variants,
// or the list of all.
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
