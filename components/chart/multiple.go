package chart

import "bilateral/components/scale"

// Sizes of small multiples, in pixels.
const (
	panelHead = 30 // over a panel, for its name
	panelGap  = 20 // between two panels
)

// Multiple draws panels below each other that are compared: amounts stand on
// one scale across them, years too, and the plots begin and end at the same
// places. It is one chart: its points are reached, said, tabled and downloaded
// together. The panels' forms have one dimension.
type Multiple struct {
	Panels []Panel
}

// Panel is one of small multiples: a form for the next so many series of the
// spec. What is left of the series is the last panel's.
type Panel struct {
	Head   string // its name, over it; "" for none
	Form   Form
	Series int
}

// Dimension implements Form: it is that of the panels.
func (m Multiple) Dimension() Dimension {
	for _, p := range m.Panels {
		if p.Form != nil {
			return p.Form.Dimension()
		}
	}
	return Single
}

// HeadOf is the name of the panel that a series of the spec, by its index, is
// drawn in.
func (m Multiple) HeadOf(series int) string {
	for i, p := range m.Panels {
		if series -= p.Series; series < 0 || i == len(m.Panels)-1 {
			return p.Head
		}
	}
	return ""
}

// Layout implements Form. A part is laid out for the gutters that it has in the
// end: those of the part that needs most.
func (m Multiple) Layout(s *Spec) *Scene {
	shared := *s
	shared.share()
	all := m.layout(&shared)
	shared.narrowGutters = [2]int{all.NarrowLeft, all.NarrowRight}
	return m.layout(&shared)
}

func (m Multiple) layout(s *Spec) *Scene {
	all := &Scene{}
	top, first := 0.0, 0
	for i, panel := range m.Panels {
		count := min(max(panel.Series, 0), len(s.Series)-first)
		if i == len(m.Panels)-1 {
			count = len(s.Series) - first
		}
		if panel.Form == nil || count == 0 {
			continue
		}
		part := *s
		part.Form, part.Series = panel.Form, s.Series[first:first+count]
		scene := panel.Form.Layout(&part)
		if all.Height > 0 {
			top += panelGap
		}
		if panel.Head != "" {
			head := &Text{X: 0, DX: labelIndent, Ink: inkHead, Text: panel.Head}
			head.Y = top + labelDrop + head.above()
			all.stack(head)
			top += panelHead + head.above()
		}
		if all.Height == 0 {
			all.PlotTop = top + scene.PlotTop
		}
		all.PlotBottom = top + float64(scene.Height)
		if scene.PlotBottom > 0 {
			all.PlotBottom = top + scene.PlotBottom
		}
		all.Marks = append(all.Marks, Lowered{By: top, Marks: scene.Marks})
		for _, h := range scene.Hits {
			h.Series += first
			h.Y += top
			all.Hits = append(all.Hits, h)
		}
		all.Left, all.Right = max(all.Left, scene.Left), max(all.Right, scene.Right)
		all.NarrowLeft, all.NarrowRight = max(all.NarrowLeft, scene.NarrowLeft), max(all.NarrowRight, scene.NarrowRight)
		all.Scrolls = all.Scrolls || scene.Scrolls
		top += float64(scene.Height)
		all.Height = int(top)
		first += count
	}
	return all
}

// share gives the spec the values and the years of all its series, and of its
// benchmark, as those that the axes of its parts span.
func (s *Spec) share() {
	values := s.values()
	if s.Benchmark != nil {
		values = append(values, s.Benchmark.Value)
	}
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	if least, greatest, ok := scale.Extent(values...); ok {
		s.Domain = &Domain{least, greatest}
	}
	if y, ok := s.years(); ok {
		s.Years = &Years{y.First, y.Last}
	}
}

// Lowered are marks that stand so many pixels lower than they say.
type Lowered struct {
	By    float64
	Marks []Mark
}

func (m Lowered) draw(w *writer) {
	w.top += m.By
	for _, mark := range m.Marks {
		mark.draw(w)
	}
	w.top -= m.By
}
