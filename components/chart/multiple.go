package chart

import "bilateral/components/scale"

// Multiple is several charts of one form that are compared: amounts stand on
// one scale across the panels, years too, and the plots begin and end at the
// same places.
type Multiple struct {
	Panels []Spec
}

// LayoutMultiple lays out each panel, in their order.
func LayoutMultiple(m Multiple) []*Scene {
	var values []float64
	var years *Years
	for _, panel := range m.Panels {
		values = append(values, panel.values()...)
		if panel.Benchmark != nil {
			values = append(values, panel.Benchmark.Value)
		}
		if y, ok := panel.years(); ok {
			if years == nil {
				years = &Years{y.First, y.Last}
			}
			years.First, years.Last = min(years.First, y.First), max(years.Last, y.Last)
		}
	}
	var domain *Domain
	if least, greatest, ok := scale.Extent(values...); ok {
		domain = &Domain{least, greatest}
	}
	var scenes []*Scene
	var left, right, narrowLeft, narrowRight int
	for _, panel := range m.Panels {
		panel.Domain, panel.Years = domain, years
		scene := Layout(&panel)
		left, right = max(left, scene.Left), max(right, scene.Right)
		narrowLeft, narrowRight = max(narrowLeft, scene.NarrowLeft), max(narrowRight, scene.NarrowRight)
		scenes = append(scenes, scene)
	}
	for _, s := range scenes {
		s.Left, s.Right, s.NarrowLeft, s.NarrowRight = left, right, narrowLeft, narrowRight
	}
	return scenes
}
