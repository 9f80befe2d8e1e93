package ui

// Gallery is a page of the gallery of charts: one example with its variants,
// or the list of all.
type Gallery struct {
	Theme       string // light, dark or ""
	SkipLink    string
	Home, Other Link
	Title, What string
	Notices     []string
	Themes      *Switch
	Figure      *Figure
	WidthsTitle string
	Variants    []GalleryVariant
	Examples    []GalleryLink
	StaticNote  string
}

// GalleryVariant is a chart at a width and in a theme, as the server sends it.
type GalleryVariant struct {
	Key, Class, Theme string
	Plot              *Plot
}

// GalleryLink leads to an example.
type GalleryLink struct {
	Link
	What string
}
