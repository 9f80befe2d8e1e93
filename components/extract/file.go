package extract

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/download"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// Form is a form of file that is made here, on the server and in a browser alike.
type Form struct {
	MediaType string
	Ending    string
	Shown     bool // by a browser, and not kept
	Packed    bool // its bytes are compressed as they are
	make      func(*File) *download.Making
}

// FormOf is the form of the files of a name; nil for one that is not made here.
func FormOf(name string) *Form {
	switch name {
	case CSV:
		return &Form{MediaType: "text/csv; charset=utf-8; header=present", Ending: ".csv", make: func(f *File) *download.Making {
			return Writer(f.Dataset, f.Catalogue).MakeCSV(f.Figure.Table(f.All), f.Mark)
		}}
	case JSON:
		return &Form{MediaType: "application/json", Ending: ".json", Shown: true, make: func(f *File) *download.Making {
			return Writer(f.Dataset, f.Catalogue).MakeJSON(f.Figure.Table(f.All))
		}}
	case Package:
		return &Form{MediaType: "application/zip", Ending: ".zip", Packed: true, make: func(f *File) *download.Making {
			return f.pack().MakeZIP()
		}}
	}
	if cited := citation.FormatOf(name); cited != nil {
		return &Form{MediaType: cited.MediaType, Ending: name[strings.IndexByte(name, '.'):], make: func(f *File) *download.Making {
			return download.MakeText(string(cited.Write(f.Figure.Citation())))
		}}
	}
	return nil
}

// Wanted is the file that an address asks for, before its data are there.
type Wanted struct {
	Choice
	Page  *page.Page
	State *state.State // of the page's view
	// Needs are the collections that the file is made from.
	Needs   []data.CollectionID
	refused *Refusal
}

// Want reads the address of a file of some pages; nil where it asks for no file, or for
// one of a page without figures. The dataset need not have its collections.
func Want(pages page.Site, ds *data.Dataset, target string) *Wanted {
	choice, refused, ok := ParseChoice(target)
	if !ok {
		return nil
	}
	st := state.Parse(ds, choice.Page)
	p := pages.Find(ds, st)
	if p == nil {
		return nil
	}
	return &Wanted{Choice: choice, Page: p, State: st, Needs: Needs(p, ds, st), refused: refused}
}

// File is a file of a figure, ready to be made.
type File struct {
	Choice
	View      *View
	Figure    *Figure
	Dataset   *data.Dataset
	Catalogue *catalogue.Catalogue
	// Others are the same file in the other languages, of which a package is made too.
	Others []*File
}

// File finds the figure in a dataset that has what the file needs, and its records; or
// says what of the address cannot be used.
func (w *Wanted) File(ds *data.Dataset, cat *catalogue.Catalogue) (*File, *Refusal) {
	if w.refused != nil {
		return nil, w.refused
	}
	st := state.Parse(ds, w.Choice.Page)
	if len(st.Notices) > 0 {
		n := st.Notices[0]
		return nil, &Refusal{Parameter: n.Parameter, Value: n.Value}
	}
	view := Of(w.Page, ds, st, cat)
	f := view.Find(w.Figure)
	if w.Figure == "" && (w.Name == SVG || w.Name == PNG || w.Name == PPTX) {
		f = view.Drawn()
	}
	if f == nil {
		return nil, &Refusal{state.FigureParameter, w.Figure, view.IDs()}
	}
	if !f.InYears() {
		return nil, &Refusal{Parameter: state.TimeParameter, Value: st.Series.Time.String()}
	}
	return &File{Choice: w.Choice, View: view, Figure: f, Dataset: ds, Catalogue: cat}, nil
}

// In is the address of the same file in another language: of the view as a dataset with
// all that the file needs has it, as what is wanted before that may name places that
// only its collections know.
func (f *File) In(language data.Language) string {
	return f.Address(state.Update(f.Figure.c.State, state.SetLanguage{Language: language}), f.Choice.Figure)
}

// Key is equal for two files if and only if they have the same bytes, of the same
// dataset.
func (f *File) Key() string { return f.Address(f.View.State(), f.Figure.ID) }

// in is the name of a file in the figure's language.
func (f *Figure) in(name string) string {
	if language := f.c.Catalogue.Language; language != data.English {
		name += "-" + string(language)
	}
	return name
}

// PictureName is what a picture of the figure is saved as, without its size and ending.
func (f *Figure) PictureName() string { return f.in(f.FileName(false)) }

// FileName is what the file is saved as, with its ending.
func (f *File) FileName(ending string) string {
	name := f.Figure.FileName(f.All)
	if f.Name != Package {
		name = f.Figure.in(name)
	}
	if width, height, framed := chart.Framed(f.Size); f.Name == PNG && framed {
		name += "-" + strconv.Itoa(width) + "x" + strconv.Itoa(height)
	} else if f.Name == PNG && f.Size == Sizes[1] {
		name += "@2x"
	}
	return name + ending
}

// Make begins the file; nil for a form that is not made here.
func (f *File) Make() *download.Making {
	form := FormOf(f.Name)
	if form == nil {
		return nil
	}
	return form.make(f)
}

// pack is the package of the figure in all languages, as they are told in data.Languages:
// the same whichever of them asked for it.
func (f *File) pack() *download.Package {
	p := &download.Package{}
	all := append([]*File{f}, f.Others...)
	long := ""
	for _, language := range data.Languages {
		for _, file := range all {
			if file.Catalogue.Language != language {
				continue
			}
			t, cited := file.Figure.Table(file.All), file.Figure.Citation()
			p.Title.EN += t.Title.EN
			p.Title.JA += t.Title.JA
			p.Editions = append(p.Editions, download.Edition{Writer: Writer(file.Dataset, file.Catalogue), Tables: []*download.Table{t}})
			if long += citation.Whole(cited.Long()) + "\n"; len(p.Editions) > 1 {
				continue
			}
			p.Name, p.Address, p.Day = file.Figure.FileName(file.All), file.Dataset.Home+cited.Address, file.Dataset.Released
			p.Files = []download.File{{Name: "CITATION.txt"}}
			for _, of := range citation.Files {
				p.Files = append(p.Files, download.File{Name: "CITATION" + of.Name[strings.IndexByte(of.Name, '.'):], Content: string(citation.FormatOf(of.Name).Write(cited))})
			}
		}
	}
	p.Files[0].Content = long
	return p
}
