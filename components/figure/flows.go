package figure

import (
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
