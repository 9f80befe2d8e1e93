package extract

import (
	"bilateral/components/citation"
	"bilateral/components/download"
	"bilateral/data"
)

// Packed is a figure as a Data Package in every language: the values that it shows, or all
// that its measures have. It is given as it is in each language, English first, as a
// dataset has the texts of one.
func Packed(in []*Figure, all bool) *download.Package {
	first := in[0]
	cited := first.Citation()
	p := &download.Package{Name: first.FileName(all), Day: cited.Published, Address: cited.Address}
	long := ""
	for _, f := range in {
		if f.c.State.Language == data.Japanese {
			p.Title.JA = f.Title
		} else {
			p.Title.EN = f.Title
		}
		p.Editions = append(p.Editions, download.Edition{Writer: Writer(f.c.Dataset, f.c.Catalogue), Tables: []*download.Table{f.Table(all)}})
		long += f.Citation().Long() + "\n"
	}
	p.Files = []download.File{{Name: "CITATION.txt", Content: long}}
	for _, form := range [...]struct {
		name  string
		write func(*citation.View) string
	}{{"CITATION.bib", (*citation.View).BibTeX}, {"CITATION.ris", (*citation.View).RIS}, {"CITATION.csl.json", (*citation.View).CSL}} {
		p.Files = append(p.Files, download.File{Name: form.name, Content: form.write(cited)})
	}
	return p
}
