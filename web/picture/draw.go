package picture

import (
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/image/font/sfnt"

	faces "bilateral/web/picture/font"
)

// errUnknown says that a file has something in it that is not drawn. The file is
// our own, so that it is a fault of this package.
var errUnknown = errors.New("is not drawn")

// attributes are what each element may have. What only other programs need, such
// as a file's language, is here too and read over.
var attributes = map[string][]string{
	"svg":   {"xmlns", "width", "height", "viewBox", "lang", "role", "text-rendering", "font-family"},
	"title": nil,
	"desc":  nil,
	"style": nil,
	"g":     {"transform"},
	"rect":  {"x", "y", "width", "height", "fill", "stroke", "stroke-width"},
	"line":  {"x1", "x2", "y1", "y2", "stroke", "stroke-dasharray", "stroke-linecap"},
	"path": {"d", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
		"stroke-linejoin", "stroke-linecap", "stroke-dasharray", "stroke-dashoffset"},
	"text": {"x", "y", "transform", "font-size", "font-family", "font-weight", "text-anchor", "fill",
		"stroke", "stroke-width", "stroke-linejoin", "aria-hidden"},
}

// element is one that is being read: its attributes, and where it is drawn.
type element struct {
	name   string
	values map[string]string
	at     matrix
	words  strings.Builder
	err    error // of the first attribute that could not be read
}

// drawing is a file that is being drawn.
type drawing struct {
	canvas *canvas
	typesetter
	open []*element
}

// draw draws a file onto a canvas, in the pixels that a matrix gives.
func draw(c *canvas, svg string, at matrix) error {
	d := drawing{canvas: c, typesetter: typesetter{glyphs: map[glyphKey]sfnt.Segments{}}}
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := d.start(token, at); err != nil {
				return err
			}
		case xml.CharData:
			if len(d.open) > 0 {
				d.open[len(d.open)-1].words.Write(token)
			}
		case xml.EndElement:
			e := d.open[len(d.open)-1]
			d.open = d.open[:len(d.open)-1]
			if err := d.end(e); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
		}
	}
}

// start reads an element and its attributes.
func (d *drawing) start(token xml.StartElement, at matrix) error {
	e := &element{name: token.Name.Local, values: map[string]string{}, at: at}
	if len(d.open) > 0 {
		e.at = d.open[len(d.open)-1].at
	}
	known, ok := attributes[e.name]
	if !ok {
		return fmt.Errorf("%s %w", e.name, errUnknown)
	}
	for _, a := range token.Attr {
		if !slices.Contains(known, a.Name.Local) {
			return fmt.Errorf("%s of %s %w", a.Name.Local, e.name, errUnknown)
		}
		e.values[a.Name.Local] = a.Value
	}
	own, err := parseTransform(e.values["transform"])
	if err != nil {
		return fmt.Errorf("%s: %w", e.name, err)
	}
	e.at = e.at.then(own)
	d.open = append(d.open, e)
	return nil
}

// end draws an element once all of it is read.
func (d *drawing) end(e *element) error {
	switch e.name {
	case "rect":
		x, y, w, h := e.number("x", 0), e.number("y", 0), e.number("width", 0), e.number("height", 0)
		if w <= 0 || h <= 0 {
			return e.err
		}
		return d.draw(e, []track{{[]point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, true}})
	case "line":
		t := track{}
		t.add(point{e.number("x1", 0), e.number("y1", 0)})
		t.add(point{e.number("x2", 0), e.number("y2", 0)})
		return d.draw(e, []track{t})
	case "path":
		tracks, err := parsePath(e.values["d"], e.at.scale())
		if err != nil {
			return err
		}
		return d.draw(e, tracks)
	case "text":
		return d.text(e)
	}
	return nil
}

// draw fills and strokes what an element outlines.
func (d *drawing) draw(e *element, tracks []track) error {
	if fill, ok := e.colour("fill"); ok && e.name != "line" {
		d.canvas.fill(e.at.all(areas(tracks)), fill)
	}
	if stroke, ok := e.colour("stroke"); ok {
		p := e.pen()
		d.canvas.fill(e.at.all(p.stroke(tracks, e.at.scale())), stroke)
	}
	return e.err
}

// text draws a line of text.
func (d *drawing) text(e *element) error {
	face := faces.Sans
	family := e.values["font-family"]
	if e.values["font-weight"] == "600" {
		face = faces.SansBold
	} else if strings.HasSuffix(family, "serif") && !strings.HasSuffix(family, "sans-serif") {
		face = faces.Serif
	}
	line, width, err := d.set(face, e.words.String())
	if err != nil {
		return err
	}
	size := e.number("font-size", 0)
	at := point{e.number("x", 0), e.number("y", 0)}
	switch e.values["text-anchor"] {
	case "middle":
		at.x -= float64(width * size / em / 2)
	case "end":
		at.x -= float64(width * size / em)
	}
	for _, p := range line {
		tracks, err := d.outlines(p.glyphKey, point{at.x + float64(p.x*size/em), at.y}, size, e.at.scale())
		if err == nil {
			err = d.draw(e, tracks)
		}
		if err != nil {
			return err
		}
	}
	return e.err
}

// number reads a number, or takes what stands for none.
func (e *element) number(name string, none float64) float64 {
	value, ok := e.values[name]
	if !ok {
		return none
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil && e.err == nil {
		e.err = fmt.Errorf("%s: %w", name, err)
	}
	return v
}

// colour reads a colour with its opacity, and reports whether there is one. What is
// filled with no colour is black in SVG.
func (e *element) colour(name string) (color.NRGBA, bool) {
	value, ok := e.values[name]
	if !ok && name == "fill" {
		value = "#000000"
	} else if !ok || value == "none" {
		return color.NRGBA{}, false
	}
	rgb, err := strconv.ParseUint(strings.TrimPrefix(value, "#"), 16, 32)
	if (err != nil || len(value) != len("#rrggbb")) && e.err == nil {
		e.err = fmt.Errorf("%s %q %w", name, value, errUnknown)
	}
	opacity := min(max(e.number(name+"-opacity", 1), 0), 1)
	return color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), uint8(opacity*255 + 0.5)}, true
}

// pen reads how lines are drawn. Of dashes there is one length, or that of a dash
// and of the gap behind it.
func (e *element) pen() pen {
	p := pen{width: e.number("stroke-width", 1), offset: e.number("stroke-dashoffset", 0)}
	p.roundJoins = e.values["stroke-linejoin"] == "round"
	p.roundCaps = e.values["stroke-linecap"] == "round"
	if dashes, ok := e.values["stroke-dasharray"]; ok {
		dash, skip, hasTwo := strings.Cut(dashes, " ")
		if !hasTwo {
			skip = dash
		}
		e.values["dash"], e.values["skip"] = dash, skip
		p.dash, p.skip = e.number("dash", 0), e.number("skip", 0)
	}
	return p
}
