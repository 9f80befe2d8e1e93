package chart

// Bar is a value drawn as a length.
type Bar struct {
	X1, X2, Y, Height float64
	Role              Role
	Series            int
}

func (m Bar) draw(w *writer) {
	w.WriteString(`<rect`)
	w.x("x", m.X1)
	w.y("y", m.Y)
	w.span("width", m.X2-m.X1)
	w.number("height", m.Height)
	w.fill(m.Role, "")
	w.WriteString(`/>`)
}
