package program

import (
	"strconv"
	"strings"

	"bilateral/app/protocol"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/node"
	"bilateral/data"
)

// reading is where the reader is on the charts.
type reading struct {
	chart, hit int // hit is -1 when nobody reads
	pinned     bool
	low        bool // the box is below the point
	touched    bool // it was a finger that pinned it
}

var nowhere = reading{hit: -1}

// directions are where the keys lead that move along a chart.
var directions = [...]chart.Direction{
	protocol.ArrowLeft: chart.Previous, protocol.ArrowRight: chart.Next, protocol.ArrowUp: chart.Above,
	protocol.ArrowDown: chart.Below, protocol.Home: chart.First, protocol.End: chart.Last,
}

// read follows the reader over the charts; true when the page has to keep the
// event for itself.
func (p *program) read(message protocol.Message, content string) bool {
	numbers := integers(content)
	if message == protocol.Leave {
		if p.reading.hit >= 0 && !p.reading.pinned {
			p.move(nowhere)
		}
		return true
	}
	if len(numbers) < 2 || numbers[0] < 0 || numbers[0] >= len(p.doc.Charts) {
		return false
	}
	next := p.reading
	if next.chart != numbers[0] {
		next = reading{chart: numbers[0], hit: -1}
	}
	scene := p.doc.Charts[next.chart].Scene
	switch {
	case message == protocol.PressKey:
		return p.press(next, scene, protocol.Key(numbers[1]))
	case len(numbers) < 4:
		return false
	case message == protocol.Press:
		next = next.at(scene, numbers)
		next.pinned = !(p.reading.pinned && next.hit == p.reading.hit)
		next.touched = len(numbers) > 4 && numbers[4] == 1
	case next.pinned:
		return true
	default:
		next = next.at(scene, numbers)
	}
	p.move(next)
	return true
}

// near is how close the pointer is to a point that it is at, in pixels: less
// than the gap between the point and its box.
const near = 10

// at is the reading at a place on the plot. The box stands on the far side of
// the point from the pointer, or where there is more room when the pointer is
// at the point. It changes sides with the year only, so that the way to it,
// along the hairline, moves nothing.
func (r reading) at(scene *chart.Scene, place []int) reading {
	hit := scene.At(float64(place[1]), float64(place[2]), float64(place[3]))
	if hit >= 0 && (r.hit < 0 || scene.Hits[hit].X != scene.Hits[r.hit].X) {
		point := int(scene.Hits[hit].Y)
		switch {
		case place[2] < point-near:
			r.low = true
		case place[2] > point+near:
			r.low = false
		default:
			r.low = point < scene.Height/2
		}
	}
	r.hit = hit
	return r
}

// export hands the page a chart's picture and says what to do with it.
func (p *program) export(content string) bool {
	index, action, _ := strings.Cut(content, " ")
	i, ok := data.ParseInt(index)
	if !ok || i < 0 || i >= len(p.doc.Charts) || p.Export == nil {
		return false
	}
	c := p.doc.Charts[i]
	p.page.ExportImage(action, c.FileName, p.Export(c, p.cat.Language, action))
	return p.flush()
}

// press moves the reading by a key, pins it or ends it. It reports whether the key
// was the chart's.
func (p *program) press(next reading, scene *chart.Scene, key protocol.Key) bool {
	next.touched = false
	switch key {
	case protocol.Escape:
		if next.hit < 0 {
			return false
		}
		next = nowhere
	case protocol.Enter:
		if next.hit < 0 {
			next.hit = scene.Step(-1, chart.Next)
		}
		next.pinned = !next.pinned
	default:
		if key < 0 || int(key) >= len(directions) {
			return false
		}
		next.hit = scene.Step(next.hit, directions[key])
		next.low = next.hit >= 0 && int(scene.Hits[next.hit].Y) < scene.Height/2
	}
	p.move(next)
	return true
}

// move puts the readout where the reader is, and tells screen readers. It
// changes the readouts alone, never the charts.
func (p *program) move(next reading) {
	if next == p.reading {
		return
	}
	if next.chart != p.reading.chart || next.hit < 0 {
		p.readout(reading{chart: p.reading.chart, hit: -1})
	}
	if next.hit >= 0 {
		p.readout(next)
	}
	p.reading = next
	p.flush()
}

// readout shows a place on a chart. A point that was just pinned says what keys do.
func (p *program) readout(r reading) {
	if r.chart >= len(p.doc.Charts) {
		return
	}
	c := p.doc.Charts[r.chart]
	view, words := c.Readout(p.cat, r.hit, r.pinned, r.low, r.touched)
	p.page.Part(view.ID, node.Build(view.Build)[0])
	if r.pinned && !p.reading.pinned {
		words += p.cat.Say(catalogue.CaptionThen) + view.Hint
	}
	number, text := c.Value(r.chart, r.hit, r.pinned, words)
	p.page.Value(strconv.Itoa(r.chart), number, text)
}

// integers reads whole numbers separated by spaces; it stops at what is none.
func integers(s string) []int {
	var numbers []int
	for field := range strings.SplitSeq(s, " ") {
		n, ok := data.ParseInt(field)
		if !ok {
			break
		}
		numbers = append(numbers, n)
	}
	return numbers
}
