package picture

import (
	"fmt"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	faces "bilateral/web/picture/font"
)

// em is the units of the fonts: glyphs are read at the size at which a unit is a
// pixel.
const em = 1000

// typesetter writes texts for one picture. It keeps what it has read of the fonts.
type typesetter struct {
	buffer sfnt.Buffer
	glyphs map[glyphKey]sfnt.Segments
}

type glyphKey struct {
	face  faces.Face
	glyph sfnt.GlyphIndex
}

// ligatures are the letters that the fonts write in one, as browsers do. Each is a
// character of its own too, which finds its glyph.
var ligatures = strings.NewReplacer("ffi", "ﬃ", "ffl", "ﬄ", "ff", "ﬀ", "fi", "ﬁ", "fl", "ﬂ")

// placed is a glyph of a face and where it begins, in units of an em.
type placed struct {
	glyphKey
	x float64
}

// set puts the glyphs of a text beside each other, with their kerning, and says how
// wide they are together. What the font lacks is its empty box.
func (t *typesetter) set(face faces.Face, text string) (line []placed, width float64, err error) {
	const size = em << 6
	var before rune
	text = faces.Written(strings.Join(strings.FieldsFunc(text, isSpace), " "))
	for _, r := range ligatures.Replace(text) {
		own := faces.For(face, r, &t.buffer)
		f := faces.Of(own)
		glyph, err := f.GlyphIndex(&t.buffer, r)
		if err != nil {
			return nil, 0, fmt.Errorf("the glyph of %q: %w", r, err)
		}
		if isTight(before, r) {
			width -= em / 2
		}
		before = r
		if n := len(line); n > 0 && line[n-1].face == own {
			kern, err := f.Kern(&t.buffer, line[n-1].glyph, glyph, size, font.HintingNone)
			if err == nil {
				width += units(kern)
			}
		}
		advance, err := f.GlyphAdvance(&t.buffer, glyph, size, font.HintingNone)
		if err != nil {
			return nil, 0, fmt.Errorf("the width of %q: %w", r, err)
		}
		line = append(line, placed{glyphKey{own, glyph}, width})
		width += units(advance)
	}
	return line, width, nil
}

// isSpace reports whether a character is one of those that SVG makes one space of.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// Japanese brackets and marks, of which a half is blank: that before an opening one,
// that behind a closing one, a quarter on each side of a dot.
const (
	opening = "（「『【〔〈《［｛"
	closing = "）」』】〕〉》］｝、。，．"
	dots    = "・：；\u3000"
)

// isTight reports whether two characters that follow each other stand closer by a
// half of their width, so that there are no two blanks between them: CSS calls it
// text-spacing-trim, and browsers do it unasked.
func isTight(before, r rune) bool {
	if strings.ContainsRune(closing, before) {
		return strings.ContainsRune(closing+opening+dots, r)
	}
	return strings.ContainsRune(opening, r) && strings.ContainsRune(opening+dots, before)
}

func units(v fixed.Int26_6) float64 { return float64(v) / 64 }

// outlines are the contours of a glyph of a size, that begins at a place and is
// drawn at a scale.
func (t *typesetter) outlines(key glyphKey, at point, size, scale float64) ([]track, error) {
	segments, ok := t.glyphs[key]
	if !ok {
		read, err := faces.Of(key.face).LoadGlyph(&t.buffer, key.glyph, em<<6, nil)
		if err != nil {
			return nil, fmt.Errorf("glyph %d: %w", key.glyph, err)
		}
		segments = append(segments, read...) // the buffer is used again
		t.glyphs[key] = segments
	}
	return contours(segments, at, size/em, scale), nil
}

// contours are those of segments, of which a unit is so many pixels, as straight
// pieces.
func contours(segments sfnt.Segments, at point, unit, scale float64) []track {
	var tracks []track
	now := track{closed: true}
	end := func() {
		if len(now.points) > 1 {
			tracks = append(tracks, now)
		}
		now = track{closed: true}
	}
	for _, s := range segments {
		var p [3]point
		for i, a := range s.Args {
			p[i] = at.plus(point{float64(units(a.X) * unit), float64(units(a.Y) * unit)})
		}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			end()
			now.add(p[0])
		case sfnt.SegmentOpLineTo:
			now.add(p[0])
		case sfnt.SegmentOpQuadTo:
			from := now.points[len(now.points)-1]
			third := func(a point) point { return a.plus(p[0].minus(a).times(2.0 / 3)) }
			now.curve(from, third(from), third(p[1]), p[1], scale)
		case sfnt.SegmentOpCubeTo:
			now.curve(now.points[len(now.points)-1], p[0], p[1], p[2], scale)
		}
	}
	end()
	return tracks
}

// curve adds a cubic curve as straight pieces.
func (t *track) curve(a, b, c, d point, scale float64) {
	// How far the curve is from n pieces is at most this over n², over 8.
	bend := func(p, q, r point) float64 { return math.Hypot(p.x-float64(2*q.x)+r.x, p.y-float64(2*q.y)+r.y) }
	bent := 6 * max(bend(a, b, c), bend(b, c, d)) * scale
	n := count(math.Sqrt(bent/(8*flatness)), 64)
	for i := 1; i < n; i++ {
		u := float64(i) / float64(n)
		v := 1 - u
		t.add(a.times(v * v * v).plus(b.times(3 * v * v * u)).plus(c.times(3 * v * u * u)).plus(d.times(u * u * u)))
	}
	t.add(d)
}
