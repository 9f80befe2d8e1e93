package text

import (
	"slices"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Sources describes each source once; all other pages name it shortly and lead
// here.
var Sources = &page.Page{Route: state.Sources, Build: buildSources, Contents: page.Contents}

// buildSources is the sources of the whole dataset: those of the deck, of the
// series, and of single figures, events and checks.
func buildSources(c *page.Context, doc *page.Document) node.Part {
	doc.Title, doc.Description = c.Say(catalogue.SourcesTitle), c.Say(catalogue.SourcesIntroduction)
	view := &SourceList{Title: doc.Title, Introduction: doc.Description, Label: c.Say(catalogue.SourcesLink), Links: changelogLinks(c)}
	listed := c.Dataset.DeckSources()
	var series, others []*data.Source
	for i := range c.Dataset.Collections {
		for j := range c.Dataset.Collections[i].Series {
			source := c.Dataset.Source(c.Dataset.Collections[i].Series[j].Source)
			if !slices.Contains(listed, source) {
				series, listed = append(series, source), append(listed, source)
			}
		}
	}
	for i := range c.Dataset.Sources {
		if source := &c.Dataset.Sources[i]; !slices.Contains(listed, source) {
			others = append(others, source)
		}
	}
	used := usesOf(c)
	group := func(id string, heading, text catalogue.Key, list []*data.Source) {
		if len(list) == 0 {
			return
		}
		g := SourceGroup{ID: id, Heading: c.Say(heading), Text: c.Say(text)}
		for _, s := range list {
			g.Sources = append(g.Sources, sourceEntry(c, s, used[s.ID]))
		}
		view.Groups = append(view.Groups, g)
	}
	group("deck-sources", catalogue.DeckSources, catalogue.DeckSourcesText, c.Dataset.DeckSources())
	group("series-sources", catalogue.SeriesSources, catalogue.SeriesSourcesText, series)
	group("further-sources", catalogue.FurtherSources, catalogue.FurtherSourcesText, others)
	return view.Build
}

// sourceEntry is all that is known of a source, and what rests on it; used is nil
// where nothing does.
func sourceEntry(c *page.Context, s *data.Source, used *uses) SourceEntry {
	entry := SourceEntry{ID: string(s.ID), Name: c.Phrase(s.DisplayName()), Title: c.Phrase(s.Title), Address: s.Address}
	add := func(term catalogue.Key, text ui.Phrase) {
		if text.Text != "" {
			entry.add(ui.Detail{Term: c.Say(term), Text: text})
		}
	}
	add(catalogue.PublisherTerm, c.Phrase(s.Publisher))
	entry.add(c.Statement(catalogue.DatabaseTerm, s.Database))
	entry.add(c.Statement(catalogue.DateTerm, s.Date))
	entry.add(c.Statement(catalogue.CountingTerm, s.CountingMethod))
	add(catalogue.ReadTerm, ui.Phrase{Text: c.ReadOn(s)})
	add(catalogue.ReadFromTerm, c.Phrase(s.ReadFrom))
	add(catalogue.ConversionTerm, c.Phrase(s.Conversion))
	add(catalogue.ComparedTerm, c.Phrase(s.Checks))
	entry.add(c.Statement(catalogue.LicenceTerm, s.Licence))
	entry.Items[len(entry.Items)-1].Address = s.LicenceAddress
	add(catalogue.TermsTerm, c.Phrase(s.Terms))
	shown := catalogue.ShownAll
	if s.SingleFigures {
		shown = catalogue.ShownSingle
	}
	add(catalogue.ShownTerm, ui.Phrase{Text: c.Say(shown)})
	entry.TablesLabel = c.Say(catalogue.TablesRead)
	for _, address := range s.Tables {
		entry.Tables = append(entry.Tables, ui.Link{Phrase: ui.Phrase{Text: tableName(address, s.Tables)}, Address: address})
	}
	entry.FilesLabel = c.Say(catalogue.FilesRead)
	if o := c.Dataset.Origins; o != nil && o.Folder != "" {
		for _, name := range o.FilesOf(c.Dataset, s.ID) {
			entry.Files = append(entry.Files, ui.Link{Phrase: ui.Phrase{Text: name}, Address: o.Folder + name})
		}
	}
	if used == nil {
		used = &uses{}
	}
	used.tell(c, &entry)
	return entry
}

// tableName is the name of a file, or of its folder where others of the list have that
// name too.
func tableName(address string, list []string) string {
	folder, name := cutLast(address)
	for _, other := range list {
		if _, same := cutLast(other); same == name && other != address {
			_, name = cutLast(folder)
			break
		}
	}
	return name
}

// cutLast parts an address before its last name.
func cutLast(address string) (folder, name string) {
	at := strings.LastIndexByte(address, '/')
	if at < 0 {
		return "", address
	}
	return address[:at], address[at+1:]
}

// add puts one more fact into the entry, as a sentence begins: a term of its own
// or one more of the last.
func (e *SourceEntry) add(d ui.Detail) {
	if first, _, _ := strings.Cut(d.Text.Text, " "); !strings.Contains(first, "/") { // the name of a folder keeps its letters
		d.Text.Text = format.Capitalised(d.Text.Text)
	}
	if last := len(e.Items) - 1; last >= 0 && e.Items[last].Term == d.Term {
		e.Items[last].Further = append(e.Items[last].Further, d.Text)
		return
	}
	e.Items = append(e.Items, SourceFact{Detail: d})
}
