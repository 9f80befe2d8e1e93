//go:build !js

package indicator_test

import (
	unescape "html"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
	"bilateral/testdata/htmlcheck"
)

// openPage is the page of an open indicator in a language.
type openPage struct {
	ds   *data.Dataset
	ind  *data.Indicator
	cat  *catalogue.Catalogue
	path string
	all  []*data.Series // of the indicator
}

// openPages are those of every open indicator of both datasets, in both
// languages.
func openPages(t *testing.T) (pages []openPage) {
	t.Helper()
	if len(everyOpenPage) > 0 {
		return everyOpenPage
	}
	for _, ds := range []*data.Dataset{pagetest.Deck(t), pagetest.Second(t)} {
		for _, ind := range ds.Open() {
			all := ds.All(ind.ID)
			for language, prefix := range map[data.Language]string{data.English: "", data.Japanese: "/ja"} {
				pages = append(pages, openPage{ds, ind, catalogue.For(language), prefix + "/indicators/" + string(ind.ID) + "/", all})
			}
		}
	}
	everyOpenPage = pages
	return pages
}

// everyOpenPage is kept, as every test goes through all.
var everyOpenPage []openPage

// isComparable says whether a value may be compared with others, and be a finding.
func isComparable(m data.Moment) bool {
	return m.Present() && !m.Flags.Has(data.Unreliable) && !m.Flags.Has(data.Provisional)
}

// isOverTime says whether a series is of all fields together, or of none.
func isOverTime(ds *data.Dataset, s *data.Series) bool { return s.Field == "" || ds.Field(s.Field).All }

// printed is a value as its page prints it; of what is counted in thousands of
// billions the billions.
func (p openPage) printed(m data.Moment) string {
	switch {
	case p.ind.ID != "gdp" || !m.Present():
	case p.cat.Language == data.Japanese:
		return format.Number(m.Number/1e8, 0)
	default:
		return format.Number(m.Number/1e9, 1)
	}
	return format.Value(p.cat, p.ind, p.ds.Value(m))
}

// series are those of the dataset that a line may be: of its place or places,
// with its values in its years and no other, flagged where it is open.
func (p openPage) series(line *chart.Series) (found []*data.Series) {
	for _, s := range p.all {
		key := string(s.Subject.Place)
		switch s.Subject.Kind {
		case data.OfPair:
			key = string(data.PairColumn(s.Subject.Place, s.Subject.Partner))
		case data.OfRanking:
			key = string(s.Subject.Partner)
		case data.OfFlow:
			// Of a place with all that it takes or sends, the other end.
			if string(s.Subject.Partner) == line.Key {
				key = line.Key
			}
		}
		if !isOverTime(p.ds, s) || key != line.Key {
			continue
		}
		same, held := true, 0
		for _, point := range line.Points {
			m, is := s.At(point.X)
			if is {
				held++
			} else {
				m.Missing = data.NotAvailable
			}
			same = same && point.Text == p.printed(m) && point.Missing == !m.Present() &&
				point.Open == m.Flags.Has(data.Unreliable) && point.Provisional == m.Flags.Has(data.Provisional)
		}
		if same && held == len(s.Points) {
			found = append(found, s)
		}
	}
	return found
}

// overTime are the charts of a page over time, by the id of their figure.
func overTime(doc *page.Document) map[string]*chart.Spec {
	specs := pagetest.Figures(doc)
	for id := range specs {
		if strings.HasSuffix(id, "-fields") {
			delete(specs, id)
		}
	}
	return specs
}

// newest is the value of a subject that can be compared and is of the latest
// year, and its series; nil where there is none.
func (p openPage) newest(of data.Subject) (latest *data.Series, value data.Moment) {
	for _, s := range p.all {
		for _, m := range s.Points {
			if s.Subject == of && isOverTime(p.ds, s) && isComparable(m) && m.Year > value.Year {
				latest, value = s, m
			}
		}
	}
	return latest, value
}

// largestOrigin is whence most came to a place in the last year, of a measure
// that has several origins.
func (p openPage) largestOrigin(of data.PlaceID) (largest data.Subject, ok bool) {
	origins, last, most := 0, 0, 0.0
	for _, s := range p.all {
		if s.Subject.Kind != data.OfFlow || s.Subject.Partner != of || p.ds.Place(s.Subject.Place).Kind != data.Country {
			continue
		}
		origins++
		for _, m := range s.Points {
			if year := int(m.Year); isComparable(m) && (year > last || year == last && m.Number > most) {
				largest, last, most = s.Subject, year, m.Number
			}
		}
	}
	return largest, origins > 2
}

// own are the subjects that the dataset is about, in an indicator's kind.
func (p openPage) own() []data.Subject {
	a, b := p.ds.Roles.A, p.ds.Roles.B
	if x, ok := p.largestOrigin(a); ok {
		y, _ := p.largestOrigin(b)
		return []data.Subject{x, y}
	}
	return map[data.SubjectKind][]data.Subject{
		data.OfPlace:   {data.Of(a), data.Of(b)},
		data.OfPair:    {data.PairOf(a, b)},
		data.OfRanking: {data.RankingOf(a, b), data.RankingOf(b, a)},
		data.OfFlow:    {data.FlowOf(a, b), data.FlowOf(b, a)},
	}[p.ind.Subject]
}

// heading is the text of a page's main heading.
func heading(page string) string { return htmlcheck.Parse(page).All("h1")[0].Text() }

// The latest values that can be compared are in the page's table, and are the
// dataset's.
func TestTheLatestValuesOfAnOpenIndicatorAreInItsTable(t *testing.T) {
	said := 0
	for _, p := range openPages(t) {
		page := pagetest.HTML(t, pagetest.Build(p.ds, p.path+"?tab=table"))
		specs := overTime(pagetest.Build(p.ds, p.path))
		for _, of := range p.own() {
			latest, m := p.newest(of)
			if latest == nil {
				continue
			}
			said++
			value := p.printed(m)
			there := false
			for id, spec := range specs {
				table := pagetest.Rows(pagetest.Part(t, page, id))
				for i := range spec.Series {
					if slices.Contains(p.series(&spec.Series[i]), latest) {
						there = there || strings.HasPrefix(at(table, spec, i, int(m.Year))+" ", value+" ")
					}
				}
			}
			if !there {
				t.Errorf("%s: the table does not say %s (%d)", p.path, value, m.Year)
			}
		}
	}
	if said < 100 {
		t.Errorf("only %d values were looked for", said)
	}
}

// at is what a figure's table says of a series and a year: its series are
// columns, or its rows where they have two moments each.
func at(table [][]string, spec *chart.Spec, series, year int) string {
	row, column := strconv.Itoa(year), spec.Series[series].Name
	n := 1 + series
	if spec.Dimension() == chart.ByMoment {
		for _, point := range spec.Series[series].Points {
			if point.X == year {
				column = point.XText
			}
		}
		row, n = spec.Series[series].Name, slices.Index(table[0], column)
	}
	if n < 1 || n >= len(table[0]) || table[0][n] != column {
		return "no column " + column
	}
	for _, cells := range table[1:] {
		if cells[0] == row {
			return cells[n]
		}
	}
	return "no row " + row
}

// Chart, table and dataset say the same to the digit. What is missing has its
// mark and says why; it is never blank and never 0.
func TestTheChartAndTheTableOfAnOpenIndicatorSayWhatTheDatasetHas(t *testing.T) {
	compared, missing := 0, 0
	for _, p := range openPages(t) {
		query := "?tab=table"
		if p.ind.Subject == data.OfPlace && p.ds.Place("DEU") != nil {
			query += "&country=DEU~KOR"
		}
		page := pagetest.HTML(t, pagetest.Build(p.ds, p.path+query))
		for id, spec := range overTime(pagetest.Build(p.ds, p.path+strings.Replace(query, "tab=table", "", 1))) {
			table := pagetest.RowsWithReasons(pagetest.Part(t, page, id))
			for i := range spec.Series {
				line := &spec.Series[i]
				if len(p.series(line)) == 0 {
					t.Errorf("%s, %s: %s is no series of the dataset", p.path, id, line.Name)
				}
				years := map[int]bool{}
				for _, point := range line.Points {
					years[point.X] = true
					cell := at(table, spec, i, point.X)
					compared++
					if !strings.HasPrefix(cell+" ", point.Text+" ") || point.Missing && (point.Reason == "" || !strings.Contains(cell, point.Reason)) {
						t.Errorf("%s, %s: %s of %d is %q in the chart (%s) and %q in the table", p.path, id, line.Name, point.X, point.Text, point.Reason, cell)
					}
				}
				if spec.Dimension() == chart.ByMoment {
					continue
				}
				none := format.Missing(p.cat, data.NotAvailable) + " "
				for first, last := spec.Span(); first <= last; first++ {
					if cell := at(table, spec, i, first); !years[first] {
						missing++
						if !strings.HasPrefix(cell, none) || len(cell) <= len(none) {
							t.Errorf("%s, %s: %s has no value of %d, and the table says %q", p.path, id, line.Name, first, cell)
						}
					}
				}
			}
		}
	}
	if compared < 10000 || missing < 1000 {
		t.Errorf("only %d values and %d missing ones were compared", compared, missing)
	}
}

// What the program builds from the part of the data that it has loaded is what
// the server builds from all.
func TestAnOpenPageNeedsNoMoreThanItsCollection(t *testing.T) {
	type part struct {
		ds         *data.Dataset
		language   data.Language
		collection data.CollectionID
	}
	loaded := map[part]*data.Dataset{}
	for _, p := range openPages(t) {
		key := part{p.ds, p.cat.Language, p.ind.Collection}
		if needs := pagetest.Collections(p.ds, state.Parse(p.ds, p.path)); !slices.Equal(needs, []data.CollectionID{p.ind.Collection}) {
			t.Fatalf("%s needs %v", p.path, needs)
		}
		if loaded[key] == nil {
			ds, err := wire.Decode(wire.Encode(p.ds, p.cat.Language))
			if err == nil {
				err = wire.DecodeCollection(wire.EncodeCollection(p.ds, p.ind.Collection, p.cat.Language), ds)
			}
			if err != nil {
				t.Fatal(err)
			}
			loaded[key] = ds
		}
		address := p.path + map[data.Language]string{data.English: "?country=DEU~KOR~WLD~XXX&focus=NOR", data.Japanese: "?country=NOR~DEU&tab=table"}[p.cat.Language]
		if pagetest.HTML(t, pagetest.Build(loaded[key], address)) != pagetest.HTML(t, pagetest.Build(p.ds, address)) {
			t.Errorf("%s is another page with its collection alone", address)
		}
	}
}

// Sources, editions and the parts of one are never on one line, and no part of
// a line runs through a break.
func TestALineOfAnOpenIndicatorIsOneSeriesInItsSegments(t *testing.T) {
	lines, breaks := 0, 0
	for _, p := range openPages(t) {
		for id, spec := range overTime(pagetest.Build(p.ds, p.path)) {
			var drawn []*data.Series
			for i := range spec.Series {
				line := &spec.Series[i]
				found := slices.DeleteFunc(p.series(line), func(s *data.Series) bool { return slices.Contains(drawn, s) })
				if len(found) == 0 {
					t.Errorf("%s, %s: the line %s is no series of its own", p.path, id, line.Name)
					continue
				}
				s := found[0]
				drawn = append(drawn, s)
				lines++
				for j := 1; j < len(line.Points); j++ {
					before, point := line.Points[j-1], line.Points[j]
					m, _ := s.At(point.X)
					if broken := m.Flags.Has(data.Break); broken != (point.Segment != before.Segment) {
						t.Errorf("%s: %s is of segment %d in %d and %d in %d; a break: %v", p.path, line.Name, before.Segment, before.X, point.Segment, point.X, broken)
					} else if broken {
						breaks++
					}
				}
			}
			// The places of one figure are to be compared: they are of one source.
			if sources := p.ds.SourcesOf(drawn...); p.ind.Subject == data.OfPlace && len(sources) != 1 {
				t.Errorf("%s: %s mixes %d sources", p.path, id, len(sources))
			}
		}
	}
	if lines < 700 || breaks < 4 {
		t.Errorf("only %d lines with %d breaks were looked at", lines, breaks)
	}
}

// Two series of a figure are never called the same: a table's columns have
// nothing else to be told apart by.
func TestEverySeriesOfAFigureHasANameOfItsOwn(t *testing.T) {
	for _, p := range openPages(t) {
		for id, spec := range pagetest.Figures(pagetest.Build(p.ds, p.path)) {
			named := map[string]bool{}
			for _, s := range spec.Series {
				if named[s.Name] {
					t.Errorf("%s, %s: two series are called %s", p.path, id, s.Name)
				}
				named[s.Name] = true
			}
		}
	}
}

// Every source that is drawn is named on the page, and leads to its licence on
// the page of sources.
func TestEverySourceOfAnOpenPageLeadsToItsLicence(t *testing.T) {
	for _, p := range openPages(t) {
		query := map[data.Language]string{data.Japanese: "?tab=table"}[p.cat.Language]
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(p.ds, p.path+query)))
		path := "/sources/"
		if p.cat.Language == data.Japanese {
			path = "/ja/sources/"
		}
		known := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(p.ds, path)))
		links := pagetest.SourceLinks(page)
		for _, spec := range overTime(pagetest.Build(p.ds, p.path)) {
			for i := range spec.Series {
				found := p.series(&spec.Series[i])
				if len(found) == 0 {
					continue
				}
				source := p.ds.Source(found[0].Source)
				licence := p.cat.Say(catalogue.NotStated)
				if source.Licence.IsStated() {
					licence, _ = source.Licence.Stated.In(p.cat.Language)
				}
				text := unescape.UnescapeString(known.One(t, `section[id="`+string(source.ID)+`"]`).Markup())
				if !slices.Contains(links, string(source.ID)) || !strings.Contains(text, licence) {
					t.Errorf("%s: %s is drawn; the page leads to %q, where its licence %q should stand: %s", p.path+query, source.ID, links, licence, text)
				}
			}
		}
	}
}
