package chart

// Cell is a number on a ground that is the darker the greater the number.
type Cell struct {
	X, Width, Y, Height float64
	Level               int // of the ramp, 0 to 4; -1 for a missing value
	Picked              bool
	Text                string
}

// ramp is the ground of each level: 4, 11, 20, 72 and 100 % of ink on paper,
// mixed in oklab. Every number on it stands out by 7.1 to 1 or more.
var ramp = [...]struct {
	class, light string
	dark         bool
}{
	{"h0", "#f1f0ed", false}, {"h1", "#dfdfdd", false}, {"h2", "#c9c9c8", false}, {"h3", "#525558", true}, {"h4", InkLight, true},
}

func (m Cell) draw(w *writer) {
	w.WriteString(`<rect`)
	w.x("x", m.X)
	w.y("y", m.Y)
	w.span("width", m.Width)
	w.number("height", m.Height)
	text := inkName
	ground, light := "hx", PaperLight
	if m.Level >= 0 {
		ground, light = ramp[m.Level].class, ramp[m.Level].light
		if ramp[m.Level].dark {
			text = inkOnDark
		}
	}
	picked := ""
	if m.Picked {
		picked = "us"
	}
	if w.skin == Page {
		w.class("cell", ground, picked)
	} else {
		w.text("fill", light)
		if m.Picked {
			w.text("stroke", looks[Pair].light)
			w.text("stroke-width", "3")
		} else {
			w.text("stroke", EdgeLight)
		}
	}
	w.WriteString(`/>`)
	Text{X: m.X + m.Width/2, Y: m.Y + m.Height/2 + 5, Anchor: Middle, Ink: text, Text: m.Text}.draw(w)
}
