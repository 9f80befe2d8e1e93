package chart

import "slices"

// Sign is a mark of a chart over years that its axes and names do not explain.
type Sign uint8

// The signs.
const (
	ProvisionalSign Sign = iota + 1 // an open mark at the end of a dashed line
	FlaggedSign                     // an open mark outside its line
	BreakSign                       // a line that ends and begins again
	DeckSign                        // the deck's own figure: an open diamond
	OutsideSign                     // an open mark of another release or collector, or of the deck
)

// Keyed is a sign and what it means.
type Keyed struct {
	Sign Sign
	Text string
}

// Signs are those that the scene has, in their order; none of a chart that is not over
// years.
func (s *Scene) Signs() []Sign {
	if s.spec == nil || !s.spec.Columned() {
		return nil
	}
	var open []Place
	openDots(s.Marks, 0, &open)
	var found [OutsideSign + 1]bool
	for _, h := range s.Hits {
		series := &s.spec.Series[h.Series]
		p := &series.Points[h.Point]
		if !p.Present() || !slices.Contains(open, Place{h.X, h.Y}) {
			continue
		}
		switch {
		case p.OtherSource && (series.Role >= Ink || series.Shape >= Ink):
			found[DeckSign] = true
		case p.OtherSource:
			found[OutsideSign] = true
		case p.Open:
			found[FlaggedSign] = true
		case p.Provisional:
			found[ProvisionalSign] = true
		}
	}
	found[BreakSign] = slices.ContainsFunc(s.spec.Series, func(series Series) bool { return series.broken() })
	if found[OutsideSign] {
		found[DeckSign] = false // its words are of both
	}
	var signs []Sign
	for sign := ProvisionalSign; sign <= OutsideSign; sign++ {
		if found[sign] {
			signs = append(signs, sign)
		}
	}
	return signs
}

// openDots collects where open marks are drawn, so many pixels lower.
func openDots(marks []Mark, by float64, open *[]Place) {
	for _, m := range marks {
		switch m := m.(type) {
		case Dot:
			if m.Open {
				*open = append(*open, Place{m.X, m.Y + by})
			}
		case Lowered:
			openDots(m.Marks, by+m.By, open)
		}
	}
}

// broken reports whether the line of a series ends and begins again where its source breaks.
func (s Series) broken() bool {
	var before *Point
	for i := range s.Points {
		p := &s.Points[i]
		if !p.Present() || p.Open {
			continue
		}
		if before != nil && before.Segment != p.Segment {
			return true
		}
		before = p
	}
	return false
}

// sign draws a sign from a place to the right, in the middle of a line of words.
func (w *writer) sign(sign Sign, x, y float64) {
	w.WriteString(`<g transform="translate(` + twoDecimals(x) + `,` + twoDecimals(y) + `)">`)
	stroke := ` stroke="` + Ink2Light + `" stroke-width="2"`
	line := func(from, to, more string) {
		w.WriteString(`<path fill="none"` + stroke + more + ` d="M` + from + `,0L` + to + `,0"/>`)
	}
	mark := func(shape, at string) {
		w.WriteString(`<path fill="` + PaperLight + `"` + stroke + ` transform="translate(` + at + `,0)" d="` + shape + `"/>`)
	}
	switch sign {
	case ProvisionalSign:
		line("0", "16", ` stroke-dasharray="3"`)
		mark(disc, "20")
	case FlaggedSign:
		mark(looks[Other].shape, "14")
	case BreakSign:
		line("0", "10", "")
		line("16", "26", "")
	case DeckSign:
		mark(diamond, "14")
	case OutsideSign:
		mark(disc, "7")
		mark(diamond, "21")
	}
	w.end()
}
