package state

import "bilateral/data"

// verdicts are the values that a reader can choose, by verdict; "" is all.
var verdicts = [...]string{"", data.Agrees: "agrees", data.AgreesInDirection: "direction", data.Differs: "differs", data.CannotBeChecked: "unchecked"}

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
