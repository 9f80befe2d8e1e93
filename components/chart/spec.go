// Package chart draws series: a Spec (data and encodings) becomes a Scene
// (marks on a plot, x as a fraction of its width, y in pixels, and the points
// a reader can reach), and a Scene becomes SVG in one of two skins. It stands
// between the series that a figure takes from the dataset and its markup; it
// knows no browser and no page.
//
// Nothing changes a spec once it is made: what shows another part of it, as
// Between does, returns another. A kind of chart is a Form. A new one takes a
// type in a file here, its examples in a file of package examples, which that
// package's list names, and a page that draws with it.
package chart

import "bilateral/data"

// Role is whose colour and shape a mark takes: those of the dataset's places
// and pair, then the chosen ones, then all others.
type Role uint8

// The roles.
const (
	Other   Role = iota
	A            // the dataset's place A
	B            // its place B
	Pair         // the two together
	Chosen1      // picked by the reader, in order
	Chosen2
	Chosen3
	Chosen4
	Ink  // evidence and rules: no data colour
	Deck // a figure of the deck beside a line of an open source
)

// Series is a line, a row, or a direction: points that belong together. It
// comes from one source.
type Series struct {
	Key    string // for focus and addresses: "GBR", "GBR-JPN"
	Name   string // "United Kingdom"
	Short  string // "UK", for narrow plots; Name where ""
	Role   Role
	Points []Point // in the order of X
	// Labelled series carry their name on the plot; the others show it on
	// focus. Dimmed ones stand back because others are picked out.
	Labelled bool
	Dimmed   bool
	// Shape is the role whose shape the open marks of the series take: it tells
	// the figures of another collector apart. Other is for its own.
	Shape Role
	// A Benchmark is a line to compare the others with: it is dotted.
	Benchmark bool
	// Head stands over the row of a Dumbbell with which a group begins.
	Head string
	// Prose is whose series it is inside a sentence, "the UK", and Phrase what of
	// theirs it counts, "the UK’s articles"; Name stands for each where it is "".
	// Among is the order that a rank is of: "among the UK’s partners".
	Prose, Phrase, Among string
	// Source is the id of the source of the values: those of two sources are
	// never compared.
	Source string
	// Whole are the points of all years where Points are those of some; nil where they
	// are all. Nothing of them is drawn, but an extreme is one among them.
	Whole []Point
}

// Point is one value. A missing one keeps its place and says why.
type Point struct {
	X       int     // year; or index of the column, the source or the place; 0 where a series has one point
	XText   string  // as printed: "2020", the column's or the source's name
	Value   float64 // finite; not read where Missing
	Text    string  // as printed, or the short mark of a missing value
	Reason  string  // why it is missing; "" otherwise
	Missing bool
	Role    Role // where the points of a series differ in it; Other for the series' own
	// Segment counts breaks: a line never joins two segments.
	Segment int
	// Open marks stand outside the line: a flagged point, another release.
	Open bool
	// OtherSource is an open mark that nothing is wrong with: it is another
	// release's or another collector's.
	OtherSource bool
	// Picked is the one point that the chart is about: a cell of a Matrix.
	Picked bool
	// Provisional values stand on the line but may still change: nothing is
	// compared with them.
	Provisional bool
	Brief       string // drawn in the place of a long Note
	Note        string // drawn at the point and said with it; "" for none
	// Of is where the value stands in the dataset; nil where nobody takes it away.
	Of *data.Given
}

// Present reports whether the point has a value.
func (p *Point) Present() bool { return !p.Missing && isFinite(p.Value) }

// Comparable reports whether the point may be compared with others: an open one
// is flagged or of another release, a provisional one may change.
func (p *Point) Comparable() bool { return p.Present() && !p.Provisional && !p.Open }

// written is what stands for the point on the plot.
func (p Point) written() string {
	if p.Text == "" {
		return p.Reason
	}
	return p.Text
}

// HasValue reports whether the series has a value.
func (s *Series) HasValue() bool {
	for i := range s.Points {
		if s.Points[i].Present() {
			return true
		}
	}
	return false
}

// Add puts another series into the spec.
func (s *Spec) Add(key, name string, role Role) *Series {
	s.Series = append(s.Series, Series{})
	added := &s.Series[len(s.Series)-1]
	added.Key, added.Name, added.Role = key, name, role
	return added
}

// Add puts another point into the series.
func (s *Series) Add(x int, xText string, value float64, text string) *Point {
	s.Points = append(s.Points, Point{})
	added := &s.Points[len(s.Points)-1]
	added.X, added.XText, added.Value, added.Text = x, xText, value, text
	return added
}

// Benchmark is a value to compare with: a dotted line and its name.
type Benchmark struct {
	Value float64
	Label string
}

// Domain is the values that an axis spans.
type Domain struct{ Start, End float64 }

// Years are the years that an axis spans.
type Years struct{ First, Last int }

// ValueScale is how values become places.
type ValueScale uint8

// The value scales. Log holds for positive values only, and then bars turn
// into dots.
const (
	Linear ValueScale = iota
	Log
)

// Spec says what to draw. The words round it are its Labels.
type Spec struct {
	Form      Form
	Series    []Series
	Scale     ValueScale
	Benchmark *Benchmark // nil for none
	// Domain and Years are shared with other panels; nil for the chart's own.
	Domain *Domain
	// narrowGutters are the least steps of the left and the right gutter of a narrow
	// chart: those of the other parts of a Multiple.
	narrowGutters [2]int
	// high is how high Lines are in a file or a compact frame, in pixels; 0 for their own
	// height.
	high  int
	Years *Years
	// Tick prints a value on the axis; nil for plain numbers.
	Tick func(v float64) string
	// Provisional is the word beside the last year where its values are
	// provisional.
	Provisional string
	// Unnamed is how many more series are drawn than these, of which no words
	// tell: what is said is not said of all.
	Unnamed int
}
