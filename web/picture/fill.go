package picture

import (
	"image/color"
	"math"
	"slices"
)

// point is a place, in pixels of the canvas or in units of what is drawn. Products
// are rounded before they are added to anything, here and elsewhere, so that a
// picture has the same bytes on every architecture.
type point struct{ x, y float64 }

func (p point) plus(q point) point    { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point   { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point { return point{float64(p.x * f), float64(p.y * f)} }

// polygon is a closed outline of straight lines.
type polygon []point

// How finely coverage is counted: in so many lines a pixel, and on each to so
// small a part of a pixel.
const (
	lines = 16
	parts = 256
	whole = lines * parts
)

// steps is how many mixtures there are of a colour and its ground, at the most. So
// few leave most pictures 256 colours or fewer, of which a byte is enough, and
// nobody sees the difference.
const steps = 32

// canvas is the pixels of a picture: three bytes each, from the top left.
type canvas struct {
	width, height int
	pixels        []byte
	edges         []edge
	active        []*edge
	cover         []int32 // of a row's pixels, as differences from one to the next
}

// edge is a side of a polygon, as the lines of a picture cross it.
type edge struct {
	first, end int     // the lines that it crosses, the last excluded
	x, slope   float64 // where it crosses the first one, and how far it moves with each
	winding    int     // +1 downwards, -1 upwards
	at         int     // where it crosses the line that is looked at, in parts of a pixel
}

func newCanvas(width, height int, paper color.NRGBA) *canvas {
	c := &canvas{width: width, height: height, pixels: make([]byte, 3*width*height), cover: make([]int32, width+2)}
	for i := 0; i < len(c.pixels); i += 3 {
		c.pixels[i], c.pixels[i+1], c.pixels[i+2] = paper.R, paper.G, paper.B
	}
	return c
}

// fill paints all that lies inside one of the polygons: which way round they
// run tells a hole from an overlap, as SVG's rule nonzero says. The colour's alpha
// is how much of it is seen, from 0 to 255; the others are not multiplied by it.
func (c *canvas) fill(shape []polygon, colour color.NRGBA) {
	c.edges = c.edges[:0]
	for _, p := range shape {
		for i, to := range p {
			c.edge(p[(i+len(p)-1)%len(p)], to)
		}
	}
	if len(c.edges) == 0 {
		return
	}
	slices.SortFunc(c.edges, func(a, b edge) int { return a.first - b.first })
	end := 0
	for i := range c.edges {
		end = max(end, c.edges[i].end)
	}
	c.active = c.active[:0]
	next := 0
	for row := c.edges[0].first / lines; row*lines < end; row++ {
		left, right := c.width, 0
		for line := row * lines; line < (row+1)*lines; line++ {
			for next < len(c.edges) && c.edges[next].first <= line {
				c.active = append(c.active, &c.edges[next])
				next++
			}
			l, r := c.line(line)
			left, right = min(left, l), max(right, r)
		}
		c.paint(row, left, right, colour)
	}
}

// edge adds a side, as far as it is on the canvas.
func (c *canvas) edge(from, to point) {
	winding := 1
	if from.y > to.y {
		from, to, winding = to, from, -1
	}
	// A line runs through the middle of its height.
	at := func(y float64) int {
		return int(math.Ceil(min(max(float64(y*lines), -1), float64(c.height*lines)+1) - 0.5))
	}
	first, end := max(at(from.y), 0), min(at(to.y), c.height*lines)
	if first >= end {
		return
	}
	slope := (to.x - from.x) / (to.y - from.y)
	x := from.x + float64(((float64(first)+0.5)/lines-from.y)*slope)
	if math.IsNaN(x) || math.IsNaN(slope) {
		return // two places without end have no line between them
	}
	c.edges = append(c.edges, edge{first: first, end: end, x: x, slope: slope / lines, winding: winding})
}

// line adds what one line covers, and says between which pixels. The edges stay in
// their order from left to right, which hardly changes from line to line.
func (c *canvas) line(line int) (left, right int) {
	kept := c.active[:0]
	for _, e := range c.active {
		if e.end <= line {
			continue
		}
		x := e.x
		if line > e.first {
			x += float64(float64(line-e.first) * e.slope)
		}
		e.at = int(math.Round(min(max(x, 0), float64(c.width)) * parts))
		i := len(kept)
		kept = append(kept, e)
		for ; i > 0 && kept[i-1].at > e.at; i-- {
			kept[i] = kept[i-1]
		}
		kept[i] = e
	}
	c.active = kept
	left, right = c.width, 0
	winding := 0
	for i, e := range c.active {
		if winding != 0 {
			from := c.active[i-1].at
			c.span(from, e.at)
			left, right = min(left, from/parts), max(right, e.at/parts+1)
		}
		winding += e.winding
	}
	return left, right
}

// span adds a stretch of a line to the row's coverage.
func (c *canvas) span(from, to int) {
	add := func(at int, sign int32) {
		// What is right of the place is covered whole, its own pixel in part.
		pixel, part := at/parts, int32(at%parts)
		c.cover[pixel] += sign * (parts - part)
		c.cover[pixel+1] += sign * part
	}
	add(from, 1)
	add(to, -1)
}

// paint mixes the colour into the pixels of a row, and clears the coverage.
func (c *canvas) paint(row, left, right int, colour color.NRGBA) {
	if left >= right {
		return
	}
	sum := int32(0)
	for x := left; x <= right; x++ {
		sum += c.cover[x]
		c.cover[x] = 0
		if x < c.width && sum > 0 {
			c.mix(3*(row*c.width+x), (int(sum)*steps+whole/2)/whole, colour)
		}
	}
}

// mix puts so many steps of a colour on what is there. Browsers mix the bytes of
// sRGB too, and not the light that they stand for.
func (c *canvas) mix(at, step int, colour color.NRGBA) {
	const full = 255 * steps
	much := step * int(colour.A)
	for i, v := range [...]uint8{colour.R, colour.G, colour.B} {
		c.pixels[at+i] = uint8((int(c.pixels[at+i])*(full-much) + int(v)*much + full/2) / full)
	}
}
