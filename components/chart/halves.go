package chart

// halves is the scene as two columns of its rows, each with its own heads and on one scale;
// nil for a chart that has no rows, or too few of them.
func (s *Scene) halves() []*Scene {
	if s.spec == nil || len(s.spec.Series) < 2 {
		return nil
	}
	switch s.spec.Form.(type) {
	case Bars, Dumbbell, Slope, Ranges, Counts:
	default:
		return nil
	}
	whole := *s.spec
	whole.share()
	grouped := false
	for i := range whole.Series {
		grouped = grouped || whole.Series[i].Head != ""
	}
	var best []*Scene
	least := 0
	for i := 1; i < len(whole.Series); i++ {
		first, second := whole, whole
		first.Series, second.Series = whole.Series[:i], whole.Series[i:]
		two := []*Scene{Layout(&first), Layout(&second)}
		height := max(two[0].Height, two[1].Height)
		if grouped && second.Series[0].Head == "" {
			height += partedGroup
		}
		if best == nil || height < least {
			best, least = two, height
		}
	}
	for _, side := range best {
		side.Left, side.Right = max(best[0].Left, best[1].Left), max(best[0].Right, best[1].Right)
		side.NarrowLeft, side.NarrowRight = max(best[0].NarrowLeft, best[1].NarrowLeft), max(best[0].NarrowRight, best[1].NarrowRight)
	}
	return best
}

// partedGroup is how much higher a chart may be, in pixels, so that its second column begins
// with a group and not inside one.
const partedGroup = 120
