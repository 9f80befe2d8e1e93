package pptx

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"
)

var colours = Colours{"#fbfaf7", "#1b1f24", "#4a525c", "#d9d6cf", "#12355b", [6]string{"#bf2140", "#12355b", "#966300", "#1b7e7e", "#8161b3", "#533009"}}

// drawing is a picture of a size, of another colour for another number.
func drawing(width, height int, number uint8) *Picture {
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Gray{number}})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return &Picture{PNG: b.Bytes(), SVG: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="5"><path d="M0 0h8v5z"/></svg>`), Name: "Chart", Alternative: "A line that rises"}
}

func plain(text string) []Paragraph { return []Paragraph{{Runs: []Run{{Text: text}}}} }

// sample has a slide of each layout, with all that a slide can have.
func sample() *Presentation {
	return &Presentation{Title: "Works & students", Subject: "Slides <of charts>", Author: "The Explorer", Language: "en-GB", Created: "2026-11-24", Modified: "2026-11-25T09:30:00+09:00", Colours: colours, Slides: []Slide{
		{Cover: true, Kicker: "The Explorer", Title: "Two countries", Text: plain("A deck"), Foot: []Run{{Text: "Home", Address: "https://example.org/"}}, Notes: []string{"Welcome"}},
		{Kicker: "Part 1", Title: "Works doubled", Text: []Paragraph{{Runs: []Run{{Text: "Message. ", Bold: true}, {Text: "They rose."}}}, {Item: true, Runs: []Run{{Text: "Details", Address: "https://example.org/a?b=1&c=2"}}}},
			Picture: drawing(800, 538, 1), Foot: []Run{{Text: "Source: X. "}, {Text: "https://example.org/a?b=1&c=2", Address: "https://example.org/a?b=1&c=2"}}, Notes: []string{"First.", "Second,\nin two lines."}},
		{Title: "A picture alone", Picture: drawing(300, 600, 2)},
		{Kicker: "Part 2", Title: "Text alone", Text: []Paragraph{{Runs: []Run{{Text: "One\ntwo "}, {Text: "三", Language: "ja-JP"}}}}},
		{Kicker: "Part 3", Title: "A table", Text: plain("Below"), Table: &Table{Columns: []Column{{Head: "Finding"}, {Head: "Value", Number: true}}, Rows: [][]string{{"Works <all>", "1,021"}, {"", "12.5 %"}}}, Notes: []string{"Of the table"}},
		{Title: "A table alone", Table: &Table{Name: "List", Alternative: "A list", Columns: []Column{{Head: "Only"}}}},
		{Title: "Nothing else"},
	}}
}

// inEastern is a presentation in Japanese.
func inEastern() *Presentation {
	p := sample()
	p.Language, p.Title = "ja-JP", "論文と留学生"
	p.Slides = append(p.Slides, Slide{Kicker: "第1部　人と論文", Title: "日英共著論文は2012年から2022年に倍増した", Text: plain("一つ目の\n知見"), Picture: drawing(800, 538, 1), Foot: []Run{{Text: "出典：", Bold: true}, {Text: "例", Address: "https://example.org/日本?q=東京"}}, Notes: []string{"注意：整数カウント。"}},
		Slide{Language: "en-GB", Title: "In English"})
	return p
}

func written(t *testing.T, p *Presentation) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// samples are presentations of all kinds by a name.
func samples() map[string]*Presentation {
	one := &Presentation{Language: "en-GB", Colours: colours, Slides: []Slide{{Title: "One"}}}
	many := sample()
	for len(many.Slides) < 120 {
		many.Slides = append(many.Slides, many.Slides[1])
	}
	all := map[string]*Presentation{"all": sample(), "japanese": inEastern(), "one": one, "many": many, "nasty": {Language: "en-GB", Colours: colours}}
	for _, c := range nasty {
		for _, s := range sample().Slides[:5] {
			spoil(&s, c.given)
			all["nasty"].Slides = append(all["nasty"].Slides, s)
		}
		all["nasty"].Title, all["nasty"].Author = all["nasty"].Title+c.given, all["nasty"].Author+c.given
	}
	return all
}

// spoil puts a text wherever a slide has one.
func spoil(s *Slide, text string) {
	s.Kicker, s.Title, s.Foot, s.Notes = text, "T"+text, []Run{{Text: text}, {Text: text, Bold: true}}, []string{text, text}
	if !s.Cover && s.Table == nil && s.Picture == nil {
		s.Picture = drawing(5, 4, 3)
	}
	s.Text = append(plain(text), Paragraph{Item: true, Runs: []Run{{Text: text}, {Text: text, Address: "https://example.org/"}}})
	if s.Picture != nil {
		s.Picture.Name, s.Picture.Alternative = text, "A"+text
	}
	if s.Table != nil {
		s.Table.Name, s.Table.Alternative = text, text
		for i := range s.Table.Columns {
			s.Table.Columns[i].Head = text
		}
		for i := range s.Table.Rows {
			for j := range s.Table.Rows[i] {
				s.Table.Rows[i][j] = text
			}
		}
	}
}

func TestTheSameBytesAtEveryCall(t *testing.T) {
	for name, p := range samples() {
		if first := written(t, p); !bytes.Equal(first, written(t, p)) {
			t.Errorf("%s: other bytes at another call", name)
		}
	}
}

// What is wrong is said before a byte is written.
func TestWhatIsRefused(t *testing.T) {
	for _, c := range []struct {
		because string
		wrong   func(p *Presentation)
		says    string
	}{
		{"a file without slides is none", func(p *Presentation) { p.Slides = nil }, "pptx: a presentation without slides"},
		{"without a language no program knows how to read it aloud", func(p *Presentation) { p.Language = "" }, `pptx: the language is ""`},
		{"a language needs its region for a program to know it", func(p *Presentation) { p.Slides[1].Language = "ja" }, `pptx: slide 2: the language is "ja"`},
		{"the day is one of the calendar", func(p *Presentation) { p.Created = "2026-02-30" }, `pptx: the time is "2026-02-30"`},
		{"so is that of the last change", func(p *Presentation) { p.Modified = "today" }, `pptx: the time is "today"`},
		{"a colour has six digits", func(p *Presentation) { p.Colours.Accents[5] = "#fff" }, `pptx: the colour is "#fff"`},
		{"none is left out", func(p *Presentation) { p.Colours.Rule = "" }, `pptx: the colour is ""`},
		{"a slide is found by its title", func(p *Presentation) { p.Slides[3].Title = " \n\x01 " }, "pptx: slide 4: no title"},
		{"a picture and a table would lie on each other", func(p *Presentation) { p.Slides[4].Picture = drawing(1, 1, 1) }, "pptx: slide 5: a picture and a table"},
		{"a cover has no place for a picture", func(p *Presentation) { p.Slides[0].Picture = drawing(1, 1, 1) }, "pptx: slide 1: a cover with"},
		{"a cover has no place for a table", func(p *Presentation) { p.Slides[0].Table = p.Slides[4].Table }, "pptx: slide 1: a cover with"},
		{"a picture is a PNG", func(p *Presentation) { p.Slides[1].Picture.PNG = []byte("GIF89a") }, "pptx: slide 2: the picture is no PNG: "},
		{"a picture says what it shows", func(p *Presentation) { p.Slides[1].Picture.Alternative = " " }, "pptx: slide 2: the picture has no alternative"},
		{"broken SVG would be shown as a cross", func(p *Presentation) { p.Slides[1].Picture.SVG = []byte("<svg><g></svg>") }, "pptx: slide 2: the picture's SVG"},
		{"SVG is SVG", func(p *Presentation) { p.Slides[1].Picture.SVG = []byte("<html/>") }, "pptx: slide 2: the picture's SVG"},
		{"a table has columns", func(p *Presentation) { p.Slides[4].Table.Columns = nil }, "pptx: slide 5: a table without columns"},
		{"a row fills its columns", func(p *Presentation) { p.Slides[4].Table.Rows[1] = []string{"a"} }, "pptx: slide 5: row 2 of the table has 1 cells, expected 2"},
		{"a relative address leads nowhere from a file", func(p *Presentation) { p.Slides[1].Foot[1].Address = "/partners/" }, `pptx: slide 2: the address is "/partners/"`},
		{"a link runs nothing", func(p *Presentation) { p.Slides[1].Text[1].Runs[0].Address = "javascript:alert(1)" }, `pptx: slide 2: the address is "javascript:alert(1)"`},
		{"an address is one", func(p *Presentation) { p.Slides[1].Foot[0].Address = "https://example.org/%zz" }, `pptx: slide 2: the address is "https://example.org/%zz"`},
		{"a run's language is one", func(p *Presentation) { p.Slides[1].Foot[0].Language = "English" }, `pptx: slide 2: the language is "English"`},
	} {
		p := sample()
		c.wrong(p)
		var b bytes.Buffer
		if err := Write(&b, p); err == nil || !strings.HasPrefix(err.Error(), c.says) || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes, want %s", c.because, err, b.Len(), c.says)
		}
	}
}

// full is a writer that takes some bytes.
type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestTheErrorOfTheWriterBelowComes(t *testing.T) {
	whole := len(written(t, sample()))
	for left := 0; left < whole; left += 997 {
		if err := Write(&full{left}, sample()); !errors.Is(err, errFull) {
			t.Fatalf("with room for %d of %d bytes: %v", left, whole, err)
		}
	}
	if err := Write(io.Discard, sample()); err != nil {
		t.Error(err)
	}
}
