package picture

import "math"

// pen is how a line is drawn along a track.
type pen struct {
	width      float64
	roundJoins bool // else they are mitred
	roundCaps  bool // else the line ends at its last point
	dash, skip float64
	offset     float64 // of the first dash
}

// miterLimit is SVG's own: a corner sharper than it says is cut off.
const miterLimit = 4

// stroke is what a pen covers, as pieces that overlap and all run the same way
// round. The scale is that at which they are drawn.
func (p pen) stroke(tracks []track, scale float64) []polygon {
	var shape []polygon
	if p.dash > 0 {
		var dashed []track
		for _, t := range tracks {
			dashed = append(dashed, p.dashes(t)...)
		}
		tracks = dashed
	}
	for _, t := range tracks {
		shape = p.along(shape, t, scale)
	}
	return shape
}

// along adds what the pen covers along one track.
func (p pen) along(shape []polygon, t track, scale float64) []polygon {
	points := t.points
	if t.closed && len(points) > 1 && points[0] == points[len(points)-1] {
		points = points[:len(points)-1]
	}
	n := len(points)
	if n == 1 {
		if p.roundCaps {
			shape = append(shape, p.fan(points[0], 0, 2*math.Pi, scale))
		}
		return shape
	}
	sides := n - 1
	if t.closed {
		sides = n
	}
	for i := range sides {
		from, to := points[i], points[(i+1)%n]
		side := p.side(from, to)
		shape = append(shape, polygon{from.plus(side), from.minus(side), to.minus(side), to.plus(side)})
		if i+1 < sides || t.closed {
			shape = p.join(shape, from, to, points[(i+2)%n], scale)
		}
	}
	if !t.closed && p.roundCaps {
		first, last := p.side(points[0], points[1]), p.side(points[n-2], points[n-1])
		shape = append(shape,
			p.fan(points[0], math.Atan2(first.y, first.x), math.Pi, scale),
			p.fan(points[n-1], math.Atan2(-last.y, -last.x), math.Pi, scale))
	}
	return shape
}

// side is from the middle of a line to its edge, a quarter clockwise of its way.
func (p pen) side(from, to point) point {
	way := to.minus(from)
	return point{-way.y, way.x}.times(p.width / 2 / math.Hypot(way.x, way.y))
}

// join fills the corner of a track at a place.
func (p pen) join(shape []polygon, before, at, after point, scale float64) []polygon {
	a, b := p.side(before, at), p.side(at, after)
	turn := math.Atan2(float64(a.x*b.y)-float64(a.y*b.x), float64(a.x*b.x)+float64(a.y*b.y))
	if turn == 0 {
		return shape
	}
	// The corner is open on the outer side: left of a way that turns right.
	if turn > 0 {
		a, b = a.times(-1), b.times(-1)
	} else {
		a, b, turn = b, a, -turn
	}
	if p.roundJoins {
		return append(shape, p.fan(at, math.Atan2(a.y, a.x), turn, scale))
	}
	corner := polygon{at, at.plus(a), at.plus(b)}
	if tip := 1 / math.Cos(turn/2); tip <= miterLimit {
		middle := a.plus(b)
		long := math.Hypot(middle.x, middle.y)
		corner = polygon{at, at.plus(a), at.plus(middle.times(p.width / 2 * tip / long)), at.plus(b)}
	}
	return append(shape, corner)
}

// fan is a slice of a disc of the pen's width, or the whole disc.
func (p pen) fan(at point, begin, turn, scale float64) polygon {
	radius := p.width / 2
	n := pieces(radius*scale, turn)
	slice := make(polygon, 0, n+2)
	slice = append(slice, at)
	for i := range n + 1 {
		sin, cos := math.Sincos(begin + float64(turn*float64(i)/float64(n)))
		slice = append(slice, at.plus(point{radius * cos, radius * sin}))
	}
	return slice
}

// mostDashes is how many dashes a track is cut into; what is longer is drawn
// whole, as nobody would see them.
const mostDashes = 10_000

// dashes cuts a track into what is drawn of it.
func (p pen) dashes(t track) []track {
	points := t.points
	if t.closed && len(points) > 0 {
		points = append(points[:len(points):len(points)], points[0])
	}
	period, length := p.dash+p.skip, 0.0
	for i := range points[:len(points)-1] {
		length += distance(points[i], points[i+1])
	}
	if !(length/period < mostDashes) {
		return []track{t}
	}
	var cut []track
	var now track
	along := math.Mod(p.offset, period) // how much of the period has passed
	for i := range points[:len(points)-1] {
		from, to := points[i], points[i+1]
		for left := distance(from, to); left > 0; {
			drawn, end := along < p.dash, period
			if drawn {
				end = p.dash
			}
			step := min(end-along, left)
			next := from.plus(to.minus(from).times(step / left))
			if drawn {
				now.add(from)
				now.add(next)
			}
			from, left, along = next, left-step, along+step
			if along >= end {
				if drawn {
					cut = append(cut, now)
					now = track{}
				} else {
					along = 0
				}
			}
		}
	}
	if len(now.points) > 0 {
		cut = append(cut, now)
	}
	return cut
}

func distance(a, b point) float64 { return math.Hypot(b.x-a.x, b.y-a.y) }
