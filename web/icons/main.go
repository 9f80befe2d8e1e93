// Command icons draws the explorer's icons into web/static/icons: the three
// marks of the data (disc, diamond and square) as one SVG and as the PNGs
// that an installed application needs. One list of shapes makes all of them.
package main

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// grid is the width and height of the drawing in its own units.
const grid = 512

// shape is a filled shape on the grid.
type shape struct {
	colour color.RGBA
	inside func(x, y float64) bool
	svg    string // the element without its fill
}

func disc(c color.RGBA, x, y, r float64) shape {
	return shape{c,
		func(px, py float64) bool { return math.Hypot(px-x, py-y) <= r },
		fmt.Sprintf(`circle cx="%g" cy="%g" r="%g"`, x, y, r)}
}

func square(c color.RGBA, x, y, half float64) shape {
	return shape{c,
		func(px, py float64) bool { return math.Abs(px-x) <= half && math.Abs(py-y) <= half },
		fmt.Sprintf(`rect x="%g" y="%g" width="%g" height="%g"`, x-half, y-half, 2*half, 2*half)}
}

func diamond(c color.RGBA, x, y, half float64) shape {
	return shape{c,
		func(px, py float64) bool { return math.Abs(px-x)+math.Abs(py-y) <= half },
		fmt.Sprintf(`path d="M%g %gl%g %gl%g %gl%g %gz"`, x, y-half, half, half, -half, half, -half, -half)}
}

// ground is the sheet the marks lie on. Its corners are cut where the icon is
// shown as it is, and not where the system cuts it.
func ground(c color.RGBA, radius float64) shape {
	return shape{c,
		func(px, py float64) bool {
			dx := math.Max(radius-px, px-(grid-radius))
			dy := math.Max(radius-py, py-(grid-radius))
			return dx <= 0 || dy <= 0 || math.Hypot(dx, dy) <= radius
		},
		fmt.Sprintf(`rect width="%d" height="%d" rx="%g"`, grid, grid, radius)}
}

var (
	paper = color.RGBA{0xfb, 0xfa, 0xf7, 0xff}
	red   = color.RGBA{0xbf, 0x21, 0x40, 0xff}
	navy  = color.RGBA{0x12, 0x35, 0x5b, 0xff}
	gold  = color.RGBA{0x96, 0x63, 0x00, 0xff}
)

// drawing is the icon with the given corner radius. All marks are inside the
// circle of 40 % of the width that a system may cut to.
func drawing(radius float64) []shape {
	return []shape{
		ground(paper, radius),
		disc(red, 148, 256, 82),
		square(navy, 366, 256, 72),
		diamond(paper, 256, 256, 122),
		diamond(gold, 256, 256, 100),
	}
}

func svg(shapes []shape) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`, grid, grid)
	for _, s := range shapes {
		fmt.Fprintf(&b, `<%s fill="#%02x%02x%02x"/>`, s.svg, s.colour.R, s.colour.G, s.colour.B)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// samples is how many points are looked at along each side of a pixel.
const samples = 4

func raster(shapes []shape, width int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, width))
	scale := float64(grid) / float64(width)
	for y := range width {
		for x := range width {
			img.SetNRGBA(x, y, pixel(shapes, float64(x), float64(y), scale))
		}
	}
	return img
}

func pixel(shapes []shape, x, y, scale float64) color.NRGBA {
	var r, g, b, n int
	for i := range samples * samples {
		px := (x + (float64(i%samples)+0.5)/samples) * scale
		py := (y + (float64(i/samples)+0.5)/samples) * scale
		for k := len(shapes) - 1; k >= 0; k-- {
			if shapes[k].inside(px, py) {
				c := shapes[k].colour
				r, g, b, n = r+int(c.R), g+int(c.G), b+int(c.B), n+1
				break
			}
		}
	}
	if n == 0 {
		return color.NRGBA{}
	}
	return color.NRGBA{uint8(r / n), uint8(g / n), uint8(b / n), uint8(255 * n / (samples * samples))}
}

func main() {
	out := flag.String("out", filepath.Join("web", "static", "icons"), "folder to write to")
	flag.Parse()
	if err := write(*out); err != nil {
		log.Fatal(err)
	}
}

func write(folder string) error {
	const corner = 96
	if err := os.WriteFile(filepath.Join(folder, "icon.svg"), []byte(svg(drawing(corner))), 0o644); err != nil {
		return err
	}
	for _, p := range []struct {
		name   string
		radius float64
		width  int
	}{{"icon-192.png", corner, 192}, {"icon-512.png", corner, 512}, {"maskable-512.png", 0, 512}} {
		f, err := os.Create(filepath.Join(folder, p.name))
		if err != nil {
			return err
		}
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, raster(drawing(p.radius), p.width))
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
