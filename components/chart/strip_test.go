package chart_test

import (
	"math"
	"strings"
	"testing"

	"bilateral/components/chart"
)

func TestAStripStandsWhereItsValuesAre(t *testing.T) {
	strip := &chart.Strip{Start: 0, End: 4, Values: []float64{1, 3}, Benchmark: 2}
	svg := strip.SVG()
	for _, want := range []string{
		`<line x1="0" x2="0" y1="5" y2="19" class="lead"/>`,    // measured from zero
		`<line x1="50%" x2="50%" y1="0" y2="24" class="dot"/>`, // the benchmark
		`<svg x="25%" y="12"><path class="si hol"`,             // open sources are open
		`<svg x="75%" y="12"><path class="si hol"`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s is not in %s", want, svg)
		}
	}
	if strings.Contains(svg, `class="fi"`) {
		t.Errorf("a filled mark is in %s", svg)
	}
}

func TestWhatIsCheckedIsAFilledDiamond(t *testing.T) {
	svg := (&chart.Strip{Start: 1, End: 17, Origin: 1, Checked: []float64{13}}).SVG()
	if !strings.Contains(svg, `<svg x="75%" y="12"><path class="fi"`) || strings.Contains(svg, "hol") || strings.Contains(svg, `class="dot"`) {
		t.Errorf("it is %s", svg)
	}
}

func TestAValueBelowZeroStandsLeftOfTheOrigin(t *testing.T) {
	svg := (&chart.Strip{Start: -1, End: 4, Values: []float64{-0.5}}).SVG()
	if !strings.Contains(svg, `<line x1="20%" x2="20%"`) || !strings.Contains(svg, `<svg x="10%" y="12">`) {
		t.Errorf("it is %s", svg)
	}
}

func TestABandIsCutOffAtTheEndsOfItsStrip(t *testing.T) {
	for _, c := range []struct {
		sentence  string
		low, high float64
		want      string
	}{
		{"within the scale", 1, 3, `<rect class="bd" x="25%" y="3" width="50%"`},
		{"without an end", 3, math.MaxFloat64, `<rect class="bd" x="75%" y="3" width="25%"`},
		{"without a beginning", -math.MaxFloat64, 1, `<rect class="bd" x="0" y="3" width="25%"`},
		{"none", 0, 0, ""},
	} {
		svg := (&chart.Strip{Start: 0, End: 4, Values: []float64{1}, Low: c.low, High: c.high}).SVG()
		if !strings.Contains(svg, c.want) || strings.Contains(svg, `class="bd"`) != (c.want != "") {
			t.Errorf("%s: %s", c.sentence, svg)
		}
	}
}
