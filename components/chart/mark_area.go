package chart

// Area is the room between a line and its base, washed with the line's
// colour. It stands in a Layer.
type Area struct {
	Runs [][]Place
	Base float64 // pixels
	Role Role
}

func (m Area) draw(w *writer) {
	w.WriteString(`<path`)
	if w.skin == File {
		w.text("fill", looks[m.Role].light)
		w.text("fill-opacity", "0.1")
	} else {
		w.class("wash", looks[m.Role].fill)
	}
	w.WriteString(` d="`)
	for _, run := range m.Runs {
		w.WriteByte('M')
		w.place(run[0].X, m.Base)
		for _, p := range run {
			w.WriteByte('L')
			w.place(p.X, p.Y)
		}
		w.WriteByte('L')
		w.place(run[len(run)-1].X, m.Base)
		w.WriteByte('Z')
	}
	w.WriteString(`"/>`)
}
