package chart_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
	"bilateral/data"
	"bilateral/testdata/golden"
)

const fileWidth = 800

// languageOf is the language of an example's words.
func languageOf(e *examples.Example) data.Language {
	if strings.HasSuffix(e.Name, "-japanese") {
		return data.Japanese
	}
	return data.English
}

func TestExamplesAreDrawnAsTheGoldens(t *testing.T) {
	lines := func(svg string) []byte { return []byte(strings.ReplaceAll(svg, "><", ">\n<") + "\n") }
	for _, e := range examples.Examples {
		t.Run(e.Name, func(t *testing.T) {
			scene := chart.Layout(&e.Spec)
			golden.Compare(t, "page/"+e.Name+".svg", lines(scene.SVG(e.Labels.Description)))
			golden.Compare(t, "file/"+e.Name+".svg", lines(scene.File(fileWidth, languageOf(&e), e.Labels)))
		})
	}
}

func TestExampleNamesAreDistinctAndSayWhatTheyShow(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range examples.Examples {
		if e.Name == "" || e.What == "" || seen[e.Name] {
			t.Errorf("%q is a name twice, or says nothing", e.Name)
		}
		seen[e.Name] = true
	}
}

// Forms are found in the source, so that a new one is not forgotten.
func TestEveryFormHasAnExample(t *testing.T) {
	drawn := map[string]bool{}
	for _, e := range examples.Examples {
		drawn[fmt.Sprintf("%T", e.Spec.Form)] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range layoutOf.FindAllStringSubmatch(string(text), -1) {
			// What is traced is drawn elsewhere.
			if found++; !drawn["chart."+form[1]] && form[1] != "Traced" {
				t.Errorf("%s: the form %s has no example", name, form[1])
			}
		}
	}
	if found < 11 {
		t.Errorf("only %d forms are found", found)
	}
}

var layoutOf = regexp.MustCompile(`(?m)^func \((?:\w+ )?(\w+)\) Layout\(s \*Spec\) \*Scene`)

var coordinate = regexp.MustCompile(`"(-?[0-9]+(?:\.[0-9]+)?)%?"`)

func TestNoCoordinateHasMoreThanTwoDecimalsOrLeavesThePlot(t *testing.T) {
	inPath := regexp.MustCompile(`[0-9]\.[0-9]{3}`)
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		svg := scene.SVG(e.Labels.Description)
		for _, found := range coordinate.FindAllStringSubmatch(svg, -1) {
			v, err := strconv.ParseFloat(found[1], 64)
			if err != nil || strings.HasSuffix(found[0], `%"`) && (v < 0 || v > 100) {
				t.Errorf("%s: %s is outside the plot", e.Name, found[0])
			}
		}
		for _, svg := range []string{svg, scene.File(fileWidth, data.English, e.Labels), scene.File(320, data.English, e.Labels)} {
			if found := inPath.FindString(svg); found != "" {
				t.Errorf("%s: %s has more than two decimals", e.Name, found)
			}
			if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
				t.Errorf("%s holds what is no number", e.Name)
			}
		}
	}
}

func TestThePageSkinHasClassesOnly(t *testing.T) {
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		for _, forbidden := range []string{"style=", "<style", "font-", "fill=", "stroke=", "calc("} {
			if strings.Contains(scene.SVG(e.Labels.Description), forbidden) {
				t.Errorf("%s holds %s", e.Name, forbidden)
			}
		}
	}
}

func TestTheFileSkinStandsAlone(t *testing.T) {
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		svg := scene.File(fileWidth, data.English, e.Labels)
		if strings.Contains(svg, "class=") || strings.Contains(svg, "%\"") {
			t.Errorf("%s needs a stylesheet or a page", e.Name)
		}
		for _, needed := range []string{`xmlns="http://www.w3.org/2000/svg"`, `viewBox="0 0 800 `, "<title>", "<desc>", "font-family="} {
			if !strings.Contains(svg, needed) {
				t.Errorf("%s lacks %s", e.Name, needed)
			}
		}
	}
}

// named is the example of a name.
func named(t *testing.T, name string) *examples.Example {
	t.Helper()
	for i := range examples.Examples {
		if e := &examples.Examples[i]; e.Name == name {
			return e
		}
	}
	t.Fatalf("no example %s", name)
	return nil
}

func example(t *testing.T, name string) chart.Spec { return named(t, name).Spec }

func TestBarsStartAtZeroAndAreInProportion(t *testing.T) {
	var bars []chart.Bar
	ratios := example(t, "ratios-with-benchmark")
	for _, m := range chart.Layout(&ratios).Marks {
		if b, ok := m.(chart.Bar); ok {
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

func TestAValueStandsClearOfTheBenchmarkBesideItsBar(t *testing.T) {
	for _, c := range []struct {
		sentence string
		form     chart.Form
		value    float64
		at       float64 // where the value should start: its own place or the benchmark’s
	}{
		{"a value just below the benchmark moves behind it", chart.Bars{}, 0.94, 1},
		{"so it does beside a dot", chart.Dots{}, 0.94, 1},
		{"a value at the benchmark stays", chart.Bars{}, 1, 1},
		{"a value above the benchmark stays", chart.Bars{}, 1.55, 1.55},
		{"a value stays by its bar when the benchmark is far", chart.Bars{}, 0.4, 0.4},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			scene := chart.Layout(&chart.Spec{
				Form:      c.form,
				Benchmark: &chart.Benchmark{Value: 1, Label: "rule"},
				Series: []chart.Series{
					{Name: "first", Points: []chart.Point{{Value: c.value, Text: "value"}}},
					{Name: "second", Points: []chart.Point{{Value: 4, Text: "other"}}},
				},
			})
			for _, m := range scene.Marks {
				if text, ok := m.(chart.Text); ok && text.Text == "value" {
					if want := c.at / 4; math.Abs(text.X-want) > 1e-9 {
						t.Errorf("the value starts at %v of the plot, want %v", text.X, want)
					}
					return
				}
			}
			t.Error("the value is not written")
		})
	}
}

func TestOnALogarithmicScaleBarsTurnIntoDots(t *testing.T) {
	spec := example(t, "bars-log")
	for _, m := range chart.Layout(&spec).Marks {
		if _, ok := m.(chart.Bar); ok {
			t.Error("a bar on a logarithmic scale")
		}
	}
	spec.Series[0].Points = []chart.Point{{Value: 0, Text: "0"}}
	if spec.IsLog() {
		t.Error("zero stands on a logarithmic scale")
	}
}

func TestFlowBandsAreToScaleAcrossPanels(t *testing.T) {
	var heights []float64
	scene := chart.Layout(&named(t, "students-and-researchers").Spec)
	for _, panel := range scene.Marks {
		lowered, ok := panel.(chart.Lowered)
		if !ok {
			continue
		}
		for _, m := range lowered.Marks {
			layer, ok := m.(chart.Layer)
			if !ok {
				continue
			}
			for _, m := range layer.Marks {
				if a, ok := m.(chart.Arrow); ok {
					heights = append(heights, a.Height)
				}
			}
		}
	}
	if len(heights) != 4 {
		t.Fatalf("%d bands, want 4", len(heights))
	}
	for i, amount := range []float64{2795, 730, 7206, 1906} {
		if want := amount / 7206 * heights[2]; math.Abs(heights[i]-want) > 1e-9 {
			t.Errorf("%v people are %v px high, want %v", amount, heights[i], want)
		}
	}
}

// Names are set in as many lines, or as steep, as they need; while they fit
// they change nothing.
func TestTheHeightDependsOnTheDataAlone(t *testing.T) {
	for _, e := range examples.Examples {
		if d := e.Spec.Dimension(); d == chart.ByColumn || d == chart.BySource {
			continue
		}
		named := func(name string) *chart.Scene {
			spec := e.Spec
			spec.Series = slices.Clone(spec.Series)
			for i := range spec.Series {
				spec.Series[i].Name, spec.Series[i].Short = name, ""
			}
			return chart.Layout(&spec)
		}
		short, long := named("A"), named("Longer")
		if short.Height != long.Height || short.NarrowHeight != long.NarrowHeight {
			t.Errorf("%s: %d px with longer names, %d with short ones", e.Name, long.Height, short.Height)
		}
	}
}

func TestEveryValueOfRowsIsWrittenAndEveryMissingOneSaysWhy(t *testing.T) {
	for _, e := range examples.Examples {
		if d := e.Spec.Dimension(); d == chart.ByYear || d == chart.ByMoment {
			continue // what stands at a line's points is read there
		}
		scene := chart.Layout(&e.Spec)
		svg := scene.SVG(e.Labels.Description)
		for _, series := range e.Spec.Series {
			for _, p := range series.Points {
				if want := strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(p.Text); !strings.Contains(svg, want) {
					t.Errorf("%s does not write %q", e.Name, want)
				}
			}
		}
	}
}

func TestTheSameSpecGivesTheSameChart(t *testing.T) {
	for _, e := range examples.Examples {
		a, b := chart.Layout(&e.Spec), chart.Layout(&e.Spec)
		if a.SVG("") != b.SVG("") || a.File(fileWidth, data.English, e.Labels) != b.File(fileWidth, data.English, e.Labels) {
			t.Errorf("%s differs from time to time", e.Name)
		}
	}
}
