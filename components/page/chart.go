package page

import (
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// Chart is a chart of a page, with what a reader of its points is shown and
// told.
type Chart struct {
	ID       string // of its readout; unique on the page
	FileName string // of its download, without the ending
	Measure  caption.Measure
	Scene    *chart.Scene
	Caption  caption.Caption
	Source   string // of its download, "" for none
	// Labels are the words of its download; nil for the caption's and Source.
	Labels func() chart.Labels
	// Waits says that the page has its place only, until Draw.
	Waits bool
	plot  *ui.Plot // as it was put on the page
}

// FileWidth is how wide a downloaded chart is, in pixels at scale 1.
const FileWidth = 800

// File is the chart's download: an SVG document that stands alone, in a language.
func (c *Chart) File(language data.Language) string {
	return c.Scene.File(FileWidth, language, c.labels())
}

// FileIn is the same for a frame of so many pixels, which it fills.
func (c *Chart) FileIn(language data.Language, width, height int) string {
	return c.Scene.FileIn(width, height, language, c.labels())
}

func (c *Chart) labels() chart.Labels {
	if c.Labels == nil {
		return c.Caption.Labels(c.Source)
	}
	return c.Labels()
}

// flipAt is how far right a point's box turns to the point's left.
const flipAt = 0.55

// Readout is what stands over the chart while a reader is at a point, and the
// words that are read out. A hit below 0 gives the empty readout; low puts the
// box of a chart that is read by year below the point, otherwise it is above;
// touched says that a finger pinned it, which has no keys.
func (c *Chart) Readout(cat *catalogue.Catalogue, hit int, pinned, low, touched bool) (*ui.Readout, string) {
	view := &ui.Readout{ID: c.ID}
	if hit < 0 || hit >= len(c.Scene.Hits) {
		return view, ""
	}
	spec, at := c.Scene.Spec(), c.Scene.Hits[hit]
	series := &spec.Series[at.Series]
	point := &series.Points[at.Point]
	view.Shown = true
	view.Over = vugu.HTML(c.Scene.Over(hit, pinned))
	view.TipClass = "tip"
	if at.X > flipAt {
		view.TipClass += " flip"
	}
	if pinned {
		view.TipClass += " pinned"
		view.Hint = cat.Say(catalogue.PinnedHint)
		if touched {
			view.Hint = cat.Say(catalogue.TouchedHint)
		}
	}
	view.Left = format.Fixed(at.X*100, 2) + "%"
	view.Top = strconv.Itoa(int(at.Y)) + "px"
	switch {
	case spec.Columned() && low:
		view.TipClass += " low"
	case spec.Columned():
		view.TipClass += " high"
	}
	view.Head = series.Name
	if spec.Columned() {
		view.Head = point.XText
	}
	for _, i := range c.Scene.Beside(hit) {
		other := c.Scene.Hits[i]
		s := &spec.Series[other.Series]
		p := &s.Points[other.Point]
		role := s.Role
		if p.Role != chart.Other {
			role = p.Role
		}
		row := ui.ReadoutRow{Key: s.Key, Mark: chart.MarkClass(role), Name: s.Name, Value: p.Text}
		if !spec.Columned() {
			row.Name = p.XText
		}
		if i == hit {
			row.Class = "me"
		}
		view.Rows = append(view.Rows, row)
	}
	view.Note = point.Note
	if point.Missing {
		view.Note = point.Reason
	}
	return view, caption.Point(cat, &c.Measure, spec, at.Series, at.Point)
}

// stops is more than any chart has, of which Value counts two for each point.
const stops = 100_000

// Value is what the chart, the index-th of its page, tells a screen reader of the
// place where the reader is: a number, and the words of the point, or for a hit below
// 0 what the chart finds. No other place, pinned or not, of any chart of the page has
// the number, since Orca passes over one that it heard last; there may be 90 charts. It
// is below 1, as a slider's may be that names no end of its own.
func (c *Chart) Value(index, hit int, pinned bool, words string) (number, text string) {
	if hit < 0 {
		words = c.Caption.Title
	}
	if words == "" {
		words = c.Caption.Alternative
	}
	stop := (10+index)*stops + 2*(hit+1)
	if pinned {
		stop++
	}
	return "0." + strconv.Itoa(stop), words
}

// Draw is the picture of a chart that waits, which then waits no more.
func (c *Chart) Draw() string {
	c.Waits = false
	return c.Scene.SVG("")
}

// Plot puts the chart on the page as a picture with a name; see TakeOver. What is
// drawn is hidden from who hears the name and says nothing itself.
func (c *Chart) Plot(cat *catalogue.Catalogue) *ui.Plot {
	view := &ui.Plot{Class: c.Scene.Class(), Role: "img", Label: c.Caption.Alternative}
	// What cannot be read has no number, by which it would be drawn.
	if c.Waits = c.Waits && len(c.Scene.Hits) > 0; c.Waits {
		view.SVG = vugu.HTML(c.Scene.Blank())
	} else {
		view.SVG = vugu.HTML(c.Scene.SVG(""))
	}
	c.plot = view
	view.HelpID, view.Help = c.ID+"-help", cat.Say(catalogue.ChartHelp)
	view.Readout, _ = c.Readout(cat, -1, false, false, false)
	if c.Scene.Scrolls {
		// What scrolls must take the focus; with the program the chart does.
		view.ScrollRole, view.ScrollIndex, view.ScrollLabel = "group", "0", c.Caption.Alternative
	}
	return view
}
