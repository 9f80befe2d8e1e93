package pages

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/citation"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
)

// format is how a file is made of a figure.
type format struct {
	mediaType string
	ending    string
	shown     bool // by a browser
	packed    bool
	pictured  bool // it is of a chart, and not of a table
	make      func(*taking) (iter.Seq[[]byte], error)
}

// taking is a file that is being made.
type taking struct {
	choice extract.Choice
	view   *extract.View
	figure *extract.Figure
	ds     *data.Dataset
	cat    *catalogue.Catalogue
	// every is the figure in every language, for a file that has them all; nil for any
	// other.
	every []*extract.Figure
}

// formats are those of a figure's files, by the names that their addresses end in.
var formats = map[string]format{
	extract.CSV: {mediaType: "text/csv; charset=utf-8; header=present", ending: ".csv", make: func(t *taking) (iter.Seq[[]byte], error) {
		return extract.Writer(t.ds, t.cat).CSV(t.figure.Table(t.choice.All), t.choice.Mark), nil
	}},
	extract.JSON: {mediaType: "application/json", ending: ".json", shown: true, make: func(t *taking) (iter.Seq[[]byte], error) {
		return extract.Writer(t.ds, t.cat).JSON(t.figure.Table(t.choice.All)), nil
	}},
	extract.Package: {mediaType: "application/zip", ending: ".zip", packed: true, make: func(t *taking) (iter.Seq[[]byte], error) {
		return extract.Packed(t.every, t.choice.All).ZIP(), nil
	}},
	extract.BibTeX: {mediaType: "application/x-bibtex; charset=utf-8", ending: ".bib", make: cited((*citation.View).BibTeX)},
	extract.RIS:    {mediaType: "application/x-research-info-systems; charset=utf-8", ending: ".ris", make: cited((*citation.View).RIS)},
	extract.CSL:    {mediaType: "application/vnd.citationstyles.csl+json", ending: ".csl.json", make: cited((*citation.View).CSL)},
}

// cited makes a file of a citation.
func cited(write func(*citation.View) string) func(*taking) (iter.Seq[[]byte], error) {
	return func(t *taking) (iter.Seq[[]byte], error) {
		return func(yield func([]byte) bool) { yield([]byte(write(t.figure.Citation()))) }, nil
	}
}

// Download finds the file of a figure that an address asks for; nil where it asks for a
// page.
func (e *Explorer) Download(target string) *host.Download {
	if d := e.claims(target); d != nil {
		return d
	}
	choice, refused, ok := extract.ParseChoice(target)
	f, made := formats[choice.Name]
	if !ok || !made {
		return nil
	}
	st := state.Parse(e.datasets.whole, choice.Page)
	p, cat := e.taken(st)
	if p == nil {
		return nil
	}
	if refused != nil {
		return refusal(cat, refused)
	}
	t, refused, err := e.take(p, &choice, cat)
	if err == nil && refused == nil && choice.Name == extract.Package {
		refused, err = e.takeEvery(p, t)
	}
	switch {
	case err != nil:
		return &host.Download{Make: func() (iter.Seq[[]byte], error) { return nil, err }}
	case refused != nil:
		return refusal(cat, refused)
	case f.pictured && t.figure.Chart == nil:
		return &host.Download{Refused: cat.Say(catalogue.NoPicture, "figure", t.figure.ID)}
	}
	return &host.Download{
		Key:       choice.Address(t.view.State(), t.figure.ID),
		Name:      t.figure.FileName(choice.All) + f.ending,
		MediaType: f.mediaType,
		Shown:     f.shown,
		Packed:    f.packed,
		Make:      func() (iter.Seq[[]byte], error) { return f.make(t) },
	}
}

// taken is the page of a view that has figures, and the phrases for it; nil for none.
func (e *Explorer) taken(st *state.State) (*page.Page, *catalogue.Catalogue) {
	cat := e.catalogues[st.Language]
	for _, pages := range [...]page.Site{site.Overview, site.Series} {
		if p := pages.Find(e.datasets.whole, st); p != nil {
			return p, cat
		}
	}
	return nil, cat
}

// take makes the view of a choice and finds its figure, or says what of its address cannot
// be used.
func (e *Explorer) take(p *page.Page, choice *extract.Choice, cat *catalogue.Catalogue) (*taking, *extract.Refusal, error) {
	st := state.Parse(e.datasets.whole, choice.Page)
	ds, err := e.datasets.taken(st.Language, extract.Needs(p, e.datasets.whole, st))
	if err != nil {
		return nil, nil, err
	}
	if st = state.Parse(ds, choice.Page); len(st.Notices) > 0 {
		n := st.Notices[0]
		return nil, &extract.Refusal{Parameter: n.Parameter, Value: n.Value, Expected: expected(ds, n.Parameter)}, nil
	}
	view := extract.Of(p, ds, st, cat)
	f := view.Find(choice.Figure)
	if f == nil {
		return nil, &extract.Refusal{Parameter: state.FigureParameter, Value: choice.Figure, Expected: view.IDs()}, nil
	}
	if first, last := f.Years(); first > 0 && !st.Series.Time.Meets(first, last) {
		return nil, &extract.Refusal{Parameter: state.TimeParameter, Value: st.Series.Time.String(), Expected: strconv.Itoa(first) + ".." + strconv.Itoa(last)}, nil
	}
	return &taking{choice: *choice, view: view, figure: f, ds: ds, cat: cat}, nil, nil
}

// takeEvery finds the figure of a choice in every language.
func (e *Explorer) takeEvery(p *page.Page, t *taking) (*extract.Refusal, error) {
	for _, language := range data.Languages {
		st := *t.view.State()
		st.Language = language
		choice := t.choice
		choice.Page, choice.Figure = st.Address(), t.figure.ID
		in, refused, err := e.take(p, &choice, e.catalogues[language])
		if refused != nil || err != nil {
			return refused, err
		}
		t.every = append(t.every, in.figure)
	}
	return nil, nil
}

// refusal says what cannot be used, and what can.
func refusal(cat *catalogue.Catalogue, r *extract.Refusal) *host.Download {
	return &host.Download{Refused: cat.Say(catalogue.RefusedValue, "name", string(r.Parameter), "value", r.Value, "expected", r.Expected)}
}

// expected are the values that a parameter of a page may have.
func expected(ds *data.Dataset, p state.Parameter) string {
	join := func(n int, of func(int) string) string {
		list := make([]string, n)
		for i := range list {
			list[i] = of(i)
		}
		return strings.Join(list, ", ")
	}
	switch p {
	case state.IndicatorParameter:
		tabled := ds.Tabled()
		return join(len(tabled), func(i int) string { return string(tabled[i].ID) })
	case state.TopicParameter:
		return join(len(ds.Topics), func(i int) string { return string(ds.Topics[i].ID) })
	case state.SortParameter:
		columns := ds.Columns()
		return "indicator, " + join(len(columns), func(i int) string { return string(columns[i].ID) }) + " (-…)"
	case state.CountryParameter:
		return codes(ds) + " (…~…)"
	case state.PairsParameter:
		return fmt.Sprintf("%s-%s (…~…)", ds.Roles.A, ds.Roles.B)
	case state.TimeParameter:
		return "2010..2020, 2020, latest, earliest..2015"
	case state.FormParameter:
		return strings.Join([]string{state.BarsForm, state.DotsForm, state.FlowForm, state.StripForm}, ", ")
	case state.TabParameter:
		return "chart, table"
	case state.YScaleParameter:
		return "linear, log"
	case state.ScaleParameter:
		return "absolute, indexed"
	case state.VerdictParameter:
		return state.Verdicts()
	case state.ThemeParameter:
		return strings.Join([]string{state.LightTheme, state.DarkTheme, state.AutoTheme}, ", ")
	case state.SearchParameter:
		return "100"
	}
	return "0, 1"
}

// codes are those of all places that can be chosen.
func codes(ds *data.Dataset) string {
	var list []string
	for i := range ds.Places {
		if p := &ds.Places[i]; p.Kind == data.Country {
			list = append(list, string(p.ID))
		}
	}
	return strings.Join(list, ", ")
}
