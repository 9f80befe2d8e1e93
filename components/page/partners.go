package page

import (
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// partners is what the page of two places is built from. Figures of a source
// that counts every year are lines; a source that gives two years stands in a
// table, edition by edition, and is never joined to another.
type partners struct {
	*builder
	first, second data.PlaceID
	pairs         []drawnPair // the chosen one, then those compared with it
	index         *data.Indicator
	used          []*data.Source // all that the page has figures of
	title, lede   string         // what is found: parts of each one's whole, and how the joint works went
	view          *components.PartnersPage
}

// drawnPair is a pair with its name and colour.
type drawnPair struct {
	id      data.ColumnID
	subject data.Subject
	name    string
	role    chart.Role
}

func (b *builder) partnersPage(doc *Document) vugu.Builder {
	first, second := b.st.Pair()
	p := &partners{builder: b, first: first, second: second, view: &components.PartnersPage{}}
	p.choosePairs()
	for _, ind := range b.ds.OpenOf(data.OfPair) {
		if ind.Meaning == data.RatioToWorld {
			p.index = ind
		}
	}
	for _, joint := range b.ds.OpenOf(data.OfPair) {
		if joint.Meaning != data.Count {
			continue
		}
		var editions []*data.Source
		for _, source := range b.ds.SourcesOf(b.ds.All(joint.ID)...) {
			if b.isYearly(joint, source.ID) {
				p.yearly(joint, source)
			} else {
				editions = append(editions, source)
			}
		}
		if len(editions) > 0 {
			p.editions(joint, editions)
		}
	}
	if p.index != nil {
		p.indices()
	}
	if !b.st.HideControls {
		p.picker()
	}
	name := p.pairs[0].name
	if p.title == "" {
		p.title = name
	}
	p.view.Title, p.view.Lede = p.title, p.lede
	if !b.st.Frame {
		p.view.Sources = b.sources(p.used)
	}
	doc.Title = b.say(catalogue.AltValue, "what", b.say(catalogue.PartnersPage), "value", name)
	doc.Description = b.say(catalogue.PageDescription, "title", p.title, "introduction", p.lede)
	doc.Announcement = b.say(catalogue.Chosen, "title", p.title)
	return p.view
}

// choosePairs names the pairs and gives them colours. The dataset's own pair
// has its own; another one that is chosen stands in ink.
func (p *partners) choosePairs() {
	chosen := 0
	add := func(x, y data.PlaceID) {
		pair := drawnPair{id: data.PairColumn(x, y), subject: data.PairOf(x, y), name: p.pairName(x, y), role: chart.Pair}
		switch {
		case p.isOurs(x, y):
		case len(p.pairs) == 0:
			pair.role = chart.Ink
		default:
			pair.role = chosenRoles[chosen]
			chosen++
		}
		p.pairs = append(p.pairs, pair)
	}
	add(p.first, p.second)
	for _, id := range p.st.Series.Pairs {
		for i := range id {
			if id[i] == '-' {
				add(data.PlaceID(id[:i]), data.PlaceID(id[i+1:]))
			}
		}
	}
}

// isYearly says whether a source gives a measure year by year: more than two
// values of any pair.
func (b *builder) isYearly(ind *data.Indicator, source data.SourceID) bool {
	for _, s := range b.ds.All(ind.ID) {
		if s.Source == source && len(s.Points) > 2 {
			return true
		}
	}
	return false
}

// row puts figures beside each other.
func (p *partners) row(key, class string, figures ...*components.Figure) {
	row := components.PartnersRow{Key: key, Class: class}
	for _, f := range figures {
		if f != nil {
			row.Figures = append(row.Figures, f)
		}
	}
	if len(row.Figures) > 0 {
		p.view.Rows = append(p.view.Rows, row)
	}
}

// cited names the sources of some series, and keeps them for the page's list.
func (p *partners) cited(lines ...*data.Series) []components.SourceLink {
	for _, source := range p.ds.SourcesOf(lines...) {
		p.use(source)
	}
	return p.sourcesOf(lines...)
}

func (p *partners) use(source *data.Source) {
	if !slices.Contains(p.used, source) {
		p.used = append(p.used, source)
	}
}

// yearly is what a source that counts every year has of the pair: its joint
// works, the part of each one's international works that they are, and the
// rank of each for the other.
func (p *partners) yearly(joint *data.Indicator, source *data.Source) {
	spec := chart.Spec{Form: chart.Lines, Tick: p.tick(joint)}
	var lines []*data.Series
	var without []components.Phrase
	for i := range p.pairs {
		pair := &p.pairs[i]
		s := p.ds.Line(joint.ID, pair.subject, source.ID)
		if s == nil {
			without = append(without, components.Phrase{Text: p.noFigure(joint, source, pair)})
			continue
		}
		lines = append(lines, s)
		drawn := p.line(s, string(pair.id), pair.name, pair.role)
		drawn.Labelled = true
		spec.Series = append(spec.Series, drawn)
	}
	id := string(joint.ID)
	if len(lines) == 0 {
		p.row(id, "", p.gap(id, joint, without))
		return
	}
	figure := p.seriesFigure(SeriesFigure{ID: id, Spec: spec, Measure: p.measureOf(joint), Sources: p.cited(lines...),
		Caveats: append(without, p.caveats(joint)...)})
	figure.DetailsHeading, figure.Details = p.say(catalogue.DetailsHeading), p.details(joint, source)
	p.row(id, "", figure)
	if lines[0].Subject != p.pairs[0].subject {
		return
	}
	p.growth(joint, lines[0])
	p.row(id+"-ranks", "half even", p.ranks(p.second, p.first, source), p.ranks(p.first, p.second, source))
	p.row(id+"-shares", "", p.shares(joint, lines[0]))
}

// growth is the lede's sentence on joint works by the year: between years that
// may be compared only.
func (p *partners) growth(joint *data.Indicator, s *data.Series) {
	start, end := p.st.Series.Time.Within(s.Span())
	first, last, ok := s.Firm(start, end)
	if !ok || p.lede != "" {
		return
	}
	key, times := catalogue.LedeMoments, s.Multiple(first, last)
	if times.Cause == data.Calculable {
		key = catalogue.LedeGrowth
	}
	p.lede = p.say(key, "what", p.text(joint.Label), "first", p.at(s, first), "start", p.printedYear(first),
		"last", p.at(s, last), "end", p.printedYear(last), "times", format.Number(times.Value.Number, 1))
}

// at is a series' value of a year, as printed.
func (p *partners) at(s *data.Series, year int) string {
	m, _ := s.At(year)
	return format.Value(p.cat, p.ds.Indicator(s.Indicator), p.ds.Value(m))
}

// gap is a figure of which there is nothing to draw: it says what is missing
// and why.
func (p *partners) gap(id string, ind *data.Indicator, why []components.Phrase) *components.Figure {
	figure := &components.Figure{ID: id, TitleID: id + "-title", Class: "fig gap",
		Title: components.Phrase{Text: p.say(catalogue.CaptionNoValue, "name", p.text(ind.Label))}}
	for _, w := range why {
		figure.Subtitle.Text += w.Text
	}
	return figure
}

// noFigure says that a source has no figure of a pair, and why.
func (p *partners) noFigure(ind *data.Indicator, source *data.Source, pair *drawnPair) string {
	var covered []data.PlaceID
	for _, s := range p.ds.All(ind.ID) {
		if s.Source != source.ID {
			continue
		}
		for _, id := range [...]data.PlaceID{s.Subject.Place, s.Subject.Partner} {
			if !slices.Contains(covered, id) {
				covered = append(covered, id)
			}
		}
	}
	key, outside := catalogue.NotListed, ""
	for _, id := range [...]data.PlaceID{pair.subject.Place, pair.subject.Partner} {
		if !slices.Contains(covered, id) {
			key, outside = catalogue.NotCovered, p.text(p.ds.Place(id).Name)
		}
	}
	return p.say(key, "source", p.text(source.Publisher), "pair", pair.name, "place", outside, "n", strconv.Itoa(len(covered)))
}

// roleAt is the colour of one of the two places that are chosen.
func (p *partners) roleAt(place data.PlaceID) chart.Role {
	role := p.roleOfPlace(place)
	switch {
	case role != chart.Other:
	case place == p.first:
		return chart.Chosen1
	case place == p.second:
		return chart.Chosen2
	}
	return role
}

// shareMeasure is the part of a whole that joint works are.
var shareMeasure = data.Indicator{Meaning: data.Share, Decimals: 1}

// shares are the parts of each one's international works that the joint works
// are, over time.
func (p *partners) shares(joint *data.Indicator, s *data.Series) *components.Figure {
	if joint.Whole == "" {
		return nil
	}
	spec := chart.Spec{Form: chart.Lines, Tick: p.tick(&shareMeasure)}
	lines := []*data.Series{s}
	for _, place := range [...]data.PlaceID{p.second, p.first} {
		whole := p.ds.Line(joint.Whole, data.Of(place), s.Source)
		if whole == nil {
			return nil
		}
		lines = append(lines, whole)
		drawn := chart.Series{Key: string(place), Name: p.say(catalogue.ShareOf, "place", p.shortName(place)), Role: p.roleAt(place), Labelled: true}
		for i := range s.Points {
			c := s.PartOf(whole, int(s.Points[i].Year))
			drawn.Points = append(drawn.Points, p.point(&shareMeasure, data.Moment{Number: c.Value.Number, Missing: c.Value.Missing,
				Year: s.Points[i].Year, Flags: c.Flags, Remark: s.Points[i].Remark}))
		}
		spec.Series = append(spec.Series, drawn)
	}
	_, last, _ := s.Firm(s.Span())
	p.asymmetry(s, lines[1], lines[2], last)
	measure := p.measureOf(&shareMeasure)
	measure.Name = p.say(catalogue.SharesName)
	whole := p.ds.Indicator(joint.Whole)
	caveats := []components.Phrase{{Text: p.say(catalogue.SharesFormula, "joint", p.text(joint.Label), "whole", p.text(whole.Label))}}
	if joint.Total == "" {
		caveats = append(caveats, components.Phrase{Text: p.say(catalogue.NoCosine, "whole", p.text(whole.Label))})
	}
	return p.seriesFigure(SeriesFigure{ID: string(joint.ID) + "-shares", Spec: spec, Measure: measure, Sources: p.cited(lines...), Caveats: caveats, Bare: true})
}

// asymmetry is the page's title: what the joint works are to each of the two,
// in the latest year that may be compared. The larger part comes first.
func (p *partners) asymmetry(s, second, first *data.Series, year int) {
	x, y := s.PartOf(second, year), s.PartOf(first, year)
	a, b := p.second, p.first
	if x.Cause != data.Calculable || y.Cause != data.Calculable || p.title != "" {
		return
	}
	if y.Value.Number > x.Value.Number {
		x, y, a, b = y, x, b, a
	}
	p.title = p.say(catalogue.SharesTitle, "year", p.printedYear(year), "a", p.shortName(a), "b", p.shortName(b),
		"x", format.Value(p.cat, &shareMeasure, x.Value), "y", format.Value(p.cat, &shareMeasure, y.Value))
}

// ranks are the partners of a place in their order, year by year, where the
// source gives it. A place that leaves the source's list ends its line.
func (p *partners) ranks(place, partner data.PlaceID, source *data.Source) *components.Figure {
	what := p.say(catalogue.RankOf, "partner", p.shortName(partner), "place", p.shortName(place))
	for _, ind := range p.ds.OpenOf(data.OfRanking) {
		if ind.Meaning != data.Rank {
			continue
		}
		spec := chart.Spec{Form: chart.Bump}
		var own *data.Series
		var listed []string
		for _, s := range p.ds.All(ind.ID) {
			if name := p.shortName(s.Subject.Place); !slices.Contains(listed, name) {
				listed = append(listed, name)
			}
			if s.Subject.Place != place || s.Source != source.ID {
				continue
			}
			drawn := p.line(s, string(s.Subject.Partner), p.shortName(s.Subject.Partner), chart.Other)
			drawn.Labelled = true
			absences := 0
			for i := 1; i < len(drawn.Points); i++ {
				if drawn.Points[i].X > drawn.Points[i-1].X+1 {
					absences++
				}
				drawn.Points[i].Segment += absences
			}
			if s.Subject.Partner == partner {
				own, drawn.Role = s, p.roleAt(partner)
				// It is told of first.
				spec.Series = slices.Insert(spec.Series, 0, drawn)
				continue
			}
			spec.Series = append(spec.Series, drawn)
		}
		id := string(ind.ID) + "-" + string(place)
		if own == nil {
			figure := p.gap(id, ind, []components.Phrase{{Text: p.say(catalogue.NoRanks, "source", p.text(source.Publisher), "places", p.join(listed...))}})
			figure.Title.Text = p.say(catalogue.CaptionNoValue, "name", what)
			return figure
		}
		sources := p.cited(own)
		if o := p.printedRank(place, partner); o != nil {
			deck := p.ds.Source(o.Source)
			value := format.Value(p.cat, p.ds.Indicator(o.Indicator), o.Value)
			spec.Series = append(spec.Series, chart.Series{Key: "printed", Name: p.text(p.ds.Deck), Role: chart.Ink, Points: []chart.Point{{
				X: o.Period.End, XText: p.printedYear(o.Period.End), Value: o.Value.Number, Text: value, Open: true,
				Note: p.say(catalogue.AltValue, "what", p.text(p.ds.Deck), "value", value)}}})
			sources = append(sources, p.sourceLink(deck))
			p.use(deck)
		}
		figure := SeriesFigure{ID: id, Spec: spec, Measure: p.measureOf(ind), Sources: sources, Bare: true,
			Caveats: append([]components.Phrase{p.phrase(ind.Definition)}, p.caveats(ind)...)}
		start, end := p.st.Series.Time.Within(own.Span())
		if first, last, ok := own.Firm(start, end); ok {
			figure.Title = p.moments(what, own, first, last)
		}
		return p.seriesFigure(figure)
	}
	return nil
}

// moments says a series' values of two years.
func (p *partners) moments(what string, s *data.Series, first, last int) string {
	return p.say(catalogue.TwoMoments, "what", what, "first", p.at(s, first), "start", p.printedYear(first), "last", p.at(s, last), "end", p.printedYear(last))
}

// printedRank is the rank of the one among the other's partners that the deck
// prints, or nil.
func (p *partners) printedRank(place, partner data.PlaceID) *data.Observation {
	subject := data.RankingOf(place, partner)
	for _, ind := range p.ds.Tabled() {
		if o := p.ds.Cell(ind.ID, p.ds.ColumnOf(subject)); ind.Meaning == data.Rank && o != nil && o.Subject == subject && o.Value.Missing == data.Present {
			return o
		}
	}
	return nil
}

// cosineMeasure is Salton's cosine.
var cosineMeasure = data.Indicator{Decimals: 4}

// editions is what sources that give few years have of the pair, a row a year
// of a source. No row is compared with one of another source.
func (p *partners) editions(joint *data.Indicator, sources []*data.Source) {
	pair, id := &p.pairs[0], string(joint.ID)
	table := &components.FigureTable{Caption: p.say(catalogue.FigureTableCaption, "name", p.text(joint.Label)), Heads: []components.TableHead{{Text: p.say(catalogue.YearColumn)}}}
	head := func(text string) { table.Heads = append(table.Heads, components.TableHead{Text: text}) }
	head(p.text(joint.Label))
	for _, place := range [...]data.PlaceID{p.second, p.first} {
		if joint.Whole != "" {
			head(p.say(catalogue.ShareOf, "place", p.shortName(place)))
		}
		head(p.say(catalogue.RankOf, "partner", p.shortName(p.other(place)), "place", p.shortName(place)))
	}
	if p.index != nil {
		head(p.text(p.index.Label))
	}
	if joint.Total != "" {
		head(p.say(catalogue.BriefCosine))
	}
	head(p.say(catalogue.SourceColumn))
	table.Heads[len(table.Heads)-1].Class = "l"
	var lines []*data.Series
	var newest *data.Series
	var why []components.Phrase
	latest := 0
	for _, source := range sources {
		s := p.ds.Line(joint.ID, pair.subject, source.ID)
		if s == nil {
			why = append(why, components.Phrase{Text: p.noFigure(joint, source, pair)})
			continue
		}
		lines = append(lines, s)
		if _, last := s.Span(); last >= latest {
			newest, latest = s, last
		}
		for _, m := range s.Points {
			table.Rows = append(table.Rows, p.edition(joint, s, m))
		}
	}
	if newest == nil {
		p.row(id, "", p.gap(id, joint, why[len(why)-1:]))
		return
	}
	p.growth(joint, newest)
	figure := &components.Figure{ID: id, TitleID: id + "-title", Class: "fig editions", Table: table, Sources: p.cited(lines...),
		Title: components.Phrase{Text: p.text(joint.Label)}, Subtitle: components.Phrase{Text: p.say(catalogue.EditionsSubtitle, "pair", pair.name)},
		CaveatsHeading: p.say(catalogue.CaveatsHeading), Caveats: append(why, p.caveats(joint)...)}
	if first, last, ok := newest.Firm(newest.Span()); ok {
		figure.Title.Text = p.moments(figure.Title.Text, newest, first, last)
	}
	figure.Derived = p.formulas(joint, newest, latest)
	p.row(id, "", figure)
}

// other is the other of the two places.
func (p *partners) other(place data.PlaceID) data.PlaceID {
	if place == p.first {
		return p.second
	}
	return p.first
}

// edition is the row of one year of one source.
func (p *partners) edition(joint *data.Indicator, s *data.Series, m data.Moment) components.FigureRow {
	year := int(m.Year)
	row := components.FigureRow{Key: string(s.Source) + yearKey(year), Head: p.printedYear(year)}
	cell := func(ind *data.Indicator, v data.Value) *components.Cell {
		c := &components.Cell{Value: format.Value(p.cat, ind, v)}
		if v.Missing != data.Present {
			c.Class, c.Meaning = "na", p.missing(v)
		}
		row.Cells = append(row.Cells, c)
		return c
	}
	cell(joint, p.ds.Value(m))
	for _, place := range [...]data.PlaceID{p.second, p.first} {
		if joint.Whole != "" {
			cell(&shareMeasure, s.PartOf(p.ds.Line(joint.Whole, data.Of(place), s.Source), year).Value)
		}
		c := cell(joint, data.Value{Missing: data.NotAvailable})
		list := p.ds.PartnerRanks(joint.ID, place, s.Source, year)
		for i := range list {
			if list[i].Place != p.other(place) {
				continue
			}
			*c = components.Cell{Value: p.say(catalogue.CaptionAmong, "value", format.Ordinal(list[i].Rank, p.st.Language), "total", strconv.Itoa(len(list)))}
			if list[i].Tied {
				c.Label.Text = p.say(catalogue.TiedRank)
			}
		}
	}
	if p.index != nil {
		v := data.Value{Missing: data.NotAvailable}
		if line := p.ds.Line(p.index.ID, s.Subject, s.Source); line != nil {
			if at, ok := line.At(year); ok {
				v = p.ds.Value(at)
			}
		}
		cell(p.index, v)
	}
	if joint.Total != "" {
		cell(&cosineMeasure, p.ds.Cosine(s, year).Value)
	}
	source := p.ds.Source(s.Source)
	link := p.sourceLink(source)
	row.Cells = append(row.Cells, &components.Cell{Class: "l", Value: p.text(source.Date.Stated), Link: link.Address})
	return row
}

// formulas are how the figures of a year were calculated.
func (p *partners) formulas(joint *data.Indicator, s *data.Series, year int) *components.DerivedFigures {
	view := &components.DerivedFigures{Heading: p.say(catalogue.DerivedHeading), Preamble: p.say(catalogue.DerivedIntroduction)}
	if p.st.Derived {
		view.Open = "open"
	}
	add := func(label string, key catalogue.Key, ind *data.Indicator, c data.Calculated) {
		if c.Cause != data.Calculable {
			return
		}
		var names []string
		for i, name := range [...]string{"x", "y", "z"} {
			if i < len(c.Inputs) {
				names = append(names, name, format.Value(p.cat, joint, p.ds.Value(c.Inputs[i].Moment)))
			}
		}
		view.Items = append(view.Items, components.Derived{Label: label, Value: format.Value(p.cat, ind, c.Value), Formula: p.say(key, names...)})
	}
	for _, place := range [...]data.PlaceID{p.second, p.first} {
		whole := p.ds.Line(joint.Whole, data.Of(place), s.Source)
		add(p.say(catalogue.ShareOf, "place", p.shortName(place)), catalogue.FormulaShare, &shareMeasure, s.PartOf(whole, year))
	}
	add(p.say(catalogue.DerivedCosine), catalogue.FormulaCosine, &cosineMeasure, p.ds.Cosine(s, year))
	if len(view.Items) == 0 {
		return nil
	}
	return view
}
