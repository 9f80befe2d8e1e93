package partners

import (
	"github.com/vugu/vugu"

	"bilateral/components/ui"
)

// View is two countries or territories and what they do together.
type View struct {
	Title, Lede string
	Picker      *ui.Chooser // nil, with what follows of the picker, where controls are hidden
	// Chips are the pairs compared with: each link takes one away.
	ChipsLabel, Remove string
	Chips              []*ui.SeriesLink
	Adder              *ui.Chooser // nil when there is no room for one more
	Limit              string      // says so
	Rows               []*Row
	Sources            *ui.Sources // nil in a frame
}

// Row is the figures that stand beside each other.
type Row struct {
	Key, Class string
	Figures    []vugu.Builder
}
