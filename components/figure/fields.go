package figure

import (
	"bilateral/data"
)

// fieldRow is a field of science with the values of place A and place B, of
// one source and year.
type fieldRow struct {
	field  *data.Field
	lines  [2]*data.Series
	values [2]data.Moment
	both   bool // are there
	group  int
	sortBy float64
	last   bool // it has nothing to sort by
}

// apart is how far the two values are from each other.
func (r *fieldRow) apart() float64 {
	difference := r.values[0].Number - r.values[1].Number
	return max(difference, -difference)
}

// The groups of fields: where the two stand against the benchmark. Those on
// opposite sides come first.
const (
	aOverB = iota
	bOverA
	bothOver
	bothUnder
	ungrouped
)
