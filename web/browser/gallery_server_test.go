//go:build browser

package browser

import (
	"bytes"
	"encoding/base64"
	"image"
	"math"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
	"bilateral/data"
	"bilateral/web/picture"
)

// inChromium draws a file on a canvas, as a download of pixels is drawn.
const inChromium = `async (svg, scale) => {
	const image = new Image();
	image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
	await image.decode();
	const canvas = document.createElement("canvas");
	[canvas.width, canvas.height] = [image.width * scale, image.height * scale];
	canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
	URL.revokeObjectURL(image.src);
	return canvas.toDataURL("image/png").split(",")[1];
}`

// other are the families that the server has not got. Without them Chromium takes
// the server's, which every machine that tests has.
var other = strings.NewReplacer("Georgia, Times New Roman, ", "", "Helvetica, Arial, ", "")

// The pictures are compared in squares as large as a letter: what is
// missing, elsewhere or of another weight shows there, and how an edge is smoothed
// does not.
func TestTheServerDrawsWhatChromiumDraws(t *testing.T) {
	t.Parallel()
	const square, most = 16, 16.0
	v := visitExample(t, galleries["tinygo"], "/gallery/"+pair+"/")
	worst := 0.0
	for i, e := range examples.Examples {
		language := data.English
		if strings.Contains(e.Name, "japanese") {
			language = data.Japanese
		}
		svg := other.Replace(picture.Embed(chart.Layout(&e.Spec).File(800, language, e.Labels)))
		// One in four is drawn at double size: the way is the same.
		scale := 1
		if i%4 == 0 {
			scale = 2
		}
		content, err := picture.Raster(svg, scale)
		if err != nil {
			t.Fatalf("%s: %v", e.Name, err)
		}
		theirs, err := base64.StdEncoding.DecodeString(get[string](v, inChromium, svg, strconv.Itoa(scale)))
		if err != nil {
			t.Fatal(err)
		}
		served, shown := decoded(t, content), decoded(t, theirs)
		same(t, e.Name+": pixels", served.Bounds(), shown.Bounds())
		furthest := apart(served, shown, square*scale)
		worst = max(worst, furthest)
		if furthest > most {
			t.Errorf("%s: a square differs by %.1f of 255, want at most %.0f", e.Name, furthest, most)
		}
	}
	t.Logf("a square differs by %.1f of 255 at the most", worst)
}

func decoded(t *testing.T, content []byte) image.Image {
	t.Helper()
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// apart is how far two pictures differ in the square in which they do most.
func apart(a, b image.Image, square int) float64 {
	furthest, bounds := 0.0, a.Bounds()
	for top := bounds.Min.Y; top+square <= bounds.Max.Y; top += square {
		for left := bounds.Min.X; left+square <= bounds.Max.X; left += square {
			part := image.Rect(left, top, left+square, top+square)
			furthest = max(furthest, math.Abs(lightness(a, part)-lightness(b, part)))
		}
	}
	return furthest
}

// lightness is that of a part of a picture, from 0 to 255.
func lightness(of image.Image, part image.Rectangle) float64 {
	sum := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			r, g, b, _ := of.At(x, y).RGBA()
			sum += int(r + g + b)
		}
	}
	return float64(sum) / 3 / 257 / float64(part.Dx()*part.Dy())
}
