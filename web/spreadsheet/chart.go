package spreadsheet

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// Kind is what a chart is drawn as.
type Kind uint8

// The kinds of chart.
const (
	Lines Kind = iota // over the years, or whatever the points stand in the order of
	Bars              // lying, from the top down
)

// Chart is a chart that the spreadsheet program draws, from a table of its own with a
// column for each series.
type Chart struct {
	Kind  Kind
	Title string // what the figure finds
	Unit  string // of the values
	// Category is what the points of a series differ in: "Year".
	Category string
	// Alternative says what is drawn to those who do not see it; "" for the title with
	// the names of the series.
	Alternative string
	Series      []Series
	Reversed    bool // the lowest value is the best: a rank
	Logarithmic bool // shown by their order of magnitude, if all values are above zero
}

// Series are points of one colour.
type Series struct {
	Name   string
	Colour string // "#0b4f8a"
	Dashed bool   // a line to compare the others with
	Points []Point
}

// Point is a value of a series.
type Point struct {
	// X is the year; 0 where the points have none, which then stand in the order in
	// which their labels are first met.
	X       int
	Label   string // as printed
	Value   float64
	Missing bool // there is none
	// Segment counts breaks: a line never joins two segments. Open points stand
	// outside the line.
	Segment int
	Open    bool
}

// place is where a point stands along the axis.
type place struct {
	x     int
	label string
}

// column is what is drawn as one: the points of a series that a line may join, or those
// outside of it.
type column struct {
	name    string
	series  *Series
	at      int // of the series
	joined  bool
	points  map[place]float64
	segment int
}

// grid is a chart as a table.
type grid struct {
	places  []place
	columns []column
}

// grid lays out the series of a chart as a table. Years that no series has stand in it
// as well, so that as much of the axis is as much time, unless a line passes over them:
// there it would be broken.
func (c *Chart) grid(words *catalogue.Catalogue) *grid {
	g := &grid{}
	index := map[place]bool{}
	for i := range c.Series {
		s := &c.Series[i]
		start := len(g.columns)
		for _, p := range s.Points {
			at := place{p.X, p.Label}
			if !index[at] {
				index[at] = true
				g.places = append(g.places, at)
			}
			if !p.Missing {
				g.column(start, i, s, p).points[at] = p.Value
			}
		}
		if len(g.columns) == start {
			g.columns = append(g.columns, column{series: s, at: i, joined: true}) // all are missing
		}
		g.call(start, s.Name, words)
	}
	if !slices.ContainsFunc(g.places, func(p place) bool { return p.x == 0 }) {
		slices.SortFunc(g.places, func(a, b place) int {
			if a.x != b.x {
				return a.x - b.x
			}
			return strings.Compare(a.label, b.label)
		})
		if c.Kind == Lines {
			g.even(c)
		}
	}
	return g
}

// column is the one of a point among those of its series, which begin at start.
func (g *grid) column(start, at int, s *Series, p Point) *column {
	for i := start; i < len(g.columns); i++ {
		if c := &g.columns[i]; c.joined == !p.Open && (p.Open || c.segment == p.Segment) {
			return c
		}
	}
	g.columns = append(g.columns, column{series: s, at: at, joined: !p.Open, segment: p.Segment, points: map[place]float64{}})
	return &g.columns[len(g.columns)-1]
}

// call names the columns of a series, which begin at start.
func (g *grid) call(start int, name string, words *catalogue.Catalogue) {
	part := 0
	for i := start; i < len(g.columns); i++ {
		c := &g.columns[i]
		c.name = name
		switch {
		case !c.joined && len(g.columns)-start > 1:
			c.name = words.Say(catalogue.BookApart, "name", name)
		case c.joined:
			if part++; part > 1 {
				c.name = words.Say(catalogue.BookPart, "name", name, "n", strconv.Itoa(part))
			}
		}
	}
}

// mostPlaces is how many places there are at most along an axis that is made even.
const mostPlaces = 400

// even adds the years that are missing between those there are, where each of these is
// there once and no line passes over a new one.
func (g *grid) even(c *Chart) {
	step := 0
	for i, p := range g.places {
		if p.label != strconv.Itoa(p.x) {
			return
		}
		if i > 0 {
			step = divisor(step, p.x-g.places[i-1].x)
		}
	}
	if step == 0 || (g.places[len(g.places)-1].x-g.places[0].x)/step >= mostPlaces {
		return
	}
	var all []place
	for x := g.places[0].x; x <= g.places[len(g.places)-1].x; x += step {
		all = append(all, place{x, strconv.Itoa(x)})
	}
	for i := range c.Series {
		for j, p := range c.Series[i].Points {
			if j == 0 || p.Missing || p.Open {
				continue
			}
			before := c.Series[i].Points[j-1]
			if before.Missing || before.Open || before.Segment != p.Segment {
				continue
			}
			if between(g.places, before.X, p.X) < between(all, before.X, p.X) {
				return
			}
		}
	}
	g.places = all
}

// between is how many places stand between two years.
func between(places []place, from, to int) int {
	n := 0
	for _, p := range places {
		if p.x > from && p.x < to {
			n++
		}
	}
	return n
}

// divisor is the greatest common one.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// least is the lowest value.
func (g *grid) least() float64 {
	least := math.Inf(1)
	for _, c := range g.columns {
		for _, v := range c.points {
			least = min(least, v)
		}
	}
	return least
}

// drawn reports whether the chart has a value to draw.
func (c *Chart) drawn() bool {
	return c != nil && slices.ContainsFunc(c.Series, func(s Series) bool {
		return slices.ContainsFunc(s.Points, func(p Point) bool { return !p.Missing })
	})
}

// alternative says what is drawn.
func (c *Chart) alternative(words *catalogue.Catalogue) string {
	if c.Alternative != "" {
		return c.Alternative
	}
	between, names := ", ", make([]string, len(c.Series))
	if words.Language == data.Japanese {
		between = "、"
	}
	for i, s := range c.Series {
		names[i] = s.Name
	}
	return words.Say(catalogue.BookSeries, "title", c.Title, "unit", c.Unit, "series", strings.Join(names, between))
}
