package picture_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"bilateral/components/caption"
	"bilateral/components/chart"
	"bilateral/components/chart/examples"
	"bilateral/components/page"
	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/web/picture"
)

// width is how wide the pictures of the examples are.
const width = page.FileWidth

// drawn draws a file so many times as large.
func drawn(t *testing.T, svg string, times int) ([]byte, image.Image) {
	t.Helper()
	content, err := picture.Raster(svg, times)
	if err != nil {
		t.Fatalf("%v in %s", err, svg)
	}
	img, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return content, img
}

// file is the file of an example, which the end of its name may say is Japanese.
func file(e *examples.Example) string {
	language := data.English
	if strings.Contains(e.Name, "japanese") {
		language = data.Japanese
	}
	return chart.Layout(&e.Spec).File(width, language, e.Labels)
}

// grey is how dark a picture is, from "." for paper to "9" for ink, in squares of
// so many pixels.
func grey(img image.Image, square int) string {
	var b strings.Builder
	bounds := img.Bounds()
	for top := 0; top < bounds.Dy(); top += square {
		line := make([]byte, 0, bounds.Dx()/square+1)
		for left := 0; left < bounds.Dx(); left += square {
			dark, n := 0, 0
			for y := top; y < min(top+square, bounds.Dy()); y++ {
				for x := left; x < min(left+square, bounds.Dx()); x++ {
					r, g, blue, _ := img.At(x, y).RGBA()
					dark, n = dark+0xf9-int(r+g+blue)/3/257, n+1
				}
			}
			step := (9*dark + 0xf9*n/2) / (0xf9 * n)
			line = append(line, ".123456789"[min(max(step, 0), 9)])
		}
		b.WriteString(strings.TrimRight(string(line), ".") + "\n")
	}
	return b.String()
}

// Chromium's own pictures of these files were looked at beside them, in both
// languages: what changes here is to be compared with a browser again.
func TestEveryExampleIsDrawn(t *testing.T) {
	t.Parallel()
	var goldens strings.Builder
	for _, e := range examples.Examples {
		svg := file(&e)
		_, img := drawn(t, svg, 1)
		fmt.Fprintf(&goldens, "%s, %d by %d\n%s\n", e.Name, img.Bounds().Dx(), img.Bounds().Dy(), grey(img, 20))
	}
	golden.Compare(t, "greys.txt", []byte(goldens.String()))
}

func TestEveryExampleIsDrawnNarrowAndInTheOtherLanguageToo(t *testing.T) {
	t.Parallel()
	for _, e := range examples.Examples {
		for _, language := range []data.Language{data.English, data.Japanese} {
			svg := chart.Layout(&e.Spec).File(400, language, e.Labels)
			if _, err := picture.Raster(svg, 1); err != nil {
				t.Errorf("%s in %s: %v", e.Name, language, err)
			}
		}
	}
}

// crowded are the examples with most in them, of which a picture is largest.
var crowded = []string{"lines-pair", "partners", "matrix"}

func named(t testing.TB, name string) *examples.Example {
	t.Helper()
	for i := range examples.Examples {
		if e := &examples.Examples[i]; e.Name == name {
			return e
		}
	}
	t.Fatalf("there is no example %s", name)
	return nil
}

var fileSize = regexp.MustCompile(`^<svg [^>]* width="(\d+)" height="(\d+)"`)

func TestSizes(t *testing.T) {
	t.Parallel()
	for _, e := range crowded {
		example := named(t, e)
		c := &page.Chart{Scene: chart.Layout(&example.Spec), Labels: func() chart.Labels { return example.Labels }}
		var w, h int
		fmt.Sscan(strings.Join(fileSize.FindStringSubmatch(c.File(data.English))[1:], " "), &w, &h)
		for size, want := range map[string]image.Point{picture.Single: {w, h}, picture.Double: {2 * w, 2 * h}, chart.Social: {1200, 630}, chart.Slide: {1920, 1080}} {
			content, err := picture.PNG(c, data.English, size)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			if got := img.Bounds().Size(); got != want {
				t.Errorf("%s: %s is %v, want %v", e, size, got, want)
			}
			if _, isSmall := img.(*image.Paletted); !isSmall || len(content) > 150_000 {
				t.Errorf("%s: %s has %d bytes, want at most 150,000 and a palette", e, size, len(content))
			}
			if again, _ := picture.PNG(c, data.English, size); !bytes.Equal(again, content) {
				t.Errorf("%s: %s has other bytes when it is drawn again", e, size)
			}
		}
	}
}

func TestAFileBringsTheTypefaceOfItsTitleAlong(t *testing.T) {
	for _, language := range []data.Language{data.English, data.Japanese} {
		c := &page.Chart{Scene: chart.Layout(&examples.Examples[0].Spec), Caption: caption.Caption{Title: "<style>"}}
		svg := string(picture.SVG(c, language))
		head, rest, found := strings.Cut(svg, "<style>"+chart.Embedded+"d09GM")
		if !found || strings.Contains(head, "<text") || strings.Contains(rest, chart.Embedded) {
			t.Errorf("in %s the style does not begin with the typeface, once: %.900s", language, svg)
		}
		if framed := string(picture.SVGIn(c, language, 1600, 900)); !strings.Contains(framed, `width="1600" height="900"`) || !strings.Contains(framed, "base64") {
			t.Errorf("in %s a frame is %.300s", language, framed)
		}
	}
}

// A title is drawn in the page's typeface as far as that has its letters.
func TestATitleIsDrawnInItsOwnTypeface(t *testing.T) {
	dark := func(words, family string) string {
		_, img := drawn(t, `<svg width="400" height="40"><text x="4" y="30" font-size="28" font-family="`+family+`">`+words+`</text></svg>`, 1)
		return grey(img, 4)
	}
	const serif, sans = "Newsreader, Georgia, serif", "Arial, sans-serif"
	if dark("Raging fjords", serif) == dark("Raging fjords", sans) {
		t.Error("a title is drawn in the sans")
	}
	if dark("英国", serif) != dark("英国", "Noto Serif CJK JP, serif") || strings.Trim(dark("英国", serif), ".\n") == "" {
		t.Error("Japanese characters in a title are not those of the Japanese serif")
	}
}

func TestAChartOfAPageIsDrawnInItsLanguage(t *testing.T) {
	spec := examples.Examples[0].Spec
	c := &page.Chart{Scene: chart.Layout(&spec), Caption: caption.Caption{Title: "見出し", Alternative: "図"}, Source: "出典"}
	svg := picture.SVG(c, data.Japanese)
	for _, want := range []string{`xml:lang="ja"`, "<title>見出し</title>", "<desc>図</desc>", ">出典</text>"} {
		if !bytes.Contains(svg, []byte(want)) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
	content, err := picture.PNG(c, data.Japanese, picture.Double)
	if err != nil {
		t.Fatal(err)
	}
	if same, _ := drawn(t, string(svg), 2); !bytes.Equal(content, same) {
		t.Error("the PNG is another picture than the SVG")
	}
}

// What is not drawn is said, so that no chart can lose a mark in silence.
func TestWhatIsNotDrawnIsAnError(t *testing.T) {
	for sentence, inside := range map[string]string{
		"an element":                    `<ellipse/>`,
		"an attribute":                  `<rect rx="3" width="5" height="5"/>`,
		"a command of a path":           `<path d="M0,0C1,1 2,2 3,3"/>`,
		"a command with too few places": `<path d="M0"/>`,
		"a colour":                      `<rect fill="red" width="5" height="5"/>`,
		"a transform":                   `<g transform="skewX(3)"/>`,
		"a length":                      `<rect x="5%" width="5" height="5"/>`,
		"a place that is no number":     `<line x1="a" x2="3" stroke="#000000"/>`,
		"markup that does not end":      `<g>`,
		"no dash":                       `<line x2="9" stroke="#000000" stroke-dasharray="a"/>`,
	} {
		if content, err := picture.Raster(`<svg width="20" height="20">`+inside+`</svg>`, 1); err == nil {
			t.Errorf("%s: %d bytes and no error", sentence, len(content))
		}
	}
	for _, whole := range []string{"", "text", `<svg/>`, `<svg width="0" height="9"/>`, `<svg width="1e9" height="1e9"/>`, `<svg width="NaN" height="9"/>`} {
		if _, err := picture.Raster(whole, 1); err == nil {
			t.Errorf("%q is drawn", whole)
		}
	}
}

// at draws a body of twenty by twenty pixels and gives its darkness.
func at(t *testing.T, body string) string {
	t.Helper()
	_, img := drawn(t, `<svg width="20" height="20">`+body+`</svg>`, 1)
	return grey(img, 4)
}

func TestShapes(t *testing.T) {
	for _, c := range []struct{ sentence, body, want string }{
		{"a rectangle covers what it says", `<rect x="4" y="4" width="8" height="4" fill="#000000"/>`, ".99"},
		{"half a pixel is half as dark", `<rect x="4" y="4" width="8" height="2" fill="#000000"/>`, ".55"},
		{"what is filled with nothing is black", `<rect x="4" y="4" width="8" height="4"/>`, ".99"},
		{"what is filled with none is not", `<rect x="4" y="4" width="8" height="4" fill="none"/>`, ""},
		{"half of a colour is seen", `<path fill-opacity="0.5" d="M4,4H12V8H4Z"/>`, ".55"},
		{"a hole runs the other way round", `<path d="M0,4H20V8H0ZM4,4V8H16V4Z"/>`, "9...9"},
		{"an overlap runs the same way round", `<path d="M0,4H20V8H0ZM4,4H16V8H4Z"/>`, "99999"},
		{"a line is as thick as its stroke on both sides", `<path fill="none" stroke="#000000" stroke-width="4" d="M4,6H16"/>`, ".999"},
		{"a round end stands beyond the line", `<path fill="none" stroke="#000000" stroke-width="4" stroke-linecap="round" d="M8,6H12"/>`, ".393"},
		{"a dash is followed by a gap of its length", `<path fill="none" stroke="#000000" stroke-width="4" stroke-dasharray="4" d="M0,6H20"/>`, "9.9.9"},
		{"an offset begins with the gap", `<path fill="none" stroke="#000000" stroke-width="4" stroke-dasharray="4" stroke-dashoffset="4" d="M0,6H20"/>`, ".9.9"},
		{"a dash and a gap may differ", `<path fill="none" stroke="#000000" stroke-width="4" stroke-dasharray="4 8" d="M0,6H20"/>`, "9..9"},
		{"a group moves what it holds", `<g transform="translate(4,4)"><rect width="4" height="4"/></g>`, ".9"},
		{"and a mark in it is scaled after that", `<g transform="translate(4,4)"><path transform="translate(4,0)scale(0.5)" d="M0,0H8V8H0Z"/></g>`, "..9"},
		{"what lies beside the picture is not drawn", `<rect x="-50" y="4" width="54" height="4"/>`, "9"},
	} {
		if got := strings.Split(at(t, c.body), "\n")[1]; got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
	disc := `<path d="M2,10A8,8 0 1 1 18,10A8,8 0 1 1 2,10Z"/>`
	if got, want := at(t, disc), ".242\n29992\n49994\n29992\n.242\n"; got != want {
		t.Errorf("a disc is\n%s\nwant\n%s", got, want)
	}
}

// ink is where a picture has any, from left to right.
func ink(t *testing.T, body string) (left, right int) {
	t.Helper()
	_, img := drawn(t, `<svg width="400" height="40">`+body+`</svg>`, 1)
	left, right = 400, 0
	for x := range 400 {
		for y := range 40 {
			if r, _, _, _ := img.At(x, y).RGBA(); r>>8 < 0xf0 {
				left, right = min(left, x), max(right, x+1)
			}
		}
	}
	return left, right
}

func TestTexts(t *testing.T) {
	text := func(more, words string) string {
		return `<text x="200" y="30" font-size="20" fill="#000000"` + more + `>` + words + `</text>`
	}
	for _, c := range []struct {
		sentence, body string
		left, right    int
	}{
		{"a text begins at its place", text("", "HHHH"), 202, 258},
		{"or ends there", text(` text-anchor="end"`, "HHHH"), 142, 198},
		{"or has its middle there", text(` text-anchor="middle"`, "HHHH"), 172, 228},
		{"a Japanese letter is as wide as it is high", text(` text-anchor="end"`, "国国"), 161, 199},
		{"bold is wider", text(` font-weight="600"`, "HHHH"), 202, 260},
		{"spaces before and behind are not there, and of several is one", text(` text-anchor="end"`, "  H \n H "), 168, 198},
		{"one that does not break is", text(` text-anchor="end"`, "H&#160;"), 183, 194},
		{"a mark on its letter takes no room", text("", "e\u0301e\u0301"), 201, 221},
		{"what has no shape takes none either", text("", "H\u200b\u00ad\ufe0fH\u200e\ufeff"), 202, 229},
		{"brackets in a row share a blank", text("", "国）、国"), 200, 269},
		{"a character that no font has is a box", text("", "\U0001F600"), 201, 219},
	} {
		left, right := ink(t, c.body)
		if left < c.left-1 || left > c.left+1 || right < c.right-1 || right > c.right+1 {
			t.Errorf("%s: from %d to %d, want from %d to %d", c.sentence, left, right, c.left, c.right)
		}
	}
}

func FuzzRaster(f *testing.F) {
	f.Add("国<&\"", 3.5, "M0,0A5,5 0 1 1 9,9Z", "1 4")
	f.Add("\u202e\ufeff\U000E0100é\x00\xff", -1e300, "M1e300,-1e300L0,0H1e308V-1e308Z", "0")
	f.Add(strings.Repeat("）", 60), 1e308, "M0,0L0,0L1e-300,0Z", "1e-300 0")
	f.Fuzz(func(t *testing.T, words string, number float64, path, dashes string) {
		label := chart.Labels{Title: words, Subtitle: words, Source: words, Description: words}
		spec := chart.Spec{Form: examples.Examples[0].Spec.Form, Series: []chart.Series{{Name: words, Labelled: true, Points: []chart.Point{{Value: number, Text: words, Note: words}}}}}
		svg := chart.Layout(&spec).File(width, data.Japanese, label)
		if len(svg) < 20_000 {
			if _, err := picture.Raster(svg, 1); err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
		}
		if strings.ContainsAny(path+dashes, `<>&"`) || len(path) > 1000 {
			return
		}
		// Anything may come of these but a panic.
		_, _ = picture.Raster(fmt.Sprintf(`<svg width="90" height="90"><g transform="translate(%g,3)scale(%g)rotate(%g)"><path stroke="#000000" stroke-width="%g" stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="%s" stroke-dashoffset="%g" d="%s"/></g></svg>`,
			number, number, number, number, dashes, number, path), 1)
	})
}

func BenchmarkPNG(b *testing.B) {
	for _, name := range crowded {
		example := named(b, name)
		c := &page.Chart{Scene: chart.Layout(&example.Spec), Labels: func() chart.Labels { return example.Labels }}
		for _, size := range []string{picture.Single, picture.Double, chart.Social, chart.Slide} {
			b.Run(name+"/"+size, func(b *testing.B) {
				length := 0
				for b.Loop() {
					content, err := picture.PNG(c, data.English, size)
					if err != nil {
						b.Fatal(err)
					}
					length = len(content)
				}
				b.ReportMetric(float64(length), "bytes")
			})
		}
	}
}
