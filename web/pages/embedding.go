package pages

import (
	"cmp"
	"fmt"

	"bilateral/components/embed"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/web/host"
)

// Embedding finds the frame of a view, or of one of its figures by its id; nil for one that
// cannot stand in any. A figure that is drawn stands there compact: who asks has no script
// for its height.
func (e *Explorer) Embedding(target, figure string) *host.Embedding {
	if len(e.figures) == 0 {
		return nil
	}
	ds := e.datasets.whole
	view := state.Parse(ds, target)
	framed := embed.Framed(ds, view, figure)
	if framed == nil {
		return nil
	}
	provider, _ := ds.Product.In(framed.Language)
	first := *framed
	first.Compact = first.Compact || compacts(view, framed) // a frame's own stays as it is
	return &host.Embedding{Key: first.Address(), Provider: provider, Frame: func() (*host.Frame, error) { return e.frame(view, framed) }}
}

// compacts reports whether the frame of a view is a compact one where there is a chart for it.
func compacts(view, framed *state.State) bool { return !view.Frame && embed.CanCompact(framed) }

// frame makes the frame of a view, or that of all its page where it has no figure of the
// id that is asked for.
func (e *Explorer) frame(view, framed *state.State) (*host.Frame, error) {
	ds := e.datasets.whole
	whole := *framed
	whole.Figure = ""
	compact, compactWhole := *framed, whole
	compact.Compact, compactWhole.Compact = true, true
	tries := []*state.State{framed, &whole}
	if compacts(view, framed) {
		tries = []*state.State{&compact, framed, &compactWhole, &whole}
	}
	var doc *page.Document
	for _, shown := range tries {
		var err error
		if doc, err = e.View(shown.Address()).Build(); err != nil {
			return nil, err
		}
		chart, rows := doc.Size()
		if doc.One != shown.Figure || shown.Compact && chart == 0 {
			continue // there is no figure of the id, or none that is drawn
		}
		return &host.Frame{
			Document: doc, Width: embed.Width, Height: embed.Height(ds, shown, chart, rows),
			HTML: func(width, height int) string {
				return embed.Frame(ds.Home+embed.Address(shown), cmp.Or(doc.Shared, doc.Title), width, height)
			},
		}, nil
	}
	return nil, fmt.Errorf("pages: no frame of %s", framed.Address())
}
