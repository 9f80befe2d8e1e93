package text

import (
	"slices"
	"strconv"

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
	view := &SourceList{Title: doc.Title, Introduction: doc.Description, Label: c.Say(catalogue.SourcesLink)}
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
	group := func(id string, heading, text catalogue.Key, list []*data.Source) {
		if len(list) == 0 {
			return
		}
		g := SourceGroup{ID: id, Heading: c.Say(heading), Text: c.Say(text)}
		for _, s := range list {
			g.Sources = append(g.Sources, sourceEntry(c, s))
		}
		view.Groups = append(view.Groups, g)
	}
	group("deck-sources", catalogue.DeckSources, catalogue.DeckSourcesText, c.Dataset.DeckSources())
	group("series-sources", catalogue.SeriesSources, catalogue.SeriesSourcesText, series)
	group("further-sources", catalogue.FurtherSources, catalogue.FurtherSourcesText, others)
	return view.Build
}

// sourceEntry is all that is known of a source, and what rests on it.
func sourceEntry(c *page.Context, s *data.Source) SourceEntry {
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
	uses(c, s, &entry)
	return entry
}

// add puts one more fact into the entry, as a sentence begins: a term of its own
// or one more of the last.
func (e *SourceEntry) add(d ui.Detail) {
	d.Text.Text = format.Capitalised(d.Text.Text)
	if last := len(e.Items) - 1; last >= 0 && e.Items[last].Term == d.Term {
		e.Items[last].Further = append(e.Items[last].Further, d.Text)
		return
	}
	e.Items = append(e.Items, SourceFact{Detail: d})
}

// uses says what rests on a source: indicators, single figures, events, and the
// claims that it was compared with.
func uses(c *page.Context, s *data.Source, entry *SourceEntry) {
	entry.IndicatorsLabel = c.Say(catalogue.UsedByIndicators)
	for i := range c.Dataset.Indicators {
		ind := &c.Dataset.Indicators[i]
		used := slices.ContainsFunc(c.Dataset.All(ind.ID), func(line *data.Series) bool { return line.Source == s.ID }) ||
			slices.ContainsFunc(c.Dataset.Observations, func(o data.Observation) bool { return o.Indicator == ind.ID && o.Source == s.ID })
		if used {
			link := c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, "")
			link.Phrase = c.Phrase(ind.Label)
			entry.Indicators = append(entry.Indicators, link)
		}
	}
	var measures []string
	for i := range c.Dataset.Measures {
		m := &c.Dataset.Measures[i]
		if slices.ContainsFunc(c.Dataset.Facts, func(f data.Fact) bool { return f.Measure == m.ID && f.Source == s.ID }) {
			measures = append(measures, c.Text(m.Label))
		}
	}
	if len(measures) > 0 {
		entry.add(ui.Detail{Term: c.Say(catalogue.UsedByFigures), Text: ui.Phrase{Text: c.Join(measures...)}})
	}
	for _, e := range c.Dataset.Events {
		if e.Source == s.ID {
			entry.add(ui.Detail{Term: c.Say(catalogue.UsedByEvents), Text: c.Phrase(e.Text)})
		}
	}
	for i := range c.Dataset.Remarks {
		if c.Dataset.Remarks[i].Source == s.ID {
			entry.add(ui.Detail{Term: c.Say(catalogue.UsedByRemarks), Text: c.Phrase(c.Dataset.Remarks[i].Text)})
		}
	}
	evidence := c.State.Page(state.Evidence).Address()
	for i := range c.Dataset.Claims {
		claim := &c.Dataset.Claims[i]
		if slices.Contains(c.Dataset.SourcesOfClaim(claim), s) {
			entry.Claims = append(entry.Claims, ui.Link{Phrase: c.Phrase(claim.Statement), Address: evidence + page.ClaimFragment(claim.ID)})
		}
	}
	entry.ClaimsLabel = c.Say(catalogue.UsedByClaims, "n", strconv.Itoa(len(entry.Claims)))
}
