package state

import (
	"slices"
	"testing"
)

// In the table that stands alone a chosen indicator takes the table's place,
// and the address keeps the way back.
func TestTheTableAloneShowsTheIndicatorChosenInIt(t *testing.T) {
	for _, test := range []struct {
		name, target, printed string
		chosen                bool
		notices               []Notice
	}{
		{"none is chosen at first", "/embed/table/", "/embed/table/", false, nil},
		{"the default is one to choose too", "/embed/table/?indicator=output", "/embed/table/?indicator=output", true, nil},
		{"with the table's order and search", "/ja/embed/table/?indicator=output&sort=-JPN&q=x&childId=a", "/ja/embed/table/?indicator=output&sort=-JPN&q=x&childId=a", true, nil},
		{"as a table of its own", "/embed/table/?indicator=output&tab=table", "/embed/table/?indicator=output&tab=table", true, nil},
		{"a side of no figure means nothing", "/embed/table/?tab=table", "/embed/table/", false, nil},
		{"one that is not there is none", "/embed/table/?indicator=nope", "/embed/table/", false, []Notice{{IndicatorParameter, "nope"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(small(), test.target)
			if got.Route != Table || got.IsChosen() != test.chosen || got.Address() != test.printed || !slices.Equal(got.Notices, test.notices) {
				t.Errorf("chosen %v, %q with notices %v; want %v, %q with %v", got.IsChosen(), got.Address(), got.Notices, test.chosen, test.printed, test.notices)
			}
		})
	}
	st := Parse(small(), "/embed/table/?sort=-JPN&derived=1")
	for _, step := range []struct {
		name, printed string
		action        Action
	}{
		{"a row", "/embed/table/?indicator=output&sort=-JPN&derived=1", ChooseIndicator{"output"}},
		{"the figure's other side", "/embed/table/?indicator=output&sort=-JPN&derived=1&tab=table", ShowTab{TableTab}},
		{"the way back", "/embed/table/?sort=-JPN&derived=1", ReturnToTable{}},
		{"the full view of the table", "/?sort=-JPN&derived=1", LeaveFrame{}},
	} {
		if st = Update(st, step.action); st.Address() != step.printed {
			t.Errorf("%s: %s, want %s", step.name, st.Address(), step.printed)
		}
	}
}
