package text

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// example is a figure of the deck that a reader can check by hand: what open data say of
// it is the change between two values of a series whose rows are known.
type example struct {
	claim       *data.Claim
	deck        *data.Observation
	figure      *data.Figure
	series      *data.Series
	first, last data.Moment
}

// exampleOf is the first of the headlines that is such a figure; nil for none.
func exampleOf(ds *data.Dataset) *example {
	if ds.Origins == nil || ds.Origins.Folder == "" {
		return nil
	}
	for i := range ds.Headlines {
		h := &ds.Headlines[i]
		_, id := ds.Verdict(h.Indicator, h.Column)
		e := &example{claim: ds.Claim(id), deck: ds.Cell(h.Indicator, h.Column)}
		if e.claim == nil || e.deck == nil || !e.deck.Value.Present() || e.claim.Verdict == data.CannotBeChecked {
			continue
		}
		for j := range e.claim.Checks {
			check := &e.claim.Checks[j]
			for k := range check.Figures {
				if e.figure = &check.Figures[k]; check.Role == data.Decides && e.figure.Formula == data.Change && e.trace(ds) {
					return e
				}
			}
		}
	}
	return nil
}

// trace finds the series that the figure is a change of, among those that the page of
// their indicator shows first, and reports whether there is one.
func (e *example) trace(ds *data.Dataset) bool {
	roles := &ds.Roles
	for i := range ds.Collections {
		for j := range ds.Collections[i].Series {
			s := &ds.Collections[i].Series[j]
			shown := s.Subject == data.PairOf(roles.A, roles.B) || s.Subject == data.Of(roles.A) || s.Subject == data.Of(roles.B)
			if !shown || s.Source != e.figure.Source {
				continue
			}
			c := s.Change(e.figure.Period.Start, e.figure.Period.End)
			if c.Cause == data.Calculable && c.Value == e.figure.Value && ds.OriginOf(&c) == e.figure.Origin {
				e.series, e.first, e.last = s, c.Inputs[0].Moment, c.Inputs[1].Moment
				return true
			}
		}
	}
	return false
}

// checkSection says step by step how to check a figure with the files alone; nil where the
// files do not say where its values stand.
func checkSection(c *page.Context) *ProseSection {
	e := exampleOf(c.Dataset)
	if e == nil {
		return nil
	}
	ds := c.Dataset
	say := func(k catalogue.Key, pairs ...string) ui.Phrase { return ui.Phrase{Text: c.Say(k, pairs...)} }
	site := ds.Home
	source, calculated := ds.Source(e.figure.Source), digits(data.Significant(e.figure.Value.Number))
	firstRow, lastRow := ds.Origin(e.series, int(e.first.Year)), ds.Origin(e.series, int(e.last.Year))
	file, first, _ := strings.Cut(firstRow, "#row=")
	_, last, _ := strings.Cut(lastRow, "#row=")
	inFull := state.Update(c.State, state.OpenIndicator{Indicator: e.series.Indicator})
	evidence := strings.TrimSuffix(c.State.Page(state.Evidence).Path(), "/") + ".csv"
	deckIndicator := ds.Indicator(e.deck.Indicator)
	section := &ProseSection{ID: "check", Heading: c.Say(catalogue.CheckHeading), Paragraphs: []ui.Phrase{say(catalogue.CheckText,
		"statement", c.Text(e.claim.Statement), "deckValue", format.Value(c.Catalogue, deckIndicator, e.deck.Value),
		"open", format.Quantity(c.Catalogue, e.figure.Meaning, e.figure.Value.Number, e.figure.Decimals), "verdict", c.Verdict(e.claim.Verdict))}}
	section.Steps = []ui.Phrase{
		say(catalogue.CheckClaim, "address", site+evidence, "claim", string(e.claim.ID), "deckValue", digits(e.deck.Value.Number),
			"value", calculated, "origin", e.figure.Origin),
		say(catalogue.CheckFigure, "address", site+inFull.File("data.csv", ""), "start", strconv.Itoa(int(e.first.Year)), "end", strconv.Itoa(int(e.last.Year)),
			"first", digits(e.first.Number), "last", digits(e.last.Number)),
		say(catalogue.CheckRows, "address", site+ds.Origins.Folder+file, "first", first, "last", last),
		say(catalogue.CheckSource, "source", c.Text(source.DisplayName()), "address", site+c.SourceAddress(source.ID)),
		say(catalogue.CheckCalculate, "first", digits(e.first.Number), "last", digits(e.last.Number), "value", calculated,
			"printed", format.Quantity(c.Catalogue, e.figure.Meaning, e.figure.Value.Number, e.figure.Decimals)),
		say(catalogue.CheckRule, "rule", c.Text(e.claim.RuleText), "reason", c.Text(e.claim.Reason), "verdict", c.Verdict(e.claim.Verdict)),
	}
	section.Links = []ui.Link{
		{Phrase: say(catalogue.CheckEvidenceLink), Address: evidence},
		{Phrase: say(catalogue.CheckFigureLink, "name", c.Text(ds.Indicator(e.series.Indicator).Label)), Address: inFull.File("data.csv", "")},
		{Phrase: ui.Phrase{Text: file}, Address: ds.Origins.Folder + file},
	}
	section.Further = []ui.Phrase{say(catalogue.CheckRowsSay), say(catalogue.CheckNoOrigin)}
	return section
}

// digits writes a number as the files do.
func digits(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// loadSection says how other programs read the values of a figure: that of two places, as
// the page of pairs shows it. It is nil where there is no such page.
func loadSection(c *page.Context) *ProseSection {
	ds := c.Dataset
	if !ds.HasPartners() {
		return nil
	}
	say := func(k catalogue.Key, pairs ...string) ui.Phrase { return ui.Phrase{Text: c.Say(k, pairs...)} }
	address := loadAddress(c)
	if address == "" {
		return nil
	}
	address = c.Dataset.Home + address
	section := &ProseSection{ID: "load", Heading: c.Say(catalogue.LoadHeading),
		Paragraphs: []ui.Phrase{say(catalogue.LoadText), say(catalogue.LoadLanguage)}}
	for _, l := range [...]struct{ name, code string }{
		{"curl", `curl -o values.csv "` + address + `"`},
		{"pandas", "import pandas as pd\nvalues = pd.read_csv(\"" + address + "\")"},
		{"R", `values <- read.csv("` + address + `&bom=0")`},
	} {
		section.Code = append(section.Code, CodeBlock{Label: l.name, Text: l.code})
	}
	section.Further = []ui.Phrase{say(catalogue.LoadExcel, "address", strings.Replace(address, "data.csv", "data.xlsx", 1)), say(catalogue.LoadHarmless)}
	return section
}

// loadAddress is that of ten years of what the two places of the dataset do together, in a
// file under English heads whatever the page's language: programs read by them. It is ""
// where they do nothing together.
func loadAddress(c *page.Context) string {
	ds := c.Dataset
	id := ds.OpenOf(data.OfPair)[0].ID
	lines := ds.Lines(id, data.PairOf(ds.Roles.A, ds.Roles.B))
	if len(lines) == 0 {
		return ""
	}
	st := *c.State.Page(state.Partners)
	st.Language = data.English
	first, last := lines[0].Span()
	return st.Path() + "data.csv?figure=" + string(id) + "&country=" + string(ds.Roles.A) + "~" + string(ds.Roles.B) +
		"&time=" + strconv.Itoa(max(first, last-10)) + ".." + strconv.Itoa(last)
}
