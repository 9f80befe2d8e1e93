package figure

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// side is one of the two places with those from which it takes, or to which it
// sends: the lines of one source, the largest first.
type side struct {
	place data.PlaceID
	// incoming says that one place counted all of a year. What was sent out is
	// counted by each destination, and those that did not report are missing:
	// of it no line can be said to be the largest of a year.
	incoming bool
	lines    []*data.Series
}

// mostNamed is how many of the others of a side have their names at their
// lines.
const mostNamed = 4

// other is the other end of a line of a side.
func (s *side) other(line *data.Series) data.PlaceID {
	if line.Subject.Place == s.place {
		return line.Subject.Partner
	}
	return line.Subject.Place
}

// others counts the other ends.
func (s *side) others() int {
	seen := map[data.PlaceID]bool{}
	for _, line := range s.lines {
		seen[s.other(line)] = true
	}
	return len(seen)
}

// Sides are the two places of a measure of flows that has, of each of them,
// more than the flows between the two; none of another measure.
func (o *Open) Sides() []*side {
	if o.ind.Subject != data.OfFlow {
		return nil
	}
	var sides []*side
	for _, place := range [...]data.PlaceID{o.c.Dataset.Roles.A, o.c.Dataset.Roles.B} {
		for _, incoming := range [...]bool{true, false} {
			for _, source := range o.c.Dataset.SourcesOf(o.lines...) {
				s := &side{place: place, incoming: incoming}
				for _, line := range o.lines {
					end := line.Subject.Place
					if incoming {
						end = line.Subject.Partner
					}
					if end == place && line.Source == source.ID && o.c.Dataset.Place(s.other(line)).Kind == data.Country {
						s.lines = append(s.lines, line)
					}
				}
				if s.others() > 2 {
					o.order(s)
					sides = append(sides, s)
				}
			}
		}
	}
	return sides
}

// order puts the lines of a side in order: by the last value that the view
// shows, a later year first, or, of what was sent out, by the greatest.
func (o *Open) order(s *side) {
	values := map[*data.Series]data.Moment{}
	for _, line := range s.lines {
		values[line] = o.shown(line, s.incoming)
	}
	data.Order(s.lines, func(x, y *data.Series) bool {
		a, b := values[x], values[y]
		if s.incoming && a.Year != b.Year {
			return a.Year > b.Year
		}
		return a.Number > b.Number
	})
}

// shown is the last, or the greatest, value of a line that the view shows and
// that can bear a comparison; of no year where there is none.
func (o *Open) shown(s *data.Series, last bool) data.Moment {
	var found data.Moment
	for _, m := range s.Points {
		if s.Comparable(m, m) && o.start <= int(m.Year) && int(m.Year) <= o.end && (last || m.Number > found.Number) {
			found = m
		}
	}
	return found
}

// leaders says from where most came at last, on each of some sides that take;
// "" where one place did not send most to all of them in one year.
func (o *Open) leaders(sides ...*side) string {
	var places []string
	m := o.Measure()
	noun := m.Noun
	if noun == "" {
		noun = m.Name
	}
	var origin data.PlaceID
	var values []string
	year := 0
	for _, s := range sides {
		newest := o.shown(s.lines[0], true)
		if !s.incoming || newest.Year == 0 {
			continue
		}
		if from := s.other(s.lines[0]); len(places) == 0 {
			origin, year = from, int(newest.Year)
		} else if from != origin || int(newest.Year) != year {
			return ""
		}
		places = append(places, o.c.InProse(s.place))
		values = append(values, caption.Rounded(o.c.Catalogue, &m, newest.Number, o.Print(newest)))
	}
	if len(places) == 0 {
		return ""
	}
	key := catalogue.MostSentBoth
	if len(places) == 1 {
		key = catalogue.MostSent
		places, values = append(places, ""), append(values, "")
	}
	return format.Capitalised(o.c.Say(key, "origin", o.c.InProse(origin), "noun", noun, "a", places[0], "b", places[1], "year", o.c.Year(year),
		"value", values[0], "other", values[1], "pair", m.Pair))
}

// sideFigure is a side over time. The other of the two has its colour, the
// largest of the rest their names.
func (o *Open) sideFigure(s *side, index int) *ui.Figure {
	f := &Model{ID: string(o.ind.ID) + "-" + string(s.place), Measure: o.Measure(), Quiet: true}
	f.Measure.Rules = caption.All
	if index == 0 {
		f.Controls = SeriesControls
	}
	f.Measure.Name = o.c.Say(catalogue.AltValue, "what", f.Measure.Name, "value", o.c.InProse(s.place))
	f.Spec.Form, f.Spec.Tick = chart.Lines{}, Tick(o.c, o.ind)
	named := 0
	for _, coloured := range [...]bool{true, false} {
		for _, line := range s.lines {
			other := s.other(line)
			role := o.c.RoleOf(other)
			if role == chart.Other == coloured {
				continue
			}
			drawn := Line(o.c, line, string(other), o.c.ShortName(other), role)
			if drawn.Labelled = coloured || named < mostNamed; drawn.Labelled {
				named++
			}
			o.fill(&drawn)
			f.Spec.Series = append(f.Spec.Series, drawn)
		}
	}
	if s.incoming {
		f.Measure.Title = o.leaders(s)
	}
	o.Drawn = append(o.Drawn, s.lines...)
	f.Sources = o.c.SourcesOf(s.lines...)
	return Draw(o.c, f)
}
