package text

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
)

// Announcements are where a page's script says what happens to the site, that
// the network is gone or that a new version is there. They stand behind the
// page and not in it: its program knows nothing of them. Their lines are empty
// until then: a live region has to be there before it speaks.
type Announcements struct {
	Offline, Update string
	UpdateControl   string // on the button that loads the new version
	UpdateLater     string // on the one that leaves it
}

// BuildAnnouncements returns the announcements in the catalogue's language.
func BuildAnnouncements(cat *catalogue.Catalogue) *vugu.VGNode {
	view := &Announcements{
		Offline:       cat.Say(catalogue.OfflineNews),
		Update:        cat.Say(catalogue.UpdateNews),
		UpdateControl: cat.Say(catalogue.UpdateControl),
		UpdateLater:   cat.Say(catalogue.UpdateLater),
	}
	return node.Build(view.Build)[0]
}
