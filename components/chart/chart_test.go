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
	for _, m := range examples.Multiples {
		t.Run(m.Name, func(t *testing.T) {
			var all strings.Builder
			for i, scene := range chart.LayoutMultiple(m.Multiple) {
				all.WriteString(scene.Class() + "\n" + scene.SVG(m.Panels[i]) + "\n")
			}
			golden.Compare(t, "page/"+m.Name+".svg", lines(all.String()))
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
			if found++; !drawn["chart."+form[1]] {
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
	for _, scene := range chart.LayoutMultiple(examples.Multiples[0].Multiple) {
		for _, m := range scene.Marks {
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

// A name that does not fit over its row is whole on the chart, in lines of one
// width class each, and its row is as much higher.
func TestALongNameTakesMoreLines(t *testing.T) {
	const official = "United Kingdom of Great Britain and Northern Ireland"
	word := strings.Repeat("Llanfairpwll", 5)[:58]
	for _, form := range []chart.Form{chart.Bars{}, chart.Dots{}, chart.Flow{}, chart.RankStrip{}} {
		for _, c := range []struct {
			name         string
			narrow, wide int // lines
		}{{"Japan", 1, 1}, {official, 2, 1}, {word, 3, 2}, {"グレートブリテン及び北アイルランド連合王国の相手国", 2, 1}, {strings.Repeat(official+" ", 9), 5, 5}} {
			spec := chart.Spec{Form: form, Series: []chart.Series{{Name: "Japan", Points: []chart.Point{{Value: 3, Text: "3"}}}, {Name: c.name, Points: []chart.Point{{Value: 2, Text: "2"}}}}}
			short := spec
			short.Series = slices.Clone(spec.Series)
			short.Series[1].Name = "Japan"
			scene, before := chart.Layout(&spec), chart.Layout(&short)
			lines := map[chart.Show][]string{}
			for _, m := range scene.Marks {
				if text, is := m.(chart.Text); is && text.Text != "Japan" {
					lines[text.Show] = append(lines[text.Show], text.Text)
					if w := chart.TextWidth(text.Text, 15); text.Show == chart.WhenNarrow && w > 216 || w > 460 {
						t.Errorf("form %T: the line %q is %d px wide", form, text.Text, w)
					}
				}
			}
			if most := max(c.narrow, c.wide); scene.Height < before.Height+16*(most-1) || most > 1 && len(lines[chart.WhenNarrow]) < c.narrow {
				t.Errorf("form %T, %q: %d px high with lines %q, %d px with a short name", form, c.name, scene.Height, lines[chart.WhenNarrow], before.Height)
			}
			if whole := strings.Join(lines[chart.WhenWide], ""); len(c.name) < 100 && c.narrow > 1 && !strings.HasPrefix(whole, c.name) && !strings.Contains(whole, c.name) {
				t.Errorf("form %T: %q is drawn as %q", form, c.name, lines[chart.WhenWide])
			}
		}
	}
}

func TestEveryValueOfRowsIsWrittenAndEveryMissingOneSaysWhy(t *testing.T) {
	for _, e := range examples.Examples {
		if e.Spec.OverTime() {
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

func TestDirectLabelsKeepApartAndAreFive(t *testing.T) {
	for _, e := range examples.Examples {
		_, lines := e.Spec.Form.(chart.Lines)
		if _, ranks := e.Spec.Form.(chart.Bump); !lines && !ranks {
			continue
		}
		scene := chart.Layout(&e.Spec)
		for _, class := range []struct {
			name   string
			absent chart.Show
			steps  int
		}{{"wide", chart.WhenNarrow, scene.Right}, {"narrow", chart.WhenWide, scene.NarrowRight}} {
			var labels []chart.Text
			count := 0
			for _, m := range scene.Marks {
				text, ok := m.(chart.Text)
				if !ok || text.X != 1 || text.DX != chart.EndLabelDX || text.Show == class.absent {
					continue
				}
				words := text.Text
				if class.absent == chart.WhenWide && text.Short != "" {
					words = text.Short
				}
				if text.Strong != "" && (class.absent == chart.WhenNarrow || !text.StrongWide) {
					words = strings.TrimSpace(words + " " + text.Strong)
				}
				if room := class.steps*8 - chart.EndLabelDX; chart.TextWidth(words, 14) > room {
					t.Errorf("%s, %s: %q is wider than its room of %d px", e.Name, class.name, words, room)
				}
				if text.Y < scene.PlotTop-8 || text.Y > scene.PlotBottom+16 {
					t.Errorf("%s, %s: %q stands at %v, outside the plot", e.Name, class.name, words, text.Y)
				}
				// The second line of a label stands right below its first.
				if n := len(labels); n > 0 && labels[n-1].Colour == text.Colour && math.Abs(text.Y-labels[n-1].Y-16) < 1e-9 && text.Show == chart.WhenNarrow {
					labels[n-1].Y = text.Y
					continue
				}
				count++
				for _, b := range labels {
					if math.Abs(text.Y-b.Y) < 19-1e-9 {
						t.Errorf("%s, %s: %q and %q are %v px apart", e.Name, class.name, words, b.Text, math.Abs(text.Y-b.Y))
					}
				}
				labels = append(labels, text)
			}
			if lines && count > 5 {
				t.Errorf("%s, %s: %d labels", e.Name, class.name, count)
			}
		}
	}
}

func TestNoTextOverlapsAnotherAtAnyWidth(t *testing.T) {
	type box struct {
		text                     string
		left, right, top, bottom float64
	}
	for _, width := range []float64{233, 288, 330, 511, 513, 640, 1024} {
		narrow := width <= 512
		for _, e := range examples.Examples {
			if e.Spec.Dimension() == chart.ByColumn && narrow {
				continue // the page lists the pairs there
			}
			scene := chart.Layout(&e.Spec)
			left, right := scene.Left, scene.Right
			if narrow {
				left, right = scene.NarrowLeft, scene.NarrowRight
			}
			plot := width - float64(8*(left+right))
			var boxes []box
			add := func(m chart.Text) {
				if m.Show >= chart.UnlessTiny && width <= 272 || m.Show == chart.WhenWide && narrow || (m.Show == chart.WhenNarrow || m.Show == chart.WhenNarrow+chart.UnlessTiny) && !narrow || m.Tilted {
					return
				}
				words := m.Text
				if narrow && m.Short != "" {
					words = m.Short
				}
				if m.Strong != "" && !(narrow && m.StrongWide) {
					words += " " + m.Strong
				}
				// The measure is on the safe side; true widths are about nine tenths.
				w := 0.88 * float64(chart.TextWidth(words, 14))
				b := box{words, 0, 0, m.Y - 11, m.Y + 3}
				b.left = m.X*plot + m.DX
				switch m.Anchor {
				case chart.Middle:
					b.left -= w / 2
				case chart.End:
					b.left -= w
				}
				b.right = b.left + w
				if b.left < -float64(8*left)-20 || b.right > plot+float64(8*right)+20 {
					t.Errorf("%s at %v: %q is cut, from %v to %v of %v", e.Name, width, words, b.left, b.right, plot)
				}
				boxes = append(boxes, b)
			}
			for _, m := range scene.Marks {
				switch m := m.(type) {
				case chart.Text:
					add(m)
				case chart.Axis:
					for _, tick := range m.Ticks {
						if m.Across {
							add(chart.Text{X: tick.At, Y: m.Y, Anchor: chart.Middle, Show: tick.Show, Text: tick.Text})
						} else {
							add(chart.Text{DX: -m.Gap, Y: tick.At + 5, Anchor: chart.End, Show: tick.Show, Text: tick.Text})
						}
					}
				}
			}
			for i, a := range boxes {
				for _, b := range boxes[:i] {
					if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
						t.Errorf("%s at %v: %q overlaps %q", e.Name, width, a.text, b.text)
					}
				}
			}
		}
	}
}

func TestAtPicksTheNearest(t *testing.T) {
	const width = 600
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		if len(scene.Hits) == 0 {
			if at := scene.At(10, 10, width); at != -1 {
				t.Errorf("%s: %d, of nothing", e.Name, at)
			}
			continue
		}
		for i, h := range scene.Hits {
			at := scene.Hits[scene.At(h.X*width, h.Y, width)]
			if at.X != h.X || at.Y != h.Y {
				t.Errorf("%s: at the very place of hit %d is %+v", e.Name, i, at)
			}
		}
		for x := -20.0; x <= width+20; x += 37 {
			for y := 0.0; y <= float64(scene.Height); y += 23 {
				got := scene.Hits[scene.At(x, y, width)]
				for _, h := range scene.Hits {
					first, best := math.Abs(h.Y-y), math.Abs(got.Y-y)
					if e.Spec.Columned() {
						first, best = math.Abs(h.X*width-x), math.Abs(got.X*width-x)
					}
					if first < best-1e-9 {
						t.Fatalf("%s at %v,%v: %+v is nearer than %+v", e.Name, x, y, h, got)
					}
				}
			}
		}
	}
}

func TestEveryPointIsReachedByKeysAndNothingWraps(t *testing.T) {
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		if len(scene.Hits) == 0 {
			if scene.Step(-1, chart.Next) != -1 {
				t.Errorf("%s: a step leads somewhere in nothing", e.Name)
			}
			continue
		}
		first := scene.Step(-1, chart.Next)
		if last, want := scene.Step(-1, chart.Last), scene.Step(first, chart.Last); first != 0 || last != want {
			t.Errorf("%s: the first key leads to %d, End as the first to %d, want 0 and %d", e.Name, first, last, want)
		}
		starts := []int{0, len(scene.Hits) / 2, len(scene.Hits) - 1}
		for _, start := range starts {
			reached := map[int]bool{start: true}
			for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
				for d := chart.Previous; d <= chart.Last; d++ {
					if next := scene.Step(queue[0], d); !reached[next] {
						reached[next] = true
						queue = append(queue, next)
					}
				}
			}
			if len(reached) != len(scene.Hits) {
				t.Errorf("%s: %d of %d points are reached from %d", e.Name, len(reached), len(scene.Hits), start)
			}
		}
		for i := range scene.Hits {
			for _, d := range []chart.Direction{chart.Previous, chart.Next, chart.Above, chart.Below} {
				at := i
				for step := 0; ; step++ {
					next := scene.Step(at, d)
					if next == at {
						break
					}
					if at = next; step > 2*len(scene.Hits) {
						t.Fatalf("%s: direction %d never ends from %d", e.Name, d, i)
					}
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

func TestSpread(t *testing.T) {
	for _, test := range []struct {
		name   string
		places []float64
		want   []float64
	}{
		{"none", nil, []float64{}},
		{"far apart stay", []float64{10, 50}, []float64{10, 50}},
		{"equal ones part both ways", []float64{50, 50}, []float64{40.5, 59.5}},
		{"the order is kept", []float64{60, 55}, []float64{67, 48}},
		{"at the upper edge all move down", []float64{0, 1}, []float64{0, 19}},
		{"at the lower edge all move up", []float64{100, 100}, []float64{81, 100}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := chart.Spread(test.places, 19, 0, 100)
			for i := range test.want {
				if math.Abs(got[i]-test.want[i]) > 1e-9 {
					t.Fatalf("%v, want %v", got, test.want)
				}
			}
		})
	}
}

func TestLinesLeaveThePlotAtItsEdge(t *testing.T) {
	got := chart.Cut([][]chart.Place{{{0, 50}, {0.5, 150}, {1, 50}}}, 0, 100)
	want := [][]chart.Place{{{0, 50}, {0.25, 100}}, {{0.75, 100}, {1, 50}}}
	if len(got) != 2 || len(got[0]) != 2 || len(got[1]) != 2 || got[0][1] != want[0][1] || got[1][0] != want[1][0] {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSegmentsAndOpenMarksAreNeverJoined(t *testing.T) {
	spec := chart.Spec{Form: chart.Lines{}, Series: []chart.Series{{Key: "a", Name: "a", Role: chart.A, Labelled: true, Points: []chart.Point{
		{X: 2000, Value: 1, Segment: 1}, {X: 2001, Value: 2, Segment: 1},
		{X: 2002, Value: 3, Segment: 2}, {X: 2003, Value: 4, Segment: 2},
		{X: 2004, Value: 9, Segment: 2, Open: true},
		{X: 2005, Value: 5, Segment: 2}, {X: 2006, Value: 6, Segment: 2},
		{X: 2007, Missing: true, Text: "[x]"},
		{X: 2008, Value: 6, Segment: 2}, {X: 2009, Value: 6, Segment: 2}}}}}
	runs := 0
	for _, m := range chart.Layout(&spec).Marks {
		if layer, ok := m.(chart.Layer); ok {
			for _, m := range layer.Marks {
				if line, ok := m.(chart.Line); ok {
					runs += len(line.Runs)
					for _, run := range line.Runs {
						if len(run) != 2 {
							t.Errorf("%d points are joined, want 2", len(run))
						}
					}
				}
			}
		}
	}
	if runs != 4 {
		t.Errorf("%d stretches, want 4", runs)
	}
}

func TestWrap(t *testing.T) {
	for _, text := range []string{"a short one", "a rather longer sentence that needs several lines to be set", "日英の共著論文は二千年の五倍に増えた", "Donaudampfschifffahrtsgesellschaftskapitän"} {
		for _, line := range chart.Wrap(text, 14, 120) {
			if chart.TextWidth(line, 14) > 120 {
				t.Errorf("%q is wider than its line", line)
			}
		}
		if strings.ReplaceAll(strings.Join(chart.Wrap(text, 14, 120), ""), " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q loses letters", text)
		}
	}
}

func TestAProvisionalYearIsADashedStretchWithAnOpenMark(t *testing.T) {
	works := func(flagged, provisional bool) chart.Spec {
		s := chart.Spec{Form: chart.Lines{}, Provisional: "provisional"}
		line := s.Add("GBR-JPN", "UK–Japan", chart.Pair)
		line.Labelled = true
		for i, v := range []float64{7820, 7370, 8614} {
			line.Add(2021+i, "", v, "value")
		}
		line.Points[2].Open, line.Points[2].Provisional = flagged, provisional
		return s
	}
	for _, test := range []struct {
		sentence             string
		flagged, provisional bool
		solid, dashed        int // points that are joined
		open, word           bool
		label                string
	}{
		{"a last year that is firm belongs to the line", false, false, 3, 0, false, false, "value"},
		{"a provisional one is joined by dashes to an open mark, and its year says so", false, true, 2, 2, true, true, "value"},
		{"a flagged one is not joined, and the label says of which year its value is", true, false, 2, 0, true, false, "value (2022)"},
		{"one that is both is not joined, and its year says so", true, true, 2, 0, true, true, "value (2022)"},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			spec := works(test.flagged, test.provisional)
			solid, dashed, open, word, label := 0, 0, false, false, ""
			for _, m := range chart.Layout(&spec).Marks {
				switch m := m.(type) {
				case chart.Layer:
					for _, m := range m.Marks {
						if line, ok := m.(chart.Line); ok && line.Dashed {
							dashed += len(line.Runs[0])
						} else if ok {
							solid += len(line.Runs[0])
						}
					}
				case chart.Dot:
					open = open || m.Open && m.X == 1
				case chart.Text:
					if m.Text == "…" {
						t.Error("a name that is left out is written as cut")
					}
					word = word || m.Text == "provisional" && m.X == 1
					if m.Strong != "" {
						label = m.Strong // the lone name is left out where it is narrow
					}
				}
			}
			if solid != test.solid || dashed != test.dashed || open != test.open || word != test.word || label != test.label {
				t.Errorf("%d points in a line and %d in dashes, open %v, the word %v, label %q; want %+v", solid, dashed, open, word, label, test)
			}
		})
	}
}

func TestANameIsNeverCutForTheSakeOfItsValue(t *testing.T) {
	spec := chart.Spec{Form: chart.Lines{}}
	for _, name := range []string{"フランス・日本", "英国・日本"} {
		line := spec.Add(name, name, chart.Chosen1)
		line.Labelled = true
		line.Add(2022, "2022年", 4601, "4,601")
		line.Add(2023, "2023年", 7329, "7,329").Open = name == "フランス・日本"
	}
	labels := map[string]string{}
	for _, m := range chart.Layout(&spec).Marks {
		if text, ok := m.(chart.Text); ok {
			labels[text.Text] += text.Strong
		}
	}
	if value, ok := labels["フランス・日本"]; !ok || value != "" || labels["英国・日本"] != "7,329" {
		t.Errorf("the labels are %v", labels)
	}
}
