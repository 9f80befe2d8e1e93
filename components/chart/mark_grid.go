package chart

// Grid is the rules at the ticks of an axis, across the plot.
type Grid struct {
	At         []float64 // pixels from the top; fractions of the width where Upright
	Upright    bool
	Start, End float64 // how far the rules run, the other way
	Zero       int     // index of the one that is the base line, -1 for none
}

func (m Grid) draw(w *writer) {
	for i, at := range m.At {
		look := inkGrid
		if i == m.Zero {
			look = inkAxis
		}
		if m.Upright {
			Rule{X1: at, X2: at, Y1: m.Start, Y2: m.End, Ink: look}.draw(w)
		} else {
			Rule{X1: m.Start, X2: m.End, Y1: at, Y2: at, Ink: look}.draw(w)
		}
	}
}
