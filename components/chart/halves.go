package chart

// halves is the scene as two columns of its rows, each with its own heads and on one scale,
// or of its panels; nil for a chart that has neither, or too few of them.
func (s *Scene) halves() []*Scene {
	if s.spec == nil {
		return nil
	}
	whole := *s.spec
	whole.share()
	var best []*Scene
	least := 0
	whole.eachParting(func(first, second Spec, costs int) {
		two := []*Scene{Layout(&first), Layout(&second)}
		if height := max(two[0].Height, two[1].Height) + costs; best == nil || height < least {
			best, least = two, height
		}
	})
	for _, side := range best {
		side.Left, side.Right = max(best[0].Left, best[1].Left), max(best[0].Right, best[1].Right)
		side.NarrowLeft, side.NarrowRight = max(best[0].NarrowLeft, best[1].NarrowLeft), max(best[0].NarrowRight, best[1].NarrowRight)
	}
	return best
}

// partedGroup is how much higher a chart may be, in pixels, so that its second column begins
// with a group and not inside one.
const partedGroup = 120

// eachParting goes through the ways in which the spec's rows or panels make two specs, in
// their order, with what a way costs beside its height.
func (s *Spec) eachParting(do func(first, second Spec, costs int)) {
	parted := func(series int) (first, second Spec) {
		first, second = *s, *s
		first.Series, second.Series = s.Series[:series], s.Series[series:]
		return first, second
	}
	switch form := s.Form.(type) {
	case Multiple:
		count := 0
		for i := 1; i < len(form.Panels); i++ {
			if count += form.Panels[i-1].Series; count > 0 && count < len(s.Series) {
				first, second := parted(count)
				first.Form, second.Form = Multiple{form.Panels[:i]}, Multiple{form.Panels[i:]}
				do(first, second, 0)
			}
		}
	case Bars, Dumbbell, Slope, Ranges, Counts:
		grouped := false
		for i := range s.Series {
			grouped = grouped || s.Series[i].Head != ""
		}
		for i := 1; i < len(s.Series); i++ {
			first, second := parted(i)
			costs := 0
			if grouped && second.Series[0].Head == "" {
				costs = partedGroup
			}
			do(first, second, costs)
		}
	}
}
