package chart

// Form is a kind of chart: bars, lines, a flow. Each is a type of its own in a
// file of its own, a short composition of marks; what only one kind needs to
// know is a field of its type. A program holds the forms that its pages name,
// and no other.
type Form interface {
	// Layout places the marks of a spec, whose values are finite. It is called
	// by the function of that name, which adds what all scenes have.
	Layout(s *Spec) *Scene
	// Dimension is along what the points of a series differ.
	Dimension() Dimension
}

// Dimension is along what the points of a series differ. It says how a point is
// named in words, how it is reached, and whether two of them are compared as an
// earlier and a later.
type Dimension uint8

// The dimensions.
const (
	Single   Dimension = iota // in no way: one point a series
	ByYear                    // a value a year, read year by year
	ByMoment                  // an earlier value and a later one
	ByColumn                  // a value a column: each is of a pair of row and column
	BySource                  // a value a source of the same claim
	ByPlace                   // a value a place
)

// Capabilities are what only some forms can do. They are asked for by
// assertion, as in
//
//	_, can := spec.Form.(chart.Logarithmic)
type (
	// Logarithmic forms can draw their values on a logarithmic scale.
	Logarithmic interface{ Logarithmic() }
	// Indexable forms can draw changes from a first year in the place of values.
	Indexable interface{ Indexable() }
	// Zoomable forms have an axis of years, of which some can be chosen.
	Zoomable interface{ Zoomable() }
	// Headed forms name their columns, or what else their points differ by.
	Headed interface{ Heads() []string }
	// Ranking forms say among how many places a rank is; 0 when not known.
	Ranking interface{ RankTotal() int }
	// Partial forms have no row for what does not apply: a pair is no direction,
	// and has no place in an order.
	Partial interface{ Partial() }
	// Directed forms have their first series leave from the left.
	Directed interface{ Directed() }
)

// Layout places a chart's marks. A value that is no finite number is taken for
// missing. A spec without a form, or whose form has nothing to draw, gives a
// scene without marks.
func Layout(spec *Spec) *Scene {
	scene := &Scene{}
	if spec.Form != nil {
		scene = spec.Form.Layout(spec.finite())
	}
	scene.spec = spec
	if scene.NarrowHeight == 0 {
		scene.NarrowHeight = scene.Height
	}
	if scene.PlotBottom == 0 {
		scene.PlotBottom = float64(scene.Height)
	}
	return scene
}

// Dimension is that of the spec's form; Single without one.
func (s *Spec) Dimension() Dimension {
	if s.Form == nil {
		return Single
	}
	return s.Form.Dimension()
}

// Columned reports whether the chart is read by column, year by year.
func (s *Spec) Columned() bool { return s.Dimension() == ByYear }
