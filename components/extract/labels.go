package extract

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/state"
	"bilateral/data"
)

// Address is where the figure's view is shown in full, without what is of a screen alone.
func (f *Figure) Address() string {
	st := f.c.State
	if st.Frame {
		st = state.Update(st, state.LeaveFrame{})
	}
	view := *st
	view.Theme, view.HideControls = "", false
	return view.Address() + "#" + f.ID
}

// labels are the words that a picture of the figure's chart holds: all that it takes to read
// it where nothing else of the page stands.
func (f *Figure) labels() chart.Labels {
	l := f.Chart.Caption.Labels("")
	l.Names = f.drawnNames()
	said := f.key(&l)
	l.Care, l.More = f.care(said), f.c.Say(catalogue.PictureMore)
	l.Source, l.Brief = f.sourceLines()
	l.Address = f.c.Dataset.Home + f.Address()
	return l
}

// drawnNames names the lines of a chart over years, unless its title does, and counts those
// whose names do not stand on it.
func (f *Figure) drawnNames() string {
	spec := f.Chart.Scene.Spec()
	if spec == nil || !spec.Columned() {
		return ""
	}
	var names, keys, others []string
	all := true
	for i := range spec.Series {
		if s := &spec.Series[i]; isNamed(s) && isLine(s) {
			keys = append(keys, s.Key)
			if s.Name != "" && !slices.Contains(names, s.Name) {
				names = append(names, s.Name)
				all = all && f.isTold(s)
			}
		}
	}
	for i := range spec.Series {
		if s := &spec.Series[i]; !isNamed(s) && isLine(s) && !slices.Contains(keys, s.Key) && !slices.Contains(others, s.Key) {
			others = append(others, s.Key)
		}
	}
	list := strings.Join(names, f.c.Say(catalogue.ListComma))
	switch {
	case len(names) == 0 || all && len(others) == 0:
		return ""
	case len(others) == 0:
		return f.c.Say(catalogue.PictureLines, "list", list)
	}
	return f.c.Say(catalogue.PictureLinesMore, "list", list, "n", strconv.Itoa(len(others)))
}

// isNamed reports whether a series is told apart from the others, by its name or its colour.
func isNamed(s *chart.Series) bool { return s.Labelled || s.Role != chart.Other && !s.Dimmed }

// isLine reports whether any value of a series stands on a line.
func isLine(s *chart.Series) bool {
	return slices.ContainsFunc(s.Points, func(p chart.Point) bool { return p.Present() && !p.Open })
}

// isTold reports whether the title names a line, by any of its names.
func (f *Figure) isTold(s *chart.Series) bool {
	for _, name := range [...]string{s.Name, s.Short, s.Prose, s.Phrase} {
		if name != "" && strings.Contains(f.Chart.Caption.Title, name) {
			return true
		}
	}
	return false
}

// signWords are the phrases for the signs of a chart.
var signWords = [...]catalogue.Key{chart.ProvisionalSign: catalogue.FlagProvisional, chart.FlaggedSign: catalogue.FlagUnreliable,
	chart.BreakSign: catalogue.FlagBreak, chart.DeckSign: catalogue.DeckShort, chart.OutsideSign: catalogue.OutsideLine}

// key says what the marks mean, and gives the words of it that the page may have as a note.
func (f *Figure) key(l *chart.Labels) (said []string) {
	for _, sign := range f.Chart.Scene.Signs() {
		words := f.c.Say(signWords[sign])
		l.Key = append(l.Key, chart.Keyed{Sign: sign, Text: words})
		said = append(said, words)
	}
	return said
}

// care is what to mind in sentences: the cautions first, then what the page notes of the
// marks, then the rest.
func (f *Figure) care(said []string) []string {
	var texts []string
	view := f.taken.View
	for _, p := range view.Cautions {
		texts = append(texts, p.Text)
	}
	for _, n := range view.Notes {
		if !slices.Contains(said, n.Text) {
			texts = append(texts, n.Text)
		}
	}
	for _, p := range view.Caveats {
		texts = append(texts, p.Text)
	}
	var list []string
	for _, text := range texts {
		list = append(list, sentences(text)...)
	}
	space := ""
	if f.c.Catalogue.Language != data.Japanese {
		space = " "
	}
	for i := range list {
		if i > 0 {
			list[i] = space + list[i]
		} else if view.CaveatsHeading != "" {
			list[0] = view.CaveatsHeading + space + list[0]
		}
	}
	return list
}

// sentences are those of a text, each with its stop: one ends with a stop before a space and
// a capital, or with a Japanese one.
func sentences(text string) []string {
	var list []string
	runes, from := []rune(text), 0
	for i, r := range runes {
		ends := r == '。' && i+1 < len(runes) && runes[i+1] != '）' && runes[i+1] != '」'
		if (r == '.' || r == '?' || r == '!') && i+2 < len(runes) && runes[i+1] == ' ' {
			next := runes[i+2]
			ends = (next >= 'A' && next <= 'Z' || next == '“') && i > 1 && runes[i-2] != '.' && runes[i-2] != ' '
		}
		if ends {
			list = append(list, strings.TrimSpace(string(runes[from:i+1])))
			from = i + 1
		}
	}
	if rest := strings.TrimSpace(string(runes[from:])); rest != "" {
		list = append(list, rest)
	}
	return list
}

// sourceLines are the sources in full and by their short names.
func (f *Figure) sourceLines() (full, brief string) {
	space := ""
	if f.c.Catalogue.Language != data.Japanese {
		space = " "
	}
	var long, short []string
	for _, s := range f.Sources() {
		long = append(long, f.c.Say(catalogue.SourceNamed, "publisher", f.c.Text(s.Publisher), "title", f.c.Text(s.Title)))
		if name := f.c.Text(s.DisplayName()); !slices.Contains(short, name) {
			short = append(short, name)
		}
	}
	if len(long) == 0 {
		return "", ""
	}
	label := f.c.Say(catalogue.SourceLabel) + space
	return label + strings.Join(long, space), label + strings.Join(short, f.c.Say(catalogue.SourcesBetween))
}
