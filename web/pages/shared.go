package pages

import (
	"iter"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/web/host"
	"bilateral/web/picture"
)

// cardName is the picture of a page that has no chart, behind its path.
const cardName = "card.png"

// inFull is the view that others are told of: outside any frame, without what is of a
// screen or of a reader alone.
func inFull(st *state.State) *state.State {
	if st.Frame {
		st = state.Update(st, state.LeaveFrame{})
	}
	full := *st
	full.Theme, full.HideControls, full.Slides = "", false, ""
	return &full
}

// shared is the first figure of a view that has a value to draw, as a link to the view shows
// it; nil where all are tables, or empty, or of other years than it asks for.
func shared(v *extract.View, cat *catalogue.Catalogue) *page.Picture {
	return sharedFigure(v, v.Drawn(), cat)
}

// sharedFigure is a figure of a view as shared gives it.
func sharedFigure(v *extract.View, f *extract.Figure, cat *catalogue.Catalogue) *page.Picture {
	if f == nil || f.Chart == nil || !f.InYears() || !hasValue(f.Chart.Scene.Spec()) {
		return nil
	}
	return framed(v.State().File(extract.PNG, f.ID, string(state.SizeParameter), chart.Social),
		cat.Say(catalogue.SharedPicture, "title", f.Title, "subtitle", f.Subtitle))
}

// describeSlides gives a reader's slides, which are in no list, what a link to them shows: the
// first of them that is drawn, or else the card of their page.
func (e *Explorer) describeSlides(v *view, doc *page.Document) error {
	full := *v.State
	full.Theme = ""
	doc.ViewAddress = full.Address()
	own, _ := state.SplitSlides(v.Slides)
	for _, address := range own {
		at, figure, _ := strings.Cut(address, "#")
		st := state.Update(state.Parse(e.datasets.whole, at), state.SetLanguage{Language: v.Language})
		p := e.figures.Find(e.datasets.whole, st)
		if p == nil {
			continue
		}
		ds, err := e.datasets.taken(v.Language, extract.Needs(p, e.datasets.whole, st))
		if err != nil {
			return err
		}
		cat := e.catalogues[v.Language]
		view := extract.Of(p, ds, state.Parse(ds, inFull(st).Address()), cat)
		f := view.Drawn()
		if figure != "" {
			f = view.Find(figure)
		}
		if doc.Picture = sharedFigure(view, f, cat); doc.Picture != nil {
			return nil
		}
	}
	doc.Picture = cardOf(v.State, doc, e.catalogues[v.Language])
	return nil
}

func hasValue(spec *chart.Spec) bool {
	for i := range spec.Series {
		if spec.Series[i].HasValue() {
			return true
		}
	}
	return false
}

// cardOf is the card of a page, as a link to it shows it.
func cardOf(st *state.State, doc *page.Document, cat *catalogue.Catalogue) *page.Picture {
	return framed(st.Path()+cardName, cat.Say(catalogue.PageDescription, "title", doc.Title, "introduction", doc.Description))
}

// framed is a picture of the size of a link's.
func framed(address, words string) *page.Picture {
	p := &page.Picture{Address: address, Words: words}
	p.Width, p.Height, _ = chart.Framed(chart.Social)
	return p
}

// card is the picture of a page by its path, whatever its view; nil for one that nobody is
// told of.
func (e *Explorer) card(path string) *host.Download {
	v, err := e.find(path)
	if err != nil {
		return &host.Download{Make: func() (iter.Seq[[]byte], error) { return nil, err }}
	}
	if v.Route == state.NotFound || v.Frame || len(v.Notices) > 0 || v.Path() != path {
		return nil
	}
	doc := v.build()
	if doc.Status != page.Found || doc.Unlisted {
		return nil
	}
	ds, cat := e.datasets.whole, e.catalogues[v.Language]
	product, _ := ds.Product.In(v.Language)
	c := &picture.Card{Product: product, Title: doc.Name, Description: doc.Description, Address: ds.Home + path}
	if doc.Shared != doc.Name && strings.HasPrefix(doc.Description, doc.Shared) {
		// The description begins with the finding, which is the title then.
		c.Title, c.Description = doc.Shared, strings.TrimLeft(strings.TrimPrefix(doc.Description, doc.Shared), ".。 ")
	}
	name := strings.ReplaceAll(strings.Trim(path, "/"), "/", "-")
	if name == "" {
		name = "overview"
	}
	return &host.Download{
		Key: path + cardName, Name: ds.Name + "-" + name + "-card-v" + ds.Version + ".png", MediaType: formats[extract.PNG].MediaType,
		Shown: true, Packed: true, Costly: true,
		Make: func() (iter.Seq[[]byte], error) {
			png, err := c.PNG(cat.Language)
			if err != nil {
				return nil, err
			}
			return inOnePiece(png), nil
		},
	}
}
