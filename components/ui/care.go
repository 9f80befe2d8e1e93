package ui

import "strings"

// Care is what to mind of a figure. A caution stands in full; of all else one
// sentence stands in a line, and the rest opens from there.
type Care struct {
	ID      string // of the whole, "" where something is folded
	FoldID  string // of what is folded, "" where nothing is
	Heading string // before the first words
	First   Phrase // the first caution, or the line
	FirstID string // of the line where it is a note
	Opens   bool   // the first is the line, and the rest opens from it
	// Cautions are the further ones.
	Cautions []Phrase
	More     string // on the line that opens the rest
	Rest     []Phrase
	Notes    []NoteView
	Said     *Link // where more stands in full already; nil for nowhere
}

// Care is what to mind of the figure, nil where there is nothing: the first
// sentence that fits stands in the line, of what to mind, else of its notes.
func (f *Figure) Care() *Care {
	c := &Care{ID: f.FoldID(CarePart), Rest: f.Caveats, Notes: f.Notes, Said: f.Said}
	if len(f.Cautions)+len(c.Rest)+len(c.Notes) == 0 && c.Said == nil {
		return nil
	}
	if len(f.Cautions)+len(c.Rest) > 0 {
		c.Heading = f.CaveatsHeading
	}
	if len(f.Cautions) > 0 {
		c.First, c.Cautions = f.Cautions[0], f.Cautions[1:]
	} else {
		c.takeLine()
	}
	if len(c.Rest)+len(c.Notes) > 0 {
		c.Opens = len(f.Cautions) == 0
		c.FoldID, c.ID, c.More = c.ID, "", f.MoreLabel
	}
	return c
}

// takeLine moves the first sentence that fits from the rest into the line; with
// nothing to mind, that of the first note.
func (c *Care) takeLine() {
	for i, t := range c.Rest {
		first, after := Sentence(t.Text)
		if width(first) > lineWidth {
			continue
		}
		c.First = Phrase{first, t.Language}
		rest := append([]Phrase{}, c.Rest[:i]...)
		if after != "" {
			rest = append(rest, Phrase{after, t.Language})
		}
		c.Rest = append(rest, c.Rest[i+1:]...)
		return
	}
	if len(c.Rest) > 0 || len(c.Notes) == 0 {
		return
	}
	first, after := Sentence(c.Notes[0].Text)
	c.FirstID, c.First.Text = c.Notes[0].ID, first
	notes := []NoteView{}
	if after != "" {
		notes = append(notes, NoteView{Text: after})
	}
	c.Notes = append(notes, c.Notes[1:]...)
}

// lineWidth is how wide a sentence may be that stands in a line, in Latin
// letters.
const lineWidth = 130

// width is how wide a text is, in Latin letters: others are twice as wide.
func width(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x2e80 {
			n++
		}
	}
	return n
}

// Sentence cuts a text behind its first sentence: at a full stop that stands in
// no brackets and has a space and no small letter behind it, or at a Japanese one.
func Sentence(text string) (first, rest string) {
	depth, stop := 0, false
	for i, r := range text {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth--
		case depth == 0 && r == '。':
			i += len("。")
			return text[:i], strings.TrimSpace(text[i:])
		case stop && r == ' ' && (i+1 == len(text) || text[i+1] < 'a' || text[i+1] > 'z'):
			return text[:i], strings.TrimSpace(text[i:])
		}
		stop = depth == 0 && r == '.'
	}
	return text, ""
}
