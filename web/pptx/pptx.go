// Package pptx writes presentations of PowerPoint: Office Open XML in its transitional
// form (ECMA-376, ISO/IEC 29500-4). It makes what slides of charts need, 16:9: a title, a
// line above it, text, a picture or a table, a foot and the speaker's notes, each in a
// placeholder of a layout, so that a reader can give the slides a look of their own.
//
// It knows nothing of what the slides say. The same presentation gives the same bytes at
// every call: dates are given, and the clock is not asked.
package pptx

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// Presentation is what is written.
type Presentation struct {
	Title, Subject, Author string
	// Language is that of all text unless a slide or a run has another: a tag of BCP 47
	// with a region, such as "en-GB" or "ja-JP".
	Language string
	// Spoken parts a text in that language into runs, each with its Language where it is another;
	// nil where texts have one language.
	Spoken func(text string) []Run
	// Created and Modified are days or times, as YYYY-MM-DD or as RFC 3339 has them; ""
	// for unknown.
	Created, Modified string
	Colours           Colours
	Slides            []Slide // at least one
}

// Colours are the colours of a presentation's theme, each as "#rrggbb".
type Colours struct {
	Paper, Ink string    // of the background and of text
	Second     string    // of text beside the matter: the foot
	Rule       string    // of lines
	Link       string    // of links, followed or not
	Accents    [6]string // the first is that of the line above a title
}

// Slide is one slide. What it has decides on its layout.
type Slide struct {
	Cover    bool        // the layout is that of a first slide: a large title with the text below it
	Language string      // of its text; "" for the presentation's
	Kicker   string      // the line above the title; "" for none
	Title    string      // needed; one paragraph
	Text     []Paragraph // beside a picture, above a table or alone; may be empty
	Table    *Table      // nil for none
	Picture  *Picture    // nil for none; a slide has no table with it, and a cover neither
	Foot     []Run       // one paragraph, such as the source and an address; may be empty
	Notes    []string    // the speaker's notes, a paragraph each; may be empty
}

// Paragraph is a paragraph of a slide's text.
type Paragraph struct {
	Item bool // of a list: it has a bullet
	Runs []Run
}

// Run is a piece of text in one style. A line feed in it begins a line, outside of
// titles; control characters are left out.
type Run struct {
	Text     string
	Bold     bool
	Language string // "" for the slide's
	// Address is where it links to, absolute; "" for no link. One of more than
	// MostAddress bytes is no link.
	Address string
}

// MostAddress is the length in bytes of the longest address that a link is made of. With
// one of 2,268 PowerPoint takes the file for broken (scanny/python-pptx, issue 766); what
// other programs of Office take ends at 2,079.
const MostAddress = 2048

// Picture is a picture of a slide. It is as large as its place allows, in the middle, and
// never cut or stretched.
type Picture struct {
	PNG         []byte // its size gives the proportions
	SVG         []byte // the same picture for programs that draw it; nil for none
	Name        string // in lists of a slide's objects; "" for a general one
	Alternative string // what it shows, for those who do not see it; needed
}

// Table is a table of a slide with a row of heads, each cell one paragraph of text.
// The columns are as wide as their texts ask for.
type Table struct {
	Name        string // in lists of a slide's objects; "" for a general one
	Alternative string // what it says, for those who do not see it; "" for none
	Columns     []Column
	Rows        [][]string // each with a cell for each column
}

// Column is a column of a table.
type Column struct {
	Head   string
	Number bool // its cells end at its right edge
}

// Write writes the presentation. Whatever is wrong with it is found before the first
// byte; later only the error of the writer below comes.
func Write(w io.Writer, p *Presentation) error {
	d, err := p.made()
	if err != nil {
		return fmt.Errorf("pptx: %w", err)
	}
	return d.parcel.write(w, d.modified)
}

// made is the presentation with all its parts.
func (p *Presentation) made() (*deck, error) {
	d := &deck{Presentation: p, words: wordsIn(p.Language), media: map[string]string{}}
	if err := d.check(); err != nil {
		return nil, err
	}
	d.frame()
	for i := range d.Slides {
		d.slide(i)
	}
	d.properties()
	return d, nil
}

// deck is a presentation in the making.
type deck struct {
	*Presentation
	words             words
	created, modified time.Time
	parcel            parcel
	media             map[string]string // by content: the name of the part
}

// check finds what is wrong with the presentation as a whole.
func (d *deck) check() error {
	if len(d.Slides) == 0 {
		return errors.New("a presentation without slides")
	}
	if !tag.MatchString(d.Language) {
		return fmt.Errorf("the language is %q, expected one such as \"en-GB\"", d.Language)
	}
	var err error
	if d.created, err = moment(d.Created); err != nil {
		return err
	}
	if d.modified, err = moment(d.Modified); err != nil {
		return err
	}
	if err := d.Colours.check(); err != nil {
		return err
	}
	for i := range d.Slides {
		if err := d.Slides[i].check(); err != nil {
			return fmt.Errorf("slide %d: %w", i+1, err)
		}
	}
	return nil
}

// moment is a day or a time; the zero time for "".
func moment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("the time is %q, expected YYYY-MM-DD or one of RFC 3339", s)
}

func (c *Colours) check() error {
	for _, one := range append([]string{c.Paper, c.Ink, c.Second, c.Rule, c.Link}, c.Accents[:]...) {
		if !colour.MatchString(one) {
			return fmt.Errorf("the colour is %q, expected #rrggbb", one)
		}
	}
	return nil
}

func (s *Slide) check() error {
	switch {
	case clean(s.Title) == "":
		return errors.New("no title")
	case s.Language != "" && !tag.MatchString(s.Language):
		return fmt.Errorf("the language is %q, expected one such as \"en-GB\"", s.Language)
	case s.Picture != nil && s.Table != nil:
		return errors.New("a picture and a table")
	case s.Cover && (s.Picture != nil || s.Table != nil):
		return errors.New("a cover with a picture or a table")
	}
	runs := s.Foot
	for i := range s.Text {
		runs = append(runs[:len(runs):len(runs)], s.Text[i].Runs...)
	}
	for i := range runs {
		if err := runs[i].check(); err != nil {
			return err
		}
	}
	if s.Picture != nil {
		return s.Picture.check()
	}
	if s.Table != nil {
		return s.Table.check()
	}
	return nil
}
