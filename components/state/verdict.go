package state

import (
	"slices"

	"bilateral/data"
)

// What the claims can be ordered by, but for the deck's own order.
const (
	ByVerdict   data.ColumnID = "verdict"   // those that agree first
	ByDeviation data.ColumnID = "deviation" // how far the open figure is from the deck's, for its size
	ByBasis     data.ColumnID = "basis"     // those that rest on the deck's own database first
)

// isClaimOrder reports whether claims can be ordered by a column.
func isClaimOrder(column data.ColumnID) bool {
	return column == ByDeviation || startsSmallest(column) && column != ByIndicator
}

// startsSmallest reports whether the first choice of a column puts its smallest
// value first.
func startsSmallest(column data.ColumnID) bool {
	return column == ByIndicator || column == ByVerdict || column == ByBasis
}

// verdicts are the values that a reader can choose, by verdict; "" is all.
var verdicts = [...]string{"", data.Agrees: "agrees", data.AgreesInDirection: "direction", data.Differs: "differs", data.CannotBeChecked: "unchecked"}

// Verdicts are the values of the parameter.
func Verdicts() []string { return slices.Clone(verdicts[1:]) }

// VerdictName is the value of the parameter for a verdict.
func VerdictName(v data.Verdict) string { return verdicts[v] }

func (r *reading) parseVerdict(value string) {
	for v, name := range verdicts {
		if name == value {
			r.Verdict = data.Verdict(v)
			return
		}
	}
	r.notice(VerdictParameter, value)
}

// FilterVerdict shows the claims of one verdict, 0 for all.
type FilterVerdict struct{ Verdict data.Verdict }

func (a FilterVerdict) apply(s *State) { s.Verdict = a.Verdict }
