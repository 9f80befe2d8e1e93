package pages

import (
	"iter"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/extract"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
)

// format is a form of file that the server alone makes.
type format struct {
	extract.Form
	pictured bool // it is of a chart, and not of a table
	costly   bool
	make     func(*extract.File) (iter.Seq[[]byte], error)
}

// formats are those, by the names that their addresses end in.
var formats = map[string]format{
	extract.XLSX: {Form: extract.Form{MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Ending: ".xlsx", Packed: true}, costly: true, make: workbook},
	extract.PPTX: {Form: extract.Form{MediaType: presentationType, Ending: ".pptx", Packed: true}, pictured: true, costly: true, make: chartPresented},
	extract.SVG:  {Form: extract.Form{MediaType: "image/svg+xml", Ending: ".svg", Shown: true}, pictured: true, costly: true, make: pictured},
	extract.PNG:  {Form: extract.Form{MediaType: "image/png", Ending: ".png", Shown: true, Packed: true}, pictured: true, costly: true, make: pictured},
}

// evidenceFiles are the short addresses of the table of claims, behind that of a language.
var evidenceFiles = map[string]string{
	"evidence.csv":  "evidence/" + extract.CSV + "?figure=claims",
	"evidence.json": "evidence/" + extract.JSON + "?figure=claims",
}

// formatOf is how a file is made; false where nobody makes it.
func formatOf(name string) (format, bool) {
	if form := extract.FormOf(name); form != nil {
		return format{Form: *form, make: func(f *extract.File) (iter.Seq[[]byte], error) { return f.Make().Pieces(), nil }}, true
	}
	f, ok := formats[name]
	return f, ok
}

// Download finds the file of a figure that an address asks for; nil where it asks for a
// page.
func (e *Explorer) Download(target string) *host.Download {
	if len(e.figures) == 0 {
		return nil
	}
	if d := e.slidesFile(target); d != nil {
		return d
	}
	for alias, of := range evidenceFiles {
		if path, query, _ := strings.Cut(target, "?"); strings.HasSuffix(path, "/"+alias) {
			target = strings.TrimSuffix(path, alias) + of + "&" + query
		}
	}
	if path, _, _ := strings.Cut(target, "?"); strings.HasSuffix(path, "/"+cardName) {
		return e.card(strings.TrimSuffix(path, cardName))
	}
	if path, _, _ := strings.Cut(target, "?"); strings.HasSuffix(path, "/"+excerptName) {
		return e.excerpt(target)
	}
	w := extract.Want(e.figures, e.datasets.whole, target)
	if w == nil {
		return nil
	}
	f, made := formatOf(w.Name)
	if !made {
		return nil
	}
	file, refused, err := e.take(w)
	switch cat := e.catalogues[w.State.Language]; {
	case err != nil:
		return &host.Download{Make: func() (iter.Seq[[]byte], error) { return nil, err }}
	case refused != nil:
		return refusal(cat, refused)
	case f.pictured && file.Figure.Chart == nil:
		return &host.Download{Refused: cat.Say(catalogue.NoPicture, "figure", file.Figure.ID)}
	}
	return &host.Download{
		Key:       file.Key(),
		Name:      file.FileName(f.Ending),
		MediaType: f.MediaType,
		Shown:     f.Shown,
		Packed:    f.Packed,
		Costly:    f.costly,
		Make:      func() (iter.Seq[[]byte], error) { return f.make(file) },
	}
}

// take finds the figure of a file, and for a package in the other languages too.
func (e *Explorer) take(w *extract.Wanted) (*extract.File, *extract.Refusal, error) {
	file, refused, err := e.figureOf(w)
	if err != nil || refused != nil || w.Name != extract.Package {
		return file, refused, err
	}
	for _, language := range data.Languages {
		if language == w.State.Language {
			continue
		}
		other, refused, err := e.figureOf(extract.Want(e.figures, e.datasets.whole, file.In(language)))
		if err != nil || refused != nil {
			return nil, refused, err
		}
		file.Others = append(file.Others, other)
	}
	return file, nil, nil
}

// figureOf finds the figure of a file.
func (e *Explorer) figureOf(w *extract.Wanted) (*extract.File, *extract.Refusal, error) {
	language := w.State.Language
	ds, err := e.datasets.taken(language, w.Needs)
	if err != nil {
		return nil, nil, err
	}
	cat := e.catalogues[language]
	file, refused := w.File(ds, cat)
	if refused != nil && refused.Expected == "" && refused.Parameter != state.FigureParameter {
		st := state.Parse(ds, w.Choice.Page)
		x := expectation{ds, st, cat, extract.Of(w.Page, ds, st, cat)}
		refused.Expected = x.of(refused.Parameter)
	}
	return file, refused, nil
}
