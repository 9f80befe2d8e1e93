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
	"fmt"
	"image/color"
	"math"

	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
)

// The sizes that are no frame, by their names in addresses.
const (
	Single = "1x" // as large as the chart's own file
	Double = "2x" // twice as wide and high
)

// SVG is the picture that the browser's own download of the chart is, byte for
// byte, with the chart's title, description and sources in a language.
func SVG(c *page.Chart, language data.Language) []byte { return []byte(Embed(c.File(language))) }

// SVGIn is the same for a frame of so many pixels, which it fills.
func SVGIn(c *page.Chart, language data.Language, width, height int) []byte {
	return []byte(Embed(c.FileIn(language, width, height)))
}

// PNG is the same picture in pixels, of a size by its name in addresses. An error is a fault
// of this package: the chart wrote what is not drawn.
func PNG(c *page.Chart, language data.Language, size string) ([]byte, error) {
	if width, height, framed := chart.Framed(size); framed {
		return Raster(c.FileIn(language, width, height), 1)
	}
	if size == Double {
		return Raster(c.File(language), 2)
	}
	return Raster(c.File(language), 1)
}

// Raster draws a chart's SVG as a PNG, so many times as large. A character that the fonts
// lack is drawn as an empty box. It fails where the file is none that a chart writes.
func Raster(svg string, times int) ([]byte, error) {
	box, err := extent(svg)
	if err != nil {
		return nil, err
	}
	width, height := float64(times)*box.width, float64(times)*box.height
	if !(width >= 1 && height >= 1 && width*height <= mostPixels) {
		return nil, fmt.Errorf("a picture of %g by %g pixels is none", width, height)
	}
	fit := math.Min(width/box.inner.x, height/box.inner.y)
	at := matrix{fit, 0, 0, fit, (width - float64(box.inner.x*fit)) / 2, (height - float64(box.inner.y*fit)) / 2}
	c := newCanvas(int(width), int(height), paper)
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
