package chart

import "strconv"

// Beside lists the hits that a reader sees together with one: of a chart that
// is read by column, the points of the labelled series in that column; the
// hit itself is always among them.
func (s *Scene) Beside(hit int) []int {
	if hit < 0 || hit >= len(s.Hits) {
		return nil
	}
	if !s.byColumn() {
		return []int{hit}
	}
	at := s.Hits[hit]
	var beside []int
	for i, h := range s.Hits {
		if i == hit || h.X == at.X && h.Series != at.Series && s.spec.Series[h.Series].Labelled && !s.spec.Series[h.Series].Dimmed {
			beside = append(beside, i)
		}
	}
	return beside
}

// Over draws what stands over a chart at a point: a ring round it and, where
// the chart is read by column, a hairline with a ring on each line beside.
func (s *Scene) Over(hit int, pinned bool) string {
	w := &writer{skin: Page}
	w.WriteString(`<svg class="ch" width="100%" height="`)
	w.WriteString(strconv.Itoa(s.Height))
	w.WriteString(`" aria-hidden="true">`)
	if hit >= 0 && hit < len(s.Hits) {
		at := s.Hits[hit]
		if s.byColumn() {
			Rule{X1: at.X, X2: at.X, Y1: s.PlotTop, Y2: s.PlotBottom, Ink: inkPin}.draw(w)
		}
		for _, i := range s.Beside(hit) {
			h := s.Hits[i]
			class := "ring"
			if i == hit {
				class = "ring me"
				if pinned {
					class = "ring me pinned"
				}
			}
			w.WriteString(`<svg`)
			w.x("x", h.X)
			w.y("y", h.Y)
			w.WriteString(` overflow="visible"><circle r="7"`)
			w.text("class", class)
			w.WriteString(`/></svg>`)
		}
	}
	w.WriteString(`</svg>`)
	return w.String()
}

var inkPin = ink{class: "pin", stroke: InkLight}

// MarkClass is the class of a role's mark in running text.
func MarkClass(r Role) string {
	name := looks[r].fill[1:]
	if name[0] <= '9' {
		name = "c" + name
	}
	return "k " + name
}
