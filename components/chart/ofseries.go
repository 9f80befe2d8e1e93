//go:build !js || series

package chart

func init() {
	ofSeries = func(s *Spec) *Scene {
		switch s.Form {
		case Slope:
			return slope(s)
		case Matrix:
			return matrix(s)
		case Ranges:
			return drawRanges(s)
		}
		return sparkline(s)
	}
}
