package chart

import (
	"math"
	"strconv"
)

// At is the index of the hit nearest to a place, in pixels of a plot that is
// so wide, or -1 when there is none. Lines are read by year: the nearest
// column first, then the nearest line in it. All else is read by row: the
// nearest row first, then the nearest mark in it.
func (s *Scene) At(x, y, width float64) int {
	best, bestFirst, bestThen := -1, math.Inf(1), math.Inf(1)
	for i, h := range s.Hits {
		first, then := math.Abs(float64(h.X*width)-x), math.Abs(h.Y-y)
		if !s.byColumn() {
			first, then = then, first
		}
		if first < bestFirst || first == bestFirst && then < bestThen {
			best, bestFirst, bestThen = i, first, then
		}
	}
	return best
}

// byColumn reports whether points are read column by column.
func (s *Scene) byColumn() bool { return s.spec.Columned() }

// Direction is where a key leads.
type Direction uint8

// The directions. First and Last are the ends of a series.
const (
	Previous Direction = iota
	Next
	Above
	Below
	First
	Last
)

// Step is the index of the hit that a key leads to from another; it stays
// where it is at an end, as nothing wraps round. From -1 Last leads to the last
// hit of the first series, every other key to the first hit. Every hit can be
// reached from every other.
func (s *Scene) Step(from int, d Direction) int {
	switch {
	case len(s.Hits) == 0:
		return -1
	case from < 0 || from >= len(s.Hits):
		if d == Last {
			return s.along(0, d)
		}
		return 0
	case d != Above && d != Below:
		return s.along(from, d)
	case s.byColumn():
		return s.acrossColumn(from, d)
	}
	return s.acrossRows(from, d)
}

// acrossColumn moves to the next point up or down among those of the same
// year. At the top it goes on to the nearest earlier year that has a series
// which this one lacks, at the bottom to the nearest later one: so series that
// share no year can be reached from each other.
func (s *Scene) acrossColumn(from int, d Direction) int {
	here := s.Hits[from]
	best := from
	for i, h := range s.Hits {
		if h.X != here.X || !under(here, h, d) {
			continue
		}
		if best == from || under(h, s.Hits[best], d) {
			best = i
		}
	}
	if best != from {
		return best
	}
	distance := math.Inf(1)
	for i, h := range s.Hits {
		away := h.X - here.X
		if d == Above {
			away = -away
		}
		if away > 0 && away < distance && !s.inColumn(h.Series, here.X) {
			best, distance = i, away
		}
	}
	return best
}

// under reports whether b comes after a on the way up or down.
func under(a, b Hit, d Direction) bool {
	if d == Above {
		a, b = b, a
	}
	return b.Y > a.Y || b.Y == a.Y && b.Series > a.Series
}

func (s *Scene) inColumn(series int, x float64) bool {
	for _, h := range s.Hits {
		if h.Series == series && h.X == x {
			return true
		}
	}
	return false
}

// acrossRows moves to the mark nearest to this one in the next row up or down
// that has any.
func (s *Scene) acrossRows(from int, d Direction) int {
	here, best := s.Hits[from], from
	for i, h := range s.Hits {
		if d == Below && h.Series <= here.Series || d == Above && h.Series >= here.Series {
			continue
		}
		rows, bestRows := abs(h.Series-here.Series), abs(s.Hits[best].Series-here.Series)
		if best == from || rows < bestRows || rows == bestRows && math.Abs(h.X-here.X) < math.Abs(s.Hits[best].X-here.X) {
			best = i
		}
	}
	return best
}

func abs(i int) int { return max(i, -i) }

// along moves inside a series that has several points, and from series to
// series where each has one.
func (s *Scene) along(from int, d Direction) int {
	same := func(i int) bool { return s.Hits[i].Series == s.Hits[from].Series }
	if s.single() {
		same = func(int) bool { return true }
	}
	to := from
	switch d {
	case Previous:
		for i := from - 1; i >= 0; i-- {
			if same(i) {
				return i
			}
		}
	case Next:
		for i := from + 1; i < len(s.Hits); i++ {
			if same(i) {
				return i
			}
		}
	case First:
		for i := from; i >= 0; i-- {
			if same(i) {
				to = i
			}
		}
	case Last:
		for i := from; i < len(s.Hits); i++ {
			if same(i) {
				to = i
			}
		}
	}
	return to
}

func (s *Scene) single() bool {
	for _, series := range s.spec.Series {
		if len(series.Points) > 1 {
			return false
		}
	}
	return true
}

// Beside lists the hits that a reader sees together with one: of a chart that
// is read by column, the points of the labelled series in that column; the
// hit itself is always among them.
func (s *Scene) Beside(hit int) []int {
	if hit < 0 || hit >= len(s.Hits) {
		return nil
	}
	if !s.byColumn() {
		return []int{hit}
	}
	at := s.Hits[hit]
	var beside []int
	for i, h := range s.Hits {
		if i == hit || h.X == at.X && h.Series != at.Series && s.spec.Series[h.Series].Labelled && !s.spec.Series[h.Series].Dimmed {
			beside = append(beside, i)
		}
	}
	return beside
}

// Over draws what stands over a chart at a point: a ring round it and, where
// the chart is read by column, a hairline with a ring on each line beside.
func (s *Scene) Over(hit int, pinned bool) string {
	w := &writer{skin: Page}
	w.WriteString(`<svg class="ch" width="100%" height="`)
	w.WriteString(strconv.Itoa(s.Height))
	w.WriteString(`" aria-hidden="true">`)
	if hit >= 0 && hit < len(s.Hits) {
		at := s.Hits[hit]
		if s.byColumn() {
			Rule{X1: at.X, X2: at.X, Y1: s.PlotTop, Y2: s.PlotBottom, Ink: inkPin}.draw(w)
		}
		for _, i := range s.Beside(hit) {
			h := s.Hits[i]
			class := "ring"
			if i == hit {
				class = "ring me"
				if pinned {
					class = "ring me pinned"
				}
			}
			w.WriteString(`<svg`)
			w.x("x", h.X)
			w.y("y", h.Y)
			w.WriteString(` overflow="visible"><circle r="7"`)
			w.text("class", class)
			w.WriteString(`/></svg>`)
		}
	}
	w.WriteString(`</svg>`)
	return w.String()
}
