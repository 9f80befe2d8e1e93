package page

import (
	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
)

func (b *builder) mobilityPage(doc *Document) vugu.Builder {
	doc.Title = b.say(catalogue.MobilityPage)
	doc.Description = doc.Title
	return &components.NotFoundPage{Title: doc.Title}
}
