package picture

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"strings"
)

// mostPixels is how large a picture may be: a chart of several hundred rows at
// double size.
const mostPixels = 64 << 20

// frame is how large a file says that it is in pixels, and its drawing in those of its own.
type frame struct {
	width, height float64
	inner         point
}

// extent reads the frame of a file.
func extent(svg string) (frame, error) {
	var f frame
	token, err := xml.NewDecoder(strings.NewReader(svg)).Token()
	if err != nil {
		return f, err
	}
	root, ok := token.(xml.StartElement)
	if !ok {
		return f, errors.New("the file does not begin with an element")
	}
	e := element{values: map[string]string{}}
	for _, a := range root.Attr {
		e.values[a.Name.Local] = a.Value
	}
	f.width, f.height = e.number("width", 0), e.number("height", 0)
	f.inner = point{f.width, f.height}
	if box := strings.Fields(e.values["viewBox"]); len(box) == 4 {
		e.values["across"], e.values["down"] = box[2], box[3]
		f.inner = point{e.number("across", 0), e.number("down", 0)}
	}
	if e.err == nil && !(f.inner.x > 0 && f.inner.y > 0) {
		e.err = errors.New("the file has no extent")
	}
	return f, e.err
}

// encode writes the pixels as a PNG. The best compression would take three to twelve
// per cent off its bytes, and more than double the time of the whole picture.
func encode(c *canvas) ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	err := encoder.Encode(&b, c.image())
	return b.Bytes(), err
}

// rgb is a colour as the canvas has it.
type rgb [3]byte

// mostColours is how many a palette holds.
const mostColours = 256

// furthest is how far from its own colour a pixel may be drawn, in each of red, green
// and blue, so that a picture needs a byte a pixel and not three: what is that close
// looks the same where one line fades into another.
const furthest = 16

// image is the pixels in the smallest form that holds them: with a palette, unless
// they have too many colours that differ.
func (c *canvas) image() image.Image {
	counts := map[rgb]int{}
	c.runs(func(colour rgb, from, to int) { counts[colour] += to - from })
	palette, index := reduce(counts)
	bounds := image.Rect(0, 0, c.width, c.height)
	if palette == nil {
		img := image.NewRGBA(bounds)
		for i := 0; 3*i < len(c.pixels); i++ {
			copy(img.Pix[4*i:], c.pixels[3*i:3*i+3])
			img.Pix[4*i+3] = 0xff
		}
		return img
	}
	img := image.NewPaletted(bounds, palette)
	c.runs(func(colour rgb, from, to int) {
		at := index[colour]
		for i := from; i < to; i++ {
			img.Pix[i] = at
		}
	})
	return img
}

// runs visits the stretches of pixels of one colour.
func (c *canvas) runs(visit func(colour rgb, from, to int)) {
	from, n := 0, len(c.pixels)/3
	for i := 1; i <= n; i++ {
		if i == n || rgb(c.pixels[3*i:]) != rgb(c.pixels[3*from:]) {
			visit(rgb(c.pixels[3*from:]), from, i)
			from = i
		}
	}
}

// reduce finds a palette for colours, of which it is told how often each is there, and
// the place in it that each has. The most usual keep their own, the rarest may
// have one nearby. There is none where that would be too far.
func reduce(counts map[rgb]int) (color.Palette, map[rgb]uint8) {
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b rgb) int {
		return cmp.Or(counts[b]-counts[a], bytes.Compare(a[:], b[:]))
	})
	for reach := 0; reach <= furthest; reach++ {
		if reach == 0 && len(colours) > mostColours {
			continue
		}
		var kept []rgb
		index := make(map[rgb]uint8, len(colours))
		for _, colour := range colours {
			at := slices.IndexFunc(kept, func(k rgb) bool { return colour.near(k, reach) })
			if at < 0 {
				at = len(kept)
				kept = append(kept, colour)
			}
			if len(kept) > mostColours {
				break
			}
			index[colour] = uint8(at)
		}
		if len(kept) <= mostColours {
			palette := make(color.Palette, len(kept))
			for i, k := range kept {
				palette[i] = color.NRGBA{k[0], k[1], k[2], 0xff}
			}
			return palette, index
		}
	}
	return nil, nil
}

// near reports whether two colours are no further apart than a reach.
func (c rgb) near(other rgb, reach int) bool {
	for i := range c {
		if d := int(c[i]) - int(other[i]); d > reach || d < -reach {
			return false
		}
	}
	return true
}
