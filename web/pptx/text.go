package pptx

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	tag    = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})+$`)
	colour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)
)

// markup is XML that is put in as it stands; a string is text.
type markup string

// sheet is XML in the making.
type sheet struct{ strings.Builder }

// add adds XML as fmt.Sprintf makes it: what is a string is escaped, as text and for
// the value of an attribute, and what is markup is not.
func (s *sheet) add(format string, args ...any) {
	for i, a := range args {
		switch a := a.(type) {
		case string:
			args[i] = escaped.Replace(valid(a))
		case markup:
			args[i] = string(a)
		}
	}
	s.WriteString(fmt.Sprintf(format, args...))
}

var escaped = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")

// valid is text without what XML 1.0 cannot hold and without control characters, but
// with line feeds.
func valid(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == utf8.RuneError, r == 0xFFFE, r == 0xFFFF, unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

// breaks are what begins a line.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// clean is text of one line, such as a title: with single spaces and none at its ends.
func clean(s string) string {
	return strings.Join(strings.FieldsFunc(valid(breaks.Replace(s)), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// spaced is the text of a run: clean, with the spaces at its ends, which part it from
// the next run.
func spaced(s string, lines bool) string {
	s = valid(breaks.Replace(s))
	if !lines {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return s
}

// check finds what is wrong with a run.
func (r *Run) check() error {
	if r.Language != "" && !tag.MatchString(r.Language) {
		return fmt.Errorf("the language is %q, expected one such as \"en-GB\"", r.Language)
	}
	if r.Address == "" {
		return nil
	}
	u, err := url.Parse(r.Address)
	if err != nil || u.Host == "" && u.Opaque == "" || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
		return fmt.Errorf("the address is %q, expected an absolute one of http, https or mailto", r.Address)
	}
	return nil
}

// address is an address as a relation holds it: in ASCII, with nothing that no address
// may have. A program would take the whole file for broken otherwise.
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// eastern reports whether a character is one of East Asia, which has a font and a width
// of its own.
func eastern(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r == 'ー'
}

func japanese(language string) bool { return strings.HasPrefix(language, "ja-") }

// writer writes paragraphs of one text.
type writer struct {
	*sheet
	part     *part
	language string
	spoken   func(text string) []Run // parts of a text in the presentation's language, nil for one
	size     int                     // in hundredths of a point; 0 for that of the layout
}

// languages are the attributes of text in the presentation's language.
func (d *deck) languages() markup {
	if japanese(d.Language) {
		return markup(`lang="` + d.Language + `" altLang="en-GB"`)
	}
	return markup(`lang="` + d.Language + `"`)
}

// spokenIn is what parts texts of a slide in a language.
func (d *deck) spokenIn(language string) func(string) []Run {
	if language == d.Language {
		return d.Spoken
	}
	return nil
}

// style is the start of the properties of a run or of a paragraph's end.
func (w *writer) style(name, language, text string, bold bool) {
	w.add(`<a:%s lang="%s"`, markup(name), language)
	if japanese(language) {
		w.add(` altLang="en-GB"`)
	} else if japanese(w.language) || strings.ContainsFunc(text, eastern) {
		w.add(` altLang="ja-JP"`)
	}
	if w.size > 0 {
		w.add(` sz="%d"`, w.size)
	}
	if bold {
		w.add(` b="1"`)
	}
	w.add(` dirty="0"`)
}

// run writes a run, in as many as it has languages.
func (w *writer) run(r *Run, lines bool) {
	if r.Language != "" || w.spoken == nil {
		w.oneRun(r, lines)
		return
	}
	for _, one := range w.spoken(r.Text) {
		one.Address, one.Bold = r.Address, r.Bold
		w.oneRun(&one, lines)
	}
}

// oneRun writes a run of one language, with its lines.
func (w *writer) oneRun(r *Run, lines bool) {
	language := r.Language
	if language == "" {
		language = w.language
	}
	for i, line := range strings.Split(spaced(r.Text, lines), "\n") {
		if i > 0 {
			w.add(`<a:br>`)
			w.style("rPr", language, "", r.Bold)
			w.add(`/></a:br>`)
		}
		if line == "" {
			continue
		}
		w.add(`<a:r>`)
		w.style("rPr", language, line, r.Bold)
		if to := address(r.Address); to != "" && len(to) <= MostAddress {
			w.add(`><a:hlinkClick r:id="%s"/></a:rPr>`, w.part.relate(relation{"hyperlink", to, true}))
		} else {
			w.add(`/>`)
		}
		w.add(`<a:t>%s</a:t></a:r>`, line)
	}
}

// paragraph writes a paragraph. An item of a list is one level down, where the layouts
// have a bullet.
func (w *writer) paragraph(p *Paragraph, lines bool) {
	w.add(`<a:p>`)
	if p.Item {
		w.add(`<a:pPr lvl="1"/>`)
	}
	for i := range p.Runs {
		w.run(&p.Runs[i], lines)
	}
	w.style("endParaRPr", w.language, "", false)
	w.add(`/></a:p>`)
}
