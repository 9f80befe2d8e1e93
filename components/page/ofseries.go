//go:build !js || series

package page

import (
	"github.com/vugu/vugu"

	"bilateral/components/state"
)

func init() {
	ofSeries = func(b *builder, doc *Document) vugu.Builder {
		switch b.st.Route {
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
