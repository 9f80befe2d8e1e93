package chart_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
)

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
				if m.Show >= chart.UnlessTiny && width <= 272 || m.Show == chart.WhenWide && narrow || (m.Show == chart.WhenNarrow || m.Show == chart.NarrowUnlessTiny) && !narrow || m.Tilted {
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

func TestAJapaneseLineEndsWithAPhrase(t *testing.T) {
	for _, test := range []struct {
		sentence, text string
		want           []string
	}{
		{"behind a particle, and never inside a word", "推計値として扱う", []string{"推計値として", "扱う"}},
		{"behind a mark", "出典の注記により、ほかの区分を含む", []string{"出典の", "注記により、", "ほかの区分を", "含む"}},
		{"before a bracket, with the year whole", "資料：4位（2020年）", []string{"資料：4位", "（2020年）"}},
		{"a figure keeps its counter", "値は1,234人に増加", []string{"値は", "1,234人に", "増加"}},
		{"between two names", "天然資源・保全学", []string{"天然資源・", "保全学"}},
		{"neither a mark nor a long vowel begins a line", "スウェーデン・ノルウェー", []string{"スウェーデ", "ン・", "ノルウェー"}},
		{"a word longer than a line is cut", "オーストラリア", []string{"オーストラリ", "ア"}},
	} {
		if got := chart.Wrap(test.text, 12, 72); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.sentence, got, test.want)
		}
	}
}

func TestANameIsNeverCutForTheSakeOfItsValue(t *testing.T) {
	spec := chart.Spec{Form: chart.Lines{}}
	for _, name := range []string{"フランス・日本", "スイス・オランダ", "英国・日本"} {
		line := spec.Add(name, name, chart.Chosen1)
		line.Labelled = true
		line.Add(2022, "2022年", 4601, "4,601")
		line.Add(2023, "2023年", 7329, "7,329").Open = name != "英国・日本"
	}
	labels := map[string]string{}
	for _, m := range chart.Layout(&spec).Marks {
		if text, ok := m.(chart.Text); ok {
			labels[text.Text] += text.Strong
		}
	}
	// A year in figures alone is shorter; where that is too long too, the table has the value.
	value, ok := labels["スイス・オランダ"]
	if !ok || value != "" || labels["フランス・日本"] != "4,601（2022）" || labels["英国・日本"] != "7,329" {
		t.Errorf("the labels are %v", labels)
	}
}
