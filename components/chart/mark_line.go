package chart

import "math"

// Place is where a point of a line lies: X as a fraction of the plot's width,
// Y in pixels from its top.
type Place struct{ X, Y float64 }

// Weight is how thick a line is.
type Weight uint8

// The weights: those of the others, those picked out, and the one the chart
// is about.
const (
	Thin Weight = iota
	Medium
	Thick
)

var weights = [...]struct{ class, width string }{{"", "1.25"}, {"k2", "2"}, {"k3", "2.75"}}

// Line joins the points of each run; between two runs is a gap. It stands in
// a Layer.
type Line struct {
	Runs   [][]Place
	Role   Role
	Weight Weight
	Dotted bool
	Dashed bool // it leads to values that may still change
	Faint  bool // it stands behind the line that the chart is about
}

// faint is how much of its colour a line behind others has.
const faint = "0.25"

func (m Line) draw(w *writer) {
	w.WriteString(`<path`)
	if w.skin == File {
		w.text("fill", "none")
		w.text("stroke-width", weights[m.Weight].width)
		w.text("stroke-linejoin", "round")
		if !m.Dashed {
			w.text("stroke-linecap", "round")
		}
		w.stroke(m.Role, "")
		if m.Dotted {
			w.text("stroke-dasharray", "1 5")
		} else if m.Dashed {
			w.WriteString(` stroke-dasharray="3" stroke-dashoffset="3"`)
		}
	} else if m.Dotted {
		w.class(looks[m.Role].stroke, "kd")
	} else if m.Dashed {
		w.class(looks[m.Role].stroke, weights[m.Weight].class, "kp")
	} else if m.Role != Other || m.Weight != Thin {
		w.class(looks[m.Role].stroke, weights[m.Weight].class)
	}
	if m.Faint {
		w.text("stroke-opacity", faint)
	}
	w.WriteString(` d="`)
	for _, run := range m.Runs {
		if w.skin == Page {
			w.trace(run)
			continue
		}
		for i, p := range run {
			if i == 0 {
				w.WriteByte('M')
			} else {
				w.WriteByte('L')
			}
			w.place(p.X, p.Y)
		}
	}
	w.WriteString(`"/>`)
}

// trace writes a run on a page: its first point, then of each how far it is from the
// one before, which is shorter. A tenth is enough, of a pixel and of a thousandth
// of the width.
func (w *writer) trace(run []Place) {
	var x, y float64
	for i, p := range run {
		nextX, nextY := math.Round(p.X*10_000)/10, math.Round(p.Y*10)/10
		w.WriteByte("Ml "[min(i, 2)])
		var digits [48]byte
		b := append(appendDecimals(digits[:0], nextX-x), ',')
		w.Write(appendDecimals(b, nextY-y))
		x, y = nextX, nextY
	}
}

// Layer holds marks that are stretched with the plot: lines, areas, arrows.
// On a page its coordinates run to 1,000 across, and strokes do not scale.
type Layer struct {
	Height float64
	Marks  []Mark
}

func (m Layer) draw(w *writer) {
	if w.skin == Page {
		w.WriteString(`<svg class="ly" width="100%"`)
		if w.top != 0 {
			w.y("y", 0)
		}
		w.number("height", m.Height)
		w.text("viewBox", "0 0 1000 "+twoDecimals(m.Height))
		w.WriteString(` preserveAspectRatio="none">`)
	}
	for _, mark := range m.Marks {
		mark.draw(w)
	}
	if w.skin == Page {
		w.WriteString(`</svg>`)
	}
}

// cut keeps what lies between two heights and ends lines at them: a line
// leaves the plot at its edge.
func cut(runs [][]Place, top, bottom float64) [][]Place {
	var kept [][]Place
	for _, run := range runs {
		var now []Place
		for i, p := range run {
			if i > 0 {
				from, to, ok := cutSegment(run[i-1], p, top, bottom)
				if ok {
					if len(now) == 0 || now[len(now)-1] != from {
						if len(now) > 1 {
							kept = append(kept, now)
						}
						now = []Place{from}
					}
					now = append(now, to)
				}
			}
		}
		if len(now) > 1 {
			kept = append(kept, now)
		}
	}
	return kept
}

// cutSegment is the part of a segment between two heights, if there is any.
func cutSegment(a, b Place, top, bottom float64) (from, to Place, ok bool) {
	if a.Y < top && b.Y < top || a.Y > bottom && b.Y > bottom {
		return a, b, false
	}
	at := func(y float64) Place { return Place{a.X + float64((y-a.Y)/(b.Y-a.Y)*(b.X-a.X)), y} }
	from, to = a, b
	for _, end := range []*Place{&from, &to} {
		if end.Y < top {
			*end = at(top)
		} else if end.Y > bottom {
			*end = at(bottom)
		}
	}
	return from, to, true
}
