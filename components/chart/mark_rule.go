package chart

// Rule is a straight line from place to place: of a grid, a tick, a base
// line.
type Rule struct {
	X1, X2, Y1, Y2 float64
	Ink            ink
	Show           Show
}

func (m Rule) draw(w *writer) {
	if w.hidden(m.Show) {
		return
	}
	w.WriteString(`<line`)
	w.x("x1", m.X1)
	w.x("x2", m.X2)
	w.y("y1", m.Y1)
	w.y("y2", m.Y2)
	w.lineInk(m.Ink, m.Show)
	w.WriteString(`/>`)
}

// Leader ties a label, in pixels right of a place, to the mark it belongs to.
type Leader struct {
	X, Y, DX1, DX2, DY float64
	Show               Show
}

func (m Leader) draw(w *writer) {
	if w.hidden(m.Show) {
		return
	}
	w.at(m.X, m.Y, m.Show)
	w.WriteString(`<line`)
	w.number("x1", m.DX1)
	w.number("x2", m.DX2)
	w.number("y1", 0)
	w.number("y2", m.DY)
	w.lineInk(inkLeader, Always)
	w.WriteString(`/>`)
	w.end()
}
