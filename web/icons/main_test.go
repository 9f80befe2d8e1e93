package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func TestTheCommittedIconsAreThoseDrawn(t *testing.T) {
	out := t.TempDir()
	if err := write(out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"icon.svg", "icon-192.png", "icon-512.png", "maskable-512.png"} {
		drawn, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		committed, err := os.ReadFile(filepath.Join("..", "static", "icons", name))
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".png" {
			samePicture(t, name, drawn, committed)
		} else if !bytes.Equal(drawn, committed) {
			t.Errorf("%s is stale: run make generate", name)
		}
	}
}

// samePicture compares pixels: another version of Go may compress them
// another way.
func samePicture(t *testing.T, name string, a, b []byte) {
	t.Helper()
	x, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	y, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if x.Bounds() != y.Bounds() {
		t.Fatalf("%s is %v, want %v: run make generate", name, y.Bounds(), x.Bounds())
	}
	for py := range x.Bounds().Dy() {
		for px := range x.Bounds().Dx() {
			if x.At(px, py) != y.At(px, py) {
				t.Fatalf("%s is stale at %d, %d: run make generate", name, px, py)
			}
		}
	}
}

func TestAMaskableIconFillsItsSquareAndKeepsItsMarksInTheMiddle(t *testing.T) {
	const width = 128
	img := raster(drawing(0), width)
	for y := range width {
		for x := range width {
			r, g, b, a := img.At(x, y).RGBA()
			if a != 0xffff {
				t.Fatalf("the icon is see-through at %d, %d", x, y)
			}
			dx, dy := float64(x)+0.5-width/2, float64(y)+0.5-width/2
			isPaper := r>>8 == uint32(paper.R) && g>>8 == uint32(paper.G) && b>>8 == uint32(paper.B)
			if outside := dx*dx+dy*dy > (0.4*width)*(0.4*width); outside && !isPaper {
				t.Fatalf("a mark reaches %d, %d, where the system may cut", x, y)
			}
		}
	}
}
