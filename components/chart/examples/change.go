package examples

import "bilateral/components/chart"

func one(s chart.Series, v float64, text string) chart.Series {
	s.Points = []chart.Point{{Value: v, Text: text}}
	return s
}

func missing(s chart.Series, reason string) chart.Series {
	s.Points = []chart.Point{{Missing: true, Text: reason, Reason: reason}}
	return s
}

func named(s chart.Series, name string) chart.Series {
	s.Name, s.Short = name, ""
	return s
}

// change makes each point anew.
func change(all []chart.Series, do func(s *chart.Series, i int, p *chart.Point)) []chart.Series {
	for i := range all {
		s := &all[i]
		s.Points = append([]chart.Point(nil), s.Points...)
		for j := range s.Points {
			do(s, j, &s.Points[j])
		}
	}
	return all
}

func scaled(all []chart.Series, by float64) []chart.Series {
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		p.Value *= by
		p.Text = count(p.Value)
	})
}

func between(all []chart.Series, first, last int) []chart.Series {
	for i := range all {
		var points []chart.Point
		for _, p := range all[i].Points {
			if first <= p.X && p.X <= last {
				points = append(points, p)
			}
		}
		all[i].Points = points
	}
	return all
}
