package chart_test

import (
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
)

// A label spans so much of a plot of a width, on the safe side.
func span(m *chart.Text, width float64) (from, to float64) {
	room := float64(chart.TextWidth(m.Text+" "+m.Strong, 15))
	from = m.X*width + m.DX
	switch m.Anchor {
	case chart.Middle:
		from -= room / 2
	case chart.End:
		from -= room
	}
	return from, from + room
}

func TestFiguresOfCountsNeverMeetNorLeaveThePlot(t *testing.T) {
	const slack = 8 // as a label's room is measured in the size of its figure
	for _, name := range []string{"counts", "counts-japanese", "counts-one"} {
		scene := chart.Layout(&named(t, name).Spec)
		for _, class := range []struct {
			show  chart.Show
			width float64
		}{{chart.WhenNarrow, 216}, {chart.WhenNarrow, 328}, {chart.WhenWide, 496}, {chart.WhenWide, 1100}} {
			var labels []*chart.Text
			for _, m := range scene.Marks {
				if text, ok := m.(chart.Text); ok && text.Strong != "" && text.Show == class.show {
					labels = append(labels, &text)
				}
			}
			if len(labels) == 0 {
				t.Fatalf("%s has no figures", name)
			}
			for i, a := range labels {
				from, to := span(a, class.width)
				if from < -slack-6 || to > class.width+slack+6 {
					t.Errorf("%s at %v px: %s %s spans %v to %v", name, class.width, a.Text, a.Strong, from, to)
				}
				for _, b := range labels[:i] {
					f, to2 := span(b, class.width)
					if a.Y == b.Y && from+slack < to2 && f+slack < to {
						t.Errorf("%s at %v px: %s %s meets %s %s", name, class.width, a.Text, a.Strong, b.Text, b.Strong)
					}
				}
			}
		}
	}
}

func TestEveryFigureOfCountsIsReachedFromTheLeastToTheGreatest(t *testing.T) {
	for _, e := range examples.Examples {
		if _, ok := e.Spec.Form.(chart.Counts); !ok {
			continue
		}
		scene, points := chart.Layout(&e.Spec), 0
		for i := range e.Spec.Series {
			points += len(e.Spec.Series[i].Points)
		}
		if len(scene.Hits) != points {
			t.Errorf("%s: %d of %d figures can be reached", e.Name, len(scene.Hits), points)
		}
		for i, h := range scene.Hits {
			if i > 0 && scene.Hits[i-1].Series == h.Series && scene.Hits[i-1].X > h.X {
				t.Errorf("%s: figure %d stands before the one to its left", e.Name, i)
			}
		}
	}
}
