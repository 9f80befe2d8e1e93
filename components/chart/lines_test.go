package chart_test

import (
	"testing"

	"bilateral/components/chart"
)

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
