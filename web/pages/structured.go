package pages

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bilateral/components/catalogue"
	"bilateral/components/citation"
	"bilateral/components/download"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// structured is a page's figures as schema.org's Dataset: one object of one type, which
// search engines and harvesters of metadata read.
type structured struct {
	Context       string         `json:"@context"`
	Type          string         `json:"@type"`
	ID            string         `json:"@id"`
	Name          string         `json:"name"`
	Description   string         `json:"description"`
	URL           string         `json:"url"`
	Identifier    string         `json:"identifier"`
	Version       string         `json:"version"`
	Modified      string         `json:"dateModified,omitempty"`
	Language      string         `json:"inLanguage"`
	Free          bool           `json:"isAccessibleForFree"`
	Creator       []agent        `json:"creator"`
	Licence       string         `json:"license,omitempty"`
	Conditions    string         `json:"conditionsOfAccess,omitempty"`
	Usage         string         `json:"usageInfo"`
	Distribution  []dataDownload `json:"distribution"`
	Temporal      string         `json:"temporalCoverage,omitempty"`
	Spatial       []place        `json:"spatialCoverage"`
	Variables     []variable     `json:"variableMeasured"`
	Technique     []string       `json:"measurementTechnique"`
	Citation      string         `json:"citation"`
	BasedOn       []work         `json:"isBasedOn"`
	DataCatalogue catalog        `json:"includedInDataCatalog"`
}

// agent is who published something.
type agent struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// dataDownload is the data as a file.
type dataDownload struct {
	Type    string `json:"@type"`
	Name    string `json:"name"` // what the figure finds
	Format  string `json:"encodingFormat"`
	Address string `json:"contentUrl"`
}

// place is a country or territory, or several together.
type place struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	Identifier string `json:"identifier"`
}

// variable is a measure.
type variable struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	ID   string `json:"propertyID,omitempty"`
	Unit string `json:"unitText,omitempty"`
}

// work is an original source. Licence is an address; without one, Conditions say in words
// what the source states, or that it states nothing.
type work struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	URL        string `json:"url,omitempty"`
	Publisher  agent  `json:"publisher"`
	Licence    string `json:"license,omitempty"`
	Conditions string `json:"conditionsOfAccess,omitempty"`
}

// catalog is the whole site.
type catalog struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// distributions are the files of a figure's data, by name: all of the page's first, and the
// first of them of every other.
var distributions = [...]string{extract.CSV, extract.JSON, extract.XLSX, extract.Package}

// Search engines pass over a description that is shorter, or longer.
const (
	shortestDescription = 50
	longestDescription  = 5000
)

// describer describes the figures of a page.
type describer struct {
	page.Context
	doc     *page.Document
	figures []*extract.Figure
	sources []*data.Source
	// indicators are those that the figures measure, as far as they are the dataset's.
	indicators []*data.Indicator
	first      int // of the years
	last       int
	out        structured
}

// describe gives a page what others are told of its view: who shows links to it and, where
// the page is listed and has figures, search engines, as JSON that may stand in a script
// element. A frame is told of as the page that shows it in full.
func (e *Explorer) describe(v *view, doc *page.Document) error {
	if v.Route == state.Slides && v.Slides != "" {
		return e.describeSlides(v, doc)
	}
	if doc.Status != page.Found || doc.Unlisted || len(e.figures) == 0 {
		return nil
	}
	ds, st, p := e.datasets.whole, inFull(v.State), (*page.Page)(nil)
	if p = e.figures.Find(ds, st); p != nil {
		var err error
		if ds, err = e.datasets.taken(v.Language, extract.Needs(p, ds, st)); err != nil {
			return err
		}
		st = state.Parse(ds, st.Address())
	}
	cat := e.catalogues[v.Language]
	doc.ViewAddress = st.Address()
	doc.Picture = cardOf(st, doc, cat)
	if p == nil {
		return nil
	}
	view := extract.Of(p, ds, st, cat)
	drawn := shared(view, cat)
	if f := view.Find(v.Figure); v.Frame && v.Figure != "" && f != nil {
		drawn = sharedFigure(view, f, cat)
	}
	if drawn != nil {
		doc.Picture = drawn
	}
	if len(view.Figures) == 0 || doc.Frame {
		return nil
	}
	d := &describer{Context: page.Context{Dataset: ds, State: view.State(), Catalogue: cat}, doc: doc, figures: view.Figures}
	d.gather()
	d.whatItIs()
	d.terms()
	d.coverage()
	d.techniques()
	for i := range d.sources {
		d.out.BasedOn = append(d.out.BasedOn, d.work(d.sources[i]))
	}
	b, err := json.Marshal(&d.out) // which writes < and & as escapes: no text ends the element
	if err != nil {
		return fmt.Errorf("pages: the metadata of %s: %w", doc.Address, err)
	}
	doc.Structured = b
	return nil
}

// gather finds the sources, the measures, the places and the years of the figures, each
// once.
func (d *describer) gather() {
	for _, f := range d.figures {
		for _, s := range f.Sources() {
			if !slices.Contains(d.sources, s) {
				d.sources = append(d.sources, s)
			}
		}
		for row := range f.Table(false).Rows {
			d.measure(row)
			d.place(row.Subject.Place)
			d.place(row.Subject.Partner)
			if row.Period.Start > 0 && (d.first == 0 || row.Period.Start < d.first) {
				d.first = row.Period.Start
			}
			d.last = max(d.last, row.Period.End)
		}
	}
}

// measure adds what a value is of to what is measured, once.
func (d *describer) measure(row *download.Row) {
	m := variable{Type: "PropertyValue", Name: d.Text(row.Name), ID: row.Measure, Unit: d.Text(row.Unit)}
	if slices.ContainsFunc(d.out.Variables, func(v variable) bool { return v.Name == m.Name }) {
		return
	}
	if ind := d.Dataset.Indicator(data.IndicatorID(row.Measure)); ind != nil {
		d.indicators = append(d.indicators, ind)
	}
	d.out.Variables = append(d.out.Variables, m)
}

// whatItIs names the figures and says where they are.
func (d *describer) whatItIs() {
	o, ds := &d.out, d.Dataset
	address := ds.Home + d.State.Address()
	o.Context, o.Type, o.ID = "https://schema.org/", "Dataset", address+"#dataset"
	o.Name, o.URL, o.Identifier, o.Version, o.Modified, o.Language, o.Free = d.doc.Name, address, address, ds.Version, ds.Released, string(d.State.Language), true
	cited := d.figures[0].Citation()
	cited.Name, cited.Sources, cited.Address = d.doc.Name, d.sources, d.State.Address()
	o.Citation = citation.Whole(cited.Long())
	o.Description = d.doc.Description
	if utf8.RuneCountInString(o.Description) < shortestDescription {
		o.Description = o.Description + " " + o.Citation
	}
	if runes := []rune(o.Description); len(runes) > longestDescription {
		o.Description = string(runes[:longestDescription-1]) + "…"
	}
	for _, s := range d.sources {
		if a := (agent{"Organization", d.Text(s.Publisher)}); !slices.Contains(o.Creator, a) {
			o.Creator = append(o.Creator, a)
		}
	}
	for i, f := range d.figures {
		id, names := f.ID, distributions[:1]
		if i == 0 {
			id, names = "", distributions[:] // the address without a figure is the first one's
		}
		for _, name := range names {
			form, _ := formatOf(name)
			media, _, _ := strings.Cut(form.MediaType, ";")
			o.Distribution = append(o.Distribution, dataDownload{"DataDownload", f.Title, media, ds.Home + d.State.File(name, id)})
		}
	}
	o.DataCatalogue = catalog{"DataCatalog", d.Text(ds.Product), ds.Home + d.State.Page(state.Overview).Path()}
}

// terms say under which terms the figures stand: a licence where one covers all of them,
// and otherwise in words that there is none. Where they can be read is said always.
func (d *describer) terms() {
	o := &d.out
	o.Usage = d.Dataset.Home + d.State.Page(state.Sources).Path()
	stated := 0
	for i, s := range d.sources {
		if s.Licence.IsStated() {
			stated++
		}
		if i == 0 {
			o.Licence = s.LicenceAddress
		}
		if s.LicenceAddress != o.Licence {
			o.Licence = ""
		}
	}
	switch {
	case len(d.sources) == 1 && o.Licence == "":
		o.Conditions = d.conditions(d.sources[0])
	case o.Licence == "" && stated == len(d.sources):
		o.Conditions = d.Say(catalogue.TermsBySource)
	case o.Licence == "":
		o.Conditions = d.Say(catalogue.TermsNotAll)
	}
}

// conditions are what a source states of its terms, or that it states no licence.
func (d *describer) conditions(s *data.Source) string {
	if s.Licence.IsStated() {
		return d.Text(s.Licence.Stated)
	}
	return d.Text(s.Terms)
}

// coverage says of which years and places the figures are.
func (d *describer) coverage() {
	o := &d.out
	if d.first > 0 {
		o.Temporal = strconv.Itoa(d.first) + "/" + strconv.Itoa(d.last)
	}
	if len(o.Spatial) == 0 {
		d.place(d.Dataset.Roles.A)
		d.place(d.Dataset.Roles.B)
	}
}

// techniques say how the measures count or, of figures that are of none of the dataset's,
// their sources.
func (d *describer) techniques() {
	for _, ind := range d.indicators {
		d.technique(ind.Name, ind.Formula, ind.Counting)
	}
	if len(d.out.Technique) > 0 {
		return
	}
	for _, s := range d.sources {
		d.technique(s.DisplayName(), s.CountingMethod)
	}
}

// technique says how a measure or a source counts, or that its source does not say.
func (d *describer) technique(of data.Text, statements ...data.Statement) {
	var said []string
	for _, s := range statements {
		if s.IsStated() {
			said = append(said, d.Text(s.Stated))
		}
	}
	if len(said) == 0 {
		said = []string{d.Say(catalogue.NotStated)}
	}
	text := d.Say(catalogue.AltValue, "what", d.Text(of), "value", strings.Join(said, " "))
	if !slices.Contains(d.out.Technique, text) {
		d.out.Technique = append(d.out.Technique, text)
	}
}

// place adds a place to those covered, once.
func (d *describer) place(id data.PlaceID) {
	p := d.Dataset.Place(id)
	if p == nil || slices.ContainsFunc(d.out.Spatial, func(have place) bool { return have.Identifier == string(id) }) {
		return
	}
	d.out.Spatial = append(d.out.Spatial, place{"Place", d.Text(p.Name), string(id)})
}

// work is an original source with its own terms.
func (d *describer) work(s *data.Source) work {
	w := work{Type: "CreativeWork", Name: d.Text(s.Title), URL: s.Address, Publisher: agent{"Organization", d.Text(s.Publisher)}, Licence: s.LicenceAddress}
	if w.Licence == "" {
		w.Conditions = d.conditions(s)
	}
	return w
}
