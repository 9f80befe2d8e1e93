package chart

import (
	"slices"
	"strconv"

	"bilateral/components/scale"
)

// Sizes of an axis of years, in pixels.
const (
	yearsRoom   = 26 // below the plot, for the years
	yearDrop    = 20 // from the plot's lower edge to the years' base line
	wideYears   = 6
	narrowYears = 3
	yearRoom    = 40  // that a year takes up
	yearGap     = 6   // between two years
	wordGap     = 5   // between a year and what is said of it
	smallest    = 280 // how wide a chart is at the least, unless it is tiny
	tiny        = 233 // how wide it is in a page of 280 pixels
)

// years is the scale of the years, or not ok when there is no point.
func (s *Spec) years() (scale.Year, bool) {
	first, last, found := 0, 0, false
	for _, series := range s.Series {
		for _, p := range series.Points {
			if !found {
				first, last, found = p.X, p.X, true
			}
			first, last = min(first, p.X), max(last, p.X)
		}
	}
	if s.Years != nil && found {
		first, last = min(first, s.Years.First), max(last, s.Years.Last)
	}
	return scale.NewYear(first, last, 0, 1), found
}

// yearAxis writes the years below the plot, fewer where it is narrow. The room
// for labels is known by then.
func (scene *Scene) yearAxis(s *Spec, years scale.Year) {
	axis := Axis{Across: true, Y: scene.PlotBottom + yearDrop}
	scene.NarrowLeft, scene.NarrowRight = max(scene.NarrowLeft, s.narrowGutters[0]), max(scene.NarrowRight, s.narrowGutters[1])
	count := narrowYears
	if smallest-8*(scene.NarrowLeft+scene.NarrowRight) < narrowYears*yearRoom {
		count = 2
	}
	// What is said of the last year stands behind it; where that would take room
	// from a narrow plot, before it, in the place of the years between.
	dx := textWidth(s.yearText(years.Last), 14)/2 + wordGap
	word := Text{X: years.At(years.Last), DX: float64(dx), Y: axis.Y, Ink: inkPlain, Text: s.provisional(years.Last)}
	room := steps(dx + textWidth(word.Text, 14))
	before := word.Text != "" && room > scene.NarrowRight && smallest-8*(scene.NarrowLeft+scene.NarrowRight) >= 8*room+dx+yearRoom/2+yearGap
	switch {
	case before:
		count = 2
	case room > scene.NarrowRight && tiny-8*(scene.NarrowLeft+room) < tiny/4+1:
		word.Show = WhenWide // the line's last stretch, the notes and the readout say it
	case word.Text != "":
		scene.NarrowRight = max(scene.NarrowRight, room)
	}
	narrow := years.Ticks(count)
	wide := years.Ticks(wideYears)
	// Those before the last give way where the chart is tiny.
	show := make([]Show, len(narrow))
	apart := max(yearRoom, textWidth(s.yearText(years.Last), 14)+yearGap)
	left := tiny - 8*(scene.NarrowLeft+scene.NarrowRight)
	for i := range len(narrow) - 1 {
		if i > 0 && left < narrowYears*apart || left < apart {
			show[i] = UnlessTiny
		}
	}
	for _, year := range wide {
		tick := Tick{At: years.At(year), Text: s.yearText(year), Show: WhenWide}
		if i := slices.Index(narrow, year); i >= 0 {
			tick.Show = show[i]
		}
		axis.Ticks = append(axis.Ticks, tick)
	}
	for i, year := range narrow {
		if !slices.Contains(wide, year) {
			axis.Ticks = append(axis.Ticks, Tick{At: years.At(year), Text: s.yearText(year), Show: show[i].narrow()})
		}
	}
	scene.Marks = append(scene.Marks, axis)
	if word.Text != "" {
		scene.Right = max(scene.Right, room)
		if before {
			word.Show = WhenWide
			scene.Marks = append(scene.Marks, word)
			word.Show, word.DX, word.Anchor = WhenNarrow, -word.DX, End
			if left < 8*room+dx+yearRoom/2 {
				word.Show = NarrowUnlessTiny
			}
		}
		scene.Marks = append(scene.Marks, word)
	}
}

// provisional is what stands beside a year in which a series that is not
// dimmed has a provisional value; "" where none has.
func (s *Spec) provisional(year int) string {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.X == year && p.Provisional && !p.Missing && !series.Dimmed {
				return s.Provisional
			}
		}
	}
	return ""
}

// yearText is a year as its points print it, where that is short.
func (s *Spec) yearText(year int) string {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.X == year && p.XText != "" && textWidth(p.XText, 14) <= 48 {
				return p.XText
			}
		}
	}
	return strconv.Itoa(year)
}
