//go:build browser

package browser

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/web/host"
)

var takeScreens = flag.Bool("screens", false, "take the pictures of the manifests anew")

// The sizes of the pictures in pixels: a computer's window, and a phone's.
var wideScreen, narrowScreen = image.Pt(1280, 800), image.Pt(412, 824)

// mostScreen is the most that a picture may take, in bytes.
const mostScreen = 90_000

// The pictures that a browser shows before it installs the site are of its overview, in
// the manifest's language; with the flag they are taken anew.
func TestThePicturesOfTheManifestsAreOfTheirSizes(t *testing.T) {
	s := small()
	for _, language := range data.Languages {
		for _, screen := range host.Screens(language) {
			file, size := filepath.Join("..", "static", screen.Asset), narrowScreen
			if screen.Wide {
				size = wideScreen
			}
			if *takeScreens {
				v := open(t, s.Origin(loopback))
				v.must(v.Size(int64(size.X), int64(size.Y)))
				address := "/"
				if language != data.English {
					address += string(language) + "/"
				}
				v.start(s.Origin(loopback) + address)
				picture, err := v.Picture()
				v.must(err)
				v.must(os.WriteFile(file, indexed(t, picture, size), 0o644))
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := png.DecodeConfig(bytes.NewReader(b))
			if err != nil || got.Width != size.X || got.Height != size.Y || len(b) > mostScreen {
				t.Errorf("%s is %d × %d and %d bytes (%v), want %v and at most %d", screen.Asset, got.Width, got.Height, len(b), err, size, mostScreen)
			}
		}
	}
}

// indexed is the top of a picture in its 256 most frequent colours, as a PNG.
func indexed(t *testing.T, picture []byte, size image.Point) []byte {
	t.Helper()
	whole, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[color.Color]int{}
	for y := range size.Y {
		for x := range size.X {
			counts[whole.At(x, y)]++
		}
	}
	var palette color.Palette
	for c := range counts {
		palette = append(palette, c)
	}
	slices.SortFunc(palette, func(a, b color.Color) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	top := image.NewPaletted(image.Rectangle{Max: size}, palette[:min(len(palette), 256)])
	draw.Draw(top, top.Rect, whole, image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, top); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Chromium finds nothing that keeps it from installing the site, in either language, and
// reads all of its manifest.
func TestChromiumInstallsTheSite(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		for _, address := range []string{"/", "/ja/", "/evidence/"} {
			v := openWithWorker(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + address)
			v.installed()
			manifest, faults, err := v.Installable()
			v.must(err)
			if len(faults) > 0 {
				t.Errorf("%s: Chromium says %q", address, faults)
			}
			wanted := []string{`"shortcuts"`, `"maskable"`, `"id": "/"`}
			if s.file == "" {
				wanted = append(wanted, `"screenshots"`, `"form_factor": "wide"`, `"form_factor": "narrow"`)
			} else if strings.Contains(manifest, "screenshots") {
				t.Errorf("%s: the manifest has pictures of another dataset", address)
			}
			for _, w := range wanted {
				if !strings.Contains(manifest, w) {
					t.Errorf("%s: the manifest has no %s:\n%s", address, w, manifest)
				}
			}
		}
	})
}
