// Package embed shows views on other sites: it says where the frame of a view is and how
// high, and writes the HTML that a reader puts into a page of their own. It stands above
// the state of a view, and below the page and the server that hand the HTML out.
package embed

import (
	"strconv"
	"strings"

	"bilateral/components/state"
	"bilateral/data"
)

// Width is that of a frame in pixels where its host's style does not make it another.
const Width = 640

// The ids of the overview's own figure and of its table; a figure of a series has the id of
// its indicator.
const (
	figureID = "figure"
	tableID  = "indicators"
)

// Framed is the frame of one of a view's figures, "" for the view as it is; nil for a view that
// cannot stand in one. Of a figure that has a page of its own, it is the frame of that page;
// one of a page with many stands alone, if it has the id.
func Framed(ds *data.Dataset, view *state.State, figure string) *state.State {
	framed := view.InFrame()
	if framed == nil || view.Frame {
		return framed
	}
	own := ds.Indicator(data.IndicatorID(figure))
	switch {
	case own != nil && (view.Route == state.Overview || view.Route == state.Indicator && own.ID != view.Indicator):
		return state.Update(framed, state.OpenIndicator{Indicator: own.ID})
	case view.Route == state.Partners, view.Route == state.Mobility, view.Route == state.Indicator && own == nil && !ds.InTable(view.Indicator):
		framed.Figure = figure
	case view.Route != state.Overview:
	case figure == tableID:
		framed.Indicator = ""
	case figure == figureID, strings.HasPrefix(figure, figureID+"-"):
		framed.Indicator = view.Indicator
	}
	return framed
}

// Address is that of a frame as others keep it: which of chart and table is shown does not
// depend on what will once be the default.
func Address(framed *state.State) string {
	address := framed.Address()
	if !framed.HasTab() || framed.Tab == state.TableTab {
		return address
	}
	mark := "?"
	if strings.Contains(address, mark) {
		mark = "&"
	}
	return address + mark + string(state.TabParameter) + "=chart"
}

// Frame is the HTML of a frame: its address is absolute, its title is text, its size is in
// pixels. The style lets it follow its place; where a host keeps the attributes only, the
// size stands.
func Frame(address, title string, width, height int) string {
	return `<iframe src="` + escape(address) + `" title="` + escape(title) + `" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) +
		`" loading="lazy" allow="clipboard-write" style="border:0;width:100%"></iframe>`
}

// ScriptName is the script that gives the frames of a host's page the height of what they
// show, behind the site's address.
const ScriptName = "/embed.js"

// Script is the HTML that loads it.
func Script(home string) string {
	return `<script src="` + escape(home) + ScriptName + `" async></script>`
}

// Linked is the HTML of a picture that leads to the view: for hosts that keep no frames.
// Its size is in pixels.
func Linked(address, picture, words string, width, height int) string {
	return `<a href="` + escape(address) + `"><img src="` + escape(picture) + `" alt="` + escape(words) + `" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) +
		`" loading="lazy" style="max-width:100%;height:auto"></a>`
}

// escape writes text for an attribute between double quotes.
func escape(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch text[i] {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String()
}
