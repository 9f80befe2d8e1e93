// Package picture checks the shape of the pictures that are given away: what
// programs other than browsers make of an SVG file. It is for tests only.
package picture

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// japaneseFamilies are the names that a family of Japanese type may begin with.
var japaneseFamilies = []string{"Noto Sans CJK JP", "Noto Serif CJK JP"}

// text is a text that is being read.
type text struct {
	x, y, size float64
	anchor     string
	tilted     bool
	words      string
}

// Faults says what is wrong with a picture in a language:
//   - a place that is not final (dx, dy, a per cent) or words in several
//     pieces: LibreOffice and Inkscape put them elsewhere;
//   - a text that begins with a space of any kind: librsvg and canvg drop it;
//   - a family in quotes: resvg finds none but the first of them;
//   - a root without its language, or a Japanese picture whose first family is
//     none of Japan: commas take their Chinese form;
//   - a text that may leave the picture in a wide font.
func Faults(svg, language string) (faults []string) {
	fault := func(format string, arguments ...any) {
		faults = append(faults, fmt.Sprintf(format, arguments...))
	}
	decoder := xml.NewDecoder(strings.NewReader(svg))
	var width, height float64
	var at *text
	depth := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return faults
		}
		if err != nil {
			return append(faults, err.Error())
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			attribute := map[string]string{}
			for _, a := range token.Attr {
				attribute[a.Name.Local] = a.Value
				switch {
				case a.Name.Local == "dx" || a.Name.Local == "dy" || strings.HasSuffix(a.Value, "%"):
					fault("%s=%q is no final place", a.Name.Local, a.Value)
				case a.Name.Local == "font-family":
					if strings.ContainsAny(a.Value, `'"`) {
						fault("families in quotes: %s", a.Value)
					}
					if first, _, _ := strings.Cut(a.Value, ","); language == "ja" && !isJapanese(first) {
						fault("the first family of a Japanese picture is %s", first)
					}
				}
			}
			number := func(name string) float64 {
				v, err := strconv.ParseFloat(attribute[name], 64)
				if err != nil && attribute[name] != "" {
					fault("%s=%q is no number", name, attribute[name])
				}
				return v
			}
			switch {
			case depth == 1:
				width, height = number("width"), number("height")
				if box := strings.Fields(attribute["viewBox"]); len(box) == 4 {
					attribute["across"], attribute["down"] = box[2], box[3]
					width, height = number("across"), number("down")
				}
				if attribute["lang"] != language {
					fault("the language of the root is %q, want %s", attribute["lang"], language)
				}
			case token.Name.Local == "tspan":
				fault("a text in several pieces")
			case token.Name.Local == "text":
				at = &text{x: number("x"), y: number("y"), size: number("font-size"), anchor: attribute["text-anchor"], tilted: attribute["transform"] != ""}
			}
		case xml.CharData:
			if at != nil {
				at.words += string(token)
			}
		case xml.EndElement:
			depth--
			if token.Name.Local == "text" && at != nil {
				at.check(width, height, fault)
				at = nil
			}
		}
	}
}

func isJapanese(family string) bool {
	for _, known := range japaneseFamilies {
		if family == known {
			return true
		}
	}
	return false
}

// check says what is wrong with a text in a picture of that size.
func (t *text) check(width, height float64, fault func(string, ...any)) {
	for _, first := range t.words {
		if unicode.IsSpace(first) {
			fault("%q begins with a space", t.words)
		}
		break
	}
	if t.words == "" {
		fault("a text without words at %v, %v", t.x, t.y)
	}
	if t.tilted {
		return
	}
	left := t.x
	switch wide := t.width(); t.anchor {
	case "middle":
		left -= wide / 2
	case "end":
		left -= wide
	}
	if right := left + t.width(); left < 0 || right > width+1 || t.y < t.size*0.7 || t.y > height {
		fault("%q leaves the picture: %.0f to %.0f of %.0f, base line %.0f of %.0f", t.words, left, right, width, t.y, height)
	}
}

// width is about how wide the text is in a wide font, in pixels.
func (t *text) width() float64 {
	ems := 0.0
	for _, r := range t.words {
		switch {
		case r >= 0x2E80:
			ems++
		case strings.ContainsRune(" .,iltfr", r):
			ems += 0.36
		case r == 'm' || r == 'w' || 'A' <= r && r <= 'Z':
			ems += 0.76
		default:
			ems += 0.6
		}
	}
	return ems * t.size
}
