package pages

import (
	"bilateral/components/catalogue"
	"bilateral/data"
	"bilateral/web/host"
)

// News are the words for what a page says of the site itself.
func (e *Explorer) News() map[data.Language]host.News {
	news := map[data.Language]host.News{}
	for language, c := range e.catalogues {
		news[language] = host.News{
			Offline:       c.Say(catalogue.OfflineNews),
			Update:        c.Say(catalogue.UpdateNews),
			UpdateControl: c.Say(catalogue.UpdateControl),
		}
	}
	return news
}
