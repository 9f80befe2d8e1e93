// Package font is the type that pictures are written in, where no browser has
// any: Noto Sans CJK and Noto Serif CJK in their Japanese form, cut down to the
// letters that datasets are written in, and Newsreader, the typeface of the pages' titles. README.md says how they are made. It
// stands beside the package picture; only the server has it.
package font

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// The files, as they are linked in.
var (
	//go:embed sans-regular.otf
	sansRegular []byte
	//go:embed sans-bold.otf
	sansBold []byte
	//go:embed serif-regular.otf
	serifRegular []byte
	//go:embed newsreader.ttf
	newsreader []byte
)

// Face is one of the fonts.
type Face uint8

// The faces. There is no bold serif, as no picture asks for it. Latin is the page's own
// typeface, in which titles are written as far as it has their letters.
const (
	Sans Face = iota
	SansBold
	Serif
	Latin
)

// faces are read when the first picture is drawn.
var faces = sync.OnceValue(func() (all [4]*sfnt.Font) {
	for i, file := range [...][]byte{Sans: sansRegular, SansBold: sansBold, Serif: serifRegular, Latin: newsreader} {
		f, err := sfnt.Parse(file)
		if err != nil {
			panic(err) // the file is part of this package
		}
		all[i] = f
	}
	return all
})

// Of is the font of a face. Many may read it at once, each with a buffer of its
// own.
func Of(f Face) *sfnt.Font { return faces()[f] }

// For is the face in which a character of a face is drawn: titles are in Latin where that
// has it, but for the signs that it draws as text figures, too small beside lining ones, as
// on the page.
func For(f Face, r rune, buffer *sfnt.Buffer) Face {
	if f != Serif || strings.ContainsRune("+=×−", r) {
		return f
	}
	if glyph, err := Of(Latin).GlyphIndex(buffer, r); err != nil || glyph == 0 {
		return f
	}
	return Latin
}

// Written is a text as it is drawn: letters and their marks in one piece, without
// what has no shape. Line ends and tabs are spaces to SVG: who has any replaces them
// first.
func Written(text string) string {
	return strings.Map(func(r rune) rune {
		if isShapeless(r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}

// isShapeless reports whether a character only says how others are written: a soft
// hyphen, a joiner, a mark of direction, the choice of a variant, or a control.
func isShapeless(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector)
}

// Lacks lists the characters of a text that a picture would draw as an empty box,
// each once and in the order of the text.
func Lacks(text string) []rune {
	var lacking []rune
	var buffer sfnt.Buffer
	for _, r := range Written(text) {
		if slices.Contains(lacking, r) {
			continue
		}
		for _, f := range [...]Face{Sans, SansBold, Serif} {
			if glyph, err := Of(f).GlyphIndex(&buffer, r); err != nil || glyph == 0 {
				lacking = append(lacking, r)
				break
			}
		}
	}
	return lacking
}
