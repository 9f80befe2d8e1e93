package pages

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/citation"
	"bilateral/components/state"
	"bilateral/data"
)

// Citations are how a dataset is cited as a whole, as files by name: in words in every
// language, and for programs that keep references.
func Citations(ds *data.Dataset) map[string][]byte {
	files, words := map[string][]byte{}, ""
	for _, language := range data.Languages {
		cat := catalogue.Of(ds, language)
		st := state.Update(state.Parse(ds, "/"), state.SetLanguage{Language: language})
		name, _ := ds.Product.In(language)
		v := &citation.View{Dataset: ds, Catalogue: cat, Name: name, Address: st.Path()}
		for i := range ds.Sources {
			v.Sources = append(v.Sources, &ds.Sources[i])
		}
		if words += citation.Whole(v.Long()) + "\n"; language != data.English {
			continue
		}
		for _, f := range citation.Files {
			files["CITATION"+f.Name[strings.IndexByte(f.Name, '.'):]] = citation.FormatOf(f.Name).Write(v)
		}
	}
	files["CITATION.txt"] = []byte(words)
	return files
}
