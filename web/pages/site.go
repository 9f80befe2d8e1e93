package pages

import (
	"github.com/vugu/vugu"

	"bilateral/components/page/text"
	"bilateral/data"
)

// Announcements are where a page says what happens to the site, in each
// language.
func (e *Explorer) Announcements() map[data.Language]*vugu.VGNode {
	announcements := map[data.Language]*vugu.VGNode{}
	for language, c := range e.catalogues {
		announcements[language] = text.BuildAnnouncements(c)
	}
	return announcements
}
