package chart

// Strip is a line the size of a word on which figures stand as places: what is
// checked as a filled diamond, an open source's figures as open discs. It is
// drawn in ink only.
type Strip struct {
	Start, End float64 // of the scale; Start is where it is measured from unless a value lies below
	Origin     float64 // what amounts are measured from: zero, or the first place
	Values     []float64
	Checked    bool // the values are the claim's own
	HasRule    bool
	Rule       float64 // the world's average, dotted
}

// stripHeight is a strip's height in pixels.
const stripHeight = 24

// SVG draws the strip for a page. It says nothing: the figures stand beside it.
func (s *Strip) SVG() string {
	const middle = stripHeight / 2
	scene := &Scene{Height: stripHeight, Marks: []Mark{
		Straight{X2: 1, Y1: middle, Y2: middle, Ink: inkGrid},
		s.tick(s.Origin, middle-5, middle+5, inkLeader),
	}}
	if s.HasRule {
		scene.Marks = append(scene.Marks, s.tick(s.Rule, 0, stripHeight, inkDotted))
	}
	for _, v := range s.Values {
		scene.Marks = append(scene.Marks, Dot{X: s.at(v), Y: middle, Role: Ink, Open: !s.Checked})
	}
	return scene.SVG()
}

func (s *Strip) tick(v, from, to float64, i ink) Mark {
	x := s.at(v)
	return Straight{X1: x, X2: x, Y1: from, Y2: to, Ink: i}
}

// at is where a value stands, as a fraction of the width.
func (s *Strip) at(v float64) float64 {
	if s.End <= s.Start {
		return 0
	}
	return (v - s.Start) / (s.End - s.Start)
}
