//go:build !js

package extract_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/download"
	"bilateral/components/extract"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// pictures are what is drawn or tabulated on a page, but for the table of claims, whose
// rows have columns of their own.
const pictures = ".drawing svg, table:not(.claims):not([hidden]), .ml, .derived"

func TestAFigureOrTableIsTakenAsThePageShowsIt(t *testing.T) {
	eachView(t, func(t *testing.T, l *looked) {
		root := htmlcheck.Parse(pagetest.HTML(t, l.page.Document(l.ds, l.view.State(), l.cat, false)))
		checkTaken(t, l, root)
		for _, f := range l.view.Figures {
			if f.Taken().Drawn == nil && f.Taken().Values == nil {
				continue // the table of claims
			}
			if f.Taken().Drawn != nil {
				checkDrawn(t, l, f)
			} else {
				checkCells(t, l, f, root.One(t, "#"+f.ID))
			}
			checkRows(t, l, f)
		}
	})
}

// checkTaken looks whether all that a page draws or tabulates can be taken, in its order.
func checkTaken(t *testing.T, l *looked, root htmlcheck.Element) {
	t.Helper()
	var ids []string
	taken := map[htmlcheck.Element]bool{}
	for _, f := range l.view.Figures {
		if slices.Contains(ids, f.ID) {
			t.Errorf("%s can be taken twice", f.ID)
		}
		if n := root.Count("#" + f.ID); n != 1 {
			t.Errorf("%s stands on the page %d times", f.ID, n)
		}
		ids = append(ids, f.ID)
		for _, e := range root.All("#" + f.ID + " *") {
			taken[e] = true
		}
	}
	var onPage []string
	for _, id := range root.Attributes("[id]", "id") {
		if slices.Contains(ids, id) {
			onPage = append(onPage, id)
		}
	}
	if !slices.Equal(onPage, ids) {
		t.Errorf("the order is %q, the page's %q", ids, onPage)
	}
	for _, e := range root.All(pictures) {
		if !taken[e] {
			t.Errorf("it cannot be taken: %.200s", e.Markup())
		}
	}
}

// number is a number as a cell prints it: without what stands around it in words.
var number = regexp.MustCompile(`[+−<>]*[0-9][0-9,]*(?:\.[0-9]+)?`)

// checkCells compares the rows of a table with the numbers in its cells.
func checkCells(t *testing.T, l *looked, f *extract.Figure, table htmlcheck.Element) {
	t.Helper()
	var cells [][]string
	for _, cell := range table.All("tr:not([hidden]) > td:not(.l):not(:has(*)), tr:not([hidden]) > td:not(.l) > span:not(:has(*)), tr:not([hidden]) > td > a, tr:not([hidden]) > td > div > b, .counts td:not(.l) > span, .ml b > *, dd > b") {
		if found := number.FindAllString(cell.Text(), -1); found != nil {
			cells = append(cells, found)
		}
	}
	rows := rowsOf(f, false)
	if len(rows) != len(f.Taken().Values) {
		t.Fatalf("%s has %d values in %d rows", f.ID, len(f.Taken().Values), len(rows))
	}
	printed := map[string]bool{}
	for i := range rows {
		if !rows[i].Value.Present() {
			continue
		}
		there := false
		for _, text := range printedAs(l, nil, f.Taken().Values[i], &rows[i]) {
			found := number.FindString(text)
			printed[found] = true
			there = there || slices.ContainsFunc(cells, func(c []string) bool { return slices.Contains(c, found) })
		}
		if !there {
			t.Errorf("%s prints no %v of %+v", f.ID, rows[i].Value.Number, keyOf(&rows[i]))
		}
	}
	for _, cell := range cells {
		if !slices.ContainsFunc(cell, func(text string) bool { return printed[text] }) {
			t.Errorf("%s prints %s, which is in no row", f.ID, cell)
		}
	}
}

// checkDrawn compares the rows of a chart with its points.
func checkDrawn(t *testing.T, l *looked, f *extract.Figure) {
	t.Helper()
	rows := rowsOf(f, false)
	at := 0
	for i := range f.Taken().Drawn.Series {
		s := &f.Taken().Drawn.Series[i]
		first := at
		for j := range s.Points {
			p := &s.Points[j]
			if p.Of == nil {
				t.Errorf("%s: %s of %s says not where it stands", f.ID, p.XText, s.Name)
				continue
			}
			checkPoint(t, l, f, p, &rows[at])
			if f.Taken().Chart.Measure.Meaning != 0 && rows[at].Source != rows[first].Source && f.Taken().Drawn.Dimension() == chart.ByYear {
				t.Errorf("%s: %s mixes %s with %s", f.ID, s.Name, rows[first].Source, rows[at].Source)
			}
			at++
		}
	}
	if at != len(rows) {
		t.Errorf("%s: %d points, %d rows", f.ID, at, len(rows))
	}
}

// checkPoint compares a row with the point that it is of.
func checkPoint(t *testing.T, l *looked, f *extract.Figure, p *chart.Point, row *download.Row) {
	t.Helper()
	where := f.ID + " " + p.XText + " of " + string(row.Subject.Place) + " " + string(row.Subject.Partner)
	if p.Missing == row.Value.Present() {
		t.Errorf("%s: the point is missing: %v, the row: %v", where, p.Missing, !row.Value.Present())
		return
	}
	if p.Missing {
		reason := l.view.Context().Text(row.Value.Reason)
		if mark := format.Missing(l.cat, row.Value.Missing); p.Text != mark && p.Text != format.MissingInWords(l.cat, row.Value.Missing) || !strings.Contains(p.Reason, reason) {
			t.Errorf("%s: the page says %q, %q, the row %q, %q", where, p.Text, p.Reason, mark, reason)
		}
		return
	}
	if printed := printedAs(l, f, p.Of, row); !slices.Contains(printed, p.Text) {
		t.Errorf("%s: the page prints %q, the row's %v is %q", where, p.Text, row.Value.Number, printed)
	}
	if p.Provisional && !row.Flags.Has(data.Provisional) {
		t.Errorf("%s: the flags %b are not what the page draws", where, row.Flags)
	}
}

// printedAs are the texts by which a page may print a row.
func printedAs(l *looked, f *extract.Figure, of *data.Given, row *download.Row) []string {
	v := row.Value
	quantity := func(meaning data.Meaning, decimals int) string {
		return format.Quantity(l.cat, meaning, v.Number, decimals)
	}
	switch {
	case f != nil && f.Taken().Indexed != "":
		return []string{format.Number(v.Number, 0), format.Number(v.Number, 1)}
	case of.Series != nil:
		ind := l.ds.Indicator(of.Series.Indicator)
		texts := []string{format.Value(l.cat, ind, v)}
		for _, per := range []float64{1e9, 1e8} {
			texts = append(texts, format.Number(v.Number/per, 0), format.Number(v.Number/per, 1), format.Number(v.Number/per, 2))
		}
		return texts
	case of.Observation != nil:
		return []string{format.Value(l.cat, l.ds.Indicator(of.Observation.Indicator), v)}
	case of.Fact != nil:
		return []string{format.Number(v.Number, 0), format.Number(v.Number, 1), format.Number(v.Number, 2), quantity(l.ds.Measure(of.Fact.Measure).Meaning, 0)}
	case of.Figure != nil:
		return []string{quantity(of.Figure.Meaning, of.Figure.Decimals)}
	case of.Derived != nil:
		return []string{figure.DerivedValue(l.view.Context(), *of.Derived)}
	}
	switch of.Calculated.Unit {
	case data.Percent:
		return []string{format.Percent(v.Number, 1, false), format.Percent(v.Number, 1, true)}
	case data.Index:
		return []string{format.Number(v.Number, 4)}
	}
	return []string{format.Number(v.Number, 0), format.Number(v.Number, 1), format.Number(v.Number, 2)}
}

// key tells the rows of a table apart.
type key struct {
	measure string
	subject data.Subject
	field   data.FieldID
	source  data.SourceID
	segment int
	period  data.Period
	day     string
	kind    data.PeriodKind
}

func keyOf(r *download.Row) key {
	return key{r.Measure, r.Subject, r.Field, r.Source, r.Segment, r.Period, r.Day, r.Kind}
}

// checkRows looks at the rows of a figure by themselves, and at those of all that its
// measures have.
func checkRows(t *testing.T, l *looked, f *extract.Figure) {
	t.Helper()
	seen := map[key]bool{}
	shown := rowsOf(f, false)
	for i := range shown {
		r := &shown[i]
		if seen[keyOf(r)] {
			t.Errorf("%s has %+v twice", f.ID, keyOf(r))
		}
		seen[keyOf(r)] = true
		checkRow(t, l, f, r)
	}
	all := map[key]bool{}
	rows := rowsOf(f, true)
	for i := range rows {
		if all[keyOf(&rows[i])] {
			t.Errorf("%s has %+v twice in all", f.ID, keyOf(&rows[i]))
		}
		all[keyOf(&rows[i])] = true
		checkRow(t, l, f, &rows[i])
	}
	if f.Taken().Indexed != "" {
		return
	}
	for k := range seen {
		if !all[k] {
			t.Errorf("%s: all has no %+v", f.ID, k)
		}
	}
}

// checkRow looks at what every row must have.
func checkRow(t *testing.T, l *looked, f *extract.Figure, r *download.Row) {
	t.Helper()
	name, _ := r.Name.In(l.view.State().Language)
	unit, _ := r.Unit.In(l.view.State().Language)
	switch {
	case r.Measure == "" || name == "" || r.Period.Start < 1900 || r.Period.End < r.Period.Start:
		t.Errorf("%s: a row is %+v", f.ID, *r)
	case l.ds.Source(r.Source) == nil:
		t.Errorf("%s: %+v is of no source", f.ID, keyOf(r))
	case r.Subject.Kind == 0:
		t.Errorf("%s: %+v is of nothing", f.ID, keyOf(r))
	case unit == "" && r.Value.Present():
		t.Errorf("%s: %+v has no unit", f.ID, keyOf(r))
	}
}
