//go:build !js || series

package page

import (
	"github.com/vugu/vugu"

	"bilateral/components/state"
)

func init() {
	ofSeries = func(b *Context, doc *Document) vugu.Builder {
		switch b.State.Route {
		case state.Partners:
			return b.partnersPage(doc)
		case state.Mobility:
			return b.mobilityPage(doc)
		case state.Evidence:
			return b.evidencePage(doc)
		}
		return b.openInFull(doc)
	}
}
