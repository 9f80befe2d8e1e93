package chart

import "bilateral/data"

// RoleOf is the role of one of the dataset's roles.
func RoleOf(r data.Role) Role {
	switch r {
	case data.RoleA:
		return A
	case data.RoleB:
		return B
	case data.RolePair:
		return Pair
	}
	return Other
}

// Show says in which width class a mark is there: a plot is narrow up to 32
// rem (the stylesheet's container query) and wide above.
type Show uint8

// The width classes.
const (
	Always Show = iota
	WhenWide
	WhenNarrow
	// UnlessTiny is Always, but not in the narrowest of the narrow plots;
	// NarrowUnlessTiny is there in the other narrow ones only.
	UnlessTiny
	NarrowUnlessTiny
)

// narrow is the part of a class that is narrow.
func (s Show) narrow() Show {
	if s == UnlessTiny {
		return NarrowUnlessTiny
	}
	return WhenNarrow
}

// Scene is a laid-out chart. Its height depends on the data and the width
// class only, never on the width.
type Scene struct {
	Height, NarrowHeight int // pixels; equal unless the form is re-laid
	// Room for labels left and right of the plot, in steps of half a rem, 0
	// to MostGutter, wide and narrow.
	Left, Right, NarrowLeft, NarrowRight int
	Marks                                []Mark
	Hits                                 []Hit
	// The plot's upper and lower edge, in pixels: how far a hairline runs.
	PlotTop, PlotBottom float64
	// Scrolls says that the plot scrolls sideways where it is narrow.
	Scrolls bool
	faint   bool // all lines stand back but those with a colour and those picked out
	spec    *Spec
}

// Hit is a point that a reader can reach by pointer, touch or keyboard.
type Hit struct {
	Series, Point int     // indices into the Spec
	X             float64 // fraction of the plot's width
	Y             float64 // pixels from the plot's top
}

// Spec is what the scene was laid out from.
func (s *Scene) Spec() *Spec { return s.spec }

// short is a series' name for narrow plots.
func (s Series) short() string {
	if s.Short != "" {
		return s.Short
	}
	return s.Name
}
