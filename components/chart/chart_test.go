package chart

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/testdata/golden"
)

// examples are the charts that the explorer draws, and the hard cases.
var examples = map[string]Spec{
	"ratios-with-benchmark": {
		Rows: []Row{
			{Label: "Japan", Role: data.RoleA, Value: 0.94, Text: "0.94"},
			{Label: "United Kingdom", Role: data.RoleB, Value: 1.55, Text: "1.55"},
			{Label: "Japan and the UK together", Role: data.RolePair, Value: 3.51, Text: "3.51"},
		},
		Rule:        &Rule{Value: 1, Label: "World average = 1.00"},
		Description: "Impact; Japan: 0.94; United Kingdom: 1.55",
	},
	"flows-with-a-missing-value": {
		Rows: []Row{
			{Label: "From UK to Japan", Role: data.RoleB, Value: 730, Text: "730"},
			{Label: "From Japan to UK", Role: data.RoleA, Value: 2795, Text: "2,795"},
			{Label: "Japan and the UK together", Role: data.RolePair, Missing: true, Text: "not applicable"},
		},
	},
	"growth-below-zero": {
		Rows: []Row{
			{Label: "Japan", Role: data.RoleA, Value: -4, Text: "−4.0%"},
			{Label: "United Kingdom", Role: data.RoleB, Value: 6, Text: "+6.0%"},
		},
	},
	"ranks": {
		Form: Dots,
		Rows: []Row{
			{Label: "UK", Role: data.RoleB, Value: 4, Text: "4th"},
			{Label: "Japan", Role: data.RoleA, Value: 13, Text: "13th"},
		},
	},
	"all-missing": {Rows: []Row{{Label: "Japan", Role: data.RoleA, Missing: true, Text: "not available"}}},
	"all-zero":    {Rows: []Row{{Label: "Japan", Role: data.RoleA, Text: "0"}}},
	"one-first":   {Form: Dots, Rows: []Row{{Label: "Japan", Role: data.RolePair, Value: 1, Text: "1st"}}},
	"empty":       {},
	"markup-in-labels": {
		Rows:        []Row{{Label: `<b>"A" & B</b>`, Role: data.RoleA, Value: 1, Text: "<1>"}},
		Description: `"quoted" & <marked>`,
	},
}

func TestExamplesAreDrawnAsTheGoldens(t *testing.T) {
	for name, spec := range examples {
		t.Run(name, func(t *testing.T) {
			golden.Compare(t, name+".svg", []byte(strings.ReplaceAll(Layout(spec).SVG(), "><", ">\n<")+"\n"))
		})
	}
}

var coordinate = regexp.MustCompile(`"(-?[0-9]+(?:\.[0-9]+)?)%?"`)

func TestNoCoordinateHasMoreThanTwoDecimalsOrLeavesThePlot(t *testing.T) {
	for name, spec := range examples {
		svg := Layout(spec).SVG()
		for _, found := range coordinate.FindAllStringSubmatch(svg, -1) {
			if _, decimals, _ := strings.Cut(found[1], "."); len(decimals) > 2 {
				t.Errorf("%s: %s has more than two decimals", name, found[0])
			}
			v, err := strconv.ParseFloat(found[1], 64)
			if err != nil || strings.HasSuffix(found[0], `%"`) && (v < 0 || v > 100) {
				t.Errorf("%s: %s is outside the plot", name, found[0])
			}
		}
		if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Errorf("%s holds what is no number:\n%s", name, svg)
		}
	}
}

func TestBarsStartAtZeroAndAreInProportion(t *testing.T) {
	var bars []Bar
	for _, m := range Layout(examples["ratios-with-benchmark"]).Marks {
		if b, ok := m.(Bar); ok {
			bars = append(bars, b)
		}
	}
	if len(bars) != 3 {
		t.Fatalf("%d bars, want 3", len(bars))
	}
	for i, v := range []float64{0.94, 1.55, 3.51} {
		if bars[i].X1 != 0 || math.Abs(bars[i].X2-v/3.51) > 1e-12 {
			t.Errorf("bar %d runs from %v to %v, want 0 to %v", i, bars[i].X1, bars[i].X2, v/3.51)
		}
	}
}

func TestTheHeightDependsOnTheDataAlone(t *testing.T) {
	spec := examples["flows-with-a-missing-value"]
	before := Layout(spec).Height
	spec.Rows = append([]Row(nil), spec.Rows...)
	for i := range spec.Rows {
		spec.Rows[i].Label += " with a very much longer name"
	}
	if after := Layout(spec).Height; after != before {
		t.Errorf("%d px with longer names, %d before", after, before)
	}
}

func TestEveryValueIsWrittenAndEveryMissingOneSaysWhy(t *testing.T) {
	for name, spec := range examples {
		svg := Layout(spec).SVG()
		for _, row := range spec.Rows {
			var b strings.Builder
			escape(&b, row.Text)
			if !strings.Contains(svg, ">"+b.String()+"</text>") {
				t.Errorf("%s does not write %q", name, row.Text)
			}
		}
	}
}
