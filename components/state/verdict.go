package state

import "bilateral/data"

// VerdictParameter keeps the claims of one verdict.
const VerdictParameter Parameter = "verdict"

// verdicts are the values that a reader can choose, by verdict; "" is all.
var verdicts = [...]string{"", data.Agrees: "agrees", data.AgreesInDirection: "direction", data.Differs: "differs", data.CannotBeChecked: "unchecked"}

func (s *State) parseVerdict(value string) {
	for v, name := range verdicts {
		if name == value {
			s.Verdict = data.Verdict(v)
			return
		}
	}
	s.notice(VerdictParameter, value)
}

// Judge shows the claims of one verdict, 0 for all.
type Judge struct{ Verdict data.Verdict }

func (a Judge) apply(s *State) { s.Verdict = a.Verdict }
