package chart

import (
	"math"

	"bilateral/data"
)

// Sizes of rows of counts, in pixels.
const (
	countsHead  = 30 // over a row with which a group begins
	countsName  = 26 // from a row's top to its line, past its name
	countsFirst = 22 // from the line to the base line of its first labels
	countsLane  = 18 // from labels to those below
	countsGap   = 12 // below a row
	countsKey   = 20 // a line of the key
	countsClear = 8  // between two labels in a lane
	keyMark     = 16 // from a mark of the key to its words
	keyGap      = 16 // between two of its entries
	tickTop     = 5  // where the line from a mark to its label begins
	tickEnd     = 14 // how far over the label's base line it ends
)

// Counts draws a row a collector, and in it a mark a figure, in the shape and
// the colour of its own role, that of whom it counts: filled the newest of
// these, hollow an earlier one, which the spec marks as Open. When it was counted stands at the mark,
// with the figure. A row's Head begins a group.
type Counts struct {
	Ways    []Way  // whom the figures count
	Earlier string // what a hollow mark is; "" where there is none
}

// Way is one of those whom the figures of Counts count.
type Way struct {
	Role        Role
	Name, Short string
}

// Dimension implements Form.
func (Counts) Dimension() Dimension { return BySource }

// Layout implements Form.
func (c Counts) Layout(s *Spec) *Scene {
	scene := &Scene{Left: 1, Right: 1, NarrowLeft: 1, NarrowRight: 1}
	if len(s.Series) == 0 {
		return scene
	}
	y := c.key(scene)
	scene.PlotTop = y
	x, grid, axis := s.acrossRows(true)
	grid.Start = y
	at := len(scene.Marks) // the grid lies below the rows
	for i := range s.Series {
		y = c.row(scene, s, i, x, y)
	}
	grid.End, axis.Y = y, y+17
	scene.Marks = append(scene.Marks[:at:at], append([]Mark{grid, axis}, scene.Marks[at:]...)...)
	scene.PlotBottom = y
	scene.Height = int(y) + ticksRoom
	return scene
}

// key says which mark counts whom, in as many lines as each width class needs,
// and how much room that takes.
func (c Counts) key(scene *Scene) float64 {
	type entry struct {
		role        Role
		open        bool
		name, short string
	}
	var entries []entry
	for _, w := range c.Ways {
		entries = append(entries, entry{w.Role, false, w.Name, w.Short})
	}
	if c.Earlier != "" {
		entries = append(entries, entry{Other, true, c.Earlier, c.Earlier})
	}
	room := 0.0
	for _, class := range [...]struct {
		show  Show
		width int
	}{{WhenWide, wideRow}, {WhenNarrow, narrowRow}} {
		dx, y := 0, 0.0
		for i, e := range entries {
			words := e.name
			if class.show == WhenNarrow && e.short != "" {
				words = e.short
			}
			words = fit(words, 14, class.width-keyMark)
			width := keyMark + textWidth(words, 14)
			if i > 0 && dx+width > class.width {
				dx, y = 0, y+countsKey
			}
			scene.Marks = append(scene.Marks,
				Dot{DX: float64(dx) + labelIndent, Y: y + 9, Role: e.role, Open: e.open, Show: class.show},
				Text{DX: float64(dx) + labelIndent + keyMark - 4, Y: y + 14, Ink: inkPlain, Show: class.show, Text: words})
			dx += width + keyGap
		}
		room = max(room, y+countsKey)
	}
	return room
}

// row draws a row from y down, and says where the next begins.
func (c Counts) row(scene *Scene, s *Spec, i int, x valued, y float64) float64 {
	series := &s.Series[i]
	if series.Head != "" {
		head := &Text{X: 0, DX: labelIndent, Ink: inkHead, Text: series.Head}
		y += countsHead + head.above()
		head.Y = y - 8
		scene.Marks = append(scene.Marks, Rule{X1: 0, X2: 1, Y1: y - 1, Y2: y - 1, Ink: inkLeader})
		scene.stack(head)
	}
	wide, narrow := wrap(series.Name, 14, wideWords), wrap(series.short(), 14, narrowRow)
	y += float64((max(len(wide), len(narrow)) - 1) * lineHeight)
	scene.rowName(wide, y+15, WhenWide)
	scene.rowName(narrow, y+15, WhenNarrow)
	hits := c.hits(series, i, x)
	line := y + countsName
	for _, h := range hits {
		line = max(line, y+countsName-h.Y)
	}
	scene.Marks = append(scene.Marks, Rule{X1: 0, X2: 1, Y1: line, Y2: line, Ink: inkGrid})
	// The newest lie over those before.
	for _, open := range [...]bool{true, false} {
		for _, h := range hits {
			if p := &series.Points[h.Point]; !p.Missing && p.Open == open {
				scene.Marks = append(scene.Marks, Dot{X: h.X, Y: line + h.Y, Role: p.Role, Open: open})
			}
		}
	}
	lanes := 1
	for _, class := range [...]struct {
		show  Show
		width int
	}{{WhenWide, wideRow}, {WhenNarrow, narrowRow}} {
		lanes = max(lanes, c.labels(scene, series, hits, class.show, float64(class.width), line))
	}
	for _, h := range hits {
		h.Y += line
		scene.Hits = append(scene.Hits, h)
	}
	return line + countsFirst + float64((lanes-1)*countsLane) + countsGap
}

// rowName writes a row's name above its line, its last line at y.
func (scene *Scene) rowName(lines []string, y float64, show Show) {
	for i, words := range lines {
		scene.Marks = append(scene.Marks, Text{X: 0, DX: labelIndent, Y: y - float64((len(lines)-1-i)*lineHeight), Ink: inkHalo, Show: show, Text: words})
	}
}

// hits are the places of a row's figures, from the least to the greatest, with
// their heights from the line: those that would hide a newer one stand aside.
func (c Counts) hits(series *Series, i int, x valued) []Hit {
	var hits []Hit
	for _, open := range [...]bool{false, true} {
		for j := range series.Points {
			p := &series.Points[j]
			if p.Open != open {
				continue
			}
			hit := Hit{Series: i, Point: j}
			if !p.Missing {
				hit.X = x.At(p.Value)
				for _, h := range hits {
					if math.Abs(h.X-hit.X) < hides {
						hit.Y -= asideStep
					}
				}
			}
			hits = append(hits, hit)
		}
	}
	data.Order(hits, func(a, b Hit) bool { return a.X < b.X })
	return hits
}

// labels writes when and how many at the marks of a row, in a plot that is so
// wide or wider, and says in how many lanes: those that would meet stand below
// each other. The newest figures choose first.
func (c Counts) labels(scene *Scene, series *Series, hits []Hit, show Show, width, line float64) int {
	var taken [][][2]float64
	var ticks, texts []Mark
	for _, open := range [...]bool{false, true} {
		for _, h := range hits {
			p := &series.Points[h.Point]
			if p.Open != open {
				continue
			}
			when := p.Brief
			if when == "" {
				when = p.XText
			}
			when = fit(when, 14, int(width)-valueWidth(p.written()))
			room := float64(textWidth(when, 14) + valueWidth(p.written()))
			at := h.X * width
			text := Text{X: h.X, Ink: inkHalo, Show: show, Text: when, Strong: p.written(), Colour: p.Role, Coloured: p.Role != Other && !p.Missing}
			lane, from := 0, 0.0
			for found := false; !found; {
				if lane == len(taken) {
					taken = append(taken, nil)
				}
				for _, anchor := range [...]Anchor{Middle, Start, End} {
					from = at - room/2
					text.Anchor, text.DX = anchor, 0
					switch anchor {
					case Start:
						from, text.DX = at-dotRadius, -dotRadius
					case End:
						from, text.DX = at+dotRadius-room, dotRadius
					}
					inside := (from >= 0 || anchor == Start) && (from+room <= width || anchor == End)
					if found = inside && !meets(taken[lane], from, from+room) || len(taken[lane]) == 0 && anchor == End; found {
						break
					}
				}
				if !found {
					lane++
				}
			}
			taken[lane] = append(taken[lane], [2]float64{from, from + room})
			text.Y = line + countsFirst + float64(lane*countsLane)
			if lane > 0 {
				ticks = append(ticks, Rule{X1: h.X, X2: h.X, Y1: line + tickTop, Y2: text.Y - tickEnd, Ink: inkLeader, Show: show})
			}
			texts = append(texts, text)
		}
	}
	scene.Marks = append(append(scene.Marks, ticks...), texts...)
	return len(taken)
}

// meets reports whether a label would meet one that is there, or come too near.
func meets(taken [][2]float64, from, to float64) bool {
	for _, t := range taken {
		if from < t[1]+countsClear && t[0] < to+countsClear {
			return true
		}
	}
	return false
}
