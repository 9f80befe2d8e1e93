// Package picture makes the pictures of charts that are given away: the SVG that
// the browser's own download is, and PNGs of it, drawn here for who asks without a
// browser. It stands behind the pages, on the server only; what a picture shows is
// the chart's, in its file skin, and every picture has the same bytes at every call.
//
// A PNG is drawn from the SVG and from nothing else, so that both say the same. Of
// SVG just what charts write is known, and anything else is an error: a test draws
// every example of every form. The type is that of the package font.
package picture

import (
	"image/color"
	"math"

	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
)

// Size is how large a PNG is.
type Size uint8

// The sizes.
const (
	Single Size = iota // as large as the SVG says, "1x"
	Double             // twice as wide and high, "2x"
	Social             // SocialWidth by SocialHeight, the chart in the middle, "social"
)

// What social networks show of a link, in pixels.
const (
	SocialWidth  = 1200
	SocialHeight = 630
)

// sizes are the names of the sizes in addresses.
var sizes = [...]string{Single: "1x", Double: "2x", Social: "social"}

// Sizes are the names that ParseSize reads, in the order of the sizes.
func Sizes() []string { return sizes[:] }

// ParseSize reads the name of a size and reports whether it is one.
func ParseSize(name string) (Size, bool) {
	for i, s := range sizes {
		if s == name {
			return Size(i), true
		}
	}
	return 0, false
}

// SVG is the picture that the browser's own download of the chart is, byte for
// byte, with the chart's title, description and sources in a language.
func SVG(c *page.Chart, language data.Language) []byte { return []byte(c.File(language)) }

// PNG is the same picture in pixels. An error is a fault of this package: the
// chart wrote what is not drawn.
func PNG(c *page.Chart, language data.Language, size Size) ([]byte, error) {
	return Raster(c.File(language), size)
}

// Raster draws a chart's SVG as a PNG. A character that the fonts lack is drawn as
// an empty box. It fails where the file is none that a chart writes.
func Raster(svg string, size Size) ([]byte, error) {
	width, height, err := extent(svg)
	if err != nil {
		return nil, err
	}
	at := scaling(1)
	canvasWidth, canvasHeight := int(width), int(height)
	switch size {
	case Double:
		at, canvasWidth, canvasHeight = scaling(2), 2*canvasWidth, 2*canvasHeight
	case Social:
		canvasWidth, canvasHeight = SocialWidth, SocialHeight
		fit := math.Min(SocialWidth/width, SocialHeight/height)
		at = matrix{fit, 0, 0, fit, (SocialWidth - float64(width*fit)) / 2, (SocialHeight - float64(height*fit)) / 2}
	}
	c := newCanvas(canvasWidth, canvasHeight, paper)
	if err := draw(c, svg, at); err != nil {
		return nil, err
	}
	return encode(c)
}

// paper is what a picture is drawn on.
var paper = func() color.NRGBA {
	e := element{values: map[string]string{"fill": chart.PaperLight}}
	c, _ := e.colour("fill")
	return c
}()
