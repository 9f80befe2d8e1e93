package spreadsheet

import (
	"bilateral/components/catalogue"
)

// sources makes the sheet of the sources of the rows, in the order in which they first
// stand there.
func (b *book) sources() error {
	name, say := b.Words.Say(catalogue.SourcesTitle), b.Words.Say
	if err := b.sheet(name); err != nil {
		return err
	}
	columns := []struct {
		head  string
		width int
	}{
		{say(catalogue.PublisherTerm), 26}, {say(catalogue.BookTitle), 36}, {say(catalogue.BookAddress), 36},
		{say(catalogue.ReadTerm), 12}, {say(catalogue.DatabaseTerm), 26}, {say(catalogue.CountingTerm), 30},
		{say(catalogue.LicenceTerm), 26}, {say(catalogue.BookLicenceAddress), 30}, {say(catalogue.TermsTerm), 36},
	}
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.head
		if err := b.width(name, i+1, float64(c.width)); err != nil {
			return err
		}
	}
	if err := b.table(name, sourceTable, heads, len(b.found.sources)); err != nil {
		return err
	}
	stated := func(text string) string {
		if text == "" {
			return say(catalogue.NotStated)
		}
		return text
	}
	for i, id := range b.found.sources {
		s, terms := b.Writer.Source(id), ""
		if of := b.Writer.Dataset.Source(id); of != nil {
			terms, _ = of.Terms.In(b.Writer.Language)
		}
		if s.Licence == terms {
			s.Licence = "" // it is said as terms
		}
		lines := 1
		for j, text := range []string{s.Publisher, s.Title, s.Address, s.Read, stated(s.Database), stated(s.Counting), stated(s.Licence), s.LicenceAddress, terms} {
			if text == "" {
				continue
			}
			if err := b.address(name, j+1, i+2, text); err != nil {
				return err
			}
			lines = max(lines, linesIn(text, columns[j].width))
		}
		if err := b.height(name, i+2, lines); err != nil {
			return err
		}
	}
	return b.onePage(name)
}
