package text

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Unbuilt stands in a document whose program is to build the page, and is seen where it
// does not: without scripts, or where a part of the data is lost. The program puts its page
// in its place.
type Unbuilt struct {
	Title, Text, Again string
	List               ui.Link // of the pages that are on the device
}

// BuildUnbuilt returns it in the catalogue's language.
func BuildUnbuilt(cat *catalogue.Catalogue) *vugu.VGNode {
	list := state.State{Language: cat.Language, Route: state.Unkept}
	view := &Unbuilt{
		Title: cat.Say(catalogue.UnbuiltTitle),
		Text:  cat.Say(catalogue.UnbuiltText),
		Again: cat.Say(catalogue.UnkeptAgain),
		List:  ui.Link{Phrase: ui.Phrase{Text: cat.Say(catalogue.UnkeptList)}, Address: list.Path()},
	}
	return node.Build(view.Build)[0]
}
