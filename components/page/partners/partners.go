// Package partners is the page of any two places: joint works by source, the
// rank of each among the other's partners, shares, and the index of their
// collaboration, whose matrix is the picker.
package partners

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Page is the page of any two places: their joint works, ranks, shares and index.
var Page = &page.Page{
	Route: state.Partners,
	Needs: func(ds *data.Dataset, _ *state.State) []data.CollectionID {
		return page.Collections(ds.OpenOf(data.OfPair, data.OfRanking)...)
	},
	Excerpts: true,
	Build:    build,
	Contents: page.Contents,
	Framed:   page.OneFigure,
}

// builder is what the page of two places is built from. A source that counts
// every year is drawn as lines; sources that give two years each stand beside
// each other and are never joined.
type builder struct {
	c             *page.Context
	first, second data.PlaceID
	pairs         []*drawnPair // the chosen one, then those compared with it
	index         *data.Indicator
	indexed       *newest         // edition of the index; nil until it is asked for
	joint         *data.Indicator // drawn as lines, by the source; nil where nothing is
	source        data.SourceID
	view          *View
}

// drawnPair is a pair with its name and colour.
type drawnPair struct {
	id      data.ColumnID
	subject data.Subject
	name    string
	role    chart.Role
}

// both are the two places: the one whose partners are compared, then the other.
func (p *builder) both() [2]data.PlaceID { return [2]data.PlaceID{p.second, p.first} }

// other is the other of the two places.
func (p *builder) other(place data.PlaceID) data.PlaceID {
	if place == p.first {
		return p.second
	}
	return p.first
}

func build(c *page.Context, doc *page.Document) node.Part {
	p := &builder{c: c, view: &View{}}
	p.first, p.second = c.State.Pair()
	p.addPair(p.first, p.second)
	for _, id := range c.State.Series.Pairs {
		x, y, _ := strings.Cut(string(id), "-")
		p.addPair(data.PlaceID(x), data.PlaceID(y))
	}
	for _, ind := range c.Dataset.OpenOf(data.OfPair) {
		if ind.Meaning == data.RatioToWorld {
			p.index = ind
		}
	}
	p.answer()
	p.body()
	if !c.State.HideControls {
		p.picker()
	}
	if !c.State.Frame {
		p.view.Sources = c.Sources(c.Linked)
	}
	doc.Title = p.of(c.Say(catalogue.PartnersPage), p.pairs[0].name)
	doc.Shared = p.view.Title
	doc.Description = c.Say(catalogue.PageDescription, "title", p.view.Title, "introduction", p.view.Lede)
	doc.Spoken = c.Spoken(p.view.Title, p.main())
	return p.view.Build
}

// answer is what the page says first, with the table of the pairs.
func (p *builder) answer() {
	name := p.pairs[0].name
	if b := p.newBasis(); b != nil {
		p.find(b)
		p.row("", p.compare(b))
	}
	if p.view.Title == "" {
		p.view.Title = name
	}
	if p.view.Lede == "" {
		p.view.Lede = p.noValue(name)
	}
}

// body is the figures below it: joint works over time, the index, the ranks, the shares,
// then the sources that give a few years.
func (p *builder) body() {
	measures := p.c.Dataset.OpenOf(data.OfPair)
	for _, joint := range measures {
		if joint.Meaning != data.Count {
			continue
		}
		yearly, _ := p.sources(joint)
		for _, source := range yearly {
			p.lines(joint, source)
		}
	}
	p.indices()
	for _, joint := range measures {
		if joint.Meaning != data.Count {
			continue
		}
		yearly, editions := p.sources(joint)
		for _, source := range yearly {
			if own := p.c.Dataset.Line(joint.ID, p.pairs[0].subject, source); own != nil {
				p.row("half even", p.ranks(source)...)
				p.row("", p.shares(joint, own))
			}
		}
		if len(editions) > 0 {
			p.editions(joint, editions)
		}
	}
}

// main is the figure that the page is about; nil where there is none.
func (p *builder) main() *ui.Figure {
	for _, row := range p.view.Rows {
		for _, f := range row.Figures {
			if f.ID != comparisonID {
				return f
			}
		}
	}
	return nil
}

// addPair names a pair and gives it a colour. The dataset's own pair has its
// own; another one that is chosen stands in ink.
func (p *builder) addPair(x, y data.PlaceID) {
	pair := &drawnPair{id: data.PairColumn(x, y), subject: data.PairOf(x, y), name: p.c.PairNamed(x, y), role: chart.Pair}
	if !p.c.IsOwnPair(x, y) {
		pair.role = chart.Ink
		if n := len(p.pairs); n > 0 {
			pair.role = page.ChosenRoles[n-1]
		}
	}
	p.pairs = append(p.pairs, pair)
}

// smallestBase is the smallest number of which a multiple is said.
const smallestBase = 20

// label is what a measure is called, and named how a phrase names two places.
func (p *builder) label(ind *data.Indicator) string { return p.c.Text(ind.Label) }

func (p *builder) named(key catalogue.Key, place data.PlaceID) string {
	return p.c.Say(key, "place", p.c.InProse(place), "partner", p.c.InProse(p.other(place)))
}

// of says whose a value is, or the value of what.
func (p *builder) of(what, value string) string {
	return p.c.Say(catalogue.AltValue, "what", what, "value", value)
}

// value is a value as it is printed.
func (p *builder) value(ind *data.Indicator, m data.Moment) string {
	return format.Value(p.c.Catalogue, ind, p.c.Dataset.Value(m))
}

// address leads to the view after an action, and there to what the page says of the
// pairs.
func (p *builder) address(a state.Action) string {
	return p.c.LinkTo(a, "#"+comparisonID).Address
}

// row puts figures beside each other.
func (p *builder) row(class string, figures ...*ui.Figure) {
	row := &Row{Class: class}
	for _, f := range figures {
		if f != nil {
			row.Key = f.ID
			row.Figures = append(row.Figures, f)
		}
	}
	if row.Key != "" {
		p.view.Rows = append(p.view.Rows, row)
	}
}

// fold puts something below the last row that opens where it stands.
func (p *builder) fold(key string, f *Fold) {
	p.view.Rows = append(p.view.Rows, &Row{Key: key, Class: "folded", Fold: f})
}

// cite names a source beside others.
func (p *builder) cite(links []ui.SourceLink, id data.SourceID) []ui.SourceLink {
	return append(links, p.c.SourceLink(p.c.Dataset.Source(id)))
}

// figure is a chart of a measure by one source, still without series.
func (p *builder) figure(id string, form chart.Form, ind *data.Indicator, source data.SourceID) *figure.Model {
	f := &figure.Model{ID: id, Listed: p.label(ind), Measure: figure.MeasureOf(p.c, ind), Sources: p.cite(nil, source), Index: figure.FromFirstYear}
	f.Spec.Form, f.Spec.Tick = form, figure.Tick(p.c, ind)
	f.Caveats = p.c.Caveats(ind)
	f.FileOf = p.fileOf()
	return f
}

// fileOf says of which pairs a file is.
func (p *builder) fileOf() string {
	of := string(p.first + "-" + p.second)
	for _, pair := range p.pairs[1:] {
		of += "-" + string(pair.id)
	}
	return of
}

// moments says a series' values of two years that may be compared, those of
// the view where it has several; "" when there are no two.
func (p *builder) moments(key catalogue.Key, what string, ind *data.Indicator, s *data.Series) string {
	start, end := s.Span()
	if len(s.Points) > 2 {
		start, end = p.c.State.Series.Time.Within(start, end)
	}
	start, end, ok := s.ComparableYears(start, end)
	if !ok {
		return ""
	}
	first, _ := s.At(start)
	last, _ := s.At(end)
	if key == catalogue.LedeGrowth && (first.Number < smallestBase || last.Number < first.Number) {
		key = catalogue.TwoMoments
	}
	return p.c.Say(key, "what", what, "first", p.counted(ind, first), "start", p.c.Year(start),
		"last", p.counted(ind, last), "end", p.c.Year(end), "times", format.Number(last.Number/first.Number, 1))
}

// roleAt is the colour of one of the two places that are chosen.
func (p *builder) roleAt(place data.PlaceID) chart.Role {
	role := p.c.RoleOf(place)
	if role == chart.Other {
		role = chart.Chosen1
		if place == p.second {
			role = chart.Chosen2
		}
	}
	return role
}
