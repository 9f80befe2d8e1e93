package download

import (
	"strings"

	"bilateral/data"
)

// readme is what a person reads first: what the package is, what its columns mean, why
// a value is missing, under which licences the figures stand and how to cite them. It
// is Markdown that reads well as it is.
func (w *packing) readme(e *Edition) []byte {
	say := wordsOf(e.Language)
	b := &strings.Builder{}
	part := func(text ...string) {
		for _, t := range text {
			b.WriteString(t)
		}
		b.WriteString("\n\n")
	}
	part("# ", w.title(e))
	part(markdown(say.about(w, e)))
	if w.Address != "" {
		part(say.address, address(w.Address))
	}
	part("## ", say.filesHeading)
	w.fileList(b, e)
	part("## ", say.columnsHeading)
	part(say.columns)
	b.WriteString("| " + say.column + " | " + say.otherHead + " | " + say.meaning + " |\n| --- | --- | --- |\n")
	told := map[string]bool{}
	for _, t := range e.Tables {
		columns := t.columns()
		for i := range columns {
			c := &columns[i]
			if told[c.head.EN] {
				continue
			}
			told[c.head.EN] = true
			other := c.head.JA
			if e.Language == data.Japanese {
				other = c.head.EN
			}
			b.WriteString("| `" + e.say(c.head) + "` | `" + other + "` | " + e.say(c.about()) + " |\n")
		}
	}
	b.WriteString("\n")
	part("## ", say.missingHeading)
	part(say.missing)
	for m := data.NotApplicable; m <= data.Low; m++ {
		b.WriteString("- `[" + missingCodes[m] + "]` " + markdown(e.Missing(m)) + "\n")
	}
	b.WriteString("\n")
	part("## ", say.flagsHeading)
	part(say.flags)
	for f := data.Break; f <= data.Tied; f++ {
		b.WriteString("- `[" + flagCodes[f] + "]` " + markdown(e.Flag(f)) + "\n")
	}
	b.WriteString("\n")
	part("## ", say.formulaHeading)
	part(say.formula)
	part("## ", say.licencesHeading)
	part(say.licences)
	w.licenceList(b, e)
	part("## ", say.citeHeading)
	part(say.cite)
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

// fileList lists what is in the package.
func (w *packing) fileList(b *strings.Builder, e *Edition) {
	say := wordsOf(e.Language)
	item := func(name, what string) { b.WriteString("- `" + name + "`" + say.colon + what + "\n") }
	for i := range w.resources {
		if r := &w.resources[i]; r.table != nil {
			what := ""
			if r.at < len(e.Tables) {
				what = markdown(e.say(e.Tables[r.at].Title))
			}
			if what == "" {
				what = markdown(e.say(w.Title))
			}
			item(r.path, what+say.inLanguage[r.edition.Language])
		}
	}
	item(sourcesFile, say.sourcesFile)
	item(licencesFile, say.licencesFile)
	for _, name := range w.files {
		item(name, say.otherFile)
	}
	item(descriptorFile, say.descriptorFile)
	b.WriteString("\n")
}

// title is what the package is called.
func (w *packing) title(e *Edition) string {
	if title := markdown(e.say(w.Title)); title != "" {
		return title
	}
	return markdown(w.Name)
}

// licenceList says under which licence each source is.
func (w *packing) licenceList(b *strings.Builder, e *Edition) {
	say := wordsOf(e.Language)
	for _, id := range w.sources {
		s := e.source(id)
		b.WriteString("- " + markdown(title(e, s)) + say.colon)
		stated := e.stated(&Row{Source: id}, licence)
		switch {
		case stated == "":
			b.WriteString(say.noLicence)
		case !s.Licence.IsStated() && !s.Terms.IsZero():
			b.WriteString(say.terms + markdown(stated))
		default:
			b.WriteString(markdown(stated))
		}
		if s.LicenceAddress != "" {
			b.WriteString(" " + address(s.LicenceAddress))
		}
		b.WriteString("\n")
	}
	if len(w.sources) == 0 {
		b.WriteString(say.noSources + "\n")
	}
	b.WriteString("\n")
}

// licences is LICENCES.md, in every language.
func (w *packing) licences() []byte {
	b := &strings.Builder{}
	for i := range w.Editions {
		e := &w.Editions[i]
		say := wordsOf(e.Language)
		b.WriteString("# " + say.licencesHeading + "\n\n" + say.licences + "\n\n")
		w.licenceList(b, e)
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

// line is a text on one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// markdown is a text on one line, in which nothing is taken for a mark of Markdown.
func markdown(text string) string {
	text = line(text)
	var b strings.Builder
	for i := range len(text) {
		switch text[i] {
		case '\\', '*', '_', '[', ']', '<', '|', '`', '#', '~':
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// address is an address as a link, or as it is where it leads nowhere but on its site.
func address(text string) string {
	text = strings.NewReplacer("<", "%3C", ">", "%3E", "`", "%60", " ", "%20").Replace(line(text))
	if isWeb(text) {
		return "<" + text + ">"
	}
	return "`" + text + "`"
}
