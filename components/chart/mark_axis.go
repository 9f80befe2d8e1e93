package chart

// Tick is a place on an axis and what is written there.
type Tick struct {
	At   float64 // pixels from the top, or a fraction of the width where Across
	Text string
	Show Show
}

// Axis is the words at the ticks: left of the plot, or below it.
type Axis struct {
	Ticks  []Tick
	Across bool
	Y      float64 // base line of the words, where Across
	Gap    float64 // pixels between the words and the plot, where not Across
}

func (m Axis) draw(w *writer) {
	for _, t := range m.Ticks {
		text := Text{X: 0, DX: -m.Gap, Y: t.At + 5, Anchor: End, Ink: inkPlain, Show: t.Show, Text: t.Text}
		if m.Across {
			text = Text{X: t.At, Y: m.Y, Anchor: Middle, Ink: inkPlain, Show: t.Show, Text: t.Text}
		}
		text.draw(w)
	}
}
