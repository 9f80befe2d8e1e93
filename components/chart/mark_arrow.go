package chart

import "math"

// Arrow is an amount on its way from X1 to X2, as a band whose height is the
// amount and whose head points at X2. It stands in a Layer.
type Arrow struct {
	X1, X2, Y, Height float64
	Role              Role
}

func (m Arrow) draw(w *writer) {
	// A thin band has a short head: about as long as it is high at 500 pixels.
	head := math.Min(0.045, math.Max(0.01, m.Height/500))
	if m.X2 < m.X1 {
		head = -head
	}
	neck, bottom := m.X2-head, m.Y+m.Height
	w.WriteString(`<path`)
	w.fill(m.Role, "")
	w.WriteString(` d="`)
	for i, p := range []Place{{m.X1, m.Y}, {neck, m.Y}, {m.X2, m.Y + m.Height/2}, {neck, bottom}, {m.X1, bottom}} {
		if i == 0 {
			w.WriteByte('M')
		} else {
			w.WriteByte('L')
		}
		w.place(p.X, p.Y)
	}
	w.WriteString(`Z"/>`)
}
