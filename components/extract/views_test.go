//go:build !js

package extract_test

import (
	"slices"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/page/still"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
)

// furtherViews are addresses in English beside the routes and those of the golden files,
// by the name of the dataset: windows, what is picked out, indexed or logarithmic, and
// frames and tables of them.
var furtherViews = map[string][]string{
	"the deck's": {
		"/?derived=1&q=growth", "/?indicator=researchers&derived=1", "/?indicator=student-mobility&tab=table&derived=1", "/?indicator=total-outputs&form=strip",
		"/indicators/total-outputs/?derived=1", "/indicators/fwci/?form=dots&yScale=log", "/indicators/partner-rank/?tab=table",
		"/indicators/gdp/?country=USA~CHN&time=2000..2010", "/indicators/gdp/?tab=table", "/indicators/gdp/?scale=indexed&time=2010..latest",
		"/indicators/joint-works/?focus=GBR-JPN&scale=indexed&tab=table", "/indicators/researchers-per-million/?country=AUS&time=2019..2024",
		"/indicators/education-spending/?tab=table&country=FRA", "/indicators/students-by-origin/?yScale=log", "/indicators/students/?scale=indexed",
		"/indicators/top-cited-share/?time=2003..2004", "/indicators/specialisation/?sort=-GBR&tab=table", "/indicators/edition-articles/?tab=table",
		"/partners/?country=USA~CHN&scale=indexed&tab=table", "/partners/?country=DEU~FRA&pairs=GBR-JPN~USA-JPN~CHN-JPN&time=2000..2010&focus=DEU-FRA",
		"/partners/?country=THA~JPN&tab=table", "/partners/?country=ISL~MLT", "/partners/?time=2023", "/embed/partners/?time=latest&yScale=log&tab=table",
		"/partners/?country=TWN~KOR&pairs=GBR-JPN&tab=table", "/partners/?scale=indexed&time=2023",
		"/mobility/?time=2018", "/mobility/?tab=table&yScale=log", "/embed/mobility/?time=1998..2001&tab=table",
		"/evidence/?verdict=differs&sort=indicator", "/evidence/?topic=mobility", "/evidence/?tab=table&verdict=agrees",
	},
	"the other": {
		"/?derived=1", "/?indicator=exchange-students&tab=table", "/indicators/joint-articles/?derived=1&tab=table", "/indicators/granted-patents/?tab=table",
		"/indicators/works-together/?time=2018..2020&tab=table", "/indicators/works-together/?scale=indexed", "/indicators/movers/?scale=indexed&tab=table",
		"/partners/?tab=table&scale=indexed", "/partners/?time=2018..2019", "/partners/?country=BRA~FRA", "/mobility/?time=2019..2020&tab=table", "/mobility/?yScale=log",
		"/evidence/?verdict=agrees",
	},
}

// looked is a view of a dataset, as a test looks at it.
type looked struct {
	address string
	page    *page.Page
	ds      *data.Dataset
	cat     *catalogue.Catalogue
	view    *extract.View
}

// drawn are the datasets of the tests with the pictures that the server draws, by name
// and language.
func drawn(t testing.TB) map[string]map[data.Language]*data.Dataset {
	t.Helper()
	sets := map[string]map[data.Language]*data.Dataset{}
	for name, ds := range map[string]*data.Dataset{"the deck's": pagetest.Deck(t), "the other": pagetest.Second(t)} {
		sets[name] = map[data.Language]*data.Dataset{}
		for _, language := range data.Languages {
			sets[name][language] = still.Draw(ds, catalogue.Of(ds, language))
		}
	}
	return sets
}

// pageOf is the page of a view that has figures; nil for one that has none.
func pageOf(ds *data.Dataset, st *state.State) *page.Page {
	for _, pages := range [...]page.Site{site.Overview, site.Series} {
		if p := pages.Find(ds, st); p != nil {
			return p
		}
	}
	return nil
}

// look makes the view of an address; nil where its page has no figures.
func look(ds map[data.Language]*data.Dataset, address string) *looked {
	language := state.Parse(ds[data.English], address).Language
	l := &looked{address: address, ds: ds[language]}
	st := state.Parse(l.ds, address)
	if l.page = pageOf(l.ds, st); l.page == nil {
		return nil
	}
	l.cat = catalogue.Of(l.ds, language)
	l.view = extract.Of(l.page, l.ds, st, l.cat)
	return l
}

// eachView makes every view of the tests, in both languages.
func eachView(t *testing.T, do func(t *testing.T, l *looked)) {
	t.Helper()
	n := 0
	for name, ds := range drawn(t) {
		addresses := state.Paths(ds[data.English])
		if name == "the deck's" {
			for _, address := range pagetest.All() {
				addresses = append(addresses, address)
			}
		}
		for _, address := range furtherViews[name] {
			addresses = append(addresses, address, "/ja"+address)
		}
		slices.Sort(addresses)
		for _, address := range slices.Compact(addresses) {
			if l := look(ds, address); l != nil {
				n++
				t.Run(name+address, func(t *testing.T) { do(t, l) })
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d views were made", n)
	}
}

// rowsOf are the rows of a figure, each for itself.
func rowsOf(f *extract.Figure, all bool) []download.Row {
	var rows []download.Row
	for row := range f.Table(all).Rows {
		rows = append(rows, *row)
	}
	return rows
}
