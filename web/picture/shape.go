package picture

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// matrix maps a place (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

func scaling(s float64) matrix { return matrix{a: s, d: s} }

// then is the matrix of inner inside m: inner is applied first.
func (m matrix) then(inner matrix) matrix {
	corner := m.of(point{inner.e, inner.f})
	return matrix{
		float64(m.a*inner.a) + float64(m.c*inner.b), float64(m.b*inner.a) + float64(m.d*inner.b),
		float64(m.a*inner.c) + float64(m.c*inner.d), float64(m.b*inner.c) + float64(m.d*inner.d),
		corner.x, corner.y,
	}
}

func (m matrix) of(p point) point {
	return point{float64(m.a*p.x) + float64(m.c*p.y) + m.e, float64(m.b*p.x) + float64(m.d*p.y) + m.f}
}

// scale is how much longer a length becomes; the matrices here stretch both ways
// alike.
func (m matrix) scale() float64 { return math.Hypot(m.a, m.b) }

// all maps outlines, and leaves those that it is given.
func (m matrix) all(shape []polygon) []polygon {
	mapped := make([]polygon, len(shape))
	for i, p := range shape {
		mapped[i] = make(polygon, len(p))
		for j := range p {
			mapped[i][j] = m.of(p[j])
		}
	}
	return mapped
}

// parseTransform reads translate, scale and rotate, one after the other.
func parseTransform(text string) (matrix, error) {
	m := scaling(1)
	for rest := strings.TrimSpace(text); rest != ""; rest = strings.TrimSpace(rest) {
		name, after, isOpen := strings.Cut(rest, "(")
		inside, more, isClosed := strings.Cut(after, ")")
		var n []float64
		for _, field := range strings.FieldsFunc(inside, isSeparator) {
			v, err := strconv.ParseFloat(field, 64)
			if err != nil {
				return m, fmt.Errorf("transform %q: %w", text, err)
			}
			n = append(n, v)
		}
		switch {
		case !isOpen || !isClosed:
			return m, fmt.Errorf("transform %q has no bracket", text)
		case name == "translate" && len(n) == 2:
			m = m.then(matrix{1, 0, 0, 1, n[0], n[1]})
		case name == "scale" && len(n) == 1:
			m = m.then(scaling(n[0]))
		case name == "rotate" && len(n) == 1:
			sin, cos := math.Sincos(n[0] * math.Pi / 180)
			m = m.then(matrix{cos, sin, -sin, cos, 0, 0})
		default:
			return m, fmt.Errorf("transform %q is none that is drawn", text)
		}
		rest = more
	}
	return m, nil
}

func isSeparator(r rune) bool { return r == ',' || r == ' ' }

// track is a line of straight pieces, which may end where it began.
type track struct {
	points []point
	closed bool
}

// add puts another point at the end, unless it is there already.
func (t *track) add(p point) {
	if len(t.points) == 0 || t.points[len(t.points)-1] != p {
		t.points = append(t.points, p)
	}
}

// areas are the outlines that tracks close.
func areas(tracks []track) []polygon {
	var shape []polygon
	for _, t := range tracks {
		shape = append(shape, t.points)
	}
	return shape
}

// flatness is how far a straight piece may be from the curve that it stands for,
// in pixels.
const flatness = 0.05

// parsePath reads a path of the commands M, L, H, V, A and Z, that is drawn at a
// scale.
func parsePath(text string, scale float64) ([]track, error) {
	var tracks []track
	var now track
	end := func() {
		if len(now.points) > 0 {
			tracks = append(tracks, now)
		}
		now = track{}
	}
	var at, start point
	for text != "" {
		command, n, rest, err := nextCommand(text)
		if err != nil {
			return nil, err
		}
		text = rest
		switch command {
		case 'M':
			end()
			at = point{n[0], n[1]}
			start = at
		case 'L':
			at = point{n[0], n[1]}
		case 'H':
			at.x = n[0]
		case 'V':
			at.y = n[0]
		case 'A':
			to := point{n[5], n[6]}
			now.arc(at, to, n[0], n[3] != 0, n[4] != 0, scale)
			at = to
		case 'Z':
			now.closed = true
			end()
			at = start
			continue
		}
		now.add(at)
	}
	end()
	return tracks, nil
}

// numbers is how many each command of a path has.
var numbers = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'A': 7, 'Z': 0}

// nextCommand reads the first command of a path that is not empty, and its numbers.
func nextCommand(text string) (command byte, n [7]float64, rest string, err error) {
	command, rest = text[0], text[1:]
	length := strings.IndexAny(rest, "MLHVAZ")
	if length < 0 {
		length = len(rest)
	}
	fields := strings.FieldsFunc(rest[:length], isSeparator)
	if count, ok := numbers[command]; !ok || count != len(fields) {
		return 0, n, "", fmt.Errorf("path: %c with %d numbers %w", command, len(fields), errUnknown)
	}
	for i, field := range fields {
		if n[i], err = strconv.ParseFloat(field, 64); err != nil {
			return 0, n, "", fmt.Errorf("path: %w", err)
		}
	}
	return command, n, rest[length:], nil
}

// arc adds what lies between two places on a circle: the longer way round or the
// shorter, clockwise or not.
func (t *track) arc(from, to point, radius float64, long, clockwise bool, scale float64) {
	half := to.minus(from).times(0.5)
	reach := math.Hypot(half.x, half.y)
	if reach == 0 || radius == 0 {
		return
	}
	radius = max(radius, reach)
	away := math.Sqrt(max(float64(radius*radius)-float64(reach*reach), 0)) / reach
	if long == clockwise {
		away = -away
	}
	centre := from.plus(half).plus(point{-half.y * away, half.x * away})
	begin := math.Atan2(from.y-centre.y, from.x-centre.x)
	turn := math.Atan2(to.y-centre.y, to.x-centre.x) - begin
	if clockwise && turn <= 0 {
		turn += 2 * math.Pi
	} else if !clockwise && turn >= 0 {
		turn -= 2 * math.Pi
	}
	n := pieces(radius*scale, turn)
	for i := 1; i < n; i++ {
		sin, cos := math.Sincos(begin + float64(turn*float64(i)/float64(n)))
		t.add(centre.plus(point{radius * cos, radius * sin}))
	}
}

// pieces is how many straight pieces stand for a turn on a circle.
func pieces(radius, turn float64) int {
	const most = 256
	each := 2 * math.Acos(1-min(flatness/max(radius, flatness), 1))
	return count(math.Abs(turn)/each, most)
}

// count is a number of pieces: the next whole number, from one to the most that
// there may be.
func count(v float64, most int) int {
	if !(v > 1) {
		return 1
	}
	return int(min(math.Ceil(v), float64(most)))
}
