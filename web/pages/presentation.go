package pages

import (
	"bytes"
	"iter"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/extract"
	"bilateral/components/page"
	slidespage "bilateral/components/page/slides"
	"bilateral/components/slides"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
	"bilateral/web/host"
	"bilateral/web/picture"
	"bilateral/web/pptx"
)

const presentationType = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

// locales are the languages as a presentation's text has them.
var locales = map[data.Language]string{data.English: "en-GB", data.Japanese: "ja-JP"}

// slidesFile finds the file of slides that an address asks for; nil where it asks for
// something else.
func (e *Explorer) slidesFile(target string) *host.Download {
	path, query, _ := strings.Cut(target, "?")
	folder, asks := strings.CutSuffix(path, slidespage.FileName)
	if !asks {
		return nil
	}
	st := state.Parse(e.datasets.whole, folder+"?"+query)
	if st.Route != state.Slides || st.Frame || st.Path() != folder {
		return nil
	}
	cat := e.catalogues[st.Language]
	own, beyond := state.SplitSlides(st.Slides)
	if beyond != "" {
		return &host.Download{Refused: cat.Say(catalogue.NoticeSlides, "value", beyond, "most", strconv.Itoa(state.MostSlides))}
	}
	st.Slide, st.Theme = 0, ""
	ds, err := e.datasets.taken(st.Language, extract.AllCollections(e.datasets.whole))
	if err != nil {
		return &host.Download{Make: func() (iter.Seq[[]byte], error) { return nil, err }}
	}
	name := ds.Name + "-slides"
	if len(own) > 0 {
		name = ds.Name + "-own-slides"
	}
	if st.Language != data.English {
		name += "-" + string(st.Language)
	}
	return &host.Download{
		Key: slidespage.FileAddress(st), Name: name + "-v" + ds.Version + ".pptx", MediaType: presentationType, Packed: true, Costly: true,
		Make: func() (iter.Seq[[]byte], error) {
			// Each has a context of its own, as the context of a page is used once.
			c := &page.Context{Dataset: ds, State: slidesState(ds, st), Catalogue: cat}
			return presented(c, slides.Of(e.figures, c))
		},
	}
}

// slidesState is the view of slides in a dataset that has what they need.
func slidesState(ds *data.Dataset, st *state.State) *state.State {
	own := state.Parse(ds, st.Path())
	own.Slides = st.Slides
	return own
}

// presented makes a presentation of slides.
func presented(c *page.Context, set *slides.Set) (iter.Seq[[]byte], error) {
	p := newPresenter(c)
	p.out.Title = c.DeckTitle()
	if len(set.Own) > 0 {
		p.out.Title = c.Say(catalogue.SlidesOwnTitle)
	}
	for n := 1; n <= set.Len(); n++ {
		if err := p.add(set.Slide(n), n == 1 && len(set.Own) == 0); err != nil {
			return nil, err
		}
	}
	return p.written()
}

// chartPresented makes a presentation of a figure's chart alone.
func chartPresented(f *extract.File) (iter.Seq[[]byte], error) {
	p := newPresenter(&page.Context{Dataset: f.Dataset, State: f.View.State(), Catalogue: f.Catalogue})
	p.out.Title = f.Figure.Title
	slide := &slides.Slide{Number: 1, Title: ui.Phrase{Text: f.Figure.Title}, Figure: f.Figure, At: f.View.State()}
	if err := p.add(slide, false); err != nil {
		return nil, err
	}
	return p.written()
}

// presenter fills a presentation.
type presenter struct {
	*page.Context
	out pptx.Presentation
}

func newPresenter(c *page.Context) *presenter {
	p := &presenter{Context: c}
	p.out = pptx.Presentation{Subject: c.Text(c.Dataset.Deck), Author: c.Text(c.Dataset.Product), Language: locales[c.State.Language],
		Created: c.Dataset.Released, Modified: c.Dataset.Released, Colours: themeColours()}
	if c.State.Language == data.Japanese {
		p.out.Spoken = func(text string) (runs []pptx.Run) {
			for _, part := range page.Spoken(text) {
				runs = append(runs, pptx.Run{Text: part.Text, Language: locales[data.Language(part.Language)]})
			}
			return runs
		}
	}
	return p
}

// themeColours are those of the site on paper.
func themeColours() pptx.Colours {
	of := map[string]string{}
	for _, colour := range chart.Colours() {
		of[colour.Property] = colour.Light
	}
	return pptx.Colours{Paper: chart.PaperLight, Ink: chart.InkLight, Second: chart.Ink2Light, Rule: chart.RuleLight, Link: chart.InkLight,
		Accents: [6]string{of["--ink-2"], of["--a"], of["--b"], of["--pair"], of["--c1"], of["--c2"]}}
}

// written is the presentation as a file.
func (p *presenter) written() (iter.Seq[[]byte], error) {
	var b bytes.Buffer
	if err := pptx.Write(&b, &p.out); err != nil {
		return nil, err
	}
	return inOnePiece(b.Bytes()), nil
}

// add puts a slide into the presentation.
func (p *presenter) add(s *slides.Slide, cover bool) error {
	out := pptx.Slide{Cover: cover, Kicker: s.Kicker.Text, Title: s.Title.Text, Language: locales[data.Language(s.Title.Language)]}
	p.says(&out, s)
	if f := s.Figure; f != nil && f.Chart != nil {
		drawn, err := p.picture(f.Chart, len(out.Text) == 0)
		if err != nil {
			return err
		}
		out.Picture = drawn
	}
	if s.Table != nil {
		if out.Table = p.table(s.Table); s.Figure != nil { // how much of it there is
			out.Text = append(out.Text, pptx.Paragraph{Runs: []pptx.Run{{Text: s.Table.Caption}}})
		}
	}
	p.foot(&out, s)
	p.notes(&out, s)
	p.out.Slides = append(p.out.Slides, out)
	return nil
}

// says puts the deck's words on a slide, or why there is no figure.
func (p *presenter) says(out *pptx.Slide, s *slides.Slide) {
	if s.Message.Text != "" {
		words := pptx.Paragraph{}
		if s.Heading.Text != "" {
			words.Runs = append(words.Runs, pptx.Run{Text: s.Heading.Text + "\n", Bold: true})
		}
		words.Runs = append(words.Runs, p.run(s.Message))
		out.Text = append(out.Text, words)
	}
	for _, line := range s.Lines {
		out.Text = append(out.Text, pptx.Paragraph{Item: len(s.Lines) > 1, Runs: []pptx.Run{p.run(line)}})
	}
	if s.Given != "" {
		out.Text = append(out.Text, pptx.Paragraph{Runs: []pptx.Run{{Text: p.Say(catalogue.SlideGiven) + " "}, {Text: s.Given}}})
	}
}

// run is a text in its language.
func (p *presenter) run(text ui.Phrase) pptx.Run {
	return pptx.Run{Text: text.Text, Language: locales[data.Language(text.Language)]}
}

// The sizes of a chart on a slide, in pixels: of one that has the slide to itself, and of
// one with words at its left.
const (
	wholeWidth, wholeHeight   = 1164, 451
	besideWidth, besideHeight = 714, 451
)

// picture is a chart without its title, its sources and its address, which are the slide's.
func (p *presenter) picture(c *page.Chart, whole bool) (*pptx.Picture, error) {
	width, height := besideWidth, besideHeight
	if whole {
		width, height = wholeWidth, wholeHeight
	}
	labels := c.Caption.Labels("")
	if c.Labels != nil {
		labels = c.Labels()
	}
	labels.Title, labels.Source, labels.Brief, labels.Address = "", "", "", ""
	svg := c.Scene.FileIn(width, height, p.State.Language, labels)
	png, err := picture.Raster(svg, 2)
	if err != nil {
		return nil, err
	}
	return &pptx.Picture{PNG: png, SVG: []byte(svg), Name: c.Caption.Title, Alternative: c.Caption.Alternative}, nil
}

// table is a slide's table.
func (p *presenter) table(t *ui.FigureTable) *pptx.Table {
	out := &pptx.Table{Name: t.Caption, Alternative: t.Caption}
	for i, head := range t.Heads {
		out.Columns = append(out.Columns, pptx.Column{Head: head.Text, Number: i > 0 && head.Class == ""})
	}
	for i := range t.Rows {
		row := []string{t.Rows[i].Head}
		for _, cell := range t.Rows[i].Cells {
			text := cell.Value
			if cell.NoteMark != "" {
				text += " [" + cell.NoteMark + "]"
			}
			if cell.Label.Text != "" {
				text = p.Say(catalogue.CaptionAside, "text", text, "aside", cell.Label.Text)
			}
			row = append(row, text)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// furnished is what stands under a slide's figure, or under the slide itself.
func (p *presenter) furnished(s *slides.Slide) (sources []ui.SourceLink, mind []ui.Phrase) {
	if s.Figure == nil {
		return s.Sources, s.Notes
	}
	view := s.Figure.Shown(p.Context, "figure")
	mind = append(append(mind, view.Cautions...), view.Caveats...)
	for _, n := range view.Notes {
		mind = append(mind, ui.Phrase{Text: n.Text})
	}
	return view.Sources, mind
}

// foot names the sources, and where the view is.
func (p *presenter) foot(out *pptx.Slide, s *slides.Slide) {
	sources, _ := p.furnished(s)
	for i, source := range sources {
		before := " "
		switch {
		case i > 0:
			before = p.Say(catalogue.ListComma)
		case s.Figure == nil && s.Table == nil:
			before = ""
		default:
			before = p.Say(catalogue.SourceLabel) + " "
		}
		out.Foot = append(out.Foot, pptx.Run{Text: before}, pptx.Run{Text: source.Text, Address: p.absolute(source.Address), Language: locales[data.Language(source.Language)]})
	}
	if at := p.address(s); at != "" {
		out.Foot = append(out.Foot, pptx.Run{Text: "  "}, pptx.Run{Text: at, Address: p.absolute(at)})
	}
}

// address is where a slide's view is shown, "" for nowhere.
func (p *presenter) address(s *slides.Slide) string {
	switch {
	case s.At == nil:
		return ""
	case s.Figure == nil:
		return p.Dataset.Home + s.At.Address()
	}
	return p.Dataset.Home + s.At.Address() + "#" + s.Figure.ID
}

// absolute is an address that leads to the site from elsewhere; "" where nobody knows where
// that is.
func (p *presenter) absolute(address string) string {
	if strings.HasPrefix(address, "/") {
		address = p.Dataset.Home + address
	}
	if strings.Contains(address, ":") {
		return address
	}
	return ""
}

// notes are what a speaker needs beside the slide.
func (p *presenter) notes(out *pptx.Slide, s *slides.Slide) {
	add := func(text string) {
		if text != "" {
			out.Notes = append(out.Notes, text)
		}
	}
	for _, n := range s.Notices {
		add(n.Text)
	}
	if f := s.Figure; f != nil && f.Chart != nil {
		add(f.Chart.Caption.Summary)
	}
	var checks []string
	for _, check := range s.Checks {
		checks = append(checks, check.Text)
	}
	if len(checks) > 0 {
		add(p.Say(catalogue.AltValue, "what", strings.TrimRight(p.Say(catalogue.ChecksLabel), ":："), "value", p.Join(checks...)))
	}
	sources, mind := p.furnished(s)
	for _, text := range mind {
		add(text.Text)
	}
	for _, n := range s.Marked {
		add(n.Text)
	}
	if s.Table != nil {
		for _, mark := range s.Table.Marks() {
			add(mark)
		}
	}
	for _, source := range sources {
		if source.Full != source.Text {
			add(source.Full)
		}
	}
	add(p.address(s))
}
