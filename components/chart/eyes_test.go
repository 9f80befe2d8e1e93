package chart

import (
	"math"
	"strconv"
	"testing"
)

// eyes are how light falls on eyes that lack a kind of cone, as Machado, Oliveira and
// Fernandes (2009) simulate it on linear RGB, beside those that lack none.
var eyes = map[string][9]float64{
	"all three":    {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// seenBy is a colour as eyes see it, in Lab under D65.
func seenBy(t *testing.T, eye [9]float64, colour string) [3]float64 {
	t.Helper()
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	var light [3]float64
	for i, v := range []uint64{n >> 16, n >> 8 & 255, n & 255} {
		c := float64(v) / 255
		if light[i] = c / 12.92; c > 0.04045 {
			light[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	times := func(m [9]float64, v [3]float64) (product [3]float64) {
		for i := range product {
			product[i] = m[3*i]*v[0] + m[3*i+1]*v[1] + m[3*i+2]*v[2]
		}
		return product
	}
	light = times(eye, light)
	for i := range light {
		light[i] = min(max(light[i], 0), 1)
	}
	xyz := times([9]float64{0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505}, light)
	for i, white := range [3]float64{0.9505, 1, 1.089} {
		if f := xyz[i] / white; f > 0.008856 {
			xyz[i] = math.Cbrt(f)
		} else {
			xyz[i] = 7.787*f + 16.0/116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

// The colours of a chart's roles lie apart for eyes with every kind of cone and without
// one, those of the two places and the pair farther than the others.
func TestColoursStayApartForEveryEye(t *testing.T) {
	colours := map[string]Colour{}
	for _, c := range Colours() {
		colours[c.Property] = c
	}
	type role struct{ property, light, dark string }
	var roles []role
	for _, r := range Roles() {
		if r.Role != Other && r.Role != Ink && r.Role != Deck {
			roles = append(roles, role{r.Property, colours[r.Property].Light, colours[r.Property].Dark})
		}
	}
	if len(roles) != 7 {
		t.Fatalf("there are %d roles with a colour", len(roles))
	}
	for name, eye := range eyes {
		for i, a := range roles {
			for _, b := range roles[:i] {
				for theme, pair := range map[string][2]string{"light": {a.light, b.light}, "dark": {a.dark, b.dark}} {
					want := 15.0
					if i < 3 {
						want = 20
					}
					p, q := seenBy(t, eye, pair[0]), seenBy(t, eye, pair[1])
					if d := math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2]); d < want {
						t.Errorf("%s, %s: %s and %s lie %.1f apart, want %v", name, theme, a.property, b.property, d, want)
					}
				}
			}
		}
	}
}

// The edges of fields, the lines of charts and the ring of the focus stand out from the page.
func TestEdgesStandOut(t *testing.T) {
	colours := map[string]Colour{}
	for _, c := range Colours() {
		colours[c.Property] = c
	}
	paper := colours["--paper"]
	for property, want := range map[string]float64{"--edge": 3, "--ink": 4.5} {
		c := colours[property]
		for theme, got := range map[string]float64{"light": contrast(t, c.Light, paper.Light), "dark": contrast(t, c.Dark, paper.Dark)} {
			if got < want {
				t.Errorf("%s has %.2f:1 in %s, want %v", property, got, theme, want)
			}
		}
	}
}
