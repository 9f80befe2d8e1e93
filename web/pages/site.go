package pages

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/page/text"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
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

// Shortcuts are the pages that an installed copy offers beside its start.
func (e *Explorer) Shortcuts() map[data.Language][]host.Shortcut {
	shortcuts := map[data.Language][]host.Shortcut{}
	for language, c := range e.catalogues {
		st := state.Update(state.Parse(e.datasets.whole, "/"), state.SetLanguage{Language: language})
		for _, p := range page.Pages {
			if p.Route != state.Overview && p.Route != state.About && p.Route.In(e.datasets.whole) {
				shortcuts[language] = append(shortcuts[language], host.Shortcut{Name: c.Say(p.Name), Path: st.Page(p.Route).Path()})
			}
		}
	}
	return shortcuts
}

// Screens are the pictures of the built-in dataset's overview, in each language.
func (e *Explorer) Screens() []host.Screen {
	var screens []host.Screen
	for _, language := range data.Languages {
		for _, s := range host.Screens(language) {
			s.Words = e.catalogues[language].Say(catalogue.OverviewPage)
			screens = append(screens, s)
		}
	}
	return screens
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

// WithoutScripts is what a page of an exported site says to who has no scripts, in each
// language.
func (e *Explorer) WithoutScripts() map[data.Language]string {
	notes := map[data.Language]string{}
	for language, c := range e.catalogues {
		notes[language] = c.Say(catalogue.ExportedPage)
	}
	return notes
}
