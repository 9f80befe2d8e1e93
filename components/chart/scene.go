package chart

import (
	"math"
	"slices"

	"bilateral/components/format"
	"bilateral/components/scale"
	"bilateral/data"
)

// RoleOf is the role of one of the dataset's roles.
func RoleOf(r data.Role) Role {
	switch r {
	case data.RoleA:
		return A
	case data.RoleB:
		return B
	case data.RolePair:
		return Pair
	}
	return Other
}

// Show says in which width class a mark is there: a plot is narrow up to 32
// rem (the stylesheet's container query) and wide above.
type Show uint8

// The width classes.
const (
	Always Show = iota
	WhenWide
	WhenNarrow
	// UnlessTiny is Always, but not in the narrowest of the narrow plots; with
	// WhenNarrow added, it is there in the other narrow ones only.
	UnlessTiny
)

// Scene is a laid-out chart. Its height depends on the data and the width
// class only, never on the width.
type Scene struct {
	Height, NarrowHeight int // pixels; equal unless the form is re-laid
	// Room for labels left and right of the plot, in steps of half a rem, 0
	// to mostOfLabels, wide and narrow.
	Left, Right, NarrowLeft, NarrowRight int
	Marks                                []Mark
	Hits                                 []Hit
	// The plot's upper and lower edge, in pixels: how far a hairline runs.
	PlotTop, PlotBottom float64
	// Scrolls says that the plot scrolls sideways where it is narrow.
	Scrolls bool
	spec    *Spec
}

// Hit is a point that a reader can reach by pointer, touch or keyboard.
type Hit struct {
	Series, Point int     // indices into the Spec
	X             float64 // fraction of the plot's width
	Y             float64 // pixels from the plot's top
}

// Spec is what the scene was laid out from.
func (s *Scene) Spec() *Spec { return s.spec }

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

// byColumn says whether points are read column by column.
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

// under says whether b comes after a on the way up or down.
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

// finite is the spec without what is no finite number: such a value is taken
// for missing, such a benchmark or domain is left out.
func (s *Spec) finite() *Spec {
	s = s.copied()
	if s.Benchmark != nil && !isFinite(s.Benchmark.Value) {
		s.Benchmark = nil
	}
	if s.Domain != nil && !isFinite(s.Domain.Start, s.Domain.End) {
		s.Domain = nil
	}
	if isFinite(s.values()...) {
		return s
	}
	for i := range s.Series {
		points := slices.Clone(s.Series[i].Points)
		for j := range points {
			points[j].Missing = points[j].Missing || !isFinite(points[j].Value)
		}
		s.Series[i].Points = points
	}
	return s
}

// isFinite reports whether all values are numbers that can be drawn.
func isFinite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// IsLog reports whether the chart is drawn on a logarithmic scale: where it is
// asked for, the form can, and all values are positive.
func (s *Spec) IsLog() bool {
	if _, can := s.Form.(Logarithmic); !can || s.Scale != Log {
		return false
	}
	values := s.values()
	if s.Benchmark != nil {
		values = append(values, s.Benchmark.Value)
	}
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	return len(values) > 0 && scale.Positive(values...)
}

// values are all that are not missing.
func (s *Spec) values() []float64 {
	var values []float64
	for _, series := range s.Series {
		for _, p := range series.Points {
			if !p.Missing {
				values = append(values, p.Value)
			}
		}
	}
	return values
}

// valued is what linear and logarithmic scales have in common.
type valued interface{ At(v float64) float64 }

// axis is the scale of the values and its ticks. The domain is widened to
// round values where nice, and holds zero unless the values are all far from
// it: then a line would be flat, and no length is read.
func (s *Spec) axis(rangeStart, rangeEnd float64, count int, withZero bool) (valued, []float64, func(float64) string) {
	values := s.values()
	if s.Benchmark != nil {
		values = append(values, s.Benchmark.Value)
	}
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	least, greatest, ok := scale.Extent(values...)
	if !ok {
		least, greatest = 0, 1
	}
	if s.IsLog() {
		start, end := scale.LogNice(least, greatest)
		if l, ok := scale.NewLog(start, end, rangeStart, rangeEnd); ok {
			ticks := scale.LogTicks(start, end, count+2)
			decimals := 0
			for _, t := range ticks {
				for float64(t*float64(pow10(decimals))) < 1 && decimals < 6 {
					decimals++
				}
			}
			return l, ticks, s.tick(decimals)
		}
	}
	if withZero || least >= 0 && greatest-least > greatest/3 || greatest <= 0 && greatest-least > -least/3 {
		least, greatest = math.Min(least, 0), math.Max(greatest, 0)
	}
	if least == greatest {
		// A single value gets room on both sides; zero alone, above.
		if least == 0 {
			greatest = 1
		} else {
			room := math.Abs(least) / 10
			least, greatest = least-room, greatest+room
		}
	}
	start, end := scale.Nice(least, greatest, count)
	return scale.NewLinear(start, end, rangeStart, rangeEnd), scale.Ticks(start, end, count), s.tick(scale.Decimals(start, end, count))
}

func pow10(n int) int {
	v := 1
	for range n {
		v *= 10
	}
	return v
}

// steps turns a width in pixels into steps of half a rem.
func steps(pixels int) int { return min(max((pixels+7)/8, 0), mostOfLabels) }

// textWidth is about how wide a text is in type of that size, in pixels, on
// the safe side: it must hold in a wide system font.
func textWidth(s string, size int) int {
	width := 0.0
	for _, r := range s {
		switch {
		case r >= 0x2E80:
			width++
		case r == ' ' || r == '.' || r == ',' || r == 'i' || r == 'l' || r == 't' || r == 'f' || r == 'r':
			width += 0.36
		case r == 'm' || r == 'w' || 'A' <= r && r <= 'Z':
			width += 0.76
		default:
			width += 0.6
		}
	}
	return int(math.Ceil(width * float64(size)))
}

// fit shortens a text to a width in pixels; of nothing it leaves nothing.
func fit(s string, size, width int) string {
	if textWidth(s, size) <= max(width, 0) {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && textWidth(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// wrap breaks a text into lines of no more than a width in pixels, at spaces,
// behind what joins two names, and inside a word only where it is longer than a line or in a script that
// has no spaces.
func wrap(s string, size, width int) []string {
	var lines []string
	line, lastSpace := []rune{}, -1
	for _, r := range s {
		if r == ' ' {
			lastSpace = len(line)
		}
		line = append(line, r)
		if len(line) < 2 || textWidth(string(line), size) <= width {
			if r == '–' || r == '・' {
				lastSpace = len(line)
			}
			continue
		}
		cut := lastSpace
		if cut <= 0 {
			cut = len(line) - 1
		}
		lines = append(lines, string(line[:cut]))
		rest := line[cut:]
		if rest[0] == ' ' {
			rest = rest[1:]
		}
		line, lastSpace = append([]rune{}, rest...), -1
	}
	if len(line) > 0 {
		lines = append(lines, string(line))
	}
	return lines
}

// short is a series' name for narrow plots.
func (s Series) short() string {
	if s.Short != "" {
		return s.Short
	}
	return s.Name
}

// tick prints a value of the axis, by the spec's own print or with so many
// digits after the point.
func (s *Spec) tick(decimals int) func(float64) string {
	if s.Tick != nil {
		return s.Tick
	}
	return func(v float64) string { return format.Number(v, decimals) }
}
