package pages

import (
	"iter"

	"bilateral/components/catalogue"
	"bilateral/components/citation"
	"bilateral/components/extract"
	"bilateral/components/page"
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
	if len(e.figures) == 0 {
		return nil
	}
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
	for _, pages := range e.figures {
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
	st = state.Parse(ds, choice.Page)
	view := extract.Of(p, ds, st, cat)
	if len(st.Notices) > 0 {
		n := st.Notices[0]
		x := expectation{ds, st, cat, view}
		return nil, &extract.Refusal{Parameter: n.Parameter, Value: n.Value, Expected: x.of(n.Parameter)}, nil
	}
	f := view.Find(choice.Figure)
	if f == nil {
		return nil, &extract.Refusal{Parameter: state.FigureParameter, Value: choice.Figure, Expected: view.IDs()}, nil
	}
	if first, last := f.Years(); first > 0 && !st.Series.Time.Meets(first, last) {
		return nil, &extract.Refusal{Parameter: state.TimeParameter, Value: st.Series.Time.String(), Expected: expectedYears(cat, first, last)}, nil
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
