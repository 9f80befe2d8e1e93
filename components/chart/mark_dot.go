package chart

// Dot is a value drawn as a place, in the shape of its role.
type Dot struct {
	X, Y  float64
	DX    float64 // pixels to the right
	Role  Role
	Open  bool
	Small bool
	Shape Role // whose shape an open mark takes; Other for its own
	Show  Show
}

func (m Dot) draw(w *writer) {
	if w.hidden(m.Show) {
		return
	}
	w.at(m.X, m.Y, m.Show)
	w.WriteString(`<path`)
	switch {
	case m.Open && w.skin == File:
		w.text("fill", PaperLight)
		w.text("stroke-width", "2")
		w.stroke(m.Role, "")
	case m.Open:
		w.stroke(m.Role, "hol")
	default:
		w.fill(m.Role, "")
	}
	shaped := m.Role
	if m.Shape != Other {
		shaped = m.Shape
	}
	shape := looks[shaped].shape
	if m.Open && looks[shaped].open != "" {
		shape = looks[shaped].open
	}
	transform := ""
	if m.DX != 0 {
		transform = "translate(" + twoDecimals(m.DX) + ",0)"
	}
	if m.Small {
		transform += "scale(0.7)"
	}
	if transform != "" {
		w.text("transform", transform)
	}
	w.text("d", shape)
	w.WriteString(`/>`)
	w.end()
}
