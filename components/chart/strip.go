package chart

// Strip is a line the size of a word on which figures stand as places: what is
// checked as filled diamonds, an open source's figures as open discs, into which a diamond fits, and what
// they may be as a grey band. It is drawn in ink only.
type Strip struct {
	Start, End float64 // of the scale
	Origin     float64 // what is measured from: zero, or the first place
	Benchmark  float64 // a value to compare with, dotted; 0 for none
	// Low and High are the ends of the band, equal for none. The strip cuts it
	// off where it reaches beyond.
	Low, High float64
	Values    []float64 // of open sources
	Checked   []float64 // of what is checked
}

// stripHeight is a strip's height in pixels.
const stripHeight = 24

// SVG draws the strip for a page. It says nothing: the figures stand beside it.
func (s *Strip) SVG() string {
	const middle = stripHeight / 2
	scene := &Scene{Height: stripHeight}
	if s.Low != s.High {
		low, high := min(max(s.at(s.Low), 0), 1), min(max(s.at(s.High), 0), 1)
		scene.Marks = append(scene.Marks, band{X: low, Width: high - low})
	}
	scene.tick(0, 1, middle, inkGrid)
	scene.tick(s.at(s.Origin), s.at(s.Origin), 5, inkLeader)
	if s.Benchmark != 0 {
		scene.tick(s.at(s.Benchmark), s.at(s.Benchmark), 0, inkDotted)
	}
	for _, v := range s.Values {
		scene.Marks = append(scene.Marks, Dot{X: s.at(v), Y: middle, Role: Ink, Open: true})
	}
	for _, v := range s.Checked {
		scene.Marks = append(scene.Marks, Dot{X: s.at(v), Y: middle, Role: Ink, Small: true})
	}
	return scene.SVG("")
}

// tick draws a line that keeps so far off the strip's upper and lower edge.
func (scene *Scene) tick(from, to, off float64, i ink) {
	scene.Marks = append(scene.Marks, Rule{X1: from, X2: to, Y1: off, Y2: stripHeight - off, Ink: i})
}

// at is where a value stands, as a fraction of the width.
func (s *Strip) at(v float64) float64 { return (v - s.Start) / (s.End - s.Start) }

// band is a grey ground as high as a strip.
type band struct{ X, Width float64 }

func (m band) draw(w *writer) {
	w.WriteString(`<rect`)
	w.class("bd")
	w.x("x", m.X)
	w.number("y", 3)
	w.span("width", m.Width)
	w.number("height", stripHeight-6)
	w.WriteString(`/>`)
}
