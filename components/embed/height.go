package embed

import (
	"bilateral/components/state"
	"bilateral/data"
)

// Kind is a kind of frame; all of one kind are given the same height, in every language.
type Kind struct {
	Of
	Side Side
}

// Of is what a frame shows: a page, and of an indicator's what its figures are.
type Of struct {
	Route     state.Route
	Indicator bool             // one is shown
	Subject   data.SubjectKind // of its series, 0 for a row of the table
	Several   bool             // it has figures of several fields, or from several sources
	Single    bool             // one figure of a page with many
	Listed    bool             // which is neither one chart nor a table
}

// Side says what a frame shows of its figure.
type Side uint8

// The sides; Bare may be added to each.
const (
	Tabled  Side = 1 << iota // the table
	Bare                     // without controls
	Compact                  // with its chart first, and the rest folded
	sides   = 1 << iota
)

// measured are the greatest heights of the frames of a kind in pixels, by their side; 0 for
// none. Of a frame of one figure, they are what it is higher than its chart, and of one with
// a table what each of its rows adds to that.
type measured struct {
	of      Of
	heights [sides]uint16
}

// unmeasured is the height of a frame of which there is no measure.
const unmeasured = 640

// CanCompact reports whether a frame can have its chart first and fold the rest.
func CanCompact(framed *state.State) bool { return framed.HasTab() && framed.Tab == state.ChartTab }

// IsOfOne reports whether a frame shows one figure, the size of which is known.
func IsOfOne(framed *state.State) bool { return framed.Compact || framed.Figure != "" }

// KindOf is the kind of a frame, in which one chart is drawn of a height in pixels, or none
// or several with 0, and tables have so many rows. The dataset has what its page needs.
func KindOf(ds *data.Dataset, framed *state.State, chart, rows int) Kind {
	k := Kind{Of: Of{Route: framed.Route, Single: framed.Figure != ""}}
	if ind := ds.Indicator(framed.Indicator); ind != nil && (framed.Route == state.Indicator || framed.IsChosen()) {
		k.Indicator, k.Subject, k.Several = true, ind.Subject, hasSeveral(ds, ind)
	}
	switch {
	case IsOfOne(framed) && chart == 0 && rows == 0:
		k.Listed = true
	case framed.HasTab() && framed.Tab == state.TableTab, IsOfOne(framed) && chart == 0:
		k.Side |= Tabled
	}
	if framed.Compact {
		k.Side |= Compact
	}
	if framed.HideControls {
		k.Side |= Bare
	}
	return k
}

// hasSeveral reports whether an indicator has series of several fields or sources.
func hasSeveral(ds *data.Dataset, ind *data.Indicator) bool {
	if len(ds.FieldsOf(ind.ID)) > 0 {
		return true
	}
	source := data.SourceID("")
	for i := range ds.Collections {
		for j := range ds.Collections[i].Series {
			s := &ds.Collections[i].Series[j]
			if s.Indicator == ind.ID && source != "" && s.Source != source {
				return true
			}
			if s.Indicator == ind.ID {
				source = s.Source
			}
		}
	}
	return false
}

// The narrowest frames that are measured, in pixels: a compact one is for the column of a
// text, in which a phone has no less.
const (
	narrowest        = 280
	narrowestCompact = 360
)

// Narrowest is the width in pixels from which on a frame's height is enough.
func Narrowest(framed *state.State) int {
	if framed.Compact {
		return narrowestCompact
	}
	return narrowest
}

// Measured is the greatest height of the frames of a kind at widths from the narrowest to
// 1,200 pixels, in pixels; 0 where none was measured. Of frames of one figure it is that without
// the chart, and where they show a table that of a row.
func Measured(k Kind) int {
	for i := range heights {
		if heights[i].of == k.Of {
			return int(heights[i].heights[k.Side])
		}
	}
	return 0
}

// Height is that of a frame in pixels, at which none of its kind has a scroll bar: the
// measured one and, but where it is compact, a part in sixteen, for what a view adds to it,
// such as a notice. Of what it shows, chart is the height of the one chart in pixels, 0
// where none or several are drawn, and rows are those of the tables.
func Height(ds *data.Dataset, framed *state.State, chart, rows int) int {
	kind := KindOf(ds, framed, chart, rows)
	height := Measured(kind)
	if height == 0 {
		return unmeasured
	}
	one := IsOfOne(framed)
	if one && kind.Side&Tabled != 0 {
		height = Around(kind) + height*Rows(rows)
	}
	if !framed.Compact {
		height += height / 16
	}
	if one {
		height += chart
	}
	if framed.Compact {
		height = max(height, compactHeight)
	}
	return (height + 9) / 10 * 10
}

// compactHeight is that of compact frames, in pixels, but for those of a high chart: one
// height for all is easy on a page.
const compactHeight = 430

// fewRows are the rows of a table that is high for other reasons than its rows.
const fewRows = 8

// Rows is the number of rows by which the height of a table is told.
func Rows(rows int) int { return max(rows, fewRows) }

// Around is what stands around the table of a frame of one figure, in pixels: as much as
// around a chart, 0 where that was not measured.
func Around(k Kind) int {
	k.Side &^= Tabled
	return Measured(k)
}
