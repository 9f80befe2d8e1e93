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

// Unbuilt is what stands in a document whose program has not built its page, in each
// language.
func (e *Explorer) Unbuilt() map[data.Language]*vugu.VGNode {
	unbuilt := map[data.Language]*vugu.VGNode{}
	for language, c := range e.catalogues {
		unbuilt[language] = text.BuildUnbuilt(c)
	}
	return unbuilt
}
