package chart_test

import (
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
	svg := (&chart.Strip{Start: 1, End: 17, Origin: 1, Values: []float64{13}, Checked: true}).SVG()
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
